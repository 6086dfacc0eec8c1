import { noSuchAlias } from "../../../protocol/attachment-errors.ts";
import { defineAction } from "../../action.ts";
import { accountAlias } from "../../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html */
export const DeleteAccountAlias = defineAction({
  name: "DeleteAccountAlias",
  service: "iam",
  changes: true,
  input: { AccountAlias: { ...accountAlias, required: true } },
  run({ store, view }, { AccountAlias }) {
    if (view.settings().alias !== AccountAlias) throw noSuchAlias(AccountAlias);
    store.updateSettings({ alias: undefined });
    return {};
  },
});
