import { KEY_ID, LATIN } from "../protocol/patterns.ts";
import { accessKeyStatus, existingUserName } from "./constraints.ts";
import type { Constraint } from "./shape.ts";

// The constraints of IAM's parameters for MFA devices, SSH public keys, certificates and service-specific credentials.

export const virtualMfaDeviceName = {
  type: "string",
  min: 1,
  pattern: existingUserName.pattern,
  invalid: existingUserName.invalid,
} as const satisfies Constraint;

export const serialNumber = {
  type: "string",
  min: 9,
  max: 256,
  pattern: String.raw`[\w+=/:,.@-]+`,
} as const satisfies Constraint;

export const authenticationCode = {
  type: "string",
  min: 6,
  max: 6,
  pattern: String.raw`[\d]+`,
} as const satisfies Constraint;

const id = (min: number) => ({ type: "string", required: true, min, max: 128, pattern: KEY_ID }) as const;

export const sshPublicKeyId = id(20);
export const certificateId = id(24);
export const serviceSpecificCredentialId = id(20);

/** The text of a public key or of a certificate. */
export const publicText = {
  type: "string",
  required: true,
  min: 1,
  max: 16_384,
  pattern: LATIN,
} as const satisfies Constraint;

export const requiredStatus = { ...accessKeyStatus, required: true } as const satisfies Constraint;
