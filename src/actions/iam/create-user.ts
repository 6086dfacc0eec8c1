import { quotaExceeded, userExists } from "../../protocol/errors.ts";
import { defineAction } from "../action.ts";
import { path, policyArn, tags, userName } from "../constraints.ts";
import { checkBoundary } from "./policies/check-boundary.ts";
import { checkTags } from "./tags/check-tags.ts";
import { userMembers, userOutput } from "./user-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const CreateUser = defineAction({
  name: "CreateUser",
  service: "iam",
  changes: true,
  input: { Path: path, UserName: { ...userName, required: true }, PermissionsBoundary: policyArn, Tags: tags },
  output: userOutput,
  run({ store, quotas, timestamp }, { Path = "/", UserName, PermissionsBoundary, Tags = [] }) {
    checkTags(Tags, "user");
    if (PermissionsBoundary !== undefined) checkBoundary(store, PermissionsBoundary);
    if (store.user(UserName) !== undefined) throw userExists(UserName);
    if (store.userCount() >= quotas.UsersPerAccount) throw quotaExceeded("UsersPerAccount", quotas.UsersPerAccount);
    const user = store.addUser({
      id: undefined,
      name: UserName,
      path: Path,
      createDate: timestamp,
      permissionsBoundary: PermissionsBoundary,
      tags: Tags,
    });
    return { User: userMembers(store, user) };
  },
});
