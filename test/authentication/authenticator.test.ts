import { type Authenticator, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { errorOf, listAccessKeys, mockOnServer, signedBy } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }] };
const list = () => listAccessKeys({}, signedBy(KEY));

describe("an authenticator of one's own", () => {
  test.each([[new RangeError("no such key")], ["no such key"]])("that throws %j is a defect", async (defect) => {
    vi.spyOn(console, "error").mockReturnValue();
    const authentication: Authenticator = {
      async authenticate() {
        throw defect;
      },
    };
    const iam = mockOnServer({ account, authentication });
    const internalFailure = { status: 500, type: "Receiver", code: "InternalFailure", message: expect.any(String) };
    expect(await errorOf(await list())).toEqual(internalFailure);
    expect(String(iam.journal.attempts[0]?.internal)).toContain("no such key");
    // Nor does half of an answer get out.
    iam.fail("ListAccessKeys", "cut-off-body");
    expect(await errorOf(await list())).toEqual(internalFailure);
  });

  test("is not asked where the test's clock is broken", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const authenticate = vi.fn<Authenticator["authenticate"]>();
    let isBroken = false;
    mockOnServer({
      account,
      authentication: { authenticate },
      now: () => {
        if (isBroken) throw new Error("the clock is broken");
        return new Date();
      },
    });
    isBroken = true;
    expect(await errorOf(await list())).toMatchObject({ status: 500, code: "InternalFailure" });
    expect(authenticate).not.toHaveBeenCalled();
  });

  test("that is at work does not outlive reset", async () => {
    let letIn: (() => void) | undefined;
    const authentication: Authenticator = {
      authenticate: () =>
        new Promise((resolve) => {
          letIn = () => resolve(undefined);
        }),
    };
    const iam = mockOnServer({ account, authentication });
    const answer = list();
    answer.catch(() => {});
    await vi.waitUntil(() => letIn !== undefined, { timeout: 30_000 });
    iam.reset();
    letIn?.();
    await expect(answer).rejects.toThrow(TypeError);
    expect(iam.journal.attempts).toEqual([]);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toBeUndefined();
  });

  test("ends when the client gives up, and the request does not take effect", async () => {
    const client = new AbortController();
    const authentication: Authenticator = {
      async authenticate() {
        client.abort();
        return undefined;
      },
    };
    const iam = mockIam({ account, authentication }).delay("*", 1e9);
    const request = new Request("https://iam.amazonaws.com/?Action=ListAccessKeys&Version=2010-05-08", {
      headers: signedBy(KEY),
      signal: client.signal,
    });
    await iam.handlers[0]?.run({ request, requestId: "1" });
    expect(iam.journal.attempts[0]).toMatchObject({ action: "ListAccessKeys", status: undefined });
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toBeUndefined();
  });
});
