import type { SshPublicKey } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import { noSuchPublicKey, publicKeyOfOtherUser } from "../../../protocol/credential-errors.ts";
import { type ActionContext, userNamed } from "../../action.ts";

interface FoundKey {
  readonly user: User;
  readonly key: SshPublicKey;
  /** The user's other keys. */
  readonly others: readonly SshPublicKey[];
}

/** Finds a public key of a user. Throws AWS's error for an unknown user or id, and for another user's id. */
export function findPublicKey(context: ActionContext, userName: string, id: string): FoundKey {
  const user = userNamed(context, userName);
  const key = user.sshPublicKeys.find((candidate) => candidate.id === id);
  if (key !== undefined) return { user, key, others: user.sshPublicKeys.filter((other) => other !== key) };
  const { users } = context.view.sortedUsers();
  const isKnown = users.some(({ sshPublicKeys }) => sshPublicKeys.some((other) => other.id === id));
  throw isKnown ? publicKeyOfOtherUser(id) : noSuchPublicKey(id);
}
