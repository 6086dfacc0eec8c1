import { lowerBound } from "../../account/lower-bound.ts";
import type { Key, Owner } from "../../account/state.ts";
import type { Listing } from "../../paging/page.ts";
import { list } from "../../protocol/xml.ts";
import { defineListAction, ownerFor } from "../action.ts";
import { existingUserName, marker, maxItems } from "../constraints.ts";

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
    const { items, more } = context.page(listingOf(owner, context.keysOf(owner)), input);
    const name = owner.kind === "user" ? owner.name : undefined;
    return { UserName: name, AccessKeyMetadata: items.map((key) => metadata(key, name)), ...more };
  },
});

const metadata = (key: Key, name: string | undefined) => ({
  UserName: key.label ?? name,
  AccessKeyId: key.id,
  Status: key.status,
  CreateDate: key.createDate,
});

/** The keys in the order in which they were added; the serial number of the last one served is the position. */
const listingOf = (owner: Owner, keys: readonly Key[]): Listing<Key, number> => ({
  id: `ListAccessKeys ${owner.serial}`,
  title: owner.kind === "user" ? `ListAccessKeys of the user ${owner.name}` : "ListAccessKeys of the root user",
  after: (position = 0) => ({ items: keys, start: lowerBound(keys, (key) => key.serial > position) }),
  position: (key) => key.serial,
});
