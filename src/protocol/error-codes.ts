/** The error codes of the IAM actions and of the Common Errors page, with their documented status and a default message. */
export const ERRORS = {
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

/** An AWS error code whose HTTP status {@link MockIam.fail} knows. */
export type ErrorCode = keyof typeof ERRORS;


export const errorCodes = Object.keys(ERRORS) as readonly ErrorCode[];
