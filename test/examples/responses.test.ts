import { GetRoleCommand, IAMClient, ListAccessKeysCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { iamTest } from "msw-iam/vitest-test";
import "msw-iam/vitest";
import { describe, expect } from "vitest";

const test = iamTest({ account: { Users: [{ UserName: "deploy", AccessKeys: 2 }] } });

/** The program under test: deactivates nothing, and only says which roles could replace a user's keys. */
async function replacementsOf(client: IAMClient, UserName: string): Promise<readonly string[]> {
  const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand({ UserName }));
  const { Roles = [] } = await client.send(new ListRolesCommand({ PathPrefix: "/service/" }));
  const names = Roles.map((role) => role.RoleName);
  const found = await Promise.all(names.map((RoleName) => client.send(new GetRoleCommand({ RoleName }))));
  const unused = found.filter(({ Role }) => Role?.RoleLastUsed?.LastUsedDate === undefined);
  return unused.map(({ Role }) => `${Role?.RoleName} for ${AccessKeyMetadata.length} keys`);
}

const roles = [
  { RoleName: "deploy", Path: "/service/", RoleLastUsed: {} },
  { RoleName: "backup", Path: "/service/", RoleLastUsed: { LastUsedDate: new Date("2026-10-01T00:00:00Z") } },
];

describe("a program that reads keys and roles", () => {
  test("gets keys from the account and roles from the test", async ({ iam }) => {
    iam.respond("ListRoles", ({ params }) => ({
      Roles: roles.filter((role) => role.Path.startsWith(params["PathPrefix"] ?? "/")),
    }));
    iam.respond("GetRole", ({ params }) => ({ Role: roles.find((role) => role.RoleName === params["RoleName"]) }));
    const client = new IAMClient(iam.clientConfig("deploy"));
    expect(await replacementsOf(client, "deploy")).toEqual(["deploy for 2 keys"]);
    expect(iam).toHaveReceivedActionTimes("GetRole", 2);
  });

  test("retries a role that fails once", async ({ iam }) => {
    iam.respond("ListRoles", { Roles: roles }).respond("GetRole", { Role: roles[0] });
    iam.fail("GetRole", "ServiceFailure", { params: { RoleName: "backup" }, times: 1 });
    await replacementsOf(new IAMClient(iam.clientConfig("deploy")), "deploy");
    expect(iam).toHaveRetriedAction("GetRole", 1);
  });
});
