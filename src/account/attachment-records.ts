import type {
  AttachedPolicyRecord,
  LoginProfileRecord,
  MfaDeviceRecord,
  PolicyRecord,
  ServiceSpecificCredentialRecord,
  SigningCertificateRecord,
  SshPublicKeyRecord,
} from "./attachment-types.ts";
import type {
  InlinePolicy,
  LoginProfile,
  MfaDevice,
  ServiceSpecificCredential,
  SigningCertificate,
  SshPublicKey,
} from "./attachments.ts";

/** Returns a frozen copy of a record without its undefined members. */
export const omitUndefined = <Value extends object>(record: Value): Value =>
  Object.freeze(Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))) as Value;

export const freezeAll = <Item, Value extends object>(
  items: readonly Item[],
  recordOf: (item: Item) => Value,
): readonly Readonly<Value>[] => Object.freeze(items.map((item) => Object.freeze(recordOf(item))));

export const profileRecord = (profile: LoginProfile): LoginProfileRecord =>
  omitUndefined({
    CreateDate: profile.createDate,
    PasswordResetRequired: profile.passwordResetRequired,
    PasswordLastChanged: profile.passwordLastChanged,
    PasswordNextRotation: profile.passwordNextRotation,
    Password: profile.password,
    FormerPasswords: profile.formerPasswords.length > 0 ? Object.freeze([...profile.formerPasswords]) : undefined,
  });

export const policyRecords = (policies: readonly InlinePolicy[]): readonly PolicyRecord[] =>
  freezeAll(policies, ({ name, document }) => ({ PolicyName: name, PolicyDocument: document }));

/** Returns the name of a managed policy, which is the last part of its ARN. */
export const policyNameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

export const attachedPolicyRecord = (arn: string): AttachedPolicyRecord => ({
  PolicyName: policyNameOf(arn),
  PolicyArn: arn,
});

export const deviceRecord = ({ serialNumber, enableDate, seed, codeLastUsed }: MfaDevice): MfaDeviceRecord =>
  omitUndefined({
    SerialNumber: serialNumber,
    EnableDate: enableDate,
    Base32StringSeed: seed,
    CodeLastUsed: codeLastUsed,
  });

export const sshKeyRecord = (key: SshPublicKey): SshPublicKeyRecord =>
  omitUndefined({
    SSHPublicKeyId: key.id,
    Status: key.status,
    UploadDate: key.uploadDate,
    SSHPublicKeyBody: key.body,
    Fingerprint: key.fingerprint,
  });

export const certificateRecord = (certificate: SigningCertificate): SigningCertificateRecord =>
  omitUndefined({
    CertificateId: certificate.id,
    Status: certificate.status,
    UploadDate: certificate.uploadDate,
    CertificateBody: certificate.body,
  });

const servicesWithPassword: ReadonlySet<string> = new Set(["codecommit.amazonaws.com", "cassandra.amazonaws.com"]);

/** Whether the credentials of a service have a user name and a password. Those of the other services have an alias and a secret. */
export const hasPassword = (serviceName: string): boolean => servicesWithPassword.has(serviceName);

export function credentialRecord(credential: ServiceSpecificCredential): ServiceSpecificCredentialRecord {
  const { serviceName, serviceUserName, secret } = credential;
  return omitUndefined({
    ServiceSpecificCredentialId: credential.id,
    ServiceName: serviceName,
    ...(hasPassword(serviceName)
      ? { ServiceUserName: serviceUserName, ServicePassword: secret }
      : { ServiceCredentialAlias: serviceUserName, ServiceCredentialSecret: secret }),
    CreateDate: credential.createDate,
    ExpirationDate: credential.expirationDate,
    Status: credential.status,
  });
}
