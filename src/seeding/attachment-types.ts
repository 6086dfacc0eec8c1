import type { DateInput } from "../account/timestamp.ts";

// What a fixture can contain of the things that IAM stores for a user, a group or the account, with the names of the AWS CLI.

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
  /** `Policy`, or `PermissionsBoundaryPolicy` as in the service model. Default `Policy`. */
  PermissionsBoundaryType?: string | undefined;
  /** The ARN of a managed policy, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`. It is required, although the SDKs' types let it be missing. */
  PermissionsBoundaryArn?: string | undefined;
}

/** An inline policy of a user or a group. */
export interface PolicyFixture {
  /** 1 to 128 characters of `[\w+=,.@-]`, unique among the owner's inline policies, ignoring case. */
  PolicyName: string;
  /** An object, as the AWS CLI prints it, or its JSON, which can be percent-encoded. Default: a policy without statements. */
  PolicyDocument?: string | object | undefined;
}

/** A managed policy that is attached to a user or a group. */
export interface AttachedPolicyFixture {
  /** Default: the last part of the ARN. */
  PolicyName?: string | undefined;
  /** The ARN of a policy of AWS or of an account, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
  PolicyArn: string;
}

/** An MFA device. A device whose serial number is an ARN such as `arn:aws:iam::123456789012:mfa/Bob` is a virtual device. */
export interface MfaDeviceFixture {
  /** 9 to 256 characters of `[\w+=/:,.@-]`, or the ARN of a virtual device. It is unique in the account. */
  SerialNumber: string;
  /** Default: the time of the mock's `now`. */
  EnableDate?: DateInput | undefined;
  /** The seed of a virtual device in base32: text, or the bytes that the SDKs return. Default: unknown, so that any two different codes are accepted. */
  Base32StringSeed?: string | Uint8Array | undefined;
  /** The time of the last one-time code that was used. Earlier codes are refused. Default: no code was used. */
  CodeLastUsed?: DateInput | undefined;
  /** The owner's name. */
  UserName?: string | undefined;
}

/** A virtual MFA device in the output of `aws iam list-virtual-mfa-devices` or `create-virtual-mfa-device`. */
export interface VirtualMfaDeviceFixture extends Omit<MfaDeviceFixture, "UserName"> {
  /** Only an assigned device has one. Default: the time of the mock's `now`. */
  EnableDate?: DateInput | undefined;
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
  /** The key, in OpenSSH's format or in PEM. Default: unknown, so that `GetSSHPublicKey` returns no body. */
  SSHPublicKeyBody?: string | undefined;
  /** The MD5 hash of the key, 16 bytes with colons between them. Default: that of the body if it is an RSA key, or else unknown. */
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
  /** Default: the id of the certificate in the body, or else a generated id of 32 characters. */
  CertificateId?: string | undefined;
  /** The certificate in PEM. Default: unknown, so that `ListSigningCertificates` returns no body. */
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
  /** The password that belongs to `ServiceUserName`. Default: unknown. */
  ServicePassword?: string | undefined;
  /** Default: the user's name, `-at-` and the account id. */
  ServiceCredentialAlias?: string | undefined;
  /** The secret that belongs to `ServiceCredentialAlias`. Default: unknown. */
  ServiceCredentialSecret?: string | undefined;
  /** Default: the time of the mock's `now`. */
  CreateDate?: DateInput | undefined;
  /** Default: the credential does not expire. */
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
  /** The inline policies of the group. Default: none. */
  GroupPolicyList?: readonly PolicyFixture[] | undefined;
  /** The managed policies that are attached to the group. Default: none. */
  AttachedManagedPolicies?: readonly AttachedPolicyFixture[] | undefined;
  /** The names of the users in the group. Missing users are created. */
  Users?: readonly string[] | undefined;
}

/** The password policy of the account. A missing member has the default of `UpdateAccountPasswordPolicy`. */
export interface PasswordPolicyFixture {
  /** 6 to 128. Default 6. */
  MinimumPasswordLength?: number | undefined;
  /** Whether a new password must contain one of ``! @ # $ % ^ & * ( ) _ + - = [ ] { } | '``. Default `false`. */
  RequireSymbols?: boolean | undefined;
  /** Whether a new password must contain a digit. Default `false`. */
  RequireNumbers?: boolean | undefined;
  /** Whether a new password must contain one of the letters A to Z. Default `false`. */
  RequireUppercaseCharacters?: boolean | undefined;
  /** Whether a new password must contain one of the letters a to z. Default `false`. */
  RequireLowercaseCharacters?: boolean | undefined;
  /** Whether users may change their own password. The mock stores this, but does not enforce it. Default `false`. */
  AllowUsersToChangePassword?: boolean | undefined;
  /** Whether there is a `MaxPasswordAge`. A value that contradicts `MaxPasswordAge` is refused. Default: left out. */
  ExpirePasswords?: boolean | undefined;
  /** How many days a password is valid, 1 to 1095. Default: passwords do not expire. */
  MaxPasswordAge?: number | undefined;
  /** How many of the user's latest passwords a new one must differ from, 1 to 24. Default: any of them can be used again. */
  PasswordReusePrevention?: number | undefined;
  /** Whether a user with an expired password cannot choose a new one. The mock stores this, but does not enforce it. Default: not set. */
  HardExpiry?: boolean | undefined;
}
