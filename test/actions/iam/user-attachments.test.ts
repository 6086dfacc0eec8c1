import {
  DeleteLoginProfileCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ListUserPoliciesCommand,
  ListUserTagsCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../support/server.ts";

const Tags = [
  { Key: "team", Value: "storage" },
  { Key: "env", Value: "" },
  { Key: "owner", Value: "ops" },
];
const account = { Users: [{ UserName: "Bob", AccessKeys: 1, Tags }] };

test("the listings of policies, groups, devices, certificates, public keys and credentials are empty", async () => {
  const client = clientOf(mockOnServer({ account }));
  const input = { UserName: "Bob" };
  expect((await client.send(new ListUserPoliciesCommand(input))).PolicyNames).toEqual([]);
  expect((await client.send(new ListAttachedUserPoliciesCommand(input))).AttachedPolicies).toEqual([]);
  expect((await client.send(new ListGroupsForUserCommand(input))).Groups).toEqual([]);
  expect((await client.send(new ListMFADevicesCommand(input))).MFADevices).toEqual([]);
  expect((await client.send(new ListSigningCertificatesCommand(input))).Certificates).toEqual([]);
  expect((await client.send(new ListSSHPublicKeysCommand(input))).SSHPublicKeys).toEqual([]);
  const { ServiceSpecificCredentials } = await client.send(new ListServiceSpecificCredentialsCommand(input));
  expect(ServiceSpecificCredentials).toEqual([]);
});

test("ListUserTags returns the user's tags, sorted by key", async () => {
  const { Tags: listed, IsTruncated } = await clientOf(mockOnServer({ account })).send(
    new ListUserTagsCommand({ UserName: "Bob" }),
  );
  expect([listed, IsTruncated]).toEqual([[Tags[1], Tags[2], Tags[0]], false]);
});

const Bob = { UserName: "Bob" };
const noSuchEntity: [Action: string, parameters: Record<string, string>, message: string][] = [
  ["GetLoginProfile", Bob, "Login Profile for User Bob cannot be found."],
  ["DeleteLoginProfile", Bob, "Login Profile for User Bob cannot be found."],
  ["UpdateLoginProfile", Bob, "Login Profile for User Bob cannot be found."],
  ["GetUserPolicy", { ...Bob, PolicyName: "P" }, "The user policy with name P cannot be found."],
  ["DeleteUserPolicy", { ...Bob, PolicyName: "P" }, "The user policy with name P cannot be found."],
  [
    "DetachUserPolicy",
    { ...Bob, PolicyArn: "arn:aws:iam::aws:policy/P" },
    "Policy arn:aws:iam::aws:policy/P was not found.",
  ],
  ["DeleteUserPermissionsBoundary", Bob, "The user with name Bob does not have a permissions boundary."],
  ["RemoveUserFromGroup", { ...Bob, GroupName: "G" }, "The group with name G cannot be found."],
  [
    "DeactivateMFADevice",
    { ...Bob, SerialNumber: "GAHT12345678" },
    "MFA Device with serial number GAHT12345678 does not exist.",
  ],
  [
    "DeleteSigningCertificate",
    { ...Bob, CertificateId: "A".repeat(24) },
    `The Certificate with id ${"A".repeat(24)} cannot be found.`,
  ],
  [
    "DeleteSSHPublicKey",
    { ...Bob, SSHPublicKeyId: "A".repeat(20) },
    `The Public Key with id ${"A".repeat(20)} cannot be found.`,
  ],
  [
    "DeleteServiceSpecificCredential",
    { ...Bob, ServiceSpecificCredentialId: "A".repeat(20) },
    `No such credential ${"A".repeat(20)} exists`,
  ],
];

test.each(noSuchEntity)("%s returns NoSuchEntity", async (Action, parameters, message) => {
  mockOnServer({ account });
  expect(await errorOf(await post({ Action, ...parameters }))).toEqual({
    status: 404,
    type: "Sender",
    code: "NoSuchEntity",
    message,
  });
});

describe("an unknown or malformed user name is refused by", () => {
  const all = [
    ...noSuchEntity.map(([Action, parameters]) => [Action, parameters] as const),
    ...[
      "ListUserPolicies",
      "ListAttachedUserPolicies",
      "ListGroupsForUser",
      "ListMFADevices",
      "ListSigningCertificates",
    ].map((Action) => [Action, {}] as const),
    ...["ListSSHPublicKeys", "ListServiceSpecificCredentials", "ListUserTags"].map((Action) => [Action, {}] as const),
  ];
  test.each(all)("%s", async (Action, parameters) => {
    mockOnServer({ account });
    expect(await errorOf(await post({ Action, ...parameters, UserName: "Nobody" }))).toMatchObject({
      status: 404,
      message: "The user with name Nobody cannot be found.",
    });
    expect(await errorOf(await post({ Action, ...parameters, UserName: "a".repeat(129) }))).toMatchObject({
      status: 400,
    });
  });
});

test("ListMFADevices and DeleteLoginProfile use the caller if there is no UserName", async () => {
  const client = clientOf(mockOnServer({ account }), "Bob");
  expect((await client.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([]);
  await expect(client.send(new DeleteLoginProfileCommand({}))).rejects.toMatchObject({ message: /User Bob/ });
});

test.each(["GetLoginProfile", "DeleteLoginProfile"])("%s calls the root user null, as AWS does", async (Action) => {
  mockOnServer({ account });
  const { message } = await errorOf(await post({ Action }));
  expect(message).toBe("Login Profile for User null cannot be found.");
});

test("ListUserTags sorts upper case before lower case", async () => {
  const Tags = ["b", "C", "a", "_", "D", "1"].map((Key, index) => ({ Key, Value: String(index) }));
  const client = clientOf(mockOnServer({ account: { Users: [{ UserName: "Bob", Tags }] } }));
  const { Tags: listed } = await client.send(new ListUserTagsCommand({ UserName: "Bob" }));
  expect(listed?.map((tag) => tag.Key)).toEqual(["1", "C", "D", "_", "a", "b"]);
});
