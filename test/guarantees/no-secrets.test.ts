import { formatWithOptions, inspect } from "node:util";
import * as iamSdk from "@aws-sdk/client-iam";
import * as stsSdk from "@aws-sdk/client-sts";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { errorCodes } from "../../src/protocol/error-codes.ts";
import { awsError } from "../../src/protocol/errors.ts";
import { clientOf, HOST, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";
import "msw-iam/vitest";

const { CreateAccessKeyCommand, IAMClient, ListAccessKeysCommand } = iamSdk;

// The forms of AWS's own, as they are pasted from a real account.
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
const TOKEN = `IQoJb3JpZ2luX2VjE${"Zz+/".repeat(60)}==`;
const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
const account = {
  Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: BOBS_KEY, SecretAccessKey: SECRET }, {}] }],
  RootAccessKeys: [{}],
  TemporaryCredentials: [
    { AccessKeyId: "ASIASESSION1EXAMPLE", SecretAccessKey: `${SECRET}x`, SessionToken: TOKEN },
    {},
  ],
};

/** Every secret that a double has. */
function secretsOf(iam: MockIam): string[] {
  const secrets = new Set([SECRET, TOKEN, iam.clientConfig().credentials.secretAccessKey]);
  JSON.stringify(iam.snapshot(), (name, value) => {
    if (/^(?:SecretAccessKey|SessionToken)$/.test(name)) secrets.add(value);
    return value;
  });
  return [...secrets];
}

/** The secrets of a double that stand in a text, be it escaped or in part. */
const foundIn = (iam: MockIam, text: string) =>
  secretsOf(iam).filter((secret) => text.includes(secret.slice(0, 30)) || text.includes(JSON.stringify(secret)));

/** Whatever a person or a reporter may print of a value. */
function printed(value: unknown): string {
  const everything = { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null };
  return [
    String(value),
    JSON.stringify(value),
    inspect(value, everything),
    formatWithOptions(everything, "%s %o %O %j", value, value, value, value),
  ].join("\n");
}

/** What the SDK itself marks as sensitive in an action's input. */
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
      const given = new Command({}).schema[4];
      const [, , , , names = [], types = []]: string[][] = typeof given === "function" ? given() : given;
      const action = Command.name.replace("Command", "");
      return names.filter((_, index) => isSensitive(types[index])).map((name): [string, string] => [action, name]);
    });
}

/** A double that was asked for everything in every way, failures of its own included; console lines are noted. */
async function exercised() {
  const iam = mockOnServer({ account, services: ["iam", "sts"] });
  const lines: string[] = [];
  for (const method of ["debug", "error", "info", "log", "trace", "warn"] as const)
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => {
      lines.push(values.map(printed).join(" "));
    });
  for (const who of [undefined, "Bob", { accessKeyId: "ASIASESSION1EXAMPLE" }]) {
    const client = new IAMClient({ ...iam.clientConfig(who), maxAttempts: 1 });
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
      throw new Error("This is the test's own.");
    },
  });
  await post({ Action: "GetUser", UserName: "Bob" }, signedBy(BOBS_KEY));
  iam.propagation({ requests: 1 }).truncate("ListUsers", 1);
  await post({ Action: "ListAccessKeys", Marker: "nobody's", UserName: "Bob" });
  return { iam, lines };
}

describe("no secret stands", () => {
  test("in an answer, but for the one in which CreateAccessKey shows its own", async () => {
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
    const { iam } = await exercised();
    expect(iam.journal.attempts.length).toBeGreaterThan(20);
    for (const value of [iam.journal, iam.journal.attempts, iam.journal.calls, iam.journal.callsTo("ListAccessKeys")])
      expect(foundIn(iam, printed(value))).toEqual([]);
  });

  test("in the journal, where the SDK marks a parameter as sensitive", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer({ services: ["iam", "sts"] });
    const sensitive = sensitiveParameters();
    expect(sensitive).toEqual(expect.arrayContaining([["CreateLoginProfile", "Password"]]));
    for (const [Action, parameter] of sensitive) await post({ Action, [parameter]: SECRET });
    expect(iam.journal.attempts.map(({ action, params }) => ({ action, params }))).toEqual(
      sensitive.map(([action, parameter]) => ({ action, params: { [parameter]: "***" } })),
    );
  });

  test("in a console line", async () => {
    const { iam, lines } = await exercised();
    expect(lines.length).toBeGreaterThan(5);
    expect(foundIn(iam, lines.join("\n"))).toEqual([]);
  });

  test("in what is printed of the double, of its account, its handlers or a fault's handle", async () => {
    const { iam } = await exercised();
    for (const value of [iam, iam.account, iam.handlers, iam.fail("*", "AccessDenied")])
      expect(foundIn(iam, printed(value))).toEqual([]);
  });

  test("in a failing assertion's text, be it a matcher of ours or not", async () => {
    const { iam } = await exercised();
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
      expect(foundIn(iam, error.message + inspect(error, { depth: Infinity, getters: true }))).toEqual([]);
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

describe("no secret stands in an error", () => {
  test("of AWS's", () => {
    for (const code of errorCodes) expect(printed(awsError(code))).not.toMatch(/EXAMPLEKEY|[A-Za-z0-9+/]{40}/);
  });

  // What is given to the wrong place, as a slip of the hand or by a test without types.
  const iam = mockIam({ account });
  const record = iam.account.user("Bob")?.AccessKeys[0];
  const config = iam.clientConfig("Bob");
  const key = { AccessKeyId: SECRET, SecretAccessKey: BOBS_KEY };

  test.each<[string, () => unknown]>([
    ["a record in place of { accessKeyId }", () => iam.clientConfig(record as never)],
    ["an id and a secret the wrong way round", () => iam.clientConfig({ accessKeyId: SECRET })],
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
    ["a key with id and secret the wrong way round", () => iam.account.createAccessKey("Bob", key)],
    ["a fixture's key, the wrong way round", () => iam.seed({ RootAccessKeys: [key] })],
    ["a token in place of an id", () => iam.seed({ TemporaryCredentials: [{ AccessKeyId: TOKEN }] })],
    ["a secret that is a number", () => iam.seed({ RootAccessKeys: [{ SecretAccessKey: 7 as never }] })],
    ["a secret in place of a key", () => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: [SECRET as never] }] })],
    ["a secret in place of the keys", () => iam.seed({ Users: [{ UserName: "Eve", AccessKeys: SECRET as never }] })],
    ["a secret of a misspelt name", () => iam.seed({ RootAccessKeys: [{ SecretAccesKey: SECRET } as never] })],
    ["a seed whose user differs", () => iam.seed({ Users: [{ ...account.Users[0], UserName: "Bob", Path: "/x/" }] })],
    ["a seed whose keys exist", () => iam.seed(account)],
  ])("about %s", (_, misuse) => {
    const error = errorThrownBy(misuse);
    expect(foundIn(iam, printed(error) + error.message)).toEqual([]);
  });
});

describe("the places that have the secrets", () => {
  test("are snapshot(), clientConfig() and the account's records", async () => {
    const iam = mockIam({ account });
    expect(iam.snapshot().Users?.[0]?.AccessKeys).toMatchObject([{ SecretAccessKey: SECRET }, {}]);
    expect(iam.clientConfig("Bob").credentials.secretAccessKey).toBe(SECRET);
    expect(iam.clientConfig({ accessKeyId: "ASIASESSION1EXAMPLE" }).credentials.sessionToken).toBe(TOKEN);
    expect(iam.account.user("Bob")?.AccessKeys[0]?.SecretAccessKey).toBe(SECRET);
  });

  test("and the answer of CreateAccessKey, once", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    const { AccessKey } = await clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    expect(AccessKey?.SecretAccessKey).toBe(iam.account.user("Bob")?.AccessKeys[0]?.SecretAccessKey);
  });
});

describe("generated credentials are what secret scanners let pass", () => {
  // What gitleaks takes for an AWS key, and what of that its allow-list lets pass; AWS's own form for documentation.
  const TAKEN = /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g;
  const ALLOWED = /.+EXAMPLE$/;
  const TAKEN_SECRET = /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g;
  const ALLOWED_SECRET = /^[A-Za-z0-9/+]{30}EXAMPLEKEY$/;

  test("whatever the seed, in a snapshot, a client's configuration and an answer", async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const iam = mockIam({
        randomSeed: seed,
        account: { Users: [{ UserName: "Bob", AccessKeys: 20 }], TemporaryCredentials: [{}] },
      });
      iam.account.createUser("Eve");
      const url = `${HOST}?Action=CreateAccessKey&UserName=Eve&Version=${VERSION}`;
      const answer = await (await getResponse(iam.handlers, new Request(url)))?.text();
      const text = [iam.snapshot(), iam.clientConfig(), answer].map((value) => JSON.stringify(value)).join("\n");
      const ids = text.match(TAKEN) ?? [];
      expect(ids.length).toBeGreaterThan(22);
      expect(ids.filter((id) => !ALLOWED.test(id))).toEqual([]);
      const secrets = text.match(TAKEN_SECRET) ?? [];
      expect(secrets.length).toBeGreaterThan(20);
      expect(secrets.filter((secret) => !ALLOWED_SECRET.test(secret))).toEqual([]);
    }
  });
});
