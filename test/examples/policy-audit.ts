// Audits users, roles and customer policies. The mock keeps the users. The test gives it the roles and policies, in pages of two.

import { IAMClient, paginateListPolicies, paginateListRoles, paginateListUsers } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

/** The program under test. */
async function findProblems(client: IAMClient): Promise<readonly string[]> {
  const findings: string[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, {}))
    for (const user of Users) if (user.Path === "/") findings.push(`user ${user.UserName} has no path`);
  for await (const { Roles = [] } of paginateListRoles({ client }, {}))
    for (const role of Roles)
      if (role.Description === undefined) findings.push(`role ${role.RoleName} has no description`);
  for await (const { Policies = [] } of paginateListPolicies({ client }, { Scope: "Local" }))
    for (const policy of Policies)
      if (policy.AttachmentCount === 0) findings.push(`policy ${policy.PolicyName} is attached to nothing`);
  return findings;
}

const arn = (resource: string) => `arn:aws:iam::123456789012:${resource}`;
const CreateDate = new Date("2026-01-01T00:00:00Z");

const roles = ["deploy", "backup", "audit", "legacy", "ci"].map((RoleName, index) => ({
  ...{ RoleName, RoleId: `AROA${index}EXAMPLE`, Path: "/", Arn: arn(`role/${RoleName}`), CreateDate },
  Description: RoleName === "legacy" ? undefined : `The role of ${RoleName}`,
}));
const policies = ["read", "write", "unused"].map((PolicyName) => ({
  ...{ PolicyName, Arn: arn(`policy/${PolicyName}`), CreateDate },
  AttachmentCount: PolicyName === "unused" ? 0 : 2,
}));

export async function main(print: (line: string) => void): Promise<void> {
  const iam = mockIam({ account: { Users: [{ UserName: "alice", Path: "/dev/" }, { UserName: "bob" }] } });
  iam.respond("ListRoles", { Roles: roles }, { paginate: "Roles" });
  // Policies of AWS are not in this account, so a program that forgets the scope finds none.
  iam.respond("ListPolicies", ({ params }) => ({ Policies: params["Scope"] === "Local" ? policies : [] }), {
    paginate: "Policies",
  });
  iam.truncate("ListUsers", 1).truncate("ListRoles", 2).truncate("ListPolicies", [2, 0]);

  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    for (const finding of await findProblems(new IAMClient(iam.clientConfig()))) print(finding);
    print(`requests: ${iam.journal.attempts.length}`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
