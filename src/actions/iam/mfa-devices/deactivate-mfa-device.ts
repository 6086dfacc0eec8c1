import { mfaDeviceOfOtherUser, noSuchMfaDevice } from "../../../protocol/credential-errors.ts";
import { defineAction, ownerFor } from "../../action.ts";
import { existingUserName } from "../../constraints.ts";
import { serialNumber } from "../../credential-constraints.ts";
import { requireMfa } from "./require-mfa.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html */
export const DeactivateMFADevice = defineAction({
  name: "DeactivateMFADevice",
  service: "iam",
  changes: true,
  input: { UserName: existingUserName, SerialNumber: { ...serialNumber, required: true } },
  run(context, { UserName, SerialNumber }) {
    const { store, view } = context;
    const owner = ownerFor(context, UserName);
    requireMfa(context, owner);
    const device = view.mfaDevice(SerialNumber);
    if (device === undefined) throw noSuchMfaDevice(SerialNumber);
    if (device.ownerId !== owner.id) throw mfaDeviceOfOtherUser();
    store.unassignMfaDevice(device);
    return {};
  },
});
