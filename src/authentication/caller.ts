import type { Key, Owner, TemporaryCredential } from "../account/state.ts";
import type { AccountStore, AccountView } from "../account/store.ts";
import { type IssuedKey, issuedKey } from "../identifiers/session-credentials.ts";
import type { SignatureScope } from "../protocol/signature-scope.ts";

/** Who signed a request. */
export interface Caller {
  readonly accessKeyId: string | undefined;
  readonly arn: string;
  readonly userName: string | undefined;
  /**
   * The id of the user whose keys a request without `UserName` refers to, or the account id for the root user. Role sessions and
   * federated users have no owner.
   */
  readonly ownerId: string | undefined;
  /** The key with this id, if requests can see it. */
  readonly key: Key | undefined;
  /** The seeded temporary credential with this id, if the account has it. */
  readonly credential: TemporaryCredential | undefined;
  /** The credentials that AssumeRole or GetSessionToken issued, in this or another mock account. */
  readonly issued: IssuedKey | undefined;
  /** The id of the user for whom GetSessionToken issued the session, or the account id for the root user. */
  readonly sessionOf: string | undefined;
}

/** Identifies the caller of a request, whether or not the account accepts it. `view` is what requests see of the account. */
export function identifyCaller(store: AccountStore, view: AccountView, scope: SignatureScope | undefined): Caller {
  const accessKeyId = scope?.accessKeyId;
  const key = accessKeyId === undefined ? undefined : view.key(accessKeyId);
  const credential = accessKeyId === undefined ? undefined : store.temporaryCredential(accessKeyId);
  const callerOf = (owner: Owner): Caller => ({
    accessKeyId,
    arn: store.arnOf(owner),
    userName: owner.kind === "user" ? owner.name : undefined,
    ownerId: owner.id,
    key,
    credential,
    issued: undefined,
    sessionOf: undefined,
  });
  const keyOwner = key && view.owner(key.ownerId);
  if (keyOwner !== undefined) return callerOf(keyOwner);
  if (accessKeyId === undefined || (credential === undefined && !accessKeyId.startsWith("ASIA")))
    return callerOf(store.root);
  // An id that the account knows is never decoded as an issued one.
  const issued = store.isKnownKeyId(accessKeyId) ? undefined : issuedKey(accessKeyId, scope?.sessionToken);
  const sessionOwner = issued && ownerOfSession(store, view, issued);
  const role = issued?.session?.of.startsWith("arn:") ? issued.session.of : undefined;
  const unknown = `arn:${store.partition}:sts::${issued?.accountId ?? store.accountId}:assumed-role/unknown/unknown`;
  const session = { accessKeyId, arn: credential?.arn ?? role ?? unknown, userName: undefined };
  return {
    ...(sessionOwner === undefined ? session : callerOf(sessionOwner)),
    ownerId: undefined,
    key,
    credential,
    issued,
    sessionOf: sessionOwner?.id,
  };
}

/** Returns the user or root user for whom this account issued the session. */
function ownerOfSession(store: AccountStore, view: AccountView, { accountId, session }: IssuedKey): Owner | undefined {
  return session === undefined || accountId !== store.accountId ? undefined : view.owner(session.of);
}
