/** The status of an access key. */
export type AccessKeyStatus = "Active" | "Inactive" | "Expired";

/** A tag of a user. */
export interface TagFixture {
  /** The key of the tag. */
  Key: string;
  /** The value of the tag. It can be empty. */
  Value: string;
}

/** A frozen copy of an access key, with its secret. Dates are in AWS's format. */
export interface AccessKeyRecord {
  /** The name that listings show. The root user's keys have none. */
  readonly UserName?: string | undefined;
  /** The id of the key, such as `AKIAIOSFODNN7EXAMPLE`. */
  readonly AccessKeyId: string;
  /** Whether requests with the key are accepted. */
  readonly Status: AccessKeyStatus;
  /** When the key was created, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  /** The secret that signs requests. */
  readonly SecretAccessKey: string;
  /** Left out for a key that was never used. */
  readonly AccessKeyLastUsed?:
    | { readonly LastUsedDate: string; readonly ServiceName: string; readonly Region: string }
    | undefined;
}

/** A frozen copy of a user, with the secrets of its keys. Dates are in AWS's format. */
export interface UserRecord {
  /** The name, as it was given. */
  readonly UserName: string;
  /** The path, such as `/` or `/service/`. */
  readonly Path: string;
  /** The unique id, such as `AIDACKCEVSQ6C2EXAMPLE`. */
  readonly UserId: string;
  /** The ARN, such as `arn:aws:iam::123456789012:user/Bob`. */
  readonly Arn: string;
  /** When the user was created, such as `2026-11-24T09:00:00Z`. */
  readonly CreateDate: string;
  /** The user's tags. */
  readonly Tags: readonly Readonly<TagFixture>[];
  /** The user's keys, in the order of listings. */
  readonly AccessKeys: readonly AccessKeyRecord[];
}
