import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IAMClient, ListUsersCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { mswIam, type Served } from "./command.ts";

export const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
// The files of a worker share this module, so it outlives each of them.
process.once("exit", () => rmSync(folder, { recursive: true }));

let files = 0;
export function fixture(content: unknown): string {
  files += 1;
  const file = join(folder, `fixture-${files}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

export const bob = (keys: number) => ({ Users: [{ UserName: "Bob", AccessKeys: keys }] });
export const names = async (client: IAMClient) =>
  (await client.send(new ListUsersCommand({}))).Users?.map((user) => user.UserName);

export async function pageSizes(client: IAMClient): Promise<number[]> {
  const sizes: number[] = [];
  for await (const page of paginateListAccessKeys({ client }, { UserName: "Bob" }))
    sizes.push(page.AccessKeyMetadata?.length ?? 0);
  return sizes;
}

export const unsigned = (served: Served, query: string, init: RequestInit = {}) =>
  fetch(`${served.endpoint}/?Version=2010-05-08&${query}`, init);

/** Runs a command that fails, and returns the line that it prints. */
export async function complaint(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await mswIam(...args);
  expect([code, stdout]).toEqual([1, ""]);
  const [, line] = /^msw-iam: (.*)\n$/.exec(stderr.replaceAll(`${folder}/`, "")) ?? [];
  return line ?? stderr;
}
