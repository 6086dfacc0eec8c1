import { accountOf } from "../../identifiers/session-credentials.ts";
import { awsError } from "../../protocol/errors.ts";
import { defineAction } from "../action.ts";
import { accessKeyId } from "../constraints.ts";

const members = ["Account"] as const;

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
export const GetAccessKeyInfo = defineAction({
  name: "GetAccessKeyInfo",
  service: "sts",
  input: { AccessKeyId: { ...accessKeyId, pattern: String.raw`[\w]*`, required: true } },
  output: { documented: members, recorded: members },
  run({ store }, { AccessKeyId }) {
    if (AccessKeyId === store.rootKeyId || store.isKnownKeyId(AccessKeyId)) return { Account: store.accountId };
    const Account = accountOf(AccessKeyId);
    if (Account === undefined) throw awsError("InvalidClientTokenId");
    return { Account };
  },
});
