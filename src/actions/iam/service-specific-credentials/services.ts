import { hasPassword } from "../../../account/attachment-records.ts";
import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { AccountStore } from "../../../account/store.ts";

/** The services whose credentials have an alias. Their secrets start with a prefix. */
const secretPrefixes: ReadonlyMap<string, string> = new Map([
  ["bedrock.amazonaws.com", "ABSK"],
  ["logs.amazonaws.com", "ACWL"],
  ["cloudwatch.amazonaws.com", "APIAACWM"],
  ["aws-external-anthropic.amazonaws.com", "AEAA"],
]);

const SECRET_LENGTH = 60;

export const isSupported = (serviceName: string): boolean =>
  hasPassword(serviceName) || secretPrefixes.has(serviceName);

/** Returns a new password or secret for a user name or alias. */
export function newSecret(store: AccountStore, serviceName: string, serviceUserName: string): string {
  const secret = store.generateSecret(SECRET_LENGTH);
  const prefix = secretPrefixes.get(serviceName);
  return prefix === undefined ? secret : prefix + btoa(`${serviceUserName}:${secret}`);
}

/** Returns the user name or the alias of a credential, depending on its service. */
export const nameMembers = ({ serviceName, serviceUserName }: ServiceSpecificCredential) =>
  hasPassword(serviceName) ? { ServiceUserName: serviceUserName } : { ServiceCredentialAlias: serviceUserName };

/** Returns the password or the secret of a credential, depending on its service. */
export const secretMembers = ({ serviceName, secret }: ServiceSpecificCredential) =>
  hasPassword(serviceName) ? { ServicePassword: secret } : { ServiceCredentialSecret: secret };
