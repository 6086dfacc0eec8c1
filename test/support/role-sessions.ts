import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type Credentials,
  GetCallerIdentityCommand,
  STSClient,
} from "@aws-sdk/client-sts";
import type { MockIam, MockIamOptions } from "msw-iam";
import { mockOnServer } from "./server.ts";

export const OWN = "123456789012";
export const region = "us-east-1";
export const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };

export const withSts = (options: MockIamOptions = {}) =>
  mockOnServer({ account, services: ["iam", "sts"], ...options });
export const roleIn = (accountId: string, name = "audit") => `arn:aws:iam::${accountId}:role/${name}`;
export const stsOf = (iam: MockIam, who = "Bob") => new STSClient(iam.clientConfig(who));

/** The client credentials in the form of the SDK. */
export const credentialsOf = ({
  AccessKeyId = "",
  SecretAccessKey = "",
  SessionToken = "",
}: Partial<Credentials> = {}) => ({
  accessKeyId: AccessKeyId,
  secretAccessKey: SecretAccessKey,
  sessionToken: SessionToken,
});

export async function assume(sts: STSClient, input: Partial<AssumeRoleCommandInput> = {}) {
  const command = new AssumeRoleCommand({ RoleArn: roleIn(OWN), RoleSessionName: "night", ...input });
  const { AssumedRoleUser, Credentials } = await sts.send(command);
  return { AssumedRoleUser, Credentials, credentials: credentialsOf(Credentials) };
}

/** Returns who has these credentials. */
export async function identityOf(credentials: ReturnType<typeof credentialsOf>) {
  const { Arn, UserId, Account } = await new STSClient({ region, credentials }).send(new GetCallerIdentityCommand({}));
  return { Arn, UserId, Account };
}

/** Lists Bob's keys with these credentials. */
export const listed = (credentials: ReturnType<typeof credentialsOf>) =>
  new IAMClient({ region, credentials }).send(new ListAccessKeysCommand({ UserName: "Bob" }));
