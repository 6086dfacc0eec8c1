// `npm run service-model` prints how the actions of the mock differ from the service models in the installed SDK. A test runs it, too.

import * as iam from "@aws-sdk/client-iam";
import * as sts from "@aws-sdk/client-sts";
import { actionNames, findAction } from "../../src/actions/registry.ts";
import type { Constraint } from "../../src/actions/shape.ts";
import { ERRORS } from "../../src/protocol/error-codes.ts";
import type { Members } from "../../src/protocol/xml.ts";

/** What the mock does not return, because its account or the request does not contain it. */
const notReturned: readonly string[] = [
  "AssumeRoleWithWebIdentity SourceIdentity",
  "CreateUser User.PasswordLastUsed",
  "CreateVirtualMFADevice VirtualMFADevice.EnableDate",
  "CreateVirtualMFADevice VirtualMFADevice.User",
  "GetGroup Users.PasswordLastUsed",
  "GetGroup Users.PermissionsBoundary",
  "GetGroup Users.Tags",
  "GetUser User.PasswordLastUsed",
  "ListUsers Users.PasswordLastUsed",
  "ListUsers Users.PermissionsBoundary",
  "ListUsers Users.Tags",
  "ListVirtualMFADevices VirtualMFADevices.Base32StringSeed",
  "ListVirtualMFADevices VirtualMFADevices.QRCodePNG",
  "ListVirtualMFADevices VirtualMFADevices.Tags",
  "ListVirtualMFADevices VirtualMFADevices.User.PasswordLastUsed",
  "ListVirtualMFADevices VirtualMFADevices.User.PermissionsBoundary",
  "ListVirtualMFADevices VirtualMFADevices.User.Tags",
];

/** What AWS returns, or the reference shows, although the service model does not have it. */
const notInModel: readonly string[] = [
  "CreateAccessKey AccessKey.AccessKeySelector",
  "ListAccessKeys UserName",
  "ListSigningCertificates UserName",
];

/** A schema of the SDK: a number for a scalar, or its kind, namespace, name, traits and content. */
type Schema = readonly unknown[] | number;

interface Structure {
  readonly names: readonly string[];
  readonly schemas: readonly unknown[];
  /** The first members are the required ones. */
  readonly required: number;
}

const STRUCTURE = 3;
const LIST = 1;
const LIST_OF_STRINGS = 64;
const scalars: Readonly<Record<number, string>> = { 0: "string", 1: "integer", 2: "boolean" };

/** Follows references and drops traits. */
function resolve(schema: unknown): Schema {
  if (typeof schema === "function") return resolve(schema());
  if (!Array.isArray(schema)) return typeof schema === "number" ? schema : [];
  // A member with traits is a pair, and a named scalar has its own schema at the end.
  if (schema.length === 2) return resolve(schema[0]);
  return schema[0] === 0 ? resolve(schema.at(-1)) : schema;
}

function structureOf(schema: unknown): Structure {
  const [, , , , names, schemas, required] = [resolve(schema)].flat() as readonly unknown[];
  return {
    names: Array.isArray(names) ? names : [],
    schemas: Array.isArray(schemas) ? schemas : [],
    required: typeof required === "number" ? required : 0,
  };
}

/** Describes the type of a parameter as a constraint does: `list of string`. */
function typeOf(schema: unknown): string {
  const resolved = resolve(schema);
  if (typeof resolved === "number")
    return resolved === LIST_OF_STRINGS ? "list of string" : (scalars[resolved] ?? String(resolved));
  if (resolved[0] === LIST) return `list of ${typeOf(resolved[4])}`;
  return resolved[0] === STRUCTURE ? "structure" : "another type";
}

const article = (type: string) => (/^[aeiou]/.test(type) ? "an " : "a ");

const typeOfConstraint = (constraint: Constraint) =>
  constraint.type === "list" ? `list of ${constraint.of.type}` : constraint.type;

function* inputDifferences(
  action: string,
  input: Readonly<Record<string, Constraint>>,
  schema: unknown,
): Iterable<string> {
  const { names, schemas, required } = structureOf(schema);
  for (const name of Object.keys(input))
    if (!names.includes(name)) yield `Remove ${name} from the input of ${action}: the service model does not have it.`;
  for (const [index, name] of names.entries()) {
    const type = typeOf(schemas[index]);
    const isRequired = index < required;
    const constraint = input[name];
    if (constraint === undefined) {
      yield `Add ${name} to the input of ${action}: ${isRequired ? "a required " : article(type)}${type}.`;
      continue;
    }
    if (typeOfConstraint(constraint) !== type) yield `Declare ${name} of ${action} as ${article(type)}${type}.`;
    if ((constraint.required === true) !== isRequired)
      yield `Declare ${name} of ${action} ${isRequired ? "with" : "without"} required: true.`;
    if (constraint.type !== "list" || constraint.of.type !== "structure") continue;
    const list = resolve(schemas[index]);
    if (typeof list !== "number") yield* inputDifferences(`${action} ${name}`, constraint.of.members, list[4]);
  }
}

function* outputDifferences(action: string, path: string, members: Members, schema: unknown): Iterable<string> {
  const { names, schemas } = structureOf(schema);
  const declared = new Map(members.map((member) => [typeof member === "string" ? member : member.name, member]));
  for (const name of declared.keys()) {
    const place = `${action} ${path}${name}`;
    if (!names.includes(name) && !notInModel.includes(place))
      yield `Remove ${path}${name} from the output of ${action}: the service model does not have it.`;
  }
  for (const [index, name] of names.entries()) {
    const member = declared.get(name);
    if (member === undefined) {
      if (!notReturned.includes(`${action} ${path}${name}`))
        yield `Add ${path}${name} to the output of ${action}, or to notReturned in test/tools/service-model.ts.`;
      continue;
    }
    // The items of a list without members are scalars, or there are never any.
    if (typeof member === "string" || member.kind === "map" || member.members === undefined) continue;
    const resolved = resolve(schemas[index]);
    const content = typeof resolved !== "number" && resolved[0] === LIST ? resolved[4] : resolved;
    yield* outputDifferences(action, `${path}${name}.`, member.members, content);
  }
}

function* errorDifferences(schemas: readonly unknown[]): Iterable<string> {
  for (const schema of schemas) {
    if (!Array.isArray(schema) || schema[0] !== -STRUCTURE || typeof schema[3] !== "object") continue;
    const { awsQueryError: [code, status] = [schema[2], schema[3].httpError] } = schema[3];
    const known = Object.entries(ERRORS).find(([name]) => name === code)?.[1];
    if (known?.[0] !== status) yield `Add the error ${code} with the status ${status} to src/protocol/error-codes.ts.`;
  }
}

/** Returns a sentence for each difference. It says what to change in the mock. */
export function serviceModelDifferences(
  schemas: Readonly<Record<string, unknown>> = { ...iam, ...sts },
): readonly string[] {
  const differences = actionNames.flatMap((name) => {
    const action = findAction(name);
    const operation = resolve(schemas[`${name}$`]);
    if (action === undefined || typeof operation === "number" || operation.length === 0)
      return [`Remove the action ${name}: the service model does not have it.`];
    const [, , , , input, output] = operation;
    const { documented = [], recorded = [] } = action.output ?? {};
    return [
      ...inputDifferences(name, action.input, input),
      ...outputDifferences(name, "", documented, output),
      ...outputDifferences(name, "", recorded, output),
    ];
  });
  return [...new Set([...differences, ...errorDifferences(Object.values(schemas))])];
}

if (import.meta.main) for (const difference of serviceModelDifferences()) console.log(difference);
