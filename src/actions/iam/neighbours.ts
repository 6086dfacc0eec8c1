import type { Owner } from "../../account/state.ts";
import { awsError } from "../../protocol/errors.ts";
import { list } from "../../protocol/xml.ts";
import { type Action, type ActionContext, defineAction, ownerFor, userNamed } from "../action.ts";
import { existingUserName } from "../constraints.ts";
import type { Constraint, Shape } from "../validate.ts";

// What programs ask about a user before they delete it. Every user is one that has none of these things, but for its tags.

const required = { ...existingUserName, required: true } as const satisfies Constraint;
const optional = existingUserName;
const anything = { type: "string", required: true, min: 1, max: 2048 } as const satisfies Constraint;
const policyName = {
  ...anything,
  max: 128,
  pattern: String.raw`[\w+=,.@-]+`,
} as const satisfies Constraint;

const nameOf = (owner: Owner) => (owner.kind === "user" ? owner.name : "root");

/** The action answers an empty list of a member. */
const none = <Name extends string>(name: Name, userName: Constraint, member: string, isPaged = true) =>
  neighbour(name, { UserName: userName }, () => ({ [member]: [], ...(isPaged ? { IsTruncated: false } : {}) }), {
    documented: isPaged ? [list(member), "IsTruncated"] : [list(member)],
    recorded: isPaged ? ["IsTruncated", list(member)] : [list(member)],
  });

/** The action finds nothing that it could answer or delete; `says` is AWS's message. */
const missing = <Name extends string>(
  name: Name,
  input: Shape,
  says: (userName: string, input: Readonly<Record<string, unknown>>) => string,
) =>
  neighbour(name, input, (owner, values) => {
    throw awsError("NoSuchEntity", says(nameOf(owner), values));
  });

function neighbour<Name extends string>(
  name: Name,
  input: Shape,
  answer: (owner: Owner, input: Readonly<Record<string, unknown>>) => object,
  output?: NonNullable<Action["output"]>,
): Action & { readonly name: Name } {
  return {
    name,
    service: "iam",
    input,
    ...(output === undefined ? {} : { output }),
    run(context: ActionContext, values) {
      const { UserName } = values as { readonly UserName?: string };
      return answer(ownerFor(context, UserName), values);
    },
  };
}

const noLoginProfile = (user: string) => `Login Profile for User ${user} cannot be found.`;
const noPolicy = (_: string, { PolicyName }: Readonly<Record<string, unknown>>) =>
  `The user policy with name ${PolicyName} cannot be found.`;

export const neighbours = {
  ListUserPolicies: none("ListUserPolicies", required, "PolicyNames"),
  ListAttachedUserPolicies: none("ListAttachedUserPolicies", required, "AttachedPolicies"),
  ListGroupsForUser: none("ListGroupsForUser", required, "Groups"),
  ListMFADevices: none("ListMFADevices", optional, "MFADevices"),
  ListSigningCertificates: none("ListSigningCertificates", optional, "Certificates"),
  ListSSHPublicKeys: none("ListSSHPublicKeys", optional, "SSHPublicKeys"),
  ListServiceSpecificCredentials: none("ListServiceSpecificCredentials", optional, "ServiceSpecificCredentials", false),
  ListUserTags: defineAction({
    name: "ListUserTags",
    service: "iam",
    input: { UserName: required },
    output: {
      documented: ["IsTruncated", list("Tags", ["Key", "Value"])],
      recorded: ["IsTruncated", list("Tags", ["Value", "Key"])],
    },
    run({ model }, { UserName }) {
      const Tags = userNamed(model, UserName).tags.toSorted((one, other) => (one.Key < other.Key ? -1 : 1));
      return { Tags, IsTruncated: false };
    },
  }),
  GetLoginProfile: missing("GetLoginProfile", { UserName: optional }, noLoginProfile),
  DeleteLoginProfile: missing("DeleteLoginProfile", { UserName: optional }, noLoginProfile),
  UpdateLoginProfile: missing("UpdateLoginProfile", { UserName: required }, noLoginProfile),
  GetUserPolicy: missing("GetUserPolicy", { UserName: required, PolicyName: policyName }, noPolicy),
  DeleteUserPolicy: missing("DeleteUserPolicy", { UserName: required, PolicyName: policyName }, noPolicy),
  DetachUserPolicy: missing(
    "DetachUserPolicy",
    { UserName: required, PolicyArn: { ...anything, min: 20 } },
    (_, { PolicyArn }) => `Policy ${PolicyArn} was not found.`,
  ),
  DeleteUserPermissionsBoundary: missing(
    "DeleteUserPermissionsBoundary",
    { UserName: required },
    (user) => `The user with name ${user} does not have a permissions boundary.`,
  ),
  RemoveUserFromGroup: missing(
    "RemoveUserFromGroup",
    { GroupName: policyName, UserName: required },
    (_, { GroupName }) => `The group with name ${GroupName} cannot be found.`,
  ),
  DeactivateMFADevice: missing(
    "DeactivateMFADevice",
    { UserName: optional, SerialNumber: { ...anything, min: 9, max: 256 } },
    (_, { SerialNumber }) => `MFA Device with serial number ${SerialNumber} does not exist.`,
  ),
  DeleteSigningCertificate: missing(
    "DeleteSigningCertificate",
    { UserName: optional, CertificateId: { ...anything, min: 24, max: 128 } },
    (_, { CertificateId }) => `The Certificate with id ${CertificateId} cannot be found.`,
  ),
  DeleteSSHPublicKey: missing(
    "DeleteSSHPublicKey",
    { UserName: required, SSHPublicKeyId: { ...anything, min: 20, max: 128 } },
    (_, { SSHPublicKeyId }) => `The Public Key with id ${SSHPublicKeyId} cannot be found.`,
  ),
  DeleteServiceSpecificCredential: missing(
    "DeleteServiceSpecificCredential",
    { UserName: optional, ServiceSpecificCredentialId: { ...anything, min: 20, max: 128 } },
    (_, { ServiceSpecificCredentialId: id }) => `The service specific credential with id ${id} cannot be found.`,
  ),
} as const;
