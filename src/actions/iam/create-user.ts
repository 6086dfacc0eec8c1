import { duplicateTags, quotaExceeded, userExists } from "../../protocol/errors.ts";
import { defineAction } from "../action.ts";
import { newUserName, path, tags } from "../constraints.ts";
import { userMembers, userOutput } from "./user-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const CreateUser = defineAction({
  name: "CreateUser",
  service: "iam",
  changes: true,
  input: { Path: path, UserName: { ...newUserName, required: true }, Tags: tags },
  output: userOutput,
  run({ model, quotas, today }, { Path = "/", UserName, Tags = [] }) {
    if (new Set(Tags.map((tag) => tag.Key.toLowerCase())).size < Tags.length) throw duplicateTags();
    if (model.user(UserName) !== undefined) throw userExists(UserName);
    if (model.userCount() >= quotas.UsersPerAccount) throw quotaExceeded("UsersPerAccount", quotas.UsersPerAccount);
    const user = model.addUser({ name: UserName, path: Path, id: undefined, createDate: today, tags: Tags });
    return { User: userMembers(model, user, today) };
  },
});
