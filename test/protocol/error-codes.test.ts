import * as iam from "@aws-sdk/client-iam";
import * as sts from "@aws-sdk/client-sts";
import type { ErrorCode } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post } from "../support/server.ts";

const expired = "The security token included in the request is expired";
const invalidToken = "The security token included in the request is invalid.";
const unknownFailure = "The request processing has failed because of an unknown error, exception or failure.";

/** The documented status and the default message of each code. */
const documented: Readonly<Record<ErrorCode, readonly [status: number, message: string | undefined]>> = {
  AccessDenied: [
    403,
    "User: arn:aws:iam::123456789012:root is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action",
  ],
  AccessDeniedException: [403, "User is not authorized to perform this action"],
  AccountNotManagementOrDelegatedAdministratorException: [
    400,
    "The account is neither the management account nor a delegated administrator of the organization.",
  ],
  CallerIsNotManagementAccountException: [400, "The account is not the management account of the organization."],
  ConcurrentModification: [
    409,
    "The request was rejected because of concurrent modifications. Retry the request later.",
  ],
  DeleteConflict: [409, "Cannot delete entity, must delete access keys first."],
  DuplicateCertificate: [409, "Duplicate certificate uploaded."],
  DuplicateSSHPublicKey: [400, "Duplicate SSH public key uploaded."],
  EntityAlreadyExists: [409, "The entity already exists."],
  EntityTemporarilyUnmodifiable: [409, "The entity cannot be modified at this time."],
  ExpiredToken: [403, expired],
  ExpiredTokenException: [400, expired],
  ExpiredTradeInTokenException: [400, "The trade-in token has expired."],
  FeatureDisabled: [404, "The feature is disabled."],
  FeatureEnabled: [409, "The feature is already enabled."],
  IDPCommunicationError: [400, "The identity provider could not be reached. Retry the request."],
  IDPRejectedClaim: [403, "The identity provider rejected the claim."],
  IncompleteSignature: [400, "The request signature does not conform to AWS standards."],
  InternalFailure: [500, unknownFailure],
  InvalidAction: [400, "The action or operation requested is invalid."],
  InvalidAuthenticationCode: [403, "Authentication code for device is not valid."],
  InvalidAuthorizationMessageException: [400, "The authorization message is invalid."],
  InvalidCertificate: [400, "The certificate is invalid."],
  InvalidClientTokenId: [403, invalidToken],
  InvalidIdentityToken: [400, "The web identity token is invalid."],
  InvalidInput: [400, "The request was rejected because of an invalid or out-of-range value."],
  InvalidParameterCombination: [400, "Parameters that must not be used together were used together."],
  InvalidParameterValue: [400, "A value that was supplied for an input parameter is invalid."],
  InvalidPublicKey: [400, "Invalid body for public key"],
  InvalidQueryParameter: [400, "The AWS query string is malformed or does not adhere to AWS standards."],
  InvalidUserType: [400, "Only IAM users can change their own password."],
  JWTPayloadSizeExceededException: [400, "The payload of the web identity token is too large."],
  KeyPairMismatch: [400, "The public key certificate and the private key do not match."],
  LimitExceeded: [409, "Cannot exceed quota for AccessKeysPerUser: 2"],
  MalformedCertificate: [400, "The certificate is malformed."],
  MalformedHttpRequestException: [400, "The request is malformed at the HTTP level."],
  MalformedInput: [400, undefined],
  MalformedPolicyDocument: [400, "Syntax errors in policy."],
  MalformedQueryString: [404, "The query string contains a syntax error."],
  MissingAction: [400, "The request is missing an action or a required parameter."],
  MissingAuthenticationToken: [403, "Request is missing Authentication Token"],
  MissingParameter: [400, "A required parameter for the specified action is not supplied."],
  NameConflict: [409, "The name conflicts with the name of an existing resource."],
  NoSuchEntity: [404, "The entity cannot be found."],
  NotAuthorized: [400, "You do not have permission to perform this action."],
  NotSupportedService: [404, "The service does not support service-specific credentials."],
  OpenIdIdpCommunicationError: [400, "The OpenID Connect identity provider could not be reached."],
  OptInRequired: [403, "The AWS access key ID needs a subscription for the service."],
  OrganizationNotFoundException: [400, "The account does not belong to an organization."],
  OrganizationNotInAllFeaturesModeException: [400, "The organization does not have all features enabled."],
  OutboundWebIdentityFederationDisabledException: [
    403,
    "Outbound web identity federation is disabled for the account.",
  ],
  PackedPolicyTooLarge: [400, "The packed size of the session policies and session tags exceeds the limit."],
  PasswordPolicyViolation: [400, "Password does not conform to the account password policy."],
  PolicyEvaluation: [500, "The policy could not be evaluated."],
  PolicyNotAttachable: [400, "The policy cannot be attached."],
  RegionDisabledException: [
    403,
    "STS is not activated in this region for account:123456789012. Your account administrator can activate STS in this region using the IAM Console.",
  ],
  ReportExpired: [410, undefined],
  ReportGenerationLimitExceeded: [409, "The maximum number of concurrent report jobs is reached."],
  ReportInProgress: [404, undefined],
  ReportNotPresent: [410, undefined],
  RequestAbortedException: [400, "The request was aborted before a reply was sent."],
  RequestEntityTooLargeException: [413, "The request entity is too large."],
  RequestExpired: [400, "The request has expired."],
  RequestTimeoutException: [408, "Reading the request timed out."],
  RoleModified: [409, "The role was modified."],
  RoleTemplateDisabled: [400, "The role template is disabled."],
  ServiceAccessNotEnabledException: [400, "Trusted access for IAM is not enabled in the organization."],
  ServiceFailure: [500, unknownFailure],
  ServiceUnavailable: [503, "The request has failed due to a temporary failure of the server."],
  SessionDurationEscalationException: [403, "The session would last longer than the credentials of the caller."],
  SignatureDoesNotMatch: [
    403,
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  ],
  Throttling: [400, "Rate exceeded"],
  ThrottlingException: [400, "Rate exceeded"],
  UnknownOperationException: [404, "The action or operation requested is invalid."],
  UnmodifiableEntity: [400, "The entity cannot be modified."],
  UnrecognizedClientException: [403, invalidToken],
  UnrecognizedPublicKeyEncoding: [400, "Invalid public key uploaded."],
  ValidationError: [400, "The input fails to satisfy the constraints specified by an AWS service."],
};
const codes = Object.keys(documented).filter((name): name is ErrorCode => name in documented);

describe("a fault responds with the documented status and the default message of", () => {
  test.each(codes)("%s", async (code) => {
    const [status, message] = documented[code];
    mockOnServer().fail("*", code);
    const type = status < 500 ? "Sender" : "Receiver";
    expect(await errorOf(await post({ Action: "ListUsers" }))).toEqual({ status, type, code, message });
  });
});

test.each(codes)("a fault with %s responds with the message of its options", async (code) => {
  const [status] = documented[code];
  mockOnServer().fail("*", code, { message: "A custom message." });
  expect(await errorOf(await post({ Action: "ListUsers" }))).toMatchObject({ status, message: "A custom message." });
});

test.each(["Throttling", "AccessDenied", "NoSuchEntity"] as const)(
  "a fault with %s responds with an empty message",
  async (code) => {
    mockOnServer().fail("*", code, { message: "" });
    expect((await errorOf(await post({ Action: "ListUsers", UserName: "Bob" }))).message).toBe("");
  },
);

test("NoSuchEntity names the user that the request names", async () => {
  mockOnServer().fail("*", "NoSuchEntity");
  const { message } = await errorOf(await post({ Action: "ListAccessKeys", UserName: "Bob" }));
  expect(message).toBe("The user with name Bob cannot be found.");
});

test.each([
  [400, "Sender"],
  [499, "Sender"],
  [500, "Receiver"],
  [599, "Receiver"],
])("a custom error with the status %i has the type %s", async (status, type) => {
  mockOnServer().fail("*", { code: "Custom", status });
  expect(await errorOf(await post({ Action: "ListUsers" }))).toMatchObject({ status, type, code: "Custom" });
});

describe("an error response has exactly the expected bytes", () => {
  const xml = (message: string) => `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <Error>
    <Type>Receiver</Type>
    <Code>Custom</Code>
${message}  </Error>
  <RequestId>ID</RequestId>
</ErrorResponse>
`;
  test.each([
    ["with a message", { message: "Out of order" }, "    <Message>Out of order</Message>\n"],
    ["with an empty message", { message: "" }, "    <Message/>\n"],
    ["without a message", {}, ""],
  ])("%s", async (_, message, element) => {
    mockOnServer().fail("*", { code: "Custom", status: 500, ...message });
    const response = await post({ Action: "ListUsers" });
    const id = response.headers.get("x-amzn-requestid") ?? "none";
    expect((await response.text()).replace(id, "ID")).toBe(xml(element));
  });
});

/** The code and the status of each error that the service models declare. */
const declared = [iam, sts].flatMap((client) =>
  Object.values(client).flatMap((schema: unknown): [code: string, status: number][] => {
    // An error's schema starts with -3, its namespace, its name and its traits.
    if (!Array.isArray(schema) || schema[0] !== -3 || typeof schema[3] !== "object") return [];
    const { awsQueryError: [code, status] = [schema[2], schema[3].httpError] } = schema[3];
    return [[code, status]];
  }),
);

test("the service models declare errors", () => {
  expect(declared.length).toBeGreaterThan(40);
});

test.each(declared)("a fault can be %s, which a service model declares, with the status %i", (code, status) => {
  expect(Object.entries(documented).find(([name]) => name === code)?.[1][0]).toBe(status);
});
