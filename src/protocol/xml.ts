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
  const pieces = [`<${action}Response xmlns="${namespace}">\n`];
  if (members !== undefined) writeBlock(pieces, "  ", `${action}Result`, members, result);
  writeBlock(pieces, "  ", "ResponseMetadata", ["RequestId"], { RequestId: requestId });
  append(pieces, `</${action}Response>\n`);
  return pieces;
}

/** Writes an error response. Without a text, it omits the message element, as AWS does for some errors. */
export function errorXml(
  namespace: string,
  { code, status, text }: { readonly code: string; readonly status: number; readonly text: string | undefined },
  requestId: string,
): Xml {
  const pieces = [`<ErrorResponse xmlns="${namespace}">\n`];
  const content = { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: text };
  writeBlock(pieces, "  ", "Error", ["Type", "Code", "Message"], content);
  append(pieces, `${scalar("  ", "RequestId", requestId)}</ErrorResponse>\n`);
  return pieces;
}

function append(pieces: string[], text: string): void {
  const last = pieces.length - 1;
  if ((pieces[last] as string).length < PIECE_LENGTH) pieces[last] += text;
  else pieces.push(text);
}

const nameOf = (member: Member) => (typeof member === "string" ? member : member.name);

/** Writes the members of a structure in order. Omits members without a value. */
function writeBlock(pieces: string[], indent: string, name: string, members: Members, value: object): void {
  const fields = value as Readonly<Record<string, unknown>>;
  const present = members.filter((member) => fields[nameOf(member)] !== undefined);
  writeElement(pieces, indent, name, present, (member) =>
    writeMember(pieces, `${indent}  `, member, fields[nameOf(member)]),
  );
}

function writeMember(pieces: string[], indent: string, member: Member, value: unknown): void {
  if (typeof member === "string") append(pieces, scalar(indent, member, value));
  else if (member.kind === "structure") writeBlock(pieces, indent, member.name, member.members, value as object);
  else {
    const items = member.kind === "list" ? (value as readonly unknown[]) : Object.entries(value as object);
    writeElement(pieces, indent, member.name, items, (item) => writeItem(pieces, `${indent}  `, member, item));
  }
}

function writeItem(pieces: string[], indent: string, member: Exclude<Member, string>, item: unknown): void {
  if (member.kind === "map") {
    const [key, value] = item as [string, unknown];
    writeBlock(pieces, indent, "entry", ["key", "value"], { key, value });
  } else if (member.members === undefined) append(pieces, scalar(indent, "member", item));
  else writeBlock(pieces, indent, "member", member.members, item as object);
}

/** Writes an element around other elements. */
function writeElement<Part>(
  pieces: string[],
  indent: string,
  name: string,
  parts: readonly Part[],
  write: (part: Part) => void,
): void {
  append(pieces, parts.length === 0 ? `${indent}<${name}/>\n` : `${indent}<${name}>\n`);
  for (const part of parts) write(part);
  if (parts.length > 0) append(pieces, `${indent}</${name}>\n`);
}

function scalar(indent: string, name: string, value: unknown): string {
  const text = typeof value === "string" ? escapeXml(value) : String(value);
  return text === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>${text}</${name}>\n`;
}
