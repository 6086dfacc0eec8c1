import fc from "fast-check";
import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { HANDLER_BASE_URL } from "../../src/cli/http-server.ts";
import { serve } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";
import { serving } from "../support/http-server.ts";
import { aws, python, runAws, runPython } from "../support/other-languages.ts";
import { type GeneratedAction, generatedActions, type OutputOptions, outputsOf } from "../support/outputs.ts";
import { loadSdk2 } from "../support/sdk-2.ts";
import { isStsAction } from "../support/sdk-schemas.ts";
import { loadYearOldSdk } from "../support/year-old-sdk.ts";

/** Each test may install a client. The AWS CLI starts for each output, which takes a second or more. */
const limits = { timeout: 600_000 };

interface Sample {
  readonly action: GeneratedAction;
  readonly service: "iam" | "sts";
  readonly output: object;
}

/**
 * Serves outputs of every action, in their order. They have the members that the AWS SDK of a year ago knows, because the other
 * clients know these, too. Each run has the same outputs, so that a failure can be repeated.
 */
async function serveSamples(count: number, options: OutputOptions = {}) {
  const sdk = await loadYearOldSdk();
  const samples = generatedActions.flatMap((action) => {
    const outputs = fc.sample(outputsOf(action, { commands: sdk.commands, ...options }), { numRuns: count, seed: 7 });
    return outputs.map((output): Sample => ({ action, service: isStsAction(action) ? "sts" : "iam", output }));
  });
  const iam = mockIam({ services: ["iam", "sts"], endpoints: [HANDLER_BASE_URL] });
  const endpoint = await serving({ handlers: () => iam.handlers });
  for (const action of generatedActions) {
    const rest = samples.filter((sample) => sample.action === action);
    iam.respond(action, () => rest.shift()?.output);
  }
  return { sdk, samples, iam, endpoint, environment: iam.env() };
}

/** The JSON of an output: dates as milliseconds, and blobs as base64. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return Number(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

test("the AWS SDK for JavaScript 3 of a year ago reads any output as it was given", limits, async () => {
  const { sdk, samples, iam, endpoint } = await serveSamples(20);
  const config = { ...iam.clientConfig(), endpoint };
  const clients = { iam: new sdk.IAMClient(config), sts: new sdk.STSClient(config) };
  const commands = new Map(sdk.commands);
  for (const { action, service, output } of samples) {
    const Command = commands.get(action) ?? expect.unreachable(action);
    const { $metadata, ...received } = await clients[service].send(new Command({}));
    expect(received, action).toEqual(output);
  }
});

test.skipIf(python === undefined)("boto3 reads any output as it was given", limits, async () => {
  const served = await serveSamples(6);
  const { samples, endpoint } = served;
  const file = fixture(samples.map(({ service, action }) => [service, action]));
  const program = `
import base64, boto3, datetime, json
from botocore import xform_name
from botocore.config import Config
config = Config(parameter_validation=False)
clients = {name: boto3.client(name, endpoint_url="${endpoint}", config=config) for name in ["iam", "sts"]}
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
for service, action in json.load(open("${file}")):
    operation = getattr(clients[service], xform_name(action), None)
    if operation is None:
        received.append(None)
        continue
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

  test("reads any output as it was given", limits, async () => {
    // It reads an empty blob as `null`, and an empty key as "null".
    const { samples, iam, endpoint } = await serveSamples(6, { minLength: 1 });
    const { IAM, STS } = await loadSdk2();
    const { region, credentials } = iam.clientConfig();
    const options = { ...credentials, region, endpoint, maxRetries: 0, paramValidation: false };
    const clients = { iam: new IAM(options), sts: new STS(options) };
    for (const { action, service, output } of samples) {
      const operation = action.charAt(0).toLowerCase() + action.slice(1);
      const { ResponseMetadata, ...received } = await clients[service].makeRequest(operation, {}).promise();
      expect(withoutEmpty(plain(received)), action).toEqual(withoutEmpty(plain(output)));
    }
  });
});

describe.skipIf(aws === undefined)("the AWS CLI", () => {
  /** It prints a date as text. No other generated text is one. */
  function withDates(value: unknown): unknown {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)$/.test(value)) return Date.parse(value);
    if (Array.isArray(value)) return value.map(withDates);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withDates(inner)]));
  }

  test("reads any output as it was given", limits, async () => {
    const served = await serveSamples(1);
    // The parameters that an action requires are left out.
    const AWS_CONFIG_FILE = fixture("[default]\nparameter_validation = false\n");
    const configured = { ...served, environment: { ...served.environment, AWS_CONFIG_FILE } };
    // It writes the blob of the first one to a file. The CLI of Debian 12 does not have the second one.
    const others = ["CreateVirtualMFADevice", "GetMFADevice"];
    const samples = served.samples.filter(({ action }) => !others.includes(action));
    for (const { action, service, output } of samples) {
      const command = action
        .replace(/(?<=[a-z])[A-Z]|[A-Z](?=[a-z])/g, "-$&")
        .toLowerCase()
        .slice(1);
      const printed = await runAws(configured, service, command, "--no-paginate", "--cli-input-json", "{}");
      expect(printed.stderr, action).toBe("");
      expect(withDates(printed.stdout === "" ? {} : printed.json()), action).toEqual(plain(output));
    }
  });

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
