import { defineAction } from "../../action.ts";
import { existingUserName } from "../../constraints.ts";
import { certificateId } from "../../credential-constraints.ts";
import { changeCertificate } from "./certificates-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html */
export const DeleteSigningCertificate = defineAction({
  name: "DeleteSigningCertificate",
  service: "iam",
  changes: true,
  input: { UserName: existingUserName, CertificateId: certificateId },
  run(context, input) {
    changeCertificate(context, input, () => []);
    return {};
  },
});
