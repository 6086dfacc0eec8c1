/** The status of an access key. */
export type AccessKeyStatus = "Active" | "Inactive" | "Expired";

/** A tag of a user. */
export interface TagFixture {
  Key: string;
  Value: string;
}

/** An access key of the account: a frozen copy with its secret, and with dates in AWS's form. */
export interface AccessKeyRecord {
  /** The name that the listing shows. The root user's keys have none. */
  readonly UserName?: string | undefined;
  readonly AccessKeyId: string;
  readonly Status: AccessKeyStatus;
  readonly CreateDate: string;
  readonly SecretAccessKey: string;
  /** Left out for a key that was never used. */
  readonly AccessKeyLastUsed?:
    | { readonly LastUsedDate: string; readonly ServiceName: string; readonly Region: string }
    | undefined;
}

/** A user of the account: a frozen copy with the secrets of its keys, and with dates in AWS's form. */
export interface UserRecord {
  readonly UserName: string;
  readonly Path: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly Tags: readonly Readonly<TagFixture>[];
  readonly AccessKeys: readonly AccessKeyRecord[];
}
