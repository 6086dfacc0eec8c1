import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

/** The name that an error message suggests. */
function suggestionOf(call: () => unknown): string | undefined {
  try {
    call();
  } catch (error) {
    return / Did you mean "([^"]*)"\?/.exec(String(error))?.[1];
  }
  return "nothing was thrown";
}

describe("a misspelt action", () => {
  test.each([
    ["ListAccesKeys", "ListAccessKeys"],
    ["ListAccessKey", "ListAccessKeys"],
    ["LisstAccessKeys", "ListAccessKeys"],
    ["ListAcecssKeys", "ListAccessKeys"],
    ["listaccesskeys", "ListAccessKeys"],
    ["LISTUSERS", "ListUsers"],
    ["GetUsr", "GetUser"],
    ["GetUzer", "GetUser"],
    ["GetUserTags", "ListUserTags"],
    ["RemoveUser", "RemoveUserFromGroup"],
    ["UpdateLogin", "UpdateLoginProfile"],
    ["detach", "DetachUserPolicy"],
    ["GetAccessKeyL", "GetAccessKeyLastUsed"],
    ["Get", "GetAccessKeyInfo"],
    ["ge", "*"],
    ["", "*"],
    ["QeleteSigningCertificate", "DeleteSigningCertificate"],
    ["QeleteServiceSpecificCredential", "DeleteServiceSpecificCredential"],
  ])("%s gets the suggestion %s", (name, expected) => {
    expect(suggestionOf(() => mockIam().delay(String(name) as "ListUsers", 1))).toBe(expected);
  });
});

describe("a misspelt fault", () => {
  test.each([
    ["throtling", "Throttling"],
    ["NoSuchEntitty", "NoSuchEntity"],
    ["network", "network-error"],
    ["conection-reset", "connection-reset"],
    ["marker", "stray-marker"],
    ["ServiceUnavailible", "ServiceUnavailable"],
  ])("%s gets the suggestion %s", (fault, expected) => {
    expect(suggestionOf(() => mockIam().fail("*", String(fault) as "Throttling"))).toBe(expected);
  });
});
