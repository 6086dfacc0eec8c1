import type { ServiceSpecificCredential } from "../../../account/attachments.ts";
import type { User } from "../../../account/state.ts";
import { allUsersWithUserName, malformedServiceName, unsupportedService } from "../../../protocol/credential-errors.ts";
import { list } from "../../../protocol/xml.ts";
import { type ActionContext, defineListAction, ownerFor } from "../../action.ts";
import { boolean, marker, maxItems, userName } from "../../constraints.ts";
import { pageOf } from "../../page-of.ts";
import { ownerTitle } from "../owner-title.ts";
import { metadataMembers } from "./credential-shape.ts";
import { isSupported } from "./services.ts";

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html */
export const ListServiceSpecificCredentials = defineListAction({
  name: "ListServiceSpecificCredentials",
  service: "iam",
  input: {
    UserName: userName,
    ServiceName: { type: "string" },
    AllUsers: boolean,
    Marker: marker,
    MaxItems: maxItems,
  },
  output: {
    documented: [
      list("ServiceSpecificCredentials", [
        "UserName",
        "Status",
        "ServiceUserName",
        "ServiceCredentialAlias",
        "CreateDate",
        "ExpirationDate",
        "ServiceSpecificCredentialId",
        "ServiceName",
      ]),
      "Marker",
      "IsTruncated",
    ],
    recorded: [
      "IsTruncated",
      list("ServiceSpecificCredentials", [
        "ServiceCredentialAlias",
        "UserName",
        "ServiceName",
        "ServiceUserName",
        "Status",
        "CreateDate",
        "ExpirationDate",
        "ServiceSpecificCredentialId",
      ]),
      "Marker",
    ],
  },
  run(context, { UserName, ServiceName = "", AllUsers = false, ...pageRequest }) {
    if (AllUsers && UserName !== undefined) throw allUsersWithUserName();
    const { scope, users } = listedUsers(context, UserName, AllUsers);
    const service = ServiceName.toLowerCase();
    if (!/^[a-z0-9.-]*$/.test(service)) throw malformedServiceName();
    if (service !== "" && !isSupported(service)) throw unsupportedService(ServiceName);
    const { items, pagination } = pageOf(
      context,
      {
        id: `ListServiceSpecificCredentials ${scope.id} ${service}`,
        title: `ListServiceSpecificCredentials of ${scope.title}${service && ` for ${service}`}`,
        items: users.flatMap((user) => credentialsOf(user, service)),
        sort: (credentials) => credentials.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
        keyOf,
      },
      pageRequest,
    );
    const ServiceSpecificCredentials = items.map(({ user, credential }) => metadataMembers(user, credential));
    return { ServiceSpecificCredentials, ...pagination };
  },
});

interface OwnedCredential {
  readonly user: User;
  readonly credential: ServiceSpecificCredential;
}

const credentialsOf = (user: User, service: string): readonly OwnedCredential[] =>
  user.serviceSpecificCredentials
    .filter(({ serviceName }) => service === "" || serviceName === service)
    .map((credential) => ({ user, credential }));

const keyOf = ({ credential }: OwnedCredential) => credential.id;

/** Returns the users whose credentials are listed. The root user has none. */
function listedUsers(context: ActionContext, userName: string | undefined, allUsers: boolean) {
  if (allUsers) return { scope: { id: "all", title: "all users" }, users: context.view.sortedUsers().users };
  const owner = ownerFor(context, userName);
  const users: readonly User[] = owner.kind === "user" ? [owner] : [];
  return { scope: { id: String(owner.serial), title: ownerTitle(owner) }, users };
}
