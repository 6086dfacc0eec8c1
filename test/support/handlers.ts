import { getResponse } from "msw";
import type { MockIam } from "msw-iam";
import { HOST, VERSION } from "./hosts.ts";
import { signedBy } from "./server.ts";

/** Sends a POST request to the handlers of a mock, without a server, and returns the body of the response. */
export async function send(iam: MockIam, parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ Version: VERSION, ...parameters });
  const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body, headers }));
  return (await response?.text()) ?? "";
}

async function getSts(iam: MockIam, query: string, headers: Record<string, string> = {}) {
  const url = `https://sts.amazonaws.com/?Version=2011-06-15&${query}`;
  return (await (await getResponse(iam.handlers, new Request(url, { headers })))?.text()) ?? "";
}

/** Returns the ARN of the caller who signs with a key id, or the error code. */
export const callerOf = async (iam: MockIam, accessKeyId: string) =>
  /<(?:Arn|Code)>([^<]+)/.exec(await getSts(iam, "Action=GetCallerIdentity", signedBy(accessKeyId, "sts")))?.[1];

/** Returns the id of the next temporary credentials that AssumeRole issues. */
export async function sessionKeyId(iam: MockIam): Promise<string | undefined> {
  const role = "RoleArn=arn:aws:iam::123456789012:role/audit&RoleSessionName=night";
  return /<AccessKeyId>([^<]+)/.exec(await getSts(iam, `Action=AssumeRole&${role}`))?.[1];
}
