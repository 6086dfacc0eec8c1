import { mfaDeviceExists } from "../../../protocol/credential-errors.ts";
import { list, structure } from "../../../protocol/xml.ts";
import { defineAction } from "../../action.ts";
import { path, tags } from "../../constraints.ts";
import { virtualMfaDeviceName } from "../../credential-constraints.ts";
import { checkTags } from "../tags/check-tags.ts";

/** An image of one white pixel. The mock does not draw a QR code. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

const scalars = ["SerialNumber", "Base32StringSeed", "QRCodePNG"];

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html */
export const CreateVirtualMFADevice = defineAction({
  name: "CreateVirtualMFADevice",
  service: "iam",
  changes: true,
  input: { Path: path, VirtualMFADeviceName: { ...virtualMfaDeviceName, required: true }, Tags: tags },
  output: {
    documented: [structure("VirtualMFADevice", [...scalars, list("Tags", ["Key", "Value"])])],
    recorded: [structure("VirtualMFADevice", [...scalars, list("Tags", ["Value", "Key"])])],
  },
  run({ store }, { Path = "/", VirtualMFADeviceName, Tags = [] }) {
    checkTags(Tags, "device");
    const serialNumber = store.arn(`mfa${Path}${VirtualMFADeviceName}`);
    if (store.mfaDevice(serialNumber) !== undefined) throw mfaDeviceExists();
    const seed = store.generateSeed();
    store.addMfaDevice({ serialNumber, isVirtual: true, seed, ownerId: undefined, enableDate: undefined });
    return {
      VirtualMFADevice: {
        SerialNumber: serialNumber,
        Base32StringSeed: btoa(seed),
        QRCodePNG: PNG,
        Tags: Tags.length > 0 ? Tags : undefined,
      },
    };
  },
});
