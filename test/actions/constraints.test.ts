import { describe, expect, test } from "vitest";
import { detected, type Input, inputs, pattern, tooLong, tooShort, violationOf } from "../support/constraints.ts";
import { mockOnServer } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
const withBoth = () => mockOnServer({ account, services: ["iam", "sts"] });

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

describe.each(inputs)("$action", ({ service, action, params, required }) => {
  test("accepts its parameters", async () => {
    withBoth();
    expect(await violationOf(service, action, params)).toBeUndefined();
  });

  test.each(Object.keys(params))("reports a missing %s only where it is required", async (name) => {
    withBoth();
    const { [name]: _, ...others } = params;
    expect(await violationOf(service, action, others)).toBe(
      required.includes(name) ? detected(service, undefined, lowerFirst(name), "Member must not be null") : undefined,
    );
  });

  test("reports violations in the service model's order", async () => {
    withBoth();
    const tooMuch = Object.fromEntries(Object.keys(params).map((name) => [name, "9".repeat(3000)]));
    const message = (await violationOf(service, action, tooMuch)) ?? "";
    const paths = new Set([...message.matchAll(/at '(\w+)'/g)].map(([, path]) => path));
    expect([...paths]).toEqual(Object.keys(params).map(lowerFirst));
  });
});

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** What the shortest value violates besides its length, or AWS's own words for it. */
  readonly letter: string;
}

const name = (max: number): Bounds => ({ min: 1, max, letter: "a" });
const bounds: Readonly<Record<string, Bounds>> = {
  UserName: name(128),
  "CreateUser UserName": name(64),
  NewUserName: name(64),
  PolicyName: name(128),
  GroupName: name(128),
  Marker: { min: 1, max: 320, letter: "a" },
  AccessKeyId: { min: 16, max: 128, letter: "A" },
  PolicyArn: { min: 20, max: 2048, letter: "a" },
  SerialNumber: { min: 9, max: 256, letter: "1" },
  CertificateId: { min: 24, max: 128, letter: "A" },
  SSHPublicKeyId: { min: 20, max: 128, letter: "A" },
  ServiceSpecificCredentialId: { min: 20, max: 128, letter: "A" },
  RoleArn: { min: 20, max: 2048, letter: "a" },
  RoleSessionName: { min: 2, max: 64, letter: "a" },
  TokenCode: { min: 6, max: 6, letter: "1" },
};

const strings = inputs.flatMap((input) =>
  Object.keys(input.params).flatMap((parameter) => {
    const limits = bounds[`${input.action} ${parameter}`] ?? bounds[parameter];
    return limits === undefined ? [] : [{ ...input, parameter, ...limits }];
  }),
);

const check = ({ service, action, params }: Input, parameter: string, value: string) =>
  violationOf(service, action, { ...params, [parameter]: value });

describe.each(strings)("$parameter of $action", (of) => {
  const { service, parameter, min, max, letter } = of;
  const path = lowerFirst(parameter);

  test(`accepts ${min} and ${max} characters`, async () => {
    withBoth();
    for (const length of [min, max]) expect(await check(of, parameter, letter.repeat(length))).toBeUndefined();
  });

  test(`does not accept ${max + 1}`, async () => {
    withBoth();
    const value = letter.repeat(max + 1);
    expect(await check(of, parameter, value)).toBe(detected(service, value, path, tooLong(max)));
  });
});

test.each(strings.filter(({ min }) => min > 1))("$parameter of $action does not accept less than $min", async (of) => {
  withBoth();
  const value = of.letter.repeat(of.min - 1);
  expect(await check(of, of.parameter, value)).toBe(
    detected(of.service, value, lowerFirst(of.parameter), tooShort(of.min)),
  );
});

describe("an empty value", () => {
  const invalidName = (path: string) =>
    `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;
  const both = (path: string, expected: string) =>
    `2 validation errors detected: Value at '${path}' failed to satisfy constraint: ${pattern(expected)}; Value at '${path}' failed to satisfy constraint: ${tooShort(1)}`;
  const words: Readonly<Record<string, string>> = {
    UserName: invalidName("userName"),
    NewUserName: invalidName("newUserName"),
    PolicyName: both("policyName", String.raw`[\w+=,.@-]+`),
    GroupName: both("groupName", String.raw`[\w+=,.@-]+`),
    Marker: both("marker", String.raw`[\u0020-\u00FF]+`),
  };

  test.each(strings.filter(({ min }) => min === 1))("of $parameter of $action", async (of) => {
    withBoth();
    expect(await check(of, of.parameter, "")).toBe(words[of.parameter]);
  });
});

const integers = inputs.flatMap((input) =>
  Object.keys(input.params).flatMap((parameter) => {
    if (parameter === "MaxItems") return [{ ...input, parameter, min: 1, max: 1000 }];
    if (parameter !== "DurationSeconds") return [];
    return [{ ...input, parameter, min: 900, max: input.action === "AssumeRole" ? 43_200 : 129_600 }];
  }),
);

describe.each(integers)("$parameter of $action", (of) => {
  const { service, parameter, min, max } = of;
  const path = lowerFirst(parameter);

  test.each([min, max, `+${min}`, `0${max}`])("accepts %s", async (value) => {
    withBoth();
    expect(await check(of, parameter, String(value))).toBeUndefined();
  });

  test.each<[value: string, constraint: string]>([
    [String(min - 1), `Member must have value greater than or equal to ${min}`],
    [String(-max), `Member must have value greater than or equal to ${min}`],
    [String(max + 1), `Member must have value less than or equal to ${max}`],
    ["9".repeat(30), `Member must have value less than or equal to ${max}`],
    ...["", "ten", "1.5", "1e3", " 900", "900 ", "0x384", "--900", "+"].map((value): [string, string] => [
      value,
      "Member must be an integer",
    ]),
  ])("does not accept %j", async (value, constraint) => {
    withBoth();
    expect(await check(of, parameter, value)).toBe(detected(service, value, path, constraint));
  });
});

describe("Status of UpdateAccessKey", () => {
  const params = { UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" };

  test.each(["Active", "Inactive", "Expired"])("may be %s", async (Status) => {
    const iam = withBoth();
    expect(await violationOf("iam", "UpdateAccessKey", { ...params, Status })).toBeUndefined();
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe(Status);
  });

  test.each(["active", "ACTIVE", "Deleted", "", "Active "])("may not be %j", async (Status) => {
    const iam = withBoth();
    expect(await violationOf("iam", "UpdateAccessKey", { ...params, Status })).toBe(
      detected("iam", Status, "status", "Member must satisfy enum value set"),
    );
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Active");
  });
});
