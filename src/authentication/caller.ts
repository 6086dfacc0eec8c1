import type { Key, Owner, TemporaryCredential } from "../account/state.ts";
import type { Model } from "../account/store.ts";
import { wireDate } from "../account/timestamp.ts";
import type { ServiceName } from "../actions/action.ts";
import { type IssuedKey, issuedKey } from "../identifiers/session-credentials.ts";
import { awsError, type IamError, ofOtherAccount, sessionWithoutMfa } from "../protocol/errors.ts";
import type { SignatureScope } from "../protocol/signature-scope.ts";
import type { Authenticator } from "./authenticator.ts";

/** Who signed a request. */
export interface Caller {
  readonly accessKeyId: string | undefined;
  readonly arn: string;
  readonly userName: string | undefined;
  /** The user or the root user whose own keys an omitted `UserName` means; a role session or federated user has none. */
  readonly owner: Owner | undefined;
  /** What stands behind the key id, where the account knows it. */
  readonly key: Key | undefined;
  readonly credential: TemporaryCredential | undefined;
  /** Temporary credentials that AssumeRole or GetSessionToken gave out, here or in another account's double. */
  readonly issued: IssuedKey | undefined;
  /** Whose own session it is, where GetSessionToken gave the credentials out: the caller is that user, but not by name. */
  readonly sessionOf: Owner | undefined;
}

/** `"trust"` takes every signature for good, `"identify"` asks for a known key, an authenticator for more than that. */
export type Authentication = "trust" | "identify" | Authenticator;

/** Who a request is from, whether or not it will be let in. */
export function identify(
  model: Model,
  keyOf: (id: string) => Key | undefined,
  scope: SignatureScope | undefined,
): Caller {
  const accessKeyId = scope?.accessKeyId;
  const key = accessKeyId === undefined ? undefined : keyOf(accessKeyId);
  const credential = accessKeyId === undefined ? undefined : model.temporaryCredential(accessKeyId);
  const callerOf = (owner: Owner): Caller => ({
    accessKeyId,
    arn: model.arnOf(owner),
    userName: owner.kind === "user" ? owner.name : undefined,
    owner,
    key,
    credential,
    issued: undefined,
    sessionOf: undefined,
  });
  if (key !== undefined) return callerOf(key.owner);
  if (accessKeyId === undefined || (credential === undefined && !accessKeyId.startsWith("ASIA")))
    return callerOf(model.root);
  // What the account knows of an id goes before what the id says of itself.
  const issued = model.isKnownKeyId(accessKeyId) ? undefined : issuedKey(accessKeyId, scope?.sessionToken);
  const sessionOf = issued && sessionOwner(model, issued);
  const role = issued?.session?.of.startsWith("arn:") ? issued.session.of : undefined;
  const unknown = `arn:aws:sts::${issued?.accountId ?? model.accountId}:assumed-role/unknown/unknown`;
  const caller = { accessKeyId, arn: credential?.arn ?? role ?? unknown, userName: undefined };
  return {
    ...(sessionOf === undefined ? caller : callerOf(sessionOf)),
    owner: undefined,
    key,
    credential,
    issued,
    sessionOf,
  };
}

/** The user or the root user whose own session it is, where it is one of this account's. */
function sessionOwner(model: Model, { accountId, session }: IssuedKey): Owner | undefined {
  if (session === undefined || accountId !== model.accountId) return undefined;
  return session.of === accountId ? model.root : model.userOfId(session.of);
}

/** What AWS answers to a caller that a service does not let in, short of looking at the signature itself. */
export function refusal(
  model: Model,
  caller: Caller,
  mode: Authentication,
  now: Date,
  service: ServiceName | undefined,
): IamError | undefined {
  const { accessKeyId, key, credential, issued } = caller;
  if (accessKeyId === undefined) return mode === "trust" ? undefined : awsError("MissingAuthenticationToken");
  const expiration = credential?.expiration ?? issued?.session?.expiration;
  if (expiration !== undefined && expiration <= wireDate(now)) return awsError("ExpiredToken");
  if (issued !== undefined) return refusalOfIssued(model, caller, issued, mode, service);
  if (credential !== undefined || accessKeyId === model.rootKeyId || key?.status === "Active") return undefined;
  const isKnown = model.isKnownKeyId(accessKeyId);
  return isKnown || mode !== "trust" ? awsError("InvalidClientTokenId") : undefined;
}

function refusalOfIssued(
  model: Model,
  { sessionOf }: Caller,
  { accountId, session }: IssuedKey,
  mode: Authentication,
  service: ServiceName | undefined,
): IamError | undefined {
  // STS is the same for all accounts; but this account's users are not those of the other one.
  if (service !== "sts" && accountId !== model.accountId) return ofOtherAccount(accountId);
  if (session === undefined) return mode === "trust" ? undefined : awsError("InvalidClientTokenId");
  if (session.of.startsWith("arn:")) return undefined;
  if (sessionOf === undefined) return awsError("InvalidClientTokenId");
  return service === "sts" || session.mfa ? undefined : sessionWithoutMfa();
}
