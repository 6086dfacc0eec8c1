// What IAM stores for a user, a group or the account, except access keys and tags, in the form in which a test reads it.

/** The password of a user or of the root user. */
export interface LoginProfileRecord {
  /** When the user first got a password, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  /** Whether the user must choose a new password at the next sign-in. */
  readonly PasswordResetRequired: boolean;
  /** When the password was set. The credential report shows it. */
  readonly PasswordLastChanged: string;
  /** When the password expires, if a fixture said so. Otherwise, the password policy's `MaxPasswordAge` decides. */
  readonly PasswordNextRotation?: string | undefined;
  /** Left out if no fixture and no request contained it. */
  readonly Password?: string | undefined;
  /** The passwords before this one, newest first. Left out if there are none. */
  readonly FormerPasswords?: readonly string[] | undefined;
}

/** The permissions boundary of a user. */
export interface PermissionsBoundaryRecord {
  /** Always `Policy`, as in AWS's responses. */
  readonly PermissionsBoundaryType: string;
  /** The ARN of the managed policy, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
  readonly PermissionsBoundaryArn: string;
}

/** An inline policy of a user or a group. */
export interface PolicyRecord {
  /** The name, as it was first given. */
  readonly PolicyName: string;
  /** The text as it was sent, not percent-encoded. */
  readonly PolicyDocument: string;
}

/** A managed policy that is attached to a user or a group. */
export interface AttachedPolicyRecord {
  /** The last part of the ARN, such as `ReadOnlyAccess`. */
  readonly PolicyName: string;
  /** The ARN, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`. */
  readonly PolicyArn: string;
}

/** An MFA device. */
export interface MfaDeviceRecord {
  /** The ARN of a virtual device, or the serial number of a hardware device, such as `GAHT12345678`. */
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
  /** The id, such as `APKAIOSFODNN7EXAMPLE`. */
  readonly SSHPublicKeyId: string;
  /** `Active` or `Inactive`, or `Expired` if a fixture said so. */
  readonly Status: string;
  /** When the key was uploaded, such as `2026-11-24T09:00:00Z`. */
  readonly UploadDate: string;
  /** The text as it was uploaded. Left out if a fixture did not contain it. */
  readonly SSHPublicKeyBody?: string | undefined;
  /** The MD5 hash of the key, 16 bytes with colons between them. Left out if a fixture did not contain it. */
  readonly Fingerprint?: string | undefined;
}

/** A signing certificate of a user or of the root user. */
export interface SigningCertificateRecord {
  /** The id, 32 letters and digits. It depends on the content of an uploaded certificate. */
  readonly CertificateId: string;
  /** `Active` or `Inactive`, or `Expired` if a fixture said so. */
  readonly Status: string;
  /** When the certificate was uploaded, such as `2026-11-24T09:00:00Z`. */
  readonly UploadDate: string;
  /** The text as it was uploaded. Left out if a fixture did not contain it. */
  readonly CertificateBody?: string | undefined;
}

/** A service-specific credential of a user. It has a user name and a password, or an alias and a secret. */
export interface ServiceSpecificCredentialRecord {
  /** The id, such as `ACCACKCEVSQ6C2EXAMPLE`. */
  readonly ServiceSpecificCredentialId: string;
  /** The service, in lower case, such as `codecommit.amazonaws.com`. */
  readonly ServiceName: string;
  /** The user name, such as `Bob-at-123456789012`. Credentials for CodeCommit and Keyspaces have one. */
  readonly ServiceUserName?: string | undefined;
  /** The password that belongs to `ServiceUserName`. Left out if a fixture did not contain it. */
  readonly ServicePassword?: string | undefined;
  /** The alias, such as `Bob-at-123456789012`. Credentials for the other services, such as Bedrock, have one. */
  readonly ServiceCredentialAlias?: string | undefined;
  /** The secret that belongs to `ServiceCredentialAlias`. Left out if a fixture did not contain it. */
  readonly ServiceCredentialSecret?: string | undefined;
  /** When the credential was created, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  /** When the credential expires. Left out for one that does not. */
  readonly ExpirationDate?: string | undefined;
  /** `Active` or `Inactive`, or `Expired` if a fixture said so. */
  readonly Status: string;
}

/** The password policy of an account, as `aws iam get-account-password-policy` prints it. */
export interface PasswordPolicyRecord {
  /** The minimum length of a new password. */
  readonly MinimumPasswordLength: number;
  /** Whether a new password must contain one of ``! @ # $ % ^ & * ( ) _ + - = [ ] { } | '``. */
  readonly RequireSymbols: boolean;
  /** Whether a new password must contain a digit. */
  readonly RequireNumbers: boolean;
  /** Whether a new password must contain one of the letters A to Z. */
  readonly RequireUppercaseCharacters: boolean;
  /** Whether a new password must contain one of the letters a to z. */
  readonly RequireLowercaseCharacters: boolean;
  /** Whether users may change their own password. The mock stores this, but does not enforce it. */
  readonly AllowUsersToChangePassword: boolean;
  /** Whether passwords expire, which is whether there is a `MaxPasswordAge`. */
  readonly ExpirePasswords: boolean;
  /** How many days a password is valid. Left out if passwords do not expire. */
  readonly MaxPasswordAge?: number | undefined;
  /** How many of the user's latest passwords a new one must differ from. Left out if any of them can be used again. */
  readonly PasswordReusePrevention?: number | undefined;
  /** Whether a user with an expired password cannot choose a new one. The mock stores this, but does not enforce it. */
  readonly HardExpiry?: boolean | undefined;
}
