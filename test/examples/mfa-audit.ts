// Finds users with a password and no MFA device, from the API and from the credential report.

import { setTimeout } from "node:timers/promises";
import {
  CreateLoginProfileCommand,
  EnableMFADeviceCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  IAMClient,
  NoSuchEntityException,
  paginateListMFADevices,
  paginateListUsers,
} from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

/** The first program under test. It calls the API for each user. */
async function auditUsers(client: IAMClient): Promise<string[]> {
  const findings: string[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, {}))
    for (const { UserName = "" } of Users)
      if ((await hasPassword(client, UserName)) && !(await hasDevice(client, UserName))) findings.push(UserName);
  return findings;
}

async function hasPassword(client: IAMClient, UserName: string): Promise<boolean> {
  try {
    await client.send(new GetLoginProfileCommand({ UserName }));
    return true;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return false;
    throw error;
  }
}

async function hasDevice(client: IAMClient, UserName: string): Promise<boolean> {
  for await (const { MFADevices = [] } of paginateListMFADevices({ client }, { UserName }))
    if (MFADevices.length > 0) return true;
  return false;
}

/** The second program under test. It reads the credential report. */
async function auditReport(client: IAMClient): Promise<string[]> {
  while ((await client.send(new GenerateCredentialReportCommand({}))).State !== "COMPLETE") await setTimeout(1);
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  const [header = [], ...rows] = new TextDecoder()
    .decode(Content)
    .split("\n")
    .map((line) => line.split(","));
  const cell = (row: readonly string[], column: string) => row[header.indexOf(column)] ?? "";
  return rows
    .filter((row) => cell(row, "password_enabled") === "true" && cell(row, "mfa_active") === "false")
    .map((row) => cell(row, "user"));
}

export async function main(print: (line: string) => void): Promise<void> {
  const users = ["ann", "bob", "ci", "dora"].map((UserName) => ({ UserName }));
  const iam = mockIam({ account: { Users: users } }).truncate("ListUsers", 3);
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    const client = new IAMClient(iam.clientConfig());
    for (const UserName of ["ann", "bob", "dora"])
      await client.send(new CreateLoginProfileCommand({ UserName, Password: "Correct-Horse-1" }));
    await client.send(
      new EnableMFADeviceCommand({
        UserName: "bob",
        SerialNumber: "GAHT12345678",
        AuthenticationCode1: "123456",
        AuthenticationCode2: "234567",
      }),
    );
    print(`The API: ${(await auditUsers(client)).join(", ")}`);
    print(`The credential report: ${(await auditReport(client)).join(", ")}`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
