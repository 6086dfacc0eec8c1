// `npm run probe -- --endpoint URL` sends the scenarios to an endpoint and to the mock, and prints every difference. It exits with 1 if
// there is one. `--only NAME` runs one scenario. `--aws` sends them to AWS, and writes a recording: see CONTRIBUTING.md.

import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describeDifferences, type Exchanges, runScenarios } from "./probe.ts";
import { createRecording, writeRecording } from "./recording.ts";
import { concernsOnlyTheUser } from "./scenario.ts";
import { scenarios as allScenarios } from "./scenarios.ts";
import { awsTarget, type Credentials, endpointTarget, mockTarget } from "./target.ts";

const { values } = parseArgs({
  options: { endpoint: { type: "string" }, aws: { type: "boolean" }, only: { type: "string", multiple: true } },
});
const { endpoint, aws = false, only } = values;
if ((endpoint === undefined) === !aws) throw new TypeError("Pass either --endpoint URL or --aws.");
const scenarios = allScenarios.filter(({ name }) => only === undefined || only.includes(name));
if (scenarios.length === 0)
  throw new TypeError(`--only expects one of ${allScenarios.map(({ name }) => name).join(", ")}.`);

if (aws) await probeAws();
else if (endpoint !== undefined) await probeEndpoint(endpoint);

async function probeEndpoint(url: string): Promise<void> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  const credentials = {
    accessKeyId: AWS_ACCESS_KEY_ID ?? "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? "secret",
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
  print(
    await runScenarios(endpointTarget(url, credentials), scenarios),
    await runScenarios(mockTarget(), scenarios),
    "endpoint",
  );
}

async function probeAws(): Promise<void> {
  if (!process.stdin.isTTY) throw new Error("--aws asks for consent, and so needs a terminal.");
  const safe = scenarios.filter(concernsOnlyTheUser);
  for (const { name } of scenarios.filter((scenario) => !safe.includes(scenario)))
    console.log(`${name} is not sent to AWS, because it does not concern the probe's own user only.`);
  const credentials: Credentials = await new IAMClient({ region: "us-east-1" }).config.credentials();
  const identity = await new STSClient({ region: "us-east-1", credentials }).send(new GetCallerIdentityCommand({}));
  if (!(await hasConsent(identity.Account ?? "", identity.Arn ?? ""))) {
    console.log("Nothing was sent.");
    return;
  }
  const interruption = new AbortController();
  // Without exiting, so that the user is deleted.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      console.log(`Interrupted by ${signal}. Deleting the user, which takes up to a minute.`);
      interruption.abort();
    });
  const recorded = await runScenarios(awsTarget(credentials), safe, interruption.signal).catch((error: unknown) => {
    // Another error means that the user could not be deleted.
    if (error instanceof Error && error.name === "AbortError") return undefined;
    throw error;
  });
  if (recorded === undefined) {
    console.log("The user was deleted. Nothing was recorded.");
    process.exitCode = 1;
    return;
  }
  print(recorded, await runScenarios(mockTarget(), safe), "AWS");
  const secrets = [
    credentials.accessKeyId,
    credentials.secretAccessKey,
    credentials.sessionToken ?? "",
    identity.Account ?? "",
  ];
  console.log(`written to ${writeRecording(createRecording(recorded, new Date()), secrets)}`);
}

async function hasConsent(account: string, arn: string): Promise<boolean> {
  console.log(`This sends requests to AWS as ${arn}.
It creates one IAM user with a random name under the path /msw-iam-probe/, which has no permissions. It creates and deletes access keys,
tags, SSH public keys and denying policies of that user, and tries to create a login profile without a password. It deletes the user at
the end, also after an error or Ctrl-C. It changes nothing else. The recording contains neither the account id nor any key, name or secret.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Type the id of the account to continue: ");
  terminal.close();
  return answer.trim() === account;
}

function print(one: Exchanges, other: Exchanges, name: string): void {
  const lines = describeDifferences(one, other, [name, "the mock"]);
  for (const line of lines) console.log(line);
  const differences = lines.filter((line) => line.startsWith("  ")).length;
  console.log(`${one.size} scenarios, ${differences} differences`);
  if (differences > 0) process.exitCode = 1;
}
