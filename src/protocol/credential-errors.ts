import { alreadyExists, awsError, type IamError, invalidInput, noSuchEntity } from "./errors.ts";

// AWS's messages about MFA devices, SSH public keys, certificates and service-specific credentials.

// MFA devices.

export const mfaDeviceExists = (): IamError => alreadyExists("MFA device already exists.");
export const mfaDeviceOfSameUser = (userName: string): IamError =>
  alreadyExists(`MFA Device for user ${userName} already exists.`);
export const mfaDeviceInUse = (): IamError => alreadyExists("MFA Device is already in use.");
export const mfaDeviceOfOtherUser = (): IamError => noSuchEntity("MFA Device invalid for user.");
export const noSuchMfaDevice = (serialNumber: string): IamError =>
  noSuchEntity(`MFA Device with serial number ${serialNumber} does not exist.`);
export const mfaDeviceAssigned = (): IamError =>
  awsError("DeleteConflict", "MFA VirtualDevice in use. Must deactivate first.");
export const invalidMfaCodes = (note: string): IamError => awsError("InvalidAuthenticationCode", undefined, note);
export const mfaRequired = (): IamError =>
  awsError(
    "AccessDenied",
    "To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.",
  );

// SSH public keys.

export const noSuchPublicKey = (id: string): IamError => noSuchEntity(`The Public Key with id ${id} cannot be found.`);
export const publicKeyOfOtherUser = (id: string): IamError => noSuchEntity(`User has no Public Key with id ${id}.`);

// Signing certificates.

export const noSuchCertificate = (id: string): IamError =>
  noSuchEntity(`The Certificate with id ${id} cannot be found.`);
export const malformedCertificate = (body: string): IamError =>
  awsError("MalformedCertificate", `Certificate ${body} is malformed.`);

// Service-specific credentials.

export const unsupportedService = (name: string): IamError =>
  noSuchEntity(`No such service ${name} is supported for Service Specific Credentials`);
export const malformedServiceName = (): IamError =>
  awsError("ValidationError", "ServiceName must match [a-zA-Z0-9.-]*");
export const noSuchCredential = (id: string): IamError => noSuchEntity(`No such credential ${id} exists`);
export const credentialOfOtherUser = (userName: string, id: string): IamError =>
  awsError("ValidationError", `User ${userName} does not have a service specific credential with id ${id}`);
export const allUsersWithUserName = (): IamError =>
  invalidInput("Cannot list credentials for all users if a username is given");

// GetAccountAuthorizationDetails.

export const markerOfOtherFilter = (): IamError => awsError("ValidationError", "Marker and Filter do not match");
