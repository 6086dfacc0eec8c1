import { awsError } from "../../protocol/errors.ts";
import { defineAction, userNamed } from "../action.ts";
import { existingUserName } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html */
export const DeleteUser = defineAction({
  name: "DeleteUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true } },
  run(context, { UserName }) {
    const { store } = context;
    const { id } = userNamed(context, UserName);
    if (store.keysOf(id).length > 0) throw awsError("DeleteConflict");
    store.removeUser(id);
    return {};
  },
});
