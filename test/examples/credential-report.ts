// An audit reads the credential report to find active keys that are older than 90 days or were never used.

import { setTimeout as wait } from "node:timers/promises";
import {
  CredentialReportNotPresentException,
  CredentialReportNotReadyException,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import account from "../../fixtures/stale-keys.json" with { type: "json" };

const DAY = 24 * 60 * 60 * 1000;

/** The program under test. It polls until the report is ready. */
async function readReport(client: IAMClient): Promise<Record<string, string>[]> {
  for (;;) {
    try {
      const { Content } = await client.send(new GetCredentialReportCommand({}));
      const [header = [], ...rows] = new TextDecoder()
        .decode(Content)
        .split("\n")
        .map((line) => line.split(","));
      return rows.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ""])));
    } catch (error) {
      if (error instanceof CredentialReportNotPresentException)
        await client.send(new GenerateCredentialReportCommand({}));
      else if (error instanceof CredentialReportNotReadyException) await wait(10);
      else throw error;
    }
  }
}

async function audit(client: IAMClient, today: Date): Promise<string[]> {
  const findings: string[] = [];
  for (const row of await readReport(client)) {
    for (const key of ["access_key_1", "access_key_2"]) {
      if (row[`${key}_active`] !== "true") continue;
      const days = Math.floor((Number(today) - Date.parse(row[`${key}_last_rotated`] ?? "")) / DAY);
      if (days > 90) findings.push(`${row["user"]}: ${key} is ${days} days old`);
      if (row[`${key}_last_used_date`] === "N/A") findings.push(`${row["user"]}: ${key} was never used`);
    }
  }
  return findings;
}

export async function main(print: (line: string) => void): Promise<void> {
  const now = new Date("2026-11-01T00:00:00Z"); // the date that the fixture assumes
  const iam = mockIam({ account, now: () => now });
  const server = setupServer(...iam.handlers);
  server.listen({ onUnhandledFrame: "error" });
  try {
    for (const finding of await audit(new IAMClient(iam.clientConfig()), now)) print(finding);
    print(`requested the report ${iam.journal.callsTo("GetCredentialReport").length} times`);
  } finally {
    server.close();
  }
}

if (import.meta.main) await main(console.log);
