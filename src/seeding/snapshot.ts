import { keyRecord, userRecord } from "../account/records.ts";
import type { AccountStore } from "../account/store.ts";
import type { AccountFixture } from "./types.ts";

/** Returns the whole account as one fixture, with its secrets. */
export function snapshotStore(store: AccountStore): AccountFixture {
  const fixture: AccountFixture = {
    AccountId: store.accountId,
    Users: store.sortedUsers().users.map((user) => userRecord(store, user)),
    RootAccessKeys: store.keysOf(store.accountId).map((key) => keyRecord(store, key)),
    FormerAccessKeyIds: listed(store.formerKeyIds()),
    FormerUserIds: listed(store.formerUserIds()),
    TemporaryCredentials: [...store.temporaryCredentials()].map((credential) => ({
      AccessKeyId: credential.id,
      SecretAccessKey: store.secretOf(credential),
      SessionToken: store.tokenOf(credential),
      Expiration: credential.expiration,
      Arn: credential.arn,
    })),
  };
  // Records are frozen, but a test may change a fixture. The copy also omits undefined members.
  return JSON.parse(JSON.stringify(fixture)) as AccountFixture;
}

/** Returns the ids, or `undefined` if there are none. Few accounts have former ids, so others omit the list. */
function listed(ids: Iterable<string>): readonly string[] | undefined {
  const list = [...ids];
  return list.length === 0 ? undefined : list;
}
