import { escapeXml } from "./escape-xml.ts";

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

/** A document's text, in pieces: one long text would be made flat, which costs more than all the rest. */
export type Xml = readonly string[];

const encoder = new TextEncoder();

/** A document in UTF-8. */
export function bytesOf(xml: Xml): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(xml.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of xml) {
    const { read, written } = encoder.encodeInto(piece, bytes.subarray(offset));
    // A character of more than one byte, which are rare, left too little room.
    if (read < piece.length) return encoder.encode(xml.join(""));
    offset += written;
  }
  return bytes;
}

/** The text of one value, indented. */
type Write = (value: unknown) => string;

/** Writes the answers of actions, each always in one order: `members` is `undefined` where AWS sends no result element. */
export function createResultWriter() {
  const writers = new Map<string, WriteResult>();

  return (namespace: string, action: string, members: Members | undefined, result: object, requestId: string): Xml => {
    const pieces: string[] = [];
    let text = `<${action}Response xmlns="${namespace}">\n`;
    if (members !== undefined) {
      let write = writers.get(action);
      if (write === undefined) {
        write = resultWriter(`${action}Result`, members);
        writers.set(action, write);
      }
      text = write(result, text, pieces);
    }
    text += `  <ResponseMetadata>\n    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</${action}Response>\n`;
    pieces.push(text);
    return pieces;
  };
}

/** An error's answer; the message is left out where there is none, as AWS does for some. */
export function errorXml(
  namespace: string,
  error: { readonly code: string; readonly status: number; readonly text: string | undefined },
  requestId: string,
): Xml {
  const { code: Code, text: Message } = error;
  const write = membersWriter("    ", ["Type", "Code", "Message"]);
  const members = write({ Type: error.status < 500 ? "Sender" : "Receiver", Code, Message });
  return [
    `<ErrorResponse xmlns="${namespace}">\n  <Error>\n${members}  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`,
  ];
}

/** Goes on with a text, whose pieces it takes off as they get long, and returns the rest. */
type WriteResult = (result: object, text: string, pieces: string[]) => string;

const PIECE = 16 * 1024;

/** A result element; its lists may be long. */
function resultWriter(name: string, members: Members): WriteResult {
  const fields = members.map((member) => {
    const isList = typeof member === "object" && member.kind === "list";
    return isList
      ? { name: member.name, write: undefined, items: itemsWriter("      ", member.members) }
      : { name: nameOf(member), write: memberWriter("    ", member), items: undefined };
  });
  return (result, start, pieces) => {
    const record = result as Readonly<Record<string, unknown>>;
    const present = fields.filter((field) => record[field.name] !== undefined);
    if (present.length === 0) return `${start}  <${name}/>\n`;
    let text = `${start}  <${name}>\n`;
    for (const { name: member, write, items: begin } of present) {
      const value = record[member];
      if (write !== undefined) text += write(value);
      else {
        const items = value as readonly unknown[];
        text += items.length === 0 ? `    <${member}/>\n` : `    <${member}>\n`;
        const item = begin();
        for (const one of items) {
          text += item(one);
          if (text.length < PIECE) continue;
          pieces.push(text);
          text = "";
        }
        if (items.length > 0) text += `    </${member}>\n`;
      }
    }
    return `${text}  </${name}>\n`;
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
      const begin = itemsWriter(inner, member.members);
      return elementWriter(indent, member.name, (items) => (items as readonly unknown[]).map(begin()).join(""));
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

/** Begins a list, whose items the function that comes of it writes one by one. */
function itemsWriter(indent: string, members: Members | undefined): () => Write {
  if (members !== undefined) return structuresWriter(indent, members);
  const write = scalarWriter(indent, "member");
  return () => write;
}

/** Most members of a list's item say what they said in the one before: only from the first to the last that differ is written. */
function structuresWriter(indent: string, members: Members): () => Write {
  const [open, close, empty] = [`${indent}<member>\n`, `${indent}</member>\n`, `${indent}<member/>\n`];
  const names = members.map(nameOf);
  const writers = members.map((member) => memberWriter(`${indent}  `, member));
  return () => {
    const values: unknown[] = [];
    const texts = members.map(() => "");
    let first = -1;
    let last = -1;
    let head = "";
    let tail = "";
    return (value) => {
      const record = value as Readonly<Record<string, unknown>>;
      let from = names.length;
      let to = names.length - 1;
      for (let index = 0; index < names.length; index += 1) {
        const field = record[names[index] as string];
        if (field === values[index]) continue;
        values[index] = field;
        texts[index] = field === undefined ? "" : (writers[index] as Write)(field);
        if (index < from) from = index;
        to = index;
      }
      if (from !== first || to !== last) {
        first = from;
        last = to;
        head = [open, ...texts.slice(0, from)].join("");
        tail = [...texts.slice(to + 1), close].join("");
      }
      let text = head;
      for (let index = from; index <= to; index += 1) text += texts[index];
      text += tail;
      return text.length === open.length + close.length ? empty : text;
    };
  };
}

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
  return (value) => {
    const text = typeof value === "string" ? escapeXml(value) : String(value);
    return text === "" ? empty : open + text + close;
  };
}
