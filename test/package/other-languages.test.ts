import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../support/built-command.ts";
import { mswIam, type Served, serve } from "../support/command.ts";

const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
afterAll(() => rmSync(folder, { recursive: true }));
const account = join(folder, "account.json");
writeFileSync(account, JSON.stringify({ Users: [{ UserName: "Bob", AccessKeys: 5 }, { UserName: "Carol" }] }));

const oneKeyEach = join(folder, "one-key-each.json");
writeFileSync(
  oneKeyEach,
  JSON.stringify({
    Users: [
      {
        UserName: "Bob",
        Path: "/dev/",
        CreateDate: "2020-01-01T00:00:00Z",
        AccessKeys: [
          {
            AccessKeyId: "AKIABOBSFIRSTEXAMPLE",
            CreateDate: "2020-02-02T00:00:00Z",
            AccessKeyLastUsed: { LastUsedDate: "2026-03-03T00:00:00Z", ServiceName: "s3", Region: "us-east-1" },
          },
        ],
      },
      {
        UserName: "Carol",
        CreateDate: "2020-01-01T00:00:00Z",
        AccessKeys: [{ Status: "Inactive", CreateDate: "2021-01-01T00:00:00Z" }],
      },
    ],
  }),
);

/** Returns the first program that runs. Debian's comes first, because another program of the same name may precede it in PATH. */
const installed = (candidates: readonly string[], args: readonly string[]) =>
  candidates.find((program) => {
    try {
      execFileSync(program, args, { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
const aws = installed(["/usr/bin/aws", "aws"], ["--version"]);
const python = installed(["/usr/bin/python3", "python3"], ["-c", "import boto3"]);
if (aws === undefined) console.warn("Skipped: the AWS CLI is not installed (Debian: apt-get install awscli).");
if (python === undefined) console.warn("Skipped: boto3 is not installed (Debian: apt-get install python3-boto3).");

/** Returns the environment of a shell that ran the lines that `serve` printed, without any other AWS setting. */
const environmentOf = (served: Served): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: folder,
  AWS_EC2_METADATA_DISABLED: "true",
  ...served.environment,
});

describe.skipIf(aws === undefined)("the AWS CLI", () => {
  /** Each call passes the endpoint, because a CLI older than 2.13 does not read it from the environment. */
  const cli = async (served: Served, service: string, ...args: string[]) => {
    const finished = await run(aws ?? "", ["--endpoint-url", served.endpoint, "--output", "json", service, ...args], {
      env: environmentOf(served),
    });
    return { ...finished, json: () => JSON.parse(finished.stdout) };
  };

  test("sends signatures that sigv4 accepts, lists truncated pages, and changes keys", async () => {
    const served = await serve(account, "--truncate", "ListAccessKeys=2", "--authentication", "sigv4");
    const listed = await cli(served, "iam", "list-access-keys", "--user-name", "Bob");
    expect(listed.stderr).toBe("");
    expect(listed.json().AccessKeyMetadata).toHaveLength(5);
    await served.says(/page 3: 1/);

    const created = await cli(served, "iam", "create-access-key", "--user-name", "Carol");
    const { AccessKeyId } = created.json().AccessKey;
    const key = ["--user-name", "Carol", "--access-key-id", AccessKeyId];
    expect(await cli(served, "iam", "update-access-key", ...key, "--status", "Inactive")).toMatchObject({ code: 0 });
    const carols = await cli(served, "iam", "list-access-keys", "--user-name", "Carol");
    expect(carols.json().AccessKeyMetadata).toMatchObject([{ AccessKeyId, Status: "Inactive" }]);
    const used = await cli(served, "iam", "get-access-key-last-used", "--access-key-id", AccessKeyId);
    expect(used.json()).toEqual({ UserName: "Carol", AccessKeyLastUsed: { ServiceName: "N/A", Region: "N/A" } });
    expect(await cli(served, "iam", "delete-access-key", ...key)).toMatchObject({ code: 0, stdout: "" });
    const again = await cli(served, "iam", "delete-access-key", ...key);
    expect(again.code).toBeGreaterThan(0);
    expect(again.stderr).toContain("An error occurred (NoSuchEntity)");
  });

  test("gets its caller identity, creates a user, and reads the credential report", async () => {
    const served = await serve(account);
    const identity = await cli(served, "sts", "get-caller-identity");
    expect(identity.json()).toEqual({
      UserId: "123456789012",
      Account: "123456789012",
      Arn: "arn:aws:iam::123456789012:root",
    });
    const created = await cli(served, "iam", "create-user", "--user-name", "dora", "--path", "/ops/");
    expect(created.json().User.Arn).toBe("arn:aws:iam::123456789012:user/ops/dora");
    const users = (await cli(served, "iam", "list-users")).json();
    expect(users.Users.map((user: { UserName: string }) => user.UserName)).toEqual(["Bob", "Carol", "dora"]);
    expect((await cli(served, "iam", "generate-credential-report")).json().State).toBe("STARTED");
    const report = (await cli(served, "iam", "get-credential-report")).json();
    expect(report.ReportFormat).toBe("text/csv");
    expect(Buffer.from(report.Content, "base64").toString().split("\n")).toHaveLength(5);
  });

  test("prints output that check and serve accept unchanged", async () => {
    const served = await serve(oneKeyEach);
    await cli(served, "iam", "generate-credential-report");
    const commands = [
      ["list-users"],
      ["list-access-keys", "--user-name", "Bob"],
      ["get-access-key-last-used", "--access-key-id", "AKIABOBSFIRSTEXAMPLE"],
      ["get-credential-report"],
    ];
    const printed: string[] = [];
    for (const [command = "", ...args] of commands) {
      const { stdout } = await cli(served, "iam", command, ...args);
      const file = join(folder, `${command}.json`);
      writeFileSync(file, stdout);
      printed.push(file);
    }
    const csv = join(folder, "report.csv");
    const report = JSON.parse(readFileSync(join(folder, "get-credential-report.json"), "utf8"));
    writeFileSync(csv, Buffer.from(report.Content, "base64"));
    expect(await mswIam("check", ...printed, csv)).toEqual({
      code: 0,
      stdout: [...printed, csv].map((file) => `${file}: ok\n`).join(""),
      stderr: "",
    });

    const twin = await serve(...printed, csv);
    for (const args of [["list-users"], ["list-access-keys", "--user-name", "Bob"], commands[2] ?? []])
      expect((await cli(twin, "iam", ...args)).json()).toEqual((await cli(served, "iam", ...args)).json());
    const carols = (await cli(twin, "iam", "list-access-keys", "--user-name", "Carol")).json();
    // Version 1 of the CLI prints a date as it receives it. Version 2 reformats it.
    const CreateDate = expect.stringMatching(/^2021-01-01T00:00:00(?:Z|\+00:00)$/);
    expect(carols.AccessKeyMetadata).toMatchObject([{ Status: "Inactive", CreateDate }]);
  });

  test("retries after a temporary fault", async () => {
    const served = await serve(account, "--fail", "ListUsers=ServiceFailure:times=2");
    expect((await cli(served, "iam", "list-users")).json().Users).toHaveLength(2);
    await served.says(/500 ServiceFailure/);
  });
});

describe.skipIf(python === undefined)("boto3", () => {
  test("sends signatures that sigv4 accepts, paginates, gets its caller identity, and changes keys", async () => {
    const served = await serve(account, "--truncate", "ListAccessKeys=2,0,2", "--authentication", "sigv4");
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
    const { stdout, stderr } = await run(python ?? "", ["-c", program], { env: environmentOf(served) });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([
      [2, 0, 2, 1],
      "arn:aws:iam::123456789012:user/Carol",
      "sts",
      "InvalidClientTokenId",
      0,
    ]);
  });
});
