import { expect, test } from "vitest";
import { main as audit } from "./audit.ts";
import { main as cleanup } from "./cleanup.ts";
import { main as credentialReport } from "./credential-report.ts";
import { main as mfaAudit } from "./mfa-audit.ts";
import { main as organisation } from "./organisation.ts";
import { main as policyAudit } from "./policy-audit.ts";
import { main as propagation } from "./propagation.ts";
import { main as quarantine } from "./quarantine.ts";
import { main as rotation } from "./rotation.ts";
import { main as throttling } from "./throttling.ts";
import { main as userCleaner } from "./user-cleaner.ts";

const run = async (main: (print: (line: string) => void) => Promise<void>) => {
  const lines: string[] = [];
  await main((line) => lines.push(line));
  return lines.join("\n");
};

test("the demo finds old keys over truncated pages, one of which fails once", async () => {
  expect(await run(audit)).toMatchInlineSnapshot(`
    "Active keys older than 90 days:
      alice: AKIASTALE0001EXAMPLE is 779 days old
      bob: AKIASTALE0003EXAMPLE is 242 days old
      ci-deploy: AKIASTALE0005EXAMPLE is 2404 days old

    Requests that the SDK sent, and their responses:
    msw-iam journal: 11 calls, 12 attempts
    active: truncate ListUsers to 4
    active: truncate ListAccessKeys to 1
    #    action          parameters                                          caller  page               response            fault
    1    ListUsers                                                           root    1: 4, more follow  200
    2    ListAccessKeys  UserName=alice                                      root    1: 1, more follow  200
    3.1  ListAccessKeys  UserName=alice Marker=AA2/dWX6BDxfntWSTyf6ILr…      root                       500 ServiceFailure  ServiceFailure
    3.2  ListAccessKeys  UserName=alice Marker=AA2/dWX6BDxfntWSTyf6ILr…      root    2: 1               200
    4    ListAccessKeys  UserName=bob                                        root    1: 1               200
    5    ListAccessKeys  UserName=carol                                      root    1: 1               200
    6    ListAccessKeys  UserName=ci-deploy                                  root    1: 1, more follow  200
    7    ListAccessKeys  UserName=ci-deploy Marker=AGV7x5zAMBRhPmnaFjk5KQU…  root    2: 1               200
    8    ListUsers       Marker=ABUVyLVB9lbjZtCeZv3bsJ1…                     root    2: 3               200
    9    ListAccessKeys  UserName=dave                                       root    1: 1               200
    10   ListAccessKeys  UserName=erin                                       root    1: 0               200
    11   ListAccessKeys  UserName=frank                                      root    1: 1               200"
  `);
});

test("the rotation copes with a lost response and with a key that another program deletes", async () => {
  expect(await run(rotation)).toMatchInlineSnapshot(`
    "deleted the key whose secret was lost
    the new key works for arn:aws:iam::123456789012:user/deploy
    the old key had already been deleted
    the account has 1 key; it is the new key: true
    another program deleted the old key: true"
  `);
});

test("the audit polls until the credential report is ready", async () => {
  expect(await run(credentialReport)).toMatchInlineSnapshot(`
    "alice: access_key_1 is 779 days old
    bob: access_key_1 is 242 days old
    bob: access_key_1 was never used
    ci-deploy: access_key_1 is 2404 days old
    requested the report 3 times"
  `);
});

test("the rotation copes with propagation", async () => {
  expect(await run(propagation)).toMatchInlineSnapshot(`
    "the new key of deploy was accepted at attempt 4
    the deleted key was still accepted
    4 responses were stale"
  `);
});

test("a client with enough retries reads every key under throttling", async () => {
  expect(await run(throttling)).toMatchInlineSnapshot(`
    "a client with ten attempts counts 8 keys
    some of its attempts were throttled: true
    a client with one attempt fails: Throttling: Rate exceeded"
  `);
});

test("the cleanup job deletes every inactive key while it reads pages", async () => {
  expect(await run(cleanup)).toMatchInlineSnapshot(`
    "deleted 5 keys
    left: Active, Active"
  `);
});

test("the organisation audit lists the keys of every account", async () => {
  expect(await run(organisation)).toMatchInlineSnapshot(`
    "arn:aws:sts::222222222222:assumed-role/KeyAudit/nightly:
      keys of deploy: 2
    arn:aws:sts::333333333333:assumed-role/KeyAudit/nightly:
      keys of alice: 1
      keys of bob: 0
    roles assumed through the management account: 2"
  `);
});

test("the policy audit reads every page of users, roles and customer policies", async () => {
  expect(await run(policyAudit)).toMatchInlineSnapshot(`
    "user bob has no path
    role legacy has no description
    policy unused is attached to nothing
    requests: 8"
  `);
});

test("the user cleaner removes all attachments of users, and deletes the users", async () => {
  expect(await run(userCleaner)).toBe(
    [
      "Cannot delete entity, must delete login profile first.",
      "removed from leaver: login profile, key AKIALEAVER001EXAMPLE, policy buckets, attached ReadOnlyAccess, attached Billing, attached AWSSupportAccess, group admins, group developers",
      "removed from other: nothing",
      "users left: 0",
    ].join("\n"),
  );
});

test("the quarantine denies everything, deactivates keys, and tags the user, even after a failure", async () => {
  expect(await run(quarantine)).toMatchInlineSnapshot(`
    "the first run fails: AccessDenied
    the second run deactivates 0 keys
    attached: AWSCompromisedKeyQuarantineV3
    tags: team=storage, quarantine=INC-7
    keys: Inactive, Inactive"
  `);
});

test("the MFA audits through the API and through the credential report find the same users", async () => {
  expect(await run(mfaAudit)).toBe("The API: ann, dora\nThe credential report: ann, dora");
});
