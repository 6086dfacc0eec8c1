import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

const allow = { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::bucket" };
const policy = (Statement: unknown, others: object = {}) => ({ Version: "2012-10-17", Statement, ...others });
const withCondition = (Condition: unknown) => policy({ ...allow, Condition });
const withoutVersion = (Statement: unknown) => ({ Statement });
const dates = (value: unknown) => withCondition({ DateLessThan: { "aws:CurrentTime": value } });
const actions = (Action: unknown) => policy({ ...allow, Action });
const resources = (Resource: unknown) => policy({ ...allow, Resource });

const { Action: _, ...noAction } = allow;
const { Resource: __, ...noResource } = allow;
const { Effect: ___, ...noEffect } = allow;

async function messageFor(document: unknown): Promise<string | undefined> {
  mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
  const response = await post({
    Action: "PutUserPolicy",
    UserName: "Bob",
    PolicyName: "P",
    PolicyDocument: typeof document === "string" ? document : JSON.stringify(document),
  });
  if (response.status === 200) return undefined;
  const { status, code, message } = await errorOf(response);
  expect([status, code]).toEqual([400, "MalformedPolicyDocument"]);
  return message;
}

describe("PutUserPolicy accepts", () => {
  test.each<[unknown]>([
    [policy(allow)],
    [policy([allow])],
    [policy(allow, { Id: "an id" })],
    [policy([{ ...allow, Sid: "one" }, { ...allow, Sid: "two" }, allow])],
    [
      policy([
        { ...allow, Sid: "" },
        { ...allow, Sid: "" },
      ]),
    ],
    [actions("*")],
    [actions(["*", "*:List*", "iam: some text"])],
    [actions("aws-portal.x:ViewAccount")],
    [policy({ ...noAction, NotAction: ["iam:*"] })],
    [policy({ ...noResource, NotResource: "*" })],
    [resources(["*", "arn:aws:s3:::a/*", "arn:aws:ec2:*:*:instance/${aws:username}"])],
    [resources("arn:aws:vendoronly")],
    [resources("arn:*:s3:::bucket")],
    [resources("arn:aws:s3:us-west-2:123456789012:accesspoint/name/object/*")],
    [resources(["arn:aws:s3:us-west-2:123456789012:*", "arn:aws:ec2:us-west-2::image/i"])],
    [resources(["arn:aws:iam", "arn:aws:iam::123456789012:*", "arn:aws:iam::123456789012:root"])],
    [
      resources([
        "arn:aws:iam::*:user/${aws:username}",
        "arn:aws:iam::aws:policy/*",
        "arn:aws:iam::*:oidc-provider/a:b",
      ]),
    ],
    [withCondition({})],
    [withCondition({ unknown: {} })],
    [withCondition({ StringEquals: { "aws:RequestTag/a": ["b", "c"] }, Bool: { "aws:SecureTransport": false } })],
    [withCondition({ "ForAnyValue:StringNotEqualsIgnoreCaseIfExists": { k: "v" }, "ForAllValues:ArnLike": { k: [] } })],
    [withCondition({ NumericLessThanEquals: { "aws:MultiFactorAuthAge": 3600 }, NotIpAddress: { k: "1.2.3.4/8" } })],
    ...[
      "2017-07-01T00:00:00Z",
      "2016-12-13T21:20:37.593194+00:00",
      "2016-12-13t2:00:00.593194+23",
      "01T",
      "2020-02",
      "-292275054",
      "1700000000",
      "9223372036854775807",
      1700000000,
      ["2020-01-01", "2021-01-01T00:00:00-05:00"],
      [],
    ].map((value): [unknown] => [dates(value)]),
  ])("%j", async (document) => {
    expect(await messageFor(document)).toBeUndefined();
  });
});

const refused: Readonly<Record<string, readonly unknown[]>> = {
  "Syntax errors in policy.": [
    "not JSON",
    "[]",
    "null",
    '"text"',
    policy(allow, { Version: "2013-10-17" }),
    policy(allow, { Version: 20121017 }),
    policy(allow, { Id: [] }),
    policy(allow, { Other: 1 }),
    { Version: "2012-10-17" },
    policy([]),
    policy(["text"]),
    policy(noEffect),
    policy({ ...allow, Effect: "invalid" }),
    policy({ ...allow, Effect: 1 }),
    policy({ ...allow, Other: 1 }),
    policy({ ...allow, Sid: {} }),
    policy({ ...allow, NotAction: [] }),
    policy({ ...allow, NotResource: "*" }),
    actions({}),
    actions([[]]),
    resources({ a: "*" }),
    resources(["*", {}]),
    withCondition([]),
    withCondition("a"),
    withCondition({ a: "b" }),
    withCondition({ StringEquals: [] }),
    withCondition({ StringEquals: { a: {} } }),
    withCondition({ StringEquals: { a: [null] } }),
    withCondition({ unknown: { a: "1" } }),
    withCondition({ "ForAnyValue::StringEqualsIfExists": { a: "b" } }),
    withoutVersion({ ...allow, Other: 1 }),
    policy({ ...allow, Effect: ["Allow"] }),
  ],
  "Policy document should not specify a principal.": [
    policy({ ...allow, Principal: "*" }),
    policy([allow, { ...allow, NotPrincipal: { AWS: "*" } }]),
  ],
  "Policy document must be version 2012-10-17 or greater.": [
    withoutVersion(allow),
    policy(allow, { Version: "2008-10-17" }),
    withoutVersion({ ...allow, Effect: "denY" }),
    withoutVersion([
      { ...allow, Sid: "a" },
      { ...allow, Sid: "a" },
    ]),
  ],
  "The policy failed legacy parsing": [
    policy({ ...allow, Effect: "denY" }),
    policy([
      { ...allow, Sid: "a", Effect: "aLLow" },
      { Sid: "a", Effect: "Allow" },
    ]),
    ...[
      ...["text", "abc", "1.5", ""],
      "234-13",
      "2016-12-13t2:00:00+1",
      "2016-12-13t2:00:00.1999999999+10:59",
      "9223372036854775808",
      true,
    ].map(dates),
    withCondition({ "ForAnyValue:DateEqualsIfExists": { a: ["2020-01-01", "text"] } }),
    policy({ Effect: "Allow", Condition: { DateEquals: { a: "text" } } }),
    resources("arn:aws:s3::bucket"),
    resources("arn:aws::::bucket"),
    resources(["*", "arn:aws::bucket"]),
    policy({ Effect: "Allow", NotResource: "arn:aws:s3::bucket" }),
    policy({ ...allow, Resource: "arn:error:s3:::bucket", Condition: { DateEquals: { a: "text" } } }),
  ],
  "Statement IDs (SID) in a single policy must be unique.": [
    policy([
      { ...allow, Sid: "a" },
      { Sid: "a", Effect: "Allow" },
    ]),
  ],
  "Policy statement must contain actions.": [
    policy(noAction),
    policy({ Effect: "Allow" }),
    policy([{ Effect: "Deny" }, allow]),
    actions([]),
    policy({ ...noAction, NotAction: [] }),
    policy({ Effect: "Allow", Resource: "text" }),
  ],
  "Policy statement must contain resources.": [
    policy(noResource),
    resources([]),
    policy({ ...noResource, NotResource: [] }),
    policy([noResource, { ...allow, Action: "invalid" }]),
  ],
  'Resource text must be in ARN format or "*".': [
    resources("text"),
    resources(["*", "text"]),
    policy({ ...allow, Action: "s:3:ListBucket", Resource: "text" }),
  ],
  'Resource  must be in ARN format or "*".': [resources("")],
  'Partition "b" is not valid for resource "arn:b:*:*:*:*".': [resources("a:b")],
  'Partition "b" is not valid for resource "arn:b:c:*:*:*".': [resources("a:b:c")],
  'Partition "b" is not valid for resource "arn:b:c:d:e:f:g:h".': [resources("a:b:c:d:e:f:g:h")],
  'Partition "s3" is not valid for resource "arn:s3:::bucket:*".': [resources("aws:s3:::bucket")],
  "Resource vendor must be fully qualified and cannot contain regexes.": [
    resources("arn:aws"),
    resources("arn:aws:s*:::bucket"),
    resources("arn:aws:s?:::bucket"),
  ],
  "IAM resource arn:aws:iam:us-east-1::example_bucket cannot contain region information.": [
    resources("arn:aws:iam:us-east-1::example_bucket"),
  ],
  "IAM resource arn:aws:iam:us-east-1::user/Bob cannot contain region information.": [
    resources(["*", "arn:aws:iam:us-east-1::user/Bob"]),
  ],
  'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.':
    ["example_bucket", "*/cdk", "*name*", "rol*", "user", "users/Bob", "root/a"].map((path) =>
      resources(`arn:aws:iam::123456789012:${path}`),
    ),
  "Resource arn:aws:s3:us-east-1::bucket can not contain region information.": [
    resources("arn:aws:s3:us-east-1::bucket"),
    policy({ ...noResource, NotResource: ["*", "arn:aws:s3:us-east-1::bucket"] }),
  ],
  "Resource arn:aws:s3:us-west-2:123456789:test/athena can not contain region information.": [
    resources("arn:aws:s3:us-west-2:123456789:test/athena"),
  ],
  "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.": [
    actions("invalid"),
    actions(["s3:*", "**"]),
    policy({ ...noAction, NotAction: "" }),
  ],
  "Actions/Condition can contain only one colon.": [
    actions("s3:List:Bucket"),
    policy([allow, { ...allow, Action: "a:b:c" }]),
  ],
  "Vendor a a is not valid": [actions("a a:ListBucket")],
};

describe.each(Object.entries(refused))("PutUserPolicy returns the message %j", (message, documents) => {
  test.each(documents.map((document) => [document]))("for %j", async (document) => {
    expect(await messageFor(document)).toBe(message);
  });
});
