import * as v from "valibot";
import { parseDate } from "../account/timestamp.ts";
import { didYouMean } from "../messages/did-you-mean.ts";
import { formatValue } from "../messages/format-value.ts";
import { KEY_ID, LAST_USE_NAME, PATH, TAG_KEY, TAG_VALUE, USER_NAME } from "../protocol/patterns.ts";
import { respondLineFor } from "../protocol/respond-line.ts";
import { ACCOUNT_ID } from "./account-id.ts";

// Each message completes a sentence that starts with a place, such as "Users[0].Path".

const expected = (what: string) => (issue: { readonly input: unknown }) =>
  `is ${formatValue(issue.input)}; expected ${what}.`;

const text = (what = "a string") => v.string(expected(what));
const matching = (pattern: RegExp, what: string) => v.pipe(text(what), v.regex(pattern, expected(what)));
const name = (pattern: string, min: number, max: number, what: string) =>
  v.pipe(
    text(what),
    v.minLength(min, expected(what)),
    v.maxLength(max, expected(what)),
    v.regex(new RegExp(`^(?:${pattern})$`), expected(what)),
  );

/** What the name of a region or a service must be. */
export const LAST_USE_NAME_TEXT = "1 to 128 letters, digits, spaces or _./:-";

/** Also accepts `Date` objects, which a JSON file cannot contain. The JSON Schema says `date-time`. */
export const dateInput = v.custom<Date | string>(
  (value) => parseDate(value) !== undefined,
  expected('a Date or an ISO 8601 date-time with an offset, such as "2016-12-03T18:53:41Z"'),
);

/** Unicode property escapes compile slowly, so they are compiled when the first tag is checked. */
function tagText(pattern: string, max: number, what: string) {
  const wholeText = once(() => new RegExp(`^(?:${pattern})$`, "u"));
  return v.custom<string>(
    (value) => typeof value === "string" && [...value].length <= max && wholeText().test(value),
    expected(what),
  );
}
export const MAX_TAG_KEY = 128;
export const MAX_TAG_VALUE = 256;
export const tagKey = tagText(TAG_KEY, MAX_TAG_KEY, "1 to 128 letters, digits, spaces or _.:/=+-@");
export const tagValue = tagText(TAG_VALUE, MAX_TAG_VALUE, "at most 256 letters, digits, spaces or _.:/=+-@");

/** The schema of an object with these members only. `explain` can replace the message for an unknown member. */
function members<Entries extends Parameters<typeof v.strictObject>[0]>(
  entries: Entries,
  explain?: (unknownName: string) => string | undefined,
) {
  const message = (issue: v.StrictObjectIssue) => {
    if (issue.path === undefined) return expected("an object")(issue);
    if (issue.expected !== "never") return "is missing, and has no default. Add it.";
    const unknownName = String(issue.input);
    return explain?.(unknownName) ?? `is not a known member.${didYouMean(unknownName, Object.keys(entries))}`;
  };
  // Without a prototype, `constructor` and `__proto__` are unknown members.
  return v.strictObject(Object.assign(Object.create(null), entries) as Entries, message);
}

/** The schema of a fixture. It is built on first use. The JSON Schema of fixtures is generated from it. */
export const fixtureSchema = once(() => {
  const secret = v.pipe(v.string(invalidSecret), v.minLength(1, invalidSecret));
  const status = v.picklist(["Active", "Inactive", "Expired"], expected('"Active", "Inactive" or "Expired"'));
  const keyId = name(KEY_ID, 16, 128, "16 to 128 letters, digits or underscores");
  const userName = name(USER_NAME, 1, 128, "1 to 128 letters, digits or _+=,.@-");
  const path = name(PATH, 1, 512, '"/", or up to 512 characters that begin and end with "/"');
  const report = text("the CSV of a credential report, or its base64");
  const ignored = v.optional(v.unknown());
  const listOf = <Item extends Parameters<typeof v.array>[0]>(item: Item, what: string) =>
    v.optional(v.array(item, expected(`an array of ${what}`)));

  const lastUseName = name(LAST_USE_NAME, 1, 128, LAST_USE_NAME_TEXT);
  const lastUsed = members({
    LastUsedDate: v.optional(dateInput),
    ServiceName: v.optional(lastUseName),
    Region: v.optional(lastUseName),
  });

  const accessKey = members({
    AccessKeyId: v.optional(keyId),
    Status: v.optional(status),
    CreateDate: v.optional(dateInput),
    SecretAccessKey: v.optional(secret),
    AccessKeyLastUsed: v.optional(lastUsed),
    UserName: v.optional(userName),
  });

  const keysOrCount = expected("an array of access keys, or how many to generate, at most 1,000,000");
  const keyCount = v.pipe(
    v.number(),
    v.integer(keysOrCount),
    v.minValue(0, keysOrCount),
    v.maxValue(1_000_000, keysOrCount),
  );

  const commonToUsers = {
    UserName: userName,
    Path: v.optional(path),
    UserId: v.optional(keyId),
    CreateDate: v.optional(dateInput),
    Tags: listOf(members({ Key: tagKey, Value: tagValue }), "tags"),
    Arn: ignored,
    PermissionsBoundary: ignored,
  };

  const user = members({
    ...commonToUsers,
    AccessKeys: v.optional(v.union([keyCount, v.array(accessKey)], keysOrCount)),
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
    AccessKeyId: v.optional(keyId),
    SecretAccessKey: v.optional(secret),
    SessionToken: v.optional(secret),
    Expiration: v.optional(dateInput),
    Arn: v.optional(
      matching(
        /^arn:[\w-]+:(?:iam|sts)::\d{12}:[\s\S]+$/,
        'an ARN of IAM or STS, such as "arn:aws:sts::123456789012:assumed-role/admin/session"',
      ),
    ),
  });

  const entries = {
    $schema: v.optional(text()),
    AccountId: v.optional(matching(ACCOUNT_ID, 'a string of 12 digits, such as "123456789012"')),
    Users: listOf(user, "users"),
    RootAccessKeys: listOf(accessKey, "access keys"),
    TemporaryCredentials: listOf(temporaryCredential, "temporary credentials"),
    FormerAccessKeyIds: listOf(keyId, "the ids of access keys"),
    FormerUserIds: listOf(keyId, "the ids of users"),
    AccessKeyMetadata: listOf(accessKey, "access keys"),
    UserDetailList: listOf(userDetail, "user details"),
    GroupDetailList: ignored,
    RoleDetailList: ignored,
    Policies: ignored,
    CredentialReport: v.optional(report),
    Content: v.optional(report),
    ReportFormat: ignored,
    GeneratedTime: ignored,
    UserName: v.optional(userName),
    AccessKeyId: v.optional(keyId),
    AccessKeyLastUsed: v.optional(lastUsed),
    IsTruncated: v.optional(v.boolean(expected("true or false"))),
    Marker: ignored,
    NextToken: ignored,
  };
  return members(entries, (unknownName) => {
    if (unknownName in user.entries) return "is a member of a user. Put the user into Users.";
    if (unknownName in accessKey.entries) return "is a member of an access key. Put the key into a user's AccessKeys.";
    const line = `${unknownName}s` in entries ? undefined : respondLineFor(unknownName);
    return line && `is not kept in the account. To respond with it, write ${line}.`;
  });
});

/** This message never contains the value. */
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
