import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serve } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";
import { aws, python, runAws, runPython } from "../support/other-languages.ts";
import { type GeneratedAction, generatedActions, outputsOf } from "../support/outputs.ts";
import { loadSdk2 } from "../support/sdk-2.ts";
import { isStsAction } from "../support/sdk-schemas.ts";

interface Sample {
  readonly action: GeneratedAction;
  readonly service: "iam" | "sts";
  readonly output: object;
}

/** The same outputs in each run, so that a failure can be repeated. */
const samplesOf = (count: number): readonly Sample[] =>
  generatedActions.flatMap((action) =>
    fc
      .sample(outputsOf(action, "older"), { numRuns: count, seed: 7 })
      .map((output) => ({ action, service: isStsAction(action) ? ("sts" as const) : ("iam" as const), output })),
  );

/** The JSON of an output: dates as milliseconds, and blobs as base64. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return Number(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

/** The body of a request to respond: dates as text, and blobs as base64. */
const bodyOf = ({ action, output }: Sample) =>
  JSON.stringify({ action, output }, function (this: Record<string, unknown>, name, value) {
    const original = this[name];
    return original instanceof Uint8Array ? Buffer.from(original).toString("base64") : value;
  });

test.skipIf(python === undefined)("boto3 reads any output as it was given", async () => {
  const served = await serve();
  const samples = samplesOf(6);
  const file = fixture(samples.map((sample) => [sample.service, sample.action, bodyOf(sample)]));
  const program = `
import base64, boto3, datetime, json, sys, urllib.request
from botocore import xform_name
from botocore.config import Config
endpoint = "${served.endpoint}"
config = Config(parameter_validation=False)
clients = {name: boto3.client(name, endpoint_url=endpoint, config=config) for name in ["iam", "sts"]}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
def plain(value):
    if isinstance(value, datetime.datetime):
        return round((value - EPOCH) / datetime.timedelta(milliseconds=1))
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value
received = []
for service, action, body in json.load(open("${file}")):
    operation = getattr(clients[service], xform_name(action), None)
    if operation is None:
        received.append(None)
        continue
    request = urllib.request.Request(endpoint + "/_msw-iam/respond", body.encode(), {"Content-Type": "application/json"})
    urllib.request.urlopen(request).close()
    output = operation()
    del output["ResponseMetadata"]
    received.append(plain(output))
print(json.dumps(received))
`;
  const received = (await runPython(served, program)) as readonly unknown[];
  // An older boto3 does not have the newest actions.
  const known = samples.filter((_, index) => received[index] !== null);
  expect(new Set(known.map(({ action }) => action)).size).toBeGreaterThanOrEqual(25);
  expect(received.filter((output) => output !== null)).toEqual(known.map(({ output }) => plain(output)));
});

describe("the AWS SDK for JavaScript 2", () => {
  /** It reads a list or map that is missing as an empty one. */
  function withoutEmpty(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutEmpty);
    if (typeof value !== "object" || value === null) return value;
    const isEmpty = (inner: unknown) => typeof inner === "object" && inner !== null && Object.keys(inner).length === 0;
    const members = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
    return Object.fromEntries(members.map(([name, inner]) => [name, withoutEmpty(inner)]));
  }

  test("reads any output as it was given", { timeout: 300_000 }, async () => {
    const served = await serve();
    const { IAM, STS } = await loadSdk2();
    const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x", region: "us-east-1" };
    const options = { ...credentials, endpoint: served.endpoint, maxRetries: 0, paramValidation: false };
    const clients = { iam: new IAM(options), sts: new STS(options) };
    for (const sample of samplesOf(6)) {
      await served.control("POST", "respond", bodyOf(sample));
      const { action, service, output } = sample;
      const operation = action.charAt(0).toLowerCase() + action.slice(1);
      const { ResponseMetadata, ...received } = await clients[service].makeRequest(operation, {}).promise();
      expect(withoutEmpty(plain(received)), action).toEqual(withoutEmpty(plain(output)));
    }
  });
});

// Each call takes about a second, so that there are few.
describe.skipIf(aws === undefined)("the AWS CLI", () => {
  test("reads truncated pages, maps, nested lists and blobs", async () => {
    const served = await serve();
    const roles = ["a", "b", "c"].map((RoleName) => ({
      RoleName,
      Path: "/",
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: "%7B%22Version%22%3A%222012-10-17%22%7D",
      Tags: [{ Key: "ü", Value: "" }],
    }));
    const responses = [
      { action: "ListRoles", output: { Roles: roles }, options: { paginate: "Roles" } },
      { action: "GetAccountSummary", output: { SummaryMap: { Users: 3 } } },
      { action: "GetCredentialReport", output: { Content: "dXNlcg==", ReportFormat: "text/csv" } },
    ];
    await served.control("POST", "respond", JSON.stringify(responses));
    const listed = (await runAws(served, "iam", "list-roles", "--page-size", "1")).json();
    expect(listed.Roles).toEqual(
      roles.map((role) => ({ ...role, AssumeRolePolicyDocument: { Version: "2012-10-17" } })),
    );
    await served.says(/page 3: 1/);
    expect((await runAws(served, "iam", "get-account-summary")).json()).toEqual({ SummaryMap: { Users: 3 } });
    expect((await runAws(served, "iam", "get-credential-report")).json()).toEqual({
      Content: "dXNlcg==",
      ReportFormat: "text/csv",
    });
  });
});
