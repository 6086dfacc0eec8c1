import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import type { AccountStore } from "../../../account/store.ts";
import { secondsAfter } from "../../../account/timestamp.ts";
import { unsupportedService } from "../../../protocol/credential-errors.ts";
import { quotaExceeded } from "../../../protocol/errors.ts";
import { defineAction, userNamed } from "../../action.ts";
import { userName } from "../../constraints.ts";
import { credentialMembers, credentialOutput } from "./credential-shape.ts";
import { isSupported, newSecret } from "./services.ts";

const DAY = 86_400;
const QUOTA = "ContextSpecificCredentialsPerUserPerContext";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html */
export const CreateServiceSpecificCredential = defineAction({
  name: "CreateServiceSpecificCredential",
  service: "iam",
  changes: true,
  input: {
    UserName: { ...userName, required: true },
    ServiceName: { type: "string", required: true },
    CredentialAgeDays: { type: "integer", min: 1, max: 36_600 },
  },
  output: credentialOutput,
  run(context, { UserName, ServiceName, CredentialAgeDays }) {
    const { store, quotas, timestamp: createDate } = context;
    const user = userNamed(context, UserName);
    const serviceName = ServiceName.toLowerCase();
    if (!isSupported(serviceName)) throw unsupportedService(ServiceName);
    const existing = user.serviceSpecificCredentials.filter((other) => other.serviceName === serviceName);
    if (existing.length >= quotas[QUOTA]) throw quotaExceeded(QUOTA, quotas[QUOTA]);
    const serviceUserName = freeName(store, user, serviceName);
    const credential: ServiceSpecificCredential = {
      id: store.generateId("ACCA", 21),
      serviceName,
      serviceUserName,
      secret: newSecret(store, serviceName, serviceUserName),
      createDate,
      expirationDate: CredentialAgeDays === undefined ? undefined : secondsAfter(createDate, CredentialAgeDays * DAY),
      status: "Active",
    };
    store.updateUser(user.id, { serviceSpecificCredentials: [...user.serviceSpecificCredentials, credential] });
    return credentialMembers(user, credential);
  },
});

/** Returns the first of the names `Bob-at-123456789012`, `Bob+1-at-123456789012` … that no credential of the service has. */
function freeName(store: AccountStore, user: User, serviceName: string): string {
  const taken = new Set(
    store
      .sortedUsers()
      .users.flatMap(({ serviceSpecificCredentials }) => serviceSpecificCredentials)
      .filter((credential) => credential.serviceName === serviceName)
      .map(({ serviceUserName }) => serviceUserName),
  );
  for (let count = 0; ; count += 1) {
    const name = `${user.name}${count === 0 ? "" : `+${count}`}-at-${store.accountId}`;
    if (!taken.has(name)) return name;
  }
}
