import { defineAction, keyFor } from "../action.ts";
import { accessKeyId, existingUserName } from "../constraints.ts";
import { requiredStatus } from "../credential-constraints.ts";
import { checkStatus } from "../credential-status.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export const UpdateAccessKey = defineAction({
  name: "UpdateAccessKey",
  service: "iam",
  changes: true,
  input: {
    UserName: existingUserName,
    AccessKeyId: { ...accessKeyId, required: true },
    Status: requiredStatus,
  },
  run(context, { UserName, AccessKeyId, Status }) {
    const key = keyFor(context, UserName, AccessKeyId);
    checkStatus(Status);
    context.store.updateKey(key.id, { status: Status });
    return {};
  },
});
