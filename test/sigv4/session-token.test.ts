import { expect, test } from "vitest";
import {
  bobsKeys,
  credentialsOf,
  INVALID_TOKEN,
  outcome,
  VALID,
  verifying,
  withCredentials,
} from "../support/signing-clients.ts";

const invalid = [403, "InvalidClientTokenId", INVALID_TOKEN];
const TOKEN = "token/of+valid==";

test("accepts the session token that the credential was seeded with", async () => {
  const iam = verifying();
  expect(credentialsOf(iam, VALID)).toMatchObject({ sessionToken: TOKEN });
  expect(await outcome(withCredentials(iam, { ...credentialsOf(iam, VALID), sessionToken: TOKEN }))).toEqual(bobsKeys);
});

test.each([
  ["differs in its first character", "Token/of+valid=="],
  ["differs in its second character", "tOken/of+valid=="],
  ["differs in a character in the middle", "token/oF+valid=="],
  ["differs in the last character but one", "token/of+valid!="],
  ["differs in its last character", "token/of+valid=!"],
  ["differs in every character", "x".repeat(TOKEN.length)],
  ["differs in two characters, in opposite directions", "toekn/of+valid=="],
  ["differs only in case", TOKEN.toUpperCase()],
  ["is a character longer", `${TOKEN}=`],
  ["has a character before it", `x${TOKEN}`],
  ["is a character shorter", TOKEN.slice(0, -1)],
  ["lacks its first character", TOKEN.slice(1)],
  ["is only the beginning of the right one", "token"],
  ["is missing", undefined],
])("refuses a session token that %s", async (_, sessionToken) => {
  const iam = verifying();
  const { sessionToken: _token, ...withoutToken } = credentialsOf(iam, VALID);
  const credentials = sessionToken === undefined ? withoutToken : { ...withoutToken, sessionToken };
  expect(await outcome(withCredentials(iam, credentials))).toEqual(invalid);
});

test.each(["token", TOKEN, " "])("refuses the session token %j of a key that has none", async (sessionToken) => {
  const iam = verifying();
  expect(await outcome(withCredentials(iam, { ...credentialsOf(iam, "Bob"), sessionToken }))).toEqual(invalid);
});
