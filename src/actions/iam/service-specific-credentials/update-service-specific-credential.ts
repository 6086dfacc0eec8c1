import { defineAction } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { requiredStatus, serviceSpecificCredentialId } from "../../credential-constraints.ts";
import { checkStatus } from "../../credential-status.ts";
import { changeCredential } from "./change-credential.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServiceSpecificCredential.html */
export const UpdateServiceSpecificCredential = defineAction({
  name: "UpdateServiceSpecificCredential",
  service: "iam",
  changes: true,
  input: {
    UserName: userName,
    ServiceSpecificCredentialId: serviceSpecificCredentialId,
    Status: requiredStatus,
  },
  run(context, { UserName, ServiceSpecificCredentialId, Status }) {
    changeCredential(context, UserName, ServiceSpecificCredentialId, (credential) => {
      checkStatus(Status);
      return { ...credential, status: Status };
    });
    return {};
  },
});
