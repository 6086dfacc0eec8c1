import { list } from "../../../protocol/xml.ts";
import { defineListAction, ownerFor } from "../../action.ts";
import { marker, maxItems, userName } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { ownerTitle } from "../owner-title.ts";
import { metadataMembers } from "./public-key-shape.ts";

const members = [
  "IsTruncated",
  "Marker",
  list("SSHPublicKeys", ["UploadDate", "UserName", "SSHPublicKeyId", "Status"]),
];

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html */
export const ListSSHPublicKeys = defineListAction({
  name: "ListSSHPublicKeys",
  service: "iam",
  input: { UserName: userName, Marker: marker, MaxItems: maxItems },
  output: { documented: members, recorded: members },
  run(context, input) {
    const owner = ownerFor(context, input.UserName);
    const keys = owner.kind === "user" ? owner.sshPublicKeys.map((key) => metadataMembers(owner, key)) : [];
    const { items: SSHPublicKeys, pagination } = pageOf(
      context,
      {
        id: `ListSSHPublicKeys ${owner.serial}`,
        title: `ListSSHPublicKeys of ${ownerTitle(owner)}`,
        items: keys,
        keyOf: ({ SSHPublicKeyId }) => SSHPublicKeyId,
      },
      input,
    );
    return { SSHPublicKeys, ...pagination };
  },
});
