import { expect, test } from "vitest";
import { main as audit } from "./audit.ts";
import { main as cleanup } from "./cleanup.ts";
import { main as credentialReport } from "./credential-report.ts";
import { main as organisation } from "./organisation.ts";
import { main as propagation } from "./propagation.ts";
import { main as rotation } from "./rotation.ts";
import { main as throttling } from "./throttling.ts";

const run = async (main: (print: (line: string) => void) => Promise<void>) => {
  const lines: string[] = [];
  await main((line) => lines.push(line));
  return lines.join("\n");
};

test("the demo audits a fixture account over truncated pages, one of which fails once", async () => {
  expect(await run(audit)).toMatchInlineSnapshot(`
    "Active keys older than 90 days:
      alice: AKIASTALE0001EXAMPLE is 779 days old
      bob: AKIASTALE0003EXAMPLE is 242 days old
      ci-deploy: AKIASTALE0005EXAMPLE is 2404 days old

    What the SDK asked, and what it got:
    msw-iam journal: 11 calls, 12 attempts
    active: truncate ListUsers to 4
    active: truncate ListAccessKeys to 1
    #    action          parameters                                          caller  page               answer              fault
    1    ListUsers                                                           root    1: 4, more follow  200
    2    ListAccessKeys  UserName=alice                                      root    1: 1, more follow  200
    3.1  ListAccessKeys  UserName=alice Marker=AA4ptf7q/tJ/yPrKIOoItag…      root                       500 ServiceFailure  ServiceFailure
    3.2  ListAccessKeys  UserName=alice Marker=AA4ptf7q/tJ/yPrKIOoItag…      root    2: 1               200
    4    ListAccessKeys  UserName=bob                                        root    1: 1               200
    5    ListAccessKeys  UserName=carol                                      root    1: 1               200
    6    ListAccessKeys  UserName=ci-deploy                                  root    1: 1, more follow  200
    7    ListAccessKeys  UserName=ci-deploy Marker=AI3Xq7oSOXViACp6cXh1ry5…  root    2: 1               200
    8    ListUsers       Marker=AOlhLPLd8YC/A9fy7GCH3bK…                     root    2: 3               200
    9    ListAccessKeys  UserName=dave                                       root    1: 1               200
    10   ListAccessKeys  UserName=erin                                       root    1: 0               200
    11   ListAccessKeys  UserName=frank                                      root    1: 1               200"
  `);
});

test("a rotation survives a lost answer, and a key that is deleted under it", async () => {
  expect(await run(rotation)).toMatchInlineSnapshot(`
    "an orphan of a lost answer is deleted
    the new key works for arn:aws:iam::123456789012:user/deploy
    the old key was gone already
    the account has 1 key, the new one: true
    the old key was deleted under it: true"
  `);
});

test("an audit by credential report polls until there is one", async () => {
  expect(await run(credentialReport)).toMatchInlineSnapshot(`
    "alice: access_key_1 is 779 days old
    bob: access_key_1 is 242 days old
    bob: access_key_1 was never used
    ci-deploy: access_key_1 is 2404 days old
    asked for the report 4 times"
  `);
});

test("a rotation survives propagation", async () => {
  expect(await run(propagation)).toMatchInlineSnapshot(`
    "the new key of deploy is let in at try 4
    the deleted key was let in once more
    4 answers were stale"
  `);
});

test("retries and back-off get through throttling", async () => {
  expect(await run(throttling)).toMatchInlineSnapshot(`
    "a patient client counts 8 keys
    it was throttled on the way: true
    a hasty one gives up: Throttling: Rate exceeded"
  `);
});

test("a cleanup job deletes while it pages", async () => {
  expect(await run(cleanup)).toMatchInlineSnapshot(`
    "deleted 5 keys
    left: Active, Active"
  `);
});

test("an audit walks an organisation's accounts", async () => {
  expect(await run(organisation)).toMatchInlineSnapshot(`
    "as arn:aws:sts::222222222222:assumed-role/KeyAudit/nightly:
      deploy has 2 keys
    as arn:aws:sts::333333333333:assumed-role/KeyAudit/nightly:
      alice has 1 keys
      bob has 0 keys
    the management account was asked for 2 roles"
  `);
});
