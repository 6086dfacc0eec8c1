import type { RequestToAuthenticate } from "../authentication/authenticator.ts";
import type { Signature } from "./signature-fields.ts";

/**
 * Returns the canonical requests that the client may have signed. `Headers` joins the values of a repeated header with `, `, but
 * the client signs them with a comma only. Both forms are accepted.
 */
export function canonicalRequests(
  request: RequestToAuthenticate,
  { isPresigned, signedHeaders }: Signature,
  bodyHash: string,
): ReadonlySet<string> {
  const { method, url } = request;
  const head = [method, canonicalPath(url.pathname), canonicalQuery(url.search, isPresigned)];
  const tail = ["", signedHeaders.join(";"), bodyHash];
  const withHeaders = (lines: readonly string[]) => [...head, ...lines, ...tail].join("\n");
  const lines = signedHeaders.map((name) => `${name}:${collapseSpaces(String(headerOf(request, name)))}`);
  return new Set([withHeaders(lines), withHeaders(lines.map((line) => line.replaceAll(", ", ",")))]);
}

/** Returns the value of a header. Browsers and `fetch` add `host` and `content-length` only when they send the request. */
export function headerOf({ headers, url, body }: RequestToAuthenticate, name: string): string | undefined {
  const value = headers.get(name);
  if (value !== null) return value;
  if (name === "host") return url.host;
  return name === "content-length" ? String(new TextEncoder().encode(body).length) : undefined;
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

/** Encodes one ASCII character. The path and the query of a `URL` contain no others. */
const percentEncode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
