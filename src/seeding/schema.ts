import {
  array,
  boolean,
  custom,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  regex,
  type StrictObjectIssue,
  strictObject,
  string,
  union,
  unknown,
} from "valibot";
import { parseDate } from "../account/timestamp.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { KEY_ID, PATH, TAG_KEY, TAG_VALUE, USER_NAME } from "../protocol/patterns.ts";
import { ACCOUNT_ID } from "./account-id.ts";

// Each message is the rest of a sentence that starts with a place, such as "Users[0].Path".

const expected = (what: string) => (issue: { readonly input: unknown }) =>
  `is ${formatValue(issue.input)}; expected ${what}.`;

const text = (what = "a string") => string(expected(what));
const matching = (pattern: RegExp, what: string) => pipe(text(what), regex(pattern, expected(what)));
const name = (pattern: string, min: number, max: number, what: string) =>
  pipe(
    text(what),
    minLength(min, expected(what)),
    maxLength(max, expected(what)),
    regex(new RegExp(`^(?:${pattern})$`), expected(what)),
  );

/** Accepts `Date` objects, too, which a JSON file cannot contain. The JSON Schema says `date-time`. */
export const dateInput = custom<Date | string>(
  (value) => parseDate(value) !== undefined,
  expected('a Date or an ISO 8601 date-time with an offset, such as "2016-12-03T18:53:41Z"'),
);

/** Unicode property escapes compile slowly, so they are compiled when the first tag is checked. */
function tagText(pattern: string, max: number, what: string) {
  const wholeText = once(() => new RegExp(`^(?:${pattern})$`, "u"));
  return custom<string>(
    (value) => typeof value === "string" && [...value].length <= max && wholeText().test(value),
    expected(what),
  );
}
export const MAX_TAG_KEY = 128;
export const MAX_TAG_VALUE = 256;
export const tagKey = tagText(TAG_KEY, MAX_TAG_KEY, "1 to 128 letters, digits, spaces or _.:/=+-@");
export const tagValue = tagText(TAG_VALUE, MAX_TAG_VALUE, "at most 256 letters, digits, spaces or _.:/=+-@");

/** An object with these members only. `explain` returns the message for an unknown member. */
function members<Entries extends Parameters<typeof strictObject>[0]>(
  entries: Entries,
  explain = (unknownName: string) => `is not a known member.${didYouMean(unknownName, Object.keys(entries))}`,
) {
  const message = (issue: StrictObjectIssue) => {
    if (issue.path === undefined) return expected("an object")(issue);
    return issue.expected === "never" ? explain(String(issue.input)) : "is missing, and has no default. Add it.";
  };
  // Without a prototype, `constructor` and `__proto__` are unknown members.
  return strictObject(Object.assign(Object.create(null), entries) as Entries, message);
}

/** The schema of a fixture. It is built on first use. The JSON Schema of fixtures is generated from it. */
export const fixtureSchema = once(() => {
  const secret = pipe(string(invalidSecret), minLength(1, invalidSecret));
  const status = picklist(["Active", "Inactive", "Expired"], expected('"Active", "Inactive" or "Expired"'));
  const keyId = name(KEY_ID, 16, 128, "16 to 128 letters, digits or underscores");
  const userName = name(USER_NAME, 1, 128, "1 to 128 letters, digits or _+=,.@-");
  const path = name(PATH, 1, 512, '"/", or up to 512 characters that begin and end with "/"');
  const report = text("the CSV of a credential report, or its base64");
  const ignored = optional(unknown());
  const listOf = <Item extends Parameters<typeof array>[0]>(item: Item, what: string) =>
    optional(array(item, expected(`an array of ${what}`)));

  const lastUsed = members({
    LastUsedDate: optional(dateInput),
    ServiceName: optional(text()),
    Region: optional(text()),
  });

  const accessKey = members({
    AccessKeyId: optional(keyId),
    Status: optional(status),
    CreateDate: optional(dateInput),
    SecretAccessKey: optional(secret),
    AccessKeyLastUsed: optional(lastUsed),
    UserName: optional(userName),
  });

  const keysOrCount = expected("an array of access keys, or how many to generate, at most 1,000,000");
  const keyCount = pipe(number(), integer(keysOrCount), minValue(0, keysOrCount), maxValue(1_000_000, keysOrCount));

  const commonToUsers = {
    UserName: userName,
    Path: optional(path),
    UserId: optional(keyId),
    CreateDate: optional(dateInput),
    Tags: listOf(members({ Key: tagKey, Value: tagValue }), "tags"),
    Arn: ignored,
    PermissionsBoundary: ignored,
  };

  const user = members({
    ...commonToUsers,
    AccessKeys: optional(union([keyCount, array(accessKey)], keysOrCount)),
    PasswordLastUsed: ignored,
  });

  /** A user in the output of `aws iam get-account-authorization-details`. */
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

  const fixture = {
    $schema: optional(text()),
    AccountId: optional(matching(ACCOUNT_ID, 'a string of 12 digits, such as "123456789012"')),
    Users: listOf(user, "users"),
    RootAccessKeys: listOf(accessKey, "access keys"),
    TemporaryCredentials: listOf(temporaryCredential, "temporary credentials"),
    AccessKeyMetadata: listOf(accessKey, "access keys"),
    UserDetailList: listOf(userDetail, "users' details"),
    GroupDetailList: ignored,
    RoleDetailList: ignored,
    Policies: ignored,
    CredentialReport: optional(report),
    Content: optional(report),
    ReportFormat: ignored,
    GeneratedTime: ignored,
    UserName: optional(userName),
    AccessKeyId: optional(keyId),
    AccessKeyLastUsed: optional(lastUsed),
    IsTruncated: optional(boolean(expected("true or false"))),
    Marker: ignored,
    NextToken: ignored,
  };
  return members(fixture, (unknownName) => {
    if (unknownName in user.entries) return "is a member of a user. Put the user into Users.";
    if (unknownName in accessKey.entries) return "is a member of an access key. Put the key into a user's AccessKeys.";
    return `is not a known member.${didYouMean(unknownName, Object.keys(fixture))}`;
  });
});

/** Never contains the value. */
function invalidSecret(): string {
  return "is not a valid secret; expected a string that is not empty.";
}

function once<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
