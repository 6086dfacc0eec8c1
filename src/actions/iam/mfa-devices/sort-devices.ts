import type { MfaDevice } from "../../../account/attachments.ts";

/** Sorts devices by the date on which they were enabled, and then by serial number. Unassigned devices come last. */
export const sortDevices = (devices: readonly MfaDevice[]): readonly MfaDevice[] =>
  devices.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const keyOf = ({ enableDate = "~", serialNumber }: MfaDevice) => `${enableDate} ${serialNumber}`;
