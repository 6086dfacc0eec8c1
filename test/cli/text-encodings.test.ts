import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mswIam, serve } from "../support/command.ts";
import { folder } from "../support/fixture-file.ts";

const account = {
  Users: [{ UserName: "Bob", Tags: [{ Key: "city", Value: "Zürich" }] }],
};
const texts = {
  "a fixture": JSON.stringify(account, null, 2),
  "a credential report": "user,arn,password_enabled\nBob,arn:aws:iam::123456789012:user/Bob,TRUE\n",
};
const encodings: [name: string, encode: (text: string) => Buffer<ArrayBuffer>][] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 with a byte order mark, as Windows PowerShell writes it", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
];
const lineEnds = [
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
] as const;
const forms = lineEnds.flatMap(([end, lineEnd]) =>
  encodings.map(
    ([name, encode]) => [`${name}, ${end}`, (text: string) => encode(text.replaceAll("\n", lineEnd))] as const,
  ),
);

describe.each(Object.entries(texts))("%s", (kind, text) => {
  const expected = kind === "a fixture" ? account.Users : [{ UserName: "Bob", LoginProfile: {} }];

  test.each(forms)("in %s is the same for check, serve and the control API", async (form, encode) => {
    const file = join(folder, `${kind}, ${form.replaceAll(/\W/g, "-")}`);
    writeFileSync(file, encode(text));
    expect(await mswIam("check", file)).toEqual({ code: 0, stdout: `${file}: ok\n`, stderr: "" });
    const served = await serve(file);
    const seeded = await serve();
    // The control API accepts only JSON.
    const body = encode(kind === "a fixture" ? text : JSON.stringify({ CredentialReport: text }));
    const { status } = await fetch(`${seeded.endpoint}/_msw-iam/seed`, { method: "POST", body });
    expect(status).toBe(204);
    for (const { control } of [served, seeded])
      expect(await (await control("GET", "account")).json()).toMatchObject({ Users: expected });
  });
});
