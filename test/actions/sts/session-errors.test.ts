import { describe, expect, test } from "vitest";
import { type Params, request } from "../../support/constraints.ts";
import { errorOf, mockOnServer, signedBy } from "../../support/server.ts";

const withSts = () => mockOnServer({ services: ["iam", "sts"] });
const assume = (params: Params) => request("sts", "AssumeRole", { RoleSessionName: "night", ...params });
const validationError = (message: string) => ({ status: 400, type: "Sender", code: "ValidationError", message });

describe("AssumeRole", () => {
  const longest = "r".repeat(64);
  test.each([
    ["arn:aws:iam::123456789012:role/audit", "arn:aws:sts::123456789012:assumed-role/audit/night"],
    ["arn:aws:iam::123456789012:role/a", "arn:aws:sts::123456789012:assumed-role/a/night"],
    ["arn:aws:iam::000000000000:role/a", "arn:aws:sts::000000000000:assumed-role/a/night"],
    ["arn:aws:iam::123456789012:role/ops/a!~b/audit", "arn:aws:sts::123456789012:assumed-role/audit/night"],
    ["arn:aws:iam::123456789012:role/A_9+=,.@-", "arn:aws:sts::123456789012:assumed-role/A_9+=,.@-/night"],
    [`arn:aws:iam::123456789012:role/${longest}`, `arn:aws:sts::123456789012:assumed-role/${longest}/night`],
  ])("accepts the role %s", async (RoleArn, Arn) => {
    withSts();
    expect(await (await assume({ RoleArn })).text()).toContain(`<Arn>${Arn}</Arn>`);
  });

  test.each([
    "arn:aws:iam::12345678901:role/audit",
    "arn:aws:iam::1234567890123:role/audit",
    "arn:aws:iam:::role/audit",
    "arn:aws:iam:us-east-1:123456789012:role/audit",
    "arn:aws:sts::123456789012:role/audit",
    "arn:gcp:iam::123456789012:role/audit",
    "arn:aws-cn:iam::123456789012:role/audit",
    "arn:aws-us-gov:iam::000000000000:role/audit",
    "arn:aws:iam::123456789012:roles/audit",
    "arn:aws:iam::123456789012:role/",
    "arn:aws:iam::123456789012:role//audit",
    "arn:aws:iam::123456789012:role/ops/",
    "arn:aws:iam::123456789012:role/au dit",
    "arn:aws:iam::123456789012:role/audit\n",
    "arn:aws:iam::123456789012:role/o ps/audit",
    `arn:aws:iam::123456789012:role/${"r".repeat(65)}`,
  ])("refuses the role %j", async (RoleArn) => {
    withSts();
    expect(await errorOf(await assume({ RoleArn }))).toEqual(validationError("Request ARN is invalid"));
  });

  test.each([
    "the role arn:aws:iam::123456789012:role/audit",
    "Arn:aws:iam::123456789012:role/audit",
    "arn:a:::something/test-role",
    "arn::b:::something/test-role",
    "arn:a::::something/test-role",
    "arn:a:a::aaaaaaaaaa:something/test-role",
    "arn:aws:iam::12345678901a:role/audit",
    "arn:aws:iam::123456789012/audit",
  ])("refuses the role %j, and repeats it in the message", async (RoleArn) => {
    withSts();
    expect(await errorOf(await assume({ RoleArn }))).toEqual(validationError(`${RoleArn} is invalid`));
  });
});

/** The headers of a request that is signed with a response's credentials. */
async function signedWith(response: Response, service: "iam" | "sts" = "sts"): Promise<Record<string, string>> {
  const body = await response.text();
  const textOf = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(body)?.[1] ?? "none";
  return { ...signedBy(textOf("AccessKeyId"), service), "X-Amz-Security-Token": textOf("SessionToken") };
}
const signed = (url: string, headers: Record<string, string>) => fetch(url, { headers });
const STS = "https://sts.amazonaws.com/?Version=2011-06-15&";
const role = (accountId = "123456789012") => `arn:aws:iam::${accountId}:role/audit`;

test("a role session may assume a role for an hour, but not longer", async () => {
  withSts();
  const headers = await signedWith(await assume({ RoleArn: role() }));
  const chained = (seconds: number) =>
    signed(`${STS}Action=AssumeRole&RoleSessionName=night&RoleArn=${role()}&DurationSeconds=${seconds}`, headers);
  expect((await chained(3600)).status).toBe(200);
  expect(await errorOf(await chained(3601))).toEqual(
    validationError(
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    ),
  );
});

test.each<[given: string, params: Params]>([
  ["serial number", { SerialNumber: "GAHT12345678" }],
  ["code", { TokenCode: "123456" }],
])("GetSessionToken refuses an MFA device with only its %s with AccessDenied", async (_, params) => {
  withSts();
  expect(await errorOf(await request("sts", "GetSessionToken", params))).toEqual({
    status: 403,
    type: "Sender",
    code: "AccessDenied",
    message: "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
  });
});

test("GetSessionToken refuses a role session with AccessDenied", async () => {
  withSts();
  const headers = await signedWith(await assume({ RoleArn: role() }));
  expect(await errorOf(await signed(`${STS}Action=GetSessionToken`, headers))).toEqual({
    status: 403,
    type: "Sender",
    code: "AccessDenied",
    message: "Cannot call GetSessionToken with session credentials",
  });
});

test("IAM refuses the credentials of another account's role, and the journal notes why", async () => {
  const iam = withSts();
  const headers = await signedWith(await assume({ RoleArn: role("222222222222") }), "iam");
  const listed = await signed("https://iam.amazonaws.com/?Version=2010-05-08&Action=ListUsers", headers);
  expect(await errorOf(listed)).toEqual({
    status: 403,
    type: "Sender",
    code: "InvalidClientTokenId",
    message: "The security token included in the request is invalid.",
  });
  expect(iam.journal.attempts.at(-1)?.note).toBe(
    "The key belongs to the account 222222222222. Put the handlers of that mock account before these.",
  );
});

test("GetCallerIdentity returns the ARN, id and account of another account's role", async () => {
  withSts();
  const headers = await signedWith(await assume({ RoleArn: role("222222222222") }));
  const identity = await (await signed(`${STS}Action=GetCallerIdentity`, headers)).text();
  expect(identity).toContain("<Arn>arn:aws:sts::222222222222:assumed-role/audit/night</Arn>");
  expect(identity).toMatch(/<UserId>AROA[A-Z2-7]{10}EXAMPLE:night<\/UserId>/);
  expect(identity).toContain("<Account>222222222222</Account>");
});

describe("of several errors, the first one is reported:", () => {
  const mfa = "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.";
  const duplicate = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
  const badPolicy = "This policy contains invalid Json";
  const serial = { SerialNumber: "GAHT12345678" };
  const tags = {
    ...{ "Tags.member.1.Key": "a", "Tags.member.1.Value": "", "Tags.member.2.Key": "A", "Tags.member.2.Value": "" },
    "TransitiveTagKeys.member.1": "other",
  };
  const query = (Action: string, params: Params) => {
    const text = new URLSearchParams({ Action, ...params }).toString();
    return `${STS}${text}`;
  };
  const assumed = { RoleArn: role(), RoleSessionName: "night" };

  test.each<[signer: "root" | "Bob" | "role", action: string, params: Params, message: string]>([
    ["root", "AssumeRole", { ...assumed, RoleArn: "x".repeat(20), ...serial }, `${"x".repeat(20)} is invalid`],
    ["root", "AssumeRole", { ...assumed, ...serial }, "Roles may not be assumed by root accounts."],
    ["Bob", "AssumeRole", { ...assumed, ...serial, Policy: "{" }, mfa],
    ["Bob", "AssumeRole", { ...assumed, Policy: "{", ...tags }, badPolicy],
    ["Bob", "AssumeRole", { ...assumed, ...tags }, duplicate],
    ["role", "AssumeRole", { ...assumed, ...tags, DurationSeconds: "3601" }, duplicate],
    ["role", "GetSessionToken", serial, "Cannot call GetSessionToken with session credentials"],
    ["Bob", "GetSessionToken", serial, mfa],
  ])("%s %s %j", async (signer, action, params, message) => {
    const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
    const iam = mockOnServer({ services: ["iam", "sts"], account });
    const keyOf = (who?: string) => signedBy(iam.clientConfig(who).credentials.accessKeyId, "sts");
    const headers =
      signer === "role"
        ? await signedWith(await assume({ RoleArn: role() }))
        : keyOf(signer === "Bob" ? signer : undefined);
    expect((await errorOf(await signed(query(action, params), headers))).message).toBe(message);
  });

  test.each<[params: Params, message: string]>([
    [{ RoleArn: "x".repeat(20), Policy: "{" }, `${"x".repeat(20)} is invalid`],
    [{ Policy: "{" }, badPolicy],
  ])("AssumeRoleWithWebIdentity %j with an expired token", async (params, message) => {
    withSts();
    const WebIdentityToken = `a.${btoa('{"exp":1}')}.b`;
    const response = await signed(query("AssumeRoleWithWebIdentity", { ...assumed, WebIdentityToken, ...params }), {});
    expect((await errorOf(response)).message).toBe(message);
  });
});
