import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { mswIam, serve } from "../support/command.ts";
import { fixture, folder } from "../support/fixture-file.ts";

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

/** Everything that a terminal obeys instead of showing it. */
const controls = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  "\u061c",
  ...range(0x200e, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2066, 0x2069),
];
const codeOf = (control: string) => `U+${control.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** What a test sees of the command does not contain any of the characters. */
function expectNoControls(lines: readonly string[]): void {
  const printed = lines.join("");
  expect(controls.filter((control) => printed.includes(control)).map(codeOf)).toEqual([]);
}

const signedBy = (accessKeyId: string, service = "iam") => ({
  Authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/us-east-1/${service}/aws4_request`,
});

const query = (parameters: Record<string, string>) =>
  Object.entries(parameters)
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .join("&");

describe("serve escapes the control characters of", () => {
  test.each<[string, (control: string) => Record<string, string>, RegExp]>([
    ["an action", (control) => ({ Action: `a${control}b` }), /^a\\[nrtu0-9a-f]+b /],
    ["a parameter's name", (control) => ({ Action: "ListUsers", [`a${control}b`]: "1" }), / a\\[nrtu0-9a-f]+b=1 /],
    [
      "a parameter's value",
      (control) => ({ Action: "ListUsers", PathPrefix: `/a${control}b` }),
      / PathPrefix=\/a\\[nrtu0-9a-f]+b /,
    ],
    ["a marker", (control) => ({ Action: "ListUsers", Marker: `a${control}b` }), / Marker=a\\[nrtu0-9a-f]+b /],
    ["a version", (control) => ({ Action: "ListUsers", Version: `a${control}b` }), /^ListUsers /],
  ])("%s", async (_, parametersOf, line) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const served = await serve();
    for (const control of controls) {
      const parameters = query({ Version: "2010-05-08", ...parametersOf(control) });
      await fetch(`${served.endpoint}/?${parameters}`);
    }
    expect(served.lines.filter((printed) => !line.test(printed))).toEqual([]);
    expect(served.lines).toHaveLength(controls.length);
    expectNoControls([...served.lines, ...served.complaints, ...warn.mock.calls.flat().map(String)]);
  });

  test("the warning about an action that is not modelled", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const served = await serve();
    for (const control of controls)
      await fetch(`${served.endpoint}/?${query({ Version: "2010-05-08", Action: `a${control}b` })}`);
    expect(warn).toHaveBeenCalledTimes(controls.length);
    expectNoControls(warn.mock.calls.flat().map(String));
  });

  // A header cannot contain the other ones.
  test("a signature's service and key", async () => {
    const served = await serve();
    for (const control of range(0x80, 0x9f)) {
      await fetch(served.endpoint, { headers: signedBy("AKIAX", `s${control}3`) });
      await fetch(`${served.endpoint}/?Action=ListUsers&Version=2010-05-08`, { headers: signedBy(`AKIA${control}`) });
    }
    expect(served.lines.filter((line) => / {2}signed for s\\u00[89][0-9a-f]3 {2}501$/.test(line))).toHaveLength(32);
    expect(served.lines).toHaveLength(64);
    expectNoControls([...served.lines, ...served.complaints]);
  });

  test("a path", async () => {
    const served = await serve();
    for (const control of controls)
      await fetch(`${served.endpoint}/a${encodeURIComponent(control)}b`, { headers: signedBy("AKIAX", "s3") });
    expect(served.lines).toHaveLength(controls.length);
    expectNoControls(served.lines);
  });

  test("an error of the fixtures", async () => {
    for (const control of controls) {
      const { code, stdout, stderr } = await mswIam("serve", fixture({ Users: [{ [`a${control}b`]: 1 }] }));
      expect([codeOf(control), code, stdout, stderr.split("\n").length]).toEqual([codeOf(control), 1, "", 2]);
      expectNoControls([stderr.trimEnd()]);
    }
  });
});

describe("check escapes the control characters of", () => {
  const missing = (control: string) => join(folder, `missing${control}.json`);
  test.each<[string, (control: string) => string]>([
    ["a member's name", (control) => fixture({ Users: [{ UserName: "Bob", [`a${control}b`]: 1 }] })],
    ["a member's name at the top", (control) => fixture({ [`a${control}b`]: 1 })],
    ["a user's name", (control) => fixture({ Users: [{ UserName: `a${control}b` }] })],
    ["a path", (control) => fixture({ Users: [{ UserName: "Bob", Path: `/a${control}b` }] })],
    ["a key id", (control) => fixture({ Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: `A${control}` }] }] })],
    ["a file that is not JSON", (control) => fixture(`{"a": x${control}y}`)],
    ["a credential report", (control) => fixture(`user,arn,a${control}b\nBob,arn${control},c`)],
    ["the name of a file", (control) => (control === "\0" ? missing("\x01") : missing(control))],
  ])("%s", async (_, fileOf) => {
    for (const control of controls) {
      const { code, stdout, stderr } = await mswIam("check", fileOf(control));
      expect([codeOf(control), code, stderr]).toEqual([codeOf(control), 1, ""]);
      expect([
        codeOf(control),
        stdout
          .trimEnd()
          .split("\n")
          .filter((line) => !line.startsWith(folder)),
      ]).toEqual([codeOf(control), []]);
      expectNoControls(stdout.trimEnd().split("\n"));
    }
  });
});

test.each([
  ["a command", (control: string) => [`a${control}`]],
  ["an option", (control: string) => ["serve", `--a${control}`]],
  ["a value of an option", (control: string) => ["serve", "--port", `1${control}`]],
  ["a fault", (control: string) => ["serve", "--fail", `a${control}=b`]],
])("the control characters of %s are escaped", async (_, argumentsOf) => {
  for (const control of controls) {
    const { code, stdout, stderr } = await mswIam(...argumentsOf(control));
    expect([codeOf(control), code, stdout]).toEqual([codeOf(control), 1, ""]);
    expectNoControls([stderr.trimEnd()]);
  }
});
