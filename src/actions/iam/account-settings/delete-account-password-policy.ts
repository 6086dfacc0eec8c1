import { noPasswordPolicyToDelete } from "../../../protocol/attachment-errors.ts";
import { defineAction } from "../../action.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html */
export const DeleteAccountPasswordPolicy = defineAction({
  name: "DeleteAccountPasswordPolicy",
  service: "iam",
  changes: true,
  input: {},
  run({ store, view }) {
    if (view.settings().passwordPolicy === undefined) throw noPasswordPolicyToDelete();
    store.updateSettings({ passwordPolicy: undefined });
    return {};
  },
});
