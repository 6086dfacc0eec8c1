import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { builtCommand, run } from "../support/built-command.ts";

test("the command exits with an error on an old version of Node", async () => {
  const fakeVersion = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"18.20.8"}})';
  expect(await run(process.execPath, ["--import", fakeVersion, builtCommand, "serve"])).toEqual({
    code: 1,
    stdout: "",
    stderr: "msw-iam needs Node 20 or newer; this is Node 18.20.8.\n",
  });
});

test("the command exits with an error if msw is not installed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["dist", "package.json", "fixtures"])
    cpSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), join(folder, name), { recursive: true });
  const command = (...args: string[]) => run(process.execPath, [join(folder, "dist/cli.js"), ...args]);
  const fixture = join(folder, "fixtures/stale-keys.json");
  for (const name of ["serve", "check"])
    expect(await command(name, fixture)).toEqual({
      code: 1,
      stdout: "",
      stderr: 'msw-iam: the package msw, 2.12 or newer, is not installed. Run "npm install msw".\n',
    });
});

test("serve keeps responding after its output streams are closed", async () => {
  const child = spawn(process.execPath, [builtCommand, "serve", "--port", "0"]);
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const [line] = await once(createInterface(child.stdout), "line");
  child.stdout.destroy();
  child.stderr.destroy();
  const endpoint = String(line).replace(/^.* at /, "");
  const signedForAnother = `${endpoint}/?X-Amz-Credential=AKIA/20261124/us-east-1/s3/aws4_request`;
  for (let sent = 0; sent < 10; sent += 1) expect((await fetch(signedForAnother)).status).toBe(501);
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});
