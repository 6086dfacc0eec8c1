import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  IAMServiceException,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListSSHPublicKeysCommand,
  ListUserPoliciesCommand,
  NoSuchEntityException,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { compare } from "./compare.ts";
import type { Exchange, Mask } from "./exchange.ts";
import { PATH, type Scenario } from "./scenario.ts";
import { sdkConfig } from "./sdk-handler.ts";
import { createSession } from "./session.ts";
import type { Target } from "./target.ts";

/** The responses to each scenario, by its name. A scenario that the caller cannot run is left out. */
export type Exchanges = ReadonlyMap<string, readonly Exchange[]>;

/**
 * Creates a user with a random name, sends all scenarios to a target, and deletes the user again, also if a request fails or the signal
 * aborts.
 */
export async function runScenarios(
  target: Target,
  scenarios: readonly Scenario[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Exchanges> {
  const session = createSession(target, signal);
  const client = new IAMClient(sdkConfig(target, "iam"));
  const UserName = session.user;
  const exchanges = new Map<string, readonly Exchange[]>();
  const isRoot = await hideCaller(target, session.mask);
  let creation: Creation = "unknown";
  try {
    creation = await createUser(client, UserName);
    if (creation instanceof IAMServiceException) throw creation;
    // IAM needs some seconds until each of its servers knows the user.
    await session.send({ action: "GetUser", params: [["UserName", "{user}"]], wait: 10 });
    for (const { name, steps, needs } of scenarios) {
      if (needs === "root" && !isRoot) continue;
      const ofScenario: Exchange[] = [];
      for (const step of steps) ofScenario.push(await session.send(step));
      exchanges.set(name, ofScenario);
      await tidyUp(client, UserName);
    }
  } finally {
    if (!(creation instanceof IAMServiceException))
      await deleteUser(client, UserName, target.isSlow, creation === "created");
  }
  return exchanges;
}

/** The error with which AWS refused to create the user, or else what is known about the user. */
type Creation = "created" | "unknown" | IAMServiceException;

async function createUser(client: IAMClient, UserName: string): Promise<Creation> {
  try {
    await client.send(new CreateUserCommand({ UserName, Path: PATH }));
    return "created";
  } catch (error) {
    if (error instanceof IAMServiceException && error.$fault === "client") return error;
    throw error;
  }
}

/** Keeps the caller's names out of the exchanges. Returns whether the caller is the root user. */
async function hideCaller(target: Target, mask: Mask): Promise<boolean> {
  const {
    Arn = "",
    Account = "",
    UserId = "",
  } = await new STSClient(sdkConfig(target, "sts")).send(new GetCallerIdentityCommand({}));
  mask.hide(Arn, "caller");
  // The id of the root user is the account id. Another caller's id must not make a difference.
  mask.hide(UserId, "account");
  mask.hide(Account, "account");
  const isRoot = Arn.endsWith(":root");
  // Some errors have the name of the caller without its ARN.
  if (!isRoot) for (const name of Arn.split("/").slice(1)) mask.hide(name, "caller name");
  return isRoot;
}

/** Deletes what is attached to the user. A scenario renames the user, which AWS refuses, but other endpoints may not. */
async function tidyUp(client: IAMClient, UserName: string): Promise<void> {
  try {
    await deleteAttachments(client, UserName);
  } catch (error) {
    if (!(error instanceof NoSuchEntityException)) throw error;
    await client.send(new UpdateUserCommand({ UserName: UserName.toUpperCase(), NewUserName: UserName }));
    await deleteAttachments(client, UserName);
  }
}

async function deleteAttachments(client: IAMClient, UserName: string): Promise<void> {
  const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand({ UserName }));
  for (const { AccessKeyId } of AccessKeyMetadata)
    await client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  await client.send(new DeleteLoginProfileCommand({ UserName })).catch(ignoreAbsence);
  const { PolicyNames = [] } = await client.send(new ListUserPoliciesCommand({ UserName }));
  for (const PolicyName of PolicyNames) await client.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
  const { AttachedPolicies = [] } = await client.send(new ListAttachedUserPoliciesCommand({ UserName }));
  for (const { PolicyArn } of AttachedPolicies) await client.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
  const { SSHPublicKeys = [] } = await client.send(new ListSSHPublicKeysCommand({ UserName }));
  for (const { SSHPublicKeyId } of SSHPublicKeys)
    await client.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }));
}

function ignoreAbsence(error: unknown): void {
  if (!(error instanceof NoSuchEntityException)) throw error;
}

/** Deletes the user. If the response to its creation was lost, there may be no user to delete. */
async function deleteUser(client: IAMClient, name: string, isSlow: boolean, isCreated: boolean): Promise<void> {
  // A user that was just created may be unknown for some seconds.
  if (isSlow) await sleep(10_000);
  for (let attempts = isSlow ? 6 : 1; attempts > 0; attempts -= 1) {
    try {
      const isDeleted = (await deleteNamed(client, name)) || (await deleteNamed(client, name.toUpperCase()));
      if (isDeleted || (attempts === 1 && !isCreated)) return;
      if (attempts === 1) throw new Error("it cannot be found.");
    } catch (error) {
      if (attempts === 1)
        throw new Error(
          `Failed to delete the user ${name}: ${error instanceof Error ? error.message : error} Delete it and what is attached to it by hand.`,
        );
    }
    // The deletion of a key, and the user itself, take some seconds to propagate.
    await sleep(5_000);
  }
}

/** Returns whether there was a user of this name. */
async function deleteNamed(client: IAMClient, UserName: string): Promise<boolean> {
  try {
    await deleteAttachments(client, UserName);
    await client.send(new DeleteUserCommand({ UserName }));
    return true;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return false;
    throw error;
  }
}

/** Compares the responses to the same scenarios. Returns one line for each difference, and a heading for each scenario that has any. */
export function describeDifferences(one: Exchanges, other: Exchanges, names: readonly [string, string]): string[] {
  return [...one].flatMap(([name, exchanges]) => {
    const lines = exchanges.flatMap((exchange, index) => {
      const counterpart = other.get(name)?.[index];
      const place = `  ${index + 1}. ${exchange.action || "(no action)"}`;
      if (counterpart === undefined) return [`${place}: ${names[1]} has no response`];
      return compare(exchange, counterpart, names).map((difference) => `${place}: ${difference}`);
    });
    return lines.length === 0 ? [] : [name, ...lines];
  });
}
