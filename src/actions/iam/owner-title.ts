import type { Owner } from "../../account/state.ts";

/** Describes an owner in messages about markers. */
export const ownerTitle = (owner: Owner): string =>
  owner.kind === "user" ? `the user ${owner.name}` : "the root user";
