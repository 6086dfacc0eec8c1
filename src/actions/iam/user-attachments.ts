import {
  type IamError,
  invalidArnPartition,
  noPermissionsBoundary,
  noSuchCertificate,
  noSuchGroup,
  noSuchLoginProfile,
  noSuchMfaDevice,
  noSuchPublicKey,
  noSuchServiceSpecificCredential,
  noSuchUserPolicy,
  policyNotAttached,
} from "../../protocol/errors.ts";
import { partitionOfArn } from "../../protocol/partitions.ts";
import { USER_NAME } from "../../protocol/patterns.ts";
import { list } from "../../protocol/xml.ts";
import { type Action, defineAction, ownerFor, userNamed } from "../action.ts";
import { existingUserName } from "../constraints.ts";
import type { Constraint, Shape } from "../validate.ts";

// The actions that a program calls before it deletes a user. A user of the mock has tags, but no other attachments.

const optionalUser = existingUserName;
const requiredUser = { ...existingUserName, required: true } as const satisfies Constraint;
const requiredText = (min: number, max: number) => ({ type: "string", required: true, min, max }) as const;
const requiredName = { ...requiredText(1, 128), pattern: USER_NAME };

type EmptyList = readonly [userName: Constraint, member: string];
type NeverFound = readonly [input: Shape, error: (value: string) => IamError];

/** The actions that return an empty list: the constraint of `UserName`, and the member that contains the list. */
const emptyLists = {
  ListUserPolicies: [requiredUser, "PolicyNames"],
  ListAttachedUserPolicies: [requiredUser, "AttachedPolicies"],
  ListGroupsForUser: [requiredUser, "Groups"],
  ListMFADevices: [optionalUser, "MFADevices"],
  ListSigningCertificates: [optionalUser, "Certificates"],
  ListSSHPublicKeys: [optionalUser, "SSHPublicKeys"],
  ListServiceSpecificCredentials: [optionalUser, "ServiceSpecificCredentials"],
} as const satisfies Record<string, EmptyList>;

/** The actions that never find anything. AWS's error is about the parameter other than `UserName`, or else about the user. */
const neverFound = {
  GetLoginProfile: [{ UserName: optionalUser }, noSuchLoginProfile],
  DeleteLoginProfile: [{ UserName: optionalUser }, noSuchLoginProfile],
  UpdateLoginProfile: [{ UserName: requiredUser }, noSuchLoginProfile],
  GetUserPolicy: [{ UserName: requiredUser, PolicyName: requiredName }, noSuchUserPolicy],
  DeleteUserPolicy: [{ UserName: requiredUser, PolicyName: requiredName }, noSuchUserPolicy],
  DetachUserPolicy: [{ UserName: requiredUser, PolicyArn: requiredText(20, 2048) }, policyNotAttached],
  DeleteUserPermissionsBoundary: [{ UserName: requiredUser }, noPermissionsBoundary],
  RemoveUserFromGroup: [{ GroupName: requiredName, UserName: requiredUser }, noSuchGroup],
  DeactivateMFADevice: [{ UserName: optionalUser, SerialNumber: requiredText(9, 256) }, noSuchMfaDevice],
  DeleteSigningCertificate: [{ UserName: optionalUser, CertificateId: requiredText(24, 128) }, noSuchCertificate],
  DeleteSSHPublicKey: [{ UserName: requiredUser, SSHPublicKeyId: requiredText(20, 128) }, noSuchPublicKey],
  DeleteServiceSpecificCredential: [
    { UserName: optionalUser, ServiceSpecificCredentialId: requiredText(20, 128) },
    noSuchServiceSpecificCredential,
  ],
} as const satisfies Record<string, NeverFound>;

function emptyListAction(name: string, [userName, member]: EmptyList): Action {
  // AWS does not paginate these credentials.
  const isPaged = name !== "ListServiceSpecificCredentials";
  const documented = isPaged ? [list(member), "IsTruncated"] : [list(member)];
  const result = { [member]: [], ...(isPaged ? { IsTruncated: false } : {}) };
  return {
    name,
    service: "iam",
    input: { UserName: userName },
    output: { documented, recorded: documented.toReversed() },
    run(context, { UserName }) {
      ownerFor(context, UserName as string | undefined);
      return result;
    },
  };
}

const neverFoundAction = (name: string, [input, error]: NeverFound): Action => ({
  name,
  service: "iam",
  input,
  run(context, values) {
    const { UserName, ...others } = values as Readonly<Record<string, string>>;
    const owner = ownerFor(context, UserName);
    const partition = partitionOfArn(others["PolicyArn"] ?? "");
    if (partition !== undefined && partition !== context.store.partition) throw invalidArnPartition();
    // AWS writes "null" for the root user, who has no name.
    const [value = owner.kind === "user" ? owner.name : "null"] = Object.values(others);
    throw error(value);
  },
});

function actionsOf<Name extends string, Row>(
  table: Readonly<Record<Name, Row>>,
  create: (name: string, row: Row) => Action,
) {
  const entries = Object.entries<Row>(table).map(([name, row]) => [name, create(name, row)]);
  return Object.fromEntries(entries) as Record<Name, Action>;
}

export const userAttachments = {
  ...actionsOf(emptyLists, emptyListAction),
  ListUserTags: defineAction({
    name: "ListUserTags",
    service: "iam",
    input: { UserName: requiredUser },
    output: {
      documented: ["IsTruncated", list("Tags", ["Key", "Value"])],
      recorded: ["IsTruncated", list("Tags", ["Value", "Key"])],
    },
    run({ store }, { UserName }) {
      const Tags = userNamed(store, UserName).tags.toSorted((one, other) => (one.Key < other.Key ? -1 : 1));
      return { Tags, IsTruncated: false };
    },
  }),
  ...actionsOf(neverFound, neverFoundAction),
} as const;
