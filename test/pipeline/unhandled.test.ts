import { expect, test } from "vitest";
import { describeUnhandled } from "../../src/pipeline/unhandled.ts";

// Vitest does not show a test the error that makes it fail. test/vitest-test-unhandled.test.ts tests that it fails.

const ADD_HANDLER = "Add a handler for it to the option server, such as one that returns passthrough().";
const ADD_STS = 'The mock handles STS with iamTest({ services: ["iam", "sts"] }).';
const ADD_CREDENTIALS =
  "The client has no credentials or region. Pass iam.clientConfig() to it, or assign iam.env() to process.env.";
const STS = "https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity";

test.each([
  [
    "a request, without its query",
    ["https://example.com/path?token=secret"],
    undefined,
    `GET https://example.com/path. ${ADD_HANDLER}`,
  ],
  [
    "each URL once",
    ["https://a.example/", "https://b.example/?1", "https://b.example/?2"],
    undefined,
    `GET https://a.example/, GET https://b.example/. ${ADD_HANDLER}`,
  ],
  [
    "a request for STS without STS",
    ["https://example.com/", STS],
    undefined,
    `GET https://example.com/, GET https://sts.eu-west-1.amazonaws.com/. ${ADD_STS}`,
  ],
  ["a request for STS with only IAM", [STS], ["iam"] as const, `GET https://sts.eu-west-1.amazonaws.com/. ${ADD_STS}`],
  ["a request for STS with STS", [STS], ["sts"] as const, `GET https://sts.eu-west-1.amazonaws.com/. ${ADD_HANDLER}`],
  [
    "what a client without credentials lacks",
    ["https://example.com/", "http://169.254.169.254/latest/api/token"],
    undefined,
    `GET https://example.com/, GET http://169.254.169.254/latest/api/token. ${ADD_CREDENTIALS}`,
  ],
])("the message names %s", (_, urls, services, expected) => {
  const requests = urls.map((url) => new Request(url));
  expect(describeUnhandled(requests, services)).toBe(
    `A test of iamTest() sent a request that nothing handles: ${expected}`,
  );
});
