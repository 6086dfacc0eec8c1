import { XMLParser } from "fast-xml-parser";

/** The response to one request, without anything that differs between two accounts. It contains no secrets. */
export interface Exchange {
  readonly action: string;
  readonly status: number;
  readonly contentType: string;
  readonly namespace?: string;
  /** The elements that have a text, or no content at all, in their order. */
  readonly elements: readonly (readonly [path: string, text: string])[];
  /** A body that is not XML. */
  readonly body?: string;
  /** What the SDK returned or threw. */
  readonly sdk?: unknown;
}

/** Replaces what differs between two accounts. */
export interface Mask {
  text(text: string): string;
  /** Replaces this value wherever it occurs, ignoring case. */
  hide(value: string, word: string): void;
}

const SECRET_ELEMENTS = /(?:^|\.)(?:SecretAccessKey|SessionToken|Marker|Content|RequestId)$/;
/** Numbers that depend on the account, or on the length of a token. */
const NUMBERS = /(?:^|\.)(?:SessionTokenSize|SessionTokenUtilization|SummaryMap\.entry\.value)$/;

/** Returns what replaces a value, or `undefined` for a value that stays. */
function replacementOf(path: string): string | undefined {
  if (SECRET_ELEMENTS.test(path)) return "<hidden>";
  return NUMBERS.test(path) ? "<number>" : undefined;
}

export function createMask(): Mask {
  const hidden: (readonly [value: RegExp, word: string])[] = [];
  const numbers = new Map<string, number>();
  /** The same id gets the same number, so that two lists in another order differ. */
  const numbered = (id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `<id ${number}>`;
  };
  return {
    hide(value, word) {
      if (value === "") return;
      const escaped = value.replaceAll(/[^\w]/g, String.raw`\$&`);
      hidden.push([new RegExp(escaped, "gi"), `<${word}>`]);
    },
    text(text) {
      const known = hidden.reduce((masked, [value, word]) => masked.replace(value, word), text);
      return known
        .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>")
        .replaceAll(/\b(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)|\d{8}T\d{6}Z)/g, "<date>")
        .replaceAll(/\b(?!AKIAIOSFODNN7EXAMPLE)A(?:KIA|SIA|IDA|ROA|GPA|NPA|PKA|CCA)[A-Z0-9]{12,}\b/g, numbered)
        .replaceAll(/(?<!\d)\d{12}(?!\d)/g, "<account>");
    },
  };
}

const parser = new XMLParser({ preserveOrder: true, parseTagValue: false, trimValues: false });

type Node = Readonly<Record<string, unknown>>;

/** Returns the elements of a body without masking them, or `undefined` if it is not XML. */
export function elementsOf(body: string): (readonly [path: string, text: string])[] | undefined {
  if (!body.trimStart().startsWith("<")) return undefined;
  const visit = (node: Node, parent: string): (readonly [string, string])[] => {
    const [name = "", children = []] = Object.entries(node).find(([key]) => key !== ":@") ?? [];
    if (!Array.isArray(children)) return [];
    const path = parent === "" ? name : `${parent}.${name}`;
    const elements = children.filter((child: Node) => !("#text" in child));
    if (elements.length > 0) return elements.flatMap((child: Node) => visit(child, path));
    return [[path, children.map((child: Node) => String(child["#text"])).join("")]];
  };
  return parser.parse(body).flatMap((node: Node) => visit(node, ""));
}

export function readExchange(action: string, response: Response, body: string, mask: Mask): Exchange {
  const elements = elementsOf(body);
  const contentType = response.headers.get("content-type") ?? "";
  const common = { action, status: response.status, contentType };
  if (elements === undefined) return { ...common, elements: [], body: mask.text(body) };
  const namespace = /xmlns="([^"]*)"/.exec(body)?.[1];
  return {
    ...common,
    ...(namespace === undefined ? {} : { namespace }),
    elements: elements.map(([path, text]) => [path, replacementOf(path) ?? mask.text(text)] as const),
  };
}

/** Masks a value that the SDK returned. */
export function maskValue(value: unknown, mask: Mask): unknown {
  if (value instanceof Date) return "<date>";
  if (value instanceof Uint8Array) return "<hidden>";
  if (typeof value === "string") return mask.text(value);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, mask));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "$metadata");
  return Object.fromEntries(entries.map(([name, member]) => [name, replacementOf(name) ?? maskValue(member, mask)]));
}
