import { parsePublicKey, pemOf, sshOf } from "../../../identifiers/ssh-public-key.ts";
import { defineAction } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { sshPublicKeyId } from "../../credential-constraints.ts";
import { findPublicKey } from "./find-public-key.ts";
import { publicKeyMembers, publicKeyOutput } from "./public-key-shape.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSSHPublicKey.html */
export const GetSSHPublicKey = defineAction({
  name: "GetSSHPublicKey",
  service: "iam",
  input: {
    UserName: { ...userName, required: true },
    SSHPublicKeyId: sshPublicKeyId,
    Encoding: { type: "string", required: true, values: ["SSH", "PEM"], listedValues: ": [SSH, PEM]" },
  },
  output: publicKeyOutput,
  run(context, { UserName, SSHPublicKeyId, Encoding }) {
    const { user, key } = findPublicKey(context, UserName, SSHPublicKeyId);
    return { SSHPublicKey: publicKeyMembers(user, key, encoded(key.body, Encoding)) };
  },
});

/** Returns the body in an encoding. A key from a fixture may have no body, or a body that is not an RSA key. */
function encoded(body: string | undefined, encoding: "SSH" | "PEM"): string | undefined {
  const key = parsePublicKey(body ?? "");
  if (typeof key !== "object") return body;
  return encoding === "SSH" ? sshOf(key) : pemOf(key);
}
