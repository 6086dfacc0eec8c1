import { type Account, mockIam, type UserRecord } from "msw-iam";
import { describe, expect, test } from "vitest";
import sample from "../../fixtures/documentation-sample.json" with { type: "json" };
import { listAccessKeys, mockOnServer, pageOf } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");

describe("generated ids", () => {
  const ids = (seed: number, accountId?: string) => {
    const iam = mockIam({ randomSeed: seed, accountId, now, account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    return JSON.stringify(iam.account.users()).replaceAll(/\d{12}/g, "");
  };

  test("depend on seed and accountId", () => {
    expect(ids(1)).toBe(ids(1));
    expect(ids(2)).not.toBe(ids(1));
    expect(ids(1, "210987654321")).not.toBe(ids(1));
  });

  test("differ from those that the account has or had, and from those in the same fixture", () => {
    const first = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    const taken = first.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId) ?? [];
    const takenUserId = first.account.user("Bob")?.UserId;
    const second = mockIam();
    second.seed({
      Users: [
        { UserName: "Alice", AccessKeys: 2 },
        { UserName: "Carol", UserId: takenUserId, AccessKeys: taken.map((AccessKeyId) => ({ AccessKeyId })) },
      ],
    });
    for (const id of taken) second.account.deleteAccessKey("Carol", id);
    second.account.createUser("Dave", { AccessKeys: 3 });
    const users = second.account.users();
    expect(new Set(users.map((user) => user.UserId)).size).toBe(3);
    const all = [...taken, ...users.flatMap((user) => user.AccessKeys.map((key) => key.AccessKeyId))];
    expect(new Set(all).size).toBe(8);
  });
});

describe("the live account", () => {
  test("shows each change at once, both to the test and in responses", async () => {
    const iam = mockOnServer({ now });
    iam.account.createUser("Bob", { Path: "/ops/" });
    const created = iam.account.createAccessKey("bob", { Status: "Inactive" });
    iam.account.recordUse(created.AccessKeyId, { ServiceName: "s3", Region: "eu-west-1" });
    expect(iam.account.user("Bob")?.AccessKeys).toEqual([
      {
        ...created,
        AccessKeyLastUsed: { LastUsedDate: "2026-03-04T05:06:07Z", ServiceName: "s3", Region: "eu-west-1" },
      },
    ]);
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toEqual([created.AccessKeyId]);
    iam.account.updateAccessKey("Bob", created.AccessKeyId, "Active");
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Active");
    iam.account.deleteAccessKey("Bob", created.AccessKeyId);
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toEqual([]);
    iam.account.deleteUser("Bob");
    expect(iam.account.user("Bob")).toBeUndefined();
    expect((await listAccessKeys({ UserName: "Bob" })).status).toBe(404);
  });

  test("lists users by name, ignoring case", () => {
    const iam = mockIam();
    for (const name of ["carol", "Bob", "alice", "Dave"]) iam.account.createUser(name);
    expect(iam.account.users().map((user) => user.UserName)).toEqual(["alice", "Bob", "carol", "Dave"]);
    iam.account.createUser("b");
    iam.account.deleteUser("carol");
    expect(iam.account.users().map((user) => user.UserName)).toEqual(["alice", "b", "Bob", "Dave"]);
  });

  test("returns frozen records", () => {
    const { account } = mockIam({ account: sample });
    const bob = account.user("Bob");
    expect(Object.isFrozen(bob) && Object.isFrozen(bob?.AccessKeys) && Object.isFrozen(bob?.AccessKeys[0])).toBe(true);
    expect(Object.isFrozen(bob?.Tags)).toBe(true);
  });

  test("accepts every status that a key can have", () => {
    const { account } = mockIam({
      account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] },
    });
    for (const status of ["Expired", "Inactive", "Active"] as const) {
      account.updateAccessKey("Bob", "AKIABOBSFIRSTEXAMPLE", status);
      expect(account.user("Bob")?.AccessKeys[0]?.Status).toBe(status);
    }
  });

  test.each([undefined, null, {}, { ServiceName: "s3" }, { Region: "us-east-1" }, { ServiceName: 3, Region: "x" }])(
    "refuses the use %j",
    (use) => {
      const { account } = mockIam({ account: sample });
      const before = account.users();
      expect(() => account.recordUse("AKIA1234567890EXAMPLE", use as never)).toThrow(
        /expected { ServiceName, Region }/,
      );
      expect(account.users()).toEqual(before);
    },
  );

  test("ignores the quota of access keys", () => {
    const { account } = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
    account.createAccessKey("Bob");
    expect(account.user("Bob")?.AccessKeys).toHaveLength(3);
  });

  test("throws errors that say what is wrong", () => {
    const { account } = mockIam({ account: sample });
    expect(() => account.createUser("BOB")).toThrow(/Failed to create the user "BOB": the account already has a user/);
    expect(() => account.createUser("no spaces")).toThrow(
      /^Failed to create a user: UserName is "no spaces"; expected/,
    );
    expect(() => account.deleteUser("Eve")).toThrow(/the account has no user "Eve". Seed the user, or/);
    expect(() => account.createAccessKey("Eve")).toThrow(/no user "Eve"/);
    expect(() => account.createAccessKey("Bob", { Status: "x" })).toThrow(
      /^Failed to create an access key: Status is "x"; expected/,
    );
    expect(() => account.deleteAccessKey("Bob", "AKIANOSUCHKEYEXAMPLE")).toThrow(
      /has no access key "AKIANOSUCHKEYEXAMPLE"/,
    );
    expect(() => account.updateAccessKey("Bob", "AKIA1234567890EXAMPLE", "x" as never)).toThrow(
      /the status is "x"; expected/,
    );
    expect(() => account.recordUse("AKIANOSUCHKEYEXAMPLE", { ServiceName: "s3", Region: "x" })).toThrow(
      /no access key/,
    );
    const badDate = { ServiceName: "s3", Region: "x", LastUsedDate: "today" };
    expect(() => account.recordUse("AKIA1234567890EXAMPLE", badDate)).toThrow(/LastUsedDate is "today"; expected/);
  });
});

/** Creates a record with this id, or with a generated one. Returns the id. */
type Create = (account: Account, name: string, id?: string) => string | undefined;
const ofUser =
  (init: (id?: string) => object, idOf: (user: UserRecord) => string | undefined): Create =>
  (account, name, id) =>
    idOf(account.createUser(name, init(id)));

test.each<[what: string, create: Create]>([
  ["a group", (account, GroupName, GroupId) => account.createGroup(GroupName, { GroupId }).GroupId],
  [
    "a user",
    ofUser(
      (UserId) => ({ UserId }),
      (bob) => bob.UserId,
    ),
  ],
  [
    "an access key",
    ofUser(
      (AccessKeyId) => ({ AccessKeys: [{ AccessKeyId }] }),
      (bob) => bob.AccessKeys[0]?.AccessKeyId,
    ),
  ],
  [
    "an SSH public key",
    ofUser(
      (SSHPublicKeyId) => ({ SSHPublicKeys: [{ SSHPublicKeyId }] }),
      (bob) => bob.SSHPublicKeys[0]?.SSHPublicKeyId,
    ),
  ],
  [
    "a signing certificate",
    ofUser(
      (CertificateId) => ({ SigningCertificates: [{ CertificateId }] }),
      (bob) => bob.SigningCertificates[0]?.CertificateId,
    ),
  ],
  [
    "a service-specific credential",
    ofUser(
      (ServiceSpecificCredentialId) => ({
        ServiceSpecificCredentials: [{ ServiceName: "cassandra.amazonaws.com", ServiceSpecificCredentialId }],
      }),
      (bob) => bob.ServiceSpecificCredentials[0]?.ServiceSpecificCredentialId,
    ),
  ],
])("an id that a test gives to %s is never generated, even after its deletion", (_, createThing) => {
  const { account: other } = mockIam();
  const [first, second, third] = ["a", "b", "c"].map((name) => createThing(other, name));
  for (const isDeleted of [false, true]) {
    const { account } = mockIam();
    expect(createThing(account, "a", second)).toBe(second);
    if (isDeleted && account.group("a") !== undefined) account.deleteGroup("a");
    else if (isDeleted) account.deleteUser("a");
    expect([createThing(account, "b"), createThing(account, "c")]).toEqual([first, third]);
  }
});
