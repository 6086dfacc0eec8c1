import type { User } from "../../account/state.ts";
import type { AccountStore, AccountView, UserList } from "../../account/store.ts";
import type { Cursor, Listing } from "../../paging/page.ts";
import { list } from "../../protocol/xml.ts";
import { defineListAction } from "../action.ts";
import { marker, maxItems, pathPrefix } from "../constraints.ts";
import { identityMembers } from "./user-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export const ListUsers = defineListAction({
  name: "ListUsers",
  service: "iam",
  input: { PathPrefix: pathPrefix, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [
      list("Users", ["UserId", "Path", "UserName", "Arn", "CreateDate", "PasswordLastUsed"]),
      "IsTruncated",
      "Marker",
    ],
    recorded: [
      "IsTruncated",
      "Marker",
      list("Users", ["Path", "PasswordLastUsed", "UserName", "Arn", "UserId", "CreateDate"]),
    ],
  },
  run({ store, view, page }, input) {
    const { items, pagination } = page(usersListing(view, input.PathPrefix ?? "/"), input);
    return { Users: items.map((user) => listedMembers(store, user)), ...pagination };
  },
});

const listedMembers = (store: AccountStore, user: User) => ({
  ...identityMembers(store, user),
  PasswordLastUsed: user.passwordLastUsed,
});

/** The list of users at the start of the listing, and the index of the next user. */
interface UserCursor extends Cursor {
  readonly list: UserList;
  readonly next: number;
}

/**
 * The users in the order of their names. A listing keeps its original order, so that a user who is renamed between pages is neither
 * skipped nor returned twice. Users who are deleted between pages are left out.
 */
function usersListing(view: AccountView, prefix: string): Listing<User, UserCursor> {
  return {
    id: `ListUsers ${prefix}`,
    title: `ListUsers under ${prefix}`,
    itemsAfter(cursor) {
      const list = cursor?.list ?? view.sortedUsers();
      return {
        start: cursor?.next ?? 0,
        end: list.users.length,
        itemAt(index) {
          // The list may be older than the user's current record.
          const user = view.userOfId((list.users[index] as User).id);
          return user?.path.startsWith(prefix) ? user : undefined;
        },
        cursorAt: (index) => ({ key: `${list.version} ${index}`, list, next: index + 1 }),
      };
    },
  };
}
