import { EventEmitter } from "node:events";
import { registerHooks } from "node:module";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { mswIam, serve } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";

/** Runs the command's entry in a process of the given Node version, and returns its output. */
async function enter(args: readonly string[], version: string = process.versions.node) {
  const output: unknown[] = [];
  const print = (...words: unknown[]) => {
    output.push(...words);
  };
  const streams = { stdout: new EventEmitter(), stderr: new EventEmitter() };
  const { exitCode } = process;
  onTestFinished(() => {
    process.exitCode = exitCode;
  });
  for (const method of ["log", "error"] as const) vi.spyOn(console, method).mockImplementation(print);
  for (const name of ["stdout", "stderr"] as const)
    vi.spyOn(process, name, "get").mockReturnValue(streams[name] as typeof process.stdout & { fd: 2 });
  vi.spyOn(process, "argv", "get").mockReturnValue(["node", "msw-iam", ...args]);
  vi.spyOn(process, "versions", "get").mockReturnValue({ ...process.versions, node: version });
  vi.resetModules();
  await import("../../src/cli.ts");
  await vi.waitFor(() => expect(output).not.toEqual([]), { timeout: 30_000 });
  return { code: process.exitCode, output, ...streams };
}

describe("the entry", () => {
  test.each(["19.9.0", "9.0.0"])("refuses Node %s", async (version) => {
    expect(await enter(["--version"], version)).toMatchObject({
      code: 1,
      output: [`msw-iam needs Node 20 or newer; this is Node ${version}.`],
    });
  });

  test.each(["20.0.0", "100.0.0"])("passes its arguments to the command in Node %s", async (version) => {
    const output = ["missing.json: cannot be read: there is no such file."];
    expect(await enter(["check", "missing.json"], version)).toMatchObject({ code: 1, output });
  });

  test("listens for errors of stdout and stderr", async () => {
    const { stdout, stderr } = await enter(["--version"]);
    for (const stream of [stdout, stderr]) expect(stream.emit("error", new Error("write EPIPE"))).toBe(true);
  });
});

describe("msw", () => {
  /** Makes the loading of either major version of msw fail. */
  function failToLoad(error: Error) {
    const hooks = registerHooks({
      resolve(specifier, context, next) {
        if (/\/node_modules\/msw2?\//.test(specifier)) throw error;
        return next(specifier, context);
      },
    });
    vi.resetModules();
    onTestFinished(() => {
      hooks.deregister();
      vi.resetModules();
    });
  }

  test("is reported by serve if it is not installed", async () => {
    failToLoad(Object.assign(new Error("Cannot find package 'msw'"), { code: "ERR_MODULE_NOT_FOUND" }));
    expect(await mswIam("serve")).toEqual({
      code: 1,
      stdout: "",
      stderr: 'msw-iam: the package msw (2.12 or newer) is not installed. Run "npm install msw".\n',
    });
  });

  test("is reported by serve with a stack trace if it fails to load", async () => {
    failToLoad(new SyntaxError("Unexpected token"));
    const { code, stderr } = await mswIam("serve");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^SyntaxError: Unexpected token\n {4}at /);
  });
});

test("serve stops when npx, which does not pass signals on, has ended", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  vi.stubEnv("npm_command", "exec");
  const parent = vi.spyOn(process, "ppid", "get").mockReturnValue(1000);
  const before = process.listenerCount("SIGTERM");
  await serve();
  vi.advanceTimersByTime(1000);
  expect(process.listenerCount("SIGTERM")).toBe(before + 1);
  parent.mockReturnValue(1);
  vi.advanceTimersByTime(1000);
  expect([process.listenerCount("SIGTERM"), vi.getTimerCount()]).toEqual([before, 0]);
});

test("serve stops watching when it stops", async () => {
  vi.stubEnv("npm_command", undefined);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const served = await serve("fixtures/empty-account.json", "--watch");
  expect(vi.getTimerCount()).toBe(1);
  await served.stop("SIGINT");
  expect(vi.getTimerCount()).toBe(0);
});

test.each(["SIGINT", "SIGTERM"] as const)("serve removes its signal listeners after %s", async (signal) => {
  const listeners = () => ["SIGINT", "SIGTERM"].map((name) => process.listenerCount(name));
  const before = listeners();
  const served = await serve();
  expect(listeners()).toEqual(before.map((count) => count + 1));
  expect(await served.stop(signal)).toBe(0);
  expect(listeners()).toEqual(before);
});

test.each([
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGTERM"],
  ["SIGINT", "SIGTERM"],
  ["SIGTERM", "SIGINT"],
] as const)(
  "serve removes its listeners as soon as %s arrives, so that Node handles a following %s",
  async (signal, next) => {
    const before = process.listenerCount(next);
    const served = await serve();
    expect(process.listenerCount(next)).toBe(before + 1);
    const stopped = served.stop(signal);
    // It has not stopped yet.
    expect(process.listenerCount(next)).toBe(before);
    expect(await stopped).toBe(0);
  },
);

test("serve prints the commands to paste into a shell", async () => {
  const served = await serve(fixture({ AccountId: "210987654321" }));
  const { endpoint, environment } = served;
  expect(served.greeting).toEqual([
    `msw-iam ${manifest.version}: AWS account 210987654321 at ${endpoint}`,
    "",
    `export AWS_ENDPOINT_URL_IAM=${endpoint}`,
    `export AWS_ENDPOINT_URL_STS=${endpoint}`,
    `export AWS_ACCESS_KEY_ID=${environment["AWS_ACCESS_KEY_ID"]}`,
    `export AWS_SECRET_ACCESS_KEY=${environment["AWS_SECRET_ACCESS_KEY"]}`,
    "export AWS_REGION=us-east-1",
    "export AWS_DEFAULT_REGION=us-east-1",
    "unset AWS_SESSION_TOKEN AWS_PROFILE",
    "",
    expect.stringMatching(
      /^\(AWS CLI before 1\.29 or 2\.13 and boto3 before 1\.28 ignore AWS_ENDPOINT_URL_IAM and AWS_ENDPOINT_URL_STS\..*\)$/,
    ),
    "",
  ]);
  expect(environment["AWS_ACCESS_KEY_ID"]).toMatch(/^AKIA[A-Z0-9]{16}$/);
  expect(environment["AWS_SECRET_ACCESS_KEY"]).toMatch(/^\S{40}$/);
});
