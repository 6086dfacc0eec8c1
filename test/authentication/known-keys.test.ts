import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, listAccessKeys, mockOnServer, post, signedBy } from "../support/server.ts";

describe("the authentication of a request", () => {
  const account = {
    Users: [
      {
        UserName: "Bob",
        AccessKeys: [
          { AccessKeyId: "AKIAACTIVEACTEXAMPLE" },
          { AccessKeyId: "AKIAINACTIVEIEXAMPLE", Status: "Inactive" },
          { AccessKeyId: "AKIAEXPIREDEXEXAMPLE", Status: "Expired" },
          { AccessKeyId: "AKIADELETEDDEEXAMPLE" },
        ],
      },
    ],
    TemporaryCredentials: [
      { AccessKeyId: "ASIAVALIDVALIEXAMPLE", Expiration: "2026-06-01T00:00:01Z" },
      { AccessKeyId: "ASIAEXPIREDEXEXAMPLE", Expiration: "2026-06-01T00:00:00Z" },
    ],
  };
  const responseTo = async (authentication: "trust" | "identify", accessKeyId: string | undefined) => {
    const iam = mockOnServer({ account, authentication, now: () => new Date("2026-06-01T00:00:00Z") });
    iam.account.deleteAccessKey("Bob", "AKIADELETEDDEEXAMPLE");
    const id = accessKeyId === "root" ? iam.clientConfig().credentials.accessKeyId : accessKeyId;
    const response = await listAccessKeys({ UserName: "Bob" }, id === undefined ? {} : signedBy(id));
    if (response.status === 200) return [200, iam.journal.attempts[0]?.caller.arn];
    const { status, code, message } = await errorOf(response);
    return [status, code, message];
  };
  const invalid = [403, "InvalidClientTokenId", "The security token included in the request is invalid."];
  const expired = [403, "ExpiredToken", "The security token included in the request is expired"];
  const root = [200, "arn:aws:iam::123456789012:root"];
  const bob = [200, "arn:aws:iam::123456789012:user/Bob"];
  const role = [200, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"];

  test.each([
    ["AKIAACTIVEACTEXAMPLE", bob],
    ["AKIAINACTIVEIEXAMPLE", invalid],
    ["AKIAEXPIREDEXEXAMPLE", invalid],
    ["AKIADELETEDDEEXAMPLE", invalid],
    ["AKIANEVERKNOWNXAMPLE", root],
    ["ASIANEVERKNOWNXAMPLE", role],
    ["ASIAVALIDVALIEXAMPLE", role],
    ["ASIAEXPIREDEXEXAMPLE", expired],
    ["root", root],
    [undefined, root],
  ])("with trust, the key %s gets %j", async (accessKeyId, expected) => {
    expect(await responseTo("trust", accessKeyId)).toEqual(expected);
  });

  test.each([
    ["AKIAACTIVEACTEXAMPLE", bob],
    ["AKIAINACTIVEIEXAMPLE", invalid],
    ["AKIAEXPIREDEXEXAMPLE", invalid],
    ["AKIADELETEDDEEXAMPLE", invalid],
    ["AKIANEVERKNOWNXAMPLE", invalid],
    ["ASIANEVERKNOWNXAMPLE", invalid],
    ["ASIAVALIDVALIEXAMPLE", role],
    ["ASIAEXPIREDEXEXAMPLE", expired],
    ["root", root],
    [undefined, [403, "MissingAuthenticationToken", "Request is missing Authentication Token"]],
  ])("with identify, the key %s gets %j", async (accessKeyId, expected) => {
    expect(await responseTo("identify", accessKeyId)).toEqual(expected);
  });

  test("happens before its parameters are validated", async () => {
    mockOnServer({ authentication: "identify" });
    expect(await errorOf(await post({ Action: "ListAccessKeys", MaxItems: "0" }))).toMatchObject({ status: 403 });
  });
});

describe("the journal says why a key is refused:", () => {
  const KEY = "AKIABOBSFIRSTEXAMPLE";
  const noteFor = async (change: (iam: MockIam) => unknown, AccessKeyId = KEY) => {
    const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }] };
    const iam = mockOnServer({ account, authentication: "identify" });
    await change(iam);
    expect((await listAccessKeys({ UserName: "Bob" }, signedBy(AccessKeyId))).status).toBe(403);
    return iam.journal.attempts.at(-1)?.note;
  };

  test.each(["Inactive", "Expired"] as const)("its status is %s", async (status) => {
    const note = await noteFor((iam) => iam.account.updateAccessKey("Bob", KEY, status));
    expect(note).toBe(`The key has the status ${status}.`);
  });

  test("it was deleted", async () => {
    expect(await noteFor((iam) => iam.account.deleteAccessKey("Bob", KEY))).toBe("The key was deleted.");
  });

  test("it belonged to a user who was deleted", async () => {
    expect(await noteFor((iam) => iam.account.deleteUser("Bob"))).toBe("The key was deleted.");
  });

  test("the account never had it", async () => {
    expect(await noteFor(() => {}, "AKIANEVERKNOWNXAMPLE")).toBe("The account has no such key.");
  });

  test("requests cannot see it yet", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } }).propagation({ requests: 5 });
    const created = await post({ Action: "CreateAccessKey", UserName: "Bob" });
    const id = /<AccessKeyId>(\w+)/.exec(await created.text())?.[1] ?? "";
    expect((await listAccessKeys({ UserName: "Bob" }, signedBy(id))).status).toBe(403);
    expect(iam.journal.attempts.at(-1)?.note).toBe("Stale: a change is still pending.");
  });
});
