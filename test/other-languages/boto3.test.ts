import { expect, test } from "vitest";
import { serve } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";
import { python, runPython } from "../support/other-languages.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 5 }, { UserName: "Carol" }] };

test.skipIf(python === undefined)(
  "boto3 signs for sigv4, paginates, gets its caller identity, and changes keys",
  async () => {
    const served = await serve(fixture(account), "--truncate", "ListAccessKeys=2,0,2", "--authentication", "sigv4");
    const program = `
import boto3, json
endpoint = "${served.endpoint}"
iam = boto3.client("iam", endpoint_url=endpoint)
pages = [len(page["AccessKeyMetadata"]) for page in iam.get_paginator("list_access_keys").paginate(UserName="Bob")]
key = iam.create_access_key(UserName="Carol")["AccessKey"]
carol = boto3.client("sts", endpoint_url=endpoint, aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
arn = carol.get_caller_identity()["Arn"]
used = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]["ServiceName"]
iam.update_access_key(UserName="Carol", AccessKeyId=key["AccessKeyId"], Status="Inactive")
try:
    carol.get_caller_identity()
except carol.exceptions.ClientError as error:
    refused = error.response["Error"]["Code"]
iam.delete_access_key(UserName="Carol", AccessKeyId=key["AccessKeyId"])
left = len(iam.list_access_keys(UserName="Carol")["AccessKeyMetadata"])
print(json.dumps([pages, arn, used, refused, left]))
`;
    expect(await runPython(served, program)).toEqual([
      [2, 0, 2, 1],
      "arn:aws:iam::123456789012:user/Carol",
      "sts",
      "InvalidClientTokenId",
      0,
    ]);
  },
);
