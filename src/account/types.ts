/** The status of an access key. */
export type AccessKeyStatus = "Active" | "Inactive" | "Expired";

/** A moment: a `Date`, or ISO 8601 with any offset, with or without fractions of a second. */
export type Moment = Date | string;

/** When, for which service and in which region an access key was last used. */
interface AccessKeyLastUsedFixture {
  LastUsedDate?: Moment | undefined;
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
  CreateDate?: Moment | undefined;
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
  CreateDate?: Moment | undefined;
  Tags?: readonly TagFixture[] | undefined;
  /** The user's keys in the order in which they are listed, or how many to generate. */
  AccessKeys?: number | readonly AccessKeyFixture[] | undefined;
  /** Accepted as the CLI prints it; the double makes its own from account, path and name. */
  Arn?: string | undefined;
  /** Accepted as the CLI prints it, and not modelled. */
  PasswordLastUsed?: Moment | undefined;
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
  Expiration?: Moment | undefined;
  /** Default: a role session, `arn:aws:sts::<account>:assumed-role/unknown/unknown`. */
  Arn?: string | undefined;
}

/** An account, or the output of `aws iam list-users` or `aws iam list-access-keys`. */
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
