import type { ActionName } from "msw-iam";
import { describe, expect, test } from "vitest";
import { type Params, request, type Service } from "../support/constraints.ts";
import { mockOnServer } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = {
  Users: [
    { UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }], Tags: [{ Key: "k", Value: "v" }] },
    { UserName: "Eve" },
  ],
};
const mockBothServices = () =>
  mockOnServer({ account, services: ["iam", "sts"], now: () => new Date("2026-03-04T05:06:07Z") });

/** The account as requests see it. */
async function visible(): Promise<string> {
  const bodies: string[] = [];
  for (const [Action, params] of [
    ["ListUsers", {}],
    ["ListAccessKeys", { UserName: "Bob" }],
    ["GetCredentialReport", {}],
  ] as const)
    bodies.push(await (await request("iam", Action, params)).text());
  return bodies.join("").replaceAll(/<RequestId>.*<\/RequestId>/g, "");
}

const changing: readonly [action: ActionName, params: Params][] = [
  ["CreateAccessKey", { UserName: "Bob" }],
  ["UpdateAccessKey", { UserName: "Bob", AccessKeyId: KEY, Status: "Inactive" }],
  ["DeleteAccessKey", { UserName: "Bob", AccessKeyId: KEY }],
  ["CreateUser", { UserName: "Zoe" }],
  ["UpdateUser", { UserName: "Bob", NewUserName: "Rob", NewPath: "/ops/" }],
  ["DeleteUser", { UserName: "Eve" }],
  ["GenerateCredentialReport", {}],
];

describe.each(changing)("%s", (action, params) => {
  test.each(["cut-off-body", "malformed-xml", "empty-body"] as const)(
    "changes nothing if its response is replaced by %s",
    async (fault) => {
      const iam = mockBothServices();
      const before = await visible();
      iam.fail(action, fault);
      expect((await request("iam", action, params)).status).toBe(200);
      expect(await visible()).toBe(before);
    },
  );

  test("changes the account if the fault is applied", async () => {
    const iam = mockBothServices();
    const before = await visible();
    iam.fail(action, "malformed-xml", { applied: true });
    await request("iam", action, params);
    expect(await visible()).not.toBe(before);
  });

  test("returns an empty result if the fault is not applied", async () => {
    mockBothServices().fail(action, "malformed-xml");
    const body = await (await request("iam", action, params)).text();
    expect(body).toMatch(
      new RegExp(
        `^<${action}Response xmlns="[^"]+">\n(  <${action}Result/>\n)?  <ResponseMetadata>\n    <RequestId>.*</RequestId>\n  </ResponseMetadata>\n$`,
      ),
    );
  });
});

const reading: readonly [action: ActionName, params: Params, content: string, service?: Service][] = [
  ["ListAccessKeys", { UserName: "Bob" }, KEY],
  ["ListUsers", {}, "<UserName>Eve</UserName>"],
  ["GetUser", { UserName: "Bob" }, "<UserName>Bob</UserName>"],
  ["GetAccessKeyLastUsed", { AccessKeyId: KEY }, "<Region>N/A</Region>"],
  ["GetAccountSummary", {}, "<key>Users</key>"],
  ["ListUserTags", { UserName: "Bob" }, "<Key>k</Key>"],
  ["ListUserPolicies", { UserName: "Bob" }, "<PolicyNames/>"],
  ["ListAttachedUserPolicies", { UserName: "Bob" }, "<AttachedPolicies/>"],
  ["ListGroupsForUser", { UserName: "Bob" }, "<Groups/>"],
  ["ListMFADevices", { UserName: "Bob" }, "<MFADevices/>"],
  ["ListSigningCertificates", { UserName: "Bob" }, "<Certificates/>"],
  ["ListSSHPublicKeys", { UserName: "Bob" }, "<SSHPublicKeys/>"],
  ["ListServiceSpecificCredentials", { UserName: "Bob" }, "<ServiceSpecificCredentials/>"],
  ["GetCallerIdentity", {}, "<Arn>arn:aws:iam::123456789012:root</Arn>", "sts"],
  ["GetAccessKeyInfo", { AccessKeyId: KEY }, "<Account>123456789012</Account>", "sts"],
  ["GetSessionToken", {}, "<Expiration>2026-03-04T06:06:07Z</Expiration>", "sts"],
  [
    "AssumeRole",
    { RoleArn: "arn:aws:iam::123456789012:role/audit", RoleSessionName: "night" },
    "<Arn>arn:aws:sts::123456789012:assumed-role/audit/night</Arn>",
    "sts",
  ],
];

test.each(reading)(
  "%s returns its content in a malformed response, because it only reads",
  async (action, params, content, service) => {
    mockBothServices().fail(action, "malformed-xml");
    expect(await (await request(service ?? "iam", action, params)).text()).toContain(content);
  },
);

test("GetCredentialReport returns its content in a malformed response, because it only reads", async () => {
  const iam = mockBothServices();
  for (const Action of ["GenerateCredentialReport", "GetCredentialReport"]) await request("iam", Action, {});
  iam.fail("GetCredentialReport", "malformed-xml");
  expect(await (await request("iam", "GetCredentialReport", {})).text()).toContain(
    "<ReportFormat>text/csv</ReportFormat>",
  );
});
