import fc from "fast-check";
import {
  type Commands,
  commands as installed,
  isStructure,
  itemOf,
  kindOf,
  outputOf,
  resolve,
  type Schema,
} from "./sdk-schemas.ts";

/** 25 actions and more, which have all kinds of members together: lists, maps, nested structures, dates, blobs, numbers and booleans. */
export const generatedActions = [
  "AssumeRoleWithSAML",
  "CreateVirtualMFADevice",
  "DecodeAuthorizationMessage",
  "GetAccountAuthorizationDetails",
  "GetAccountPasswordPolicy",
  "GetAccountSummary",
  "GetContextKeysForPrincipalPolicy",
  "GetCredentialReport",
  "GetFederationToken",
  "GetGroup",
  "GetMFADevice",
  "GetOpenIDConnectProvider",
  "GetPolicy",
  "GetPolicyVersion",
  "GetRole",
  "GetServerCertificate",
  "GetServiceLastAccessedDetails",
  "ListEntitiesForPolicy",
  "ListGroups",
  "ListInstanceProfiles",
  "ListMFADevices",
  "ListOpenIDConnectProviders",
  "ListPolicies",
  "ListRoles",
  "ListSAMLProviders",
  "ListServerCertificates",
  "ListUsers",
  "ListVirtualMFADevices",
  "SimulatePrincipalPolicy",
] as const;

export type GeneratedAction = (typeof generatedActions)[number];

const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.stringMatching(/^[ \t\r\n<>&"'\]]{0,6}$/),
    fc.constantFrom("", "arn:aws:iam::123456789012:role/deploy", "%7B%2B+=", "日本語 😀"),
  )
  // The SDKs read a text of nothing but blanks and line ends as an empty text.
  .filter((value) => value === "" || value.trim() !== "");

// The SDK's codes of simple schemas.
const scalars = new Map<unknown, fc.Arbitrary<unknown>>([
  [0, text],
  [1, fc.integer()],
  [2, fc.boolean()],
  [4, fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })],
]);
const BLOB = 21;

/** How the outputs differ from those of the installed SDK. */
export interface OutputOptions {
  /** The commands whose schemas describe the outputs. */
  readonly commands?: Commands;
  /** The minimum length of blobs and of the keys of maps. */
  readonly minLength?: 0 | 1;
}

/** Returns an arbitrary of the values of a schema. Every member of a structure can be missing. */
function valuesOf(schema: Schema, minLength: number): fc.Arbitrary<unknown> {
  if (isStructure(schema)) {
    const members = schema[4].map((name, index) => [name, valuesOf(resolve(schema[5][index]), minLength)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: [], noNullPrototype: true });
  }
  const kind = kindOf(schema);
  if (kind === "list") return fc.array(valuesOf(itemOf(schema), minLength), { maxLength: 3 });
  if (kind === "map") {
    const key = text.filter((name) => name.length >= minLength);
    return fc.dictionary(key, valuesOf(itemOf(schema), minLength), { maxKeys: 3, noNullPrototype: true });
  }
  if (schema === BLOB) return fc.uint8Array({ minLength, maxLength: 9 });
  const scalar = scalars.get(schema);
  if (scalar === undefined) throw new Error(`No arbitrary for the schema ${String(schema)}.`);
  return scalar;
}

/** Returns an arbitrary of the outputs of an action, as the SDK's schemas describe them. */
export function outputsOf(
  action: GeneratedAction,
  { commands = installed, minLength = 0 }: OutputOptions = {},
): fc.Arbitrary<object> {
  const command = commands.find(([name]) => name === action)?.[1];
  if (command === undefined) throw new Error(`The SDK has no action ${action}.`);
  return valuesOf(outputOf(command), minLength) as fc.Arbitrary<object>;
}
