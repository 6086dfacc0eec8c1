import { beforeEach, expect, test, vi } from "vitest";
import { detected, type Input, inputs, pattern, violationOf } from "../support/constraints.ts";
import { mockOnServer } from "../support/server.ts";

// The mock warns about parameters that it does not use.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());

const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
const mockBothServices = () => mockOnServer({ account, services: ["iam", "sts"] });

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const WORD = `${LETTERS}${DIGITS}_`;
const NAME = `${WORD}+=,.@-`;
const PRINTABLE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join("");
const ASCII = Array.from({ length: 128 }, (_, index) => String.fromCharCode(index));

const invalidName = (path: string) =>
  `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;
const invalidPath = (path: string) =>
  `The specified value for ${path} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`;

interface Alphabet {
  readonly parameter: string;
  /** The actions with this alphabet. Default: all. */
  readonly actions?: readonly string[];
  /** The ASCII characters that a value may contain. */
  readonly accepted: string;
  /** Other characters that a value may contain, and some that it may not. */
  readonly alsoAccepted?: readonly string[];
  readonly refused: readonly string[];
  /** A value that contains the character. */
  readonly around: (character: string) => string;
  /** AWS's message for a value with a character that it may not contain. */
  readonly messageFor: (value: string, input: Input, path: string) => string;
}

const byPattern =
  (text: string) =>
  (value: string, { service }: Input, path: string) =>
    detected(service, value, path, pattern(text));

const names = ["UserName", "NewUserName", "PolicyName", "GroupName"].map(
  (parameter): Alphabet => ({
    parameter,
    accepted: NAME,
    refused: ["ü", "é", "٣", "😀"],
    around: (character) => `a${character}b`,
    messageFor: (_, __, path) => invalidName(path),
  }),
);
const latin = ["Password", "OldPassword", "NewPassword", "PolicyDocument"].map(
  (parameter): Alphabet => ({
    parameter,
    accepted: `\t\n\r ${PRINTABLE}\u007F`,
    alsoAccepted: ["\u0080", "ü", "\u00FF"],
    refused: ["\u0100", "€", "😀"],
    around: (character) => `a${character}b`,
    messageFor: byPattern(String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`),
  }),
);
const paths = ["Path", "NewPath"].map(
  (parameter): Alphabet => ({
    parameter,
    accepted: PRINTABLE,
    refused: ["ü", "\u0080"],
    around: (character) => `/a${character}b/`,
    messageFor: (_, __, path) => invalidPath(path),
  }),
);
const ROLE = "arn:aws:iam::123456789012:role/audit";

const alphabets: readonly Alphabet[] = [
  ...names,
  ...latin,
  ...paths,
  {
    parameter: "PathPrefix",
    actions: ["ListAttachedUserPolicies"],
    accepted: `${LETTERS}${DIGITS}.,+@=_-/`,
    refused: ["ü", "\u0080"],
    around: (character) => `/a${character}b/`,
    messageFor: byPattern(String.raw`((/[A-Za-z0-9\.,\+@=_-]+)*)/`),
  },
  {
    parameter: "AccountAlias",
    accepted: `${LETTERS.toLowerCase()}${DIGITS}-`,
    refused: ["ü", "٣"],
    around: (character) => `a${character}b`,
    messageFor: byPattern("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$"),
  },
  {
    parameter: "PathPrefix",
    actions: ["ListUsers", "ListGroups"],
    accepted: `${PRINTABLE}\u007F`,
    refused: ["ü", "\u0080"],
    around: (character) => `/a${character}b`,
    messageFor: byPattern(String.raw`\u002F[\u0021-\u007F]*`),
  },
  {
    parameter: "Marker",
    accepted: ` ${PRINTABLE}\u007F`,
    alsoAccepted: ["\u0080", "ü", "\u00FF"],
    refused: ["\u0100", "€", "😀"],
    around: (character) => `a${character}b`,
    messageFor: byPattern(String.raw`[\u0020-\u00FF]+`),
  },
  {
    parameter: "AccessKeyId",
    accepted: WORD,
    refused: ["ü", "٣"],
    around: (character) => `AKIAAAAA${character}BBBBBBBB`,
    // STS's model has a pattern of its own.
    messageFor: (value, input, path) =>
      byPattern(input.service === "sts" ? String.raw`[\w]*` : String.raw`[\w]+`)(value, input, path),
  },
  {
    parameter: "RoleArn",
    accepted: `\t\n\r ${PRINTABLE}\u007F`,
    alsoAccepted: ["\u0080", "\u0085", "\u009F", "\u00A0", "\uD7FF", "\uE000", "\uFFFC"],
    refused: ["\u{10000}", "😀", "\u{10FFFF}"],
    around: (character) => `${ROLE}${character}`,
    messageFor: byPattern(
      String.raw`[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+`,
    ),
  },
  {
    parameter: "RoleSessionName",
    accepted: NAME,
    refused: ["ü", "٣"],
    around: (character) => `a${character}b`,
    messageFor: byPattern(String.raw`[\w+=,.@-]*`),
  },
  {
    parameter: "SerialNumber",
    accepted: `${NAME}/:`,
    refused: ["ü", "٣"],
    around: (character) => `GAHT1234${character}5678`,
    messageFor: (value, { service }, path) =>
      detected(service, value, path, pattern(String.raw`[\w+=/:,.@-]${service === "iam" ? "+" : "*"}`)),
  },
  ...["CertificateId", "SSHPublicKeyId", "ServiceSpecificCredentialId"].map(
    (parameter): Alphabet => ({
      parameter,
      accepted: WORD,
      refused: ["ü", "٣"],
      around: (character) => `ABCDEFGHIJKL${character}MNOPQRSTUVW`,
      messageFor: byPattern(String.raw`[\w]+`),
    }),
  ),
  ...["AuthenticationCode1", "AuthenticationCode2"].map(
    (parameter): Alphabet => ({
      parameter,
      accepted: DIGITS,
      refused: ["٣", "ü"],
      around: (character) => `123${character}45`,
      messageFor: byPattern(String.raw`[\d]+`),
    }),
  ),
  {
    parameter: "VirtualMFADeviceName",
    accepted: NAME,
    refused: ["ü", "é", "٣", "😀"],
    around: (character) => `a${character}b`,
    messageFor: (_, __, path) => invalidName(path),
  },
  {
    parameter: "TokenCode",
    accepted: DIGITS,
    refused: ["٣", "ü"],
    around: (character) => `123${character}45`,
    messageFor: byPattern(String.raw`[\d]*`),
  },
];

/** Tests every ASCII character with the first action of a parameter, and a few with the others, which share its pattern. */
const rows = alphabets.flatMap((alphabet) =>
  inputs
    .filter(({ action, params }) => alphabet.parameter in params && alphabet.actions?.includes(action) !== false)
    .map((input, index) => ({ ...alphabet, input, ...input, ascii: index === 0 ? ASCII : [..."Az09 !*/:"] })),
);
// XML cannot contain these characters, so they come back as U+FFFD.
const readBack = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, "\uFFFD");

test.each(rows)(
  "$parameter of $action accepts the characters in AWS's pattern, and no others",
  { timeout: 30_000 },
  async (row) => {
    mockBothServices();
    const { input, accepted, alsoAccepted = [], refused, ascii, around, parameter } = row;
    const check = (value: string) => violationOf(input.service, input.action, { ...input.params, [parameter]: value });
    const path = parameter.charAt(0).toLowerCase() + parameter.slice(1);
    const isAccepted = (character: string) => accepted.includes(character);
    for (const character of [...ascii.filter(isAccepted), ...alsoAccepted])
      expect(await check(around(character)), JSON.stringify(character)).toBeUndefined();
    for (const character of [...ascii.filter((other) => !isAccepted(other)), ...refused]) {
      const value = around(character);
      const message = (await check(value)) ?? "";
      expect(message, JSON.stringify(character)).toBe(row.messageFor(readBack(value), input, path));
    }
  },
);
