import type { SshPublicKey } from "../../../account/attachments.ts";
import { bitLength, fingerprintOf, parsePublicKey, type RsaPublicKey } from "../../../identifiers/ssh-public-key.ts";
import { awsError, quotaExceeded } from "../../../protocol/errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { publicText } from "../../credential-constraints.ts";
import { publicKeyMembers, publicKeyOutput } from "./public-key-shape.ts";

const MIN_BITS = 2048;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UploadSSHPublicKey.html */
export const UploadSSHPublicKey = defineAction({
  name: "UploadSSHPublicKey",
  service: "iam",
  changes: true,
  input: { UserName: { ...userName, required: true }, SSHPublicKeyBody: publicText },
  output: publicKeyOutput,
  run(context, { UserName, SSHPublicKeyBody }) {
    const { store, quotas, timestamp } = context;
    const user = userNamed(context, UserName);
    const fingerprint = fingerprintOf(rsaKeyIn(SSHPublicKeyBody));
    if (user.sshPublicKeys.some((key) => key.fingerprint === fingerprint)) throw awsError("DuplicateSSHPublicKey");
    if (user.sshPublicKeys.length >= quotas.SSHPublicKeysPerUser)
      throw quotaExceeded("SSHPublicKeysPerUser", quotas.SSHPublicKeysPerUser);
    const key: SshPublicKey = {
      id: store.generateId("APKA", 20),
      body: SSHPublicKeyBody,
      fingerprint,
      status: "Active",
      uploadDate: timestamp,
    };
    store.updateUser(user.id, { sshPublicKeys: [...user.sshPublicKeys, key] });
    return { SSHPublicKey: publicKeyMembers(user, key, SSHPublicKeyBody) };
  },
});

/** Reads an RSA key of at least 2048 bits. Throws AWS's error for anything else. */
function rsaKeyIn(body: string): RsaPublicKey {
  const key = parsePublicKey(body);
  if (key === undefined) throw awsError("UnrecognizedPublicKeyEncoding");
  if (key === "other" || bitLength(key) < MIN_BITS) throw awsError("InvalidPublicKey");
  return key;
}
