import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { HttpResponse, http } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { HOST, mockOnServer, server, signedBy, VERSION } from "../support/server.ts";

const query = `?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`;
const bob = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };

/** Returns whether the mock responds to a request. Another handler responds to all other requests. */
async function isClaimed(url: string, init?: RequestInit): Promise<boolean> {
  server.use(http.all("*", () => new HttpResponse("another handler", { status: 299 })));
  server.use(
    ...mockIam({
      account: bob,
      endpoints: ["http://localhost:4566", "http://localhost:9000/aws/", "http://anyport.test"],
    }).handlers,
  );
  return (await fetch(url, init)).status !== 299;
}

describe("the mock", () => {
  test.each([
    "https://iam.amazonaws.com/",
    "https://iam-fips.amazonaws.com/",
    "https://iam.global.api.aws/",
    "https://iam.cn-north-1.amazonaws.com.cn/",
    "https://iam.us-gov.amazonaws.com/",
    "https://iam.eusc-de-east-1.amazonaws.eu/",
    "https://iam.us-iso-east-1.c2s.ic.gov/",
    "https://iam.amazonaws.com.cn/",
    "https://iam.amazonaws.eu/",
    "https://iam.us-west-2.api.aws/",
    "https://iam.cn-north-1.api.amazonwebservices.com.cn/",
    "https://iam.eusc-de-east-1.api.amazonwebservices.eu/",
    "https://iam.us-isob-east-1.sc2s.sgov.gov/",
    "https://iam.us-isof-south-1.csp.hci.ic.gov/",
    "https://iam.eu-isoe-west-1.cloud.adc-e.uk/",
    "https://iam.us-iso-east-1.api.aws.ic.gov/",
    "https://iam.us-isob-east-1.api.aws.scloud/",
    "https://iam.eu-isoe-west-1.api.cloud-aws.adc-e.uk/",
    "https://iam.us-isof-south-1.api.aws.hci.ic.gov/",
    "https://iam.amazonaws.com./",
  ])("claims an unsigned request to the AWS host %s", async (url) => {
    expect(await isClaimed(url + query)).toBe(true);
  });

  test.each([
    "https://iam.googleapis.com/",
    "https://iam.example.com/",
    "https://iam.amazonaws.com.example.com/",
    "https://example.com/iam.amazonaws.com/",
    "https://myiam.amazonaws.com/",
    "https://s3.amazonaws.com/",
    "https://sts.amazonaws.com/",
    "https://amazonaws.com/",
    "https://iamxamazonaws.com/",
    "https://iam.amazonaws.de/",
    "https://iam.amazonwebservices.com/",
    "https://iam.apixaws/",
  ])("does not claim an unsigned request to %s", async (url) => {
    expect(await isClaimed(url + query)).toBe(false);
  });

  test("claims a request signed for iam to any host", async () => {
    expect(await isClaimed(`http://127.0.0.1:4999/${query}`, { headers: signedBy("AKIAIOSFODNN7EXAMPLE") })).toBe(true);
  });

  test("claims a request signed for iam with an empty region", async () => {
    const headers = signedBy("AKIAIOSFODNN7EXAMPLE", "iam", "");
    expect(await isClaimed(`http://127.0.0.1:4999/${query}`, { headers })).toBe(true);
  });

  test("claims a request presigned for iam to any host", async () => {
    const credential = encodeURIComponent("AKIAIOSFODNN7EXAMPLE/20261124/us-east-1/iam/aws4_request");
    expect(await isClaimed(`http://127.0.0.1:4999/${query}&X-Amz-Credential=${credential}`)).toBe(true);
  });

  test("claims a request with an asymmetric signature for iam, and not for another service", async () => {
    const signedFor = (service: string) => ({
      headers: {
        Authorization: `AWS4-ECDSA-P256-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/${service}/aws4_request, Signature=0`,
      },
    });
    expect(await isClaimed(HOST + query, signedFor("s3"))).toBe(false);
    server.resetHandlers();
    expect(await isClaimed(`http://127.0.0.1:4999/${query}`, signedFor("iam"))).toBe(true);
  });

  test("does not claim a request signed for another service to IAM's host", async () => {
    expect(await isClaimed(HOST + query, { headers: signedBy("AKIAIOSFODNN7EXAMPLE", "s3") })).toBe(false);
  });

  test.each(["Bearer abc", "AWS4-HMAC-SHA256 nonsense", "AWS4-HMAC-SHA256 Credential=////aws4_request", ""])(
    "claims a request with the Authorization header %j by its host only",
    async (Authorization) => {
      expect(await isClaimed(HOST + query, { headers: { Authorization } })).toBe(true);
      server.resetHandlers();
      expect(await isClaimed(`http://127.0.0.1:4999/${query}`, { headers: { Authorization } })).toBe(false);
    },
  );

  test.each([
    ["http://localhost:4566/", true],
    ["http://localhost:4566/anything", true],
    ["http://localhost:45661/", false],
    ["http://localhost:9000/aws", true],
    ["http://localhost:9000/aws/iam", true],
    ["http://localhost:9000/awsome", false],
    ["http://localhost:9000/", false],
    ["http://anyport.test:8123/", true],
    ["http://anyport.tests/", false],
  ])("claims an unsigned request to %s because of the option endpoints: %s", async (url, expected) => {
    expect(await isClaimed(url + query)).toBe(expected);
  });

  test('with claim: "own-keys", claims only requests signed with a present or deleted key or the root key', async () => {
    const iam = mockIam({ account: bob, claim: "own-keys" });
    const bobsKey = iam.clientConfig("Bob").credentials.accessKeyId;
    const isAnswered = async (headers?: Record<string, string>) => {
      server.use(
        http.all("*", () => new HttpResponse("another handler", { status: 299 })),
        ...iam.handlers,
      );
      server.use(...iam.handlers);
      return (await fetch(HOST + query, headers === undefined ? {} : { headers })).status !== 299;
    };
    expect(await isAnswered(signedBy(bobsKey))).toBe(true);
    expect(await isAnswered(signedBy(iam.clientConfig().credentials.accessKeyId))).toBe(true);
    expect(await isAnswered(signedBy("AKIASTRANGERSEXAMPLE"))).toBe(false);
    expect(await isAnswered()).toBe(false);
    iam.account.deleteAccessKey("Bob", bobsKey);
    expect(await isAnswered(signedBy(bobsKey))).toBe(true);
  });

  test("does not read the body of a request that it does not claim", async () => {
    server.use(http.all("*", async ({ request }) => HttpResponse.text(await request.text(), { status: 299 })));
    server.use(...mockIam().handlers);
    const response = await fetch("https://example.com/", { method: "POST", body: "untouched" });
    expect(await response.text()).toBe("untouched");
  });
});

test("the mock claims unsigned requests to an endpoint and to AWS's hosts if its partition is set", async () => {
  const iam = mockIam({ account: bob, partition: "aws-cn", endpoints: ["http://localhost:4566"] });
  server.use(...iam.handlers);
  for (const url of ["http://localhost:4566/", "https://iam.cn-north-1.amazonaws.com.cn/"])
    expect((await fetch(url + query)).status).toBe(200);
});

test("the mock claims a request of the SDK to a custom endpoint in another region", async () => {
  const iam = mockOnServer({ account: bob });
  const client = new IAMClient({ ...iam.clientConfig("Bob"), endpoint: "http://localhost:4566", region: "eu-west-3" });
  const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({}));
  expect(AccessKeyMetadata).toHaveLength(1);
});
