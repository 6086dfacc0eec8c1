import { defineAction, keyFor } from "../action.ts";
import { accessKeyId, existingUserName } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export const DeleteAccessKey = defineAction({
  name: "DeleteAccessKey",
  service: "iam",
  changes: true,
  input: { UserName: existingUserName, AccessKeyId: { ...accessKeyId, required: true } },
  run(context, { UserName, AccessKeyId }) {
    context.store.removeKey(keyFor(context, UserName, AccessKeyId).id);
    return {};
  },
});
