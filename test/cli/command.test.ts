import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import {
  CreateAccessKeyCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { mswIam, serve } from "../support/command.ts";
import { bob, fixture, folder, names, pageSizes, unsigned } from "../support/fixture-file.ts";

describe("msw-iam serve", () => {
  test("serves a fixture to the SDK in truncated pages, of which one fails once", async () => {
    const served = await serve(
      fixture(bob(5)),
      ...["--truncate", "ListAccessKeys=2,0,2", "--fail", "ListAccessKeys=ServiceFailure:after=1:times=1"],
    );
    expect(await pageSizes(served.client())).toEqual([2, 0, 2, 1]);
    await served.says(/page 4/);
    expect(served.lines.map((line) => line.replace(/Marker=\S+/, "Marker=…"))).toEqual([
      "ListAccessKeys  UserName=Bob  root  page 1: 2, more follow  200",
      "ListAccessKeys  UserName=Bob Marker=…  root  500 ServiceFailure  fault ServiceFailure",
      "ListAccessKeys  UserName=Bob Marker=…  root  page 2: 0, more follow  200",
      "ListAccessKeys  UserName=Bob Marker=…  root  page 3: 2, more follow  200",
      "ListAccessKeys  UserName=Bob Marker=…  root  page 4: 1  200",
    ]);
  });

  test("prints environment variables that configure IAM and STS clients", async () => {
    const served = await serve(fixture({ AccountId: "210987654321", Users: [{ UserName: "Bob", AccessKeys: 1 }] }));
    for (const [name, value] of Object.entries(served.environment)) vi.stubEnv(name, value);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(await names(new IAMClient())).toEqual(["Bob"]);
    expect(await new STSClient().send(new GetCallerIdentityCommand())).toMatchObject({
      Arn: "arn:aws:iam::210987654321:root",
    });
  });

  test("accepts the options of mockIam()", async () => {
    const options = ["--random-seed", "7", "--account-id", "111122223333", "--authentication", "identify"];
    const served = await serve(fixture(bob(1)), ...options);
    const other = await serve(fixture(bob(1)), "--random-seed=-8.5", "--xml", "recorded");
    expect(other.environment["AWS_ACCESS_KEY_ID"]).not.toBe(served.environment["AWS_ACCESS_KEY_ID"]);
    const { Users } = await served.client().send(new ListUsersCommand({}));
    expect(Users?.[0]?.Arn).toBe("arn:aws:iam::111122223333:user/Bob");
    expect((await unsigned(served, "Action=ListUsers")).status).toBe(403);
    const xml = await (await unsigned(other, "Action=ListUsers")).text();
    expect(xml.indexOf("<IsTruncated>")).toBeLessThan(xml.indexOf("<UserName>"));
  });

  test("applies one --truncate size to every page, and a custom --fail code with its status", async () => {
    const served = await serve(
      fixture(bob(5)),
      ...["--truncate", "ListAccessKeys=2", "--fail", "ListUsers=Custom:status=418:applied:after=1:times=1"],
    );
    expect(await pageSizes(served.client())).toEqual([2, 2, 1]);
    const statuses: number[] = [];
    for (let sent = 0; sent < 3; sent += 1) statuses.push((await unsigned(served, "Action=ListUsers")).status);
    expect(statuses).toEqual([200, 418, 200]);
    await served.says(/418 Custom/);
  });

  test("refuses a client with a wrong secret with --authentication sigv4", async () => {
    const served = await serve(fixture(bob(1)), "--authentication", "sigv4");
    expect(await names(served.client())).toEqual(["Bob"]);
    const accessKeyId = served.environment["AWS_ACCESS_KEY_ID"] ?? "";
    const wrongSecret = served.client({ credentials: { accessKeyId, secretAccessKey: "guessed" } });
    await expect(names(wrongSecret)).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  });

  test("accepts a downloaded credential report", async () => {
    const account = fixture({ Users: [{ UserName: "Bob", Path: "/dev/" }, { UserName: "Carol" }] });
    const served = await serve(account, "--credential-report", "live");
    await served.client().send(new GenerateCredentialReportCommand({}));
    const { Content = "" } = await served.client().send(new GetCredentialReportCommand({}));
    const copy = await serve(fixture(Buffer.from(Content).toString()));
    const { Users } = await copy.client().send(new ListUsersCommand({}));
    expect(Users).toMatchObject([{ Arn: "arn:aws:iam::123456789012:user/dev/Bob" }, { UserName: "Carol" }]);
  });

  test("supports the control requests reset, seed and journal", async () => {
    const served = await serve(fixture(bob(1)), "--fail", "ListUsers=NoSuchEntity:times=1");
    const client = served.client();
    await expect(client.send(new ListUsersCommand({}))).rejects.toThrow("cannot be found");
    expect((await served.control("POST", "seed", JSON.stringify({ Users: [{ UserName: "Carol" }] }))).status).toBe(204);
    const several = [{ Users: [{ UserName: "Dave" }] }, { AccessKeyMetadata: [{ UserName: "Erin" }] }];
    expect((await served.control("POST", "seed", JSON.stringify(several))).status).toBe(204);
    expect(await names(client)).toEqual(["Bob", "Carol", "Dave", "Erin"]);
    await client.send(new CreateAccessKeyCommand({ UserName: "Carol" }));

    const journal = await (await served.control("GET", "journal")).text();
    expect(JSON.parse(journal)).toMatchObject([
      { action: "ListUsers", status: 404, errorCode: "NoSuchEntity", fault: "NoSuchEntity" },
      { action: "ListUsers", status: 200, page: { number: 1, items: 4, truncated: false } },
      { action: "CreateAccessKey", params: { UserName: "Carol" }, caller: { arn: "arn:aws:iam::123456789012:root" } },
    ]);
    expect(journal).not.toContain("EXAMPLEKEY");

    expect((await served.control("HEAD", "journal")).status).toBe(200);

    expect((await served.control("POST", "reset?now")).status).toBe(204);
    expect(await (await served.control("GET", "journal")).json()).toEqual([]);
    // The fault from the command line is active again.
    await expect(client.send(new ListUsersCommand({}))).rejects.toThrow("cannot be found");
    expect(await names(client)).toEqual(["Bob"]);
  });

  test("seeds again with --watch when a fixture changes, and keeps the account while a fixture is malformed", async () => {
    const file = fixture(bob(1));
    const served = await serve(file, "--watch");
    const client = served.client();
    expect(await names(client)).toEqual(["Bob"]);
    writeFileSync(file, '{ "Users": [');
    await served.says(/^msw-iam: .*fixture-\d+\.json: is not JSON: .* The account was not changed\.$/);
    expect(await names(client)).toEqual(["Bob"]);
    writeFileSync(file, JSON.stringify({ Users: [{ UserName: "Carol" }] }));
    await served.says(/seeded again/);
    expect(await names(client)).toEqual(["Carol"]);
    expect(await (await served.control("GET", "journal")).json()).toHaveLength(1);
    expect(served.lines.filter((line) => line.includes(served.endpoint))).toEqual([]);
    // As an editor does that replaces the file.
    rmSync(file);
    await served.says(/cannot be read: there is no such file/);
    writeFileSync(file, JSON.stringify({ AccountId: "210987654321", Users: [] }));
    await served.says(/AWS account 210987654321 at /);
    expect(await served.stop("SIGTERM")).toBe(0);
  });
});

describe("starting and stopping", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("%s stops the command and closes its connections", async (signal) => {
    const served = await serve();
    await served.client().send(new ListUsersCommand({}));
    const { hostname, port } = new URL(served.endpoint);
    const socket = connect(Number(port), hostname);
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf");
    await once(socket, "data");
    expect(await served.stop(signal)).toBe(0);
    expect(served.complaints).toEqual([]);
    await expect(fetch(served.endpoint)).rejects.toThrow("fetch failed");
  });

  test("no-response waits until the client gives up, and does not keep the command from stopping", async () => {
    const served = await serve(fixture(bob(2)), "--fail", "ListAccessKeys=no-response");
    const query = "Action=ListAccessKeys&UserName=Bob";
    const requestHandler = new NodeHttpHandler({ requestTimeout: 300, throwOnRequestTimeout: true });
    const impatient = served.client({ maxAttempts: 1, requestHandler });
    await expect(impatient.send(new ListAccessKeysCommand({ UserName: "Bob" }))).rejects.toThrow(/timeout|timed out/i);
    await served.says(/no response {2}fault no-response/);
    const waiting = unsigned(served, query);
    waiting.catch(() => {});
    await vi.waitFor(async () => expect(await (await served.control("GET", "journal")).json()).toHaveLength(2), {
      timeout: 30_000,
    });
    expect(await served.stop("SIGINT")).toBe(0);
    await expect(waiting).rejects.toThrow("fetch failed");
    // The request that the command aborted is not printed.
    expect(served.lines).toHaveLength(1);
  });

  test("the command listens on 127.0.0.1 by default, and on another address with --host", async () => {
    expect((await serve()).endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const wide = await serve("--host", "0.0.0.0");
    expect((await unsigned(wide, "Action=ListUsers")).status).toBe(200);
  });

  test("a port that is in use is an error", async () => {
    const other = createServer();
    onTestFinished(() => {
      other.close();
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const port = String((other.address() as AddressInfo).port);
    expect(await mswIam("serve", "--port", port)).toEqual({
      code: 1,
      stdout: "",
      stderr: `msw-iam: port ${port} on 127.0.0.1 is already in use. Choose another one with --port, or use --port 0 to pick a free one.\n`,
    });
  });

  test("--help lists every option, and --version prints the version", async () => {
    const help = await mswIam("serve", "--help");
    expect(help).toEqual({ ...(await mswIam("--help")), code: 0, stderr: "" });
    for (const option of [
      "port",
      "host",
      "watch",
      "truncate",
      "fail",
      "respond",
      "delay",
      "throttle",
      "propagation",
      "clock-skew",
      "partition",
      "quota",
      "credential-report",
      "authentication",
      "account-id",
      "random-seed",
      "xml",
    ])
      expect(help.stdout).toContain(`\n  --${option} `);
    expect(await mswIam("check", "a.json", "-h")).toEqual(help);
    expect(await mswIam("--version")).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});

describe("msw-iam check", () => {
  test("lists every issue with its path, file by file", async () => {
    const keys = [{ AccessKeyId: "AKIA1234567890EXAMPLE" }, { AccessKeyId: "AKIA1234567890EXAMPLE", Status: "Actve" }];
    const bad = fixture({ Users: [{ UserName: "Bob", Pth: "/", AccessKeys: keys }, { UserName: 3 }, {}] });
    const good = fixture(bob(1));
    const broken = fixture("[");
    const { code, stdout, stderr } = await mswIam("check", bad, good, broken, join(folder, "missing.json"));
    expect([code, stderr]).toEqual([1, ""]);
    const lines = stdout
      .trim()
      .replaceAll(`${folder}/`, "")
      .replaceAll(/fixture-\d+/g, "fixture")
      .split("\n");
    expect(lines.map((line) => line.replace(/JSON: .*/, "JSON: …"))).toEqual([
      'fixture.json: Users[0].AccessKeys[1].Status is "Actve"; expected "Active", "Inactive" or "Expired".',
      'fixture.json: Users[0].Pth is not a known member. Did you mean "Path"?',
      "fixture.json: Users[1].UserName is 3; expected 1 to 128 letters, digits or _+=,.@-.",
      "fixture.json: Users[2].UserName is missing, and has no default. Add it.",
      'fixture.json: Users[0].AccessKeys[1].AccessKeyId is "AKIA1234567890EXAMPLE", the same as Users[0].AccessKeys[0].AccessKeyId. Use another one.',
      "fixture.json: ok",
      "fixture.json: is not JSON: …",
      "missing.json: cannot be read: there is no such file.",
    ]);
  });

  test("accepts the shipped fixtures and a file with a byte order mark", async () => {
    const shipped = ["documentation-sample", "stale-keys"].map((name) => `fixtures/${name}.json`);
    const marked = fixture(`\uFEFF${JSON.stringify(bob(1))}`);
    expect(await mswIam("check", ...shipped, marked)).toEqual({
      code: 0,
      stdout: [...shipped, marked].map((file) => `${file}: ok\n`).join(""),
      stderr: "",
    });
  });

  test("treats arguments after -- as files", async () => {
    expect(await mswIam("check", "--", "--help")).toEqual({
      code: 1,
      stdout: "--help: cannot be read: there is no such file.\n",
      stderr: "",
    });
  });

  test("reports a fixture that is not an object", async () => {
    const { stdout } = await mswIam("check", fixture("[]"), fixture("null"));
    expect(stdout.replaceAll(`${folder}/`, "").replaceAll(/-\d+/g, "")).toBe(
      "fixture.json: the fixture is an array; expected an object. Split it into separate fixtures.\nfixture.json: the fixture is null; expected an object.\n",
    );
  });
});
