import { noPermissionsBoundary } from "../../../protocol/attachment-errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { userName } from "../../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html */
export const DeleteUserPermissionsBoundary = defineAction({
  name: "DeleteUserPermissionsBoundary",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true } },
  run(context, { UserName }) {
    const { id, name, permissionsBoundary } = userNamed(context, UserName);
    if (permissionsBoundary === undefined) throw noPermissionsBoundary(name);
    context.store.updateUser(id, { permissionsBoundary: undefined });
    return {};
  },
});
