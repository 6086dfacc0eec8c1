import type { Owner } from "../../account/state.ts";
import type { AccountStore } from "../../account/store.ts";
import { list, structure } from "../../protocol/xml.ts";

/** The `User` structure that CreateUser and GetUser return. */
export const userOutput = {
  documented: [structure("User", ["Path", "UserName", "UserId", "Arn", "CreateDate", list("Tags", ["Key", "Value"])])],
  recorded: [structure("User", ["Path", "UserName", "Arn", "UserId", "CreateDate", list("Tags", ["Value", "Key"])])],
} as const;

/** Returns the members of a user. The id of the root user is the account id, and it has no name or path. */
export function userMembers(store: AccountStore, owner: Owner, timestamp: string) {
  const Arn = store.arnOf(owner);
  if (owner.kind === "root") return { UserId: store.accountId, Arn, CreateDate: store.createDate() ?? timestamp };
  const { path: Path, name: UserName, id: UserId, createDate: CreateDate, tags } = owner;
  return { Path, UserName, UserId, Arn, CreateDate, Tags: tags.length > 0 ? tags : undefined };
}
