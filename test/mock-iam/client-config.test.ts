import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
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
const createMock = () => mockIam({ account });
const rootKey = () => createMock().clientConfig().credentials.accessKeyId;
const config = (accessKeyId: string, secretAccessKey: string, token: object = {}) => ({
  region: "us-east-1",
  credentials: { accessKeyId, secretAccessKey, ...token },
});
const generatedSecret: string = expect.stringMatching(/^[A-Za-z0-9+/]{30}EXAMPLEKEY$/);

type Subject = Parameters<MockIam["clientConfig"]>[0];

describe("clientConfig", () => {
  test.each<[string, Subject, ReturnType<typeof config>]>([
    ["a user's first active key", "Bob", config("AKIABOBSACTIVEXAMPLE", "bob's third")],
    ["the same key, ignoring the case of the name", "bOB", config("AKIABOBSACTIVEXAMPLE", "bob's third")],
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
    ["the root key if there is no argument", undefined, config(rootKey(), generatedSecret)],
    ["the root key by its id", { accessKeyId: rootKey() }, config(rootKey(), generatedSecret)],
  ])("returns the credentials of %s", (_, subject, expected) => {
    const returned = createMock().clientConfig(subject);
    expect(returned).toStrictEqual(expected);
    expect("sessionToken" in returned.credentials).toBe("sessionToken" in expected.credentials);
  });

  test("returns the first key that is active now, and throws once all keys are deleted", () => {
    const iam = createMock();
    const activeKeyId = () => iam.clientConfig("Bob").credentials.accessKeyId;
    iam.account.updateAccessKey("Bob", "AKIABOBSACTIVEXAMPLE", "Inactive");
    expect(activeKeyId()).toBe("AKIABOBSYOUNGERXAMPL");
    iam.account.updateAccessKey("Bob", "AKIABOBSPASSIVEXAMPL", "Active");
    expect(activeKeyId()).toBe("AKIABOBSPASSIVEXAMPL");
    for (const key of iam.account.user("Bob")?.AccessKeys ?? []) iam.account.deleteAccessKey("Bob", key.AccessKeyId);
    expect(activeKeyId).toThrow('the user "Bob" has no active access key');
    expect(() => iam.clientConfig({ accessKeyId: "AKIABOBSACTIVEXAMPLE" })).toThrow(/no access key/);
  });

  test("returns the secret of the key's record, which differs for each key", () => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
    const keys = iam.account.user("Bob")?.AccessKeys ?? [];
    const secrets = keys.map(
      ({ AccessKeyId }) => iam.clientConfig({ accessKeyId: AccessKeyId }).credentials.secretAccessKey,
    );
    expect(secrets).toEqual(keys.map((key) => key.SecretAccessKey));
    expect(new Set([...secrets, iam.clientConfig().credentials.secretAccessKey]).size).toBe(4);
  });

  test.each<[Subject, string]>([
    ["Bob", "arn:aws:iam::123456789012:user/Bob"],
    [{ accessKeyId: "AKIAROOTSOWNKEYXAMPL" }, "arn:aws:iam::123456789012:root"],
    [undefined, "arn:aws:iam::123456789012:root"],
    [{ accessKeyId: "ASIASEEDEDSEEDEXAMPLE" }, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"],
    [{ accessKeyId: "ASIAGENERATEDEXAMPLES" }, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"],
  ])("returns credentials for %j that sigv4() accepts", async (subject, Arn) => {
    const iam = mockOnServer({ account, services: ["iam", "sts"], authentication: sigv4() });
    expect(await new STSClient(iam.clientConfig(subject)).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn,
    });
  });

  const expected = "expected the name of a user, { accessKeyId }, or nothing, not";
  test.each<[unknown, string]>([
    ["Nobody", 'the account has no user "Nobody". Seed the user first.'],
    ["", 'the account has no user "". Seed the user first.'],
    ["AKIAX", 'the account has no user "AKIAX". Seed the user first.'],
    ["key-AKIABOBSACTIVEXAMPLE", 'the account has no user "key-AKIABOBSACTIVEXAMPLE". Seed the user first.'],
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
  ])("throws for %j: %s", (subject, message) => {
    const iam = createMock();
    expect(() => iam.clientConfig(subject as Subject)).toThrow(
      new TypeError(`Failed to create a client configuration: ${message}`),
    );
    expect(() => iam.env(subject as Subject)).toThrow(
      new TypeError(`Failed to create environment variables: ${message}`),
    );
  });
});

describe("clientConfig in one account", () => {
  const fixture: AccountFixture = {
    Users: [
      { UserName: "Bob", AccessKeys: [{ Status: "Inactive" }, { AccessKeyId: "AKIABOBSACTIVEXAMPLE" }] },
      { UserName: "Eve" },
    ],
    TemporaryCredentials: [{ AccessKeyId: "ASIATEMPORARYEXAMPLE" }],
  };

  test("returns the credentials of a user's first active key, a key by id, temporary credentials or the root key", () => {
    const iam = mockIam({ account: fixture });
    expect(iam.clientConfig("bob")).toEqual({
      region: "us-east-1",
      credentials: {
        accessKeyId: "AKIABOBSACTIVEXAMPLE",
        secretAccessKey: iam.account.user("Bob")?.AccessKeys[1]?.SecretAccessKey,
      },
    });
    const inactive = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    expect(iam.clientConfig({ accessKeyId: inactive }).credentials.accessKeyId).toBe(inactive);
    expect(iam.clientConfig({ accessKeyId: "ASIATEMPORARYEXAMPLE" }).credentials.sessionToken).toMatch(
      /EXAMPLETOKEN==$/,
    );
    const root = iam.clientConfig().credentials;
    expect(root.accessKeyId).toMatch(/^AKIA[A-Z2-7]{9}EXAMPLE$/);
    expect(iam.clientConfig({ accessKeyId: root.accessKeyId }).credentials).toEqual(root);
    expect(JSON.stringify(iam.snapshot())).not.toContain(root.accessKeyId);
  });

  test("throws if there is no such user or key", () => {
    const iam = mockIam({ account: fixture });
    expect(() => iam.clientConfig(null as never)).toThrow(
      /expected the name of a user, { accessKeyId }, or nothing, not null/,
    );
    expect(() => iam.clientConfig("Nobody")).toThrow(/no user "Nobody"/);
    expect(() => iam.clientConfig("Eve")).toThrow(/the user "Eve" has no active access key/);
    expect(() => iam.clientConfig({ accessKeyId: "AKIANOSUCHKEYEXAMPLE" })).toThrow(
      /no access key "AKIANOSUCHKEYEXAMPLE"/,
    );
  });
});

describe("env", () => {
  test.each<[string, Subject]>([
    ["the root key", undefined],
    ["a user", "Bob"],
    ["an inactive key", { accessKeyId: "AKIABOBSPASSIVEXAMPL" }],
    ["temporary credentials", { accessKeyId: "ASIASEEDEDSEEDEXAMPLE" }],
  ])("is clientConfig as environment variables for %s", (_, subject) => {
    const { region, credentials } = createMock().clientConfig(subject);
    const token = credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken };
    expect(createMock().env(subject)).toStrictEqual({
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...token,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
    });
  });

  test.each<[Subject, string]>([
    ["Bob", "arn:aws:iam::123456789012:user/Bob"],
    [undefined, "arn:aws:iam::123456789012:root"],
    [{ accessKeyId: "ASIASEEDEDSEEDEXAMPLE" }, "arn:aws:sts::123456789012:assumed-role/unknown/unknown"],
  ])("of %j configures a client that reads the environment", async (subject, Arn) => {
    const iam = mockOnServer({ account, services: ["iam", "sts"], authentication: sigv4() });
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN"]) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries(iam.env(subject))) vi.stubEnv(name, value);
    expect(await new STSClient().send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn });
  });
});
