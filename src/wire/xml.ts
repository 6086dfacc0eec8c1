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

/** A document in bytes, in pieces: to make one long text of it first would cost more than all the rest. */
export type Xml = readonly Uint8Array<ArrayBuffer>[];

/** A document in one piece. */
export function joined(xml: Xml): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(xml.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of xml) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** The text of one value, indented. */
type Write = (value: unknown) => string;

/** Writes the answers of actions, each always in one order: `members` is `undefined` where AWS sends no result element. */
export function createResultWriter() {
  const writers = new Map<string, (result: object, out: Sink) => void>();

  return (namespace: string, action: string, members: Members | undefined, result: object, requestId: string): Xml => {
    const out = createSink();
    out.add(`<${action}Response xmlns="${namespace}">\n`);
    if (members !== undefined) {
      let write = writers.get(action);
      if (write === undefined) {
        write = resultWriter(`${action}Result`, members);
        writers.set(action, write);
      }
      write(result, out);
    }
    out.add(
      `  <ResponseMetadata>\n    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</${action}Response>\n`,
    );
    return out.finish();
  };
}

/** An error's answer; the message is left out where there is none, as AWS does for some. */
export function errorXml(
  namespace: string,
  error: { readonly code: string; readonly status: number; readonly text: string | undefined },
  requestId: string,
): Xml {
  const out = createSink();
  const { code: Code, text: Message } = error;
  const write = membersWriter("    ", ["Type", "Code", "Message"]);
  out.add(`<ErrorResponse xmlns="${namespace}">\n  <Error>\n`);
  out.add(write({ Type: error.status < 500 ? "Sender" : "Receiver", Code, Message }));
  out.add(`  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`);
  return out.finish();
}

type Sink = ReturnType<typeof createSink>;

const PIECE = 16 * 1024;
const encoder = new TextEncoder();

function createSink() {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let text = "";
  return {
    add(more: string): void {
      text += more;
      if (text.length < PIECE) return;
      pieces.push(encoder.encode(text));
      text = "";
    },
    finish(): Xml {
      pieces.push(encoder.encode(text));
      return pieces;
    },
  };
}

/** A result element; its lists may be long, and go out item by item. */
function resultWriter(name: string, members: Members): (result: object, out: Sink) => void {
  const fields = members.map((member) => {
    const isList = typeof member === "object" && member.kind === "list";
    return isList
      ? { name: member.name, write: undefined, item: itemWriter("      ", member.members) }
      : { name: nameOf(member), write: memberWriter("    ", member), item: undefined };
  });
  return (result, out) => {
    const record = result as Readonly<Record<string, unknown>>;
    const present = fields.filter((field) => record[field.name] !== undefined);
    out.add(present.length === 0 ? `  <${name}/>\n` : `  <${name}>\n`);
    for (const { name: member, write, item } of present) {
      const value = record[member];
      if (write !== undefined) out.add(write(value));
      else {
        const items = value as readonly unknown[];
        out.add(items.length === 0 ? `    <${member}/>\n` : `    <${member}>\n`);
        for (const one of items) out.add(item(one));
        if (items.length > 0) out.add(`    </${member}>\n`);
      }
    }
    if (present.length > 0) out.add(`  </${name}>\n`);
  };
}

const nameOf = (member: Member) => (typeof member === "string" ? member : member.name);

/** A structure's members in their order, those without a value left out. */
function membersWriter(indent: string, members: Members): Write {
  const names = members.map(nameOf);
  const writers = members.map((member) => memberWriter(indent, member));
  return (value) => {
    const record = value as Readonly<Record<string, unknown>>;
    let text = "";
    for (let index = 0; index < names.length; index += 1) {
      const field = record[names[index] as string];
      if (field !== undefined) text += (writers[index] as Write)(field);
    }
    return text;
  };
}

function memberWriter(indent: string, member: Member): Write {
  if (typeof member === "string") return scalarWriter(indent, member);
  const inner = `${indent}  `;
  switch (member.kind) {
    case "structure":
      return elementWriter(indent, member.name, membersWriter(inner, member.members));
    case "list": {
      const write = itemWriter(inner, member.members);
      return elementWriter(indent, member.name, (items) => (items as readonly unknown[]).map(write).join(""));
    }
    case "map": {
      const write = elementWriter(inner, "entry", membersWriter(`${inner}  `, ["key", "value"]));
      return elementWriter(indent, member.name, (pairs) =>
        Object.entries(pairs as object)
          .map(([key, value]) => write({ key, value }))
          .join(""),
      );
    }
  }
}

const itemWriter = (indent: string, members: Members | undefined): Write =>
  members === undefined
    ? scalarWriter(indent, "member")
    : elementWriter(indent, "member", membersWriter(`${indent}  `, members));

/** An element around its content, closed in itself where that is empty. */
function elementWriter(indent: string, name: string, writeContent: Write): Write {
  const [open, close, empty] = [`${indent}<${name}>\n`, `${indent}</${name}>\n`, `${indent}<${name}/>\n`];
  return (value) => {
    const content = writeContent(value);
    return content === "" ? empty : open + content + close;
  };
}

function scalarWriter(indent: string, name: string): Write {
  const [open, close, empty] = [`${indent}<${name}>`, `</${name}>\n`, `${indent}<${name}/>\n`];
  // In a list most members say what they said in the item before: a name, a status, a date.
  let last: unknown;
  let lastText = "";
  return (value) => {
    if (value === last) {
      // Makes one flat text of the three, since it is used again: a long text of few parts is encoded sooner.
      lastText.charCodeAt(0);
      return lastText;
    }
    const text = typeof value === "string" ? escapeXml(value) : String(value);
    last = value;
    lastText = text === "" ? empty : open + text + close;
    return lastText;
  };
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
