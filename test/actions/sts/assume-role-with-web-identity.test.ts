import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { MockIamOptions } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { errorOf, mockOnServer, signedBy } from "../../support/server.ts";

const account = { Users: [{ UserName: "Bob" }] };
const withSts = (options: MockIamOptions = {}) => mockOnServer({ account, services: ["iam", "sts"], ...options });
const role = { RoleArn: "arn:aws:iam::123456789012:role/ops/pod", RoleSessionName: "web" };
const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = (claims: object) => [base64Url({ alg: "RS256" }), base64Url(claims), "signature"].join(".");
const assume = (WebIdentityToken: string, others: object = {}) =>
  new STSClient({ region: "us-east-1" }).send(
    new AssumeRoleWithWebIdentityCommand({ ...role, WebIdentityToken, ...others }),
  );

test.each<[mode: string, authentication: () => MockIamOptions["authentication"]]>([
  ["trust", () => "trust"],
  ["identify", () => "identify"],
  ["sigv4", () => sigv4()],
])("the SDK's default credentials come from a token file that the environment names, with %s", async (_, mode) => {
  const iam = withSts({ authentication: mode() });
  const file = join(tmpdir(), `msw-iam-token-${process.pid}-${performance.now()}`);
  writeFileSync(file, jwt({ sub: "system:serviceaccount:shop:web" }));
  for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"])
    vi.stubEnv(name, undefined);
  vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", file);
  vi.stubEnv("AWS_ROLE_ARN", role.RoleArn);
  vi.stubEnv("AWS_ROLE_SESSION_NAME", role.RoleSessionName);
  vi.stubEnv("AWS_REGION", "us-east-1");
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const { Users } = await new IAMClient({}).send(new ListUsersCommand({}));
  expect(Users?.map(({ UserName }) => UserName)).toEqual(["Bob"]);
  expect(iam.journal.attempts.map(({ action, caller }) => [action, caller.arn])).toEqual([
    ["AssumeRoleWithWebIdentity", "arn:aws:iam::123456789012:root"],
    ["ListUsers", "arn:aws:sts::123456789012:assumed-role/pod/web"],
  ]);
  expect(String(iam.journal)).not.toContain("eyJ");
});

describe("AssumeRoleWithWebIdentity returns", () => {
  test("the claims of the token", async () => {
    withSts();
    const token = jwt({ sub: "pod/\u00fc", aud: ["sts.amazonaws.com", "other"], iss: "https://oidc.example.com" });
    expect(await assume(token)).toMatchObject({
      SubjectFromWebIdentityToken: "pod/\u00fc",
      Audience: "sts.amazonaws.com",
      Provider: "https://oidc.example.com",
      AssumedRoleUser: { Arn: "arn:aws:sts::123456789012:assumed-role/pod/web" },
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/), Expiration: expect.any(Date) },
      SessionTokenSize: expect.any(Number),
    });
  });

  test("the ProviderId of the request instead of the token's issuer", async () => {
    withSts();
    const response = await assume(jwt({ iss: "https://oidc.example.com" }), { ProviderId: "www.example.com" });
    expect(response.Provider).toBe("www.example.com");
  });

  test("claims with characters that base64url writes differently", async () => {
    withSts();
    const sub = "??>>~~\u00ff\u00fe";
    expect(jwt({ sub })).toMatch(/\..*-.*_.*\.|\..*_.*-.*\./);
    expect((await assume(jwt({ sub }))).SubjectFromWebIdentityToken).toBe(sub);
  });

  test.each(["a token", "a.b.c", jwt([]), `a.${base64Url(null)}.c`, `a.${base64Url({ sub: 1 })}.c`])(
    "no claims of the token %j, which has none",
    async (token) => {
      withSts();
      const response = await assume(token, { ProviderId: "www.example.com" });
      expect(response.SubjectFromWebIdentityToken ?? response.Audience).toBeUndefined();
      expect(response.Provider).toBe("www.example.com");
    },
  );
});

test("AssumeRoleWithWebIdentity refuses an expired token with ExpiredTokenException, which has the status 400", async () => {
  withSts({ now: () => new Date("2026-03-04T05:06:07Z") });
  const exp = Date.parse("2026-03-04T05:06:07Z") / 1000;
  await expect(assume(jwt({ exp }))).rejects.toMatchObject({
    name: "ExpiredTokenException",
    message: `Token expired: current date/time ${exp} must be before the expiration date/time ${exp}`,
    $metadata: { httpStatusCode: 400 },
  });
  for (const later of [exp + 1, String(exp)]) expect((await assume(jwt({ exp: later }))).Credentials).toBeDefined();
});

test.each([
  [{ RoleArn: "arn:aws:iam::123456789012:user/Bob" }, "ValidationError", "Request ARN is invalid"],
  [{ Policy: "all" }, "MalformedPolicyDocumentException", "This policy contains invalid Json"],
])("AssumeRoleWithWebIdentity refuses %j", async (input, name, message) => {
  withSts();
  await expect(assume("token", input)).rejects.toMatchObject({ name, message });
});

test.each<[mode: string, authentication: () => MockIamOptions["authentication"], code: string]>([
  ["identify", () => "identify", "InvalidClientTokenId"],
  ["sigv4", () => sigv4(), "IncompleteSignature"],
])("AssumeRoleWithWebIdentity needs no signature, but checks one that is sent, with %s", async (_, mode, code) => {
  withSts({ authentication: mode() });
  const parameters = new URLSearchParams({
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    ...role,
    WebIdentityToken: jwt({ sub: "pod" }),
  });
  const send = (headers: Record<string, string>) => fetch(`https://sts.amazonaws.com/?${parameters}`, { headers });
  expect((await send({})).status).toBe(200);
  expect(await errorOf(await send(signedBy("AKIASTRANGERSEXAMPLE", "sts")))).toMatchObject({ code });
});
