import { defineAction, userNamed } from "../../action.ts";
import { policyArn, userName } from "../../constraints.ts";
import { checkBoundary } from "./check-boundary.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html */
export const PutUserPermissionsBoundary = defineAction({
  name: "PutUserPermissionsBoundary",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, PermissionsBoundary: { ...policyArn, required: true } },
  run(context, { UserName, PermissionsBoundary }) {
    const { store } = context;
    const { id } = userNamed(context, UserName);
    checkBoundary(store, PermissionsBoundary);
    store.updateUser(id, { permissionsBoundary: PermissionsBoundary });
    return {};
  },
});
