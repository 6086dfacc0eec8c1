import { GetAccessKeyInfoCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { HttpResponse, http } from "msw";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, server, signedBy } from "../../support/server.ts";

const account = {
  Users: [{ UserName: "Bob", UserId: "AIDABOBBOBBOBEXAMPLE1", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }],
  TemporaryCredentials: [
    { AccessKeyId: "ASIAROLESESSIEXAMPLE", Arn: "arn:aws:sts::123456789012:assumed-role/admin/night" },
    { AccessKeyId: "ASIAFEDERATEDEXAMPLE", Arn: "arn:aws:sts::123456789012:federated-user/Fred" },
  ],
};
const withSts = () => mockOnServer({ account, services: ["iam", "sts"] });
const stsOf = (iam: MockIam, who?: string | { accessKeyId: string }, region = "us-east-1") =>
  new STSClient({ ...iam.clientConfig(who), region });
const host = (name: string, query: string) => fetch(`https://${name}/?Version=2011-06-15&${query}`);

describe("GetCallerIdentity", () => {
  test.each([
    ["the root user", undefined, "arn:aws:iam::123456789012:root", /^123456789012$/],
    ["a user", "Bob", "arn:aws:iam::123456789012:user/Bob", /^AIDABOBBOBBOBEXAMPLE1$/],
    [
      "a role session",
      { accessKeyId: "ASIAROLESESSIEXAMPLE" },
      "arn:aws:sts::123456789012:assumed-role/admin/night",
      /^AROA[A-Z2-7]{10}EXAMPLE:night$/,
    ],
    [
      "a federated user",
      { accessKeyId: "ASIAFEDERATEDEXAMPLE" },
      "arn:aws:sts::123456789012:federated-user/Fred",
      /^123456789012:Fred$/,
    ],
  ])("returns the ARN, id and account of %s", async (_, who, Arn, UserId) => {
    const identity = await stsOf(withSts(), who).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Arn, UserId: expect.stringMatching(UserId), Account: "123456789012" });
  });

  test("responds on global and regional hosts", async () => {
    const iam = withSts();
    for (const region of ["us-east-1", "eu-west-3", "cn-north-1", "us-gov-west-1", "ap-southeast-2"])
      expect((await stsOf(iam, "Bob", region).send(new GetCallerIdentityCommand({}))).Account).toBe("123456789012");
    for (const name of [
      "sts.amazonaws.com",
      "sts.eu-west-3.amazonaws.com",
      "sts-fips.us-east-1.amazonaws.com",
      "sts.us-west-2.api.aws",
    ])
      expect((await host(name, "Action=GetCallerIdentity")).status).toBe(200);
  });

  test("is recorded as a use of the key, in the signature's region", async () => {
    const iam = withSts();
    await stsOf(iam, "Bob", "eu-west-3").send(new GetCallerIdentityCommand({}));
    expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed).toMatchObject({
      ServiceName: "sts",
      Region: "eu-west-3",
    });
  });
});

describe("GetAccessKeyInfo", () => {
  test("returns the account of long-term and temporary keys", async () => {
    const sts = stsOf(withSts());
    for (const AccessKeyId of ["AKIABOBSFIRSTEXAMPLE", "ASIAROLESESSIEXAMPLE"])
      expect((await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }))).Account).toBe("123456789012");
  });

  test("repeats an invalid value in the message", async () => {
    withSts();
    const error = await errorOf(await host("sts.amazonaws.com", "Action=GetAccessKeyInfo&AccessKeyId=short"));
    expect(error.message).toBe(
      "1 validation error detected: Value 'short' at 'accessKeyId' failed to satisfy constraint: Member must have length greater than or equal to 16",
    );
    const missing = await errorOf(await host("sts.amazonaws.com", "Action=GetAccessKeyInfo"));
    expect(missing.message).toBe(
      "1 validation error detected: Value null at 'accessKeyId' failed to satisfy constraint: Member must not be null",
    );
  });

  test("refuses a key that the account never had with InvalidClientTokenId", async () => {
    withSts();
    const error = await errorOf(
      await host("sts.amazonaws.com", "Action=GetAccessKeyInfo&AccessKeyId=AKIAIOSFODNN7EXAMPLE"),
    );
    expect(error).toMatchObject({ status: 403, code: "InvalidClientTokenId" });
  });
});

test("STS requests are not claimed without the option services", async () => {
  server.use(http.all("*", () => new HttpResponse("another handler's", { status: 299 })));
  mockOnServer({ account });
  expect((await host("sts.amazonaws.com", "Action=GetCallerIdentity")).status).toBe(299);
  const signed = await fetch("https://sts.amazonaws.com/", {
    method: "POST",
    headers: signedBy("AKIABOBSFIRSTEXAMPLE", "sts"),
  });
  expect(signed.status).toBe(299);
});

test("the error for an action of the other service has a namespace that belongs to no service", async () => {
  withSts();
  const response = await host("sts.amazonaws.com", "Action=ListUsers");
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('xmlns="http://webservices.amazon.com/AWSFault/2005-15-09"');
});

test("the version of an unsigned request to an endpoint selects the service", async () => {
  mockOnServer({ account, services: ["iam", "sts"], endpoints: ["http://localhost:4566"] });
  const url = "http://localhost:4566/?Action=GetCallerIdentity&Version=2011-06-15";
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch("http://localhost:4566/?Action=ListUsers&Version=2010-05-08")).status).toBe(200);
});

test.each([
  "sts.amazonaws.com",
  "sts-fips.us-east-1.amazonaws.com",
  "sts-fips.us-gov-west-1.amazonaws.com",
  "sts.cn-north-1.amazonaws.com.cn",
  "sts.us-east-1.api.aws",
])("an unsigned request to %s goes to STS, whatever its version", async (name) => {
  withSts();
  expect((await host(name, "Action=GetCallerIdentity")).status).toBe(200);
  const response = await fetch(`https://${name}/?Version=2010-05-08`);
  expect(await response.text()).toContain('xmlns="https://sts.amazonaws.com/doc/2011-06-15/"');
});
