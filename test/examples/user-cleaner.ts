// A user cleaner removes all attachments of a user, and deletes the user. AWS refuses to delete a user who still has attachments.

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
  IAMClient,
  ListServiceSpecificCredentialsCommand,
  NoSuchEntityException,
  PutUserPolicyCommand,
  paginateListAccessKeys,
  paginateListAttachedUserPolicies,
  paginateListGroupsForUser,
  paginateListMFADevices,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  paginateListUserPolicies,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

/** The program under test. Returns what it removed, in the order in which it removed it. */
async function deleteUser(client: IAMClient, UserName: string): Promise<readonly string[]> {
  const removed: string[] = [];
  const user = { UserName };
  const note = async (what: string, removal: Promise<unknown>) => {
    await removal;
    removed.push(what);
  };

  await note("login profile", client.send(new DeleteLoginProfileCommand(user))).catch((error: unknown) => {
    if (!(error instanceof NoSuchEntityException)) throw error;
  });
  for await (const { MFADevices = [] } of paginateListMFADevices({ client }, { ...user }))
    for (const { SerialNumber } of MFADevices)
      await note(`device ${SerialNumber}`, client.send(new DeactivateMFADeviceCommand({ ...user, SerialNumber })));
  for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client }, { ...user }))
    for (const { AccessKeyId } of AccessKeyMetadata)
      await note(`key ${AccessKeyId}`, client.send(new DeleteAccessKeyCommand({ ...user, AccessKeyId })));
  for await (const { Certificates = [] } of paginateListSigningCertificates({ client }, { ...user }))
    for (const { CertificateId } of Certificates)
      await note("certificate", client.send(new DeleteSigningCertificateCommand({ ...user, CertificateId })));
  for await (const { PolicyNames = [] } of paginateListUserPolicies({ client }, { ...user }))
    for (const PolicyName of PolicyNames)
      await note(`policy ${PolicyName}`, client.send(new DeleteUserPolicyCommand({ ...user, PolicyName })));
  for await (const { AttachedPolicies = [] } of paginateListAttachedUserPolicies({ client }, { ...user }))
    for (const { PolicyArn, PolicyName } of AttachedPolicies)
      await note(`attached ${PolicyName}`, client.send(new DetachUserPolicyCommand({ ...user, PolicyArn })));
  for await (const { Groups = [] } of paginateListGroupsForUser({ client }, { ...user }))
    for (const { GroupName } of Groups)
      await note(`group ${GroupName}`, client.send(new RemoveUserFromGroupCommand({ ...user, GroupName })));
  for await (const { SSHPublicKeys = [] } of paginateListSSHPublicKeys({ client }, { ...user }))
    for (const { SSHPublicKeyId } of SSHPublicKeys)
      await note("SSH key", client.send(new DeleteSSHPublicKeyCommand({ ...user, SSHPublicKeyId })));
  const { ServiceSpecificCredentials = [] } = await client.send(new ListServiceSpecificCredentialsCommand(user));
  for (const { ServiceSpecificCredentialId } of ServiceSpecificCredentials)
    await note(
      "service credential",
      client.send(new DeleteServiceSpecificCredentialCommand({ ...user, ServiceSpecificCredentialId })),
    );

  await client.send(new DeleteUserCommand(user));
  return removed;
}

/** Gives a user a password, policies and groups. */
async function attachEverything(client: IAMClient, UserName: string): Promise<void> {
  const PolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
  await client.send(new CreateLoginProfileCommand({ UserName, Password: "Correct-Horse-1" }));
  await client.send(new PutUserPolicyCommand({ UserName, PolicyName: "buckets", PolicyDocument }));
  for (const name of ["ReadOnlyAccess", "job-function/Billing", "AWSSupportAccess"])
    await client.send(new AttachUserPolicyCommand({ UserName, PolicyArn: `arn:aws:iam::aws:policy/${name}` }));
  for (const GroupName of ["admins", "developers"]) {
    await client.send(new CreateGroupCommand({ GroupName }));
    await client.send(new AddUserToGroupCommand({ UserName, GroupName }));
  }
}

export async function main(print: (line: string) => void): Promise<void> {
  const AccessKeys = [{ AccessKeyId: "AKIALEAVER001EXAMPLE" }];
  const iam = mockIam({ account: { Users: [{ UserName: "leaver", AccessKeys }, { UserName: "other" }] } });
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const client = new IAMClient(iam.clientConfig());
    await attachEverything(client, "leaver");
    await client.send(new DeleteUserCommand({ UserName: "leaver" })).catch((error) => print(error.message));
    iam.truncate("ListAttachedUserPolicies", [1, 0, 2]).truncate("ListGroupsForUser", 1);
    for (const UserName of ["leaver", "other"])
      print(`removed from ${UserName}: ${(await deleteUser(client, UserName)).join(", ") || "nothing"}`);
    print(`users left: ${iam.account.users().length}`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
