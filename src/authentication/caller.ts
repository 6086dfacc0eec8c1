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
  const unsigned = {
    ...membersOfOwner(store, store.root),
    accessKeyId: undefined,
    key: undefined,
    credential: undefined,
    issued: undefined,
    sessionOf: undefined,
  };
  if (scope === undefined) return unsigned;
  const { accessKeyId, sessionToken } = scope;
  const key = view.key(accessKeyId);
  const credential = store.temporaryCredential(accessKeyId);
  const signed = { ...unsigned, accessKeyId, key, credential };
  const keyOwner = key && view.owner(key.ownerId);
  if (keyOwner !== undefined) return { ...signed, ...membersOfOwner(store, keyOwner) };
  if (credential === undefined && !accessKeyId.startsWith("ASIA")) return signed;
  // An id that the account knows is never decoded as an issued one.
  const issued = store.isKnownKeyId(accessKeyId) ? undefined : issuedKey(accessKeyId, sessionToken);
  const sessionOwner = issued && ownerOfSession(store, view, issued);
  const role = issued?.session?.of.startsWith("arn:") ? issued.session.of : undefined;
  const unknown = `arn:${store.partition}:sts::${issued?.accountId ?? store.accountId}:assumed-role/unknown/unknown`;
  const session = { arn: credential?.arn ?? role ?? unknown, userName: undefined };
  return {
    ...signed,
    ...(sessionOwner === undefined ? session : membersOfOwner(store, sessionOwner)),
    ownerId: undefined,
    issued,
    sessionOf: sessionOwner?.id,
  };
}

/** Returns whether the account has the caller's key, or the key is one that a mock account issued. */
export const hasKnownKey = (store: AccountStore, { accessKeyId, key, credential, issued }: Caller): boolean =>
  (key ?? credential ?? issued) !== undefined || accessKeyId === store.rootKeyId;

const membersOfOwner = (store: AccountStore, owner: Owner) => ({
  arn: store.arnOf(owner),
  userName: owner.name,
  ownerId: owner.id,
});

/** Returns the user or root user for whom this account issued the session. */
function ownerOfSession(store: AccountStore, view: AccountView, { accountId, session }: IssuedKey): Owner | undefined {
  return session === undefined || accountId !== store.accountId ? undefined : view.owner(session.of);
}
