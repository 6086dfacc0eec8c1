import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { bob, complaint, fixture, folder } from "../support/fixture-file.ts";

test("an unusable fixture is an error that starts with the name of the file", async () => {
  const serveError = (...args: string[]) => complaint("serve", "--port", "0", ...args);
  const good = fixture(bob(1));
  expect(await serveError(good, join(folder, "missing.json"))).toBe(
    "missing.json: cannot be read: there is no such file.",
  );
  expect(await serveError(folder)).toMatch(/: cannot be read: it is a folder\.$/);
  expect(await serveError(join(good, "inner.json"))).toMatch(
    /inner\.json: cannot be read: ENOTDIR: not a directory\b.*\.$/,
  );
  expect(await serveError(good, fixture("[\n\nx]"))).toMatch(/^fixture-\d+\.json: is not JSON: \S/);
  const bad = fixture({ Users: [{ UserName: "Amy" }, { UserName: "" }, { UserName: "!" }] });
  expect((await serveError(good, bad)).replace(basename(bad), "bad.json")).toMatch(
    /^bad\.json: Users\[1\]\.UserName is ""; expected .*\. And 1 more. Run msw-iam check to see all of them\.$/,
  );
  expect(await serveError(fixture({ AccountId: "111122223333" }), "--account-id", "210987654321")).toMatch(
    /AccountId is "111122223333", but this account is 210987654321/,
  );
});

test.each([
  [[], "expected a command: serve or check. See msw-iam --help."],
  [["sevre"], 'unknown command "sevre". Did you mean "serve"? See msw-iam --help.'],
  [["serve", "--prot", "1"], 'unknown option --prot for serve. Did you mean "--port"? See msw-iam --help.'],
  [["serve", "--port"], "Option '--port <value>' argument missing."],
  [["serve", "--port", "x80"], '--port is "x80"; expected a number from 0 to 65535, where 0 picks a free port.'],
  [["serve", "--port", "65536"], '--port is "65536"; expected a number from 0 to 65535, where 0 picks a free port.'],
  [["serve", "--host="], '--host is ""; expected an address of this machine, such as 127.0.0.1.'],
  [["serve", "--random-seed", "x"], '--random-seed is "x"; expected a number.'],
  [["serve", "--xml", "short"], '--xml is "short"; expected documented or recorded.'],
  [["serve", "--authentication", "no"], '--authentication is "no"; expected trust, identify or sigv4.'],
  [
    ["serve", "--account-id", "1234567890123"],
    '--account-id is "1234567890123"; expected 12 digits, such as 123456789012.',
  ],
  [["serve", "--watch"], "--watch expects a fixture file to watch."],
  [
    ["serve", "--truncate", "ListKeys=2"],
    /^--truncate ListKeys=2: Failed to truncate: "ListKeys" is not the name of a list action of AWS IAM or STS\. Name one such as /,
  ],
  [
    ["serve", "--fail", "ListUsers=Throtling"],
    '--fail ListUsers=Throtling: Failed to add a fault on ListUsers: "Throtling" is not a known error code, transport fault or page trap. Did you mean "Throttling"? For a code of your own, add its status, such as :status=503.',
  ],
  [["serve", "--fail", "ListUsers=Throttling:times=0"], /the option times is 0; expected a whole number, 1 or more/],
  [["serve", "--host", "203.0.113.1"], /^cannot listen on port 4566 of 203\.0\.113\.1: /],
  [
    // An address that no machine has (RFC 5737).
    ["serve", "--port", "65535", "--host", "203.0.113.1"],
    /^cannot listen on port 65535 of 203\.0\.113\.1: listen EADDRNOTAVAIL: .*\.$/,
  ],
  [["check", "--all"], "unknown option --all for check. See msw-iam --help."],
  [["check"], "check expects the name of at least one fixture file."],
])("%j is an error", async (args, message) => {
  expect(await complaint(...args)).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
});

test.each(["ListAccessKeys=two", "ListAccessKeys=2,x", "ListAccessKeys=x,2", "ListAccessKeys", "=2"])(
  "--truncate %s is an error",
  async (truncation) => {
    expect(await complaint("serve", "--truncate", truncation)).toBe(
      `--truncate ${truncation}: expected an action and its page sizes, such as ListAccessKeys=2,0,2 or ListAccessKeys=2.`,
    );
  },
);

test.each(["ListUsers", "ListUsers=", "=Throttling"])("--fail %s is an error", async (fault) => {
  expect(await complaint("serve", "--fail", fault)).toBe(
    `--fail ${fault}: expected an action and a fault, such as ListAccessKeys=ServiceFailure or ListAccessKeys=ServiceFailure:times=2.`,
  );
});

test.each([
  ["time=2", ' Did you mean "times"?'],
  ["sometimes=2", ""],
  ["times=2x", ""],
  ["times=", ""],
  ["probability=.5", ""],
  ["probability=1e-1", ""],
  ["probabilty=0.5", ' Did you mean "probability"?'],
])("the modifier :%s of a fault is an error", async (modifier, suggestion) => {
  expect(await complaint("serve", "--fail", `ListUsers=Throttling:${modifier}`)).toBe(
    `--fail ListUsers=Throttling:${modifier}: "${modifier}" is not one of times=<n>, after=<n>, probability=<number from 0 to 1>, status=<n> and applied.${suggestion}`,
  );
});

describe("the command refuses", () => {
  const PORT = "a number from 0 to 65535, where 0 picks a free port";
  const PARTITIONS = "aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, aws-iso-b, aws-iso-e or aws-iso-f";
  const TWELVE = "12 digits, such as 123456789012";

  test.each([
    ["port", "", PORT],
    ["port", "-1", PORT],
    ["port", "80.5", PORT],
    ["port", "80x", PORT],
    ["port", "000080", PORT],
    ["port", "99999", PORT],
    ["random-seed", "", "a number"],
    ["random-seed", "7x", "a number"],
    ["random-seed", "x7", "a number"],
    ["random-seed", "1.", "a number"],
    ["random-seed", ".5", "a number"],
    ["random-seed", "1e3", "a number"],
    ["random-seed", "--7", "a number"],
    ["random-seed", "9".repeat(400), "a number"],
    ["partition", "", PARTITIONS],
    ["partition", "aws-china", PARTITIONS],
    ["credential-report", "", "as-aws or live"],
    ["credential-report", "Live", "as-aws or live"],
    ["account-id", "", TWELVE],
    ["account-id", "12345678901", TWELVE],
    ["account-id", "x123456789012", TWELVE],
    ["account-id", "12345678901x", TWELVE],
    ["xml", "", "documented or recorded"],
    ["xml", "Documented", "documented or recorded"],
    ["authentication", "", "trust, identify or sigv4"],
    ["authentication", "sigv", "trust, identify or sigv4"],
  ])("--%s=%s", async (name, value, expected) => {
    expect(await complaint("serve", `--${name}=${value}`)).toBe(`--${name} is "${value}"; expected ${expected}.`);
  });

  test.each(["port", "host", "random-seed", "xml", "authentication", "account-id", "truncate", "fail", "respond"])(
    "--%s without a value",
    async (name) => {
      expect(await complaint("serve", `--${name}`)).toBe(`Option '--${name} <value>' argument missing.`);
    },
  );

  test("--watch with a value", async () => {
    expect(await complaint("serve", "--watch=yes")).toBe("Option '--watch' does not take an argument.");
  });

  test.each([
    [["serve", "--no-watch"], /^unknown option --no-watch for serve\. Did you mean "--\w+"\? See msw-iam --help\.$/],
    [["serve", "-p"], /^unknown option -p for serve\. See msw-iam --help\.$/],
    [["check", "-p"], /^unknown option -p for check\. See msw-iam --help\.$/],
    [["--port", "1"], /^unknown command "--port"\. See msw-iam --help\.$/],
    [["chekc"], /^unknown command "chekc"\. Did you mean "check"\? See msw-iam --help\.$/],
  ])("the unknown arguments %j", async (args, message) => {
    expect(await complaint(...args)).toMatch(message);
  });
});

describe("of several wrong arguments", () => {
  const account = fixture({});
  /** In the order in which they are checked. */
  const mistakes: readonly (readonly [args: readonly string[], start: string])[] = [
    [["--prot"], "unknown option --prot"],
    [["--port", "x"], "--port is"],
    [["--host="], "--host is"],
    [["--random-seed", "x"], "--random-seed is"],
    [["--account-id", "x"], "--account-id is"],
    [["--watch"], "--watch expects"],
    [["--authentication", "x"], "--authentication is"],
    [["--xml", "x"], "--xml is"],
    [["--truncate", "x"], "--truncate x:"],
    [["--fail", "x"], "--fail x:"],
    [["--truncate", "x=1"], "--truncate x=1: Failed to truncate:"],
    [["--fail", "x=y"], "--fail x=y: Failed to add a fault:"],
  ];
  const pairs = mistakes.flatMap((first, index) =>
    mistakes.slice(index + 1).map((second) => ({ first: first[0], second: second[0], start: first[1] })),
  );

  test.each(pairs)("$first is reported before $second", async ({ first, second, start }) => {
    const message = await complaint("serve", "--port", "0", ...second, ...first);
    expect(message.slice(0, start.length)).toBe(start);
  });

  test("a fixture is reported before an unknown action or fault", async () => {
    const args = ["serve", "--port", "0", "--fail", "x=y", account, join(folder, "none.json")];
    expect(await complaint(...args)).toBe("none.json: cannot be read: there is no such file.");
  });

  test("a fault is reported before a host", async () => {
    expect(await complaint("serve", "--host", "203.0.113.1", "--fail", "x=y")).toMatch(/^--fail x=y: /);
  });
});

test("a single issue in a fixture is reported without a count", async () => {
  const bad = fixture({ Users: [{ UserName: "" }] });
  expect(await complaint("serve", "--port", "0", bad)).toMatch(
    /^fixture-\d+\.json: Users\[0\]\.UserName is ""; expected [^.]*\+=,\.@-\.$/,
  );
});

test.each([2, 3])("the first of %d issues in a fixture is reported with the number of the others", async (count) => {
  const bad = fixture({ Users: Array.from({ length: count }, () => ({ UserName: "" })) });
  expect(await complaint("serve", "--port", "0", bad)).toContain(
    ` And ${count - 1} more. Run msw-iam check to see all of them.`,
  );
});
