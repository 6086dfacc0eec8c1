import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { awsActionNames } from "../../src/protocol/action-names.ts";

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
    ["detachUser", "DetachUserPolicy"],
    ["GetAccessKeyL", "GetAccessKeyLastUsed"],
    ["Get", "GetRole"],
    ["ListRole", "ListRoles"],
    ["ListUser", "ListUsers"],
    ["ListMFADevice", "ListMFADevices"],
    ["GetUserP", "GetUserPolicy"],
    ["GetSer", "GetUser"],
    ["User", "GetUser"],
    ["ListUsres", "ListUsers"],
    ["QeleteSigningCertificate", "DeleteSigningCertificate"],
    ["QeleteServiceSpecificCredential", "DeleteServiceSpecificCredential"],
  ])("%s gets the suggestion %s", (name, expected) => {
    expect(suggestionOf(() => mockIam().delay(String(name) as "ListUsers", 1))).toBe(expected);
  });

  test("that lacks its last letter gets the whole name", () => {
    const iam = mockIam();
    for (const name of awsActionNames.filter((_, index) => index % 6 === 0))
      expect(suggestionOf(() => iam.delay(name.slice(0, -1) as "ListUsers", 1))).toBe(name);
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

describe("a misspelt option", () => {
  test.each([
    ["clami", "claim"],
    ["xmls", "xml"],
    ["xlm", "xml"],
    ["xmll", "xml"],
    ["nwo", "now"],
    ["nov", "now"],
    ["NOW", "now"],
    ["quotes", "quotas"],
    ["quota", "quotas"],
    ["randomseed", "randomSeed"],
    ["limit", "journalLimit"],
    ["journal", "journalLimit"],
    ["acount", "account"],
  ])("%s gets the suggestion %s", (name, expected) => {
    expect(suggestionOf(() => mockIam({ [name]: 1 }))).toBe(expected);
  });
});

describe("there is no suggestion if no name is close to", () => {
  test.each([
    "",
    "g",
    "ge",
    "foo",
    "ListBuckets42",
    "ListKeys",
    "CreateFunction",
    "PutObject",
    "S3",
    "??",
    "x".repeat(64),
    "x".repeat(10_000),
  ])("the action %j", (name) => {
    expect(suggestionOf(() => mockIam().delay(String(name) as "ListUsers", 1))).toBeUndefined();
  });

  test.each(["", "foo", "500", "ECONNREFUSED", "BadGateway", "boom", "oops", "x".repeat(40)])(
    "the fault %j",
    (name) => {
      expect(suggestionOf(() => mockIam().fail("*", String(name) as "Throttling"))).toBeUndefined();
    },
  );

  test.each(["foo", "a", "region", "debug", "credentials", "delay", "logger", "onx", "xnw"])(
    "the option %j",
    (name) => {
      expect(() => mockIam({ [name]: 1 })).toThrow(
        new TypeError(`Failed to create a mock: mockIam() has no option "${name}".`),
      );
    },
  );

  test.each(["real", "foo", "", "x"])("the value %j of an option", (xml) => {
    expect(suggestionOf(() => mockIam({ xml: String(xml) as "recorded" }))).toBeUndefined();
  });

  test.each(["Foo", "Buckets", "x"])("the member %j of a fixture", (name) => {
    expect(suggestionOf(() => mockIam().seed({ [name]: [] }))).toBeUndefined();
  });
});
