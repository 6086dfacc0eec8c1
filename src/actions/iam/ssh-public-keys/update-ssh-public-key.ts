import { defineAction } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { requiredStatus, sshPublicKeyId } from "../../credential-constraints.ts";
import { checkStatus } from "../../credential-status.ts";
import { findPublicKey } from "./find-public-key.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSSHPublicKey.html */
export const UpdateSSHPublicKey = defineAction({
  name: "UpdateSSHPublicKey",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, SSHPublicKeyId: sshPublicKeyId, Status: requiredStatus },
  run(context, { UserName, SSHPublicKeyId, Status: status }) {
    const { user, key } = findPublicKey(context, UserName, SSHPublicKeyId);
    checkStatus(status);
    const sshPublicKeys = user.sshPublicKeys.map((other) => (other === key ? { ...key, status } : other));
    context.store.updateUser(user.id, { sshPublicKeys });
    return {};
  },
});
