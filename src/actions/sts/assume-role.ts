import { sessionUserId } from "../../identifiers/session-credentials.ts";
import { invalidRoleArn, roleChainTooLong } from "../../protocol/errors.ts";
import { structure } from "../../protocol/xml.ts";
import { defineAction } from "../action.ts";
import { roleArn, roleSessionName, sessionSeconds } from "../constraints.ts";
import { credentials, issueCredentials } from "./credentials-shape.ts";

const HOUR = 3600;
const ROLE = /^arn:(aws[\w-]*):iam::(\d{12}):role\/(?:[!-~]+\/)?([\w+=,.@-]{1,64})$/;

/**
 * Everyone can assume any role of any account in the partition, because the mock has no roles, policies or external ids. That includes the root
 * user, although AWS does not allow it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const AssumeRole = defineAction({
  name: "AssumeRole",
  service: "sts",
  input: {
    RoleArn: { ...roleArn, required: true },
    RoleSessionName: { ...roleSessionName, required: true },
    DurationSeconds: sessionSeconds(12 * HOUR),
  },
  output: {
    documented: [structure("AssumedRoleUser", ["Arn", "AssumedRoleId"]), credentials],
    recorded: [structure("AssumedRoleUser", ["AssumedRoleId", "Arn"]), credentials],
  },
  run(context, { RoleArn, RoleSessionName, DurationSeconds = HOUR }) {
    const [, partition, accountId, role] = ROLE.exec(RoleArn) ?? [];
    if (accountId === undefined || partition !== context.store.partition) throw invalidRoleArn(RoleArn);
    const isChained = context.caller.owner === undefined;
    if (isChained && DurationSeconds > HOUR) throw roleChainTooLong();
    const Arn = `arn:${partition}:sts::${accountId}:assumed-role/${role}/${RoleSessionName}`;
    return {
      AssumedRoleUser: { Arn, AssumedRoleId: sessionUserId(Arn) },
      Credentials: issueCredentials(context, accountId, DurationSeconds, { of: Arn, mfa: false }),
    };
  },
});
