import type { Owner } from "../../../account/state.ts";
import { mfaRequired } from "../../../protocol/credential-errors.ts";
import type { ActionContext } from "../../action.ts";

/** A user with an MFA device cannot change its own devices with an access key alone. Other callers can. */
export function requireMfa({ view, caller }: ActionContext, owner: Owner): void {
  if (owner.kind === "user" && caller.key?.ownerId === owner.id && view.mfaDevicesOf(owner.id).length > 0)
    throw mfaRequired();
}
