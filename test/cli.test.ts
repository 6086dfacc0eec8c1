import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import {
  CreateAccessKeyCommand,
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListUsersCommand,
  paginateListAccessKeys,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { mswIam, type Served, serve } from "./command.ts";

// Of the built command each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

let files = 0;
function fixture(content: unknown): string {
  files += 1;
  const file = join(folder, `fixture-${files}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const bob = (keys: number) => ({ Users: [{ UserName: "Bob", AccessKeys: keys }] });
const names = async (client: IAMClient) =>
  (await client.send(new ListUsersCommand({}))).Users?.map((user) => user.UserName);

async function pageSizes(client: IAMClient): Promise<number[]> {
  const sizes: number[] = [];
  for await (const page of paginateListAccessKeys({ client }, { UserName: "Bob" }))
    sizes.push(page.AccessKeyMetadata?.length ?? 0);
  return sizes;
}

const unsigned = (served: Served, query: string, init: RequestInit = {}) =>
  fetch(`${served.endpoint}/?Version=2010-05-08&${query}`, init);

describe("msw-iam serve", () => {
  test("serves a fixture to the SDK, in truncated pages, one of which fails once", async () => {
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

  test("prints the lines to paste, with which clients of IAM and STS need no configuration", async () => {
    const served = await serve(fixture({ AccountId: "210987654321", Users: [{ UserName: "Bob", AccessKeys: 1 }] }));
    for (const [name, value] of Object.entries(served.environment)) vi.stubEnv(name, value);
    expect(await names(new IAMClient())).toEqual(["Bob"]);
    expect(await new STSClient().send(new GetCallerIdentityCommand())).toMatchObject({
      Arn: "arn:aws:iam::210987654321:root",
    });
  });

  test("takes the options of mockIam", async () => {
    const options = ["--seed", "7", "--account-id", "111122223333", "--authentication", "identify"];
    const served = await serve(fixture(bob(1)), ...options);
    const other = await serve(fixture(bob(1)), "--seed=-8.5", "--xml", "recorded");
    expect(other.environment["AWS_ACCESS_KEY_ID"]).not.toBe(served.environment["AWS_ACCESS_KEY_ID"]);
    const { Users } = await served.client().send(new ListUsersCommand({}));
    expect(Users?.[0]?.Arn).toBe("arn:aws:iam::111122223333:user/Bob");
    expect((await unsigned(served, "Action=ListUsers")).status).toBe(403);
    const xml = await (await unsigned(other, "Action=ListUsers")).text();
    expect(xml.indexOf("<IsTruncated>")).toBeLessThan(xml.indexOf("<UserName>"));
  });

  test("--truncate with one size holds for every page, and --fail takes a code of one's own with its status", async () => {
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

  test("--authentication sigv4 lets nobody in who does not know the secret", async () => {
    const served = await serve(fixture(bob(1)), "--authentication", "sigv4");
    expect(await names(served.client())).toEqual(["Bob"]);
    const accessKeyId = served.environment["AWS_ACCESS_KEY_ID"] ?? "";
    const stranger = served.client({ credentials: { accessKeyId, secretAccessKey: "guessed" } });
    await expect(names(stranger)).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  });

  test("takes a credential report as it is downloaded", async () => {
    const served = await serve(fixture({ Users: [{ UserName: "Bob", Path: "/dev/" }, { UserName: "Carol" }] }));
    await served.client().send(new GenerateCredentialReportCommand({}));
    const { Content = "" } = await served.client().send(new GetCredentialReportCommand({}));
    const twin = await serve(fixture(Buffer.from(Content).toString()));
    const { Users } = await twin.client().send(new ListUsersCommand({}));
    expect(Users).toMatchObject([{ Arn: "arn:aws:iam::123456789012:user/dev/Bob" }, { UserName: "Carol" }]);
  });

  test("claims every request that is not signed for another service, whatever host it names", async () => {
    const served = await serve(fixture(bob(1)));
    const { port } = new URL(served.endpoint);
    const statusFor = (headers: Record<string, string>, path = "/?Action=ListUsers&Version=2010-05-08") =>
      new Promise<number | undefined>((resolve, reject) => {
        const outgoing = request({ host: "127.0.0.1", port, path, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        outgoing.on("error", reject).end();
      });
    const credential = (service: string) => ({
      Authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
    });
    for (const Host of [`localhost:${port}`, "iam.test", "iam.amazonaws.com", "a b", ""])
      expect(await statusFor({ Host }), Host).toBe(200);
    expect(await statusFor({ ...credential("iam"), Host: "anything.example" })).toBe(200);
    expect(await statusFor({}, "http://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08")).toBe(200);
    expect(await statusFor({}, "//?Action=ListUsers&Version=2010-05-08")).toBe(200);
    expect(await statusFor({}, "/?Action=GetCallerIdentity&Version=2011-06-15")).toBe(200);
    for (const path of ["/", "/_msw-iam", "/_msw-iamb/reset"]) expect(await statusFor({}, path), path).toBe(400);
    expect(await statusFor(credential("s3"))).toBe(501);
    await served.says(/^GET \/ {2}signed for s3 {2}501$/);
    expect(await statusFor(credential("s3"), "http://s3.amazonaws.com/bucket")).toBe(501);
    await served.says(/^GET \/bucket {2}signed for s3 {2}501$/);
    expect(served.complaints).toEqual([]);
  });

  test("prints a request in a line that is not too wide", async () => {
    const served = await serve();
    const long = (letter: string) => letter.repeat(40);
    await unsigned(served, `Action=ListUsers&PathPrefix=${long("a")}&Marker=${long("b")}&MaxItems=${long("c")}`);
    await served.says(
      /^ListUsers {2}PathPrefix=a{23}… Marker=b{23}… Max… {2}root \(unsigned\) {2}400 ValidationError$/,
    );
  });

  test("says so where a request is not IAM's, and answers HEAD and large bodies", async () => {
    const served = await serve(fixture(bob(1)));
    const presigned = "X-Amz-Credential=AKIA/20261124/us-east-1/s3/aws4_request";
    const foreign = await unsigned(served, presigned);
    expect([foreign.status, foreign.headers.get("keep-alive")]).toEqual([501, "timeout=60"]);
    expect(await foreign.text()).toBe("msw-iam answers for IAM and STS only; this request is signed for s3.\n");
    const head = await unsigned(served, "Action=ListUsers", { method: "HEAD" });
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "text/xml", ""]);
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(100);
    const body = (length: number) => "Action=ListUsers&Padding=".padEnd(length, "x");
    expect((await unsigned(served, "", { method: "POST", body: body(16 * 1024 * 1024) })).status).toBe(200);
    const refused = await unsigned(served, "", { method: "POST", body: body(16 * 1024 * 1024 + 1) });
    expect([refused.status, await refused.text()]).toEqual([413, "msw-iam takes bodies of up to 16 MB.\n"]);
  });

  test("refuses what is no request to it, and does not mind a client that leaves in the middle of one", async () => {
    const served = await serve(fixture(bob(1)));
    const { hostname, port } = new URL(served.endpoint);
    const answer = await new Promise<string>((resolve, reject) => {
      const outgoing = request({ hostname, port, method: "TRACE" }, async (response) =>
        resolve(`${response.statusCode} ${await text(response)}`),
      );
      outgoing.on("error", reject).end();
    });
    expect(answer).toBe("400 msw-iam cannot read this request: TypeError: 'TRACE' HTTP method is unsupported.\n");
    const socket = connect(Number(port), hostname);
    socket.write(`POST / HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 100\r\n\r\nAction=`, () => socket.destroy());
    await once(socket, "close");
    expect(await names(served.client())).toEqual(["Bob"]);
    expect(served.complaints).toEqual([]);
  });

  test("answers to control: reset, seed, journal", async () => {
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
    // What the command line asked for is in force again.
    await expect(client.send(new ListUsersCommand({}))).rejects.toThrow("cannot be found");
    expect(await names(client)).toEqual(["Bob"]);
  });

  test("refuses a control request with a sentence", async () => {
    const served = await serve();
    const refusal = async (...args: Parameters<Served["control"]>) => {
      const response = await served.control(...args);
      return [response.status, (await response.json()).message];
    };
    expect(await refusal("POST", "seed", "{")).toEqual([400, expect.stringMatching(/^The body is not JSON: \S/)]);
    expect(await refusal("POST", "seed", JSON.stringify([bob(1), { Users: [{ UserName: 3 }] }]))).toEqual([
      400,
      "Failed to seed the account: Users[0].UserName of fixture 2 is 3; expected 1 to 128 of letters, digits and _+=,.@-. Nothing was seeded.",
    ]);
    const { status, headers } = await served.control("HEAD", "reset");
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
    expect(await refusal("GET", "reset")).toEqual([405, "/_msw-iam/reset expects POST, not GET."]);
    expect(await refusal("POST", "constructor")).toEqual([
      404,
      "There is no /_msw-iam/constructor. There are POST /_msw-iam/reset, POST /_msw-iam/seed, GET /_msw-iam/journal.",
    ]);
    expect(await names(served.client())).toEqual([]);
  });

  test("--watch seeds again when a fixture changes, and keeps the account while one is malformed", async () => {
    const file = fixture(bob(1));
    const served = await serve(file, "--watch");
    const client = served.client();
    expect(await names(client)).toEqual(["Bob"]);
    writeFileSync(file, '{ "Users": [');
    await served.says(/^msw-iam: .*fixture-\d+\.json: is not JSON: .* The account stays as it was\.$/);
    expect(await names(client)).toEqual(["Bob"]);
    writeFileSync(file, JSON.stringify({ Users: [{ UserName: "Carol" }] }));
    await served.says(/seeded again/);
    expect(await names(client)).toEqual(["Carol"]);
    expect(await (await served.control("GET", "journal")).json()).toHaveLength(1);
    expect(served.lines.filter((line) => line.includes(served.endpoint))).toEqual([]);
    // An editor that writes beside and renames.
    rmSync(file);
    await served.says(/cannot be read: there is no such file/);
    writeFileSync(file, JSON.stringify({ AccountId: "210987654321", Users: [] }));
    await served.says(/AWS account 210987654321 at /);
    expect(await served.stop("SIGTERM")).toBe(0);
  });

  test("--watch lets go of what the former account held back", async () => {
    const file = fixture(bob(1));
    const served = await serve(file, "--watch", "--fail", "ListUsers=no-response:times=1");
    const waiting = unsigned(served, "Action=ListUsers");
    await vi.waitFor(async () => expect(await (await served.control("GET", "journal")).json()).toHaveLength(1), {
      timeout: 10_000,
    });
    writeFileSync(file, JSON.stringify(bob(2)));
    await expect(waiting).rejects.toThrow("fetch failed");
  });
});

describe("transport faults over HTTP", () => {
  const faulty = (fault: string) => serve(fixture(bob(2)), "--fail", `ListAccessKeys=${fault}`);
  const query = "Action=ListAccessKeys&UserName=Bob";

  test("network-error closes the connection without an answer", async () => {
    const served = await faulty("network-error");
    await expect(unsigned(served, query)).rejects.toThrow("fetch failed");
    await served.says(/^ListAccessKeys {2}UserName=Bob {2}root \(unsigned\) {2}no response {2}fault network-error$/);
  });

  test("connection-reset closes it after a part of the body", async () => {
    const served = await faulty("connection-reset");
    const response = await unsigned(served, query);
    expect(response.status).toBe(200);
    const received: Uint8Array[] = [];
    const reading = (async () => {
      for await (const chunk of response.body ?? []) received.push(chunk);
    })();
    await expect(reading).rejects.toThrow("terminated");
    expect(Buffer.concat(received).toString()).toMatch(/^<ListAccessKeysResponse/);
  });

  test("no-response holds until the client gives up, and does not keep the command from stopping", async () => {
    const served = await faulty("no-response");
    const requestHandler = new NodeHttpHandler({ requestTimeout: 300, throwOnRequestTimeout: true });
    const impatient = served.client({ maxAttempts: 1, requestHandler });
    await expect(impatient.send(new ListAccessKeysCommand({ UserName: "Bob" }))).rejects.toThrow(/timeout|timed out/i);
    await served.says(/no response {2}fault no-response/);
    const waiting = unsigned(served, query);
    waiting.catch(() => {});
    await vi.waitFor(async () => expect(await (await served.control("GET", "journal")).json()).toHaveLength(2), {
      timeout: 10_000,
    });
    expect(await served.stop("SIGINT")).toBe(0);
    await expect(waiting).rejects.toThrow("fetch failed");
    // The one that the command gave up on is not told.
    expect(served.lines).toHaveLength(1);
  });

  test.each([
    ["cut-off-body", 200, /^<ListAccessKeysResponse[\s\S]*[^>\n]$/],
    ["empty-body", 200, /^$/],
    ["html-error-page", 503, /^<html>/],
  ])("%s", async (fault, status, body) => {
    const response = await unsigned(await faulty(fault), query);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(body);
  });

  test.each([
    ["an applied action has run", ":applied", 2],
    ["another has not", "", 1],
  ])("the SDK retries a reset connection; %s", async (_, applied, keys) => {
    const served = await serve(fixture(bob(0)), "--fail", `CreateAccessKey=connection-reset:times=1${applied}`);
    await served.client().send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    const { AccessKeyMetadata = [] } = await served.client().send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(keys);
    const [key] = AccessKeyMetadata;
    const { UserName } = await served.client().send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key?.AccessKeyId }));
    expect(UserName).toBe("Bob");
  });
});

describe("starting and stopping", () => {
  /** The one line that a command prints which cannot do what it was asked for. */
  async function complaint(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await mswIam(...args);
    expect([code, stdout]).toEqual([1, ""]);
    const [, line] = /^msw-iam: (.*)\n$/.exec(stderr.replaceAll(`${folder}/`, "")) ?? [];
    return line ?? stderr;
  }

  test.each(["SIGINT", "SIGTERM"] as const)("%s stops it, open connections and all", async (signal) => {
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

  test("binds to this machine only, unless told otherwise", async () => {
    expect((await serve()).endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const wide = await serve("--host", "0.0.0.0");
    expect((await unsigned(wide, "Action=ListUsers")).status).toBe(200);
  });

  test("a taken port is a clear error", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const port = String((other.address() as AddressInfo).port);
    expect(await mswIam("serve", "--port", port)).toEqual({
      code: 1,
      stdout: "",
      stderr: `msw-iam: port ${port} of 127.0.0.1 is taken. Give another by --port, or --port 0 for any that is free.\n`,
    });
    other.close();
  });

  test("a fixture that cannot be used is a clear error with its file's name", async () => {
    const complaintOn = (...args: string[]) => complaint("serve", "--port", "0", ...args);
    const good = fixture(bob(1));
    expect(await complaintOn(good, join(folder, "missing.json"))).toBe(
      "missing.json: cannot be read: there is no such file.",
    );
    expect(await complaintOn(folder)).toMatch(/: cannot be read: it is a folder\.$/);
    expect(await complaintOn(join(good, "inner.json"))).toMatch(
      /inner\.json: cannot be read: ENOTDIR: not a directory\b.*\.$/,
    );
    expect(await complaintOn(good, fixture("[\n\nx]"))).toMatch(/^fixture-\d+\.json: is not JSON: \S/);
    const bad = fixture({ Users: [{ UserName: "Bob", Path: "/x/" }, { UserName: "" }] });
    expect((await complaintOn(good, bad)).replace(basename(bad), "bad.json")).toMatch(
      /^bad\.json: Users\[1\]\.UserName is ""; expected .*\. And 1 more: msw-iam check lists them\.$/,
    );
    expect(await complaintOn(fixture({ AccountId: "111122223333" }), "--account-id", "210987654321")).toMatch(
      /AccountId is "111122223333", but this account is 210987654321/,
    );
  });

  test.each([
    [[], "expected a command: serve or check. See msw-iam --help."],
    [["sevre"], '"sevre" is no command. Did you mean "serve"? See msw-iam --help.'],
    [["serve", "--prot", "1"], '--prot is no option of serve. Did you mean "--port"? See msw-iam --help.'],
    [["serve", "--port"], "Option '--port <value>' argument missing."],
    [["serve", "--port", "x80"], '--port is "x80"; expected a number from 0 (any that is free) to 65535.'],
    [["serve", "--port", "65536"], '--port is "65536"; expected a number from 0 (any that is free) to 65535.'],
    [["serve", "--host="], '--host is ""; expected an address of this machine, such as 127.0.0.1.'],
    [["serve", "--seed", "x"], '--seed is "x"; expected a number.'],
    [["serve", "--xml", "short"], '--xml is "short"; expected documented or recorded.'],
    [["serve", "--authentication", "no"], '--authentication is "no"; expected trust or identify or sigv4.'],
    [
      ["serve", "--account-id", "1234567890123"],
      '--account-id is "1234567890123"; expected twelve digits, such as "123456789012".',
    ],
    [["serve", "--watch"], "--watch has nothing to watch. Name a fixture file."],
    [
      ["serve", "--truncate", "ListKeys=2"],
      /^--truncate ListKeys=2: Failed to truncate: "ListKeys" is not one of ListAccessKeys,.* Did you mean "\w+"\?$/,
    ],
    [
      ["serve", "--fail", "ListUsers=Throtling"],
      '--fail ListUsers=Throtling: Failed to add a fault on ListUsers: "Throtling" is no error code, transport fault or page trap that the double knows. Did you mean "Throttling"? For a code of your own, add its status, such as :status=503.',
    ],
    [["serve", "--fail", "ListUsers=Throttling:times=0"], /the option times is 0; expected a whole number, 1 or more/],
    [["serve", "--host", "203.0.113.1"], /^cannot listen on port 4566 of 203\.0\.113\.1: /],
    [
      // An address that no machine has (RFC 5737).
      ["serve", "--port", "65535", "--host", "203.0.113.1"],
      /^cannot listen on port 65535 of 203\.0\.113\.1: listen EADDRNOTAVAIL: .*\.$/,
    ],
    [["check", "--all"], "--all is no option of check. See msw-iam --help."],
    [["check"], "check expects the name of a fixture file, or several."],
  ])("%j is a clear error", async (args, sentence) => {
    expect(await complaint(...args)).toEqual(typeof sentence === "string" ? sentence : expect.stringMatching(sentence));
  });

  test.each(["ListAccessKeys=two", "ListAccessKeys=2,x", "ListAccessKeys=x,2", "ListAccessKeys", "=2"])(
    "--truncate %s is a clear error",
    async (truncation) => {
      expect(await complaint("serve", "--truncate", truncation)).toBe(
        `--truncate ${truncation}: expected an action and the sizes of its pages, such as ListAccessKeys=2,0,2 or ListAccessKeys=2.`,
      );
    },
  );

  test.each(["ListUsers", "ListUsers=", "=Throttling"])("--fail %s is a clear error", async (fault) => {
    expect(await complaint("serve", "--fail", fault)).toBe(
      `--fail ${fault}: expected an action and a fault, such as ListAccessKeys=ServiceFailure or ListAccessKeys=ServiceFailure:times=2.`,
    );
  });

  test.each(["time=2", "sometimes=2", "times=2x", "times="])("a fault's :%s is a clear error", async (modifier) => {
    expect(await complaint("serve", "--fail", `ListUsers=Throttling:${modifier}`)).toBe(
      `--fail ListUsers=Throttling:${modifier}: "${modifier}" is none of times=<n>, after=<n>, applied and status=<n>.`,
    );
  });

  test("--help and --version", async () => {
    const help = await mswIam("serve", "--help");
    expect(help).toEqual({ ...(await mswIam("--help")), code: 0, stderr: "" });
    for (const option of ["port", "host", "watch", "truncate", "fail", "authentication", "account-id", "seed", "xml"])
      expect(help.stdout).toContain(`\n  --${option} `);
    expect(await mswIam("check", "a.json", "-h")).toEqual(help);
    expect(await mswIam("--version")).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});

describe("msw-iam check", () => {
  test("lists every complaint with its place, a file at a time", async () => {
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
      'fixture.json: Users[0].Pth is not a member that AWS has. Did you mean "Path"?',
      "fixture.json: Users[1].UserName is 3; expected 1 to 128 of letters, digits and _+=,.@-.",
      "fixture.json: Users[2].UserName is missing, and has no default. Add it.",
      'fixture.json: Users[0].AccessKeys[1].AccessKeyId is "AKIA1234567890EXAMPLE", which the account already has. Give another one.',
      "fixture.json: ok",
      "fixture.json: is not JSON: …",
      "missing.json: cannot be read: there is no such file.",
    ]);
  });

  test("finds nothing wrong with what it ships, and with what a byte order mark begins", async () => {
    const shipped = ["documentation-sample", "stale-keys"].map((name) => `fixtures/${name}.json`);
    const marked = fixture(`\uFEFF${JSON.stringify(bob(1))}`);
    expect(await mswIam("check", ...shipped, marked)).toEqual({
      code: 0,
      stdout: [...shipped, marked].map((file) => `${file}: ok\n`).join(""),
      stderr: "",
    });
  });

  test("takes what follows -- as files", async () => {
    expect(await mswIam("check", "--", "--help")).toEqual({
      code: 1,
      stdout: "--help: cannot be read: there is no such file.\n",
      stderr: "",
    });
  });

  test("says what is wrong with a fixture that is no object", async () => {
    const { stdout } = await mswIam("check", fixture("[]"), fixture("null"));
    expect(stdout.replaceAll(`${folder}/`, "").replaceAll(/-\d+/g, "")).toBe(
      "fixture.json: the fixture is an array; expected an object. Spread it.\nfixture.json: the fixture is null; expected an object.\n",
    );
  });
});
