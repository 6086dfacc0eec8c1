import { incompleteMfa, notForSessions } from "../../protocol/errors.ts";
import { structure } from "../../protocol/xml.ts";
import { defineAction } from "../action.ts";
import { mfaCode, mfaSerialNumber, sessionSeconds, sessionTokenSize } from "../constraints.ts";
import { credentials, issueCredentials } from "./credentials-shape.ts";

const HOUR = 3600;

/**
 * Accepts any MFA device and any code.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export const GetSessionToken = defineAction({
  name: "GetSessionToken",
  service: "sts",
  changes: true,
  input: {
    DurationSeconds: sessionSeconds(36 * HOUR),
    SerialNumber: mfaSerialNumber,
    TokenCode: mfaCode,
    MinimumSessionTokenSize: sessionTokenSize,
  },
  output: {
    documented: [
      structure("Credentials", ["SessionToken", "SecretAccessKey", "Expiration", "AccessKeyId"]),
      "SessionTokenUtilization",
      "SessionTokenSize",
    ],
    recorded: [credentials, "SessionTokenSize", "SessionTokenUtilization"],
  },
  run(context, { DurationSeconds = 12 * HOUR, SerialNumber, TokenCode, MinimumSessionTokenSize }) {
    const { store, caller } = context;
    const { ownerId } = caller;
    if (ownerId === undefined) throw notForSessions("GetSessionToken");
    if ((SerialNumber === undefined) !== (TokenCode === undefined)) throw incompleteMfa();
    const isRoot = ownerId === store.accountId;
    // AWS shortens a longer session of the root user without an error.
    const seconds = isRoot ? Math.min(DurationSeconds, HOUR) : DurationSeconds;
    const session = { of: ownerId, mfa: SerialNumber !== undefined, transitiveTagKeys: [] };
    return issueCredentials(context, store.accountId, seconds, session, MinimumSessionTokenSize);
  },
});
