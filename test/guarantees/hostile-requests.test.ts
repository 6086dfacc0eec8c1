import { format } from "node:util";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, inject, test, vi } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { createTargets, hostileActions, hostileRequest } from "../support/hostile-requests.ts";
import { mockOnServer, post, server } from "../support/server.ts";

const BATCH = 1_000;
const batches = Array.from({ length: inject("isThorough") ? 20 : 1 }, (_, index) => index * BATCH);

describe("hostile input: any bytes in method, path, query, headers and body", () => {
  test.for(batches)(
    `${BATCH} requests from number %i on get a normal response or a 4xx in AWS's shape, as valid XML, and change only what they may`,
    async (first, { signal }) => {
      vi.spyOn(console, "warn").mockReturnValue();
      const complaintAbout = createTargets();
      for (let seed = first; seed < first + BATCH; seed += 1) {
        signal.throwIfAborted();
        expect(await complaintAbout(seed), `request ${seed}`).toBeUndefined();
      }
    },
  );

  test("an action's name does not spoil what the console says of a defect", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const iam = mockOnServer();
    const defect = new Error("broken");
    iam.fail("*", "Throttling", {
      when: () => {
        throw defect;
      },
    });
    await post({ Action: "%i\u001B[2J\nmsw-iam: all is well" });
    const line = format(...(error.mock.calls[0] ?? []));
    expect(line).toContain(defect.stack);
    expect(line.replace(defect.stack ?? "", "")).not.toMatch(/[\u0000-\u001F]/);
  });

  test("every action that the double models is among them", () => {
    expect([...hostileActions].sort()).toEqual([...actionNames].sort());
  });

  test("through fetch, they fare as they do without it", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const [direct, fetched] = [mockIam({ services: ["iam", "sts"] }), mockIam({ services: ["iam", "sts"] })];
    server.use(...fetched.handlers);
    // What fetch refuses to send never comes to the double.
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
