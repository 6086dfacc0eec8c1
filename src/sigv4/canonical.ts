import type { RequestToAuthenticate } from "../authentication/authenticator.ts";
import type { Signature } from "./signature-fields.ts";

/** 2 to the power of this is the largest number of readings of a request's headers. */
const MAX_UNCLEAR = 8;

/**
 * Yields the canonical requests that the client may have signed. `Headers` joins the values of a repeated header with `, `, but
 * the client signs them with a comma only. So each `, ` has two readings, and every combination of them is yielded. In a request
 * with more than eight of them, all of one header are read in the same way, and with more than eight such headers, some headers share a reading.
 */
export function* canonicalRequests(
  request: RequestToAuthenticate,
  { isPresigned, signedHeaders }: Signature,
  bodyHash: string,
): Generator<string> {
  const { method, url } = request;
  const head = [method, canonicalPath(url.pathname), canonicalQuery(url.search, isPresigned)];
  const tail = ["", signedHeaders.join(";"), bodyHash];
  for (const lines of readings(
    signedHeaders.map((name) => `${name}:${collapseSpaces(String(headerOf(request, name)))}`),
  ))
    yield [...head, ...lines, ...tail].join("\n");
}

/** Yields each way to read the lines of the headers. */
function* readings(lines: readonly string[]): Generator<readonly string[]> {
  const splitLines = lines.map((line) => line.split(", "));
  const separators = splitLines.flatMap((parts, line) => parts.slice(1).map(() => line));
  const unclearLines = [...new Set(separators)];
  // Which reading each separator follows. Several separators can follow the same one.
  const readingOf =
    separators.length <= MAX_UNCLEAR
      ? separators.map((_, index) => index)
      : separators.map((line) => unclearLines.indexOf(line) % MAX_UNCLEAR);
  const count = 2 ** new Set(readingOf).size;
  for (let reading = 0; reading < count; reading += 1) {
    let next = 0;
    const separator = () => {
      const isRepeated = (reading >> (readingOf[next] as number)) & 1;
      next += 1;
      return isRepeated ? "," : ", ";
    };
    yield splitLines.map((parts) => parts.reduce((line, part) => line + separator() + part));
  }
}

/** What HTTP allows as a header's name, in lower case. `Headers` throws for every other one. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Returns the value of a header. Browsers and `fetch` add `host` and `content-length` only when they send the request. */
export function headerOf({ headers, url, bodyBytes }: RequestToAuthenticate, name: string): string | undefined {
  const value = HEADER_NAME.test(name) ? headers.get(name) : null;
  if (value !== null) return value;
  if (name === "host") return url.host;
  return name === "content-length" ? String(bodyBytes.length) : undefined;
}

const collapseSpaces = (value: string) => value.trim().replace(/\s+/g, " ");

/** `URL` has resolved the dots. Every service except S3 merges slashes, and encodes a path twice. */
const canonicalPath = (path: string) => path.replace(/\/+/g, "/").replace(/[^\w.~/-]/g, percentEncode);

function canonicalQuery(search: string, isPresigned: boolean): string {
  const parameters: [name: string, value: string][] = [];
  for (const parameter of search.slice(1).split("&")) {
    if (parameter === "") continue;
    const [name = "", ...value] = parameter.split("=");
    const encodedName = encode(name);
    if (isPresigned && encodedName === "X-Amz-Signature") continue;
    parameters.push([encodedName, encode(value.join("="))]);
  }
  return parameters
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Compares by code point. The result of `localeCompare` would depend on the language. */
const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Encodes a value as RFC 3986 does, however the client encoded it. Works on bytes, since they may not be valid UTF-8. */
const encode = (text: string) => text.replaceAll("+", "%20").replace(/%[\da-f]{2}|[^\w.~-]/gi, encodeAgain);

function encodeAgain(text: string): string {
  if (text.length === 1) return percentEncode(text);
  const character = String.fromCharCode(Number.parseInt(text.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : text.toUpperCase();
}

/** Encodes one visible ASCII character. The path and the query of a `URL` contain no others. */
const percentEncode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
