import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mswIam, type Served, serve } from "../support/command.ts";
import { fixture, folder } from "../support/fixture-file.ts";
import { aws, runAws } from "../support/other-languages.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 5 }, { UserName: "Carol" }] };
const LastUsedDate = "2026-03-03T00:00:00Z";
const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
const oneKeyEach = {
  Users: [
    {
      UserName: "Bob",
      Path: "/dev/",
      CreateDate: "2020-01-01T00:00:00Z",
      AccessKeys: [
        {
          AccessKeyId: BOBS_KEY,
          CreateDate: "2020-02-02T00:00:00Z",
          AccessKeyLastUsed: { LastUsedDate, ServiceName: "s3", Region: "us-east-1" },
        },
      ],
    },
    {
      UserName: "Carol",
      CreateDate: "2020-01-01T00:00:00Z",
      AccessKeys: [{ Status: "Inactive", CreateDate: "2021-01-01T00:00:00Z" }],
    },
  ],
};

/** Runs a command, and returns the name of a file with what it prints. */
async function printed(served: Served, command: string, ...args: readonly string[]): Promise<string> {
  const file = join(folder, `${command}-${args.length}.json`);
  writeFileSync(file, (await runAws(served, "iam", command, ...args)).stdout);
  return file;
}

// Each call takes about a second, so that no test has many.
describe.skipIf(aws === undefined)("the AWS CLI", () => {
  test("lists truncated pages with signatures that sigv4 accepts", async () => {
    const served = await serve(fixture(account), "--truncate", "ListAccessKeys=2", "--authentication", "sigv4");
    const listed = await runAws(served, "iam", "list-access-keys", "--user-name", "Bob");
    expect(listed.stderr).toBe("");
    expect(listed.json().AccessKeyMetadata).toHaveLength(5);
    await served.says(/page 3: 1/);
  });

  test("creates, updates and lists an access key", async () => {
    const served = await serve(fixture(account));
    const created = await runAws(served, "iam", "create-access-key", "--user-name", "Carol");
    const { AccessKeyId } = created.json().AccessKey;
    const key = ["--user-name", "Carol", "--access-key-id", AccessKeyId];
    expect(await runAws(served, "iam", "update-access-key", ...key, "--status", "Inactive")).toMatchObject({ code: 0 });
    const carols = await runAws(served, "iam", "list-access-keys", "--user-name", "Carol");
    expect(carols.json().AccessKeyMetadata).toMatchObject([{ AccessKeyId, Status: "Inactive" }]);
  });

  test("reads the last use of a key, and deletes the key once", async () => {
    const served = await serve(fixture(oneKeyEach));
    const used = await runAws(served, "iam", "get-access-key-last-used", "--access-key-id", BOBS_KEY);
    expect(used.json()).toMatchObject({ UserName: "Bob", AccessKeyLastUsed: { ServiceName: "s3" } });
    const key = ["--user-name", "Bob", "--access-key-id", BOBS_KEY];
    expect(await runAws(served, "iam", "delete-access-key", ...key)).toMatchObject({ code: 0, stdout: "" });
    const again = await runAws(served, "iam", "delete-access-key", ...key);
    expect(again.code).toBeGreaterThan(0);
    expect(again.stderr).toContain("An error occurred (NoSuchEntity)");
  });

  test("gets its caller identity, and creates and lists users", async () => {
    const served = await serve(fixture(account));
    const identity = await runAws(served, "sts", "get-caller-identity");
    expect(identity.json()).toEqual({
      UserId: "123456789012",
      Account: "123456789012",
      Arn: "arn:aws:iam::123456789012:root",
    });
    const created = await runAws(served, "iam", "create-user", "--user-name", "dora", "--path", "/ops/");
    expect(created.json().User.Arn).toBe("arn:aws:iam::123456789012:user/ops/dora");
    const users = (await runAws(served, "iam", "list-users")).json();
    expect(users.Users.map((user: { UserName: string }) => user.UserName)).toEqual(["Bob", "Carol", "dora"]);
  });

  test("prints users, keys and last uses that check accepts", async () => {
    const served = await serve(fixture(oneKeyEach));
    const files = [
      await printed(served, "list-users"),
      await printed(served, "list-access-keys", "--user-name", "Bob"),
      await printed(served, "get-access-key-last-used", "--access-key-id", BOBS_KEY),
    ];
    expect(await mswIam("check", ...files)).toEqual({
      code: 0,
      stdout: files.map((file) => `${file}: ok\n`).join(""),
      stderr: "",
    });
  });

  test.each([
    ["list-users", []],
    ["list-access-keys", ["--user-name", "Bob"]],
  ] as const)("prints the same %s of an account that was served from what it printed", async (command, args) => {
    const served = await serve(fixture(oneKeyEach));
    const file = await printed(served, command, ...args);
    const twin = await serve(file);
    expect((await runAws(twin, "iam", command, ...args)).json()).toEqual(
      (await runAws(served, "iam", command, ...args)).json(),
    );
  });

  test("prints a credential report that serve accepts, in base64 or as CSV", async () => {
    const served = await serve(fixture(oneKeyEach));
    expect((await runAws(served, "iam", "generate-credential-report")).json().State).toBe("STARTED");
    expect((await runAws(served, "iam", "generate-credential-report")).json().State).toBe("INPROGRESS");
    const report = (await runAws(served, "iam", "get-credential-report")).json();
    expect(report.ReportFormat).toBe("text/csv");
    const csv = join(folder, "report.csv");
    writeFileSync(csv, Buffer.from(report.Content, "base64"));
    for (const file of [fixture(report), csv]) {
      const twin = await serve(file);
      const carols = (await runAws(twin, "iam", "list-access-keys", "--user-name", "Carol")).json();
      // Version 1 of the CLI prints a date as it receives it. Version 2 reformats it.
      const CreateDate = expect.stringMatching(/^2021-01-01T00:00:00(?:Z|\+00:00)$/);
      expect(carols.AccessKeyMetadata).toMatchObject([{ Status: "Inactive", CreateDate }]);
    }
  });

  test("retries after a temporary fault", async () => {
    const served = await serve(fixture(account), "--fail", "ListUsers=ServiceFailure:times=2");
    expect((await runAws(served, "iam", "list-users")).json().Users).toHaveLength(2);
    await served.says(/500 ServiceFailure/);
  });
});
