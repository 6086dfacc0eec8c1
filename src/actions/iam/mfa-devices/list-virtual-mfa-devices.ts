import type { MfaDevice } from "../../../account/attachments.ts";
import { list, structure } from "../../../protocol/xml.ts";
import { type ActionContext, defineListAction } from "../../action.ts";
import { marker, maxItems } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { identityMembers, rootMembers } from "../user-shape.ts";
import { sortDevices } from "./sort-devices.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html */
export const ListVirtualMFADevices = defineListAction({
  name: "ListVirtualMFADevices",
  service: "iam",
  input: {
    AssignmentStatus: { type: "string", values: ["Assigned", "Unassigned", "Any"] },
    Marker: marker,
    MaxItems: maxItems,
  },
  output: {
    documented: [
      "IsTruncated",
      "Marker",
      list("VirtualMFADevices", [
        "EnableDate",
        "SerialNumber",
        structure("User", ["Path", "UserName", "UserId", "Arn", "CreateDate"]),
      ]),
    ],
    recorded: [
      "IsTruncated",
      "Marker",
      list("VirtualMFADevices", [
        "EnableDate",
        "SerialNumber",
        structure("User", ["Path", "UserName", "Arn", "UserId", "CreateDate"]),
      ]),
    ],
  },
  run(context, input) {
    const { AssignmentStatus = "Any" } = input;
    const isListed = ({ isVirtual, ownerId }: MfaDevice) =>
      isVirtual && (AssignmentStatus === "Any" || (ownerId !== undefined) === (AssignmentStatus === "Assigned"));
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListVirtualMFADevices ${AssignmentStatus}`,
        title: `ListVirtualMFADevices with the AssignmentStatus ${AssignmentStatus}`,
        items: context.view.mfaDevices().filter(isListed),
        sort: sortDevices,
        keyOf: ({ serialNumber }) => serialNumber,
      },
      input,
    );
    return { VirtualMFADevices: items.map((device) => deviceMembers(context, device)), ...pagination };
  },
});

function deviceMembers({ store, view, timestamp }: ActionContext, device: MfaDevice) {
  const owner = device.ownerId === undefined ? undefined : view.owner(device.ownerId);
  return {
    EnableDate: device.enableDate,
    SerialNumber: device.serialNumber,
    User: owner && (owner.kind === "user" ? identityMembers(store, owner) : rootMembers(store, view, timestamp)),
  };
}
