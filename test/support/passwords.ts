import { ChangePasswordCommand, GetLoginProfileCommand } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { clientOf } from "./client.ts";

export const profileOf = async (iam: MockIam) =>
  (await clientOf(iam).send(new GetLoginProfileCommand({ UserName: "Bob" }))).LoginProfile;

/** Returns whether this is Bob's password. It does not change the password. */
export async function isPassword(iam: MockIam, OldPassword: string): Promise<boolean> {
  const attempt = clientOf(iam, "Bob").send(new ChangePasswordCommand({ OldPassword, NewPassword: OldPassword }));
  return attempt.then(
    () => false,
    (error: Error) => error.message === "The new password must differ from the old one.",
  );
}
