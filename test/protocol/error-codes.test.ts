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
    "User: arn:aws:iam::123456789012:root is not authorized to perform: iam:ListUsers on resource: user null because no identity-based policy allows the iam:ListUsers action",
  ],
  AccessDeniedException: [403, "User is not authorized to perform this action"],
  ConcurrentModification: [
    409,
    "The request was rejected because of concurrent modifications. Retry the request later.",
  ],
  DeleteConflict: [409, "Cannot delete entity, must delete access keys first."],
  EntityAlreadyExists: [409, "The entity already exists."],
  EntityTemporarilyUnmodifiable: [409, "The entity cannot be modified at this time."],
  ExpiredToken: [403, expired],
  ExpiredTokenException: [403, expired],
  IncompleteSignature: [400, "The request signature does not conform to AWS standards."],
  InternalFailure: [500, unknownFailure],
  InvalidAction: [400, "The action or operation requested is invalid."],
  InvalidClientTokenId: [403, invalidToken],
  InvalidInput: [400, "The request was rejected because of an invalid or out-of-range value."],
  InvalidParameterCombination: [400, "Parameters that must not be used together were used together."],
  InvalidParameterValue: [400, "A value that was supplied for an input parameter is invalid."],
  InvalidQueryParameter: [400, "The AWS query string is malformed or does not adhere to AWS standards."],
  LimitExceeded: [409, "Cannot exceed quota for AccessKeysPerUser: 2"],
  MalformedHttpRequestException: [400, "The request is malformed at the HTTP level."],
  MalformedInput: [400, undefined],
  MalformedQueryString: [404, "The query string contains a syntax error."],
  MissingAction: [400, "The request is missing an action or a required parameter."],
  MissingAuthenticationToken: [403, "Request is missing Authentication Token"],
  MissingParameter: [400, "A required parameter for the specified action is not supplied."],
  NoSuchEntity: [404, "The entity cannot be found."],
  NotAuthorized: [400, "You do not have permission to perform this action."],
  OptInRequired: [403, "The AWS access key ID needs a subscription for the service."],
  ReportExpired: [410, undefined],
  ReportInProgress: [404, undefined],
  ReportNotPresent: [410, undefined],
  RequestAbortedException: [400, "The request was aborted before a reply was sent."],
  RequestEntityTooLargeException: [413, "The request entity is too large."],
  RequestExpired: [400, "The request has expired."],
  RequestTimeoutException: [408, "Reading the request timed out."],
  ServiceFailure: [500, unknownFailure],
  ServiceUnavailable: [503, "The request has failed due to a temporary failure of the server."],
  SignatureDoesNotMatch: [
    403,
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  ],
  Throttling: [400, "Rate exceeded"],
  ThrottlingException: [400, "Rate exceeded"],
  UnknownOperationException: [404, "The action or operation requested is invalid."],
  UnmodifiableEntity: [400, "The entity cannot be modified."],
  UnrecognizedClientException: [403, invalidToken],
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
