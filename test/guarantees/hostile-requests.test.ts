import { format } from "node:util";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, inject, test, vi } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { createTargets, hostileActions, hostileRequest } from "../support/hostile-requests.ts";
import { mockOnServer, post, server } from "../support/server.ts";

const BATCH = 1_000;
const batches = Array.from({ length: inject("isThorough") ? 20 : 1 }, (_, index) => index * BATCH);

describe("requests with arbitrary bytes in method, path, query, headers and body", () => {
  test.for(batches)(
    `${BATCH} requests from number %i on get valid XML with a 200 or a 4xx in AWS's format, and change the account only if they may`,
    async (first, { signal }) => {
      vi.spyOn(console, "warn").mockReturnValue();
      const problemWith = createTargets();
      for (let seed = first; seed < first + BATCH; seed += 1) {
        signal.throwIfAborted();
        expect(await problemWith(seed), `request ${seed}`).toBeUndefined();
      }
    },
  );

  test("an action's name adds no control characters or format directives to the console's message about an internal failure", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const iam = mockOnServer();
    const cause = new Error("broken");
    iam.fail("*", "Throttling", {
      when: () => {
        throw cause;
      },
    });
    await post({ Action: "%i\u001B[2J\nmsw-iam: all is well" });
    const line = format(...(error.mock.calls[0] ?? []));
    expect(line).toContain(cause.stack);
    expect(line.replace(cause.stack ?? "", "")).not.toMatch(/[\u0000-\u001F]/);
  });

  test("include every action that the mock supports", () => {
    expect([...hostileActions].sort()).toEqual([...actionNames].sort());
  });

  test("get the same responses through fetch as through getResponse", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const [direct, fetched] = [mockIam({ services: ["iam", "sts"] }), mockIam({ services: ["iam", "sts"] })];
    server.use(...fetched.handlers);
    // fetch refuses to send some requests.
    const isSent = ({ headers }: Request) =>
      !headers.has("Content-Length") && ![...headers.values()].some((value) => /[\u0001-\u001F\u007F]/.test(value));
    for (let seed = 0; seed < 200; seed += 1) {
      if (!isSent(hostileRequest(seed))) continue;
      const expected = await getResponse(direct.handlers, hostileRequest(seed));
      const answer = await fetch(hostileRequest(seed));
      expect([answer.status, await answer.text()], `request ${seed}`).toEqual([
        expected?.status,
        await expected?.text(),
      ]);
    }
    expect(fetched.snapshot()).toEqual(direct.snapshot());
  });
});
