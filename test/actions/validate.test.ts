import { describe, expect, test } from "vitest";
import type { InputOf, Shape } from "../../src/actions/shape.ts";
import { validate } from "../../src/actions/validate.ts";

// The forms of input that no action of the mock has yet, and the order of violations for every action of the service model.

const parametersOf = (form: string) => new Map(new URLSearchParams(form));
const messageOf = (shape: Shape, form: string, repeatsValue = false) => {
  try {
    validate(shape, parametersOf(form), repeatsValue);
  } catch (error) {
    return String(error);
  }
  return undefined;
};

describe("a boolean", () => {
  const shape = { PasswordResetRequired: { type: "boolean" } } as const satisfies Shape;

  test.each([
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
  ])("may be %s", (text, expected) => {
    const input: InputOf<typeof shape> = validate(shape, parametersOf(`PasswordResetRequired=${text}`));
    expect(input).toEqual({ PasswordResetRequired: expected });
  });

  test.each(["True", "TRUE", "FALSE", " true", "true ", "null", "yes", "2", "01"])(
    "is malformed if it is %j",
    (text) => {
      expect(messageOf(shape, `PasswordResetRequired=${text}`)).toBe("IamError: boolean must follow xsd1.1 definition");
    },
  );

  test("is malformed if it is empty", () => {
    expect(messageOf(shape, "PasswordResetRequired=")).toBe("IamError: missing value for boolean type");
  });

  test("can be required", () => {
    const required = { Flag: { type: "boolean", required: true } } as const satisfies Shape;
    expect(messageOf(required, "")).toContain("Value at 'flag' failed to satisfy constraint: Member must not be null");
  });
});

describe("a list of scalars", () => {
  const key = { type: "string", min: 1, max: 128, pattern: "[a-z]+", required: true } as const;
  const shape = { TagKeys: { type: "list", max: 3, of: key, required: true } } as const satisfies Shape;
  const wrong = (...problems: string[]) =>
    `IamError: ${problems.length} validation error${problems.length > 1 ? "s" : ""} detected: ${problems.map((text) => `Value at 'tagKeys' failed to satisfy constraint: ${text}`).join("; ")}`;
  const items =
    "Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]+, Member must not be null]";

  test("has its items in the order of their indices", () => {
    const input: InputOf<typeof shape> = validate(shape, parametersOf("TagKeys.member.2=b&TagKeys.member.01=a"));
    expect(input).toEqual({ TagKeys: ["a", "b"] });
  });

  test("may be empty", () => {
    expect(validate(shape, parametersOf("TagKeys="))).toEqual({ TagKeys: [] });
  });

  test.each([
    ["", wrong("Member must not be null")],
    ["TagKeys.member.1=B&TagKeys.member.2=", wrong(items)],
    ["TagKeys.member.2=a", wrong(items)],
    ["TagKeys.member.1=a&TagKeys.member.4=a", wrong("Member must have length less than or equal to 3", items)],
    ["TagKeys=a", "IamError: Unexpected list element termination"],
    ["TagKeys.1=a", "IamError: Top level element may not be treated as a list"],
    ["TagKeys.member.one=a", "IamError: Start of list found where not expected"],
    ["TagKeys.member.%2B1=a", "IamError: Start of list found where not expected"],
    ["TagKeys.member.1.Foo=a", "IamError: Start of list found where not expected"],
    ["TagKeys.member.1.2=a", "IamError: Two index elements may not occur back to back"],
    ["TagKeys.member.0=a", "IamError: 0 is not a valid index"],
  ])("is refused if it is sent as %j", (form, message) => {
    expect(messageOf(shape, form)).toBe(message);
  });

  test("can have a minimum", () => {
    expect(messageOf({ Keys: { type: "list", min: 1, of: key } }, "Keys=")).toBe(
      "IamError: 1 validation error detected: Value at 'keys' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  });

  test("is repeated in the message of STS", () => {
    expect(messageOf(shape, "TagKeys.member.1=B&TagKeys.member.3=c", true)).toContain(
      "Value '[B, null, c]' at 'tagKeys'",
    );
  });
});

describe("an enumeration", () => {
  test("is listed in the message if AWS lists it", () => {
    const shape = { Encoding: { type: "string", values: ["SSH", "PEM"], listedValues: ": [SSH, PEM]" } } as const;
    expect(messageOf(shape, "Encoding=DER")).toBe(
      "IamError: 1 validation error detected: Value at 'encoding' failed to satisfy constraint: Member must satisfy enum value set: [SSH, PEM]",
    );
  });

  test("can be the type of a list's items", () => {
    const item = { type: "string", values: ["User", "Role"], listedValues: ": [Role, User]" } as const;
    expect(messageOf({ Filter: { type: "list", of: item } }, "Filter.member.1=Users")).toBe(
      "IamError: 1 validation error detected: Value at 'filter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [Role, User]]",
    );
  });
});

test("a list of structures is repeated in the message of STS", () => {
  const shape: Shape = {
    Tags: { type: "list", max: 1, of: { type: "structure", members: { Key: { type: "string" } } } },
  };
  expect(messageOf(shape, "Tags.member.1.Key=a&Tags.member.2.Key=b", true)).toContain(
    "Value '[{Key=a}, {Key=b}]' at 'tags'",
  );
});

describe("violations are reported in AWS's order:", () => {
  test.each([
    [["UserName", "Path", "PermissionsBoundary", "Tags"], "path permissionsBoundary userName tags"],
    [["UserName", "NewPath", "NewUserName"], "newUserName userName newPath"],
    [["UserName", "TagKeys"], "tagKeys userName"],
    [["UserName", "AccessKeyId", "Status"], "accessKeyId userName status"],
    [["UserName", "Marker", "MaxItems"], "maxItems marker userName"],
    [["UserName", "PathPrefix", "Marker", "MaxItems"], "maxItems marker userName pathPrefix"],
    [["AssignmentStatus", "Marker", "MaxItems"], "assignmentStatus maxItems marker"],
    [["UserName", "ServiceName", "AllUsers", "Marker", "MaxItems"], "maxItems allUsers marker userName serviceName"],
    [["GroupName", "Marker", "MaxItems"], "maxItems groupName marker"],
    [["Filter", "MaxItems", "Marker"], "filter maxItems marker"],
    [["UserName", "PolicyName", "PolicyDocument"], "policyDocument policyName userName"],
    [["UserName", "PolicyArn"], "policyArn userName"],
    [["UserName", "PermissionsBoundary"], "permissionsBoundary userName"],
    [["UserName", "Password", "PasswordResetRequired"], "password userName passwordResetRequired"],
    [["OldPassword", "NewPassword"], "oldPassword newPassword"],
    [["Path", "GroupName"], "path groupName"],
    [["GroupName", "UserName"], "groupName userName"],
    [["Path", "VirtualMFADeviceName", "Tags"], "path virtualMFADeviceName tags"],
    [
      ["UserName", "SerialNumber", "AuthenticationCode1", "AuthenticationCode2"],
      "authenticationCode2 serialNumber authenticationCode1 userName",
    ],
    [["UserName", "SSHPublicKeyBody"], "sSHPublicKeyBody userName"],
    [["UserName", "CertificateBody"], "userName certificateBody"],
    [["UserName", "CertificateId", "Status"], "certificateId userName status"],
    [["UserName", "ServiceName", "CredentialAgeDays"], "credentialAgeDays userName serviceName"],
    [["UserName", "ServiceSpecificCredentialId", "Status"], "userName serviceSpecificCredentialId status"],
    [
      [
        ...["MinimumPasswordLength", "RequireSymbols", "RequireNumbers", "RequireUppercaseCharacters"],
        ...["RequireLowercaseCharacters", "AllowUsersToChangePassword", "MaxPasswordAge", "PasswordReusePrevention"],
        "HardExpiry",
      ],
      "minimumPasswordLength requireSymbols passwordReusePrevention allowUsersToChangePassword requireLowercaseCharacters hardExpiry requireNumbers requireUppercaseCharacters maxPasswordAge",
    ],
    [["Key", "Value"], "value key"],
  ])("%j", (names, expected) => {
    const shape = Object.fromEntries(names.map((name) => [name, { type: "string", required: true } as const]));
    const paths = [...(messageOf(shape, "") ?? "").matchAll(/at '(\w+)'/g)].map(([, path]) => path);
    expect(paths.join(" ")).toBe(expected);
  });
});

test.each([
  [9, 9],
  [10, 10],
  [11, 10],
  [25, 10],
])("of %i violations, the message contains %i", (count, expected) => {
  const names = Array.from({ length: count }, (_, index) => `Name${index}`);
  const shape = Object.fromEntries(names.map((name) => [name, { type: "string", required: true }] as const));
  const message = messageOf(shape, "") ?? "";
  expect(message).toContain(`${expected} validation errors detected: `);
  expect(message.match(/Member must not be null/g)).toHaveLength(expected);
});
