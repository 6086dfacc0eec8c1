import { ERRORS, type ErrorCode } from "./error-codes.ts";

/** An AWS error. Actions and the steps before them throw it, and the pipeline turns it into a response. */
export class IamError extends Error {
  readonly code: string;
  readonly status: number;
  /** The content of `<Message>`. Some AWS errors have none. */
  readonly text: string | undefined;
  /** What the journal says about the error, beyond what the client is told. */
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

/** Creates the error of a code with its documented status, and with its default message unless another one is given. */
export function awsError(code: ErrorCode, message?: string, note?: string): IamError {
  const [status, text] = ERRORS[code];
  return new IamError(code, status, message ?? text, note);
}

// Every AWS message that contains a value.

export const noSuchUser = (name: string): IamError =>
  awsError("NoSuchEntity", `The user with name ${name} cannot be found.`);

export const noSuchAccessKey = (id: string): IamError =>
  awsError("NoSuchEntity", `The Access Key with id ${id} cannot be found.`);

/** AWS does not reveal that a key id is unknown. This message has no colon after "perform". */
export const noAccessToAccessKey = (callerArn: string, id: string): IamError =>
  awsError(
    "AccessDenied",
    `User: ${callerArn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  );

export const notAuthorized = (callerArn: string, action: string | undefined, userName: string): IamError =>
  awsError(
    "AccessDenied",
    `User: ${callerArn} is not authorized to perform: iam:${action} on resource: user ${userName} because no identity-based policy allows the iam:${action} action`,
  );

export const userExists = (name: string): IamError =>
  awsError("EntityAlreadyExists", `User with name ${name} already exists.`);

export const duplicateTags = (): IamError =>
  awsError("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");

export const invalidMarker = (note: string): IamError => awsError("ValidationError", "Invalid Marker.", note);

export const userNameRequired = (): IamError =>
  awsError("ValidationError", "Must specify userName when calling with non-User credentials");

export const quotaExceeded = (quota: string, limit: number): IamError =>
  awsError("LimitExceeded", `Cannot exceed quota for ${quota}: ${limit}`);

export const unknownAction = (action: string, version: string): IamError =>
  awsError("InvalidAction", `Could not find operation ${action} for version ${version}`);

export const repeatedParameter = (name: string): IamError =>
  awsError("InvalidQueryParameter", `The parameter ${name} is given more than once.`);

export const invalidPercentSequence = (): IamError =>
  awsError("InvalidQueryParameter", "The request has a percent sequence that is not UTF-8.");

/** For a user's own session without MFA. AWS omits the full stop here. */
export const sessionWithoutMfa = (): IamError =>
  awsError("InvalidClientTokenId", "The security token included in the request is invalid");

export const keyOfOtherAccount = (accountId: string): IamError =>
  awsError(
    "InvalidClientTokenId",
    undefined,
    `The key belongs to the account ${accountId}. Put the handlers of that mock account before these.`,
  );

export const notForSessions = (action: string): IamError =>
  awsError("AccessDenied", `Cannot call ${action} with session credentials`);

export const incompleteMfa = (): IamError =>
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

export const noSuchLoginProfile = (userName: string): IamError =>
  awsError("NoSuchEntity", `Login Profile for User ${userName} cannot be found.`);

export const noSuchUserPolicy = (name: string): IamError =>
  awsError("NoSuchEntity", `The user policy with name ${name} cannot be found.`);

export const policyNotAttached = (arn: string): IamError => awsError("NoSuchEntity", `Policy ${arn} was not found.`);

export const noPermissionsBoundary = (userName: string): IamError =>
  awsError("NoSuchEntity", `The user with name ${userName} does not have a permissions boundary.`);

export const noSuchGroup = (name: string): IamError =>
  awsError("NoSuchEntity", `The group with name ${name} cannot be found.`);

export const noSuchMfaDevice = (serialNumber: string): IamError =>
  awsError("NoSuchEntity", `MFA Device with serial number ${serialNumber} does not exist.`);

export const noSuchCertificate = (id: string): IamError =>
  awsError("NoSuchEntity", `The Certificate with id ${id} cannot be found.`);

export const noSuchPublicKey = (id: string): IamError =>
  awsError("NoSuchEntity", `The Public Key with id ${id} cannot be found.`);

export const noSuchServiceSpecificCredential = (id: string): IamError =>
  awsError("NoSuchEntity", `The service specific credential with id ${id} cannot be found.`);
