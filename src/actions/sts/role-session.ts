import type { Caller } from "../../authentication/caller.ts";
import { sessionUserId } from "../../identifiers/session-credentials.ts";
import {
  duplicateSessionTags,
  inheritedTag,
  invalidRoleArn,
  malformedSessionPolicy,
  transitiveKeyWithoutTag,
} from "../../protocol/errors.ts";
import type { ActionContext } from "../action.ts";
import { issueCredentials } from "./credentials-shape.ts";

export const HOUR = 3600;

const ROLE = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/;

interface SessionTag {
  readonly Key: string;
  readonly Value: string;
}

/** The parameters that the actions which assume a role have in common. */
interface RoleSessionInput {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined;
  readonly Tags?: readonly SessionTag[] | undefined;
  readonly TransitiveTagKeys?: readonly string[] | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
}

export interface Role {
  readonly partition: string;
  readonly accountId: string;
  readonly name: string;
}

/** Reads the ARN of a role in a partition. Throws AWS's error for anything else. */
export function parseRoleArn(arn: string, ownPartition: string): Role {
  const [, partition = "", accountId = "", name] = ROLE.exec(arn) ?? [];
  if (name === undefined || partition !== ownPartition) throw invalidRoleArn(arn);
  return { partition, accountId, name };
}

/** Throws AWS's error for session tags and policies that do not fit together. Policies are not evaluated. */
export function checkSession(caller: Caller, { Policy, Tags = [], TransitiveTagKeys = [] }: RoleSessionInput): void {
  if (Policy !== undefined && !isJsonObject(Policy)) throw malformedSessionPolicy();
  const keys = new Set(Tags.map(({ Key }) => Key.toLowerCase()));
  if (keys.size < Tags.length) throw duplicateSessionTags();
  if (TransitiveTagKeys.some((key) => !keys.has(key.toLowerCase()))) throw transitiveKeyWithoutTag();
  if (inheritedKeys(caller).some((key) => keys.has(key.toLowerCase()))) throw inheritedTag();
}

/** The keys of the tags that the caller's own session passes on. */
const inheritedKeys = ({ issued }: Caller) => issued?.session?.transitiveTagKeys ?? [];

/** Starts a role session, and returns the members that the responses have in common. */
export function startSession(context: ActionContext, role: Role, input: RoleSessionInput, seconds: number) {
  const { partition, accountId, name } = role;
  const transitiveTagKeys = [...inheritedKeys(context.caller), ...(input.TransitiveTagKeys ?? [])];
  const Arn = `arn:${partition}:sts::${accountId}:assumed-role/${name}/${input.RoleSessionName}`;
  return {
    AssumedRoleUser: { Arn, AssumedRoleId: sessionUserId(Arn) },
    ...issueCredentials(
      context,
      accountId,
      seconds,
      { of: Arn, mfa: false, transitiveTagKeys },
      input.MinimumSessionTokenSize,
    ),
    PackedPolicySize: packedSize(input),
  };
}

/** What AWS lets session policies and tags take up. How it packs them is not documented, so nothing is refused. */
const PACKED_LIMIT = 2048;

function packedSize({ Policy = "", PolicyArns = [], Tags = [] }: RoleSessionInput): number | undefined {
  const texts = [Policy, ...PolicyArns.map(({ arn = "" }) => arn), ...Tags.flatMap(({ Key, Value }) => [Key, Value])];
  const size = texts.join("").length;
  return size === 0 ? undefined : Math.min(100, Math.ceil((size * 100) / PACKED_LIMIT));
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
