import { defineAction } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { sshPublicKeyId } from "../../credential-constraints.ts";
import { findPublicKey } from "./find-public-key.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSSHPublicKey.html */
export const DeleteSSHPublicKey = defineAction({
  name: "DeleteSSHPublicKey",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, SSHPublicKeyId: sshPublicKeyId },
  run(context, { UserName, SSHPublicKeyId }) {
    const { user, others } = findPublicKey(context, UserName, SSHPublicKeyId);
    context.store.updateUser(user.id, { sshPublicKeys: others });
    return {};
  },
});
