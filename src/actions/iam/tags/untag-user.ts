import { defineAction, userNamed } from "../../action.ts";
import { existingUserName, tagKeys } from "../../constraints.ts";
import { isSameTagKey } from "./check-tags.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html */
export const UntagUser = defineAction({
  name: "UntagUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true }, TagKeys: { ...tagKeys, required: true } },
  run(context, { UserName, TagKeys }) {
    const { id, tags } = userNamed(context, UserName);
    context.store.updateUser(id, {
      tags: tags.filter((tag) => !TagKeys.some((key) => isSameTagKey(key, tag.Key))),
    });
    return {};
  },
});
