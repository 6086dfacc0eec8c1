import {
  array,
  boolean,
  custom,
  integer,
  maxValue,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  union,
  unknown,
} from "valibot";
import { parseDate } from "../account/timestamp.ts";

// Each message is the end of a sentence that begins "Users[0].Path is 3; expected".

const USER_NAME = /^[\w+=,.@-]{1,128}$/;
const PATH = /^(?:\/|\/[\u0021-\u007E]{1,510}\/)$/;
const KEY_ID = /^\w{16,128}$/;
export const TAG_KEY = String.raw`^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$`;
export const TAG_VALUE = String.raw`^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$`;

const text = (expected: string) => string(expected);
const matching = (pattern: RegExp, expected: string) => pipe(string(expected), regex(pattern, expected));

/** The run-time check knows `Date` objects too, which no JSON file has: the written schema says `date-time`. */
export const dateInput = custom<Date | string>(
  (value) => parseDate(value) !== undefined,
  'a Date or an ISO 8601 date-time with an offset, such as "2016-12-03T18:53:41Z"',
);

/** Compiled when there is a tag to check: letters of all languages are dear, and an import must not pay for them. */
const tagText = (pattern: string, expected: string) =>
  custom<string>((value) => typeof value === "string" && new RegExp(pattern, "u").test(value), expected);
export const tagKey = tagText(TAG_KEY, "1 to 128 letters, digits, spaces or _.:/=+-@");
export const tagValue = tagText(TAG_VALUE, "at most 256 letters, digits, spaces or _.:/=+-@");

/** An object without a prototype, so that `constructor` and `__proto__` are unknown members as any other. */
const members = <Entries extends Parameters<typeof strictObject>[0]>(entries: Entries) =>
  strictObject(Object.assign(Object.create(null), entries) as Entries, "an object");

/** What a fixture may be, built when it is first asked for; the JSON Schema beside the fixtures is written from it. */
export const accountFixture = once(() => {
  const secret = matching(/^[\s\S]+$/, "a string that is not empty");
  const status = picklist(["Active", "Inactive", "Expired"], '"Active", "Inactive" or "Expired"');
  const keyId = matching(KEY_ID, "16 to 128 letters, digits or underscores");
  const userName = matching(USER_NAME, "1 to 128 of letters, digits and _+=,.@-");
  const ignored = optional(unknown());

  const lastUsed = members({
    LastUsedDate: optional(dateInput),
    ServiceName: optional(text("a string")),
    Region: optional(text("a string")),
  });

  const accessKey = members({
    AccessKeyId: optional(keyId),
    Status: optional(status),
    CreateDate: optional(dateInput),
    SecretAccessKey: optional(secret),
    AccessKeyLastUsed: optional(lastUsed),
    UserName: optional(userName),
  });

  const keysOrCount = "an array of access keys, or how many to generate, at most 1,000,000";

  const commonToUsers = {
    UserName: userName,
    Path: optional(matching(PATH, '"/", or up to 512 characters that begin and end with "/"')),
    UserId: optional(keyId),
    CreateDate: optional(dateInput),
    Tags: optional(
      array(
        members({
          Key: tagKey,
          Value: tagValue,
        }),
        "an array of tags",
      ),
    ),
    Arn: ignored,
    PermissionsBoundary: ignored,
  };

  const user = members({
    ...commonToUsers,
    AccessKeys: optional(
      union(
        [
          pipe(number(), integer(keysOrCount), minValue(0, keysOrCount), maxValue(1_000_000, keysOrCount)),
          array(accessKey),
        ],
        keysOrCount,
      ),
    ),
    PasswordLastUsed: ignored,
  });

  /** A user as `get-account-authorization-details` prints it. */
  const userDetail = members({
    ...commonToUsers,
    UserPolicyList: ignored,
    GroupList: ignored,
    AttachedManagedPolicies: ignored,
  });

  const temporaryCredential = members({
    AccessKeyId: optional(keyId),
    SecretAccessKey: optional(secret),
    SessionToken: optional(secret),
    Expiration: optional(dateInput),
    Arn: optional(
      matching(
        /^arn:[\w-]+:(?:iam|sts)::\d{12}:[\s\S]+$/,
        'an ARN of IAM or STS, such as "arn:aws:sts::123456789012:assumed-role/admin/session"',
      ),
    ),
  });

  return members({
    $schema: optional(text("a string")),
    AccountId: optional(matching(/^\d{12}$/, 'a string of 12 digits, such as "123456789012"')),
    Users: optional(array(user, "an array of users")),
    RootAccessKeys: optional(array(accessKey, "an array of access keys")),
    TemporaryCredentials: optional(array(temporaryCredential, "an array of temporary credentials")),
    AccessKeyMetadata: optional(array(accessKey, "an array of access keys")),
    UserDetailList: optional(array(userDetail, "an array of users' details")),
    GroupDetailList: ignored,
    RoleDetailList: ignored,
    Policies: ignored,
    CredentialReport: optional(text("the CSV of a credential report, or its base64")),
    Content: optional(text("the CSV of a credential report, or its base64")),
    ReportFormat: ignored,
    GeneratedTime: ignored,
    UserName: optional(userName),
    AccessKeyId: optional(keyId),
    AccessKeyLastUsed: optional(lastUsed),
    IsTruncated: optional(boolean("true or false")),
    Marker: ignored,
    NextToken: ignored,
  });
});

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
