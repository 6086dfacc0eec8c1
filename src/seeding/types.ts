import type { DateInput } from "../account/timestamp.ts";
import type { AccessKeyStatus, TagFixture } from "../account/types.ts";
import type {
  AttachedPolicyFixture,
  GroupFixture,
  LoginProfileFixture,
  MfaDeviceFixture,
  PasswordPolicyFixture,
  PermissionsBoundaryFixture,
  PolicyFixture,
  ServiceSpecificCredentialFixture,
  SigningCertificateFixture,
  SshPublicKeyFixture,
  VirtualMfaDeviceFixture,
} from "./attachment-types.ts";

interface AccessKeyLastUsedFixture {
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
  /** When the password was last used. Default: the password was never used. */
  PasswordLastUsed?: DateInput | undefined;
  /** Default: none. */
  PermissionsBoundary?: PermissionsBoundaryFixture | undefined;
  /** Default: none. */
  Tags?: readonly TagFixture[] | undefined;
  /** The user's keys in the order of listings, or the number of keys to generate. */
  AccessKeys?: number | readonly AccessKeyFixture[] | undefined;
  /** The user's password. Default: none. */
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
  /** When the password was last used. Default: the password was never used. */
  PasswordLastUsed?: DateInput | undefined;
  /** The password of the root user. Default: none. */
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

/** A list whose items the mock does not keep. */
type NotKept = readonly object[] | undefined;

/** What the AWS CLI and the SDKs print besides the members of a fixture. */
interface PrintedOutput {
  /** The output of `aws iam list-access-keys`. Each key belongs to the user in its `UserName`. Missing users are created. */
  AccessKeyMetadata?: readonly AccessKeyFixture[] | undefined;
  /** The users in the output of `aws iam get-account-authorization-details`. */
  UserDetailList?: readonly UserFixture[] | undefined;
  /** The groups in the output of `aws iam get-account-authorization-details`. */
  GroupDetailList?: readonly GroupFixture[] | undefined;
  /** The output of `create-user` or `get-user`. Without a `UserName`, it is the root user. */
  User?: (Partial<Pick<UserFixture, "UserName">> & Omit<UserFixture, "UserName">) | undefined;
  /** The output of `create-access-key`. */
  AccessKey?: AccessKeyFixture | undefined;
  /** The output of `create-login-profile` or `get-login-profile`. */
  LoginProfile?: LoginProfileFixture | undefined;
  /** The output of `create-group`, or of `get-group`, whose `Users` are the group's users. */
  Group?: GroupFixture | undefined;
  /** The output of `get-user-policy`, together with `UserName` and `PolicyDocument`. */
  PolicyName?: string | undefined;
  PolicyDocument?: string | object | undefined;
  /** The output of `list-user-policies`. Add the `UserName` beside it. */
  PolicyNames?: readonly string[] | undefined;
  /** The output of `list-attached-user-policies`. Add the `UserName` beside it. */
  AttachedPolicies?: readonly AttachedPolicyFixture[] | undefined;
  /** The output of `list-user-tags`. Add the `UserName` beside it. */
  Tags?: readonly TagFixture[] | undefined;
  /** The output of `list-mfa-devices`. Each device belongs to the user in its `UserName`. */
  MFADevices?: readonly MfaDeviceFixture[] | undefined;
  /** The output of `create-virtual-mfa-device`. */
  VirtualMFADevice?: VirtualMfaDeviceFixture | undefined;
  SSHPublicKeys?: readonly SshPublicKeyFixture[] | undefined;
  SSHPublicKey?: SshPublicKeyFixture | undefined;
  Certificates?: readonly SigningCertificateFixture[] | undefined;
  Certificate?: SigningCertificateFixture | undefined;
  ServiceSpecificCredentials?: readonly ServiceSpecificCredentialFixture[] | undefined;
  ServiceSpecificCredential?: ServiceSpecificCredentialFixture | undefined;
  /** The output of `aws sts assume-role` or `get-session-token`. */
  Credentials?: TemporaryCredentialFixture | undefined;
  AssumedRoleUser?: { AssumedRoleId?: string | undefined; Arn: string } | undefined;
  PackedPolicySize?: number | undefined;
  SourceIdentity?: string | undefined;
  /** The account in the output of `aws sts get-caller-identity` or `get-access-key-info`. */
  Account?: string | undefined;
  /** The user in the output of `aws sts get-caller-identity`. */
  UserId?: string | undefined;
  Arn?: string | undefined;
  /**
   * The CSV of a credential report, or its base64. It adds users with their passwords, MFA devices, keys and certificates. A report
   * contains no ids. If the user has a key or a certificate with the same date, the report describes that one. Otherwise, one is
   * generated.
   */
  CredentialReport?: string | undefined;
  /** A credential report, as `aws iam get-credential-report` and the SDKs return it. */
  Content?: string | Uint8Array | undefined;
  ReportFormat?: string | undefined;
  GeneratedTime?: DateInput | undefined;
  /** The owner of what the output describes without naming its user. */
  UserName?: string | undefined;
  /** Which key `AccessKeyLastUsed` describes. The AWS CLI does not print it. Add it if the user has more than one key. */
  AccessKeyId?: string | undefined;
  /** The output of `aws iam get-access-key-last-used`. If the user has no key, one is generated. */
  AccessKeyLastUsed?: AccessKeyLastUsedFixture | undefined;
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
  NextToken?: string | undefined;
  /** Not kept, with a warning, like the lists below. */
  RoleDetailList?: NotKept;
  Policies?: NotKept;
  Roles?: NotKept;
  InstanceProfiles?: NotKept;
  ServerCertificateMetadataList?: NotKept;
  OpenIDConnectProviderList?: NotKept;
  SAMLProviderList?: NotKept;
  /** The output of `get-account-summary`. Not kept, with a warning. */
  SummaryMap?: object | undefined;
  /** The output of `generate-credential-report`. */
  State?: string | undefined;
  Description?: string | undefined;
  $metadata?: unknown;
  ResponseMetadata?: unknown;
  ResultMetadata?: unknown;
}

/**
 * The content of an account. What the AWS CLI and the AWS SDKs return for the actions of the mock is a fixture, too. Members with the
 * value `null` are ignored.
 */
export interface AccountFixture extends PrintedOutput {
  /** The path of `account.schema.json`, which lets an editor complete and check the file. The mock ignores it. */
  $schema?: string | undefined;
  /** The id of the account, 12 digits. Default: the option `accountId`. */
  AccountId?: string | undefined;
  /** The users, with everything that IAM keeps with them. Default: none. */
  Users?: readonly UserFixture[] | undefined;
  /** The groups. Users name their groups in `Groups`, or groups name their users in `Users`. Default: none. */
  Groups?: readonly GroupFixture[] | undefined;
  /** The root user, with its password, access keys, MFA devices and certificates. */
  RootUser?: RootUserFixture | undefined;
  /** The access keys of the root user: a short form of `RootUser: { AccessKeys }`. Default: none. */
  RootAccessKeys?: readonly AccessKeyFixture[] | undefined;
  /** The alias of the account. An account has at most one. */
  AccountAliases?: readonly string[] | undefined;
  /** The password policy of the account. Default: none. */
  PasswordPolicy?: PasswordPolicyFixture | undefined;
  /** Virtual MFA devices, assigned or not. */
  VirtualMFADevices?: readonly VirtualMfaDeviceFixture[] | undefined;
  /** Temporary credentials that requests can be signed with. Default: none. */
  TemporaryCredentials?: readonly TemporaryCredentialFixture[] | undefined;
  /** The ids of deleted access keys. Their requests get `InvalidClientTokenId`, and no new key gets one of these ids. */
  FormerAccessKeyIds?: readonly string[] | undefined;
  /** The ids of deleted users. No new user gets one of them. */
  FormerUserIds?: readonly string[] | undefined;
}
