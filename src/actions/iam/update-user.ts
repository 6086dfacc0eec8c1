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
    if (NewUserName !== undefined) {
      const holder = store.user(NewUserName);
      if (holder !== undefined && holder.id !== user.id) throw userExists(NewUserName);
    }
    store.updateUser(user.id, { name: NewUserName ?? user.name, path: NewPath ?? user.path });
    return {};
  },
});
