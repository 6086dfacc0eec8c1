import type { DateInput } from "../account/timestamp.ts";
import type { AccessKeyStatus, TagFixture } from "../account/types.ts";
import type {
  AttachedPolicyFixture,
  LoginProfileFixture,
  MfaDeviceFixture,
  PermissionsBoundaryFixture,
  PolicyFixture,
  ServiceSpecificCredentialFixture,
  SigningCertificateFixture,
  SshPublicKeyFixture,
} from "./attachment-types.ts";

/** The last use of an access key. */
export interface AccessKeyLastUsedFixture {
  /** When the key was last used. If it is missing, the key was never used. */
  LastUsedDate?: DateInput | undefined;
  /** The service that it was used for, such as `s3`. */
  ServiceName?: string | undefined;
  /** The region in which it was used, such as `us-east-1`. */
  Region?: string | undefined;
}

/** An access key in a fixture. Its members have the names of the AWS CLI's output. Missing values are generated. */
export interface AccessKeyFixture {
  /** 16 to 128 characters of `\w`, unique in the account. Default: a generated `AKIA` + 9 characters + `EXAMPLE`. */
  AccessKeyId?: string | undefined;
  /** Default `Active`. The type accepts any string, so that a JSON import compiles. A wrong status throws at run time. */
  Status?: AccessKeyStatus | (string & {}) | undefined;
  /** Default: the time of the mock's `now`. */
  CreateDate?: DateInput | undefined;
  /** Default: 40 generated characters that end in `EXAMPLEKEY`. */
  SecretAccessKey?: string | undefined;
  /** Default: the key was never used. */
  AccessKeyLastUsed?: AccessKeyLastUsedFixture | undefined;
  /** The name that listings show for this key. Default: the owner's name. */
  UserName?: string | undefined;
}

/** A user in a fixture. Its members have the names of the output of `aws iam list-users` and of the other commands about users. */
export interface UserFixture {
  /** 1 to 128 characters of `[\w+=,.@-]`, unique in the account, ignoring case. */
  UserName: string;
  /** The path, such as `/service/`. Default: the one in `Arn`, or else `/`. */
  Path?: string | undefined;
  /** Default: a generated `AIDA` + 10 characters + `EXAMPLE`. */
  UserId?: string | undefined;
  /** It must fit the account, the path and the name. */
  Arn?: string | undefined;
  /** Default: the time of the mock's `now`, or of the oldest key or other attachment if that is earlier. */
  CreateDate?: DateInput | undefined;
  /** When the password was last used. Without a `LoginProfile`, the user gets one. Default: the password was never used. */
  PasswordLastUsed?: DateInput | undefined;
  /** Default: none. */
  PermissionsBoundary?: PermissionsBoundaryFixture | undefined;
  /** Default: none. */
  Tags?: readonly TagFixture[] | undefined;
  /** The user's keys in the order of listings, or the number of keys to generate. */
  AccessKeys?: number | readonly AccessKeyFixture[] | undefined;
  /** The user's password. Default: none, unless there is `PasswordLastUsed`. */
  LoginProfile?: LoginProfileFixture | undefined;
  /** The names of the user's groups. Missing groups are created. */
  Groups?: readonly string[] | undefined;
  /** The same as `Groups`. `aws iam get-account-authorization-details` prints it. */
  GroupList?: readonly string[] | undefined;
  /** The user's inline policies. Default: none. */
  UserPolicyList?: readonly PolicyFixture[] | undefined;
  /** The managed policies that are attached to the user. Default: none. */
  AttachedManagedPolicies?: readonly AttachedPolicyFixture[] | undefined;
  /** The user's MFA devices. Default: none. */
  MFADevices?: readonly MfaDeviceFixture[] | undefined;
  /** The user's SSH public keys. Default: none. */
  SSHPublicKeys?: readonly SshPublicKeyFixture[] | undefined;
  /** The user's signing certificates. Default: none. */
  SigningCertificates?: readonly SigningCertificateFixture[] | undefined;
  /** The user's service-specific credentials. Default: none. */
  ServiceSpecificCredentials?: readonly ServiceSpecificCredentialFixture[] | undefined;
}

/** The root user in a fixture. Members that are left out are not changed. */
export interface RootUserFixture {
  /** Default: the oldest date in the account. */
  CreateDate?: DateInput | undefined;
  /** When the password was last used. Without a `LoginProfile`, the root user gets one. Default: the password was never used. */
  PasswordLastUsed?: DateInput | undefined;
  /** The password of the root user. Default: none, unless there is `PasswordLastUsed`. */
  LoginProfile?: LoginProfileFixture | undefined;
  /** The access keys, in the order of listings. Default: none. */
  AccessKeys?: readonly AccessKeyFixture[] | undefined;
  /** The MFA devices. Default: none. */
  MFADevices?: readonly MfaDeviceFixture[] | undefined;
  /** The signing certificates. Default: none. */
  SigningCertificates?: readonly SigningCertificateFixture[] | undefined;
}

/** A temporary credential in a fixture. */
export interface TemporaryCredentialFixture {
  /** Default: a generated `ASIA` + 9 characters + `EXAMPLE`. */
  AccessKeyId?: string | undefined;
  /** Default: a generated secret. */
  SecretAccessKey?: string | undefined;
  /** Default: a generated token. */
  SessionToken?: string | undefined;
  /** Default: the credential does not expire. */
  Expiration?: DateInput | undefined;
  /** The ARN of the session or user. Default: the role session `arn:<partition>:sts::<account>:assumed-role/unknown/unknown`. */
  Arn?: string | undefined;
}
