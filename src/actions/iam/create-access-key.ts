import { quotaExceeded } from "../../protocol/errors.ts";
import { structure } from "../../protocol/xml.ts";
import { defineAction, ownerFor } from "../action.ts";
import { existingUserName } from "../constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html */
export const CreateAccessKey = defineAction({
  name: "CreateAccessKey",
  service: "iam",
  changes: true,
  input: { UserName: existingUserName },
  output: {
    documented: [structure("AccessKey", ["UserName", "AccessKeyId", "Status", "SecretAccessKey", "CreateDate"])],
    recorded: [
      structure("AccessKey", [
        "AccessKeyId",
        "SecretAccessKey",
        "AccessKeySelector",
        "UserName",
        "CreateDate",
        "Status",
      ]),
    ],
  },
  run(context, { UserName }) {
    const { store, quotas, timestamp } = context;
    const owner = ownerFor(context, UserName);
    if (store.keysOf(owner.id).length >= quotas.AccessKeysPerUser)
      throw quotaExceeded("AccessKeysPerUser", quotas.AccessKeysPerUser);
    const key = store.addKey(owner.id, {
      id: undefined,
      status: "Active",
      createDate: timestamp,
      secret: undefined,
      label: undefined,
      lastUse: undefined,
    });
    return {
      AccessKey: {
        UserName: owner.name,
        AccessKeyId: key.id,
        Status: key.status,
        SecretAccessKey: store.secretOf(key),
        AccessKeySelector: "HMAC",
        CreateDate: key.createDate,
      },
    };
  },
});
