import type { Group, InlinePolicy } from "../../account/attachments.ts";
import type { User } from "../../account/state.ts";
import { list, type Members, structure } from "../../protocol/xml.ts";
import type { ActionContext } from "../action.ts";
import { encodeDocument } from "../policy-documents.ts";
import { groupMembers } from "./groups/group-shape.ts";
import { attachedPolicyMembers, boundaryMembers } from "./policies/policy-arn.ts";
import { identityMembers } from "./user-shape.ts";

const documentedPolicies = (name: string) => list(name, ["PolicyName", "PolicyDocument"]);
const recordedPolicies = (name: string) => list(name, ["PolicyDocument", "PolicyName"]);
const documentedAttached = list("AttachedManagedPolicies", ["PolicyName", "PolicyArn"]);
const recordedAttached = list("AttachedManagedPolicies", ["PolicyArn", "PolicyName"]);

const documentedUser: Members = [
  list("GroupList"),
  documentedAttached,
  documentedPolicies("UserPolicyList"),
  ...["UserId", "Path", "UserName", "Arn", "CreateDate"],
  structure("PermissionsBoundary", ["PermissionsBoundaryType", "PermissionsBoundaryArn"]),
  list("Tags", ["Key", "Value"]),
];
const recordedUser: Members = [
  "Path",
  structure("PermissionsBoundary", ["PermissionsBoundaryArn", "PermissionsBoundaryType"]),
  recordedAttached,
  list("GroupList"),
  recordedPolicies("UserPolicyList"),
  ...["UserName", "Arn", "UserId", "CreateDate"],
  list("Tags", ["Value", "Key"]),
];
const documentedGroup: Members = [
  ...["Path", "GroupName", "GroupId", "Arn", "CreateDate"],
  documentedPolicies("GroupPolicyList"),
  documentedAttached,
];
const recordedGroup: Members = [
  ...["Path", "GroupName"],
  recordedAttached,
  ...["GroupId", "Arn"],
  recordedPolicies("GroupPolicyList"),
  "CreateDate",
];

/** The result of GetAccountAuthorizationDetails. The mock has no roles and no managed policies. */
export const detailsOutput = {
  documented: [
    "IsTruncated",
    list("UserDetailList", documentedUser),
    "Marker",
    list("GroupDetailList", documentedGroup),
    list("RoleDetailList"),
    list("Policies"),
  ],
  recorded: [
    ...["IsTruncated", "Marker"],
    list("Policies"),
    list("UserDetailList", recordedUser),
    list("RoleDetailList"),
    list("GroupDetailList", recordedGroup),
  ],
} as const;

/** Returns the members of a user. AWS omits the list of inline policies if it is empty, but not the other lists. */
export const userDetail = ({ store, view }: ActionContext, user: User) => ({
  ...identityMembers(store, user),
  UserPolicyList: user.inlinePolicies.length > 0 ? user.inlinePolicies.map(policyDetail) : undefined,
  GroupList: user.groupIds.flatMap((id) => view.groupOfId(id)?.name ?? []),
  AttachedManagedPolicies: user.attachedPolicies.map(attachedPolicyMembers),
  PermissionsBoundary: user.permissionsBoundary === undefined ? undefined : boundaryMembers(user.permissionsBoundary),
  Tags: user.tags,
});

export const groupDetail = ({ store }: ActionContext, group: Group) => ({
  ...groupMembers(store, group),
  GroupPolicyList: group.inlinePolicies.map(policyDetail),
  AttachedManagedPolicies: group.attachedPolicies.map(attachedPolicyMembers),
});

const policyDetail = ({ name, document }: InlinePolicy) => ({
  PolicyName: name,
  PolicyDocument: encodeDocument(document),
});
