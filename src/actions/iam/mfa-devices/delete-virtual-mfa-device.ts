import { mfaDeviceAssigned, noSuchMfaDevice } from "../../../protocol/credential-errors.ts";
import { defineAction } from "../../action.ts";
import { serialNumber } from "../../credential-constraints.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html */
export const DeleteVirtualMFADevice = defineAction({
  name: "DeleteVirtualMFADevice",
  service: "iam",
  changes: true,
  input: { SerialNumber: { ...serialNumber, required: true } },
  run({ store, view }, { SerialNumber }) {
    const device = view.mfaDevice(SerialNumber);
    if (!device?.isVirtual) throw noSuchMfaDevice(SerialNumber);
    if (device.ownerId !== undefined) throw mfaDeviceAssigned();
    store.removeMfaDevice(SerialNumber);
    return {};
  },
});
