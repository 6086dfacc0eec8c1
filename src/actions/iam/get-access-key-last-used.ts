import { noAccessToAccessKey } from "../../protocol/errors.ts";
import { structure } from "../../protocol/xml.ts";
import { defineAction } from "../action.ts";
import { accessKeyId } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html */
export const GetAccessKeyLastUsed = defineAction({
  name: "GetAccessKeyLastUsed",
  service: "iam",
  input: { AccessKeyId: { ...accessKeyId, required: true } },
  output: {
    documented: [structure("AccessKeyLastUsed", ["Region", "LastUsedDate", "ServiceName"]), "UserName"],
    recorded: [structure("AccessKeyLastUsed", ["LastUsedDate", "Region", "ServiceName"]), "UserName"],
  },
  run({ store, view, caller }, { AccessKeyId }) {
    const key = view.key(AccessKeyId);
    if (key === undefined) throw noAccessToAccessKey(caller.arn, AccessKeyId);
    return {
      AccessKeyLastUsed: store.lastUse(AccessKeyId) ?? { ServiceName: "N/A", Region: "N/A" },
      UserName: view.userOfId(key.ownerId)?.name,
    };
  },
});
