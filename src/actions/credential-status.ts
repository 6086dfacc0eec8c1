import type { AccessKeyStatus } from "../account/types.ts";
import { statusNotSupported } from "../protocol/credential-errors.ts";

/** The service model allows `Expired`, but AWS refuses it. */
export function checkStatus(status: AccessKeyStatus): void {
  if (status === "Expired") throw statusNotSupported(status);
}
