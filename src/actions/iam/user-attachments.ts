import {
  type IamError,
  noSuchCertificate,
  noSuchMfaDevice,
  noSuchPublicKey,
  noSuchServiceSpecificCredential,
} from "../../protocol/errors.ts";
import { list } from "../../protocol/xml.ts";
import { type Action, ownerFor } from "../action.ts";
import { existingUserName, marker, maxItems } from "../constraints.ts";
import type { Constraint, Shape } from "../shape.ts";

// The actions that a program calls before it deletes a user. A user of the mock has none of these attachments.

const optionalUser = existingUserName;
const requiredUser = { ...existingUserName, required: true } as const satisfies Constraint;
const unusedMarker = { ...marker, unused: true } as const satisfies Constraint;
const requiredText = (min: number, max: number) => ({ type: "string", required: true, min, max }) as const;

type EmptyList = readonly [userName: Constraint, member: string, filters?: Shape];
type NeverFound = readonly [input: Shape, error: (value: string) => IamError];

/** The actions that return an empty list: the constraint of `UserName`, the member that contains the list, and its filters. */
const emptyLists = {
  ListMFADevices: [optionalUser, "MFADevices"],
  ListSigningCertificates: [optionalUser, "Certificates"],
  ListSSHPublicKeys: [optionalUser, "SSHPublicKeys"],
  ListServiceSpecificCredentials: [
    optionalUser,
    "ServiceSpecificCredentials",
    { ServiceName: { type: "string" }, AllUsers: { type: "boolean" } },
  ],
} as const satisfies Record<string, EmptyList>;

/** The actions that never find anything. AWS's error is about the parameter other than `UserName`, or else about the user. */
const neverFound = {
  DeactivateMFADevice: [{ UserName: optionalUser, SerialNumber: requiredText(9, 256) }, noSuchMfaDevice],
  DeleteSigningCertificate: [{ UserName: optionalUser, CertificateId: requiredText(24, 128) }, noSuchCertificate],
  DeleteSSHPublicKey: [{ UserName: requiredUser, SSHPublicKeyId: requiredText(20, 128) }, noSuchPublicKey],
  DeleteServiceSpecificCredential: [
    { UserName: optionalUser, ServiceSpecificCredentialId: requiredText(20, 128) },
    noSuchServiceSpecificCredential,
  ],
} as const satisfies Record<string, NeverFound>;

function emptyListAction(name: string, [userName, member, filters]: EmptyList): Action {
  const recorded = ["IsTruncated", "Marker", list(member)];
  // Only in one of the reference's samples does the list come last.
  const documented = name === "ListSSHPublicKeys" ? recorded : [list(member), "IsTruncated", "Marker"];
  const result = { [member]: [], IsTruncated: false };
  return {
    name,
    service: "iam",
    input: { UserName: userName, ...filters, Marker: unusedMarker, MaxItems: maxItems },
    output: { documented, recorded },
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
    const subject = Object.keys(input).find((name) => name !== "UserName" && input[name]?.required);
    // AWS writes "null" for the root user, who has no name.
    throw error((subject && others[subject]) ?? (owner.kind === "user" ? owner.name : "null"));
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
  ...actionsOf(neverFound, neverFoundAction),
} as const;
