import { CreateAccessKeyCommand, ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };

describe("propagation", () => {
  const countListed = async () => (await pageOf(await listAccessKeys(Bob))).ids.length;
  const create = async (iam: MockIam) =>
    (await clientOf(iam).send(new CreateAccessKeyCommand(Bob))).AccessKey?.AccessKeyId ?? "";

  test("with ms, does not list a new key and rejects its requests until the time has passed", async () => {
    let time = 0;
    const iam = mockOnServer({ account: withKeys(1), now: () => new Date(time) }).propagation({ ms: 1000 });
    const id = await create(iam);
    expect(await countListed()).toBe(1);
    expect(await errorOf(await listAccessKeys({}, signedBy(id)))).toMatchObject({
      status: 403,
      code: "InvalidClientTokenId",
    });
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
    time = 999;
    expect(await countListed()).toBe(1);
    time = 1000;
    expect(await countListed()).toBe(2);
    expect((await listAccessKeys({}, signedBy(id))).status).toBe(200);
  });

  test("with requests, does not list a new key until that many further requests have a response", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 2 });
    await create(iam);
    expect([await countListed(), await countListed(), await countListed()]).toEqual([1, 1, 2]);
  });

  test("lists and accepts a deactivated or deleted key as before until the change is visible", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }, {}] }] },
    });
    iam.propagation({ requests: 3 });
    const list = () => clientOf(iam).send(new ListAccessKeysCommand(Bob));
    const AccessKeyId = "AKIABOBSFIRSTEXAMPLE";
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId, Status: "Inactive" });
    expect((await list()).AccessKeyMetadata?.[0]?.Status).toBe("Active");
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(200);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Inactive");
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId });
    expect((await list()).AccessKeyMetadata?.map((key) => [key.AccessKeyId === AccessKeyId, key.Status])).toEqual([
      [true, "Active"],
      [false, "Active"],
    ]);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(200);
    await list();
    expect((await list()).AccessKeyMetadata).toHaveLength(1);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(403);
  });

  test("never lists a key that is deleted before it becomes visible", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 5 });
    const AccessKeyId = await create(iam);
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId });
    expect(await countListed()).toBe(1);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(403);
    expect(iam.journal.attempts.map(({ note }) => note)).toEqual([undefined, undefined, undefined, undefined]);
    expect(String(iam.journal)).toContain("propagation takes 5 requests, 0 pending");
  });

  test("marks stale responses in the journal", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 1 });
    await create(iam);
    await countListed();
    await countListed();
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([
      undefined,
      "Stale: a change is still pending.",
      undefined,
    ]);
  });

  test("does not mark a listing as stale because of another user's key", async () => {
    const account = { Users: ["Bob", "Eve"].map((UserName) => ({ UserName, AccessKeys: 1 })) };
    const iam = mockOnServer({ account }).propagation({ requests: 100 });
    const AccessKeyId = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId, Status: "Inactive" });
    expect((await pageOf(await listAccessKeys({ UserName: "Eve" }))).ids).toEqual([
      iam.account.user("Eve")?.AccessKeys[0]?.AccessKeyId,
    ]);
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([undefined, undefined]);
  });

  test("marks a request that is accepted only because its key's change is pending", async () => {
    const account = { Users: [{ ...Bob, AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
    const iam = mockOnServer({ account }).propagation({ requests: 100 });
    await post({ Action: "UpdateAccessKey", ...Bob, AccessKeyId: "AKIABOBSFIRSTEXAMPLE", Status: "Inactive" });
    expect((await post({ Action: "GetAccountSummary" }, signedBy("AKIABOBSFIRSTEXAMPLE"))).status).toBe(200);
    expect(iam.journal.attempts.at(-1)?.note).toBe("Stale: a change is still pending.");
  });

  test("lists a key that the test creates at once, while a request's change is pending", async () => {
    const iam = mockOnServer({ account: withKeys(0), quotas: { AccessKeysPerUser: 9 } }).propagation({ requests: 100 });
    await create(iam);
    iam.account.createAccessKey("Bob");
    expect(await countListed()).toBe(1);
  });

  test("null and reset make pending changes visible for good, even if propagation is set again", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    await create(iam);
    iam.propagation(null).propagation({ requests: 100 });
    expect(await countListed()).toBe(2);
    iam.reset().propagation({ requests: 100 });
    await post({
      Action: "DeleteAccessKey",
      ...Bob,
      AccessKeyId: iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "",
    });
    iam.reset().propagation({ requests: 100 });
    expect(String(iam.journal)).toContain("propagation takes 100 requests, 0 pending");
    expect(await countListed()).toBe(1);
    expect(iam.journal.attempts.map((attempt) => attempt.note)).toEqual([undefined]);
  });

  test.each([[{ ms: 0 }], [{ requests: 0 }]])("with %j, lists a new key at once", async (time) => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation(time);
    await create(iam);
    expect(await countListed()).toBe(2);
  });

  test("returns the pages of the earlier state while changes are pending", async () => {
    const iam = mockOnServer({ account: withKeys(4), quotas: { AccessKeysPerUser: 9 } }).propagation({ requests: 100 });
    const before = iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId);
    await create(iam);
    await post({ Action: "DeleteAccessKey", ...Bob, AccessKeyId: before?.[1] ?? "" });
    iam.truncate("ListAccessKeys", 2);
    const seen: (string | undefined)[] = [];
    for await (const page of paginateListAccessKeys({ client: clientOf(iam) }, { ...Bob }))
      seen.push(...(page.AccessKeyMetadata ?? []).map((key) => key.AccessKeyId));
    expect(seen).toEqual(before);
  });

  test("null makes pending changes visible, and changes by the test are always visible", async () => {
    const iam = mockOnServer({ account: withKeys(1) }).propagation({ requests: 100 });
    iam.account.createAccessKey("Bob");
    expect(await countListed()).toBe(2);
    await post({
      Action: "DeleteAccessKey",
      ...Bob,
      AccessKeyId: iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "",
    });
    expect(await countListed()).toBe(2);
    iam.propagation(null);
    expect(await countListed()).toBe(1);
  });

  test.each([[{ ms: -1 }], [{ requests: 1.5 }], [{ ms: -1, requests: 1 }], [{}], [5]])(
    "throws a message for %j",
    (time) => {
      expect(() => mockIam().propagation(time as never)).toThrow(
        /expected { ms } or { requests } with a whole number, 0 or more, or null/,
      );
    },
  );
});
