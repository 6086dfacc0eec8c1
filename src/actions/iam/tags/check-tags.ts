import type { UserAttachments } from "../../../account/attachments.ts";
import { duplicateTags, reservedTagKey } from "../../../protocol/attachment-errors.ts";

type Tags = UserAttachments["tags"];

export const isSameTagKey = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Throws AWS's error for tags that a request must not contain. The keys of a device's tags can differ only in case. */
export function checkTags(tags: Tags, owner: "user" | "device"): void {
  const keys = tags.map(({ Key }) => (owner === "user" ? Key.toLowerCase() : Key));
  if (keys.some((key) => /^aws:/i.test(key))) throw reservedTagKey();
  if (new Set(keys).size < keys.length) throw duplicateTags();
}
