import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import { freeServiceUserName } from "../../../account/service-user-name.ts";
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

/** Returns a name that no credential of the service has. */
function freeName(store: AccountStore, user: User, serviceName: string): string {
  return freeServiceUserName(user.name, store.accountId, (name) => store.hasCredential(serviceName, name));
}
