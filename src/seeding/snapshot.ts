import type { Group } from "../account/attachments.ts";
import { groupDetails, settingsRecord, userRecord } from "../account/records.ts";
import type { AccountStore } from "../account/store.ts";
import type { AccountFixture } from "./types.ts";

/** Returns the whole account as one fixture, with its secrets. */
export function snapshotStore(store: AccountStore): AccountFixture {
  const { RootUser, ...settings } = settingsRecord(store);
  const { AccessKeys: RootAccessKeys, ...root } = RootUser;
  const describedRoot = { ...withoutEmptyLists(root), CreateDate: rootCreateDate(store) };
  const fixture: AccountFixture = {
    AccountId: store.accountId,
    Users: store.sortedUsers().users.map((user) => {
      const { UserName, Path, UserId, Arn, CreateDate, Tags, AccessKeys, ...others } = userRecord(store, user);
      return { UserName, Path, UserId, Arn, CreateDate, Tags, AccessKeys, ...withoutEmptyLists(others) };
    }),
    RootAccessKeys,
    FormerAccessKeyIds: listed(store.formerKeyIds()),
    FormerUserIds: listed(store.formerUserIds()),
    FormerIds: listed(store.formerIds()),
    TemporaryCredentials: [...store.temporaryCredentials()].map((credential) => ({
      AccessKeyId: credential.id,
      SecretAccessKey: store.secretOf(credential),
      SessionToken: store.tokenOf(credential),
      Expiration: credential.expiration,
      Arn: credential.arn,
    })),
    // Groups do not list their users. Each user lists its groups, in the order in which it was added to them.
    Groups: listed(store.groups().map((group) => groupFixture(store, group))),
    RootUser: Object.values(describedRoot).some((value) => value !== undefined) ? describedRoot : undefined,
    ...withoutEmptyLists(settings),
  };
  // Records are frozen, but a test may change a fixture. The copy also omits undefined members.
  return JSON.parse(JSON.stringify(fixture)) as AccountFixture;
}

/** Returns the creation date of the root user, unless the snapshot implies it as its oldest date. */
function rootCreateDate(store: AccountStore): string | undefined {
  const owners = [store.root, ...store.sortedUsers().users];
  const dates = [
    ...store.sortedUsers().users.map(({ createDate }) => createDate),
    ...owners.flatMap(({ id }) => store.keysOf(id).map(({ createDate }) => createDate)),
    ...store.groups().map(({ createDate }) => createDate),
  ];
  const oldest = dates.reduce<string | undefined>(
    (one, other) => (one === undefined || other < one ? other : one),
    undefined,
  );
  return store.settings().rootCreateDate ?? (store.createDate() === oldest ? undefined : store.createDate());
}

function groupFixture(store: AccountStore, group: Group) {
  const { GroupName, ...others } = groupDetails(store, group);
  return { GroupName, ...withoutEmptyLists(others) };
}

/** Returns the items, or `undefined` if there are none, so that the snapshot omits an empty list. */
function listed<Item>(items: Iterable<Item>): readonly Item[] | undefined {
  const list = [...items];
  return list.length === 0 ? undefined : list;
}

const withoutEmptyLists = <Value extends object>(record: Value): Partial<Value> =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ) as Partial<Value>;
