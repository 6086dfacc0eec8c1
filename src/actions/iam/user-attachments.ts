import type { Owner } from "../../account/state.ts";
import {
  type IamError,
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
import { list } from "../../protocol/xml.ts";
import { type Action, defineAction, ownerFor, userNamed } from "../action.ts";
import { existingUserName } from "../constraints.ts";
import type { Constraint, Shape } from "../validate.ts";

// What a program asks about a user before it deletes it. Users have tags, but nothing else is attached to them.

const optionalUser = existingUserName;
const requiredUser = { ...existingUserName, required: true } as const satisfies Constraint;
const requiredText = { type: "string", required: true, min: 1, max: 2048 } as const satisfies Constraint;
const requiredName = {
  ...requiredText,
  max: 128,
  pattern: String.raw`[\w+=,.@-]+`,
} as const satisfies Constraint;

/** Declares an action that returns an empty list. */
function emptyList<Name extends string>(name: Name, userName: Constraint, member: string, isPaged = true) {
  const result = { [member]: [], ...(isPaged ? { IsTruncated: false } : {}) };
  const output = {
    documented: isPaged ? [list(member), "IsTruncated"] : [list(member)],
    recorded: isPaged ? ["IsTruncated", list(member)] : [list(member)],
  };
  return attachmentAction(name, { UserName: userName }, () => result, output);
}

/** Declares an action that finds nothing. `error` creates AWS's error from the user's name and the value of a parameter. */
const neverFound = <Name extends string>(
  name: Name,
  input: Shape,
  error: (userName: string, value: string) => IamError,
) =>
  attachmentAction(name, input, (owner, { UserName: _, ...others }) => {
    const [value] = Object.values(others);
    throw error(owner.kind === "user" ? owner.name : "root", String(value));
  });

function attachmentAction<Name extends string>(
  name: Name,
  input: Shape,
  run: (owner: Owner, values: Readonly<Record<string, unknown>>) => object,
  output?: NonNullable<Action["output"]>,
): Action & { readonly name: Name } {
  return {
    name,
    service: "iam",
    input,
    ...(output === undefined ? {} : { output }),
    run(context, values) {
      const { UserName } = values as { readonly UserName?: string };
      return run(ownerFor(context, UserName), values);
    },
  };
}

/** An error of the second parameter, whoever the user is. */
const ofValue = (error: (value: string) => IamError) => (_userName: string, value: string) => error(value);

export const userAttachments = {
  ListUserPolicies: emptyList("ListUserPolicies", requiredUser, "PolicyNames"),
  ListAttachedUserPolicies: emptyList("ListAttachedUserPolicies", requiredUser, "AttachedPolicies"),
  ListGroupsForUser: emptyList("ListGroupsForUser", requiredUser, "Groups"),
  ListMFADevices: emptyList("ListMFADevices", optionalUser, "MFADevices"),
  ListSigningCertificates: emptyList("ListSigningCertificates", optionalUser, "Certificates"),
  ListSSHPublicKeys: emptyList("ListSSHPublicKeys", optionalUser, "SSHPublicKeys"),
  ListServiceSpecificCredentials: emptyList(
    "ListServiceSpecificCredentials",
    optionalUser,
    "ServiceSpecificCredentials",
    false,
  ),
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
  GetLoginProfile: neverFound("GetLoginProfile", { UserName: optionalUser }, noSuchLoginProfile),
  DeleteLoginProfile: neverFound("DeleteLoginProfile", { UserName: optionalUser }, noSuchLoginProfile),
  UpdateLoginProfile: neverFound("UpdateLoginProfile", { UserName: requiredUser }, noSuchLoginProfile),
  GetUserPolicy: neverFound(
    "GetUserPolicy",
    { UserName: requiredUser, PolicyName: requiredName },
    ofValue(noSuchUserPolicy),
  ),
  DeleteUserPolicy: neverFound(
    "DeleteUserPolicy",
    { UserName: requiredUser, PolicyName: requiredName },
    ofValue(noSuchUserPolicy),
  ),
  DetachUserPolicy: neverFound(
    "DetachUserPolicy",
    { UserName: requiredUser, PolicyArn: { ...requiredText, min: 20 } },
    ofValue(policyNotAttached),
  ),
  DeleteUserPermissionsBoundary: neverFound(
    "DeleteUserPermissionsBoundary",
    { UserName: requiredUser },
    noPermissionsBoundary,
  ),
  RemoveUserFromGroup: neverFound(
    "RemoveUserFromGroup",
    { GroupName: requiredName, UserName: requiredUser },
    ofValue(noSuchGroup),
  ),
  DeactivateMFADevice: neverFound(
    "DeactivateMFADevice",
    { UserName: optionalUser, SerialNumber: { ...requiredText, min: 9, max: 256 } },
    ofValue(noSuchMfaDevice),
  ),
  DeleteSigningCertificate: neverFound(
    "DeleteSigningCertificate",
    { UserName: optionalUser, CertificateId: { ...requiredText, min: 24, max: 128 } },
    ofValue(noSuchCertificate),
  ),
  DeleteSSHPublicKey: neverFound(
    "DeleteSSHPublicKey",
    { UserName: requiredUser, SSHPublicKeyId: { ...requiredText, min: 20, max: 128 } },
    ofValue(noSuchPublicKey),
  ),
  DeleteServiceSpecificCredential: neverFound(
    "DeleteServiceSpecificCredential",
    { UserName: optionalUser, ServiceSpecificCredentialId: { ...requiredText, min: 20, max: 128 } },
    ofValue(noSuchServiceSpecificCredential),
  ),
} as const;
