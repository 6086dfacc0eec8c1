/** The status of an access key. */
export type AccessKeyStatus = "Active" | "Inactive" | "Expired";

/** A tag of a user. */
export interface TagFixture {
  Key: string;
  Value: string;
}

/** A frozen copy of an access key, with its secret. Dates are in AWS's format. */
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

/** A frozen copy of a user, with the secrets of its keys. Dates are in AWS's format. */
export interface UserRecord {
  readonly UserName: string;
  readonly Path: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly CreateDate: string;
  readonly Tags: readonly Readonly<TagFixture>[];
  readonly AccessKeys: readonly AccessKeyRecord[];
}
