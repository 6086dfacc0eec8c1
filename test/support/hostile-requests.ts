import { XMLParser, XMLValidator } from "fast-xml-parser";
import { getResponse } from "msw";
import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { HOST } from "./hosts.ts";

type Choice<Item> = readonly [Item, ...Item[]];

/** A small random generator, so that a request can be created again from its number. */
class Generator {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  next(below: number): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (this.#state >>> 3) % below;
  }

  pick<Item>(items: Choice<Item>): Item {
    return items[this.next(items.length)] ?? items[0];
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.next(256));
  }

  /** Returns a string with one character per byte, which a URL accepts. */
  latin(length: number): string {
    return String.fromCharCode(...this.bytes(length));
  }
}

const reading = [
  ...["ListAccessKeys", "ListUsers", "GetUser", "GetAccessKeyLastUsed", "GetAccountSummary", "GetCredentialReport"],
  ...["GetCallerIdentity", "GetAccessKeyInfo", "AssumeRole", "AssumeRoleWithWebIdentity", "GetSessionToken"],
  ...["ListMFADevices", "ListSigningCertificates", "ListSSHPublicKeys", "ListServiceSpecificCredentials"],
  ...["ListVirtualMFADevices", "GetSSHPublicKey", "GetAccountAuthorizationDetails"],
  ...["ListUserTags", "GetLoginProfile", "GetUserPolicy", "ListUserPolicies", "ListAttachedUserPolicies"],
  ...["GetGroup", "ListGroups", "ListGroupsForUser", "ListAccountAliases", "GetAccountPasswordPolicy"],
] as const;
const changing = [
  ...["CreateAccessKey", "CreateUser", "DeleteAccessKey", "DeleteUser", "GenerateCredentialReport"],
  ...["UpdateAccessKey", "UpdateUser", "TagUser", "UntagUser"],
  ...["CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile", "ChangePassword"],
  ...["PutUserPolicy", "DeleteUserPolicy", "AttachUserPolicy", "DetachUserPolicy"],
  ...["PutUserPermissionsBoundary", "DeleteUserPermissionsBoundary"],
  ...["CreateGroup", "DeleteGroup", "AddUserToGroup", "RemoveUserFromGroup"],
  ...["CreateAccountAlias", "DeleteAccountAlias", "UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy"],
  ...["CreateVirtualMFADevice", "EnableMFADevice", "DeactivateMFADevice", "DeleteVirtualMFADevice"],
  ...["UploadSSHPublicKey", "UpdateSSHPublicKey", "DeleteSSHPublicKey"],
  ...["UploadSigningCertificate", "UpdateSigningCertificate", "DeleteSigningCertificate"],
  ...["CreateServiceSpecificCredential", "ResetServiceSpecificCredential", "UpdateServiceSpecificCredential"],
  "DeleteServiceSpecificCredential",
] as const;

/** The supported actions in hostile requests. */
export const hostileActions: readonly string[] = [...reading, ...changing];

const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty"] as const;
const account: AccountFixture = {
  Users: [
    { UserName: "Bob", Tags: [{ Key: "a", Value: "b" }], AccessKeys: [{ AccessKeyId: BOBS_KEY }, {}, {}] },
    { UserName: "__proto__", AccessKeys: 1 },
    { UserName: "constructor" },
  ],
  RootAccessKeys: [{}],
};

const names = [
  ...["Action", "Version", "UserName", "Marker", "MaxItems", "Status", "AccessKeyId", "NewUserName", "NewPath", "Path"],
  ...[
    "PathPrefix",
    "PolicyName",
    "PolicyArn",
    "PolicyDocument",
    "GroupName",
    "AccountAlias",
    "Password",
    "PasswordResetRequired",
    "MinimumPasswordLength",
    "SerialNumber",
    "X-Amz-Date",
    "X-Amz-Credential",
    "X-Amz-Security-Token",
    "Signature",
  ],
  ...["Tags.member.1.Key", "Tags.member.1.Value", "Tags.member.0.Key", "Tags.member.999999999.Key", "Tags.member.x"],
  ...["TagKeys.member.1", "TagKeys", "Tags"],
  ...inherited,
] as const;

const texts = [
  ...["", "1", "0", "-1", "1e9", "NaN", "999999999999999999999", "+", "/", "/ops/", "Active", "2010-05-08"],
  ...["%00", "%zz", "%", "%ED%A0%80", "%F0%9F%98%80", "%EF%BF%BE", "%EF%BF%BF", "%C2%85", "%0d%0a", "%25s%25o"],
  ...["<![CDATA[", "]]>&amp;", "&#0;", "&lol;", "<?xml?>", "<!--", "\u202e", "\ud800", "../../etc/passwd"],
  ...["a".repeat(400), "$%7bjndi:ldap://x%7d", BOBS_KEY],
  ...inherited,
] as const;

const hostilePolicies = [
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}',
  '{"__proto__":{},"Version":"2012-10-17","Statement":[]}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Condition":{"DateEquals":{"a":["1e9",null,1]}}}}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":["a:b",":"],"Resource":["::::::"]}}',
  ...["{}", "[]", "null", "1e999", '"\\ud800"', "[".repeat(400)],
] as const;

/** Returns a value that is usually valid for the parameter, so that most requests pass the first check. */
function hostileValue(source: Generator, name: string): string {
  const chance = source.next(name === "Action" ? 40 : 8);
  if (chance === 0) return source.latin(source.next(40));
  if (chance < 3) return source.pick(texts);
  switch (name) {
    case "Action":
      return source.pick(source.next(4) === 0 ? ["ListRoles", ...changing] : reading);
    case "Version":
      return source.pick(["2010-05-08", "2010-05-08", "2011-06-15"]);
    case "AccessKeyId":
      return source.pick([BOBS_KEY, "AKIAIOSFODNN7EXAMPLE"]);
    case "PolicyArn":
      return source.pick(["arn:aws:iam::aws:policy/P", "arn:aws:iam::123456789012:policy/P", "arn:aws:s3:::bucket/p"]);
    case "PolicyDocument":
      return source.pick(hostilePolicies);
    case "MaxItems":
      return source.pick(["1", "2", "1000"]);
    case "X-Amz-Credential":
      return `${BOBS_KEY}/20261124/us-east-1/iam/aws4_request`;
    default:
      return source.pick(["Bob", "bob", "Carol", ...inherited]);
  }
}

function hostileForm(source: Generator): string {
  const parts: string[] = [];
  const add = (name: string) =>
    parts.push(
      `${name}${source.pick(["=", "=", "=", "=", "=", "=", "=", "=", "", "=="])}${hostileValue(source, name)}`,
    );
  if (source.next(12) > 0) add("Action");
  if (source.next(12) > 0) parts.push("Version=2010-05-08");
  if (source.next(3) > 0) add("UserName");
  if (source.next(4) === 0) add("AccessKeyId");
  for (let count = source.next(4); count > 0; count -= 1) {
    if (source.next(12) === 0) parts.push(source.latin(source.next(40)));
    else add(source.pick(names));
  }
  return parts.join(source.pick(["&", "&", "&", "&", "&", "&", "&&", ";"]));
}

const MEGABYTE = 2 ** 20;
const filled = (part: string, length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Returns a body of up to 1 MB. */
function largeBody(source: Generator): string | Uint8Array<ArrayBuffer> {
  const length = source.next(MEGABYTE);
  const head = `Action=${source.pick([...reading, ...changing])}&Version=2010-05-08&`;
  const members = () => {
    const parts = [`Action=CreateUser&Version=2010-05-08&UserName=Zoe`];
    for (let size = 0; size < length; size += 30) parts.push(`Tags.member.${parts.length}.Key=%00`);
    return parts.join("&");
  };
  return source.pick<() => string | Uint8Array<ArrayBuffer>>([
    () => source.bytes(length),
    () => head + filled("&", length),
    () => head + filled("=", length),
    () => `${head}UserName=${filled("%00", length)}`,
    () => `${head}UserName=${filled("<&>", length).replaceAll("&", "%26")}`,
    () => `${head}${filled("a", length)}=1`,
    () => `${filled("Marker=%20&", length)}${head}`,
    members,
  ])();
}

function hostileBody(source: Generator): string | Uint8Array<ArrayBuffer> {
  if (source.next(1000) === 0) return largeBody(source);
  return source.pick<() => string | Uint8Array<ArrayBuffer>>([
    () => hostileForm(source),
    () => hostileForm(source),
    () => hostileForm(source),
    () => hostileForm(source),
    () => hostileForm(source),
    () => source.bytes(source.next(300)),
    () => filled("&", source.next(2000)),
    () => `{"Action":"${hostileForm(source)}"}`,
  ])();
}

const credentials = [
  `${BOBS_KEY}/20261124/us-east-1/iam/aws4_request`,
  ...["AKIDEXAMPLE/20261124/us-east-1/iam/aws4_request", "__proto__/20261124//iam/aws4_request"],
  ...["ASIAEXAMPLE/x/y/iam/aws4_request", "////", ""],
] as const;

function hostileHeaders(source: Generator): Headers {
  const headers = new Headers();
  const set = (name: string, often: number, choices: Choice<string>) => {
    if (source.next(often) > 0) return;
    // A header may contain any byte except these three.
    const noise = () => source.latin(source.next(60)).replaceAll(/[\0\r\n]/g, "");
    headers.set(name, source.next(5) === 0 ? noise() : source.pick(choices));
  };
  set("Content-Type", 1, ["application/x-www-form-urlencoded", "application/json", "multipart/form-data", "x"]);
  set("Authorization", 3, [
    "Bearer x",
    "Basic Og==",
    "AWS4-HMAC-SHA256",
    `AWS4-HMAC-SHA256 Credential=${source.pick(credentials)}, SignedHeaders=host, Signature=0`,
    `AWS4-HMAC-SHA256 Credential=${source.pick(credentials)}`,
  ]);
  set("amz-sdk-request", 4, ["attempt=", "attempt=99999999999999999999", `attempt=${"9".repeat(400)}`, "max=3"]);
  set("amz-sdk-invocation-id", 4, [...inherited, "", "x"]);
  set("X-Amz-Security-Token", 8, ["", "x"]);
  set("X-Amz-Date", 8, ["", "20261124T000000Z"]);
  set("Content-Encoding", 12, ["gzip", "x"]);
  set("Content-Length", 12, ["0", "-1", "99999999"]);
  return headers;
}

const methods = [
  "POST",
  "POST",
  "POST",
  "GET",
  "GET",
  "PUT",
  "DELETE",
  "HEAD",
  "PATCH",
  "OPTIONS",
  "PROPFIND",
] as const;

/** Creates the hostile request with this number. */
export function hostileRequest(seed: number): Request {
  const source = new Generator(seed);
  const method = source.pick(methods);
  const headers = hostileHeaders(source);
  const path = source.pick(["", "", "", "x/y", "%2e%2e/", "//", "%", source.latin(source.next(20))]);
  const search = method !== "POST" || source.next(4) === 0 ? `?${hostileForm(source)}` : "";
  const init: RequestInit = { method, headers };
  if (method !== "GET" && method !== "HEAD") init.body = hostileBody(source);
  return new Request(HOST + path + search, init);
}

const parser = new XMLParser({ parseTagValue: false, processEntities: false });
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;
const withoutLastUse = (name: string, value: unknown) => (name === "AccessKeyLastUsed" ? undefined : value);
const accountOf = (iam: MockIam) => JSON.stringify(iam.snapshot(), withoutLastUse);

/** Creates mocks with different options. The number of a request determines which mock receives it. */
export function createTargets() {
  const targets = [
    mockIam({ account, journalLimit: 1 }),
    mockIam({ account, journalLimit: 1, services: ["iam", "sts"], xml: "recorded", authentication: "identify" }),
    mockIam({ account, journalLimit: 1, services: ["iam", "sts"] }).checkpoint(),
  ].map((iam) => ({ iam, before: accountOf(iam) }));

  /** Sends a hostile request and returns what is problem with the response, or `undefined`. */
  return async function problemWith(seed: number): Promise<string | undefined> {
    const target = targets[seed % targets.length];
    if (target === undefined) return "there is no target";
    const { iam, before } = target;
    const request = hostileRequest(seed);
    const response = await getResponse(iam.handlers, request);
    const attempt = iam.journal.attempts.at(-1);
    if (response === undefined || attempt === undefined) return "it was not claimed";
    const { status } = response;
    if (![200, 400, 403, 404, 409, 410].includes(status)) return `its status is ${status}`;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const problem = request.method === "HEAD" ? undefined : problemWithBody(bytes, response, attempt.requestId);
    if (problem !== undefined) return problem;
    const lines = String(iam.journal).split("\n").length;
    if (lines !== 3) return `the journal's table has ${lines} lines`;

    const mayChange = status === 200 && (changing as readonly unknown[]).includes(attempt.action);
    if (!mayChange && accountOf(iam) !== before) return "it changed the account";
    if (mayChange) iam.reset();
    return undefined;
  };
}

function problemWithBody(bytes: Uint8Array, { status, headers }: Response, requestId: string): string | undefined {
  if (headers.get("content-length") !== String(bytes.length)) return "its Content-Length is problem";
  const body = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (FORBIDDEN.test(body)) return "its body contains a character that XML forbids";
  const validation = XMLValidator.validate(body);
  if (validation !== true) return `its body is not well-formed: ${validation.err.msg}`;
  const answer: unknown = parser.parse(body);
  const { ErrorResponse, ...results } = answer as {
    ErrorResponse?: { Error?: { Code?: string; Type?: string }; RequestId?: string };
  } & Record<string, { ResponseMetadata?: { RequestId?: string } }>;
  if (status !== 200) {
    const { Error: error, RequestId } = ErrorResponse ?? {};
    const isShaped = /^\w+$/.test(error?.Code ?? "") && error?.Type === "Sender" && RequestId === requestId;
    return isShaped ? undefined : `its error is not in AWS's format: ${body.slice(0, 300)}`;
  }
  const [name = "", ...others] = Object.keys(results);
  const isShaped =
    others.length === 0 && /^\w+Response$/.test(name) && results[name]?.ResponseMetadata?.RequestId === requestId;
  return isShaped ? undefined : `its response is not in AWS's format: ${body.slice(0, 300)}`;
}
