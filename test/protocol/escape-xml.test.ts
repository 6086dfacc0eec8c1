import { describe, expect, test, vi } from "vitest";
import { mockOnServer, post } from "../support/server.ts";

const entities: readonly [character: string, escaped: string][] = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
  ["\r", "&#xD;"],
];
/** The characters that XML 1.0 does not allow. */
const replaced = [
  ...Array.from({ length: 0x20 }, (_, code) => code).filter((code) => ![0x09, 0x0a, 0x0d].includes(code)),
  ...[0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffe, 0xffff],
].map((code) => String.fromCharCode(code));
const kept = [
  "\t",
  "\n",
  " ",
  "\u007F",
  "\u0080",
  "\u009F",
  "ü",
  "€",
  "\uD7FF",
  "\uE000",
  "\uFFFD",
  "😀",
  "\u{10000}",
  "\u{10FFFF}",
];

const rows = [
  ...entities,
  ...replaced.map((character) => [character, "\uFFFD"] as const),
  ...kept.map((character) => [character, character] as const),
].map(([character, expected]) => ({ name: JSON.stringify(character), character, expected }));

test.each(rows)("an error's message contains $name as $expected", async ({ character, expected }) => {
  mockOnServer().fail("*", { code: "Custom", status: 400, message: `a${character}b${character}` });
  const response = await post({ Action: "ListUsers" });
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(new TextDecoder().decode(bytes)).toContain(`\n    <Message>a${expected}b${expected}</Message>\n`);
  expect(response.headers.get("content-length")).toBe(String(bytes.length));
});

describe("a response contains the five special characters as entities", () => {
  const Path = `/&<>"'/`;
  const escaped = "/&amp;&lt;&gt;&quot;&apos;/";
  const account = { Users: [{ UserName: "Bob", Path, Tags: [{ Key: "k", Value: "v" }] }] };

  test.each(["GetUser", "ListUsers"])("in %s", async (Action) => {
    mockOnServer({ account });
    const body = await (await post(Action === "GetUser" ? { Action, UserName: "Bob" } : { Action })).text();
    expect(body).toContain(`<Path>${escaped}</Path>\n`);
    expect(body).toContain(`<Arn>arn:aws:iam::123456789012:user${escaped}Bob</Arn>\n`);
  });
});

test("a response contains multi-byte characters unchanged, and its Content-Length counts bytes", async () => {
  mockOnServer();
  const request = { Action: "CreateUser", UserName: "Bob", "Tags.member.1.Key": "ü名", "Tags.member.1.Value": "𝒜ß" };
  const response = await post(request);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  expect(text).toContain("<Key>ü名</Key>\n          <Value>𝒜ß</Value>\n");
  expect(text.endsWith("</CreateUserResponse>\n")).toBe(true);
  expect(response.headers.get("content-length")).toBe(String(bytes.length));
  expect(bytes.length).toBe(new TextEncoder().encode(text).length);
});

test("the name of an unknown action is escaped in the message", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  mockOnServer();
  const body = await (await fetch("https://iam.amazonaws.com/?Action=%3Ca%3E%26%22%27&Version=2010-05-08")).text();
  expect(body).toContain("operation &lt;a&gt;&amp;&quot;&apos; for");
});
