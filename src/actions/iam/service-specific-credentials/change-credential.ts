import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import { credentialOfOtherUser, noSuchCredential } from "../../../protocol/credential-errors.ts";
import { type ActionContext, ownerFor } from "../../action.ts";

interface Changed {
  readonly user: User;
  readonly credential: ServiceSpecificCredential;
}

/**
 * Replaces a credential of a user, or removes it if `change` returns `undefined`. Returns the user and the old credential. Throws
 * AWS's error for an unknown user or id, and for another user's id.
 */
export function changeCredential(
  context: ActionContext,
  userName: string | undefined,
  id: string,
  change: (credential: ServiceSpecificCredential) => ServiceSpecificCredential | undefined,
): Changed {
  const owner = ownerFor(context, userName);
  const { store, view } = context;
  const user = owner.kind === "user" ? owner : undefined;
  const credential = user?.serviceSpecificCredentials.find((candidate) => candidate.id === id);
  if (user === undefined || credential === undefined) {
    const { users } = view.sortedUsers();
    const isKnown = users.some((other) => other.serviceSpecificCredentials.some((known) => known.id === id));
    // AWS's messages call the root user "null".
    throw isKnown ? credentialOfOtherUser(user?.name ?? "null", id) : noSuchCredential(id);
  }
  const changed = change(credential);
  const serviceSpecificCredentials = user.serviceSpecificCredentials.flatMap((other) =>
    other === credential ? (changed ?? []) : other,
  );
  store.updateUser(user.id, { serviceSpecificCredentials });
  return { user, credential };
}
