import { type AccountFixture, type MockIam, mockIam, type UserFixture } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, listAccessKeys, mockOnServer, post, signedBy } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const USER = "AIDACKCEVSQ6C2EXAMPLE";
const GROUP = "AGPACKCEVSQ6C2EXAMPLE";
const use = { LastUsedDate: "2026-05-05T05:05:00Z", ServiceName: "s3", Region: "us-east-1" };

/** An account with generated ids whose user and keys were deleted. */
function accountWithDeletions(): MockIam {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }, { UserName: "Eve" }] } });
  iam.account.deleteAccessKey("Bob", iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "");
  iam.account.deleteUser("Bob");
  return iam;
}

describe("a snapshot", () => {
  test("contains the ids of deleted keys and users, and seeds them", () => {
    const snapshot = accountWithDeletions().snapshot();
    expect(snapshot.FormerAccessKeyIds).toHaveLength(2);
    expect(snapshot.FormerUserIds).toHaveLength(1);
    expect(mockIam({ account: snapshot }).snapshot()).toEqual(snapshot);
  });

  test("keeps the ids of deleted groups and attachments from being generated again", () => {
    const members: Partial<UserFixture> = {
      SSHPublicKeys: [{}],
      SigningCertificates: [{}],
      ServiceSpecificCredentials: [{ ServiceName: "codecommit.amazonaws.com" }],
    };
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", Groups: ["ops"], ...members }] } });
    const idsOfAll = ({ account }: MockIam, name: string) => {
      const {
        SSHPublicKeys = [],
        SigningCertificates = [],
        ServiceSpecificCredentials = [],
      } = account.user(name) ?? {};
      return [
        ...account.groups().map(({ GroupId }) => GroupId),
        ...SSHPublicKeys.map(({ SSHPublicKeyId }) => SSHPublicKeyId),
        ...SigningCertificates.map(({ CertificateId }) => CertificateId),
        ...ServiceSpecificCredentials.map(({ ServiceSpecificCredentialId }) => ServiceSpecificCredentialId),
      ];
    };
    const ids = idsOfAll(iam, "Bob");
    expect(ids).toHaveLength(4);
    expect(iam.snapshot()).not.toHaveProperty("FormerIds");
    iam.account.deleteUser("Bob");
    iam.account.deleteGroup("ops");
    const snapshot = iam.snapshot();
    expect(snapshot.FormerIds).toEqual([...ids].sort());
    const again = mockIam({ account: snapshot });
    expect(again.snapshot()).toEqual(snapshot);
    again.account.createUser("Zoe", { Groups: ["ops"], ...members });
    expect(idsOfAll(again, "Zoe")).toHaveLength(4);
    for (const id of idsOfAll(again, "Zoe")) expect(ids).not.toContain(id);
    expect(again.snapshot().FormerIds).toEqual(snapshot.FormerIds);
  });

  test("keeps the key of a deleted user from signing requests", async () => {
    const snapshot = accountWithDeletions().snapshot();
    mockOnServer({ account: snapshot });
    for (const id of snapshot.FormerAccessKeyIds ?? [])
      expect(await errorOf(await listAccessKeys({}, signedBy(id)))).toMatchObject({
        status: 403,
        code: "InvalidClientTokenId",
      });
  });

  test("keeps the ids of deleted keys and users from being generated again", () => {
    const snapshot = accountWithDeletions().snapshot();
    const { UserId, AccessKeys } = mockIam({ account: snapshot }).account.createUser("Zoe", { AccessKeys: 2 });
    expect(snapshot.FormerUserIds).not.toContain(UserId);
    for (const { AccessKeyId } of AccessKeys) expect(snapshot.FormerAccessKeyIds).not.toContain(AccessKeyId);
  });

  test.each<[string, string, AccountFixture]>([
    ["a key", KEY, { RootAccessKeys: [{ AccessKeyId: KEY }] }],
    ["a temporary credential", KEY, { TemporaryCredentials: [{ AccessKeyId: KEY }] }],
    ["a last use", KEY, { AccessKeyId: KEY, AccessKeyLastUsed: use }],
    ["a user", USER, { Users: [{ UserName: "Bob", UserId: USER }] }],
    ["a group", GROUP, { Groups: [{ GroupName: "ops", GroupId: GROUP }] }],
    ["an SSH public key", GROUP, { Users: [{ UserName: "Bob", SSHPublicKeys: [{ SSHPublicKeyId: GROUP }] }] }],
  ])("can be seeded after %s got the id of a deleted one", async (_, id, again) => {
    const iam = mockIam({ account: { FormerAccessKeyIds: [KEY], FormerUserIds: [USER], FormerIds: [GROUP] } });
    const snapshot = iam.seed(again).snapshot();
    const { FormerAccessKeyIds = [], FormerUserIds = [], FormerIds = [] } = snapshot;
    expect([...FormerAccessKeyIds, ...FormerUserIds, ...FormerIds]).toHaveLength(2);
    expect([...FormerAccessKeyIds, ...FormerUserIds, ...FormerIds]).not.toContain(id);
    expect(mockIam({ account: snapshot }).snapshot()).toEqual(snapshot);
  });
});

describe("a fixture's former ids", () => {
  test("can be seeded twice", () => {
    const fixture: AccountFixture = { FormerAccessKeyIds: [KEY], FormerUserIds: [USER], FormerIds: [GROUP] };
    expect(
      mockIam({ account: [fixture, fixture] })
        .seed(fixture)
        .snapshot(),
    ).toMatchObject(fixture);
  });

  test("keep the seeding of other ids from generating them", () => {
    const account: AccountFixture = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
    const { UserId = "", AccessKeys: [{ AccessKeyId = "" } = {}] = [] } =
      mockIam({ account }).account.user("Bob") ?? {};
    const bob = mockIam({
      account: [account, { FormerAccessKeyIds: [AccessKeyId], FormerUserIds: [UserId] }],
    }).account.user("Bob");
    expect(bob?.UserId).not.toBe(UserId);
    expect(bob?.AccessKeys[0]?.AccessKeyId).not.toBe(AccessKeyId);
  });

  const stillHas = (id: string) => `is "${id}", which the account still has. Remove it.`;
  const deleted = (id: string) => `is "${id}", which the fixtures say was deleted. Remove one of the two.`;

  test.each<[fixture: unknown, message: string]>([
    [{ FormerAccessKeyIds: ["short"] }, 'FormerAccessKeyIds[0] is "short"; expected 16 to 128'],
    [{ FormerUserIds: [3] }, "FormerUserIds[0] is 3; expected 16 to 128"],
    [{ FormerIds: [null] }, "FormerIds[0] is null; expected 16 to 128"],
    [{ FormerIds: [GROUP, GROUP] }, `FormerIds[1] is "${GROUP}", which the list already has. Remove one of the two.`],
    [{ FormerAccessKeyIds: KEY }, "FormerAccessKeyIds is "],
    [
      { FormerAccessKeyIds: [KEY, KEY] },
      `FormerAccessKeyIds[1] is "${KEY}", which the list already has. Remove one of the two.`,
    ],
    [
      { FormerUserIds: [USER, USER] },
      `FormerUserIds[1] is "${USER}", which the list already has. Remove one of the two.`,
    ],
    [
      { FormerAccessKeyIds: [KEY], RootAccessKeys: [{ AccessKeyId: KEY }] },
      `RootAccessKeys[0].AccessKeyId ${deleted(KEY)}`,
    ],
    [
      { FormerAccessKeyIds: [KEY], TemporaryCredentials: [{ AccessKeyId: KEY }] },
      `TemporaryCredentials[0].AccessKeyId ${deleted(KEY)}`,
    ],
    [{ FormerAccessKeyIds: [KEY], AccessKeyId: KEY, AccessKeyLastUsed: use }, `AccessKeyId ${deleted(KEY)}`],
    [{ FormerUserIds: [USER], Users: [{ UserName: "Eve", UserId: USER }] }, `Users[0].UserId ${deleted(USER)}`],
    [{ FormerIds: [GROUP], Groups: [{ GroupName: "ops", GroupId: GROUP }] }, `Groups[0].GroupId ${deleted(GROUP)}`],
  ])("are refused as in %j", (fixture, message) => {
    expect(() => mockIam().seed(fixture as AccountFixture)).toThrow(`Failed to seed the account: ${message}`);
  });

  test("are refused if the account still has them", () => {
    const certificate = "CERTIFICATE1OFBOBEXAMPLE";
    const iam = mockIam({
      account: {
        Users: [
          {
            UserName: "Bob",
            UserId: USER,
            AccessKeys: [{ AccessKeyId: KEY }],
            SigningCertificates: [{ CertificateId: certificate }],
          },
        ],
        Groups: [{ GroupName: "ops", GroupId: GROUP }],
      },
    });
    expect(() => iam.seed({ FormerIds: [certificate] })).toThrow(`FormerIds[0] ${stillHas(certificate)}`);
    expect(() => iam.seed({ FormerIds: [GROUP] })).toThrow(`FormerIds[0] ${stillHas(GROUP)}`);
    expect(() => iam.seed({ FormerAccessKeyIds: [KEY] })).toThrow(`FormerAccessKeyIds[0] ${stillHas(KEY)}`);
    expect(() => iam.seed({ FormerUserIds: [USER] })).toThrow(`FormerUserIds[0] ${stillHas(USER)}`);
    const { accessKeyId } = iam.clientConfig().credentials;
    expect(() => iam.seed({ FormerAccessKeyIds: [accessKeyId] })).toThrow(stillHas(accessKeyId));
  });
});

test("an id in a refused fixture can still be generated", async () => {
  const { AccessKeys } = mockIam().account.createUser("Bob", { AccessKeys: 1 });
  const AccessKeyId = AccessKeys[0]?.AccessKeyId ?? "";
  const iam = mockOnServer();
  const Users = [{ UserName: "Bob", AccessKeys: [{ AccessKeyId }, {}] }];
  // It is not clear which of the two keys is meant.
  expect(() => iam.seed({ Users }, { UserName: "Bob", AccessKeyLastUsed: use })).toThrow(/Nothing was seeded/);
  expect(await (await post({ Action: "CreateAccessKey" })).text()).toContain(AccessKeyId);
});
