import type { UserAttachments } from "./attachments.ts";
import { addTo, type MultiMap, removeFrom } from "./multi-map.ts";

type Attachments = Partial<
  Pick<UserAttachments, "sshPublicKeys" | "signingCertificates" | "serviceSpecificCredentials">
>;

/** Updates the index of the owners of attachments when the attachments of an owner change. */
export function noteAttachments(
  owners: MultiMap<string>,
  ownerId: string,
  before: Attachments | undefined,
  after: Attachments | undefined,
): void {
  for (const key of keysOf(before)) removeFrom(owners, key, ownerId);
  for (const key of keysOf(after)) addTo(owners, key, ownerId);
}

/** The key of a credential's user name or alias. Ids contain no spaces, so no id has the same key. */
export const credentialKey = (serviceName: string, serviceUserName: string): string =>
  `${serviceName} ${serviceUserName}`;

const keysOf = ({
  sshPublicKeys = [],
  signingCertificates = [],
  serviceSpecificCredentials = [],
}: Attachments = {}): readonly string[] => [
  ...[...sshPublicKeys, ...signingCertificates, ...serviceSpecificCredentials].map(({ id }) => id),
  ...serviceSpecificCredentials.map(({ serviceName, serviceUserName }) => credentialKey(serviceName, serviceUserName)),
];
