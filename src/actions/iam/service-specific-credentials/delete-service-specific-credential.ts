import { defineAction } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { serviceSpecificCredentialId } from "../../credential-constraints.ts";
import { changeCredential } from "./change-credential.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceSpecificCredential.html */
export const DeleteServiceSpecificCredential = defineAction({
  name: "DeleteServiceSpecificCredential",
  service: "iam",
  changes: true,
  input: { UserName: userName, ServiceSpecificCredentialId: serviceSpecificCredentialId },
  run(context, { UserName, ServiceSpecificCredentialId }) {
    changeCredential(context, UserName, ServiceSpecificCredentialId, () => undefined);
    return {};
  },
});
