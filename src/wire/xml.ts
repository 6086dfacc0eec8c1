/**
 * The members of a structure in the order in which they are sent. A string is a scalar; the rest say what stands in them.
 * Lists hold their items in `<member>`, maps their pairs in `<entry>`.
 */
export type Members = readonly Member[];
export type Member =
  | string
  | { readonly name: string; readonly kind: "structure"; readonly members: Members }
  | { readonly name: string; readonly kind: "list"; readonly members: Members | undefined }
  | { readonly name: string; readonly kind: "map" };

export const structure = (name: string, members: Members): Member => ({ name, kind: "structure", members });
/** A list of structures, or of plain values where no members are given. */
export const list = (name: string, members?: Members): Member => ({ name, kind: "list", members });
export const map = (name: string): Member => ({ name, kind: "map" });

/** The answer of an action: `members` is `undefined` where AWS sends no result element. */
export function resultXml(
  namespace: string,
  action: string,
  members: Members | undefined,
  result: object,
  requestId: string,
): string {
  return (
    `<${action}Response xmlns="${namespace}">\n` +
    (members === undefined ? "" : element("  ", `${action}Result`, writeMembers("    ", members, result))) +
    `  <ResponseMetadata>\n    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n` +
    `</${action}Response>\n`
  );
}

/** An error's answer; `message` is left out where it is `undefined`, as AWS does for some. */
export function errorXml(
  namespace: string,
  error: { readonly code: string; readonly status: number; readonly text: string | undefined },
  requestId: string,
): string {
  return (
    `<ErrorResponse xmlns="${namespace}">\n  <Error>\n` +
    scalar("    ", "Type", error.status < 500 ? "Sender" : "Receiver") +
    scalar("    ", "Code", error.code) +
    scalar("    ", "Message", error.text) +
    `  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`
  );
}

function writeMembers(indent: string, members: Members, value: object): string {
  const fields = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const member of members) {
    if (typeof member === "string") text += scalar(indent, member, fields[member]);
    else if (fields[member.name] !== undefined) text += nested(indent, member, fields[member.name] as object);
  }
  return text;
}

function nested(indent: string, member: Exclude<Member, string>, value: object): string {
  const inner = `${indent}  `;
  if (member.kind === "structure") return element(indent, member.name, writeMembers(inner, member.members, value));
  let text = "";
  if (member.kind === "map") {
    for (const [key, entry] of Object.entries(value))
      text += element(inner, "entry", scalar(`${inner}  `, "key", key) + scalar(`${inner}  `, "value", entry));
  } else {
    const { members } = member;
    for (const item of value as readonly unknown[])
      text +=
        members === undefined
          ? scalar(inner, "member", item)
          : element(inner, "member", writeMembers(`${inner}  `, members, item as object));
  }
  return element(indent, member.name, text);
}

function element(indent: string, name: string, content: string): string {
  return content === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>\n${content}${indent}</${name}>\n`;
}

function scalar(indent: string, name: string, value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? escapeXml(value) : String(value);
  return text === "" ? `${indent}<${name}/>\n` : `${indent}<${name}>${text}</${name}>\n`;
}

const SPECIAL = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
// A surrogate pair is one character that XML can carry; with the u flag only a lone surrogate matches the class.
const REPLACED = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/** Escapes a value; a character that XML 1.0 cannot carry becomes U+FFFD. */
export function escapeXml(value: string): string {
  return SPECIAL.test(value) ? value.replace(REPLACED, (character) => ENTITIES[character] ?? "\uFFFD") : value;
}
