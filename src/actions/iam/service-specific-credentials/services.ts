import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { AccountStore } from "../../../account/store.ts";

/**
 * The services that have service-specific credentials. If the credentials of a service have an alias, their secrets start with a
 * prefix.
 */
const secretPrefixes: ReadonlyMap<string, string | undefined> = new Map([
  ["codecommit.amazonaws.com", undefined],
  ["cassandra.amazonaws.com", undefined],
  ["bedrock.amazonaws.com", "ABSK"],
  ["logs.amazonaws.com", "ACWL"],
  ["cloudwatch.amazonaws.com", "APIAACWM"],
  ["aws-external-anthropic.amazonaws.com", "AEAA"],
]);

const SECRET_LENGTH = 60;

export const isSupported = (serviceName: string): boolean => secretPrefixes.has(serviceName);

/** Returns a new password or secret for a user name or alias. */
export function newSecret(store: AccountStore, serviceName: string, serviceUserName: string): string {
  const secret = store.generateSecret(SECRET_LENGTH);
  const prefix = secretPrefixes.get(serviceName);
  return prefix === undefined ? secret : prefix + btoa(`${serviceUserName}:${secret}`);
}

/** Returns the user name or the alias of a credential, depending on its service. */
export const nameMembers = ({ serviceName, serviceUserName }: ServiceSpecificCredential) =>
  secretPrefixes.get(serviceName) === undefined
    ? { ServiceUserName: serviceUserName }
    : { ServiceCredentialAlias: serviceUserName };

/** Returns the password or the secret of a credential, depending on its service. */
export const secretMembers = ({ serviceName, secret }: ServiceSpecificCredential) =>
  secretPrefixes.get(serviceName) === undefined ? { ServicePassword: secret } : { ServiceCredentialSecret: secret };
