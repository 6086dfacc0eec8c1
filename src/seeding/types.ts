/** The status of an access key. */
export type AccessKeyStatus = "Active" | "Inactive" | "Expired";

/** A moment: a `Date`, or ISO 8601 with any offset, with or without fractions of a second. */
export type DateInput = Date | string;

/** When, for which service and in which region an access key was last used. */
interface AccessKeyLastUsedFixture {
  LastUsedDate?: DateInput | undefined;
  ServiceName?: string | undefined;
  Region?: string | undefined;
}

/** An access key in a fixture, in the member names of the AWS CLI's output; all that is left out is generated. */
export interface AccessKeyFixture {
  /** 16 to 128 of `[\w]+`, unique in the account. Generated: `AKIA` + 9 characters + `EXAMPLE`. */
  AccessKeyId?: string | undefined;
  /** Default `Active`. Any string passes the compiler, so that a JSON import does; a wrong one is refused at run time. */
  Status?: AccessKeyStatus | (string & {}) | undefined;
  /** Default: the double's `now`. */
  CreateDate?: DateInput | undefined;
  /** Generated: 40 characters that end in `EXAMPLEKEY`. */
  SecretAccessKey?: string | undefined;
  /** Left out: the key was never used. */
  AccessKeyLastUsed?: AccessKeyLastUsedFixture | undefined;
  /** A label in the listing only, where it is not the owner's name. */
  UserName?: string | undefined;
}

/** A tag of a user. */
export interface TagFixture {
  Key: string;
  Value: string;
}

/** A user in a fixture, in the member names of `aws iam list-users`. */
export interface UserFixture {
  /** 1 to 128 of `[\w+=,.@-]+`, unique in the account without regard to case. */
  UserName: string;
  /** Default `/`. */
  Path?: string | undefined;
  /** Generated: `AIDA` + 10 characters + `EXAMPLE`. */
  UserId?: string | undefined;
  /** Default: the double's `now`. */
  CreateDate?: DateInput | undefined;
  Tags?: readonly TagFixture[] | undefined;
  /** The user's keys in the order in which they are listed, or how many to generate. */
  AccessKeys?: number | readonly AccessKeyFixture[] | undefined;
  /** Accepted as the CLI prints it; the double makes its own from account, path and name. */
  Arn?: string | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  PasswordLastUsed?: DateInput | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  PermissionsBoundary?: object | undefined;
}

/** A temporary credential in a fixture; `Arn` says whose it is. */
interface TemporaryCredentialFixture {
  /** Generated: `ASIA` + 9 characters + `EXAMPLE`. */
  AccessKeyId?: string | undefined;
  SecretAccessKey?: string | undefined;
  SessionToken?: string | undefined;
  /** Left out: it does not expire. */
  Expiration?: DateInput | undefined;
  /** Default: a role session, `arn:aws:sts::<account>:assumed-role/unknown/unknown`. */
  Arn?: string | undefined;
}

/** A user as `aws iam get-account-authorization-details` prints it; policies and groups are accepted, and not modelled. */
type UserDetailFixture = Omit<UserFixture, "AccessKeys" | "PasswordLastUsed"> & {
  UserPolicyList?: readonly object[] | undefined;
  GroupList?: readonly string[] | undefined;
  AttachedManagedPolicies?: readonly object[] | undefined;
};

/**
 * An account, or what the AWS CLI prints of one: `aws iam list-users`, `list-access-keys`, `get-access-key-last-used`,
 * `get-credential-report` or `get-account-authorization-details`.
 */
export interface AccountFixture {
  $schema?: string | undefined;
  /** 12 digits. */
  AccountId?: string | undefined;
  Users?: readonly UserFixture[] | undefined;
  /** The root user's own keys. */
  RootAccessKeys?: readonly AccessKeyFixture[] | undefined;
  TemporaryCredentials?: readonly TemporaryCredentialFixture[] | undefined;
  /** The output of `aws iam list-access-keys`: grouped by `UserName`; users that are missing are created. */
  AccessKeyMetadata?: readonly AccessKeyFixture[] | undefined;
  /** The users of `aws iam get-account-authorization-details`. */
  UserDetailList?: readonly UserDetailFixture[] | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  GroupDetailList?: readonly object[] | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  RoleDetailList?: readonly object[] | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  Policies?: readonly object[] | undefined;
  /**
   * The CSV of a credential report: its users, with keys of their ages, statuses and last uses. A report names no key: where the
   * account, or another fixture of the same call, has one of the same age, it is that one; otherwise one is generated.
   */
  CredentialReport?: string | undefined;
  /** The same, as `aws iam get-credential-report` prints it in base64. */
  Content?: string | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  ReportFormat?: string | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  GeneratedTime?: DateInput | undefined;
  /** Of `aws iam get-access-key-last-used`: whose key it is; left out, the root user's. */
  UserName?: string | undefined;
  /** Beside the output of `aws iam get-access-key-last-used`, which lacks it: needed where the user has several keys. */
  AccessKeyId?: string | undefined;
  /** The output of `aws iam get-access-key-last-used`: of the user's only key, of a generated one where there is none. */
  AccessKeyLastUsed?: AccessKeyLastUsedFixture | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  IsTruncated?: boolean | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  Marker?: string | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  NextToken?: string | undefined;
}

/** An access key of the account: frozen, dates in AWS's form, its secret included. */
export interface AccessKeyRecord {
  /** The name that the listing shows; the root user's keys have none. */
  readonly UserName?: string | undefined;
  readonly AccessKeyId: string;
  readonly Status: AccessKeyStatus;
  readonly CreateDate: string;
  readonly SecretAccessKey: string;
  /** A key that was never used has none. */
  readonly AccessKeyLastUsed?:
    | { readonly LastUsedDate: string; readonly ServiceName: string; readonly Region: string }
    | undefined;
}

/** A user of the account: frozen, dates in AWS's form, the secrets of its keys included. */
export interface UserRecord {
  readonly UserName: string;
  readonly Path: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly Tags: readonly Readonly<TagFixture>[];
  readonly AccessKeys: readonly AccessKeyRecord[];
}
