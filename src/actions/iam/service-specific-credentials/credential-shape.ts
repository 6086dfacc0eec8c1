import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import { structure } from "../../../protocol/xml.ts";
import { nameMembers, secretMembers } from "./services.ts";

const NAME = "ServiceSpecificCredential";

/** The structure that CreateServiceSpecificCredential and ResetServiceSpecificCredential return. */
export const credentialOutput = {
  documented: [
    structure(NAME, [
      "CreateDate",
      "ExpirationDate",
      "ServiceName",
      "ServiceUserName",
      "ServicePassword",
      "ServiceCredentialAlias",
      "ServiceCredentialSecret",
      "ServiceSpecificCredentialId",
      "UserName",
      "Status",
    ]),
  ],
  recorded: [
    structure(NAME, [
      "ServiceCredentialAlias",
      "ServicePassword",
      "ServiceCredentialSecret",
      "ServiceName",
      "UserName",
      "ServiceUserName",
      "CreateDate",
      "ExpirationDate",
      "ServiceSpecificCredentialId",
      "Status",
    ]),
  ],
};

/** Returns the members of a credential that listings also contain. */
export const metadataMembers = (user: User, credential: ServiceSpecificCredential) => ({
  UserName: user.name,
  Status: credential.status,
  ...nameMembers(credential),
  CreateDate: credential.createDate,
  ExpirationDate: credential.expirationDate,
  ServiceSpecificCredentialId: credential.id,
  ServiceName: credential.serviceName,
});

export const credentialMembers = (user: User, credential: ServiceSpecificCredential) => ({
  ServiceSpecificCredential: { ...metadataMembers(user, credential), ...secretMembers(credential) },
});
