import { awsError } from "../../protocol/errors.ts";
import { defineAction, userNamed } from "../action.ts";
import { existingUserName } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html */
export const DeleteUser = defineAction({
  name: "DeleteUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true } },
  run({ store }, { UserName }) {
    const user = userNamed(store, UserName);
    if (user.keys.length > 0) throw awsError("DeleteConflict");
    store.removeUser(user);
    return {};
  },
});
