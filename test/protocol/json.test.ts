import { beforeEach, describe, expect, test, vi } from "vitest";
import { request } from "../support/constraints.ts";
import { mockOnServer, signedBy } from "../support/server.ts";

const account = {
  Users: [{ UserName: "Bob", UserId: "AIDABOBBOBBOBEXAMPLE1", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }],
};
const urls = {
  sts: "https://sts.amazonaws.com/?Version=2011-06-15&Action=",
  iam: "https://iam.amazonaws.com/?Version=2010-05-08&Action=",
} as const;
const accepting = (service: keyof typeof urls, action: string, Accept: string) =>
  fetch(urls[service] + action, { headers: { ...signedBy("AKIABOBSFIRSTEXAMPLE", service), Accept } });
// The mock warns about actions that it does not model.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());
const mockBoth = () => mockOnServer({ account, services: ["iam", "sts"] });

describe("with Accept: application/json", () => {
  test.each(["application/json", "application/json, text/plain, */*", "text/html,application/json;q=0.9"])(
    "STS returns GetCallerIdentity as JSON: %s",
    async (accept) => {
      mockBoth();
      const response = await accepting("sts", "GetCallerIdentity", accept);
      expect(response.headers.get("content-type")).toBe("application/json");
      const text = await response.text();
      expect(response.headers.get("content-length")).toBe(String(text.length));
      const id = response.headers.get("x-amzn-requestid");
      expect(text).toBe(
        `{"GetCallerIdentityResponse":{"GetCallerIdentityResult":{"Account":"123456789012","Arn":"arn:aws:iam::123456789012:user/Bob","UserId":"AIDABOBBOBBOBEXAMPLE1"},"ResponseMetadata":{"RequestId":"${id}"}}}`,
      );
    },
  );

  const role = "RoleArn=arn:aws:iam::123456789012:role/audit&RoleSessionName=night";
  const credentials = {
    AccessKeyId: expect.stringMatching(/^ASIA/),
    Expiration: Date.UTC(2026, 0, 1, 1) / 1000,
    SecretAccessKey: expect.any(String),
    SessionToken: expect.any(String),
  };
  const user = { AssumedRoleId: expect.any(String), Arn: "arn:aws:sts::123456789012:assumed-role/audit/night" };

  test.each<[query: string, result: object]>([
    ["GetAccessKeyInfo&AccessKeyId=AKIABOBSFIRSTEXAMPLE", { Account: "123456789012" }],
    ["GetSessionToken&DurationSeconds=3600", { Credentials: credentials }],
    [
      `AssumeRole&${role}&SourceIdentity=Eve`,
      { AssumedRoleUser: user, Credentials: credentials, SourceIdentity: "Eve" },
    ],
    [`AssumeRoleWithWebIdentity&${role}&WebIdentityToken=token`, { AssumedRoleUser: user, Credentials: credentials }],
  ])("STS returns %s as JSON, with dates as seconds since 1970", async (query, result) => {
    mockOnServer({ account, services: ["iam", "sts"], now: () => new Date("2026-01-01T00:00:00Z") });
    const response = await accepting("sts", query, "application/json");
    expect(response.headers.get("content-type")).toBe("application/json");
    const [action = ""] = query.split("&");
    expect(await response.json()).toEqual({
      [`${action}Response`]: {
        [`${action}Result`]: expect.objectContaining(result),
        ResponseMetadata: { RequestId: response.headers.get("x-amzn-requestid") },
      },
    });
  });

  test("STS writes the members of a structure in alphabetical order", async () => {
    mockBoth();
    const text = await (await accepting("sts", "GetSessionToken", "application/json")).text();
    expect(text.match(/"[A-Z]\w+(?=":)/g)).toEqual([
      ...['"GetSessionTokenResponse', '"GetSessionTokenResult', '"Credentials'],
      ...['"AccessKeyId', '"Expiration', '"SecretAccessKey', '"SessionToken'],
      ...['"SessionTokenSize', '"SessionTokenUtilization', '"ResponseMetadata', '"RequestId'],
    ]);
  });

  test("STS returns the output of iam.respond() as JSON", async () => {
    const Expiration = new Date("2026-01-01T00:00:00Z");
    mockBoth().respond("GetFederationToken", { Credentials: { Expiration, AccessKeyId: "ASIA" }, PackedPolicySize: 5 });
    const response = await accepting("sts", "GetFederationToken&Name=Eve", "application/json");
    expect(await response.json()).toMatchObject({
      GetFederationTokenResponse: {
        GetFederationTokenResult: {
          Credentials: { AccessKeyId: "ASIA", Expiration: Date.UTC(2026) / 1000 },
          PackedPolicySize: 5,
        },
      },
    });
  });

  test.each([
    ["GetSessionToken&DurationSeconds=ten", 400, '{"Code":"MalformedInput","Type":"Sender"}'],
    [
      "GetCaller",
      400,
      '{"Code":"InvalidAction","Message":"Could not find operation GetCaller for version 2011-06-15","Type":"Sender"}',
    ],
  ])("STS returns an error of %s as JSON", async (action, status, error) => {
    mockBoth();
    const response = await accepting("sts", action, "application/json");
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/json"]);
    const id = response.headers.get("x-amzn-requestid");
    expect(await response.text()).toBe(`{"Error":${error},"RequestId":"${id}"}`);
  });

  test.each(["ServiceFailure", "ServiceUnavailable"] as const)("the error %s has the type Receiver", async (code) => {
    mockBoth().fail("GetCallerIdentity", code);
    const response = await accepting("sts", "GetCallerIdentity", "application/json");
    expect(await response.json()).toMatchObject({ Error: { Code: code, Type: "Receiver" } });
  });

  test.each([
    ["iam", "GetUser"],
    ["iam", "GetRole"],
    ["iam", "GetUser&UserName=Eve"],
  ] as const)("%s returns %s as XML", async (service, action) => {
    mockBoth();
    const response = await accepting(service, action, "application/json");
    expect(response.headers.get("content-type")).toBe("text/xml");
    expect(await response.text()).toMatch(/^</);
  });
});

test.each(["*/*", "text/xml", "application/xml"])("with Accept: %s, STS returns XML", async (accept) => {
  mockBoth();
  for (const action of ["GetCallerIdentity", "GetSessionToken&DurationSeconds=ten"])
    expect(await (await accepting("sts", action, accept)).text()).toMatch(/^</);
});

test("without Accept, STS returns XML", async () => {
  mockBoth();
  expect(await (await request("sts", "GetCallerIdentity", {})).text()).toMatch(/^</);
});
