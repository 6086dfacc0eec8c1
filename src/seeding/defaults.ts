import type {
  LoginProfileRecord,
  PasswordPolicyRecord,
  PolicyRecord,
  ServiceSpecificCredentialRecord,
  SigningCertificateRecord,
  SshPublicKeyRecord,
} from "../account/attachment-types.ts";
import type {
  InlinePolicy,
  LoginProfile,
  PasswordPolicy,
  ServiceSpecificCredential,
  SigningCertificate,
  SshPublicKey,
} from "../account/attachments.ts";
import { freeServiceUserName } from "../account/service-user-name.ts";
import type { AccountStore, AttachmentStore } from "../account/store.ts";
import { earlierOf } from "../account/timestamp.ts";
import { EMPTY_POLICY } from "./policy-text.ts";

interface PartialOwner {
  readonly LoginProfile?: Partial<LoginProfileRecord> | undefined;
  readonly PasswordLastUsed?: string | undefined;
}

// Each function converts the merged members of fixtures into what the account stores, and fills in defaults.

/** Returns the login profile of a user or the root user. AWS shows the last use of a password only while there is one. */
export function profileOf(
  { LoginProfile, PasswordLastUsed }: PartialOwner,
  timestamp: string,
): LoginProfile | undefined {
  if (LoginProfile !== undefined) return describedProfile(LoginProfile, timestamp);
  if (PasswordLastUsed === undefined) return undefined;
  // A password cannot be used before it is created.
  return describedProfile({ CreateDate: earlierOf(PasswordLastUsed, timestamp) }, timestamp);
}

function describedProfile(record: Partial<LoginProfileRecord>, timestamp: string): LoginProfile {
  const createDate = record.CreateDate ?? record.PasswordLastChanged ?? timestamp;
  return {
    createDate,
    password: record.Password,
    passwordResetRequired: record.PasswordResetRequired ?? false,
    passwordLastChanged: record.PasswordLastChanged ?? createDate,
    passwordNextRotation: record.PasswordNextRotation,
    formerPasswords: record.FormerPasswords ?? [],
  };
}

export const inlinePolicyOf = (record: Partial<PolicyRecord>): InlinePolicy => ({
  name: record.PolicyName as string,
  document: record.PolicyDocument ?? EMPTY_POLICY,
});

/** Returns the id from a fixture, or else generates one. Notes the id from a fixture, so that it is never generated. */
function idOf(store: AttachmentStore, id: string | undefined, prefix: string, length: number): string {
  if (id === undefined) return store.generateId(prefix, length);
  store.noteId(id);
  return id;
}

export const sshKeyOf = (
  store: AttachmentStore,
  record: Partial<SshPublicKeyRecord>,
  timestamp: string,
): SshPublicKey => ({
  id: idOf(store, record.SSHPublicKeyId, "APKA", 20),
  body: record.SSHPublicKeyBody,
  fingerprint: record.Fingerprint,
  status: record.Status ?? "Active",
  uploadDate: record.UploadDate ?? timestamp,
});

export const certificateOf = (
  store: AttachmentStore,
  record: Partial<SigningCertificateRecord>,
  timestamp: string,
): SigningCertificate => ({
  id: idOf(store, record.CertificateId, "", 32),
  body: record.CertificateBody,
  status: record.Status ?? "Active",
  uploadDate: record.UploadDate ?? timestamp,
});

/** Returns the credentials of a user. The default name is one that no other credential of the service has. */
export function credentialsOf(
  store: AccountStore,
  records: readonly Partial<ServiceSpecificCredentialRecord>[],
  userName: string,
  timestamp: string,
): readonly ServiceSpecificCredential[] {
  const taken = new Set(records.map((record) => `${record.ServiceName} ${nameIn(record)}`));
  return records.map((record) => {
    const isTaken = (name: string) => taken.has(`${record.ServiceName} ${name}`);
    const serviceUserName = nameIn(record) ?? freeServiceUserName(userName, store.accountId, isTaken);
    taken.add(`${record.ServiceName} ${serviceUserName}`);
    return {
      id: idOf(store, record.ServiceSpecificCredentialId, "ACCA", 21),
      serviceName: record.ServiceName as string,
      serviceUserName,
      secret: record.ServicePassword ?? record.ServiceCredentialSecret,
      createDate: record.CreateDate ?? timestamp,
      expirationDate: record.ExpirationDate,
      status: record.Status ?? "Active",
    };
  });
}

const nameIn = ({ ServiceUserName, ServiceCredentialAlias }: Partial<ServiceSpecificCredentialRecord>) =>
  ServiceUserName ?? ServiceCredentialAlias;

/** The defaults are already filled in. */
export function passwordPolicyOf(record: PasswordPolicyRecord): PasswordPolicy {
  const { ExpirePasswords: _, MaxPasswordAge, PasswordReusePrevention, HardExpiry, ...rest } = record;
  return { ...rest, MaxPasswordAge, PasswordReusePrevention, HardExpiry };
}
