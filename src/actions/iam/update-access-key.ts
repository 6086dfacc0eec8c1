import { unsupportedStatus } from "../../protocol/errors.ts";
import { defineAction, keyFor } from "../action.ts";
import { accessKeyId, accessKeyStatus, existingUserName } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export const UpdateAccessKey = defineAction({
  name: "UpdateAccessKey",
  service: "iam",
  changes: true,
  input: {
    UserName: existingUserName,
    AccessKeyId: { ...accessKeyId, required: true },
    Status: { ...accessKeyStatus, required: true },
  },
  run(context, { UserName, AccessKeyId, Status }) {
    const key = keyFor(context, UserName, AccessKeyId);
    if (Status === "Expired") throw unsupportedStatus(Status);
    context.store.updateKey(key.id, { status: Status });
    return {};
  },
});
