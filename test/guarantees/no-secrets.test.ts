import { inspect } from "node:util";
import * as iamSdk from "@aws-sdk/client-iam";
import * as stsSdk from "@aws-sdk/client-sts";
import { mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { clientOf } from "../support/client.ts";
import { HOST, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";
import "msw-iam/vitest";
import {
  account,
  BOBS_KEY,
  errorThrownBy,
  KINDS_OF_PRIVATE_KEY,
  printAll,
  privateKey,
  SECRET,
  secretsIn,
  secretsOf,
  TOKEN,
} from "../support/secrets.ts";

const { CreateAccessKeyCommand, IAMClient, ListAccessKeysCommand } = iamSdk;

/** Returns the parameters that the SDK marks as sensitive. */
function sensitiveParameters(): [action: string, parameter: string][] {
  const SENSITIVE = 8;
  const isSensitive = (schema: unknown): boolean => {
    if (typeof schema === "function") return isSensitive(schema());
    return Array.isArray(schema) && (schema[0] === 0 ? (schema[3] & SENSITIVE) > 0 : isSensitive(schema[0]));
  };
  type WithSchema = new (input: object) => { schema: readonly unknown[] };
  const isCommand = (value: unknown): value is WithSchema =>
    typeof value === "function" && /.Command$/.test(value.name);
  return [iamSdk, stsSdk]
    .flatMap((sdk) => Object.values<unknown>(sdk).filter(isCommand))
    .flatMap((Command) => {
      const input = new Command({}).schema[4];
      const [, , , , names = [], types = []]: string[][] = typeof input === "function" ? input() : input;
      const action = Command.name.replace("Command", "");
      return names.filter((_, index) => isSensitive(types[index])).map((name): [string, string] => [action, name]);
    });
}

/** Sends a mock requests of every kind, including some that fail, and records the lines on the console. */
async function exerciseMock() {
  const iam = mockOnServer({ account, services: ["iam", "sts"] });
  const lines: string[] = [];
  for (const method of ["debug", "error", "info", "log", "trace", "warn"] as const)
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => {
      lines.push(values.map(printAll).join(" "));
    });
  for (const user of [undefined, "Bob", { accessKeyId: "ASIASESSION1EXAMPLE" }]) {
    const client = new IAMClient({ ...iam.clientConfig(user), maxAttempts: 1 });
    await client.send(new ListAccessKeysCommand({ UserName: "Bob", MaxItems: 1 }));
    await client.send(new CreateAccessKeyCommand({ UserName: "Bob" })).catch(() => {});
    await client.send(new iamSdk.ListRolesCommand({})).catch(() => {});
  }
  const presigned = {
    "X-Amz-Credential": `${BOBS_KEY}/20261124/us-east-1/iam/aws4_request`,
    "X-Amz-Security-Token": TOKEN,
  };
  await fetch(`${HOST}?${new URLSearchParams({ Action: "GetUser", Version: VERSION, ...presigned })}`);
  for (const [action, parameter] of sensitiveParameters())
    for (const Version of [VERSION, "2011-06-15"]) await post({ Action: action, Version, [parameter]: SECRET });
  iam.fail("GetUser", "AccessDenied", {
    when: () => {
      throw new Error("broken");
    },
  });
  await post({ Action: "GetUser", UserName: "Bob" }, signedBy(BOBS_KEY));
  iam.propagation({ requests: 1 }).truncate("ListUsers", 1);
  await post({ Action: "ListAccessKeys", Marker: "unknown", UserName: "Bob" });
  return { iam, lines };
}

describe("no secret appears", () => {
  test("in a response, except that of CreateAccessKey for its new key", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer({ account, services: ["iam", "sts"], quotas: { AccessKeysPerUser: 10 } });
    const known = { UserName: "Bob", AccessKeyId: BOBS_KEY, Status: "Active", PolicyName: "p", NewPath: "/ops/" };
    for (const Action of [...actionNames, "GenerateCredentialReport", "GetCredentialReport", "ListRoles", ""])
      for (const Version of [VERSION, "2011-06-15"])
        for (const parameters of [{}, known]) {
          if (Action === "DeleteUser" || Action === "DeleteAccessKey") continue;
          const before = secretsOf(iam);
          const text = await (await post({ Action, Version, ...parameters })).text();
          expect(
            before.filter((secret) => text.includes(secret)),
            Action,
          ).toEqual([]);
        }
  });

  test("in the journal, its attempts, its calls or its table", async () => {
    const { iam } = await exerciseMock();
    expect(iam.journal.attempts.length).toBeGreaterThan(20);
    for (const value of [iam.journal, iam.journal.attempts, iam.journal.calls, iam.journal.callsTo("ListAccessKeys")])
      expect(secretsIn(iam, printAll(value))).toEqual([]);
  });

  test("in the journal for a parameter that the SDK marks as sensitive", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer({ services: ["iam", "sts"] });
    const sensitive = sensitiveParameters();
    expect(sensitive).toEqual(expect.arrayContaining([["CreateLoginProfile", "Password"]]));
    for (const [Action, parameter] of sensitive) await post({ Action, [parameter]: SECRET });
    expect(iam.journal.attempts.map(({ action, params }) => ({ action, params }))).toEqual(
      sensitive.map(([action, parameter]) => ({ action, params: { [parameter]: "***" } })),
    );
  });

  test.each([
    ["UploadSigningCertificate", "CertificateBody"],
    ["UploadSSHPublicKey", "SSHPublicKeyBody"],
    ["UploadServerCertificate", "CertificateBody"],
    ["UploadServerCertificate", "CertificateChain"],
    ["UpdateSAMLProvider", "Tags.member.1.Value"],
  ])("in the journal if the request %s contains a private key as its %s", async (Action, parameter) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer({ account });
    for (const kind of KINDS_OF_PRIVATE_KEY) {
      await post({ Action, UserName: "Bob", [parameter]: privateKey(kind) });
      await post({ Action, UserName: "Bob", [parameter]: `${privateKey(kind)}\n-----BEGIN CERTIFICATE-----` });
    }
    for (const { params } of iam.journal.attempts) expect(params).toEqual({ UserName: "Bob", [parameter]: "***" });
    expect(iam.journal.attempts).toHaveLength(8);
    expect(secretsIn(iam, printAll(iam.journal))).toEqual([]);
  });

  test("in a console line", async () => {
    const { iam, lines } = await exerciseMock();
    expect(lines.length).toBeGreaterThan(5);
    expect(secretsIn(iam, lines.join("\n"))).toEqual([]);
  });

  test("if the mock, its account, its handlers or a fault's handle is printed", async () => {
    const { iam } = await exerciseMock();
    for (const value of [iam, iam.account, iam.handlers, iam.fail("*", "AccessDenied")])
      expect(secretsIn(iam, printAll(value))).toEqual([]);
  });

  test("in the message of a failing assertion, with or without our matchers", async () => {
    const { iam } = await exerciseMock();
    const failing = [
      () => expect(iam).toHaveReceivedAction("DeleteUser"),
      () => expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: "Eve" }),
      () => expect(iam).not.toHaveReceivedAction("CreateAccessKey"),
      () => expect(iam).toHaveReceivedActionTimes("CreateAccessKey", 77),
      () => expect(iam).toHaveReceivedNthAction(1, "DeleteUser"),
      () => expect(iam).toHaveReceivedLastAction("DeleteUser", { UserName: "Bob" }),
      () => expect(iam).toHaveRetriedAction("CreateAccessKey", 77),
      () => expect(iam).toHaveReadAllPages("ListAccessKeys"),
      () => expect(iam).toEqual({}),
      () => expect(iam).toMatchObject({ account: { accountId: "1" } }),
      () => expect(iam.account).toBeNull(),
      () => expect(iam.journal).toEqual([]),
      () => expect(iam.journal.attempts).toEqual([]),
    ];
    for (const assertion of failing) {
      const error = errorThrownBy(assertion);
      expect(secretsIn(iam, error.message + inspect(error, { depth: Infinity, getters: true }))).toEqual([]);
    }
  });
});

describe("a secret appears", () => {
  test("in snapshot(), clientConfig() and the account's records", async () => {
    const iam = mockIam({ account });
    expect(iam.snapshot().Users?.[0]?.AccessKeys).toMatchObject([{ SecretAccessKey: SECRET }, {}]);
    expect(iam.clientConfig("Bob").credentials.secretAccessKey).toBe(SECRET);
    expect(iam.clientConfig({ accessKeyId: "ASIASESSION1EXAMPLE" }).credentials.sessionToken).toBe(TOKEN);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.SecretAccessKey).toBe(SECRET);
  });

  test("in the response of CreateAccessKey", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    const { AccessKey } = await clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    expect(AccessKey?.SecretAccessKey).toBe(iam.account.user("Bob")?.AccessKeys[0]?.SecretAccessKey);
  });
});
