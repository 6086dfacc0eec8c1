import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetGroupCommand,
  GetUserCommand,
  type IAMClient,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { mockOnServer } from "../../support/server.ts";

const Bob = { UserName: "Bob" };
const AccessKeyId = "AKIABOBSFIRSTEXAMPLE";
const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const PolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
const SerialNumber = "GAHT12345678";
const CertificateId = "BOBSCERTIFICATEIDXXXXEXAMPLE";
const SSHPublicKeyId = "APKABOBSKEYIDEXAMPLE";
const ServiceSpecificCredentialId = "ACCABOBSCREDENTIALXXX";
const account = {
  Users: [
    {
      ...Bob,
      Tags: [{ Key: "k", Value: "v" }],
      AccessKeys: [{ AccessKeyId, Status: "Inactive" }],
      MFADevices: [{ SerialNumber }],
      SigningCertificates: [{ CertificateId, Status: "Inactive" }],
      SSHPublicKeys: [{ SSHPublicKeyId, Status: "Inactive" }],
      ServiceSpecificCredentials: [
        { ServiceSpecificCredentialId, ServiceName: "codecommit.amazonaws.com", Status: "Inactive" },
      ],
    },
  ],
};

/** What a client must do first, in the order of AWS's checks, and how to do it. */
const conflicts: readonly (readonly [first: string, remove: (client: IAMClient) => Promise<unknown>])[] = [
  ["delete login profile", (client) => client.send(new DeleteLoginProfileCommand(Bob))],
  ["remove tokens from principal", (client) => client.send(new DeactivateMFADeviceCommand({ ...Bob, SerialNumber }))],
  ["delete access keys", (client) => client.send(new DeleteAccessKeyCommand({ ...Bob, AccessKeyId }))],
  ["delete certificates", (client) => client.send(new DeleteSigningCertificateCommand({ ...Bob, CertificateId }))],
  ["delete policies", (client) => client.send(new DeleteUserPolicyCommand({ ...Bob, PolicyName: "P" }))],
  ["detach all policies", (client) => client.send(new DetachUserPolicyCommand({ ...Bob, PolicyArn }))],
  ["remove users from group", (client) => client.send(new RemoveUserFromGroupCommand({ ...Bob, GroupName: "Ops" }))],
  ["remove referenced objects", (client) => client.send(new DeleteSSHPublicKeyCommand({ ...Bob, SSHPublicKeyId }))],
  [
    "remove referenced objects",
    (client) => client.send(new DeleteServiceSpecificCredentialCommand({ ...Bob, ServiceSpecificCredentialId })),
  ],
];

test("DeleteUser reports one conflict at a time, and none about tags or the permissions boundary", async () => {
  const client = clientOf(mockOnServer({ account }));
  await client.send(new CreateGroupCommand({ GroupName: "Ops" }));
  await client.send(new AddUserToGroupCommand({ ...Bob, GroupName: "Ops" }));
  await client.send(new AttachUserPolicyCommand({ ...Bob, PolicyArn }));
  await client.send(new PutUserPolicyCommand({ ...Bob, PolicyName: "P", PolicyDocument }));
  await client.send(new CreateLoginProfileCommand({ ...Bob, Password: "Correct-Horse-1" }));
  await client.send(new PutUserPermissionsBoundaryCommand({ ...Bob, PermissionsBoundary: PolicyArn }));
  for (const [first, remove] of conflicts) {
    await expect(client.send(new DeleteUserCommand(Bob))).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: `Cannot delete entity, must ${first} first.`,
      $metadata: { httpStatusCode: 409 },
    });
    await remove(client);
  }
  await client.send(new DeleteUserCommand(Bob));
  await expect(client.send(new GetUserCommand(Bob))).rejects.toThrow("The user with name Bob cannot be found.");
  expect((await client.send(new GetGroupCommand({ GroupName: "Ops" }))).Users).toEqual([]);
});

test("an SSH public key alone is a conflict", async () => {
  const SSHPublicKeys = [{ SSHPublicKeyId, Status: "Inactive" }];
  const client = clientOf(mockOnServer({ account: { Users: [{ ...Bob, SSHPublicKeys }] } }));
  await expect(client.send(new DeleteUserCommand(Bob))).rejects.toThrow("must remove referenced objects first");
});

test("DeleteUser reports a conflict that is not visible to other requests yet", async () => {
  const client = clientOf(mockOnServer({ account: { Users: [Bob] } }).propagation({ requests: 100 }));
  await client.send(new AttachUserPolicyCommand({ ...Bob, PolicyArn }));
  await expect(client.send(new DeleteUserCommand(Bob))).rejects.toThrow("must detach all policies first");
});
