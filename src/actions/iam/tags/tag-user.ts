import { noTags, tooManyTags } from "../../../protocol/attachment-errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { existingUserName, tags } from "../../constraints.ts";
import { checkTags, isSameTagKey } from "./check-tags.ts";

const MAX_TAGS = 50;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html */
export const TagUser = defineAction({
  name: "TagUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true }, Tags: { ...tags, required: true } },
  run(context, { UserName, Tags }) {
    const user = userNamed(context, UserName);
    if (Tags.length === 0) throw noTags();
    checkTags(Tags, "user");
    // A changed tag keeps its position. New tags come before the others.
    const changed = user.tags.map((tag) => Tags.find(({ Key }) => isSameTagKey(Key, tag.Key)) ?? tag);
    const all = [...Tags.filter((tag) => !changed.includes(tag)), ...changed];
    if (all.length > MAX_TAGS) throw tooManyTags();
    context.store.updateUser(user.id, { tags: all });
    return {};
  },
});
