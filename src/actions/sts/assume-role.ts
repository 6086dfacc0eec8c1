import { incompleteMfa, notForRoot, roleChainTooLong } from "../../protocol/errors.ts";
import { structure } from "../../protocol/xml.ts";
import { type ActionContext, defineAction } from "../action.ts";
import * as constraints from "../constraints.ts";
import { credentials } from "./credentials-shape.ts";
import { checkSession, HOUR, parseRoleArn, startSession } from "./role-session.ts";

/**
 * Every user and role session can assume any role of any account in the partition, because the mock has no roles, policies or external ids. Any MFA
 * code and any context assertion is right.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const AssumeRole = defineAction({
  name: "AssumeRole",
  service: "sts",
  changes: true,
  input: {
    RoleArn: { ...constraints.roleArn, required: true },
    RoleSessionName: { ...constraints.roleSessionName, required: true },
    PolicyArns: constraints.policyArns,
    Policy: constraints.sessionPolicy,
    DurationSeconds: constraints.sessionSeconds(12 * HOUR),
    Tags: constraints.tags,
    TransitiveTagKeys: constraints.tagKeys,
    ExternalId: constraints.externalId,
    SerialNumber: constraints.mfaSerialNumber,
    TokenCode: constraints.mfaCode,
    SourceIdentity: constraints.roleSessionName,
    ProvidedContexts: constraints.providedContexts,
    MinimumSessionTokenSize: constraints.sessionTokenSize,
  },
  output: {
    documented: [
      "SourceIdentity",
      structure("AssumedRoleUser", ["Arn", "AssumedRoleId"]),
      credentials,
      "PackedPolicySize",
      "SessionTokenUtilization",
      "SessionTokenSize",
    ],
    recorded: [
      structure("AssumedRoleUser", ["AssumedRoleId", "Arn"]),
      credentials,
      "SourceIdentity",
      "PackedPolicySize",
      "SessionTokenSize",
      "SessionTokenUtilization",
    ],
  },
  run(context, input) {
    const { RoleArn, DurationSeconds = HOUR, SourceIdentity, SerialNumber, TokenCode } = input;
    const role = parseRoleArn(RoleArn, context.store.partition);
    if (isRoot(context)) throw notForRoot();
    if ((SerialNumber === undefined) !== (TokenCode === undefined)) throw incompleteMfa();
    checkSession(context.caller, input);
    const isChained = context.caller.ownerId === undefined;
    if (isChained && DurationSeconds > HOUR) throw roleChainTooLong();
    return { ...startSession(context, role, input, DurationSeconds), SourceIdentity };
  },
});

/** Whether the root user signed the request. An unknown key that is trusted can be anybody's. */
const isRoot = ({ store, caller: { key, sessionOf, accessKeyId } }: ActionContext) =>
  (key?.ownerId ?? sessionOf) === store.accountId || accessKeyId === store.rootKeyId;
