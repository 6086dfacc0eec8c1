import { userExists } from "../../protocol/errors.ts";
import { defineAction, userNamed } from "../action.ts";
import { existingUserName, newUserName, path } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html */
export const UpdateUser = defineAction({
  name: "UpdateUser",
  service: "iam",
  changes: true,
  input: { UserName: { ...existingUserName, required: true }, NewPath: path, NewUserName: newUserName },
  run({ store }, { UserName, NewPath, NewUserName }) {
    const user = userNamed(store, UserName);
    if (NewUserName !== undefined) {
      const holder = store.user(NewUserName);
      if (holder !== undefined && holder !== user) throw userExists(NewUserName);
    }
    store.updateUser(user, { name: NewUserName, path: NewPath });
    return {};
  },
});
