import { aliasExists, aliasOfDigits } from "../../../protocol/attachment-errors.ts";
import { defineAction } from "../../action.ts";
import { accountAlias } from "../../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html */
export const CreateAccountAlias = defineAction({
  name: "CreateAccountAlias",
  service: "iam",
  changes: true,
  input: { AccountAlias: { ...accountAlias, required: true } },
  run({ store }, { AccountAlias }) {
    // An alias of 12 digits would look like an account id.
    if (/^\d{12}$/.test(AccountAlias)) throw aliasOfDigits(accountAlias.pattern);
    if (store.settings().alias === AccountAlias) throw aliasExists(AccountAlias);
    // An account has only one alias, so a new alias replaces the old one.
    store.updateSettings({ alias: AccountAlias });
    return {};
  },
});
