import { userExists } from "../../protocol/errors.ts";
import { defineAction, userNamed } from "../action.ts";
import { existingUserName, newUserName, path } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html */
export const UpdateUser = defineAction({
  name: "UpdateUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true }, NewPath: path, NewUserName: newUserName },
  run(context, { UserName, NewPath, NewUserName }) {
    const { store } = context;
    const user = userNamed(context, UserName);
    // AWS refuses the user's own name, too, so a user cannot be renamed to the same name in another case.
    if (NewUserName !== undefined && store.user(NewUserName) !== undefined) throw userExists(NewUserName);
    store.updateUser(user.id, { name: NewUserName ?? user.name, path: NewPath ?? user.path });
    return {};
  },
});
