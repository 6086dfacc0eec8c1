import { type AccountFixture, mockIam } from "msw-iam";
import { expect, test } from "vitest";

const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/** Returns the authorization details of one user, as a program prints them. */
const details = (date: unknown, policy: unknown, rest: object = {}, ofUser: object = {}) => ({
  UserDetailList: [
    {
      ...{ Path: "/dev/", UserName: "Bob", UserId: "AIDACKCEVSQ6C2EXAMPLE", CreateDate: date },
      Arn: "arn:aws:iam::210987654321:user/dev/Bob",
      UserPolicyList: [{ PolicyName: "p", PolicyDocument: policy }],
      ...{ GroupList: ["admins"], AttachedManagedPolicies: [], Tags: [{ Key: "team", Value: "ops" }] },
      PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: boundary },
      ...ofUser,
    },
  ],
  ...{ GroupDetailList: [], RoleDetailList: [], Policies: [] },
  ...rest,
});
const metadata = {
  RequestId: "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE",
  HTTPStatusCode: 200,
  HTTPHeaders: {},
  RetryAttempts: 0,
};
const object: unknown = JSON.parse(document);
const encoded = encodeURIComponent(document);

test.each<[program: string, output: unknown]>([
  ["the AWS CLI 1", details("2016-12-03T18:53:41Z", object)],
  ["the AWS CLI 2", details("2016-12-03T18:53:41+00:00", object, { IsTruncated: false })],
  [
    "the AWS CLI in pages",
    details("2016-12-03T18:53:41+00:00", object, { NextToken: "eyJNYXJrZXIi", IsTruncated: true }),
  ],
  [
    "boto3 with dates from str()",
    details("2016-12-03 18:53:41+00:00", object, { IsTruncated: false, ResponseMetadata: metadata }),
  ],
  ["boto3 with dates from isoformat()", details("2016-12-03T18:53:41+00:00", object, { ResponseMetadata: metadata })],
  [
    "the SDK for JavaScript 3",
    details(new Date("2016-12-03T18:53:41Z"), encoded, { $metadata: { httpStatusCode: 200 } }),
  ],
  ["the SDK for JavaScript 3 as JSON", details("2016-12-03T18:53:41.000Z", encoded, { $metadata: {} })],
  [
    "the SDK for JavaScript 2",
    details(new Date("2016-12-03T18:53:41Z"), encoded, { ResponseMetadata: { RequestId: "r" } }),
  ],
  [
    "the SDK for Go 2",
    details(
      "2016-12-03T18:53:41Z",
      encoded,
      { Marker: null, ResultMetadata: {}, IsTruncated: false },
      { AttachedManagedPolicies: null },
    ),
  ],
])("the output of %s can be seeded unchanged", (_, output) => {
  const { account } = mockIam({ account: output as AccountFixture });
  expect(account.accountId).toBe("210987654321");
  expect(account.user("Bob")).toMatchObject({
    ...{ Path: "/dev/", UserId: "AIDACKCEVSQ6C2EXAMPLE", CreateDate: "2016-12-03T18:53:41Z", Groups: ["admins"] },
    UserPolicyList: [{ PolicyName: "p", PolicyDocument: document }],
    PermissionsBoundary: { PermissionsBoundaryArn: boundary },
    Tags: [{ Key: "team", Value: "ops" }],
  });
});
