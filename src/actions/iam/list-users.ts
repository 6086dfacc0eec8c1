import { lowerBound } from "../../account/lower-bound.ts";
import type { User } from "../../account/state.ts";
import type { AccountStore } from "../../account/store.ts";
import { compareNames } from "../../account/user-index.ts";
import type { Listing } from "../../paging/page.ts";
import { list } from "../../protocol/xml.ts";
import { defineListAction } from "../action.ts";
import { marker, maxItems, pathPrefix } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export const ListUsers = defineListAction({
  name: "ListUsers",
  service: "iam",
  input: { PathPrefix: pathPrefix, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [list("Users", ["UserId", "Path", "UserName", "Arn", "CreateDate"]), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("Users", ["Path", "UserName", "Arn", "UserId", "CreateDate"])],
  },
  run({ store, page }, input) {
    const { items, more } = page(usersUnder(store, input.PathPrefix ?? "/"), input);
    const Users = items.map((user) => ({
      Path: user.path,
      UserName: user.name,
      UserId: user.id,
      Arn: store.arnOf(user),
      CreateDate: user.createDate,
    }));
    return { Users, ...more };
  },
});

/** A user's place in the order of names, and how many renames there had been when the listing began. */
interface Place {
  readonly name: string;
  readonly serial: number;
  readonly renames: number;
}

/**
 * The users by name. Whoever is renamed between pages keeps, for listings in flight, the place of the old name: nobody is
 * skipped, and nobody comes twice.
 */
function usersUnder(store: AccountStore, prefix: string): Listing<User, Place> {
  const describePath = (user: User, renames: number): Place => ({
    name: store.nameBefore(user, renames).toLowerCase(),
    serial: user.serial,
    renames,
  });
  return {
    id: `ListUsers ${prefix}`,
    title: `ListUsers under ${prefix}`,
    after(place) {
      const matches = (user: User) => user.path.startsWith(prefix);
      const sorted = store.sortedUsers();
      if (place === undefined) return { items: sorted, start: 0, matches };
      const isStill = place.renames === store.renames();
      const items = isStill
        ? sorted
        : sorted.toSorted((one, other) => compareNames(describePath(one, place.renames), describePath(other, place.renames)));
      const start = lowerBound(items, (user) => compareNames(describePath(user, place.renames), place) > 0);
      return { items, start, matches };
    },
    position: (user, from) => describePath(user, from?.renames ?? store.renames()),
  };
}
