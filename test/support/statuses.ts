import { getResponse } from "msw";
import type { MockIam } from "msw-iam";
import { HOST, VERSION } from "./hosts.ts";

/** Sends a request for Bob, and returns its status. */
export const ask = async (iam: MockIam, action: string) =>
  (await getResponse(iam.handlers, new Request(`${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`)))?.status;

/** Lists Bob's keys this many times, one after another, and returns the statuses. */
export async function statuses(iam: MockIam, count: number): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  while (seen.length < count) seen.push(await ask(iam, "ListAccessKeys"));
  return seen;
}
