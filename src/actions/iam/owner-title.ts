import type { Owner } from "../../account/state.ts";

/** Names an owner in messages about markers. */
export const ownerTitle = (owner: Owner): string =>
  owner.kind === "user" ? `the user ${owner.name}` : "the root user";
