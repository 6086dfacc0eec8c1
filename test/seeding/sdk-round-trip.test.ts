import {
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetGroupCommand,
  GetLoginProfileCommand,
  GetSSHPublicKeyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  ListVirtualMFADevicesCommand,
} from "@aws-sdk/client-iam";
import { type AccountFixture, type FixtureInput, mockIam } from "msw-iam";
import { expect, onTestFinished, test, vi } from "vitest";
import company from "../../fixtures/small-company.json" with { type: "json" };
import { certificates } from "../support/certificates.ts";
import { clientOf } from "../support/client.ts";
import { rsaKey } from "../support/public-keys.ts";
import { server } from "../support/server.ts";

type Output = FixtureInput<AccountFixture>;

/** The client and the server share the clock, so that the credential report has one date. */
const now = () => new Date("2026-11-24T12:00:00Z");

/** Returns the outputs of every action that reads, by the call. Those that do not name their user have its name beside them. */
async function readAll(client: IAMClient): Promise<ReadonlyMap<string, Output>> {
  const outputs = new Map<string, Output>();
  const note = <Named extends Output>(call: string, output: Named, rest: Output = {}): Named => {
    outputs.set(call, { ...output, ...rest, $metadata: {} });
    return output;
  };
  const { Users = [] } = note("ListUsers", await client.send(new ListUsersCommand({})));
  const { Groups = [] } = note("ListGroups", await client.send(new ListGroupsCommand({})));
  note("details", await client.send(new GetAccountAuthorizationDetailsCommand({})));
  note("the root user", await client.send(new GetUserCommand({})));
  note("its profile", await client.send(new GetLoginProfileCommand({})));
  note("its keys", await client.send(new ListAccessKeysCommand({})));
  note("its devices", await client.send(new ListMFADevicesCommand({})));
  note("its certificates", await client.send(new ListSigningCertificatesCommand({})));
  note("aliases", await client.send(new ListAccountAliasesCommand({})));
  note("policy", await client.send(new GetAccountPasswordPolicyCommand({})));
  note("devices", await client.send(new ListVirtualMFADevicesCommand({})));
  for (const { GroupName } of Groups) note(`group ${GroupName}`, await client.send(new GetGroupCommand({ GroupName })));
  for (const { UserName = "" } of Users) {
    const input = { UserName };
    note(`user ${UserName}`, await client.send(new GetUserCommand(input)));
    const profile = await client.send(new GetLoginProfileCommand(input)).catch(() => undefined);
    if (profile !== undefined) note(`profile of ${UserName}`, profile);
    note(`groups of ${UserName}`, await client.send(new ListGroupsForUserCommand(input)), input);
    note(`tags of ${UserName}`, await client.send(new ListUserTagsCommand(input)), input);
    note(`policies of ${UserName}`, await client.send(new ListAttachedUserPoliciesCommand(input)), input);
    const { PolicyNames = [] } = note(
      `inline policies of ${UserName}`,
      await client.send(new ListUserPoliciesCommand(input)),
      input,
    );
    for (const PolicyName of PolicyNames)
      note(`${PolicyName} of ${UserName}`, await client.send(new GetUserPolicyCommand({ ...input, PolicyName })));
    const { AccessKeyMetadata = [] } = note(`keys of ${UserName}`, await client.send(new ListAccessKeysCommand(input)));
    for (const { AccessKeyId } of AccessKeyMetadata)
      note(
        `use of ${AccessKeyId}`,
        await client.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })),
        AccessKeyId === undefined ? {} : { AccessKeyId },
      );
    note(`devices of ${UserName}`, await client.send(new ListMFADevicesCommand(input)));
    note(`certificates of ${UserName}`, await client.send(new ListSigningCertificatesCommand(input)));
    note(`credentials of ${UserName}`, await client.send(new ListServiceSpecificCredentialsCommand(input)));
    const { SSHPublicKeys = [] } = note(
      `SSH keys of ${UserName}`,
      await client.send(new ListSSHPublicKeysCommand(input)),
    );
    for (const { SSHPublicKeyId } of SSHPublicKeys)
      note(
        `SSH key ${SSHPublicKeyId}`,
        await client.send(new GetSSHPublicKeyCommand({ ...input, SSHPublicKeyId, Encoding: "SSH" })),
      );
  }
  await client.send(new GenerateCredentialReportCommand({}));
  note("report", await client.send(new GetCredentialReportCommand({})));
  note("summary", await client.send(new GetAccountSummaryCommand({})));
  return outputs;
}

test.each(["in the order of the calls", "in the reverse order"])(
  "everything that the SDK returns, seeded %s, makes it return the same",
  async (order) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam({ account: company, now, credentialReport: "live" }).seed({
      Users: [
        { UserName: "alice", SigningCertificates: [{ CertificateBody: certificates.one, UploadDate: now() }] },
        { UserName: "bob", SSHPublicKeys: [{ SSHPublicKeyBody: rsaKey().ssh, UploadDate: now() }] },
      ],
      RootUser: { SigningCertificates: [{ CertificateBody: certificates.two, UploadDate: "2026-10-02T00:00:00Z" }] },
      VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::123456789012:mfa/spare" }],
    });
    onTestFinished(() => server.resetHandlers());
    server.use(...iam.handlers);
    const outputs = await readAll(clientOf(iam));
    const seeded = [...outputs.values()];
    if (order === "in the reverse order") seeded.reverse();
    const copy = mockIam({ account: seeded, now, credentialReport: "live" });
    server.use(...copy.handlers);
    const copied = await readAll(clientOf(copy));
    expect([...copied.keys()]).toEqual([...outputs.keys()]);
    for (const [call, output] of outputs) expect(copied.get(call), call).toEqual(output);
    // The mock counts for itself.
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/SummaryMap of fixture \d+ is not kept/)]]);
  },
);

const bob = { UserName: "Bob" };
const lists: Record<string, (client: IAMClient) => Promise<Output>> = {
  ListAccessKeys: (client) => client.send(new ListAccessKeysCommand(bob)),
  ListAttachedUserPolicies: (client) => client.send(new ListAttachedUserPoliciesCommand(bob)),
  ListGroupsForUser: (client) => client.send(new ListGroupsForUserCommand(bob)),
  ListMFADevices: (client) => client.send(new ListMFADevicesCommand(bob)),
  ListServiceSpecificCredentials: (client) => client.send(new ListServiceSpecificCredentialsCommand(bob)),
  ListSigningCertificates: (client) => client.send(new ListSigningCertificatesCommand(bob)),
  ListSSHPublicKeys: (client) => client.send(new ListSSHPublicKeysCommand(bob)),
  ListUserPolicies: (client) => client.send(new ListUserPoliciesCommand(bob)),
  ListUserTags: (client) => client.send(new ListUserTagsCommand(bob)),
};

test.each(Object.entries(lists))(
  "if the empty list of %s is seeded with a UserName, the new mock returns the same list",
  async (_, list) => {
    onTestFinished(() => server.resetHandlers());
    const iam = mockIam({ account: { Users: [bob] } });
    server.use(...iam.handlers);
    const output = { ...(await list(clientOf(iam))), $metadata: {} };
    const copy = mockIam({ account: { ...bob, ...output } });
    server.use(...copy.handlers);
    expect({ ...(await list(clientOf(copy))), $metadata: {} }).toEqual(output);
  },
);
