import type { SshPublicKey } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import { structure } from "../../../protocol/xml.ts";

const members = [
  structure("SSHPublicKey", ["UploadDate", "Fingerprint", "UserName", "SSHPublicKeyId", "Status", "SSHPublicKeyBody"]),
];

/** The `SSHPublicKey` structure that UploadSSHPublicKey and GetSSHPublicKey return. */
export const publicKeyOutput = { documented: members, recorded: members };

/** Returns the members of a public key that listings also contain. */
export const metadataMembers = (user: User, { id, status, uploadDate }: SshPublicKey) => ({
  UploadDate: uploadDate,
  UserName: user.name,
  SSHPublicKeyId: id,
  Status: status,
});

export const publicKeyMembers = (user: User, key: SshPublicKey, body: string | undefined) => ({
  ...metadataMembers(user, key),
  Fingerprint: key.fingerprint,
  SSHPublicKeyBody: body,
});
