import type { MfaDevice } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import { timeOfCodes } from "../../../identifiers/one-time-code.ts";
import {
  invalidMfaCodes,
  mfaDeviceInUse,
  mfaDeviceOfSameUser,
  noSuchMfaDevice,
} from "../../../protocol/credential-errors.ts";
import { quotaExceeded } from "../../../protocol/errors.ts";
import { type ActionContext, defineAction, userNamed } from "../../action.ts";
import { existingUserName } from "../../constraints.ts";
import { authenticationCode, serialNumber } from "../../credential-constraints.ts";
import { requireMfa } from "./require-mfa.ts";

const HARDWARE = /^[A-Z0-9]{8,}$/;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html */
export const EnableMFADevice = defineAction({
  name: "EnableMFADevice",
  service: "iam",
  changes: true,
  input: {
    UserName: { ...existingUserName, required: true },
    SerialNumber: { ...serialNumber, required: true },
    AuthenticationCode1: { ...authenticationCode, required: true },
    AuthenticationCode2: { ...authenticationCode, required: true },
  },
  run(context, { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }) {
    const { store, view, timestamp: enableDate } = context;
    const user = userNamed(context, UserName);
    requireMfa(context, user);
    // The mock accepts the serial number of any hardware device.
    if (view.mfaDevice(SerialNumber) === undefined && !HARDWARE.test(SerialNumber)) throw noSuchMfaDevice(SerialNumber);
    const device = store.mfaDevice(SerialNumber);
    checkAssignment(context, user, device);
    const codeLastUsed = checkCodes(context, device, [AuthenticationCode1, AuthenticationCode2]);
    if (device !== undefined) store.updateMfaDevice(SerialNumber, { ownerId: user.id, enableDate, codeLastUsed });
    else
      store.addMfaDevice({
        serialNumber: SerialNumber,
        isVirtual: false,
        seed: undefined,
        ownerId: user.id,
        enableDate,
      });
    return {};
  },
});

function checkAssignment({ store, quotas }: ActionContext, user: User, device: MfaDevice | undefined): void {
  if (device?.ownerId === user.id) throw mfaDeviceOfSameUser(user.name);
  if (device?.ownerId !== undefined) throw mfaDeviceInUse();
  if (store.mfaDevicesOf(user.id).length >= quotas.MFADevicesPerUser)
    throw quotaExceeded("MFADevicesPerUser", quotas.MFADevicesPerUser);
}

/** Throws AWS's error for wrong codes. Returns the time of the second code, if the device has a seed. */
function checkCodes(
  { timestamp }: ActionContext,
  device: MfaDevice | undefined,
  codes: readonly [string, string],
): string | undefined {
  if (device?.seed === undefined) {
    if (codes[0] === codes[1])
      throw invalidMfaCodes("The two codes must differ. The mock does not know the device's seed.");
    return undefined;
  }
  const codeLastUsed = timeOfCodes(device.seed, codes, timestamp, device.codeLastUsed);
  if (codeLastUsed === undefined)
    throw invalidMfaCodes(
      `The device does not show these codes at ${timestamp}, or they were already used. The option now sets the time.`,
    );
  return codeLastUsed;
}
