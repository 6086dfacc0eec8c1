import { duplicateTags, quotaExceeded, userExists } from "../../protocol/errors.ts";
import { defineAction } from "../action.ts";
import { newUserName, path, permissionsBoundary, tags } from "../constraints.ts";
import { userMembers, userOutput } from "./user-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const CreateUser = defineAction({
  name: "CreateUser",
  service: "iam",
  changes: true,
  input: {
    Path: path,
    UserName: { ...newUserName, required: true },
    PermissionsBoundary: { ...permissionsBoundary, unused: true },
    Tags: tags,
  },
  output: userOutput,
  run({ store, quotas, timestamp }, { Path = "/", UserName, Tags = [] }) {
    if (new Set(Tags.map((tag) => tag.Key.toLowerCase())).size < Tags.length) throw duplicateTags();
    if (store.user(UserName) !== undefined) throw userExists(UserName);
    if (store.userCount() >= quotas.UsersPerAccount) throw quotaExceeded("UsersPerAccount", quotas.UsersPerAccount);
    const user = store.addUser({ name: UserName, path: Path, id: undefined, createDate: timestamp, tags: Tags });
    return { User: userMembers(store, user, timestamp) };
  },
});
