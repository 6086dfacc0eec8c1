import type { Group } from "../../account/attachments.ts";
import type { User } from "../../account/state.ts";
import { markerOfOtherFilter } from "../../protocol/credential-errors.ts";
import type { IamError } from "../../protocol/errors.ts";
import { defineListAction } from "../action.ts";
import { marker, maxItems } from "../constraints.ts";
import { pageOf } from "../page-of.ts";
import { detailsOutput, groupDetail, userDetail } from "./details-shape.ts";

const NAME = "GetAccountAuthorizationDetails";
const KINDS = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"] as const;

const isUser = (entity: User | Group): entity is User => "kind" in entity;

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const GetAccountAuthorizationDetails = defineListAction({
  name: NAME,
  service: "iam",
  input: {
    Filter: {
      type: "list",
      of: {
        type: "string",
        values: KINDS,
        listedValues: ": [LocalManagedPolicy, User, AWSManagedPolicy, Role, Group]",
      },
    },
    MaxItems: maxItems,
    Marker: marker,
  },
  output: detailsOutput,
  run(context, { Filter = [], ...pageRequest }) {
    const { view } = context;
    const kinds = (Filter.length === 0 ? KINDS : [...new Set(Filter)]).toSorted();
    const users = kinds.includes("User") ? view.sortedUsers().users : [];
    const groups = kinds.includes("Group") ? view.groups() : [];
    const { items, pagination } = pageOf(
      context,
      {
        id: `${NAME} ${kinds.join()}`,
        title: `${NAME} with the Filter ${kinds.join(", ")}`,
        items: [...users, ...groups],
        keyOf: (entity: User | Group) => entity.id,
        markerError: (id) => errorForMarker(id, kinds),
      },
      pageRequest,
    );
    return {
      UserDetailList: items.filter(isUser).map((user) => userDetail(context, user)),
      GroupDetailList: items.filter((entity) => !isUser(entity)).map((group) => groupDetail(context, group)),
      RoleDetailList: [],
      Policies: [],
      ...pagination,
    };
  },
});

/** AWS has a special message for the marker of another filter, unless this request's filter includes the other one. */
function errorForMarker(listingId: string, kinds: readonly string[]): IamError | undefined {
  const prefix = `${NAME} `;
  if (!listingId.startsWith(prefix)) return undefined;
  const isWithin = listingId
    .slice(prefix.length)
    .split(",")
    .every((kind) => kinds.includes(kind));
  return isWithin ? undefined : markerOfOtherFilter();
}
