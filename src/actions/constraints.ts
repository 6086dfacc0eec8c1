import { KEY_ID, LATIN, PATH, TAG_KEY, TAG_VALUE, USER_NAME } from "../protocol/patterns.ts";
import type { Constraint } from "./shape.ts";

// The constraints of the service models, with names like those in the models. These are the constraints of IAM (2010-05-08).

const text = (min: number, max: number, pattern: string) =>
  ({ type: "string", min, max, pattern }) as const satisfies Constraint;

export const existingUserName = {
  ...text(1, 128, USER_NAME),
  // AWS's sentence does not mention the pattern.
  invalid: (name: string) =>
    `The specified value for ${name} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
} as const satisfies Constraint;

/** AWS limits the name of a new user to 64 characters. Some actions have the same limit for the name of an existing user. */
export const userName = { ...existingUserName, max: 64 } as const satisfies Constraint;

export const marker = text(1, 320, String.raw`[\u0020-\u00FF]+`);

export const maxItems = { type: "integer", min: 1, max: 1000 } as const satisfies Constraint;

export const accessKeyId = text(16, 128, KEY_ID);

export const accessKeyStatus = {
  type: "string",
  values: ["Active", "Inactive", "Expired"],
} as const satisfies Constraint;

export const path = {
  ...text(1, 512, PATH),
  invalid: (name: string) =>
    `The specified value for ${name} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`,
} as const satisfies Constraint;

export const pathPrefix = text(1, 512, String.raw`\u002F[\u0021-\u007F]*`);

export const tags = {
  type: "list",
  max: 50,
  of: {
    type: "structure",
    members: {
      Key: { ...text(1, 128, TAG_KEY), notBlank: true, required: true },
      Value: { type: "string", max: 256, pattern: TAG_VALUE, required: true },
    },
  },
} as const satisfies Constraint;

export const tagKeys = {
  type: "list",
  max: 50,
  of: { ...text(1, 128, TAG_KEY), required: true },
} as const satisfies Constraint;

/** The name of a group or of an inline policy. */
export const entityName = { ...existingUserName } as const satisfies Constraint;

/** The ARN of a policy. The service model limits only its length. */
export const policyArn = { type: "string", min: 20, max: 2048 } as const satisfies Constraint;

export const policyPathPrefix = text(1, 512, String.raw`((/[A-Za-z0-9\.,\+@=_-]+)*)/`);

export const policyDocument = text(1, 131_072, LATIN);

export const password = text(1, 128, LATIN);

export const boolean = { type: "boolean" } as const satisfies Constraint;

export const integer = (min: number, max: number) => ({ type: "integer", min, max }) as const satisfies Constraint;

export const accountAlias = text(3, 63, "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");

// These are the constraints of STS (2011-06-15).

/** The duration of a session in seconds. Its maximum depends on the action. */
export const sessionSeconds = (max: number) => ({ type: "integer", min: 900, max }) as const satisfies Constraint;

/** The pattern is written as AWS writes it, although `\u10000` does not mean what AWS intended. */
export const roleArn = text(
  20,
  2048,
  String.raw`[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+`,
);

export const roleSessionName = text(2, 64, String.raw`[\w+=,.@-]*`);

export const policyArns = {
  type: "list",
  of: { type: "structure", members: { arn: roleArn } },
} as const satisfies Constraint;

export const sessionPolicy = { type: "string", min: 1, pattern: LATIN } as const satisfies Constraint;

export const externalId = text(2, 1224, String.raw`[\w+=,.@:\/-]*`);

export const providedContexts = {
  type: "list",
  min: 1,
  max: 5,
  of: { type: "structure", members: { ProviderArn: roleArn, ContextAssertion: { type: "string", min: 4, max: 2048 } } },
} as const satisfies Constraint;

export const sessionTokenSize = { type: "integer", min: 0, max: 4096 } as const satisfies Constraint;

export const webIdentityToken = { type: "string", min: 4, max: 20_000 } as const satisfies Constraint;

export const providerId = { type: "string", min: 4, max: 2048 } as const satisfies Constraint;

export const mfaSerialNumber = text(9, 256, String.raw`[\w+=/:,.@-]*`);

export const mfaCode = text(6, 6, String.raw`[\d]*`);
