import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { callerOf, send, sessionKeyId } from "../support/handlers.ts";
import { listAccessKeys, mockOnServer, pageOf } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07Z");
const BOBS = "AKIABOBSFIRSTEXAMPLE";
const TEMPORARY = "ASIAMADESINCEEXAMPLE";
const Arn = "arn:aws:sts::123456789012:assumed-role/made/since";

const bob = {
  UserName: "Bob",
  Path: "/ops/",
  Tags: [{ Key: "team", Value: "storage" }],
  CreateDate: "2020-01-01T00:00:00Z",
  AccessKeys: [{ AccessKeyId: BOBS, Status: "Inactive" }, {}],
};

describe("a checkpoint keeps", () => {
  test("the ids of deleted keys and users, which are not generated again", () => {
    const iam = mockIam();
    const { UserId, AccessKeys } = iam.account.createUser("Dave", { AccessKeys: 1 });
    iam.account.deleteUser("Dave");
    const again = iam.checkpoint().reset().account.createUser("Dave", { AccessKeys: 1 });
    expect(again.UserId).not.toBe(UserId);
    expect(again.AccessKeys[0]?.AccessKeyId).not.toBe(AccessKeys[0]?.AccessKeyId);
  });

  test("the ids of users, which are refused for another user and not generated again", () => {
    const UserId = mockIam().account.createUser("Next").UserId;
    const iam = mockIam({ account: { Users: [bob, { UserName: "Eve", UserId }] } });
    iam.account.deleteUser("Eve");
    iam.checkpoint().reset();
    expect(() => iam.account.createUser("Dave", { UserId: iam.account.user("Bob")?.UserId })).toThrow(/already has/);
    expect(iam.account.createUser("Dave").UserId).not.toBe(UserId);
  });

  test("the id of a deleted key, which is still refused", async () => {
    const iam = mockIam({ services: ["iam", "sts"], account: { Users: [bob] } });
    iam.account.deleteAccessKey("Bob", BOBS);
    expect(await callerOf(iam, BOBS)).toBe("InvalidClientTokenId");
    iam.checkpoint().reset();
    expect(await callerOf(iam, BOBS)).toBe("InvalidClientTokenId");
  });

  test("temporary credentials", async () => {
    const iam = mockIam({ services: ["iam", "sts"] }).seed({ TemporaryCredentials: [{ AccessKeyId: TEMPORARY, Arn }] });
    iam.checkpoint().reset();
    expect(await callerOf(iam, TEMPORARY)).toBe(Arn);
  });

  test("the credential report and its time", async () => {
    let time = now();
    const iam = mockIam({ now: () => time });
    await send(iam, { Action: "GenerateCredentialReport" });
    iam.checkpoint();
    time = new Date("2026-03-04T06:06:07Z");
    for (const state of ["INPROGRESS", "COMPLETE"])
      expect(await send(iam, { Action: "GenerateCredentialReport" })).toContain(`<State>${state}<`);
    iam.reset();
    expect(await send(iam, { Action: "GetCredentialReport" })).toContain("<Code>ReportInProgress<");
    const report = await send(iam, { Action: "GetCredentialReport" });
    expect(report).toContain("<GeneratedTime>2026-03-04T05:06:07Z<");
    expect(await send(iam, { Action: "GenerateCredentialReport" })).toContain("<State>COMPLETE<");
  });

  test("the number of issued sessions, so that the next one has a new id", async () => {
    const iam = mockIam({ services: ["iam", "sts"] });
    const first = await sessionKeyId(iam);
    iam.checkpoint();
    const second = await sessionKeyId(iam);
    iam.reset();
    expect(await sessionKeyId(iam)).toBe(second);
    expect(second).not.toBe(first);
  });

  test("the number of generated ids, so that the next ones are the same as without a checkpoint", () => {
    const nextOf = (iam: MockIam) => iam.account.createUser("Next", { AccessKeys: 3 });
    const createMock = () => mockIam({ now }).seed({ TemporaryCredentials: [{}, {}], Users: [bob] });
    expect(nextOf(createMock().checkpoint().reset())).toEqual(nextOf(createMock()));
  });

  test("the order of keys, so that a key created after reset() is on the last page", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } })
      .checkpoint()
      .reset();
    const { AccessKeyId } = iam.account.createAccessKey("Bob");
    const listedIds: string[] = [];
    for (let next: Record<string, string> | undefined = {}; next !== undefined; ) {
      const { ids, marker } = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "1", ...next }));
      listedIds.push(...ids);
      next = marker === undefined ? undefined : { Marker: marker };
    }
    expect(listedIds).toEqual(iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId));
    expect(listedIds.at(-1)).toBe(AccessKeyId);
  });
});
