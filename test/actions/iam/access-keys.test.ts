import {
  CreateAccessKeyCommand,
  type CreateAccessKeyResponse,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, expectTypeOf, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07.890Z");
const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }, { UserName: "Eve" }] };
const ids = async (UserName: string) => (await pageOf(await listAccessKeys({ UserName }))).ids;

describe("CreateAccessKey", () => {
  test("creates an active key and returns its secret, which ListAccessKeys does not", async () => {
    const iam = mockOnServer({ account, now });
    const response = await clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "bob" }));
    expectTypeOf(response).toExtend<CreateAccessKeyResponse>();
    const [, created] = iam.account.user("Bob")?.AccessKeys ?? [];
    expect(response.AccessKey).toEqual({
      UserName: "Bob",
      AccessKeyId: created?.AccessKeyId,
      Status: "Active",
      SecretAccessKey: created?.SecretAccessKey,
      CreateDate: new Date("2026-03-04T05:06:07Z"),
    });
    const list = await (await listAccessKeys({ UserName: "Bob" })).text();
    expect(list).toContain(created?.AccessKeyId);
    expect(list).not.toContain(created?.SecretAccessKey);
  });

  test("refuses a third key with LimitExceeded until another key is deleted", async () => {
    const iam = mockOnServer({ account });
    iam.account.createAccessKey("Bob", { Status: "Inactive" });
    const exceeded = { status: 409, code: "LimitExceeded", message: "Cannot exceed quota for AccessKeysPerUser: 2" };
    expect(await errorOf(await post({ Action: "CreateAccessKey", UserName: "Bob" }))).toMatchObject(exceeded);
    expect((await post({ Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId: KEY })).status).toBe(200);
    expect((await post({ Action: "CreateAccessKey", UserName: "Bob" })).status).toBe(200);
  });

  test("uses the quota that mockIam() is given", async () => {
    mockOnServer({ account, quotas: { AccessKeysPerUser: 1 } });
    const error = await errorOf(await post({ Action: "CreateAccessKey", UserName: "Bob" }));
    expect(error.message).toBe("Cannot exceed quota for AccessKeysPerUser: 1");
    mockOnServer({ account, quotas: { AccessKeysPerUser: 3 } });
    for (const status of [200, 200, 409])
      expect((await post({ Action: "CreateAccessKey", UserName: "Bob" })).status).toBe(status);
  });

  test("returns 404 for an unknown user", async () => {
    mockOnServer({ account });
    const error = await errorOf(await post({ Action: "CreateAccessKey", UserName: "Nobody" }));
    expect(error).toMatchObject({ status: 404, message: "The user with name Nobody cannot be found." });
  });
});

describe("UpdateAccessKey", () => {
  test("sets the status, and an inactive key is refused until it is active again", async () => {
    const iam = mockOnServer({ account });
    const bob = clientOf(iam, "Bob");
    await bob.send(new UpdateAccessKeyCommand({ AccessKeyId: KEY, Status: "Inactive" }));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Inactive");
    await expect(bob.send(new ListAccessKeysCommand({}))).rejects.toMatchObject({ name: "InvalidClientTokenId" });
    await clientOf(iam).send(new UpdateAccessKeyCommand({ UserName: "Bob", AccessKeyId: KEY, Status: "Active" }));
    expect((await bob.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(1);
  });

  test("returns 400 for an unknown status", async () => {
    mockOnServer({ account });
    const request = { Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: KEY, Status: "Off" };
    expect(await errorOf(await post(request))).toMatchObject({
      status: 400,
      message:
        "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set",
    });
  });

  test("refuses the status Expired, and leaves the key as it is", async () => {
    const iam = mockOnServer({ account });
    const update = new UpdateAccessKeyCommand({ UserName: "Bob", AccessKeyId: KEY, Status: "Expired" });
    await expect(clientOf(iam).send(update)).rejects.toMatchObject({
      name: "InvalidInputException",
      message: "Operation does not support status Expired",
      $metadata: { httpStatusCode: 400 },
    });
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Active");
  });

  test("looks for the key before it refuses the status Expired", async () => {
    mockOnServer({ account });
    const request = { Action: "UpdateAccessKey", UserName: "Eve", AccessKeyId: KEY, Status: "Expired" };
    expect((await errorOf(await post(request))).code).toBe("NoSuchEntity");
  });
});

describe("DeleteAccessKey", () => {
  test("deletes the key, and refuses to delete it again with NoSuchEntity", async () => {
    const iam = mockOnServer({ account });
    const remove = new DeleteAccessKeyCommand({ UserName: "Bob", AccessKeyId: KEY });
    await clientOf(iam).send(remove);
    expect(await ids("Bob")).toEqual([]);
    await expect(clientOf(iam).send(remove)).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `The Access Key with id ${KEY} cannot be found.`,
      $metadata: { httpStatusCode: 404 },
    });
  });
});

test.each(["UpdateAccessKey", "DeleteAccessKey"])("%s returns 404 for another user's key", async (Action) => {
  const iam = mockOnServer({ account });
  const error = await errorOf(await post({ Action, UserName: "Eve", AccessKeyId: KEY, Status: "Inactive" }));
  expect(error).toMatchObject({ status: 404, message: `The Access Key with id ${KEY} cannot be found.` });
  expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Active");
});

test.each(["UpdateAccessKey", "DeleteAccessKey", "GetAccessKeyLastUsed"])(
  "%s refuses a missing or malformed key id",
  async (Action) => {
    mockOnServer({ account });
    const at = (member: string) => `Value at 'accessKeyId' failed to satisfy constraint: ${member}`;
    const message = async (AccessKeyId?: string) =>
      (await errorOf(await post({ Action, Status: "Active", ...(AccessKeyId === undefined ? {} : { AccessKeyId }) })))
        .message;
    expect(await message()).toBe(`1 validation error detected: ${at("Member must not be null")}`);
    expect(await message("short")).toBe(
      `1 validation error detected: ${at("Member must have length greater than or equal to 16")}`,
    );
    expect(await message("A".repeat(129))).toBe(
      `1 validation error detected: ${at("Member must have length less than or equal to 128")}`,
    );
    expect(await message("AKIA-not-a-word-at-all")).toBe(
      `1 validation error detected: ${at("Member must satisfy regular expression pattern: [\\w]+")}`,
    );
  },
);

describe("GetAccessKeyLastUsed", () => {
  const lastUsed = new GetAccessKeyLastUsedCommand({ AccessKeyId: KEY });

  test("returns N/A, no date and the user's name for a key that was never used", async () => {
    const iam = mockOnServer({ account });
    const { AccessKeyLastUsed, UserName } = await clientOf(iam).send(lastUsed);
    expect([AccessKeyLastUsed, UserName]).toEqual([{ Region: "N/A", ServiceName: "N/A" }, "Bob"]);
  });

  test("returns no user name for a root key", async () => {
    const iam = mockOnServer({ account: { RootAccessKeys: [{ AccessKeyId: "AKIAROOTSKEYSEXAMPLE" }] } });
    const input = { AccessKeyId: "AKIAROOTSKEYSEXAMPLE" };
    const { UserName } = await clientOf(iam).send(new GetAccessKeyLastUsedCommand(input));
    expect(UserName).toBeUndefined();
  });

  test("returns N/A for the service and region if a use was seeded with its date only", async () => {
    const used = { AccessKeyId: "AKIABOBSUSEDXEXAMPLE", AccessKeyLastUsed: { LastUsedDate: "2020-01-02T03:04:05Z" } };
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: [used] }] } });
    const input = { AccessKeyId: used.AccessKeyId };
    const { AccessKeyLastUsed } = await clientOf(iam).send(new GetAccessKeyLastUsedCommand(input));
    expect(AccessKeyLastUsed).toEqual({
      LastUsedDate: new Date("2020-01-02T03:04:05Z"),
      ServiceName: "N/A",
      Region: "N/A",
    });
  });

  test("refuses an unknown key with AccessDenied", async () => {
    const iam = mockOnServer({ account });
    const unknown = new GetAccessKeyLastUsedCommand({ AccessKeyId: "AKIAIOSFODNN7EXAMPLE" });
    await expect(clientOf(iam, "Bob").send(unknown)).rejects.toMatchObject({
      name: "AccessDenied",
      message:
        "User: arn:aws:iam::123456789012:user/Bob is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE",
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("returns the service and region of the last signature, and the time of now", async () => {
    const iam = mockOnServer({ account, now });
    await clientOf(iam, "Bob").send(new ListAccessKeysCommand({}));
    expect((await clientOf(iam).send(lastUsed)).AccessKeyLastUsed).toEqual({
      LastUsedDate: new Date("2026-03-04T05:06:07Z"),
      ServiceName: "iam",
      Region: "us-east-1",
    });
  });

  test("records us-east-1 for a signature with an empty region", async () => {
    const iam = mockOnServer({ account });
    await listAccessKeys({}, signedBy(KEY, "iam", ""));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed?.Region).toBe("us-east-1");
  });

  test("returns the use that account.recordUse() recorded", async () => {
    const iam = mockOnServer({ account });
    iam.account.recordUse(KEY, { ServiceName: "s3", Region: "eu-west-1", LastUsedDate: "2020-01-02T03:04:05Z" });
    expect((await clientOf(iam).send(lastUsed)).AccessKeyLastUsed).toEqual({
      LastUsedDate: new Date("2020-01-02T03:04:05Z"),
      ServiceName: "s3",
      Region: "eu-west-1",
    });
  });
});

describe("a missing UserName", () => {
  test("means the user of the signing key", async () => {
    const iam = mockOnServer({ account });
    const bob = clientOf(iam, "Bob");
    const { AccessKey } = await bob.send(new CreateAccessKeyCommand({}));
    const AccessKeyId = AccessKey?.AccessKeyId;
    await bob.send(new UpdateAccessKeyCommand({ AccessKeyId, Status: "Inactive" }));
    expect(iam.account.user("Bob")?.AccessKeys.map((key) => key.Status)).toEqual(["Active", "Inactive"]);
    await bob.send(new DeleteAccessKeyCommand({ AccessKeyId }));
    expect(await ids("Bob")).toEqual([KEY]);
  });

  test("means the root user if a root key signs", async () => {
    const iam = mockOnServer({ account });
    const root = clientOf(iam);
    const { AccessKey } = await root.send(new CreateAccessKeyCommand({}));
    expect(AccessKey?.UserName).toBeUndefined();
    const AccessKeyId = AccessKey?.AccessKeyId;
    await root.send(new UpdateAccessKeyCommand({ AccessKeyId, Status: "Inactive" }));
    expect(iam.snapshot().RootAccessKeys).toMatchObject([{ AccessKeyId, Status: "Inactive" }]);
    await expect(root.send(new DeleteAccessKeyCommand({ AccessKeyId: KEY }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
    await root.send(new DeleteAccessKeyCommand({ AccessKeyId }));
    expect(iam.snapshot().RootAccessKeys).toEqual([]);
  });

  test.each(["CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey", "GetUser"])(
    "is refused by %s for temporary credentials",
    async (Action) => {
      mockOnServer({ account });
      const request = { Action, AccessKeyId: KEY, Status: "Active" };
      expect(await errorOf(await post(request, signedBy("ASIAIOSFODNN7EXAMPLE")))).toMatchObject({
        status: 400,
        code: "ValidationError",
        message: "Must specify userName when calling with non-User credentials",
      });
    },
  );
});
