import type {
  InlinePolicy,
  LoginProfile,
  PasswordPolicy,
  ServiceSpecificCredential,
  SigningCertificate,
  SshPublicKey,
} from "../account/attachments.ts";
import type { AttachmentStore } from "../account/store.ts";
import type {
  LoginProfileRecord,
  PasswordPolicyRecord,
  PolicyRecord,
  ServiceSpecificCredentialRecord,
  SigningCertificateRecord,
  SshPublicKeyRecord,
} from "../account/types.ts";
import { EMPTY_POLICY } from "./policy-text.ts";

// Each function converts what fixtures say together into a record of the account, and fills in defaults.

export function profileOf(said: Partial<LoginProfileRecord>, timestamp: string): LoginProfile {
  const createDate = said.CreateDate ?? said.PasswordLastChanged ?? timestamp;
  return {
    createDate,
    password: said.Password,
    passwordResetRequired: said.PasswordResetRequired ?? false,
    passwordLastChanged: said.PasswordLastChanged ?? createDate,
    passwordNextRotation: said.PasswordNextRotation,
    formerPasswords: said.FormerPasswords ?? [],
  };
}

export const inlinePolicyOf = (said: Partial<PolicyRecord>): InlinePolicy => ({
  name: said.PolicyName as string,
  document: said.PolicyDocument ?? EMPTY_POLICY,
});

/** Returns an id from a fixture, so that it is not generated, or else a generated one. */
function idOf(store: AttachmentStore, id: string | undefined, prefix: string, length: number): string {
  if (id === undefined) return store.generateId(prefix, length);
  store.noteId(id);
  return id;
}

export const sshKeyOf = (
  store: AttachmentStore,
  said: Partial<SshPublicKeyRecord>,
  timestamp: string,
): SshPublicKey => ({
  id: idOf(store, said.SSHPublicKeyId, "APKA", 20),
  body: said.SSHPublicKeyBody,
  fingerprint: said.Fingerprint,
  status: said.Status ?? "Active",
  uploadDate: said.UploadDate ?? timestamp,
});

export const certificateOf = (
  store: AttachmentStore,
  said: Partial<SigningCertificateRecord>,
  timestamp: string,
): SigningCertificate => ({
  id: idOf(store, said.CertificateId, "", 32),
  body: said.CertificateBody,
  status: said.Status ?? "Active",
  uploadDate: said.UploadDate ?? timestamp,
});

/** `defaultName` is the user name or the alias, for a credential whose fixture contains none. */
export const credentialOf = (
  store: AttachmentStore,
  said: Partial<ServiceSpecificCredentialRecord>,
  timestamp: string,
  defaultName: string,
): ServiceSpecificCredential => ({
  id: idOf(store, said.ServiceSpecificCredentialId, "ACCA", 21),
  serviceName: said.ServiceName as string,
  serviceUserName: said.ServiceUserName ?? said.ServiceCredentialAlias ?? defaultName,
  secret: said.ServicePassword ?? said.ServiceCredentialSecret,
  createDate: said.CreateDate ?? timestamp,
  expirationDate: said.ExpirationDate,
  status: said.Status ?? "Active",
});

/** A policy in a fixture already has its defaults. */
export function passwordPolicyOf(said: PasswordPolicyRecord): PasswordPolicy {
  const { ExpirePasswords: _, MaxPasswordAge, PasswordReusePrevention, HardExpiry, ...rest } = said;
  return { ...rest, MaxPasswordAge, PasswordReusePrevention, HardExpiry };
}
