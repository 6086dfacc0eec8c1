import { alreadyExists, awsError, type IamError, invalidInput, noSuchEntity } from "./errors.ts";

// AWS's messages about what belongs to users, groups and the account. "Ours" marks a message that was never recorded from AWS.

const limitExceeded = (message: string) => awsError("LimitExceeded", message);

// Tags.

export const noTags = (): IamError => invalidInput("Error occurred while validating input. ");
export const reservedTagKey = (): IamError => invalidInput("Tag keys beginning with aws: are reserved for system use.");
export const duplicateTags = (): IamError =>
  invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
export const tooManyTags = (): IamError => limitExceeded("The number of tags has reached the maximum limit.");

// Passwords.

/** `userName` is `undefined` for the root user, which AWS calls null. */
export const noSuchLoginProfile = (userName: string | undefined): IamError =>
  noSuchEntity(`Login Profile for User ${userName ?? "null"} cannot be found.`);
/** AWS writes a capital U only for a profile that cannot be found. */
export const loginProfileExists = (userName: string): IamError =>
  alreadyExists(`Login Profile for user ${userName} already exists.`);
export const rootLoginProfileExists = (accountId: string): IamError =>
  alreadyExists(`Login Profile for account ${accountId} already exists.`);
export const passwordRequired = (): IamError => violation("password", "Member must not be null");
export const passwordTooShort = (minimum: number): IamError =>
  awsError("PasswordPolicyViolation", `Password should have a minimum length of ${minimum}`);
/** Ours. */
export const wrongPassword = (): IamError => awsError("AccessDenied", "The old password is incorrect.");
/** Ours. */
export const samePassword = (): IamError => awsError("AccessDenied", "The new password must differ from the old one.");
export const noPasswordPolicy = (accountId: string): IamError =>
  noSuchEntity(`The Password Policy with domain name ${accountId} cannot be found.`);
export const noPasswordPolicyToDelete = (): IamError =>
  noSuchEntity("The account policy with name PasswordPolicy cannot be found.");

// Policies.

export const noSuchUserPolicy = (name: string): IamError =>
  noSuchEntity(`The user policy with name ${name} cannot be found.`);
export const malformedPolicy = (message: string): IamError => awsError("MalformedPolicyDocument", message);
export const policiesTooLarge = (userName: string, limit: number): IamError =>
  limitExceeded(`Maximum policy size of ${limit} bytes exceeded for user ${userName}`);
export const invalidPolicyArn = (arn: string): IamError => awsError("ValidationError", `ARN ${arn} is not valid.`);
export const noSuchPolicy = (arn: string): IamError =>
  noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
export const policyNotAttached = (arn: string): IamError => noSuchEntity(`Policy ${arn} was not found.`);
export const invalidBoundaryArn = (arn: string): IamError => invalidInput(`ARN ${arn} is not valid.`);
export const noSuchBoundary = (arn: string): IamError =>
  noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
/** Ours. */
export const noPermissionsBoundary = (userName: string): IamError =>
  noSuchEntity(`The permissions boundary for user ${userName} cannot be found.`);

// Groups.

export const noSuchGroup = (name: string): IamError => noSuchEntity(`The group with name ${name} cannot be found.`);
export const groupExists = (name: string): IamError => alreadyExists(`Group with name ${name} already exists.`);

// The account.

export const aliasExists = (alias: string): IamError => alreadyExists(`The account alias ${alias} already exists.`);
/** Ours. */
export const noSuchAlias = (alias: string): IamError =>
  noSuchEntity(`The account alias with name ${alias} cannot be found.`);
export const aliasOfDigits = (pattern: string): IamError =>
  violation("accountAlias", `Member must satisfy regular expression pattern: ${pattern}`);

/** For a user or a group that still has attachments. */
export const deleteConflict = (action: string): IamError =>
  awsError("DeleteConflict", `Cannot delete entity, must ${action} first.`);

/** For a value that the service model allows, but AWS refuses. */
const violation = (member: string, constraint: string) =>
  awsError(
    "ValidationError",
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
  );
