/** AWS's error codes with their documented status and a default message: the IAM actions' own and the Common Errors page. */
const ERRORS = {
  AccessDenied: [403, "User is not authorized to perform this action"],
  AccessDeniedException: [403, "User is not authorized to perform this action"],
  ConcurrentModification: [
    409,
    "The request was rejected because of concurrent modifications. Retry the request later.",
  ],
  DeleteConflict: [409, "Cannot delete entity, must delete access keys first."],
  EntityAlreadyExists: [409, "The entity already exists."],
  EntityTemporarilyUnmodifiable: [409, "The entity cannot be modified at this time."],
  ExpiredToken: [403, "The security token included in the request is expired"],
  ExpiredTokenException: [403, "The security token included in the request is expired"],
  IncompleteSignature: [400, "The request signature does not conform to AWS standards."],
  InternalFailure: [500, "The request processing has failed because of an unknown error, exception or failure."],
  InvalidAction: [400, "The action or operation requested is invalid."],
  InvalidClientTokenId: [403, "The security token included in the request is invalid."],
  InvalidInput: [400, "The request was rejected because of an invalid or out-of-range value."],
  InvalidParameterCombination: [400, "Parameters that must not be used together were used together."],
  InvalidParameterValue: [400, "A value that was supplied for an input parameter is invalid."],
  InvalidQueryParameter: [400, "The AWS query string is malformed or does not adhere to AWS standards."],
  LimitExceeded: [409, "Cannot exceed quota for AccessKeysPerUser: 2"],
  MalformedHttpRequestException: [400, "The request is malformed at the HTTP level."],
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
  ServiceFailure: [500, "The request processing has failed because of an unknown error, exception or failure."],
  ServiceUnavailable: [503, "The request has failed due to a temporary failure of the server."],
  SignatureDoesNotMatch: [
    403,
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  ],
  Throttling: [400, "Rate exceeded"],
  ThrottlingException: [400, "Rate exceeded"],
  UnknownOperationException: [404, "The action or operation requested is invalid."],
  UnmodifiableEntity: [400, "The entity cannot be modified."],
  UnrecognizedClientException: [403, "The security token included in the request is invalid."],
  ValidationError: [400, "The input fails to satisfy the constraints specified by an AWS service."],
} as const satisfies Record<string, readonly [status: number, message: string | undefined]>;

/** An error code of AWS that {@link MockIam.fail} knows with its documented HTTP status. */
export type ErrorCode = keyof typeof ERRORS;

/** Every code of {@link ErrorCode}. */
export const errorCodes = Object.keys(ERRORS) as readonly ErrorCode[];

/** An answer in AWS's error shape; thrown by actions and by the steps before them, turned into XML in one place. */
export class IamError extends Error {
  readonly code: string;
  readonly status: number;
  /** What stands in `<Message>`; some of AWS's errors have no such element. */
  readonly text: string | undefined;
  /** What the journal says about it, beyond what the client is told. */
  readonly note: string | undefined;

  constructor(code: string, status: number, text: string | undefined, note?: string) {
    super(text ?? code);
    this.name = "IamError";
    this.code = code;
    this.status = status;
    this.text = text;
    this.note = note;
  }
}

/** The error of a code with its documented status, and its default message unless another is given. */
export function awsError(code: ErrorCode, message?: string): IamError {
  const [status, text] = ERRORS[code];
  return new IamError(code, status, message ?? text);
}

// Every message that AWS words with a value in it stands below, once.

export const noSuchUser = (name: string): IamError =>
  awsError("NoSuchEntity", `The user with name ${name} cannot be found.`);

export const noSuchAccessKey = (id: string): IamError =>
  awsError("NoSuchEntity", `The Access Key with id ${id} cannot be found.`);

/** AWS does not say that a key id is unknown; and in these words there is no colon. */
export const noAccessToAccessKey = (caller: string, id: string): IamError =>
  awsError(
    "AccessDenied",
    `User: ${caller} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  );

export const userExists = (name: string): IamError =>
  awsError("EntityAlreadyExists", `User with name ${name} already exists.`);

export const duplicateTags = (): IamError =>
  awsError("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");

export const invalidMarker = (note: string): IamError => new IamError("ValidationError", 400, "Invalid Marker.", note);

export const userNameRequired = (): IamError =>
  awsError("ValidationError", "Must specify userName when calling with non-User credentials");

export const quotaExceeded = (quota: string, limit: number): IamError =>
  awsError("LimitExceeded", `Cannot exceed quota for ${quota}: ${limit}`);

export const unknownAction = (action: string, version: string): IamError =>
  awsError("InvalidAction", `Could not find operation ${action} for version ${version}`);

/** To IAM, the session of a user without an MFA device is none; AWS says so without the full stop. */
export const sessionWithoutMfa = (): IamError =>
  awsError("InvalidClientTokenId", "The security token included in the request is invalid");

export const ofOtherAccount = (accountId: string): IamError => {
  const { code, status, text } = awsError("InvalidClientTokenId");
  return new IamError(
    code,
    status,
    text,
    `The key is of the account ${accountId}: is its double on the server, before this one?`,
  );
};

export const notForSessions = (action: string): IamError =>
  awsError("AccessDenied", `Cannot call ${action} with session credentials`);

export const halfOfMfa = (): IamError =>
  awsError(
    "AccessDenied",
    "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
  );

export const invalidRoleArn = (arn: string): IamError =>
  awsError("ValidationError", arn.startsWith("arn:") ? "Request ARN is invalid" : `${arn} is invalid`);

export const roleChainTooLong = (): IamError =>
  awsError(
    "ValidationError",
    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
  );
