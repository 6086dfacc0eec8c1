import type { UserAttachments } from "../../../account/attachments.ts";
import { duplicateTags, reservedTagKey } from "../../../protocol/attachment-errors.ts";

type Tags = UserAttachments["tags"];

export const isSameTagKey = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Throws AWS's error for tags that a request must not contain. */
export function checkTags(tags: Tags): void {
  const keys = tags.map(({ Key }) => Key.toLowerCase());
  if (keys.some((key) => key.startsWith("aws:"))) throw reservedTagKey();
  if (new Set(keys).size < keys.length) throw duplicateTags();
}
