import { expect, test } from "vitest";
import { serve } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";
import { aws, python, runAws, runPython } from "../support/other-languages.ts";

// One call each. `npm run test:long` has the rest, in test/other-languages.

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }] };

test.skipIf(aws === undefined)("the AWS CLI lists keys over truncated pages", async () => {
  const served = await serve(fixture(account), "--truncate", "ListAccessKeys=2", "--authentication", "sigv4");
  const { stderr, json } = await runAws(served, "iam", "list-access-keys", "--user-name", "Bob");
  expect(stderr).toBe("");
  expect(json().AccessKeyMetadata).toHaveLength(3);
});

test.skipIf(python === undefined)("boto3 lists keys over truncated pages", async () => {
  const served = await serve(fixture(account), "--truncate", "ListAccessKeys=2", "--authentication", "sigv4");
  const program = `
import boto3, json
iam = boto3.client("iam", endpoint_url="${served.endpoint}")
pages = iam.get_paginator("list_access_keys").paginate(UserName="Bob")
print(json.dumps([len(page["AccessKeyMetadata"]) for page in pages]))
`;
  expect(await runPython(served, program)).toEqual([2, 1]);
});
