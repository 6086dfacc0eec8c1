import { userExists } from "../../protocol/errors.ts";
import { defineAction, userNamed } from "../action.ts";
import { existingUserName, path, userName } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html */
export const UpdateUser = defineAction({
  name: "UpdateUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true }, NewPath: path, NewUserName: userName },
  run(context, { UserName, NewPath, NewUserName }) {
    const { store } = context;
    const user = userNamed(context, UserName);
    // AWS also refuses the user's own name in another case.
    if (NewUserName !== undefined && NewUserName !== user.name && store.user(NewUserName) !== undefined)
      throw userExists(NewUserName);
    store.updateUser(user.id, { name: NewUserName ?? user.name, path: NewPath ?? user.path });
    return {};
  },
});
