import { expiredWebIdentityToken } from "../../protocol/errors.ts";
import { structure } from "../../protocol/xml.ts";
import { defineAction } from "../action.ts";
import * as constraints from "../constraints.ts";
import { credentials, webIdentityCredentials } from "./credentials-shape.ts";
import { checkSession, HOUR, parseRoleArn, startSession } from "./role-session.ts";

/**
 * The SDKs call it without a signature if the environment names a token file. The mock accepts every token that is not expired, and
 * does not verify its signature. It returns the claims of a JSON Web Token.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const AssumeRoleWithWebIdentity = defineAction({
  name: "AssumeRoleWithWebIdentity",
  service: "sts",
  changes: true,
  anonymous: true,
  input: {
    RoleArn: { ...constraints.roleArn, required: true },
    RoleSessionName: { ...constraints.roleSessionName, required: true },
    WebIdentityToken: { ...constraints.webIdentityToken, required: true },
    ProviderId: constraints.providerId,
    PolicyArns: constraints.policyArns,
    Policy: { ...constraints.sessionPolicy, max: 2048 },
    DurationSeconds: constraints.sessionSeconds(12 * HOUR),
    MinimumSessionTokenSize: constraints.sessionTokenSize,
  },
  output: {
    documented: [
      "SubjectFromWebIdentityToken",
      "Audience",
      structure("AssumedRoleUser", ["Arn", "AssumedRoleId"]),
      webIdentityCredentials,
      "Provider",
      "PackedPolicySize",
      "SessionTokenUtilization",
      "SessionTokenSize",
    ],
    recorded: [
      "Audience",
      structure("AssumedRoleUser", ["AssumedRoleId", "Arn"]),
      credentials,
      "Provider",
      "SubjectFromWebIdentityToken",
      "PackedPolicySize",
      "SessionTokenSize",
      "SessionTokenUtilization",
    ],
  },
  run(context, input) {
    const { RoleArn, DurationSeconds = HOUR, WebIdentityToken, ProviderId } = input;
    const role = parseRoleArn(RoleArn, context.store.partition);
    checkSession(context.caller, input);
    const { sub, aud, iss, exp } = claimsOf(WebIdentityToken);
    const now = Date.parse(context.timestamp) / 1000;
    if (typeof exp === "number" && exp <= now) throw expiredWebIdentityToken(now, exp);
    return {
      ...startSession(context, role, input, DurationSeconds),
      SubjectFromWebIdentityToken: textOf(sub),
      Audience: textOf(Array.isArray(aud) ? aud[0] : aud),
      Provider: ProviderId ?? textOf(iss),
    };
  },
});

const textOf = (claim: unknown) => (typeof claim === "string" ? claim : undefined);

/** Returns the claims of a JSON Web Token, or none for a token in another format. */
function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ""] = token.split(".");
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (byte) =>
      byte.charCodeAt(0),
    );
    return Object(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return {};
  }
}
