import { HOST } from "./hosts.ts";

/** A small generator of its own, so that each request can be made again from its number. */
function generator(seed: number) {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (state >>> 3) % below;
  };
  return { next, pick: <Item>(items: readonly [Item, ...Item[]]): Item => items[next(items.length)] ?? items[0] };
}

const names = [
  "Action",
  "Version",
  "UserName",
  "Marker",
  "MaxItems",
  "__proto__",
  "constructor",
  "X-Amz-Date",
  "Tags.member.1.Key",
] as const;
const values = [
  "ListAccessKeys",
  "2010-05-08",
  "Bob",
  "__proto__",
  "constructor",
  "toString",
  "",
  "1",
  "0",
  "-1",
  "1e9",
  "NaN",
  "999999999999999999999",
  "%00",
  "%zz",
  "%",
  "%ED%A0%80",
  "%F0%9F%98%80",
  "%EF%BF%BE",
  "<![CDATA[",
  "]]>&amp;",
  "a".repeat(400),
  "../../etc/passwd",
  "\u202e",
  "+",
] as const;

/** A request that nobody should send, decided by its number. */
export function hostileRequest(seed: number): Request {
  const { next, pick } = generator(seed);
  const bytes = (length: number) => String.fromCharCode(...Array.from({ length }, () => next(256)));
  const form = () => {
    const parts: string[] = [];
    if (next(3) > 0) parts.push("Action=ListAccessKeys", "Version=2010-05-08");
    for (let count = next(5); count > 0; count -= 1)
      parts.push(next(6) === 0 ? bytes(next(40)) : `${pick(names)}${pick(["=", "=", "=", "", "=="])}${pick(values)}`);
    return parts.join(pick(["&", "&", "&&", ";"]));
  };
  const method = pick(["POST", "POST", "POST", "GET", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"]);
  const search = next(2) === 0 ? `?${form()}` : "";
  const headers = new Headers({
    "Content-Type": pick(["application/x-www-form-urlencoded", "application/json", "multipart/form-data", "x"]),
  });
  if (next(3) === 0)
    headers.set(
      "Authorization",
      pick([
        "Bearer x",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=__proto__/20261124//iam/aws4_request",
        "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/x/y/iam/aws4_request,",
      ]),
    );
  if (next(4) === 0)
    headers.set("amz-sdk-request", pick(["attempt=", "attempt=99999999999999999999", "max=3", "attempt=x"]));
  if (next(4) === 0) headers.set("amz-sdk-invocation-id", pick(["__proto__", "", "x"]));
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = pick([form, () => bytes(next(300)), () => "&".repeat(next(2000)), () => `{"Action":"${form()}"}`])();
  return new Request(
    HOST + pick(["", "", "x/y", "%2e%2e/", "//"]) + search,
    hasBody ? { method, headers, body } : { method, headers },
  );
}
