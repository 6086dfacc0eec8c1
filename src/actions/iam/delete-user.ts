import type { User } from "../../account/state.ts";
import type { AccountStore } from "../../account/store.ts";
import { deleteConflict } from "../../protocol/attachment-errors.ts";
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
    const user = userNamed(context, UserName);
    const conflict = conflictOf(store, user);
    if (conflict !== undefined) throw deleteConflict(conflict);
    store.removeUser(user.id);
    return {};
  },
});

/** Returns what a client must do first. In recorded responses, devices come before keys, and certificates before SSH keys. */
function conflictOf(store: AccountStore, user: User): string | undefined {
  if (user.loginProfile !== undefined) return "delete login profile";
  if (store.mfaDevicesOf(user.id).length > 0) return "remove tokens from principal";
  if (store.keysOf(user.id).length > 0) return "delete access keys";
  if (user.signingCertificates.length > 0) return "delete certificates";
  if (user.inlinePolicies.length > 0) return "delete policies";
  if (user.attachedPolicies.length > 0) return "detach all policies";
  if (user.groupIds.length > 0) return "remove users from group";
  if (user.sshPublicKeys.length + user.serviceSpecificCredentials.length > 0) return "remove referenced objects";
  return undefined;
}
