import { beforeEach, describe, expect, test, vi } from "vitest";
import { actionNames, findAction } from "../../src/actions/registry.ts";
import { detected, type Input, inputs, pattern, tooLong, tooShort, violationOf } from "../support/constraints.ts";
import { mockOnServer } from "../support/server.ts";

// The mock warns about parameters that it does not use.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());

const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
const mockBothServices = () => mockOnServer({ account, services: ["iam", "sts"] });

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

test("every action with parameters is checked", () => {
  const withParameters = actionNames.filter((name) => Object.keys(findAction(name)?.input ?? {}).length > 0);
  // The lists of TagUser and UntagUser have tests of their own.
  expect([...inputs.map(({ action }) => action), "TagUser", "UntagUser"].toSorted()).toEqual(withParameters.toSorted());
});

describe.each(inputs)("$action", ({ service, action, params, required }) => {
  test("accepts its parameters", async () => {
    mockBothServices();
    expect(await violationOf(service, action, params)).toBeUndefined();
  });

  test.each(Object.keys(params))("reports a missing %s only if it is required", async (name) => {
    mockBothServices();
    const { [name]: _, ...others } = params;
    expect(await violationOf(service, action, others)).toBe(
      required.includes(name) ? detected(service, undefined, lowerFirst(name), "Member must not be null") : undefined,
    );
  });
});

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** A character that the pattern accepts. */
  readonly letter: string;
}

const name = (max: number): Bounds => ({ min: 1, max, letter: "a" });
/** The actions that limit a user's name to 64 characters. */
const shortNames = [
  ...["CreateUser", "CreateLoginProfile", "GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"],
  ...["AttachUserPolicy", "DetachUserPolicy", "ListAttachedUserPolicies"],
  ...["PutUserPermissionsBoundary", "DeleteUserPermissionsBoundary"],
  ...["UploadSSHPublicKey", "GetSSHPublicKey", "ListSSHPublicKeys", "UpdateSSHPublicKey", "DeleteSSHPublicKey"],
  ...["Create", "Update", "Reset", "Delete"].map((verb) => `${verb}ServiceSpecificCredential`),
  "ListServiceSpecificCredentials",
];
const bounds: Readonly<Record<string, Bounds>> = {
  UserName: name(128),
  ...Object.fromEntries(shortNames.map((action) => [`${action} UserName`, name(64)])),
  Password: name(128),
  OldPassword: name(128),
  NewPassword: name(128),
  PolicyDocument: name(131_072),
  PermissionsBoundary: { min: 20, max: 2048, letter: "a" },
  NewUserName: name(64),
  SSHPublicKeyBody: { min: 1, max: 16_384, letter: "a" },
  CertificateBody: { min: 1, max: 16_384, letter: "a" },
  PolicyName: name(128),
  GroupName: name(128),
  Marker: { min: 1, max: 320, letter: "a" },
  AccessKeyId: { min: 16, max: 128, letter: "A" },
  PolicyArn: { min: 20, max: 2048, letter: "a" },
  SerialNumber: { min: 9, max: 256, letter: "1" },
  AuthenticationCode1: { min: 6, max: 6, letter: "1" },
  AuthenticationCode2: { min: 6, max: 6, letter: "1" },
  CertificateId: { min: 24, max: 128, letter: "A" },
  SSHPublicKeyId: { min: 20, max: 128, letter: "A" },
  ServiceSpecificCredentialId: { min: 20, max: 128, letter: "A" },
  RoleArn: { min: 20, max: 2048, letter: "a" },
  RoleSessionName: { min: 2, max: 64, letter: "a" },
  TokenCode: { min: 6, max: 6, letter: "1" },
  ExternalId: { min: 2, max: 1224, letter: "a" },
  SourceIdentity: { min: 2, max: 64, letter: "a" },
  WebIdentityToken: { min: 4, max: 20_000, letter: "a" },
  ProviderId: { min: 4, max: 2048, letter: "a" },
};

const strings = inputs.flatMap((input) =>
  Object.keys(input.params).flatMap((parameter) => {
    const limits = bounds[`${input.action} ${parameter}`] ?? bounds[parameter];
    return limits === undefined ? [] : [{ ...input, parameter, ...limits }];
  }),
);

const check = ({ service, action, params }: Input, parameter: string, value: string) =>
  violationOf(service, action, { ...params, [parameter]: value });

describe.each(strings)("$parameter of $action", (row) => {
  const { service, parameter, min, max, letter } = row;
  const path = lowerFirst(parameter);

  test(`accepts ${min} and ${max} characters`, async () => {
    mockBothServices();
    for (const length of [min, max]) expect(await check(row, parameter, letter.repeat(length))).toBeUndefined();
  });

  test(`refuses ${max + 1} characters`, async () => {
    mockBothServices();
    const value = letter.repeat(max + 1);
    expect(await check(row, parameter, value)).toBe(detected(service, value, path, tooLong(max)));
  });
});

test.each(strings.filter(({ min }) => min > 1))(
  "$parameter of $action refuses fewer than $min characters",
  async (row) => {
    mockBothServices();
    const value = row.letter.repeat(row.min - 1);
    expect(await check(row, row.parameter, value)).toBe(
      detected(row.service, value, lowerFirst(row.parameter), tooShort(row.min)),
    );
  },
);

const LATIN = String.raw`[\u0009\u000A\u000D\u0020-\u00FF]+`;

describe("an empty value", () => {
  const invalidName = (path: string) =>
    `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;
  const both = (path: string, expected: string) =>
    `2 validation errors detected: Value at '${path}' failed to satisfy constraint: ${pattern(expected)}; Value at '${path}' failed to satisfy constraint: ${tooShort(1)}`;
  const messages: Readonly<Record<string, string>> = {
    UserName: invalidName("userName"),
    NewUserName: invalidName("newUserName"),
    PolicyName: invalidName("policyName"),
    GroupName: invalidName("groupName"),
    Password: both("password", LATIN),
    OldPassword: both("oldPassword", LATIN),
    NewPassword: both("newPassword", LATIN),
    PolicyDocument: both("policyDocument", LATIN),
    SSHPublicKeyBody: both("sSHPublicKeyBody", LATIN),
    CertificateBody: both("certificateBody", LATIN),
    Marker: both("marker", String.raw`[\u0020-\u00FF]+`),
  };

  test.each(strings.filter(({ min }) => min === 1))("of $parameter of $action is refused", async (row) => {
    mockBothServices();
    expect(await check(row, row.parameter, "")).toBe(messages[row.parameter]);
  });
});

const ranges: Readonly<Record<string, readonly [min: number, max: number]>> = {
  CredentialAgeDays: [1, 36_600],
  MaxItems: [1, 1000],
  "AssumeRole DurationSeconds": [900, 43_200],
  MinimumSessionTokenSize: [0, 4096],
  "AssumeRoleWithWebIdentity DurationSeconds": [900, 43_200],
  "GetSessionToken DurationSeconds": [900, 129_600],
  MinimumPasswordLength: [6, 128],
  MaxPasswordAge: [1, 1095],
  PasswordReusePrevention: [1, 24],
};
const integers = inputs.flatMap((input) =>
  Object.keys(input.params).flatMap((parameter) => {
    const range = ranges[`${input.action} ${parameter}`] ?? ranges[parameter];
    return range === undefined ? [] : [{ ...input, parameter, min: range[0], max: range[1] }];
  }),
);

describe.each(integers)("$parameter of $action", (row) => {
  const { service, parameter, min, max } = row;
  const path = lowerFirst(parameter);

  test.each([min, max, `+${min}`, `0${max}`])("accepts %s", async (value) => {
    mockBothServices();
    expect(await check(row, parameter, String(value))).toBeUndefined();
  });

  test.each<[value: string, constraint: string]>([
    [String(min - 1), `Member must have value greater than or equal to ${min}`],
    [String(-max), `Member must have value greater than or equal to ${min}`],
    [String(max + 1), `Member must have value less than or equal to ${max}`],
    ["2147483647", `Member must have value less than or equal to ${max}`],
    ["-2147483648", `Member must have value greater than or equal to ${min}`],
  ])("refuses %j", async (value, constraint) => {
    mockBothServices();
    expect(await check(row, parameter, value)).toBe(detected(service, value, path, constraint));
  });
});

describe("Status of UpdateAccessKey", () => {
  const params = { UserName: "Bob", AccessKeyId: "AKIABOBSFIRSTEXAMPLE" };

  test.each(["Active", "Inactive"])("may be %s", async (Status) => {
    const iam = mockBothServices();
    expect(await violationOf("iam", "UpdateAccessKey", { ...params, Status })).toBeUndefined();
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe(Status);
  });

  test.each(["active", "ACTIVE", "Deleted", "", "Active "])("may not be %j", async (Status) => {
    const iam = mockBothServices();
    expect(await violationOf("iam", "UpdateAccessKey", { ...params, Status })).toBe(
      detected("iam", Status, "status", "Member must satisfy enum value set"),
    );
    expect(iam.account.user("Bob")?.AccessKeys[0]?.Status).toBe("Active");
  });
});

test.each(["UpdateSSHPublicKey", "UpdateSigningCertificate", "UpdateServiceSpecificCredential"])(
  "%s refuses an unknown status with AWS's message",
  async (action) => {
    mockBothServices();
    const params = inputs.find((input) => input.action === action)?.params;
    expect(await violationOf("iam", action, { ...params, Status: "On" })).toBe(
      detected("iam", "On", "status", "Member must satisfy enum value set"),
    );
  },
);

test("GetSSHPublicKey refuses an unknown encoding, and lists the known ones", async () => {
  mockBothServices();
  const params = { UserName: "Bob", SSHPublicKeyId: "A".repeat(24), Encoding: "DER" };
  expect(await violationOf("iam", "GetSSHPublicKey", params)).toBe(
    detected("iam", "DER", "encoding", "Member must satisfy enum value set: [SSH, PEM]"),
  );
});
