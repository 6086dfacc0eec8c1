import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";

const now = () => new Date("2026-11-24T12:00:00Z");
const create = (...account: readonly unknown[]) => mockIam({ account: account as AccountFixture[], now }).account;

describe("a fixture is refused", () => {
  const user = (rest: object) => ({ Users: [{ UserName: "Bob", ...rest }] });
  const group = (rest: object) => ({ Groups: [{ GroupName: "g", ...rest }] });
  const arn = (account: string, kind: string, rest: string) => `arn:aws:iam::${account}:${kind}/${rest}`;
  const certificate = { CertificateId: "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL" };

  test.each([
    ["a sign that is not ASCII", "☃"],
    ["a control character", "a\u0000"],
    ["a space", "a b"],
    ["more than 512 characters", "x".repeat(511)],
  ])("for an Arn whose path has %s", (_, path) => {
    const seed = (fixture: object) => () => mockIam({ account: fixture });
    expect(seed(user({ Arn: arn("123456789012", "user", `${path}/Bob`) }))).toThrow(
      /Users\[0\]\.Arn is .+; expected "arn:aws:iam::123456789012:user\/Bob"\./,
    );
    expect(seed(group({ Arn: arn("123456789012", "group", `${path}/g`) }))).toThrow(
      /Groups\[0\]\.Arn is .+; expected "arn:aws:iam::123456789012:group\/g"\./,
    );
  });

  test.each<[fixture: object, message: string]>([
    [
      user({ Arn: arn("123456789012", "user", "Eve") }),
      'Users[0].Arn is "arn:aws:iam::123456789012:user/Eve", but the name is "Bob". Remove one of the two.',
    ],
    [
      user({ Arn: arn("123456789012", "user", "a/Bob"), Path: "/b/" }),
      'Users[0].Arn is "arn:aws:iam::123456789012:user/a/Bob", but the path is "/b/". Remove one of the two.',
    ],
    [
      user({ Arn: arn("123456789012", "group", "Bob"), Path: "/b/" }),
      'Users[0].Arn is "arn:aws:iam::123456789012:group/Bob"; expected "arn:aws:iam::123456789012:user/b/Bob".',
    ],
    [
      { AccountId: "210987654321", ...user({ Arn: arn("123456789012", "user", "Bob") }) },
      'Users[0].Arn is "arn:aws:iam::123456789012:user/Bob", but this account is 210987654321.',
    ],
    [group({ Arn: "admins" }), 'Groups[0].Arn is "admins"; expected "arn:aws:iam::123456789012:group/g".'],
    [
      user({ LoginProfile: { UserName: "Eve" } }),
      'Users[0].LoginProfile.UserName is "Eve", but the owner is "Bob". Leave it out.',
    ],
    [
      user({ MFADevices: [{ UserName: "Eve", SerialNumber: "GAHT12345678" }] }),
      'Users[0].MFADevices[0].UserName is "Eve", but the owner is "Bob".',
    ],
    [
      { RootUser: { LoginProfile: { UserName: "Eve" } } },
      'RootUser.LoginProfile.UserName is "Eve", but the owner is the root user.',
    ],
    [
      user({ MFADevices: [{ SerialNumber: "arn:aws:iam::210987654321:mfa/Bob" }] }),
      'Users[0].MFADevices[0].SerialNumber is "arn:aws:iam::210987654321:mfa/Bob", but this account is 123456789012.',
    ],
    [
      user({ AttachedManagedPolicies: [{ PolicyName: "Y", PolicyArn: "arn:aws:iam::aws:policy/X" }] }),
      'Users[0].AttachedManagedPolicies[0].PolicyName is "Y", but the ARN belongs to the policy "X". Leave it out.',
    ],
    [
      user({ AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:role/Xxxxxxx" }] }),
      'Users[0].AttachedManagedPolicies[0].PolicyArn is "arn:aws:iam::aws:role/Xxxxxxx"; expected the ARN of a managed policy',
    ],
    ...["X/", "X/Y/", "", "/", "X Y"].map((name): [object, string] => [
      user({ AttachedManagedPolicies: [{ PolicyArn: `arn:aws:iam::aws:policy/${name}` }] }),
      `Users[0].AttachedManagedPolicies[0].PolicyArn is "arn:aws:iam::aws:policy/${name}"; expected the ARN of a managed policy`,
    ]),
    ...["[]", "3", "{", "%7B%", ""].map((PolicyDocument): [object, string] => [
      user({ UserPolicyList: [{ PolicyName: "p", PolicyDocument }] }),
      "Users[0].UserPolicyList[0].PolicyDocument is not a policy document; expected an object, JSON, or percent-encoded JSON.",
    ]),
    ...(["UserPolicyList", "GroupPolicyList"] as const).map((list): [object, string] => {
      const policies = ["a", "A"].map((name, a) => ({ PolicyName: name, PolicyDocument: { a } }));
      const place = list === "UserPolicyList" ? "Users[0].UserPolicyList" : "Groups[0].GroupPolicyList";
      return [
        (list === "UserPolicyList" ? user : group)({ [list]: policies }),
        `${place}[1].PolicyDocument and ${place}[0].PolicyDocument are not the same. Remove one of the two.`,
      ];
    }),
    [
      user({ UserPolicyList: [{ PolicyName: "p", PolicyDocument: 3 }] }),
      "Users[0].UserPolicyList[0].PolicyDocument is 3; expected a policy document, as an object or as JSON.",
    ],
    [
      user({ PermissionsBoundary: { PermissionsBoundaryArn: "x" } }),
      'Users[0].PermissionsBoundary.PermissionsBoundaryArn is "x"; expected the ARN',
    ],
    [
      user({ ServiceSpecificCredentials: [{ ServiceName: "cassandra.amazonaws.com", ServiceCredentialAlias: "x" }] }),
      "Users[0].ServiceSpecificCredentials[0].ServiceCredentialAlias is not a member of a credential for cassandra.amazonaws.com. Leave it out.",
    ],
    [
      user({ ServiceSpecificCredentials: [{ ServiceName: "bedrock.amazonaws.com", ServicePassword: "x" }] }),
      "Users[0].ServiceSpecificCredentials[0].ServicePassword is not a member of a credential for bedrock.amazonaws.com.",
    ],
    [
      user({ LoginProfile: { Passwrd: "" } }),
      'Users[0].LoginProfile.Passwrd is not a known member. Did you mean "Password"?',
    ],
    [{ AccountAliases: ["one", "two"] }, "AccountAliases contains several aliases, but an account has at most one."],
    [
      { AccountAliases: ["One"] },
      'AccountAliases[0] is "One"; expected 3 to 63 lower-case letters, digits or single hyphens, but not 12 digits.',
    ],
    [
      { AccountAliases: ["123456789012"] },
      'AccountAliases[0] is "123456789012"; expected 3 to 63 lower-case letters, digits or single hyphens, but not 12 digits.',
    ],
    [
      { PasswordPolicy: { ExpirePasswords: true } },
      "PasswordPolicy.ExpirePasswords is true, but there is no MaxPasswordAge. Leave ExpirePasswords out.",
    ],
    [
      { PasswordPolicy: { ExpirePasswords: false, MaxPasswordAge: 3 } },
      "PasswordPolicy.ExpirePasswords is false, but there is a MaxPasswordAge. Leave ExpirePasswords out.",
    ],
    [
      { PasswordPolicy: { MinimumPasswordLength: 5 } },
      "PasswordPolicy.MinimumPasswordLength is 5; expected a whole number from 6 to 128.",
    ],
    [
      { VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::210987654321:mfa/x" }], AccountId: "123456789012" },
      'VirtualMFADevices[0].SerialNumber is "arn:aws:iam::210987654321:mfa/x", but this account is',
    ],
    [
      { Users: ["Bob", "Eve"].map((UserName) => ({ UserName, MFADevices: [{ SerialNumber: "GAHT12345678" }] })) },
      'Users[1].MFADevices[0].SerialNumber is "GAHT12345678", the same as Users[0].MFADevices[0].SerialNumber. Use another one.',
    ],
    [
      { ...user({ SigningCertificates: [certificate] }), RootUser: { SigningCertificates: [certificate] } },
      'RootUser.SigningCertificates[0].CertificateId is "TA7SMP42TDN5Z26OBPJE7EXAMPLEDEPL", the same as Users[0].SigningCertificates[0].CertificateId.',
    ],
  ])("for %j", (fixture, message) => {
    expect(() => create(fixture)).toThrow(`Failed to seed the account: ${message}`);
  });
});
