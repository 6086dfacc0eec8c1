import type { Constraint } from "./validate.ts";

// The constraints of the service models, with their names there. First those of IAM (2010-05-08).

const userNamePattern = String.raw`[\w+=,.@-]+`;

/** AWS's sentence for a name with other characters. It does not mention the pattern. */
const invalidName = (name: string) =>
  `The specified value for ${name} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;

export const existingUserName = {
  type: "string",
  min: 1,
  max: 128,
  pattern: userNamePattern,
  invalid: invalidName,
} as const satisfies Constraint;

export const marker = {
  type: "string",
  min: 1,
  max: 320,
  pattern: String.raw`[\u0020-\u00FF]+`,
} as const satisfies Constraint;

export const maxItems = { type: "integer", min: 1, max: 1000 } as const satisfies Constraint;

/** The name of a new user. It is shorter than a name that finds an existing one. */
export const newUserName = { ...existingUserName, max: 64 } as const satisfies Constraint;

export const accessKeyId = {
  type: "string",
  min: 16,
  max: 128,
  pattern: String.raw`[\w]+`,
} as const satisfies Constraint;

export const accessKeyStatus = {
  type: "string",
  values: ["Active", "Inactive", "Expired"],
} as const satisfies Constraint;

export const path = {
  type: "string",
  min: 1,
  max: 512,
  pattern: String.raw`(\u002F)|(\u002F[\u0021-\u007E]+\u002F)`,
  invalid: (name: string) =>
    `The specified value for ${name} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`,
} as const satisfies Constraint;

export const pathPrefix = {
  type: "string",
  min: 1,
  max: 512,
  pattern: String.raw`\u002F[\u0021-\u007F]*`,
} as const satisfies Constraint;

export const tags = {
  type: "list",
  max: 50,
  of: {
    Key: {
      type: "string",
      required: true,
      min: 1,
      max: 128,
      pattern: String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]+`,
    },
    Value: {
      type: "string",
      required: true,
      max: 256,
      pattern: String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]*`,
    },
  },
} as const satisfies Constraint;

// The constraints of STS (2011-06-15).

/** The duration of a session in seconds, with its maximum. */
export const sessionSeconds = (max: number) => ({ type: "integer", min: 900, max }) as const satisfies Constraint;

/** AWS's own spelling of the pattern, although `\u10000` does not mean what AWS intended. */
export const roleArn = {
  type: "string",
  min: 20,
  max: 2048,
  pattern: String.raw`[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+`,
} as const satisfies Constraint;

export const roleSessionName = {
  type: "string",
  min: 2,
  max: 64,
  pattern: String.raw`[\w+=,.@-]*`,
} as const satisfies Constraint;

export const mfaSerialNumber = {
  type: "string",
  min: 9,
  max: 256,
  pattern: String.raw`[\w+=/:,.@-]*`,
} as const satisfies Constraint;

export const mfaCode = {
  type: "string",
  min: 6,
  max: 6,
  pattern: String.raw`[\d]*`,
} as const satisfies Constraint;
