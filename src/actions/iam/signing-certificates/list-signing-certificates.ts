import { list } from "../../../protocol/xml.ts";
import { defineListAction, ownerFor } from "../../action.ts";
import { existingUserName, marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { ownerTitle } from "../owner-title.ts";
import { certificateMembers, documentedMembers, recordedMembers } from "./certificate-members.ts";
import { certificatesOf } from "./certificates-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html */
export const ListSigningCertificates = defineListAction({
  name: "ListSigningCertificates",
  service: "iam",
  input: { UserName: existingUserName, Marker: marker, MaxItems: maxItems },
  output: {
    documented: ["UserName", list("Certificates", documentedMembers), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", list("Certificates", recordedMembers), "Marker"],
  },
  run(context, input) {
    const owner = ownerFor(context, input.UserName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListSigningCertificates ${owner.serial}`,
        title: `ListSigningCertificates of ${ownerTitle(owner)}`,
        items: certificatesOf(context.view, owner),
        keyOf: ({ id }) => id,
      },
      input,
    );
    const Certificates = items.map((certificate) => certificateMembers(owner, certificate));
    return { UserName: owner.name, Certificates, ...pagination };
  },
});
