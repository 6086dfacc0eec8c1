import { defineAction } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { serviceSpecificCredentialId } from "../../credential-constraints.ts";
import { changeCredential } from "./change-credential.ts";
import { credentialMembers, credentialOutput } from "./credential-shape.ts";
import { newSecret } from "./services.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResetServiceSpecificCredential.html */
export const ResetServiceSpecificCredential = defineAction({
  name: "ResetServiceSpecificCredential",
  service: "iam",
  changes: true,
  input: { UserName: userName, ServiceSpecificCredentialId: serviceSpecificCredentialId },
  output: credentialOutput,
  run(context, { UserName, ServiceSpecificCredentialId }) {
    let secret: string | undefined;
    const { user, credential } = changeCredential(context, UserName, ServiceSpecificCredentialId, (old) => {
      secret = newSecret(context.store, old.serviceName, old.serviceUserName);
      return { ...old, secret };
    });
    return credentialMembers(user, { ...credential, secret });
  },
});
