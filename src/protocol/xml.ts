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
  | { readonly name: string; readonly kind: "map"; readonly keys: readonly string[] | undefined };

export const structure = (name: string, members: Members): Member => ({ name, kind: "structure", members });
/** A list of structures. Without members, a list of scalars. */
export const list = (name: string, members?: Members): Member => ({ name, kind: "list", members });
/** A map whose entries are in the order of these keys, or else in their own. */
export const map = (name: string, keys?: readonly string[]): Member => ({ name, kind: "map", keys });

/** A document in pieces. V8 takes three times as long to encode one long text (1.2 ms against 0.4 ms for 1,000 keys). */
export type Xml = readonly string[];

const PIECE_LENGTH = 16 * 1024;

/** Writes the response of an action. Without members, it omits the result element, as AWS does for some actions. */
export function resultXml(
  namespace: string,
  action: string,
  members: Members | undefined,
  result: object,
  requestId: string,
): Xml {
  const parts = members === undefined ? [] : resultParts(`${action}Result`, members, result);
  return responseXml(namespace, action, parts, requestId);
}

/** Writes a response around the parts of its result element. */
export function responseXml(namespace: string, action: string, parts: readonly string[], requestId: string): Xml {
  const metadata = block("  ", "ResponseMetadata", scalar("    ", "RequestId", requestId));
  return joinToPieces([`<${action}Response xmlns="${namespace}">\n`, ...parts, metadata, `</${action}Response>\n`]);
}

/** Writes an error response. Without a text, it omits the message element, as AWS does for some errors. */
export function errorXml(
  namespace: string,
  { code, status, text }: { readonly code: string; readonly status: number; readonly text: string | undefined },
  requestId: string,
): Xml {
  const content = { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: text };
  const error = block("  ", "Error", fields("    ", ["Type", "Code", "Message"], content));
  return [`<ErrorResponse xmlns="${namespace}">\n${error}${scalar("  ", "RequestId", requestId)}</ErrorResponse>\n`];
}

function joinToPieces(parts: readonly string[]): Xml {
  const pieces: string[] = [];
  let piece = "";
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    pieces.push(piece);
    piece = "";
  }
  return [...pieces, piece];
}

/** Writes the result. Each item of its lists is a part, so that a piece can end between two items. */
function resultParts(name: string, members: Members, result: object): string[] {
  const parts = members.flatMap((member) => {
    const value = fieldOf(member, result);
    if (value === undefined) return [];
    return typeof member === "string" || member.kind === "structure"
      ? [element("    ", member, value)]
      : elementParts("    ", member.name, itemsOf("      ", member, value));
  });
  return elementParts("  ", name, parts);
}

const fieldOf = (member: Member, structure: object) =>
  (structure as Readonly<Record<string, unknown>>)[typeof member === "string" ? member : member.name];

function element(indent: string, member: Member, value: unknown): string {
  if (typeof member === "string") return scalar(indent, member, value);
  const inner = `${indent}  `;
  if (member.kind === "structure") return block(indent, member.name, fields(inner, member.members, value as object));
  return block(indent, member.name, itemsOf(inner, member, value).join(""));
}

/** Omits members without a value. */
function fields(indent: string, members: Members, structure: object): string {
  let xml = "";
  for (const member of members) {
    const value = fieldOf(member, structure);
    if (value !== undefined) xml += element(indent, member, value);
  }
  return xml;
}

function itemsOf(
  indent: string,
  member: Extract<Member, { readonly kind: "list" | "map" }>,
  value: unknown,
): readonly string[] {
  const inner = `${indent}  `;
  if (member.kind === "map") {
    const entries = value as Readonly<Record<string, unknown>>;
    const keys = member.keys ?? Object.keys(entries);
    return keys.map((key) => block(indent, "entry", fields(inner, ["key", "value"], { key, value: entries[key] })));
  }
  const { members } = member;
  const items = value as readonly object[];
  if (members === undefined) return items.map((item) => scalar(indent, "member", item));
  return items.map((item) => block(indent, "member", fields(inner, members, item)));
}

const scalar = (indent: string, name: string, value: unknown) =>
  textElement(indent, name, typeof value === "string" ? escapeXml(value) : String(value));

/** Writes an element that contains a text. The text must be escaped. */
export const textElement = (indent: string, name: string, text: string): string =>
  text === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>${text}</${name}>\n`;

/** Writes an element that contains other elements. */
const block = (indent: string, name: string, content: string) =>
  content === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>\n${content}${indent}</${name}>\n`;

/** Writes an element around the parts of its content. */
export const elementParts = (indent: string, name: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [`${indent}<${name}/>\n`] : [`${indent}<${name}>\n`, ...parts, `${indent}</${name}>\n`];
