import { type Authenticator, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { errorOf, listAccessKeys, mockOnServer, signedBy } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }] };
const list = () => listAccessKeys({}, signedBy(KEY));

describe("a custom authenticator", () => {
  test.each([[new RangeError("no such key")], ["no such key"]])(
    "that throws %j causes an InternalFailure, which the journal describes",
    async (defect) => {
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
      // A fault that cuts off the body does not replace the error.
      iam.fail("ListAccessKeys", "cut-off-body");
      expect(await errorOf(await list())).toEqual(internalFailure);
    },
  );

  test.each([
    ["an active key", KEY, expect.objectContaining({ secretAccessKey: "bob's secret" }), 200],
    ["an inactive key", "AKIABOBSPASSIVEXAMPL", undefined, 403],
    ["an unknown key", "AKIASTRANGERSEXAMPLE", undefined, 403],
  ])("gets the secret of %s only if the account accepts the key", async (_, id, credential, status) => {
    const authenticate = vi.fn<Authenticator["authenticate"]>(async () => undefined);
    const AccessKeys = [
      { AccessKeyId: KEY, SecretAccessKey: "bob's secret" },
      { AccessKeyId: "AKIABOBSPASSIVEXAMPL", Status: "Inactive" },
    ];
    mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys }] }, authentication: { authenticate } });
    expect((await listAccessKeys({}, signedBy(id))).status).toBe(status);
    expect(authenticate.mock.calls.map(([request]) => request.credential)).toEqual([credential]);
  });

  test("is not called if now throws", async () => {
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

  test("that is still running at reset() has no effect on the account or the journal", async () => {
    let accept: (() => void) | undefined;
    const authentication: Authenticator = {
      authenticate: () =>
        new Promise((resolve) => {
          accept = () => resolve(undefined);
        }),
    };
    const iam = mockOnServer({ account, authentication });
    const response = list();
    response.catch(() => {});
    await vi.waitUntil(() => accept !== undefined, { timeout: 30_000 });
    iam.reset();
    accept?.();
    await expect(response).rejects.toThrow(TypeError);
    expect(iam.journal.attempts).toEqual([]);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toBeUndefined();
  });

  test("does not delay a request whose client has gone, nor record it as a use of the key", async () => {
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

test.each<[unknown, string]>([
  [true, "true"],
  [false, "false"],
  ["SignatureDoesNotMatch", '"SignatureDoesNotMatch"'],
  [{}, "{ code: undefined, message: undefined }"],
  [{ code: "NoSuchCode" }, '{ code: "NoSuchCode", message: undefined }'],
  [{ code: "__proto__" }, '{ code: "__proto__", message: undefined }'],
  [{ code: "AccessDenied", message: 5 }, '{ code: "AccessDenied", message: 5 }'],
])(
  "an authenticator that returns %j causes an InternalFailure that says what it must return",
  async (returned, found) => {
    vi.spyOn(console, "error").mockReturnValue();
    const iam = mockOnServer({ account, authentication: { authenticate: async () => returned as never } });
    expect(await errorOf(await list())).toMatchObject({ status: 500, code: "InternalFailure" });
    expect(iam.journal.attempts[0]?.internal).toEqual(
      new TypeError(
        `An authenticator must return undefined, or { code, message } with an AWS error code such as "SignatureDoesNotMatch"; it returned ${found}.`,
      ),
    );
  },
);

test("an authenticator that returns null accepts the request, like one that returns undefined", async () => {
  mockOnServer({ account, authentication: { authenticate: async () => null as never } });
  expect((await list()).status).toBe(200);
});
