import type { DateInput } from "../account/timestamp.ts";
import type { AccessKeyStatus, TagFixture } from "../account/types.ts";

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

/** A user in a fixture. Its members have the names of the output of `aws iam list-users`. */
export interface UserFixture {
  /** 1 to 128 characters of `[\w+=,.@-]`, unique in the account, ignoring case. */
  UserName: string;
  /** The path, such as `/service/`. Default `/`. */
  Path?: string | undefined;
  /** Default: a generated `AIDA` + 10 characters + `EXAMPLE`. */
  UserId?: string | undefined;
  /** Default: the time of the mock's `now`. */
  CreateDate?: DateInput | undefined;
  /** Default: none. */
  Tags?: readonly TagFixture[] | undefined;
  /** The user's keys in the order of listings, or the number of keys to generate. */
  AccessKeys?: number | readonly AccessKeyFixture[] | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. The mock derives the ARN from the account, path and name. */
  Arn?: string | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  PasswordLastUsed?: DateInput | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  PermissionsBoundary?: object | undefined;
}

/** A temporary credential in a fixture. */
interface TemporaryCredentialFixture {
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

/** A user in the output of `aws iam get-account-authorization-details`. Policies and groups are ignored. */
type UserDetailFixture = Omit<UserFixture, "AccessKeys" | "PasswordLastUsed"> & {
  /** Ignored. It is accepted because the AWS CLI prints it. */
  UserPolicyList?: readonly object[] | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  GroupList?: readonly string[] | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  AttachedManagedPolicies?: readonly object[] | undefined;
};

/**
 * The content of an account. The output of these commands of the AWS CLI is a fixture, too: `aws iam list-users`,
 * `list-access-keys`, `get-access-key-last-used`, `get-credential-report` and `get-account-authorization-details`.
 */
export interface AccountFixture {
  /** The path of `account.schema.json`, which lets an editor complete and check the file. The mock ignores it. */
  $schema?: string | undefined;
  /** The id of the account, 12 digits. Default: the option `accountId`. */
  AccountId?: string | undefined;
  /** The users, with their access keys. Default: none. */
  Users?: readonly UserFixture[] | undefined;
  /** The access keys of the root user. Default: none. */
  RootAccessKeys?: readonly AccessKeyFixture[] | undefined;
  /** Temporary credentials that requests can be signed with. Default: none. */
  TemporaryCredentials?: readonly TemporaryCredentialFixture[] | undefined;
  /** The ids of deleted access keys. Their requests get `InvalidClientTokenId`, and no new key gets one of these ids. */
  FormerAccessKeyIds?: readonly string[] | undefined;
  /** The ids of deleted users. No new user gets one of them. */
  FormerUserIds?: readonly string[] | undefined;
  /** The output of `aws iam list-access-keys`. Each key belongs to the user in its `UserName`. Missing users are created. */
  AccessKeyMetadata?: readonly AccessKeyFixture[] | undefined;
  /** The users in the output of `aws iam get-account-authorization-details`. */
  UserDetailList?: readonly UserDetailFixture[] | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  GroupDetailList?: readonly object[] | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  RoleDetailList?: readonly object[] | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  Policies?: readonly object[] | undefined;
  /**
   * The CSV of a credential report. It adds users, and keys with their ages, statuses and last uses. A report contains no key
   * ids. If the user has a key with the same creation date, the report describes that key. Otherwise a key is generated.
   */
  CredentialReport?: string | undefined;
  /** A credential report in base64, as `aws iam get-credential-report` prints it. */
  Content?: string | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  ReportFormat?: string | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  GeneratedTime?: DateInput | undefined;
  /** The user in the output of `aws iam get-access-key-last-used`. Default: the root user. */
  UserName?: string | undefined;
  /** Which key `AccessKeyLastUsed` describes. The AWS CLI does not print it. Add it if the user has more than one key. */
  AccessKeyId?: string | undefined;
  /** The output of `aws iam get-access-key-last-used`. If the user has no key, one is generated. */
  AccessKeyLastUsed?: AccessKeyLastUsedFixture | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  IsTruncated?: boolean | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  Marker?: string | undefined;
  /** Ignored. It is accepted because the AWS CLI prints it. */
  NextToken?: string | undefined;
}
