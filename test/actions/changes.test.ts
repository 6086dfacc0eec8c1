import type { ActionName, MockIam, TransportFault } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { actionNames, findAction } from "../../src/actions/registry.ts";
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

const transportFaults: readonly TransportFault[] = [
  ...(["network-error", "connection-reset", "no-response", "cut-off-body"] as const),
  ...(["malformed-xml", "empty-body", "html-error-page"] as const),
];

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

test("every action that changes the account is checked", () => {
  const names = actionNames.filter((name) => findAction(name)?.changes === true);
  const checked = [...changing.map(([action]) => action), "AssumeRole", "AssumeRoleWithWebIdentity", "GetSessionToken"];
  expect(checked.toSorted()).toEqual(names.toSorted());
});

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

const ROLE = { RoleArn: "arn:aws:iam::123456789012:role/audit", RoleSessionName: "night" };

describe.each([
  ["AssumeRole", ROLE, "sts"],
  ["GetSessionToken", {}, "sts"],
  ["CreateAccessKey", { UserName: "Bob" }, "iam"],
  ["CreateUser", { UserName: "Zoe" }, "iam"],
] as const)("the ids that %s generates", (action, params, service) => {
  /** The ids in the first response of this action. */
  async function firstIds(prepare: (iam: MockIam) => Promise<void>) {
    const iam = mockOnServer({ account, services: ["iam", "sts"] });
    await prepare(iam);
    const body = await (await request(service, action, params)).text();
    return body.match(/<(?:AccessKeyId|UserId)>\w+/g);
  }

  test.each(transportFaults)("are the same after an attempt that %s responds to", async (fault) => {
    const untouched = await firstIds(async () => {});
    const faulted = await firstIds(async (iam) => {
      const handle = iam.fail("*", fault, { times: 1 });
      const client = new AbortController();
      const response = request(service, action, params, client.signal).catch(() => undefined);
      await vi.waitUntil(() => handle.hits === 1, { timeout: 30_000 });
      client.abort();
      await response;
    });
    expect(untouched).toHaveLength(1);
    expect(faulted).toEqual(untouched);
  });

  test("differ after an attempt to which a fault with applied: true responds", async () => {
    const faulted = await firstIds(async (iam) => {
      iam.fail("*", "malformed-xml", { times: 1, applied: true });
      await request(service, action, params);
      if (action === "CreateUser") iam.account.deleteUser("Zoe");
      if (action === "CreateAccessKey")
        iam.account.deleteAccessKey("Bob", iam.account.user("Bob")?.AccessKeys[1]?.AccessKeyId ?? "");
    });
    expect(faulted).not.toEqual(await firstIds(async () => {}));
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

test("every action that only reads, and can find something, is checked", () => {
  const names = actionNames.filter((name) => findAction(name)?.output !== undefined && !findAction(name)?.changes);
  const checked = [...reading.map(([action]) => action), "GetCredentialReport"];
  expect(checked.toSorted()).toEqual(names.toSorted());
});
