import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, signedBy } from "../support/server.ts";

const AccessKeyId = "AKIACOMESBACKEXAMPLE";
const SecretAccessKey = "another secret";

const ways: [string, string, (iam: MockIam) => unknown][] = [
  ["account.createAccessKey()", "Bob", (iam) => iam.account.createAccessKey("Bob", { AccessKeyId, SecretAccessKey })],
  [
    "account.createUser()",
    "Eve",
    (iam) => iam.account.createUser("Eve", { AccessKeys: [{ AccessKeyId, SecretAccessKey }] }),
  ],
  [
    "seed() with Users",
    "Bob",
    (iam) => iam.seed({ Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId, SecretAccessKey }] }] }),
  ],
  [
    "seed() with AccessKeyMetadata",
    "Eve",
    (iam) => iam.seed({ AccessKeyMetadata: [{ UserName: "Eve", AccessKeyId, SecretAccessKey }] }),
  ],
];

describe.each(ways)("a deleted access key that is added again by %s", (_, owner, add) => {
  const createMock = () => {
    const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId }] }] };
    const iam = mockOnServer({ account, authentication: "identify", services: ["iam", "sts"] });
    iam.account.deleteAccessKey("Bob", AccessKeyId);
    return iam;
  };

  test("is refused until it is added, and accepted afterwards", async () => {
    const iam = createMock();
    expect(await errorOf(await listAccessKeys({}, signedBy(AccessKeyId)))).toMatchObject({
      code: "InvalidClientTokenId",
    });
    add(iam);
    const identity = await new STSClient(iam.clientConfig(owner)).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe(`arn:aws:iam::123456789012:user/${owner}`);
    const { AccessKeyMetadata } = await clientOf(iam, { accessKeyId: AccessKeyId }).send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata).toMatchObject([{ UserName: owner, AccessKeyId }]);
  });

  test("keeps its id from being used for another key", () => {
    const iam = createMock();
    add(iam);
    expect(() => iam.account.createAccessKey("Bob", { AccessKeyId })).toThrow(
      `Failed to create an access key: AccessKeyId is "${AccessKeyId}", which the account already has. Use another one.`,
    );
    expect(() => iam.seed({ TemporaryCredentials: [{ AccessKeyId }] })).toThrow(/already has/);
  });

  test("has the new secret and no last use", () => {
    const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId }] }] };
    const iam = mockIam({ account });
    iam.account.recordUse(AccessKeyId, { ServiceName: "s3", Region: "us-east-1" });
    iam.account.deleteAccessKey("Bob", AccessKeyId);
    add(iam);
    const [key] = iam.account.user(owner)?.AccessKeys ?? [];
    expect(key).toMatchObject({ AccessKeyId, SecretAccessKey });
    expect(key).not.toHaveProperty("AccessKeyLastUsed");
  });

  test("can be deleted again, and is then refused", async () => {
    const iam = createMock();
    add(iam);
    iam.account.deleteAccessKey(owner, AccessKeyId);
    expect((await listAccessKeys({}, signedBy(AccessKeyId))).status).toBe(403);
    expect(iam.account.user(owner)?.AccessKeys).toEqual([]);
  });
});

test("seed() accepts a root key again after reset(), but not twice", () => {
  const root = { RootAccessKeys: [{ AccessKeyId }] };
  const iam = mockIam().seed(root).reset().seed(root);
  expect(iam.snapshot().RootAccessKeys).toMatchObject([{ AccessKeyId }]);
  expect(() => iam.seed(root)).toThrow(/already has/);
});

test("an access key of a deleted user can be given to another user", () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId }] }] } });
  iam.account.deleteUser("Bob");
  iam.account.createUser("Eve", { AccessKeys: [{ AccessKeyId }] });
  expect(iam.clientConfig("Eve").credentials.accessKeyId).toBe(AccessKeyId);
  expect(() => iam.clientConfig("Bob")).toThrow(/no user "Bob"/);
});

test("seed() generates the same ids again after reset()", () => {
  const fixture = {
    Users: [{ UserName: "Bob", AccessKeys: 2 }, { UserName: "Eve" }],
    RootAccessKeys: [{}],
    TemporaryCredentials: [{}, {}],
  };
  const now = () => new Date(0);
  const iam = mockIam({ now, account: { Users: [{ UserName: "Ann", AccessKeys: 1 }] } });
  const first = iam.seed(fixture).snapshot();
  expect(iam.reset().seed(fixture).snapshot()).toEqual(first);
  expect(iam.seed({ RootAccessKeys: [{}] }).snapshot()).not.toEqual(first);
  expect(iam.reset().seed(fixture).snapshot()).toEqual(first);
});
