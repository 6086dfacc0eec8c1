import { describe, expect, test } from "vitest";
import { admins, bob, bobOf, credential, document, readOnly, seeded, sshKey, Z } from "../support/printed.ts";

describe("the output of an action that does not name its user", () => {
  const outputs: [action: string, output: object, user: object][] = [
    ["Tags", { Tags: [{ Key: "a", Value: "b" }], IsTruncated: false }, { Tags: [{ Key: "a", Value: "b" }] }],
    [
      "PolicyNames",
      { PolicyNames: ["p", "q"] },
      {
        UserPolicyList: ["p", "q"].map((PolicyName) => ({
          PolicyName,
          PolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
        })),
      },
    ],
    ["AttachedPolicies", { AttachedPolicies: [readOnly] }, { AttachedManagedPolicies: [readOnly] }],
  ];
  test.each(outputs)(
    "is refused if it contains %s alone, and seeded with a UserName beside it",
    (member, output, user) => {
      expect(() => seeded(output)).toThrow(
        `${member} does not say which user it is about. Add the UserName beside it.${member === "Tags" ? "" : " If it is about a group, put it into Groups."} Nothing was seeded.`,
      );
      expect(bobOf({ UserName: "Bob", ...output })).toMatchObject(user);
    },
  );

  test("describes all groups if it contains Groups, or with a UserName beside it, the groups of that user", () => {
    const output = { Groups: [admins], IsTruncated: false };
    expect(seeded(output)).toMatchObject({ Users: [], Groups: [{ GroupId: admins.GroupId, CreateDate: Z }] });
    expect(bobOf({ UserName: "Bob", ...output })).toMatchObject({ Groups: ["admins"] });
  });

  test.each(["SSHPublicKey", "ServiceSpecificCredential"])("is refused with a %s without a UserName", (member) => {
    const { UserName: _, ...item } = member === "SSHPublicKey" ? sshKey : credential;
    expect(() => seeded({ [member]: item })).toThrow(
      `${member} does not say which user it belongs to. Add the UserName to it.`,
    );
    expect(() => seeded({ [`${member}s`]: [item] })).toThrow(`${member}s[0] does not say which user it belongs to.`);
    expect(bobOf({ UserName: "Bob", [`${member}s`]: [item] })).toMatchObject({ UserName: "Bob" });
  });

  test.each([
    [{ PolicyDocument: document }, "PolicyDocument needs UserName and PolicyName beside it."],
    [
      { UserName: "Bob", PolicyDocument: document },
      "Failed to seed the account: PolicyDocument needs the PolicyName beside it. Nothing was seeded.",
    ],
    [{ PolicyName: "p", PolicyDocument: document }, "PolicyName does not say which user it is about."],
    [{ Arn: bob.Arn }, "Arn is a member of a user. Put the user into Users."],
    [
      { UserName: "Bob", AttachedPolicies: [{ ...readOnly, PolicyName: "X" }] },
      'AttachedPolicies[0].PolicyName is "X", but the ARN belongs to the policy "ReadOnlyAccess".',
    ],
    [{ UserName: "Bob" }, "UserName needs AccessKeyLastUsed beside it. Put the user into Users."],
  ])("is refused: %j", (output, message) => {
    expect(() => seeded(output)).toThrow(message);
  });
});
