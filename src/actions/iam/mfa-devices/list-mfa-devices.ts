import { list } from "../../../protocol/xml.ts";
import { defineListAction, ownerFor } from "../../action.ts";
import { existingUserName, marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { ownerTitle } from "../owner-title.ts";
import { sortDevices } from "./sort-devices.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html */
export const ListMFADevices = defineListAction({
  name: "ListMFADevices",
  service: "iam",
  input: { UserName: existingUserName, Marker: marker, MaxItems: maxItems },
  output: {
    documented: [list("MFADevices", ["UserName", "SerialNumber", "EnableDate"]), "IsTruncated", "Marker"],
    recorded: ["IsTruncated", "Marker", list("MFADevices", ["EnableDate", "SerialNumber", "UserName"])],
  },
  run(context, input) {
    const owner = ownerFor(context, input.UserName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListMFADevices ${owner.serial}`,
        title: `ListMFADevices of ${ownerTitle(owner)}`,
        items: context.view.mfaDevicesOf(owner.id),
        sort: sortDevices,
        keyOf: ({ serialNumber }) => serialNumber,
      },
      input,
    );
    const MFADevices = items.map(({ serialNumber, enableDate }) => ({
      UserName: owner.name,
      SerialNumber: serialNumber,
      EnableDate: enableDate,
    }));
    return { MFADevices, ...pagination };
  },
});
