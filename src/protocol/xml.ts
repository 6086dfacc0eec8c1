import { escapeXml } from "./escape-xml.ts";

/**
 * The members of a structure in the order of their elements. A string is the name of a scalar. A list has its items in
 * `<member>` elements, and a map has its pairs in `<entry>` elements.
 */
export type Members = readonly Member[];
export type Member =
  | string
  | { readonly name: string; readonly kind: "structure"; readonly members: Members }
  | { readonly name: string; readonly kind: "list"; readonly members: Members | undefined }
  | { readonly name: string; readonly kind: "map" };

export const structure = (name: string, members: Members): Member => ({ name, kind: "structure", members });
/** A list of structures. Without members, a list of scalars. */
export const list = (name: string, members?: Members): Member => ({ name, kind: "list", members });
export const map = (name: string): Member => ({ name, kind: "map" });

/** Writes the response of an action. Without members there is no result element, as in AWS's responses to some actions. */
export function resultXml(
  namespace: string,
  action: string,
  members: Members | undefined,
  result: object,
  requestId: string,
): string {
  const resultElement = members === undefined ? "" : block("  ", `${action}Result`, fields("    ", members, result));
  const metadata = block("  ", "ResponseMetadata", scalar("    ", "RequestId", requestId));
  return `<${action}Response xmlns="${namespace}">\n${resultElement}${metadata}</${action}Response>\n`;
}

/** Writes an error response. Without a text there is no message element, as in some of AWS's errors. */
export function errorXml(
  namespace: string,
  { code, status, text }: { readonly code: string; readonly status: number; readonly text: string | undefined },
  requestId: string,
): string {
  const content = { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: text };
  const error = block("  ", "Error", fields("    ", ["Type", "Code", "Message"], content));
  return `<ErrorResponse xmlns="${namespace}">\n${error}${scalar("  ", "RequestId", requestId)}</ErrorResponse>\n`;
}

/** Writes the members of a structure in order, and leaves out those without a value. */
function fields(indent: string, members: Members, structure: object): string {
  let xml = "";
  for (const member of members) {
    const name = typeof member === "string" ? member : member.name;
    const value = (structure as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    xml +=
      typeof member === "string" ? scalar(indent, name, value) : block(indent, name, contentOf(indent, member, value));
  }
  return xml;
}

function contentOf(indent: string, member: Exclude<Member, string>, value: unknown): string {
  const inner = `${indent}  `;
  if (member.kind === "structure") return fields(inner, member.members, value as object);
  if (member.kind === "map") {
    const entries = Object.entries(value as object);
    return entries.map((pair) => block(inner, "entry", entry(`${inner}  `, pair))).join("");
  }
  const { members } = member;
  let xml = "";
  for (const item of value as readonly unknown[])
    xml +=
      members === undefined
        ? scalar(inner, "member", item)
        : block(inner, "member", fields(`${inner}  `, members, item as object));
  return xml;
}

const entry = (indent: string, [key, value]: readonly [string, unknown]) =>
  scalar(indent, "key", key) + scalar(indent, "value", value);

function scalar(indent: string, name: string, value: unknown): string {
  const text = typeof value === "string" ? escapeXml(value) : String(value);
  return text === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>${text}</${name}>\n`;
}

/** Writes an element whose content is other elements. */
const block = (indent: string, name: string, content: string) =>
  content === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>\n${content}${indent}</${name}>\n`;
