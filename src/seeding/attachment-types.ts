import type { DateInput } from "../account/timestamp.ts";

// What a fixture can contain of the things that IAM keeps with a user, a group or the account, in the names of the AWS CLI.

/** The password of a user or of the root user. */
export interface LoginProfileFixture {
  /** Default: the time of `PasswordLastChanged`, or else of the mock's `now`. */
  CreateDate?: DateInput | undefined;
  /** Default `false`. */
  PasswordResetRequired?: boolean | undefined;
  /** Default: `CreateDate`. */
  PasswordLastChanged?: DateInput | undefined;
  /** Default: the password policy's `MaxPasswordAge` decides. */
  PasswordNextRotation?: DateInput | undefined;
  /** Default: unknown, so that `ChangePassword` accepts any old password. */
  Password?: string | undefined;
  /** The passwords before this one, the newest first, for a policy that prevents their reuse. Default: none. */
  FormerPasswords?: readonly string[] | undefined;
  /** The owner's name. */
  UserName?: string | undefined;
}

/** A permissions boundary. */
export interface PermissionsBoundaryFixture {
  PermissionsBoundaryType?: string | undefined;
  PermissionsBoundaryArn: string;
}

/** An inline policy of a user or a group. */
export interface PolicyFixture {
  PolicyName: string;
  /** An object, as the AWS CLI prints it, or its JSON, which can be percent-encoded. Default: a policy without statements. */
  PolicyDocument?: string | object | undefined;
}

/** A managed policy that is attached to a user or a group. */
export interface AttachedPolicyFixture {
  /** Default: the last part of the ARN. */
  PolicyName?: string | undefined;
  PolicyArn: string;
}

/** An MFA device. A device whose serial number is an ARN such as `arn:aws:iam::123456789012:mfa/Bob` is a virtual device. */
export interface MfaDeviceFixture {
  SerialNumber: string;
  /** Default: the time of the mock's `now`. */
  EnableDate?: DateInput | undefined;
  /** The seed of a virtual device. Default: unknown, so that any two different codes are accepted. */
  Base32StringSeed?: string | undefined;
  /** The time of the last one-time code that was used. Earlier codes are refused. Default: no code was used. */
  CodeLastUsed?: DateInput | undefined;
  /** The owner's name. */
  UserName?: string | undefined;
}

/** A virtual MFA device in the output of `aws iam list-virtual-mfa-devices` or `create-virtual-mfa-device`. */
export interface VirtualMfaDeviceFixture extends Omit<MfaDeviceFixture, "UserName"> {
  /** The user or the root user whose device it is. Default: it is not assigned. */
  User?: object | undefined;
  /** Ignored. IAM shows it only once, and it contains only the seed. */
  QRCodePNG?: unknown;
  /** Ignored, with a warning. */
  Tags?: readonly object[] | undefined;
}

/** An SSH public key of a user. */
export interface SshPublicKeyFixture {
  /** Default: a generated `APKA` + 9 characters + `EXAMPLE`. */
  SSHPublicKeyId?: string | undefined;
  SSHPublicKeyBody?: string | undefined;
  Fingerprint?: string | undefined;
  /** Default `Active`. */
  Status?: string | undefined;
  /** Default: the time of the mock's `now`. */
  UploadDate?: DateInput | undefined;
  /** The owner's name. */
  UserName?: string | undefined;
}

/** A signing certificate of a user or of the root user. */
export interface SigningCertificateFixture {
  /** Default: a generated id of 32 characters. */
  CertificateId?: string | undefined;
  CertificateBody?: string | undefined;
  /** Default `Active`. */
  Status?: string | undefined;
  /** Default: the time of the mock's `now`. */
  UploadDate?: DateInput | undefined;
  /** The owner's name. */
  UserName?: string | undefined;
}

/** A service-specific credential of a user. */
export interface ServiceSpecificCredentialFixture {
  /** Default: a generated `ACCA` + 10 characters + `EXAMPLE`. */
  ServiceSpecificCredentialId?: string | undefined;
  /** Such as `codecommit.amazonaws.com`. */
  ServiceName: string;
  /** Default: the user's name, `-at-` and the account id. */
  ServiceUserName?: string | undefined;
  ServicePassword?: string | undefined;
  /** Default: the user's name, `-at-` and the account id. */
  ServiceCredentialAlias?: string | undefined;
  ServiceCredentialSecret?: string | undefined;
  /** Default: the time of the mock's `now`. */
  CreateDate?: DateInput | undefined;
  ExpirationDate?: DateInput | undefined;
  /** Default `Active`. */
  Status?: string | undefined;
  /** The owner's name. */
  UserName?: string | undefined;
}

/** A group, as `aws iam list-groups` and `get-account-authorization-details` print it. */
export interface GroupFixture {
  /** 1 to 128 characters of `[\w+=,.@-]`, unique in the account, ignoring case. */
  GroupName: string;
  /** Default: the one in `Arn`, or else `/`. */
  Path?: string | undefined;
  /** Default: a generated `AGPA` + 10 characters + `EXAMPLE`. */
  GroupId?: string | undefined;
  /** It must fit the account, the path and the name. */
  Arn?: string | undefined;
  /** Default: the time of the mock's `now`. */
  CreateDate?: DateInput | undefined;
  GroupPolicyList?: readonly PolicyFixture[] | undefined;
  AttachedManagedPolicies?: readonly AttachedPolicyFixture[] | undefined;
  /** The names of the users in the group. Missing users are created. */
  Users?: readonly string[] | undefined;
}

/** The password policy of the account. A missing member has the default of `UpdateAccountPasswordPolicy`. */
export interface PasswordPolicyFixture {
  MinimumPasswordLength?: number | undefined;
  RequireSymbols?: boolean | undefined;
  RequireNumbers?: boolean | undefined;
  RequireUppercaseCharacters?: boolean | undefined;
  RequireLowercaseCharacters?: boolean | undefined;
  AllowUsersToChangePassword?: boolean | undefined;
  /** Whether there is a `MaxPasswordAge`. */
  ExpirePasswords?: boolean | undefined;
  MaxPasswordAge?: number | undefined;
  PasswordReusePrevention?: number | undefined;
  HardExpiry?: boolean | undefined;
}
