import { type Constraint, definePattern } from "../validate.ts";

// The service model's constraints (IAM 2010-05-08), by its names for them.

const userNamePattern = definePattern(String.raw`[\w+=,.@-]+`);

/** AWS words a name of other characters so, rather than by its pattern. */
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
  pattern: definePattern(String.raw`[\u0020-\u00FF]+`),
} as const satisfies Constraint;

export const maxItems = { type: "integer", min: 1, max: 1000 } as const satisfies Constraint;
