import type {
  AttachedPolicyRecord,
  LoginProfileRecord,
  MfaDeviceRecord,
  PasswordPolicyRecord,
  PermissionsBoundaryRecord,
  PolicyRecord,
  ServiceSpecificCredentialRecord,
  SigningCertificateRecord,
  SshPublicKeyRecord,
} from "./attachment-types.ts";

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
  /** When the password was last used. Left out if it never was. */
  readonly PasswordLastUsed?: string | undefined;
  /** Left out for a user without a permissions boundary. */
  readonly PermissionsBoundary?: PermissionsBoundaryRecord | undefined;
  /** The password. Left out for a user who has none. */
  readonly LoginProfile?: LoginProfileRecord | undefined;
  /** The user's tags. */
  readonly Tags: readonly Readonly<TagFixture>[];
  /** The user's keys, in the order of listings. */
  readonly AccessKeys: readonly AccessKeyRecord[];
  /** The names of the groups, in the order in which the user was added to them. */
  readonly Groups: readonly string[];
  /** The inline policies, in the order in which they were added. */
  readonly UserPolicyList: readonly PolicyRecord[];
  /** The managed policies, in the order in which they were attached. */
  readonly AttachedManagedPolicies: readonly AttachedPolicyRecord[];
  /** The MFA devices that are assigned to the user, virtual and hardware devices. */
  readonly MFADevices: readonly MfaDeviceRecord[];
  /** The SSH public keys, in the order of listings. */
  readonly SSHPublicKeys: readonly SshPublicKeyRecord[];
  /** The signing certificates, in the order of listings. */
  readonly SigningCertificates: readonly SigningCertificateRecord[];
  /** The credentials for single services, such as CodeCommit. */
  readonly ServiceSpecificCredentials: readonly ServiceSpecificCredentialRecord[];
}

/** A frozen copy of a group. */
export interface GroupRecord {
  /** The name, as it was given. */
  readonly GroupName: string;
  /** The path, such as `/` or `/engineering/`. */
  readonly Path: string;
  /** The unique id, such as `AGPACKCEVSQ6C2EXAMPLE`. */
  readonly GroupId: string;
  /** The ARN, such as `arn:aws:iam::123456789012:group/admins`. */
  readonly Arn: string;
  /** When the group was created, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  /** The inline policies of the group. */
  readonly GroupPolicyList: readonly PolicyRecord[];
  /** The managed policies that are attached to the group. */
  readonly AttachedManagedPolicies: readonly AttachedPolicyRecord[];
  /** The names of the users in the group, in the order of listings. */
  readonly Users: readonly string[];
}

/** A frozen copy of the root user. */
export interface RootUserRecord {
  /** Left out for an account without any date. */
  readonly CreateDate?: string | undefined;
  /** When the password was last used. Left out if it never was. */
  readonly PasswordLastUsed?: string | undefined;
  /** The password. Left out if the root user has none. */
  readonly LoginProfile?: LoginProfileRecord | undefined;
  /** The access keys, in the order of listings. */
  readonly AccessKeys: readonly AccessKeyRecord[];
  /** The MFA devices of the root user. */
  readonly MFADevices: readonly MfaDeviceRecord[];
  /** The signing certificates of the root user. */
  readonly SigningCertificates: readonly SigningCertificateRecord[];
}

/** A frozen copy of the settings of the account. */
export interface SettingsRecord {
  /** The alias of the account, or an empty array. */
  readonly AccountAliases: readonly string[];
  /** Left out if the account has no password policy. AWS's default policy then applies to new passwords. */
  readonly PasswordPolicy?: PasswordPolicyRecord | undefined;
  /** The root user. */
  readonly RootUser: RootUserRecord;
  /** The virtual MFA devices that are not assigned to a user. */
  readonly VirtualMFADevices: readonly MfaDeviceRecord[];
}
