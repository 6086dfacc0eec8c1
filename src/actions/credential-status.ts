import type { AccessKeyStatus } from "../account/types.ts";
import { unsupportedStatus } from "../protocol/errors.ts";

/** The service model allows `Expired`, but AWS refuses it. */
export function checkStatus(status: AccessKeyStatus): void {
  if (status === "Expired") throw unsupportedStatus(status);
}
