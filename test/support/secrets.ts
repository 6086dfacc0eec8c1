import { formatWithOptions, inspect } from "node:util";
import type { MockIam } from "msw-iam";

// The secret and the token have the format of AWS's own.
export const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
export const TOKEN = `IQoJb3JpZ2luX2VjE${"Zz+/".repeat(60)}==`;
export const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
// These don't look like secrets.
export const PASSWORD = "an open secret of 1 user";
const SEED = "QWERTYUIOPASDFGH234567";
export const [BOBS_PHONE, ROOTS_PHONE, SPARE_PHONE] = ["phone", "root", "spare"].map(
  (name) => `arn:aws:iam::123456789012:mfa/${name}`,
) as [string, string, string];
export const [ONE, TWO] = ["ACCABOBSCREDENTIALXX1", "ACCABOBSCREDENTIALXX2"];
/** A fixture that contains every kind of secret. */
export const account = {
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [{ AccessKeyId: BOBS_KEY, SecretAccessKey: SECRET }, {}],
      LoginProfile: { Password: PASSWORD, FormerPasswords: [`former ${PASSWORD}`] },
      MFADevices: [{ SerialNumber: BOBS_PHONE, Base32StringSeed: SEED }],
      ServiceSpecificCredentials: [
        { ServiceSpecificCredentialId: ONE, ServiceName: "codecommit.amazonaws.com", ServicePassword: PASSWORD },
        { ServiceSpecificCredentialId: TWO, ServiceName: "bedrock.amazonaws.com", ServiceCredentialSecret: PASSWORD },
      ],
    },
  ],
  RootUser: {
    AccessKeys: [{}],
    LoginProfile: { Password: PASSWORD, FormerPasswords: [`former ${PASSWORD}`] },
    MFADevices: [{ SerialNumber: ROOTS_PHONE, Base32StringSeed: SEED }],
  },
  VirtualMFADevices: [{ SerialNumber: SPARE_PHONE, Base32StringSeed: SEED }],
  TemporaryCredentials: [
    { AccessKeyId: "ASIASESSION1EXAMPLE", SecretAccessKey: `${SECRET}x`, SessionToken: TOKEN },
    {},
  ],
};

export const KINDS_OF_PRIVATE_KEY = ["", "RSA ", "OPENSSH ", "ENCRYPTED "];
export const privateKey = (kind: string) =>
  `-----BEGIN ${kind}PRIVATE KEY-----\n${SECRET}\n-----END ${kind}PRIVATE KEY-----\n`;

/** Returns every secret of a mock. */
export function secretsOf(iam: MockIam): string[] {
  const secrets = new Set([SECRET, TOKEN, PASSWORD, SEED, iam.clientConfig().credentials.secretAccessKey]);
  JSON.stringify(iam.snapshot(), (name, value) => {
    if (/^(?:SecretAccessKey|SessionToken)$/.test(name)) secrets.add(value);
    return value;
  });
  return [...secrets];
}

/** Returns the mock's secrets that a text contains, whole or in part, escaped or not. */
export const secretsIn = (iam: MockIam, text: string) =>
  secretsOf(iam).filter((secret) => text.includes(secret.slice(0, 30)) || text.includes(JSON.stringify(secret)));

/** Returns everything that a person or a reporter may print of a value. */
export function printAll(value: unknown): string {
  const everything = { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null };
  return [
    String(value),
    JSON.stringify(value),
    inspect(value, everything),
    formatWithOptions(everything, "%s %o %O %j", value, value, value, value),
  ].join("\n");
}

/** Returns the error that a function throws. */
export function errorThrownBy(misuse: () => unknown): Error {
  try {
    misuse();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error(`${misuse} threw nothing.`);
}
