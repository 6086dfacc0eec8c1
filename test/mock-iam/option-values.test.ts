import { CreateAccessKeyCommand, GetAccountSummaryCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

describe("options", () => {
  test.each([
    [{ randomSeed: { Users: [] } }, "the option randomSeed is an object; expected a number."],
    [{ randomSeed: "7" }, 'the option randomSeed is "7"; expected a number.'],
    [{ randomSeed: () => 7 }, "the option randomSeed is a function; expected a number."],
    [{ accountId: "12" }, 'the option accountId is "12"; expected a string of 12 digits'],
    [{ accountId: "1234567890123" }, 'the option accountId is "1234567890123"; expected a string of 12 digits'],
    [{ accountId: "a123456789012" }, 'the option accountId is "a123456789012"; expected a string of 12 digits'],
    [{ accountId: [] }, "the option accountId is an array; expected"],
    [{ accountId: () => "123456789012" }, "the option accountId is a function; expected"],
    [{ accountId: new Date(Number.NaN) }, "the option accountId is an invalid Date; expected"],
    [{ accountId: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }, "accountId is what looks like a secret; expected"],
    [{ claim: null }, 'the option claim is null; expected "all" or "own-keys".'],
    [{ xml: "x".repeat(60) }, `the option xml is "${"x".repeat(60)}"; expected`],
    [
      { now: new Date(0) },
      "the option now is the date 1970-01-01T00:00:00.000Z; expected a function that returns a Date.",
    ],
    [
      { authentication: "trusted" },
      'the option authentication is "trusted"; expected "trust", "identify" or the result of sigv4() from msw-iam/sigv4. Did you mean "trust"?',
    ],
    [{ xml: "real" }, 'the option xml is "real"; expected "documented" or "recorded".'],
    [{ xml: 1 }, 'the option xml is 1; expected "documented" or "recorded".'],
    [{ xml: "x".repeat(61) }, `the option xml is "${"x".repeat(60)}…"; expected`],
    [{ claim: "mine" }, 'the option claim is "mine"; expected "all" or "own-keys".'],
    [
      { partition: "aws-gov" },
      'the option partition is "aws-gov"; expected "aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e" or "aws-iso-f".',
    ],
    [{ partition: null }, "the option partition is null; expected"],
    [
      { credentialReport: "Live" },
      'the option credentialReport is "Live"; expected "as-aws" or "live". Did you mean "live"?',
    ],
    [{ services: "iam" }, 'the option services is "iam"; expected an array'],
    [{ services: ["s3"] }, 'the option services is "s3"; expected "iam" or "sts".'],
    [{ endpoints: "http://localhost" }, 'the option endpoints is "http://localhost"; expected an array of URLs.'],
    [{ endpoints: ["localhost:4566"] }, 'the option endpoints is "localhost:4566"; expected base URLs'],
    [{ quotas: null }, "the option quotas is null; expected an object such as { AccessKeysPerUser: 2 }."],
    [{ quotas: { AccessKeysPerUser: "3" } }, 'the option quotas.AccessKeysPerUser is "3"; expected a whole number'],
    [{ quotas: { AccessKeysPerUser: -1 } }, "the option quotas.AccessKeysPerUser is -1; expected a whole number"],
    [{ quotas: { KeysPerUser: 3 } }, 'mockIam() has no option "quotas.KeysPerUser". Did you mean "AccessKeysPerUser"?'],
    [{ journalLimit: 1.5 }, "the option journalLimit is 1.5; expected a whole number, 0 or more."],
    [{ account: [{ Users: [{}] }] }, "Failed to seed the account: Users[0].UserName is missing"],
    [{ account: { AccountId: "12" } }, 'Failed to seed the account: AccountId is "12"; expected a string of 12 digits'],
    [
      { account: { Users: [{ UserName: "Bob" }] }, now: Date.now },
      "The option now must return a valid Date; it returned 1",
    ],
    [
      { account: {}, now: () => new Date(Number.NaN) },
      "The option now must return a valid Date; it returned an invalid Date.",
    ],
    ...[8.64e15, -8.64e15, Date.UTC(10_000, 0), Date.UTC(0, 0) - 6e13].map((time): [object, string] => [
      { account: {}, now: () => new Date(time) },
      `The option now must return a Date in the years 0 to 9999; it returned the date ${new Date(time).toISOString()}.`,
    ]),
    [null, "Failed to create a mock: expected an object of options, not null."],
  ])("%j is refused", (options, message) => {
    expect(() => mockIam(options as never)).toThrow(message);
  });

  test("a quota may be undefined or infinite", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", AccessKeys: 5 }] },
      quotas: { AccessKeysPerUser: Number.POSITIVE_INFINITY, UsersPerAccount: undefined },
    });
    const client = clientOf(iam);
    await client.send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(6);
    const { SummaryMap } = await client.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({ UsersQuota: 5000 });
  });

  test("account may be several fixtures, one of which sets the account id", () => {
    const iam = mockIam({ account: [{ Users: [{ UserName: "Bob" }] }, { AccountId: "210987654321" }] });
    expect(iam.account.accountId).toBe("210987654321");
    expect(iam.account.users()).toHaveLength(1);
  });

  test("the default of now follows fake timers", async () => {
    vi.useFakeTimers({ now: new Date("2030-01-01T00:00:00Z"), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    vi.setSystemTime(new Date("2031-01-01T00:00:00Z"));
    iam.account.createAccessKey("Bob");
    const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata?.[0]?.CreateDate).toEqual(new Date("2031-01-01T00:00:00Z"));
  });
});
