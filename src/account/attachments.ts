// What IAM stores for a user, a group or the account, besides access keys. Like all records, these are immutable.

/** The console password of a user or of the root user. */
export interface LoginProfile {
  readonly createDate: string;
  /** `undefined` if a fixture left it out. */
  readonly password: string | undefined;
  readonly passwordResetRequired: boolean;
  readonly passwordLastChanged: string;
  /** Only a fixture can set it. Otherwise, the date depends on the maximum age in the password policy. */
  readonly passwordNextRotation: string | undefined;
  /** The earlier passwords, newest first. */
  readonly formerPasswords: readonly string[];
}

export interface InlinePolicy {
  readonly name: string;
  /** The text as it was sent. It is not percent-encoded. */
  readonly document: string;
}

export interface SshPublicKey {
  readonly id: string;
  readonly body: string | undefined;
  readonly fingerprint: string | undefined;
  readonly status: string;
  readonly uploadDate: string;
}

export interface SigningCertificate {
  readonly id: string;
  readonly body: string | undefined;
  readonly status: string;
  readonly uploadDate: string;
}

export interface ServiceSpecificCredential {
  readonly id: string;
  readonly serviceName: string;
  /** The user name, or the alias if the credentials of the service have an alias. */
  readonly serviceUserName: string;
  /** The password, or the secret if the credential has an alias. `undefined` if a fixture left it out. */
  readonly secret: string | undefined;
  readonly createDate: string;
  readonly expirationDate: string | undefined;
  readonly status: string;
}

/** What IAM stores for a user. Access keys and MFA devices have records of their own. */
export interface UserAttachments {
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly passwordLastUsed: string | undefined;
  readonly loginProfile: LoginProfile | undefined;
  /** The ARN of a managed policy. */
  readonly permissionsBoundary: string | undefined;
  /** The ids of the user's groups, in the order in which the user was added to them. */
  readonly groupIds: readonly string[];
  readonly inlinePolicies: readonly InlinePolicy[];
  /** The ARNs of managed policies, in the order in which they were attached. */
  readonly attachedPolicies: readonly string[];
  readonly sshPublicKeys: readonly SshPublicKey[];
  readonly signingCertificates: readonly SigningCertificate[];
  readonly serviceSpecificCredentials: readonly ServiceSpecificCredential[];
}

/** The attachments of a new user. All users without attachments share these empty lists. */
export const noAttachments: UserAttachments = Object.freeze({
  tags: [],
  passwordLastUsed: undefined,
  loginProfile: undefined,
  permissionsBoundary: undefined,
  groupIds: [],
  inlinePolicies: [],
  attachedPolicies: [],
  sshPublicKeys: [],
  signingCertificates: [],
  serviceSpecificCredentials: [],
});

export interface Group {
  readonly id: string;
  readonly serial: number;
  readonly name: string;
  readonly path: string;
  readonly createDate: string;
  readonly inlinePolicies: readonly InlinePolicy[];
  readonly attachedPolicies: readonly string[];
}

/** A virtual or hardware MFA device. A hardware device exists only while it is assigned. */
export interface MfaDevice {
  /** The serial number of a virtual device is its ARN. */
  readonly serialNumber: string;
  readonly serial: number;
  readonly isVirtual: boolean;
  /** The seed of a virtual device in base32, if it is known. */
  readonly seed: string | undefined;
  /** The id of the user, or the account id for the root user. `undefined` while the device is not assigned. */
  readonly ownerId: string | undefined;
  readonly enableDate: string | undefined;
  /** The time of the last one-time code that was accepted. Missing if no code was accepted. */
  readonly codeLastUsed?: string | undefined;
}

export interface PasswordPolicy {
  readonly MinimumPasswordLength: number;
  readonly RequireSymbols: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireUppercaseCharacters: boolean;
  readonly RequireLowercaseCharacters: boolean;
  readonly AllowUsersToChangePassword: boolean;
  readonly MaxPasswordAge: number | undefined;
  readonly PasswordReusePrevention: number | undefined;
  readonly HardExpiry: boolean | undefined;
}

/** What IAM stores for the account itself and for its root user. */
export interface AccountSettings {
  readonly alias: string | undefined;
  readonly passwordPolicy: PasswordPolicy | undefined;
  readonly rootCreateDate: string | undefined;
  readonly rootPasswordLastUsed: string | undefined;
  readonly rootLoginProfile: LoginProfile | undefined;
  readonly rootSigningCertificates: readonly SigningCertificate[];
}

export const defaultSettings: AccountSettings = Object.freeze({
  alias: undefined,
  passwordPolicy: undefined,
  rootCreateDate: undefined,
  rootPasswordLastUsed: undefined,
  rootLoginProfile: undefined,
  rootSigningCertificates: [],
});
