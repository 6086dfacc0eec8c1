import {
  type AccessKey,
  type AccessKeyLastUsed,
  type AccessKeyMetadata,
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  type Tag,
  type User,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

const anyDate = expect.any(Date);
const text = expect.any(String);

test("each response has every member of its SDK type", async () => {
  const Tags = [{ Key: "team", Value: "storage" }];
  const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", Tags, AccessKeys: 1 }] } });
  const client = clientOf(iam, "Bob");

  const key: Required<AccessKeyMetadata> = {
    UserName: "Bob",
    AccessKeyId: text,
    Status: "Active",
    CreateDate: anyDate,
  };
  expect((await client.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toEqual([key]);

  const created: Required<AccessKey> = { ...key, AccessKeyId: text, SecretAccessKey: text } as Required<AccessKey>;
  const { AccessKey } = await client.send(new CreateAccessKeyCommand({}));
  expect(AccessKey).toEqual(created);

  const used: Required<AccessKeyLastUsed> = { LastUsedDate: anyDate, ServiceName: "iam", Region: "us-east-1" };
  const { accessKeyId: AccessKeyId } = iam.clientConfig("Bob").credentials;
  expect((await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))).AccessKeyLastUsed).toEqual(used);

  const user: Omit<Required<User>, "PasswordLastUsed" | "PermissionsBoundary" | "Tags"> = {
    Path: "/",
    UserName: "Bob",
    UserId: text,
    Arn: text,
    CreateDate: anyDate,
  };
  expect((await client.send(new GetUserCommand({}))).User).toEqual({ ...user, Tags });
  expect((await client.send(new ListUsersCommand({}))).Users).toEqual([user]);
  expect((await client.send(new CreateUserCommand({ UserName: "Eve" }))).User).toEqual({ ...user, UserName: "Eve" });

  const tags: Required<Tag>[] = Tags;
  expect((await client.send(new ListUserTagsCommand({ UserName: "Bob" }))).Tags).toEqual(tags);
});
