import { IAMClient } from "@aws-sdk/client-iam";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { listAccessKeys, mockOnServer } from "../support/server.ts";
import { setClock } from "../support/signed-requests.ts";
import { bobsKeys, outcome, verifying } from "../support/signing-clients.ts";

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const NOW = "2026-11-24T10:30:10Z";

const dateOf = async () => (await listAccessKeys()).headers.get("date");
const statuses = (iam: MockIam) => iam.journal.attempts.map(({ status, errorCode }) => errorCode ?? status);

describe("the Date header", () => {
  test.each([
    [10 * MINUTE, "Tue, 24 Nov 2026 10:40:10 GMT"],
    [-10 * MINUTE, "Tue, 24 Nov 2026 10:20:10 GMT"],
    [999, "Tue, 24 Nov 2026 10:30:10 GMT"],
    [0, "Tue, 24 Nov 2026 10:30:10 GMT"],
    [YEAR, "Wed, 24 Nov 2027 10:30:10 GMT"],
    [-YEAR, "Mon, 24 Nov 2025 10:30:10 GMT"],
  ])("moves by a clock skew of %d ms", async (skew, date) => {
    setClock(NOW);
    mockOnServer().clockSkew(skew);
    expect(await dateOf()).toBe(date);
  });

  test.each<[string, (iam: MockIam) => void]>([
    ["null", (iam) => iam.clockSkew(null)],
    ["reset()", (iam) => iam.reset()],
    ["another skew of 0", (iam) => iam.clockSkew(0)],
  ])("and the journal's header are as before after %s", async (_, remove) => {
    setClock(NOW);
    const iam = mockOnServer().clockSkew(MINUTE);
    remove(iam);
    expect(await dateOf()).toBe("Tue, 24 Nov 2026 10:30:10 GMT");
    expect(String(iam.journal)).not.toContain("clock");
  });

  test("moves, while the account's own clock does not", async () => {
    const now = new Date("2020-01-01T00:00:00Z");
    const iam = mockOnServer({ now: () => now }).clockSkew(MINUTE);
    await listAccessKeys();
    expect(iam.journal.attempts[0]?.at).toEqual(now);
  });
});

test("the journal's header describes the skew", () => {
  const iam = mockIam().clockSkew(600_000);
  expect(String(iam.journal)).toContain("active: AWS's clock runs 600000 ms ahead");
  iam.clockSkew(-1);
  expect(String(iam.journal)).toContain("active: AWS's clock runs 1 ms behind");
});

describe("a clock skew is refused", () => {
  const values = [
    Number.NaN,
    Infinity,
    -Infinity,
    YEAR + 1,
    -YEAR - 1,
    "600000",
    undefined,
    {},
    true,
    10n,
    new Date(0),
  ];
  test.each(values.map((value) => [value]))("if it is %s, and the one before stays", (value) => {
    const iam = mockIam().clockSkew(MINUTE);
    expect(() => iam.clockSkew(value as number)).toThrow(
      /^Failed to set the clock skew: it is .+; expected a number of milliseconds from -31536000000 to 31536000000, which is a year, or null to remove it\.$/,
    );
    expect(String(iam.journal)).toContain("60000 ms ahead");
  });
});

describe("an SDK client", () => {
  test.each([
    ["ahead", 20 * MINUTE],
    ["behind", -20 * MINUTE],
    ["a day ahead", 24 * 60 * MINUTE],
    ["just too far ahead", 15 * MINUTE + 1000],
    ["just too far behind", -15 * MINUTE - 1000],
  ])("is refused once, corrects its clock and succeeds if AWS's is %s", async (_, skew) => {
    setClock(NOW);
    const iam = verifying().clockSkew(skew);
    const client = new IAMClient(iam.clientConfig("Bob"));
    expect(await outcome(client)).toEqual(bobsKeys);
    expect(statuses(iam)).toEqual(["SignatureDoesNotMatch", 200]);
    expect(iam.journal.calls).toHaveLength(1);
    expect(client.config.systemClockOffset).toBe(skew);
    // The correction lasts.
    expect(await outcome(client)).toEqual(bobsKeys);
    expect(statuses(iam)).toEqual(["SignatureDoesNotMatch", 200, 200]);
  });

  test.each([
    ["10 minutes ahead", 10 * MINUTE],
    ["10 minutes behind", -10 * MINUTE],
    ["a second ahead", 1000],
    ["just near enough ahead", 15 * MINUTE],
    ["just near enough behind", -15 * MINUTE],
  ])("is accepted at once if AWS's clock is %s, and takes its own from the response", async (_, skew) => {
    setClock(NOW);
    const iam = verifying().clockSkew(skew);
    const client = new IAMClient(iam.clientConfig("Bob"));
    expect(await outcome(client)).toEqual(bobsKeys);
    expect(statuses(iam)).toEqual([200]);
    expect(client.config.systemClockOffset).toBe(skew);
  });

  test.each([
    ["retries an error once", 10 * MINUTE, ["NoSuchEntity", "NoSuchEntity"]],
    ["retries an error once", -10 * MINUTE, ["NoSuchEntity", "NoSuchEntity"]],
    ["does not retry an error", 3 * MINUTE, ["NoSuchEntity"]],
  ])("%s that has nothing to do with a clock skew of %d ms", async (_, skew, expected) => {
    setClock(NOW);
    const iam = verifying().clockSkew(skew);
    iam.fail("ListAccessKeys", "NoSuchEntity");
    expect(await outcome(new IAMClient(iam.clientConfig("Bob")))).toMatchObject([
      404,
      expect.stringContaining("NoSuchEntity"),
      expect.any(String),
    ]);
    expect(statuses(iam)).toEqual(expected);
  });

  test.each([
    ["expired", 20 * MINUTE, /^Signature expired: 20261124T103010Z is now earlier than 20261124T103510Z /],
    [
      "not yet current",
      -20 * MINUTE,
      /^Signature not yet current: 20261124T103010Z is still later than 20261124T102510Z /,
    ],
  ])("without retries gets that its signature is %s", async (_, skew, message) => {
    setClock(NOW);
    const iam = verifying().clockSkew(skew);
    const client = new IAMClient({ ...iam.clientConfig("Bob"), maxAttempts: 1 });
    expect(await outcome(client)).toEqual([403, "SignatureDoesNotMatch", expect.stringMatching(message)]);
  });
});
