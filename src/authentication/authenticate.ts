import type { Key } from "../account/state.ts";
import type { AccountStore } from "../account/store.ts";
import { formatTimestamp } from "../account/timestamp.ts";
import { type IssuedKey, secretOfIssued } from "../identifiers/session-credentials.ts";
import {
  awsError,
  type IamError,
  keyOfOtherAccount,
  keyOfOtherPartition,
  sessionWithoutMfa,
} from "../protocol/errors.ts";
import { type PartitionName, partitionOfArn } from "../protocol/partitions.ts";
import type { ServiceName } from "../protocol/services.ts";
import type { Authenticator, RequestToAuthenticate } from "./authenticator.ts";
import { type Caller, hasKnownKey } from "./caller.ts";

/** `"trust"` accepts any signature, `"identify"` requires a known key, and an authenticator also checks the request itself. */
export type Authentication = "trust" | "identify" | Authenticator;

/** What a request was sent to. */
export interface Endpoint {
  readonly service: ServiceName;
  /** `undefined` for a host that is not AWS's. */
  readonly partition: PartitionName | undefined;
}

/** Returns AWS's error for a caller that a service does not accept. The signature itself is not checked here. */
export function authenticate(
  store: AccountStore,
  caller: Caller,
  mode: Authentication,
  now: Date,
  { service, partition = store.partition }: Endpoint,
): IamError | undefined {
  const { accessKeyId, key, credential, issued } = caller;
  if (accessKeyId === undefined) return mode === "trust" ? undefined : awsError("MissingAuthenticationToken");
  if (hasKnownKey(store, caller) && partition !== store.partition) return keyOfOtherPartition(store.partition);
  const expiration = credential?.expiration ?? issued?.session?.expiration;
  if (expiration !== undefined && expiration <= formatTimestamp(now)) return awsError("ExpiredToken");
  if (issued !== undefined) return authenticateIssued(store, caller, issued, mode, service);
  if (credential !== undefined || accessKeyId === store.rootKeyId || key?.status === "Active") return undefined;
  const isKnown = store.isKnownKeyId(accessKeyId);
  if (!isKnown && mode === "trust") return undefined;
  return awsError("InvalidClientTokenId", undefined, reasonFor(store, accessKeyId, key));
}

/** Returns the reason for the journal, since AWS's error gives none. A key that requests cannot see yet gets the note "Stale" instead. */
function reasonFor(store: AccountStore, accessKeyId: string, key: Key | undefined): string | undefined {
  if (key !== undefined) return `The key has the status ${key.status}.`;
  if (store.key(accessKeyId) !== undefined) return undefined;
  return store.isKnownKeyId(accessKeyId) ? "The key was deleted." : "The account has no such key.";
}

function authenticateIssued(
  store: AccountStore,
  { sessionOf }: Caller,
  { accountId, session }: IssuedKey,
  mode: Authentication,
  service: ServiceName,
): IamError | undefined {
  // STS accepts the credentials of every account. IAM accepts those of this account only, because it has no other users.
  if (service !== "sts" && accountId !== store.accountId) return keyOfOtherAccount(accountId);
  if (session === undefined) return mode === "trust" ? undefined : awsError("InvalidClientTokenId");
  if (session.of.startsWith("arn:")) {
    const partition = partitionOfArn(session.of);
    return partition === store.partition ? undefined : keyOfOtherPartition(partition);
  }
  if (sessionOf === undefined) return awsError("InvalidClientTokenId");
  return service === "sts" || session.mfa ? undefined : sessionWithoutMfa();
}

/** Returns the secret and the token of a caller that the account accepts. */
export function credentialOf(
  store: AccountStore,
  { key, credential, issued }: Caller,
  token: string | undefined,
): RequestToAuthenticate["credential"] {
  // The token of an issued key is valid here. Otherwise the account would not have accepted the caller.
  if (issued !== undefined) return { secretAccessKey: secretOfIssued(issued.id), sessionToken: token };
  const known = key ?? credential ?? { id: store.rootKeyId, secret: undefined };
  return { secretAccessKey: store.secretOf(known), sessionToken: credential && store.tokenOf(credential) };
}
