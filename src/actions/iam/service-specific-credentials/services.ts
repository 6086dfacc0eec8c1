import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { AccountStore } from "../../../account/store.ts";

/** The services with service-specific credentials. A prefix starts the secrets of a service whose credentials have an alias. */
const prefixes: ReadonlyMap<string, string | undefined> = new Map([
  ["codecommit.amazonaws.com", undefined],
  ["cassandra.amazonaws.com", undefined],
  ["bedrock.amazonaws.com", "ABSK"],
  ["logs.amazonaws.com", "ACWL"],
  ["cloudwatch.amazonaws.com", "APIAACWM"],
  ["aws-external-anthropic.amazonaws.com", "AEAA"],
]);

const SECRET_LENGTH = 60;

export const isSupported = (serviceName: string): boolean => prefixes.has(serviceName);

/** Returns a new password or secret for a user name or alias. */
export function newSecret(store: AccountStore, serviceName: string, serviceUserName: string): string {
  const secret = store.generateSecret(SECRET_LENGTH);
  const prefix = prefixes.get(serviceName);
  return prefix === undefined ? secret : prefix + btoa(`${serviceUserName}:${secret}`);
}

/** Returns the name or the alias of a credential, under the names of its service. */
export const nameMembers = ({ serviceName, serviceUserName }: ServiceSpecificCredential) =>
  prefixes.get(serviceName) === undefined
    ? { ServiceUserName: serviceUserName }
    : { ServiceCredentialAlias: serviceUserName };

/** Returns the password or the secret of a credential, under the names of its service. */
export const secretMembers = ({ serviceName, secret }: ServiceSpecificCredential) =>
  prefixes.get(serviceName) === undefined ? { ServicePassword: secret } : { ServiceCredentialSecret: secret };
