/** The status of an access key. */
export type AccessKeyStatus = "Active" | "Inactive" | "Expired";

/** A tag of a user. */
export interface TagFixture {
  /** The key of the tag. */
  Key: string;
  /** The value of the tag. It can be empty. */
  Value: string;
}

/** A frozen copy of an access key, with its secret. Dates are in AWS's format. */
export interface AccessKeyRecord {
  /** The name that listings show. The root user's keys have none. */
  readonly UserName?: string | undefined;
  /** The id of the key, such as `AKIAIOSFODNN7EXAMPLE`. */
  readonly AccessKeyId: string;
  /** Whether requests with the key are accepted. */
  readonly Status: AccessKeyStatus;
  /** When the key was created, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  /** The secret that signs requests. */
  readonly SecretAccessKey: string;
  /** Left out for a key that was never used. */
  readonly AccessKeyLastUsed?:
    | { readonly LastUsedDate: string; readonly ServiceName: string; readonly Region: string }
    | undefined;
}

/** The password of a user or of the root user. */
export interface LoginProfileRecord {
  readonly CreateDate: string;
  readonly PasswordResetRequired: boolean;
  readonly PasswordLastChanged: string;
  readonly PasswordNextRotation?: string | undefined;
  /** Left out if no fixture and no request contained it. */
  readonly Password?: string | undefined;
  /** The passwords before this one, the newest first. Left out if there are none. */
  readonly FormerPasswords?: readonly string[] | undefined;
}

/** The permissions boundary of a user. */
export interface PermissionsBoundaryRecord {
  readonly PermissionsBoundaryType: string;
  readonly PermissionsBoundaryArn: string;
}

/** An inline policy of a user or a group. */
export interface PolicyRecord {
  readonly PolicyName: string;
  /** The text as it was sent, not percent-encoded. */
  readonly PolicyDocument: string;
}

/** A managed policy that is attached to a user or a group. */
export interface AttachedPolicyRecord {
  readonly PolicyName: string;
  readonly PolicyArn: string;
}

/** An MFA device. */
export interface MfaDeviceRecord {
  readonly SerialNumber: string;
  /** Left out while the device is not assigned. */
  readonly EnableDate?: string | undefined;
  /** The seed of a virtual device, if it is known. */
  readonly Base32StringSeed?: string | undefined;
  /** The time of the last one-time code that `EnableMFADevice` accepted. */
  readonly CodeLastUsed?: string | undefined;
}

/** An SSH public key of a user. */
export interface SshPublicKeyRecord {
  readonly SSHPublicKeyId: string;
  readonly Status: string;
  readonly UploadDate: string;
  readonly SSHPublicKeyBody?: string | undefined;
  readonly Fingerprint?: string | undefined;
}

/** A signing certificate of a user or of the root user. */
export interface SigningCertificateRecord {
  readonly CertificateId: string;
  readonly Status: string;
  readonly UploadDate: string;
  readonly CertificateBody?: string | undefined;
}

/** A service-specific credential of a user. It has a user name and a password, or an alias and a secret. */
export interface ServiceSpecificCredentialRecord {
  readonly ServiceSpecificCredentialId: string;
  readonly ServiceName: string;
  readonly ServiceUserName?: string | undefined;
  readonly ServicePassword?: string | undefined;
  readonly ServiceCredentialAlias?: string | undefined;
  readonly ServiceCredentialSecret?: string | undefined;
  readonly CreateDate: string;
  readonly ExpirationDate?: string | undefined;
  readonly Status: string;
}

/** A frozen copy of a user, with the secrets of its keys. Dates are in AWS's format. */
export interface UserRecord {
  /** The name, as it was given. */
  readonly UserName: string;
  /** The path, such as `/` or `/service/`. */
  readonly Path: string;
  /** The unique id, such as `AIDACKCEVSQ6C2EXAMPLE`. */
  readonly UserId: string;
  /** The ARN, such as `arn:aws:iam::123456789012:user/Bob`. */
  readonly Arn: string;
  /** When the user was created, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  readonly PasswordLastUsed?: string | undefined;
  readonly PermissionsBoundary?: PermissionsBoundaryRecord | undefined;
  readonly LoginProfile?: LoginProfileRecord | undefined;
  /** The user's tags. */
  readonly Tags: readonly Readonly<TagFixture>[];
  /** The user's keys, in the order of listings. */
  readonly AccessKeys: readonly AccessKeyRecord[];
  /** The names of the groups, in the order in which the user was added to them. */
  readonly Groups: readonly string[];
  readonly UserPolicyList: readonly PolicyRecord[];
  readonly AttachedManagedPolicies: readonly AttachedPolicyRecord[];
  readonly MFADevices: readonly MfaDeviceRecord[];
  readonly SSHPublicKeys: readonly SshPublicKeyRecord[];
  readonly SigningCertificates: readonly SigningCertificateRecord[];
  readonly ServiceSpecificCredentials: readonly ServiceSpecificCredentialRecord[];
}

/** A frozen copy of a group. */
export interface GroupRecord {
  readonly GroupName: string;
  readonly Path: string;
  readonly GroupId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly GroupPolicyList: readonly PolicyRecord[];
  readonly AttachedManagedPolicies: readonly AttachedPolicyRecord[];
  /** The names of the users in the group, in the order of listings. */
  readonly Users: readonly string[];
}

/** A frozen copy of what IAM keeps with the root user. */
export interface RootUserRecord {
  /** Left out for an account without any date. */
  readonly CreateDate?: string | undefined;
  readonly PasswordLastUsed?: string | undefined;
  readonly LoginProfile?: LoginProfileRecord | undefined;
  readonly AccessKeys: readonly AccessKeyRecord[];
  readonly MFADevices: readonly MfaDeviceRecord[];
  readonly SigningCertificates: readonly SigningCertificateRecord[];
}

/** The password policy of an account, as `aws iam get-account-password-policy` prints it. */
export interface PasswordPolicyRecord {
  readonly MinimumPasswordLength: number;
  readonly RequireSymbols: boolean;
  readonly RequireNumbers: boolean;
  readonly RequireUppercaseCharacters: boolean;
  readonly RequireLowercaseCharacters: boolean;
  readonly AllowUsersToChangePassword: boolean;
  readonly ExpirePasswords: boolean;
  readonly MaxPasswordAge?: number | undefined;
  readonly PasswordReusePrevention?: number | undefined;
  readonly HardExpiry?: boolean | undefined;
}

/** A frozen copy of what IAM keeps with the account itself. */
export interface SettingsRecord {
  /** The alias of the account, or an empty array. */
  readonly AccountAliases: readonly string[];
  readonly PasswordPolicy?: PasswordPolicyRecord | undefined;
  readonly RootUser: RootUserRecord;
  /** The virtual MFA devices that are not assigned to a user. */
  readonly VirtualMFADevices: readonly MfaDeviceRecord[];
}
