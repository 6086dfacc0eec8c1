import { formatWithOptions, inspect } from "node:util";
import * as iamSdk from "@aws-sdk/client-iam";
import * as stsSdk from "@aws-sdk/client-sts";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { errorCodes } from "../../src/protocol/error-codes.ts";
import { awsError } from "../../src/protocol/errors.ts";
import { clientOf } from "../support/client.ts";
import { HOST, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";
import "msw-iam/vitest";

const { CreateAccessKeyCommand, IAMClient, ListAccessKeysCommand } = iamSdk;

// The secret and the token have the format of AWS's own.
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
const TOKEN = `IQoJb3JpZ2luX2VjE${"Zz+/".repeat(60)}==`;
const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
// These don't look like secrets.
const PASSWORD = "an open secret of 1 user";
const SEED = "QWERTYUIOPASDFGH234567";
const [BOBS_PHONE, ROOTS_PHONE, SPARE_PHONE] = ["phone", "root", "spare"].map(
  (name) => `arn:aws:iam::123456789012:mfa/${name}`,
) as [string, string, string];
const [ONE, TWO] = ["ACCABOBSCREDENTIALXX1", "ACCABOBSCREDENTIALXX2"];
const account = {
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [{ AccessKeyId: BOBS_KEY, SecretAccessKey: SECRET }, {}],
      LoginProfile: { Password: PASSWORD, FormerPasswords: [`former ${PASSWORD}`] },
      MFADevices: [{ SerialNumber: BOBS_PHONE, Base32StringSeed: SEED }],
      ServiceSpecificCredentials: [
        { ServiceSpecificCredentialId: ONE, ServiceName: "codecommit.amazonaws.com", ServicePassword: PASSWORD },
        { ServiceSpecificCredentialId: TWO, ServiceName: "bedrock.amazonaws.com", ServiceCredentialSecret: PASSWORD },
      ],
    },
  ],
  RootUser: {
    AccessKeys: [{}],
    LoginProfile: { Password: PASSWORD, FormerPasswords: [`former ${PASSWORD}`] },
    MFADevices: [{ SerialNumber: ROOTS_PHONE, Base32StringSeed: SEED }],
  },
  VirtualMFADevices: [{ SerialNumber: SPARE_PHONE, Base32StringSeed: SEED }],
  TemporaryCredentials: [
    { AccessKeyId: "ASIASESSION1EXAMPLE", SecretAccessKey: `${SECRET}x`, SessionToken: TOKEN },
    {},
  ],
};

const KINDS_OF_PRIVATE_KEY = ["", "RSA ", "OPENSSH ", "ENCRYPTED "];
const privateKey = (kind: string) =>
  `-----BEGIN ${kind}PRIVATE KEY-----\n${SECRET}\n-----END ${kind}PRIVATE KEY-----\n`;

/** Returns every secret of a mock. */
function secretsOf(iam: MockIam): string[] {
  const secrets = new Set([SECRET, TOKEN, PASSWORD, SEED, iam.clientConfig().credentials.secretAccessKey]);
  JSON.stringify(iam.snapshot(), (name, value) => {
    if (/^(?:SecretAccessKey|SessionToken)$/.test(name)) secrets.add(value);
    return value;
  });
  return [...secrets];
}

/** Returns the mock's secrets that a text contains, whole or in part, escaped or not. */
const secretsIn = (iam: MockIam, text: string) =>
  secretsOf(iam).filter((secret) => text.includes(secret.slice(0, 30)) || text.includes(JSON.stringify(secret)));

/** Returns everything that a person or a reporter may print of a value. */
function printAll(value: unknown): string {
  const everything = { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null };
  return [
    String(value),
    JSON.stringify(value),
    inspect(value, everything),
    formatWithOptions(everything, "%s %o %O %j", value, value, value, value),
  ].join("\n");
}

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

function errorThrownBy(misuse: () => unknown): Error {
  try {
    misuse();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error(`${misuse} threw nothing.`);
}

describe("no secret appears in the error", () => {
  test("of any AWS error code", () => {
    // The names of some codes are as long as a secret.
    for (const code of errorCodes)
      expect(printAll(awsError(code)).replaceAll(code, "")).not.toMatch(/EXAMPLEKEY|[A-Za-z0-9+/]{40}/);
  });

  // Arguments in the wrong place, as in a test without types.
  const iam = mockIam({ account });
  const record = iam.account.user("Bob")?.AccessKeys[0];
  const config = iam.clientConfig("Bob");
  const key = { AccessKeyId: SECRET, SecretAccessKey: BOBS_KEY };
  const seedBob = (user: object) => mockIam({ account: { Users: [{ UserName: "Bob", ...user }] } });
  const bob = (user: object) => ({ Users: [{ UserName: "Bob", ...user }] });
  const credential = (id: string, ServiceName: string, secret: object) =>
    bob({ ServiceSpecificCredentials: [{ ServiceSpecificCredentialId: id, ServiceName, ...secret }] });
  // Each fixture contradicts `account`.
  const differing: [what: string, fixture: object][] = [
    ["password", bob({ LoginProfile: { Password: "x" } })],
    ["former password", bob({ LoginProfile: { FormerPasswords: ["x"] } })],
    ["seed", bob({ MFADevices: [{ SerialNumber: BOBS_PHONE, Base32StringSeed: "X" }] })],
    ["password of a service", credential(ONE, "codecommit.amazonaws.com", { ServicePassword: "x" })],
    ["secret of a service", credential(TWO, "bedrock.amazonaws.com", { ServiceCredentialSecret: "x" })],
    ["password of the root user", { RootUser: { LoginProfile: { Password: "x" } } }],
    ["former password of the root user", { RootUser: { LoginProfile: { FormerPasswords: ["x"] } } }],
    ["seed of the root user", { RootUser: { MFADevices: [{ SerialNumber: ROOTS_PHONE, Base32StringSeed: "X" }] } }],
    [
      "seed of a device that is not assigned",
      { VirtualMFADevices: [{ SerialNumber: SPARE_PHONE, Base32StringSeed: "X" }] },
    ],
  ];

  test.each<[string, () => unknown]>([
    ["a record in place of { accessKeyId }", () => iam.clientConfig(record as never)],
    ["a secret in place of an id", () => iam.clientConfig({ accessKeyId: SECRET })],
    ["a secret in place of a user's name", () => iam.clientConfig(SECRET)],
    ["a client's configuration in place of options", () => mockIam(config as never)],
    ["a fixture in place of the seed", () => mockIam({ randomSeed: account as never })],
    ["a secret as an option", () => mockIam({ accountId: SECRET })],
    ["a record in place of a status", () => iam.account.updateAccessKey("Bob", BOBS_KEY, record as never)],
    ["a secret in place of a status", () => iam.account.updateAccessKey("Bob", BOBS_KEY, SECRET as never)],
    ["a secret in place of a key's id", () => iam.account.deleteAccessKey("Bob", SECRET)],
    ["a secret in place of a name", () => iam.account.createAccessKey(SECRET)],
    ["a record in place of a use", () => iam.account.recordUse(BOBS_KEY, record as never)],
    [
      "a record in place of a date",
      () => iam.account.recordUse(BOBS_KEY, { ServiceName: "s3", Region: "", LastUsedDate: record as never }),
    ],
    ["a secret in place of a used key's id", () => iam.account.recordUse(SECRET, { ServiceName: "s3", Region: "" })],
    ["a key with id and secret swapped", () => iam.account.createAccessKey("Bob", key)],
    ["a fixture's key with id and secret swapped", () => iam.seed({ RootAccessKeys: [key] })],
    ["a token in place of an id", () => iam.seed({ TemporaryCredentials: [{ AccessKeyId: TOKEN }] })],
    ["a secret that is a number", () => iam.seed({ RootAccessKeys: [{ SecretAccessKey: 7 as never }] })],
    ["a secret in place of a key", () => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: [SECRET as never] }] })],
    ["a secret in place of the keys", () => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: SECRET as never }] })],
    ["a secret under a misspelt name", () => iam.seed({ RootAccessKeys: [{ SecretAccesKey: SECRET } as never] })],
    [
      "a seed with a user who differs",
      () => iam.seed({ Users: [{ ...account.Users[0], UserName: "Bob", Path: "/x/" }] }),
    ],
    ["a seed with keys that exist", () => iam.seed(account)],
    ...differing.flatMap(([what, fixture]): [string, () => unknown][] => [
      [`a seed with another ${what}`, () => mockIam({ account: fixture }).seed(account)],
      [`two fixtures of which one has another ${what}`, () => mockIam({ account: [fixture, account] })],
    ]),
    ["a password in place of the former ones", () => seedBob({ LoginProfile: { FormerPasswords: PASSWORD } })],
    ...["SSHPublicKeys", "SigningCertificates"].flatMap((list) =>
      KINDS_OF_PRIVATE_KEY.map((kind): [string, () => unknown] => [
        `a private key (${kind}PRIVATE KEY) in ${list}`,
        () =>
          seedBob({
            [list]: [{ [list === "SSHPublicKeys" ? "SSHPublicKeyBody" : "CertificateBody"]: privateKey(kind) }],
          }),
      ]),
    ),
    ["a former password that is a number", () => seedBob({ LoginProfile: { FormerPasswords: [PASSWORD, 7] } })],
  ])("for %s", (_, misuse) => {
    const error = errorThrownBy(misuse);
    expect(secretsIn(iam, printAll(error) + error.message)).toEqual([]);
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
