import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type MockIam, mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { mockOnServer } from "../support/server.ts";

const account = {
  Users: [
    {
      UserName: "Bob",
      AccessKeys: [
        { AccessKeyId: "AKIABOBSPASSIVEXAMPL", SecretAccessKey: "bob's first", Status: "Inactive" },
        { AccessKeyId: "AKIABOBSEXPIREDXAMPL", SecretAccessKey: "bob's second", Status: "Expired" },
        { AccessKeyId: "AKIABOBSACTIVEXAMPLE", SecretAccessKey: "bob's third", UserName: "Label" },
        { AccessKeyId: "AKIABOBSYOUNGERXAMPL", SecretAccessKey: "bob's fourth" },
      ],
    },
    { UserName: "Eve" },
    { UserName: "Ian", AccessKeys: [{ Status: "Inactive" }, { Status: "Expired" }] },
  ],
  RootAccessKeys: [{ AccessKeyId: "AKIAROOTSOWNKEYXAMPL", SecretAccessKey: "root's own" }],
  TemporaryCredentials: [
    { AccessKeyId: "ASIASEEDEDSEEDEXAMPLE", SecretAccessKey: "temporary", SessionToken: "token" },
    { AccessKeyId: "ASIAGENERATEDEXAMPLES" },
  ],
};
const made = () => mockIam({ account });
const rootKey = () => made().clientConfig().credentials.accessKeyId;
const config = (accessKeyId: string, secretAccessKey: string, token: object = {}) => ({
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey, ...token },
});
const generatedSecret: string = expect.stringMatching(/^[A-Za-z0-9+/]{30}EXAMPLEKEY$/);

type Who = Parameters<MockIam["clientConfig"]>[0];

describe("clientConfig", () => {
  test.each<[string, Who, ReturnType<typeof config>]>([
    ["a user's first active key", "Bob", config("AKIABOBSACTIVEXAMPLE", "bob's third")],
    ["the same, whatever the case of the name", "bOB", config("AKIABOBSACTIVEXAMPLE", "bob's third")],
    [
      "an inactive key by its id",
      { accessKeyId: "AKIABOBSPASSIVEXAMPL" },
      config("AKIABOBSPASSIVEXAMPL", "bob's first"),
    ],
    [
      "an expired key by its id",
      { accessKeyId: "AKIABOBSEXPIREDXAMPL" },
      config("AKIABOBSEXPIREDXAMPL", "bob's second"),
    ],
    [
      "a root user's own key by its id",
      { accessKeyId: "AKIAROOTSOWNKEYXAMPL" },
      config("AKIAROOTSOWNKEYXAMPL", "root's own"),
    ],
    [
      "seeded temporary credentials",
      { accessKeyId: "ASIASEEDEDSEEDEXAMPLE" },
      config("ASIASEEDEDSEEDEXAMPLE", "temporary", { sessionToken: "token" }),
    ],
    [
      "temporary credentials whose secret and token are generated",
      { accessKeyId: "ASIAGENERATEDEXAMPLES" },
      config("ASIAGENERATEDEXAMPLES", generatedSecret, { sessionToken: expect.stringMatching(/EXAMPLETOKEN==$/) }),
    ],
    ["the root key without an argument", undefined, config(rootKey(), generatedSecret)],
    ["the root key by its id", { accessKeyId: rootKey() }, config(rootKey(), generatedSecret)],
  ])("is that of %s", (_, who, expected) => {
    const found = made().clientConfig(who);
    expect(found).toStrictEqual(expected);
    expect("sessionToken" in found.credentials).toBe("sessionToken" in expected.credentials);
  });

  test("follows the account: the next active key, and none once they are deleted", () => {
    const iam = made();
    const active = () => iam.clientConfig("Bob").credentials.accessKeyId;
    iam.account.updateAccessKey("Bob", "AKIABOBSACTIVEXAMPLE", "Inactive");
    expect(active()).toBe("AKIABOBSYOUNGERXAMPL");
    iam.account.updateAccessKey("Bob", "AKIABOBSPASSIVEXAMPL", "Active");
    expect(active()).toBe("AKIABOBSPASSIVEXAMPL");
    for (const key of iam.account.user("Bob")?.AccessKeys ?? []) iam.account.deleteAccessKey("Bob", key.AccessKeyId);
    expect(active).toThrow('the user "Bob" has no active access key');
    expect(() => iam.clientConfig({ accessKeyId: "AKIABOBSACTIVEXAMPLE" })).toThrow(/no access key/);
  });

  test("has the same secret as the key's record, and another one for each key", () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    const keys = iam.account.user("Bob")?.AccessKeys ?? [];
    const secrets = keys.map(
      ({ AccessKeyId }) => iam.clientConfig({ accessKeyId: AccessKeyId }).credentials.secretAccessKey,
    );
    expect(secrets).toEqual(keys.map((key) => key.SecretAccessKey));
    expect(new Set([...secrets, iam.clientConfig().credentials.secretAccessKey]).size).toBe(4);
  });

  test.each<[Who, string]>([
    ["Bob", "arn:aws:iam::123456789012:user/Bob"],
    [{ accessKeyId: "AKIAROOTSOWNKEYXAMPL" }, "arn:aws:iam::123456789012:root"],
    [undefined, "arn:aws:iam::123456789012:root"],
    [{ accessKeyId: "ASIASEEDEDSEEDEXAMPLE" }, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"],
    [{ accessKeyId: "ASIAGENERATEDEXAMPLES" }, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"],
  ])("of %j signs requests that sigv4() accepts", async (who, Arn) => {
    const iam = mockOnServer({ account, services: ["iam", "sts"], authentication: sigv4() });
    expect(await new STSClient(iam.clientConfig(who)).send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn });
  });

  const expected = "expected the name of a user, { accessKeyId }, or nothing, not";
  test.each<[unknown, string]>([
    ["Nobody", 'the account has no user "Nobody". Seed the user first.'],
    ["", 'the account has no user "". Seed the user first.'],
    ["AKIAX", 'the account has no user "AKIAX". Seed the user first.'],
    ...["AKIABOBSACTIVEXAMPLE", "AKIANOSUCHKEYEXAMPLE", "ASIASEEDEDSEEDEXAMPLE"].map((id): [string, string] => [
      id,
      `the account has no user "${id}". For an access key, give { accessKeyId: "${id}" }.`,
    ]),
    ["Eve", 'the user "Eve" has no active access key. Seed one, or give { accessKeyId }.'],
    ["ian", 'the user "Ian" has no active access key. Seed one, or give { accessKeyId }.'],
    [{ accessKeyId: "AKIANOSUCHKEYEXAMPLE" }, 'the account has no access key "AKIANOSUCHKEYEXAMPLE". Seed it first.'],
    [{ accessKeyId: "Bob" }, 'the account has no access key "Bob". Seed it first.'],
    [{}, `${expected} an object.`],
    [{ accessKeyId: 5 }, `${expected} an object.`],
    [[], `${expected} an array.`],
    [7, `${expected} 7.`],
    [null, `${expected} null.`],
    [() => "Bob", `${expected} a function.`],
  ])("for %j throws a sentence: %s", (who, sentence) => {
    const iam = made();
    expect(() => iam.clientConfig(who as Who)).toThrow(
      new TypeError(`Failed to create a client configuration: ${sentence}`),
    );
    expect(() => iam.env(who as Who)).toThrow(new TypeError(`Failed to create environment variables: ${sentence}`));
  });
});

describe("env", () => {
  test.each<[string, Who]>([
    ["the root key", undefined],
    ["a user", "Bob"],
    ["an inactive key", { accessKeyId: "AKIABOBSPASSIVEXAMPL" }],
    ["temporary credentials", { accessKeyId: "ASIASEEDEDSEEDEXAMPLE" }],
  ])("is clientConfig as environment variables for %s", (_, who) => {
    const { region, credentials } = made().clientConfig(who);
    const token = credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken };
    expect(made().env(who)).toStrictEqual({
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...token,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
    });
  });

  test.each<[Who, string]>([
    ["Bob", "arn:aws:iam::123456789012:user/Bob"],
    [undefined, "arn:aws:iam::123456789012:root"],
    [{ accessKeyId: "ASIASEEDEDSEEDEXAMPLE" }, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"],
  ])("of %j configures a client that reads the environment", async (who, Arn) => {
    const iam = mockOnServer({ account, services: ["iam", "sts"], authentication: sigv4() });
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN"]) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(iam.env(who))) vi.stubEnv(name, value);
    expect(await new STSClient().send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn });
  });
});
