import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Exchange } from "./exchange.ts";
import { describeDifferences, type Exchanges, runScenarios } from "./probe.ts";
import { scenarios } from "./scenarios.ts";
import { mockTarget } from "./target.ts";

/** What AWS answered, without ids and secrets. `npm run probe -- --aws` writes it beside this file, as `aws-<date>.json`. */
export interface Recording {
  readonly recordedAt: string;
  readonly exchanges: Readonly<Record<string, readonly Exchange[]>>;
}

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The names of the recordings. */
export const recordingFiles = (): string[] => readdirSync(folder).filter((file) => /^aws-[\w-]+\.json$/.test(file));

export const readRecording = (file: string): Recording => JSON.parse(readFileSync(folder + file, "utf8"));

export const createRecording = (exchanges: Exchanges, now: Date): Recording => ({
  recordedAt: now.toISOString().slice(0, 10),
  exchanges: Object.fromEntries(exchanges),
});

/** Writes a recording, unless one of the secrets is in it. Scenarios that were recorded earlier on the same day stay. */
export function writeRecording(recording: Recording, secrets: readonly string[]): string {
  const file = `aws-${recording.recordedAt}.json`;
  const earlier = recordingFiles().includes(file) ? readRecording(file).exchanges : {};
  const text = `${JSON.stringify({ ...recording, exchanges: { ...earlier, ...recording.exchanges } }, undefined, 2)}\n`;
  checkForSecrets(text, secrets);
  writeFileSync(folder + file, text);
  return folder + file;
}

export function checkForSecrets(text: string, secrets: readonly string[]): void {
  if (
    secrets.some((secret) => secret !== "" && text.includes(secret)) ||
    /(?<!\d)\d{12}(?!\d)/.test(text.replaceAll("123456789012", ""))
  )
    throw new Error("The recording was not written, because it contains a secret or an account id.");
}

/** Sends the scenarios of a recording to the mock, and describes where it differs from what was recorded. */
export async function differencesOfMock({ exchanges }: Recording): Promise<string[]> {
  const recorded = new Map(Object.entries(exchanges));
  const known = scenarios.filter(({ name }) => recorded.has(name));
  return describeDifferences(recorded, await runScenarios(mockTarget(), known), ["AWS", "the mock"]);
}
