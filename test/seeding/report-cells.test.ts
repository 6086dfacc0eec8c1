import { mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { reportColumns } from "../../src/account/report-columns.ts";

const DATE = "2024-02-03T04:05:06Z";
const bob: Readonly<Record<string, string>> = {
  user: "Bob",
  arn: "arn:aws:iam::123456789012:user/Bob",
  user_creation_time: "2024-01-02T03:04:05Z",
  password_enabled: "false",
  mfa_active: "false",
};

/** Returns a report with one row for each object. Cells that an object does not contain are `N/A`. */
function reportOf(...rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set([...reportColumns, ...rows.flatMap((row) => Object.keys(row))])];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? "N/A"))].join("\n");
}

function spyOnWarnings() {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  onTestFinished(() => warn.mockRestore());
  return () => warn.mock.calls.map(([text]) => String(text).replace(/^.*?: CredentialReport /, ""));
}

const flags = ["password_enabled", "mfa_active", "access_key_1_active", "access_key_2_active", "cert_1_active"];

describe("a credential report is refused for", () => {
  test.each(
    [...flags, "cert_2_active"].flatMap((column) => ["yes", "1", "TRU", "true "].map((cell) => ({ column, cell }))),
  )("$column with the text $cell", ({ column, cell }) => {
    const CredentialReport = reportOf({ ...bob, [column.replace("active", "last_rotated")]: DATE, [column]: cell });
    expect(() => mockIam({ account: { CredentialReport } })).toThrow(
      `CredentialReport line 2 ${column} is "${cell}"; expected true or false.`,
    );
  });

  test.each(["access_key_1", "access_key_2", "cert_1", "cert_2"])("an active %s without a date", (set) => {
    const CredentialReport = reportOf({ ...bob, [`${set}_active`]: "TRUE" });
    expect(() => mockIam({ account: { CredentialReport } })).toThrow(
      `CredentialReport line 2 ${set}_active is true, but there is no ${set}_last_rotated. Add the date.`,
    );
  });

  test.each([
    ["", "CredentialReport line 2 arn is not an ARN. Each row needs one."],
    ["Bob", "CredentialReport line 2 arn is not an ARN. Each row needs one."],
    [
      "arn:aws:iam::123456789012:role/Bob",
      'CredentialReport line 2 Arn is "arn:aws:iam::123456789012:role/Bob"; expected "arn:aws:iam::123456789012:user/Bob".',
    ],
    [
      "arn:aws:iam::123456789012:user/Eve",
      'CredentialReport line 2 Arn is "arn:aws:iam::123456789012:user/Eve", but the name is "Bob". Remove one of the two.',
    ],
  ])("the ARN %j", (arn, message) => {
    expect(() => mockIam({ account: { CredentialReport: reportOf({ ...bob, arn }) } })).toThrow(message);
  });

  test("a repeated column, unless it has no name, as in a file from a spreadsheet", () => {
    const withColumns = (...names: string[]) =>
      reportOf(bob)
        .split("\n")
        .map((line, index) => [line, ...names.map((name) => (index === 0 ? name : ""))].join(","))
        .join("\n");
    expect(() => mockIam({ account: { CredentialReport: withColumns("mfa_active") } })).toThrow(
      "CredentialReport line 1 mfa_active is repeated. Remove one of the two.",
    );
    expect(mockIam({ account: { CredentialReport: withColumns("", "") } }).account.user("Bob")).toBeDefined();
  });

  test("two rows of the root user", () => {
    const root = { ...bob, user: "<root_account>", arn: "arn:aws:iam::123456789012:root" };
    expect(() => mockIam({ account: { CredentialReport: reportOf(root, bob, root) } })).toThrow(
      "CredentialReport line 4 user is the same as in line 2. Remove one of the two.",
    );
    const arn = "arn:x";
    expect(() => mockIam({ account: { CredentialReport: reportOf({ ...root, arn }) } })).toThrow(
      `CredentialReport line 2 arn is "${arn}", but this account is 123456789012.`,
    );
  });

  test("a service without a date of its use", () => {
    const row = { ...bob, access_key_1_last_rotated: DATE, access_key_1_last_used_service: "s3" };
    expect(() => mockIam({ account: { CredentialReport: reportOf(row) } })).toThrow(
      "CredentialReport line 2 AccessKeys[0].AccessKeyLastUsed has a ServiceName or a Region, but no LastUsedDate.",
    );
  });
});

describe("a credential report causes one warning for each column that is not kept:", () => {
  const noOwner = "is not kept, because the row has no such password or key.";

  test.each([
    ["password_last_used", DATE, noOwner],
    ["password_last_changed", DATE, noOwner],
    ["password_next_rotation", DATE, noOwner],
    ["access_key_1_last_used_date", DATE, noOwner],
    ["access_key_1_last_used_region", "us-east-1", noOwner],
    ["access_key_1_last_used_service", "s3", noOwner],
    ["access_key_2_last_used_service", "s3", noOwner],
    ["additional_info", "2", "is not kept, because the mock knows no such column."],
    ["MFA_Active", "true", 'is not kept, because the mock knows no such column. Did you mean "mfa_active"?'],
  ])("%s", (column, cell, reason) => {
    const warnings = spyOnWarnings();
    const eve = { ...bob, user: "Eve", arn: "arn:aws:iam::123456789012:user/Eve", [column]: cell };
    const fay = { ...eve, user: "Fay", arn: "arn:aws:iam::123456789012:user/Fay" };
    mockIam({ account: { CredentialReport: reportOf(bob, eve, fay) } });
    expect(warnings()).toEqual([`line 3 ${column} ${reason}`]);
  });

  test.each(["", "N/A", "no_information", "not_supported"])("none for a column that contains only %j", (cell) => {
    const warnings = spyOnWarnings();
    const row = {
      ...bob,
      additional_info: cell,
      password_last_used: cell,
      password_enabled: "FALSE",
      mfa_active: cell,
    };
    expect(mockIam({ account: { CredentialReport: reportOf(row) } }).account.users()).toHaveLength(1);
    expect(warnings()).toEqual([]);
  });
});

test("a report is refused if it is neither text nor bytes", () => {
  expect(() => mockIam({ account: { Content: 5 } as never })).toThrow("Content is 5; expected a credential report.");
});

test("a fixture can contain two reports", () => {
  const Content = reportOf({ ...bob, user: "Eve", arn: "arn:aws:iam::123456789012:user/Eve" });
  const { account } = mockIam({ account: { CredentialReport: reportOf(bob), Content } });
  expect(account.users().map(({ UserName }) => UserName)).toEqual(["Bob", "Eve"]);
});
