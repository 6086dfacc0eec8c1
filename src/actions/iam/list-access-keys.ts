import { lowerBound } from "../../account/lower-bound.ts";
import type { Key, Owner } from "../../account/state.ts";
import type { Cursor, Listing } from "../../paging/page.ts";
import { list } from "../../protocol/xml.ts";
import { defineListAction, ownerFor } from "../action.ts";
import { existingUserName, marker, maxItems } from "../constraints.ts";
import { ownerTitle } from "./owner-title.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export const ListAccessKeys = defineListAction({
  name: "ListAccessKeys",
  service: "iam",
  input: { UserName: existingUserName, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [
      "UserName",
      list("AccessKeyMetadata", ["UserName", "AccessKeyId", "Status", "CreateDate"]),
      "IsTruncated",
      "Marker",
    ],
    recorded: ["IsTruncated", "Marker", list("AccessKeyMetadata", ["AccessKeyId", "UserName", "CreateDate", "Status"])],
  },
  run(context, input) {
    const owner = ownerFor(context, input.UserName);
    const { items, pagination } = context.page(keysListing(owner, context.view.keysOf(owner.id)), input);
    const { name } = owner;
    return { UserName: name, AccessKeyMetadata: items.map((key) => metadataOf(key, name)), ...pagination };
  },
});

const metadataOf = (key: Key, name: string | undefined) => ({
  UserName: key.label ?? name,
  AccessKeyId: key.id,
  Status: key.status,
  CreateDate: key.createDate,
});

/** The serial number of the last key on the page. */
interface KeyCursor extends Cursor {
  readonly serial: number;
}

/** The keys in the order in which they were added. A cursor is not an index, so keys can be added and deleted between pages. */
const keysListing = (owner: Owner, keys: readonly Key[]): Listing<Key, KeyCursor> => ({
  id: `ListAccessKeys ${owner.serial}`,
  title: `ListAccessKeys of ${ownerTitle(owner)}`,
  itemsAfter: (cursor) => ({
    start: cursor === undefined ? 0 : lowerBound(keys, (key) => key.serial > cursor.serial),
    end: keys.length,
    itemAt: (index) => keys[index],
    cursorAt(index) {
      const { serial } = keys[index] as Key;
      return { key: String(serial), serial };
    },
  }),
});
