import { AssumeRoleCommand, type AssumeRoleCommandInput, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { mockOnServer, signedBy } from "../../support/server.ts";

const account = {
  Users: [{ UserName: "Bob", AccessKeys: 1 }],
  RootAccessKeys: [{ AccessKeyId: "AKIAROOTSKEYSEXAMPLE" }],
};
const withSts = (authentication: "trust" | "identify" = "trust") =>
  mockOnServer({ account, authentication, services: ["iam", "sts"] });
const role = { RoleArn: "arn:aws:iam::123456789012:role/audit", RoleSessionName: "night" };
const assume = (input: Partial<AssumeRoleCommandInput> = {}, iam = withSts(), who?: { accessKeyId: string }) =>
  new STSClient(iam.clientConfig(who ?? "Bob")).send(new AssumeRoleCommand({ ...role, ...input }));
const tag = (Key: string, Value = "v") => ({ Key, Value });

describe("AssumeRole refuses the root user", () => {
  const denied = {
    name: "AccessDenied",
    message: "Roles may not be assumed by root accounts.",
    $metadata: { httpStatusCode: 403 },
  };

  test.each(["trust", "identify"] as const)("with its own keys, with %s", async (mode) => {
    const iam = withSts(mode);
    const { accessKeyId } = iam.clientConfig().credentials;
    await expect(assume({}, iam, { accessKeyId })).rejects.toMatchObject(denied);
    await expect(assume({}, iam, { accessKeyId: "AKIAROOTSKEYSEXAMPLE" })).rejects.toMatchObject(denied);
  });

  test("with the credentials of its own session", async () => {
    const iam = withSts();
    const { Credentials = {} } = await new STSClient(iam.clientConfig()).send(new GetSessionTokenCommand({}));
    const {
      AccessKeyId: accessKeyId = "",
      SecretAccessKey: secretAccessKey = "",
      SessionToken = "",
    } = {
      ...Credentials,
    };
    const credentials = { accessKeyId, secretAccessKey, sessionToken: SessionToken };
    const sts = new STSClient({ region: "us-east-1", credentials });
    await expect(sts.send(new AssumeRoleCommand(role))).rejects.toMatchObject(denied);
  });

  test("after it has checked the ARN of the role", async () => {
    const iam = withSts();
    const { accessKeyId } = iam.clientConfig().credentials;
    const RoleArn = "arn:a:::something/test-role";
    await expect(assume({ RoleArn }, iam, { accessKeyId })).rejects.toMatchObject({ message: `${RoleArn} is invalid` });
  });
});

test("AssumeRole accepts a key that the account does not know, with trust", async () => {
  withSts();
  const query = new URLSearchParams({ Action: "AssumeRole", Version: "2011-06-15", ...role });
  const response = await fetch(`https://sts.amazonaws.com/?${query}`, {
    headers: signedBy("AKIAIOSFODNN7EXAMPLE", "sts"),
  });
  expect(response.status).toBe(200);
});

describe("AssumeRole accepts", () => {
  test.each<[string, Partial<AssumeRoleCommandInput>]>([
    ["an external id", { ExternalId: "shop/42" }],
    ["an MFA device and any code", { SerialNumber: "GAHT12345678", TokenCode: "123456" }],
    [
      "a context",
      {
        ProvidedContexts: [
          { ProviderArn: "arn:aws:iam::aws:contextProvider/IdentityCenter", ContextAssertion: "assertion" },
        ],
      },
    ],
    [
      "tags and transitive keys in another case",
      { Tags: [tag("Team"), tag("Stage", "")], TransitiveTagKeys: ["team"] },
    ],
  ])("%s", async (_, input) => {
    expect((await assume(input)).Credentials?.AccessKeyId).toMatch(/^ASIA/);
  });

  test("SourceIdentity, and returns it", async () => {
    expect((await assume({ SourceIdentity: "Alice" })).SourceIdentity).toBe("Alice");
    expect(await assume()).not.toHaveProperty("SourceIdentity", expect.anything());
  });
});

describe("PackedPolicySize", () => {
  test.each<[string, Partial<AssumeRoleCommandInput>, number | undefined]>([
    ["missing without policies and tags", { SourceIdentity: "Alice" }, undefined],
    ["the share of a policy", { Policy: "{}" }, 1],
    ["the share of a longer policy", { Policy: `{"a":"${"b".repeat(1016)}"}` }, 50],
    ["the share of managed policies", { PolicyArns: [{ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }] }, 2],
    ["the share of tags", { Tags: [tag("k".repeat(100), "v".repeat(105))] }, 11],
    ["never more than 100", { Policy: `{"a":"${"b".repeat(5000)}"}` }, 100],
  ])("is %s", async (_, input, size) => {
    expect((await assume(input)).PackedPolicySize).toBe(size);
  });

  test("counts nothing for a managed policy without an ARN", async () => {
    expect((await assume({ PolicyArns: [{}] })).PackedPolicySize).toBeUndefined();
  });
});

describe("AssumeRole refuses", () => {
  test.each<[string, Partial<AssumeRoleCommandInput>, name: string, message: string, status: number]>([
    [
      "half an MFA",
      { SerialNumber: "GAHT12345678" },
      "AccessDenied",
      "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
      403,
    ],
    [
      "tags whose keys differ only in case",
      { Tags: [tag("team"), tag("Team")] },
      "InvalidParameterValue",
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
      400,
    ],
    [
      "a transitive key without its tag",
      { Tags: [tag("team")], TransitiveTagKeys: ["team", "stage"] },
      "InvalidParameterValue",
      "The specified transitive tag key must be included in the requested tags.",
      400,
    ],
    [
      "a transitive key without tags",
      { TransitiveTagKeys: ["team"] },
      "InvalidParameterValue",
      "The specified transitive tag key must be included in the requested tags.",
      400,
    ],
    [
      "a policy that is not JSON",
      { Policy: "allow all" },
      "MalformedPolicyDocumentException",
      "This policy contains invalid Json",
      400,
    ],
    [
      "a policy that is not an object",
      { Policy: "5" },
      "MalformedPolicyDocumentException",
      "This policy contains invalid Json",
      400,
    ],
    [
      "a policy that is null",
      { Policy: "null" },
      "MalformedPolicyDocumentException",
      "This policy contains invalid Json",
      400,
    ],
    [
      "a wrong transitive key",
      { TransitiveTagKeys: ["*"] },
      "ValidationError",
      String.raw`1 validation error detected: Value '[*]' at 'transitiveTagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null]`,
      400,
    ],
    [
      "a short ARN of a policy",
      { PolicyArns: [{ arn: "arn:short" }] },
      "ValidationError",
      "1 validation error detected: Value 'arn:short' at 'policyArns.1.member.arn' failed to satisfy constraint: Member must have length greater than or equal to 20",
      400,
    ],
    [
      "a short context assertion",
      { ProvidedContexts: [{ ContextAssertion: "no" }] },
      "ValidationError",
      "1 validation error detected: Value 'no' at 'providedContexts.1.member.contextAssertion' failed to satisfy constraint: Member must have length greater than or equal to 4",
      400,
    ],
    [
      "six contexts",
      { ProvidedContexts: Array.from({ length: 6 }, () => ({ ContextAssertion: "assertion" })) },
      "ValidationError",
      `1 validation error detected: Value '[${Array(6).fill("{ContextAssertion=assertion}").join(", ")}]' at 'providedContexts' failed to satisfy constraint: Member must have length less than or equal to 5`,
      400,
    ],
  ])("%s", async (_, input, name, message, httpStatusCode) => {
    await expect(assume(input)).rejects.toMatchObject({ name, message, $metadata: { httpStatusCode } });
  });
});

describe("a transitive tag", () => {
  const conflict = {
    name: "InvalidParameterValue",
    message:
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    $metadata: { httpStatusCode: 400 },
  };
  const transitive = (key: string) => ({ Tags: [tag(key)], TransitiveTagKeys: [key] });
  /** Assumes a role with each input. Each session starts the next one. */
  async function chain(...inputs: Partial<AssumeRoleCommandInput>[]) {
    const iam = withSts("identify");
    let credentials: ReturnType<MockIam["clientConfig"]>["credentials"] = iam.clientConfig("Bob").credentials;
    for (const input of inputs) {
      const sts = new STSClient({ ...iam.clientConfig(), credentials });
      const { Credentials } = await sts.send(new AssumeRoleCommand({ ...role, ...input }));
      const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
      credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    }
  }

  test.each(["Team", "team", "Bürgersteig ⅷ=1"])(
    "cannot be set again in a session that inherits it: %s",
    async (key) => {
      const override = { Tags: [tag(key.toUpperCase())] };
      await expect(chain(transitive(key), override)).rejects.toMatchObject(conflict);
      await expect(chain(transitive(key), {}, override)).rejects.toMatchObject(conflict);
      await expect(chain(transitive(key), transitive("Stage"), override)).rejects.toMatchObject(conflict);
    },
  );

  test("can be set if no earlier session has a transitive tag with the same key", async () => {
    await chain(transitive("Team"), transitive("Stage"), { Tags: [tag("Name")] }, { Tags: [tag("Name")] });
    await chain(transitive("Team"));
    await chain(transitive("Team"));
  });

  test("leaves the token at the size that the caller asks for", async () => {
    const iam = withSts();
    for (const MinimumSessionTokenSize of [600, 601, 602, 603]) {
      const { SessionTokenSize = 0 } = await assume({ ...transitive("Team"), MinimumSessionTokenSize }, iam);
      expect(SessionTokenSize).toBeGreaterThanOrEqual(MinimumSessionTokenSize);
      expect(SessionTokenSize).toBeLessThan(MinimumSessionTokenSize + 4);
    }
  });
});

describe("the session token", () => {
  const sizes = [0, 1, 100, 899, 900, 901, 902, 903, 904, 4096];
  const sts = (iam: MockIam) => new STSClient(iam.clientConfig("Bob"));

  test.each(sizes)("has at least %i bytes if the caller asks for them", async (MinimumSessionTokenSize) => {
    const iam = withSts("identify");
    for (const response of [
      await assume({ MinimumSessionTokenSize }, iam),
      await sts(iam).send(new GetSessionTokenCommand({ MinimumSessionTokenSize })),
    ]) {
      const { Credentials, SessionTokenSize = 0, SessionTokenUtilization } = response;
      expect(Credentials?.SessionToken).toHaveLength(SessionTokenSize);
      expect(SessionTokenSize).toBeGreaterThanOrEqual(MinimumSessionTokenSize);
      expect(SessionTokenSize).toBeLessThan(Math.max(200, MinimumSessionTokenSize + 4));
      expect(SessionTokenUtilization).toBe(Math.ceil(SessionTokenSize / 40.96));
    }
  });

  async function statusWith(accessKeyId: string, token: string): Promise<number> {
    const url = "https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15";
    const headers = { ...signedBy(accessKeyId, "sts"), "X-Amz-Security-Token": token };
    return (await fetch(url, { headers })).status;
  }

  test("is accepted with padding, and refused if the padding is changed", async () => {
    const iam = withSts("identify");
    const { Credentials } = await assume({ MinimumSessionTokenSize: 1000 }, iam);
    const { AccessKeyId = "", SessionToken = "" } = Credentials ?? {};
    expect(await statusWith(AccessKeyId, SessionToken)).toBe(200);
    expect(await statusWith(AccessKeyId, SessionToken.slice(0, -4))).toBe(403);
  });

  test("is refused if any of its last bytes, which contain the keys of transitive tags, is changed", async () => {
    const iam = withSts("identify");
    const input = { Tags: [tag("Größe")], TransitiveTagKeys: ["Größe"] };
    const { AccessKeyId = "", SessionToken = "" } = (await assume(input, iam)).Credentials ?? {};
    const bytes = atob(SessionToken);
    for (let index = bytes.length - 16; index < bytes.length; index += 1) {
      const changed = String.fromCharCode(bytes.charCodeAt(index) ^ 0x40);
      const token = btoa(bytes.slice(0, index) + changed + bytes.slice(index + 1));
      expect([index, await statusWith(AccessKeyId, token)]).toEqual([index, 403]);
    }
  });
});
