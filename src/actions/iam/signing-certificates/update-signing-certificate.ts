import { defineAction } from "../../action.ts";
import { existingUserName } from "../../constraints.ts";
import { certificateId, requiredStatus } from "../../credential-constraints.ts";
import { checkStatus } from "../../credential-status.ts";
import { changeCertificate } from "./certificates-of.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSigningCertificate.html */
export const UpdateSigningCertificate = defineAction({
  name: "UpdateSigningCertificate",
  service: "iam",
  changes: true,
  input: { UserName: existingUserName, CertificateId: certificateId, Status: requiredStatus },
  run(context, input) {
    changeCertificate(context, input, (certificate) => {
      checkStatus(input.Status);
      return [{ ...certificate, status: input.Status }];
    });
    return {};
  },
});
