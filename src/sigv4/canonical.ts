import type { RequestToAuthenticate } from "../authentication/authenticator.ts";
import type { Signature } from "./signature-fields.ts";

/**
 * The canonical requests that a signature may be of. `Headers` gives a header that was sent twice as one value with `, ` in it,
 * where the client signed a bare comma: both readings count.
 */
export function canonicalRequests(
  request: RequestToAuthenticate,
  { isPresigned, signedHeaders }: Signature,
  bodyHash: string,
): ReadonlySet<string> {
  const head = [request.method, canonicalPath(request.url.pathname), canonicalQuery(request.url.search, isPresigned)];
  const lines = signedHeaders.map((name) => `${name}:${fold(String(headerOf(request, name)))}`);
  const tail = ["", signedHeaders.join(";"), bodyHash];
  return new Set(
    [lines, lines.map((line) => line.replaceAll(", ", ","))].map((headers) =>
      [...head, ...headers, ...tail].join("\n"),
    ),
  );
}

/** A header's value. Two are known where a request has not been given them yet: browsers and `fetch` add them on the way out. */
export function headerOf({ headers, url, body }: RequestToAuthenticate, name: string): string | undefined {
  const value = headers.get(name);
  if (value !== null) return value;
  if (name === "host") return url.host;
  return name === "content-length" ? String(new TextEncoder().encode(body).length) : undefined;
}

const fold = (value: string) => value.trim().replace(/\s+/g, " ");

/** `URL` has resolved the dots; every service but S3 folds slashes, and encodes what is encoded already once more. */
const canonicalPath = (path: string) => path.replace(/\/+/g, "/").replace(/[^\w.~/-]/g, percent);

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

/** By code point; `localeCompare` would go by language. */
const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** RFC 3986's encoding of what the client encoded in its own way: byte by byte, as it need not be UTF-8. */
const encode = (text: string) => text.replaceAll("+", "%20").replace(/%[\da-f]{2}|[^\w.~-]/gi, reencode);

function reencode(text: string): string {
  if (text.length === 1) return percent(text);
  const character = String.fromCharCode(Number.parseInt(text.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : text.toUpperCase();
}

/** A `URL` has nothing but ASCII in its path and query. */
const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
