import { ERRORS, type ErrorCode } from "./error-codes.ts";

/** An AWS error. Actions and the steps before them throw it, and the pipeline turns it into a response. */
export class IamError extends Error {
  readonly code: string;
  readonly status: number;
  /** The content of `<Message>`. Some AWS errors have none. */
  readonly text: string | undefined;
  /** An explanation for the journal, which the client does not get. */
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

/** Creates the error of a code with its documented status. Without a message, it has the code's default message. */
export function awsError(code: ErrorCode, message?: string, note?: string): IamError {
  const [status, text] = ERRORS[code];
  return new IamError(code, status, message ?? text, note);
}

// Every AWS message that is not the default message of its code.

const accessDenied = (message: string) => awsError("AccessDenied", message);
export const noSuchEntity = (message: string): IamError => awsError("NoSuchEntity", message);
export const invalidInput = (message: string): IamError => awsError("InvalidInput", message);
export const alreadyExists = (message: string): IamError => awsError("EntityAlreadyExists", message);
const validationError = (message: string, note?: string) => awsError("ValidationError", message, note);

/** AWS does not reveal that a key id is unknown. This message has no colon after "perform". */
export const noAccessToAccessKey = (callerArn: string, id: string): IamError =>
  accessDenied(
    `User: ${callerArn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  );
/** `action` has the prefix of its service, such as `iam:GetUser`. */
export const notAuthorized = (callerArn: string, action: string, resource: string): IamError =>
  accessDenied(
    `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
export const notForRoot = (): IamError => accessDenied("Roles may not be assumed by root accounts.");
export const notForSessions = (action: string): IamError =>
  accessDenied(`Cannot call ${action} with session credentials`);
export const incompleteMfa = (): IamError =>
  accessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");

export const noSuchUser = (name: string): IamError => noSuchEntity(`The user with name ${name} cannot be found.`);
export const noSuchAccessKey = (id: string): IamError => noSuchEntity(`The Access Key with id ${id} cannot be found.`);

export const invalidMarker = (note: string): IamError => validationError("Invalid Marker.", note);
export const userNameRequired = (): IamError =>
  validationError("Must specify userName when calling with non-User credentials");
/** AWS repeats what does not have the form of an ARN. */
export const invalidRoleArn = (arn: string): IamError =>
  validationError(/^arn:[^:]+:[^:]+:[^:]*:\d*:/.test(arn) ? "Request ARN is invalid" : `${arn} is invalid`);
export const invalidArnPartition = (): IamError => validationError("Invalid ARN partition");
export const roleChainTooLong = (): IamError =>
  validationError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");

export const userExists = (name: string): IamError => alreadyExists(`User with name ${name} already exists.`);
export const duplicateSessionTags = (): IamError =>
  awsError("InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
export const transitiveKeyWithoutTag = (): IamError =>
  awsError("InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.");
export const inheritedTag = (): IamError =>
  awsError(
    "InvalidParameterValue",
    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  );
export const malformedSessionPolicy = (): IamError =>
  awsError("MalformedPolicyDocument", "This policy contains invalid Json");
export const expiredWebIdentityToken = (now: number, expiration: number): IamError =>
  awsError(
    "ExpiredTokenException",
    `Token expired: current date/time ${now} must be before the expiration date/time ${expiration}`,
  );
export const unsupportedStatus = (status: string): IamError =>
  invalidInput(`Operation does not support status ${status}`);
export const quotaExceeded = (quota: string, limit: number): IamError =>
  awsError("LimitExceeded", `Cannot exceed quota for ${quota}: ${limit}`);
export const unknownAction = (action: string, version: string, note?: string): IamError =>
  awsError("InvalidAction", `Could not find operation ${action} for version ${version}`, note);
/** For a value of the wrong type or form. AWS says nothing about some of them. */
export const malformedInput = (message?: string): IamError => awsError("MalformedInput", message);
export const invalidPercentSequence = (): IamError =>
  awsError("InvalidQueryParameter", "The request has a percent sequence that is not UTF-8.");

/** For a user's own session without MFA. AWS omits the full stop here. */
export const sessionWithoutMfa = (): IamError =>
  awsError("InvalidClientTokenId", "The security token included in the request is invalid");
export const keyOfOtherPartition = (partition: string | undefined): IamError =>
  awsError(
    "InvalidClientTokenId",
    undefined,
    `The key belongs to the partition ${partition}. Use a region of that partition, or set the option partition of mockIam().`,
  );
export const keyOfOtherAccount = (accountId: string): IamError =>
  awsError(
    "InvalidClientTokenId",
    undefined,
    `The key belongs to the account ${accountId}. Put the handlers of that mock account before these.`,
  );
