import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { runInNewContext } from "node:vm";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterAll, expect, test } from "vitest";
import { Sha256 } from "../support/sha256.ts";
import { accountSchema } from "../tools/schema.ts";

const root = new URL("../../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
afterAll(() => rmSync(folder, { recursive: true }));
// Without scripts: none of them may write a file before it is compared.
const packing = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
const [packed] = JSON.parse(execFileSync("npm", packing, { cwd: root, encoding: "utf8" }));

const targetsIn = (name: string, lazily: boolean) =>
  [
    ...readFileSync(new URL(`dist/${name}`, root), "utf8").matchAll(
      lazily ? /(?:from|import)\s*\(?["']([^"'$]+)["']/g : /(?:from|import)\s*["']([^"'$]+)["']/g,
    ),
  ].map(([, target = ""]) => target);

/** Returns the chunks that a built file imports. */
const filesOf = (name: string) =>
  targetsIn(name, true).flatMap((target) => (target.startsWith("./") ? [target.slice(2)] : []));

/** Returns the packages that a built file imports, directly or through its chunks. */
function importsOf(name: string, { lazily = true } = {}): string[] {
  const targets = targetsIn(name, lazily).flatMap((target) =>
    target.startsWith("./") ? importsOf(target.slice(2), { lazily }) : [target],
  );
  return [...new Set(targets)].sort();
}

test("each entry of the built package exports exactly these names", async () => {
  expect(Object.keys(await import("msw-iam"))).toEqual(["mockIam"]);
  expect(Object.keys(await import("msw-iam/faker"))).toEqual(["fakeAccount"]);
  expect(Object.keys(await import("msw-iam/matchers"))).toEqual(["matchers"]);
  expect(Object.keys(await import("msw-iam/vitest"))).toEqual([]);
  expect(Object.keys(await import("msw-iam/vitest-test"))).toEqual(["iamTest"]);
  expect(Object.keys(await import("msw-iam/sigv4"))).toEqual(["sigv4"]);
});

test("the built package responds to ListAccessKeys", async () => {
  const { mockIam } = await import("msw-iam");
  const { getResponse } = await import("msw");
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
  const url = "https://iam.amazonaws.com/?Action=ListAccessKeys&UserName=Bob&Version=2010-05-08";
  expect((await getResponse(iam.handlers, new Request(url)))?.status).toBe(200);
});

const files: readonly string[] = packed.files.map((file: { path: string }) => file.path);

test("the package contains exactly these files, the documentation and the examples", () => {
  const names = files
    .filter((path) => !/^(?:docs|test\/examples)\//.test(path))
    .map((path) => path.replace(/-[\w-]{8}\./, "-*."));
  expect([...new Set(names)].sort()).toMatchInlineSnapshot(`
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/action-names-*.d.cts",
      "dist/action-names-*.d.ts",
      "dist/authenticator-*.d.cts",
      "dist/authenticator-*.d.ts",
      "dist/chunk-*.js",
      "dist/cli.js",
      "dist/commands-*.js",
      "dist/error-codes-*.d.cts",
      "dist/error-codes-*.d.ts",
      "dist/faker.cjs",
      "dist/faker.d.cts",
      "dist/faker.d.ts",
      "dist/faker.js",
      "dist/index.cjs",
      "dist/index.d.cts",
      "dist/index.d.ts",
      "dist/index.js",
      "dist/jest.cjs",
      "dist/jest.d.cts",
      "dist/jest.d.ts",
      "dist/jest.js",
      "dist/main-*.js",
      "dist/matchers.cjs",
      "dist/matchers.d.cts",
      "dist/matchers.d.ts",
      "dist/matchers.js",
      "dist/mock-iam-*.d.cts",
      "dist/mock-iam-*.d.ts",
      "dist/sigv4.cjs",
      "dist/sigv4.d.cts",
      "dist/sigv4.d.ts",
      "dist/sigv4.js",
      "dist/types-*.d.cts",
      "dist/types-*.d.ts",
      "dist/vitest-test.cjs",
      "dist/vitest-test.d.cts",
      "dist/vitest-test.d.ts",
      "dist/vitest-test.js",
      "dist/vitest.cjs",
      "dist/vitest.d.cts",
      "dist/vitest.d.ts",
      "dist/vitest.js",
      "fixtures/account.schema.json",
      "fixtures/documentation-sample.json",
      "fixtures/empty-account.json",
      "fixtures/many-keys.json",
      "fixtures/root-only.json",
      "fixtures/small-company.json",
      "fixtures/stale-keys.json",
      "package.json",
    ]
  `);
});

/** Such as `#node-20` for the heading "Node 20". */
const anchorOf = (heading: string) =>
  `#${heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-")}`;

/** A heading that occurs again has a number. */
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)]
    .map(([, heading = ""]) => anchorOf(heading))
    .map((anchor, index, all) => {
      const before = all.slice(0, index).filter((other) => other === anchor).length;
      return before === 0 ? anchor : `${anchor}-${before}`;
    });

test("every link of the README and the documentation leads to a file of the package and one of its headings", () => {
  const pages = new Map(
    files
      .filter((path) => path === "README.md" || /^docs\/.*\.md$/.test(path))
      .map((path) => [path, readFileSync(new URL(path, root), "utf8").replace(/^```.*?^```/gms, "")]),
  );
  expect(pages.size).toBeGreaterThan(20);
  const broken = [...pages].flatMap(([page, text]) =>
    [...text.matchAll(/\]\((?!https:\/\/)([^)#]*)(#[^)]*)?\)/g)].flatMap(([link, target = "", anchor]) => {
      const path = target === "" ? page : posix.join(posix.dirname(page), target);
      const isFound = anchor === undefined ? files.includes(path) : anchorsIn(pages.get(path) ?? "").includes(anchor);
      return isFound ? [] : [`${page}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test("the README has at most 10 KB, and the index of the documentation names every page", () => {
  expect(readFileSync(new URL("README.md", root)).length).toBeLessThanOrEqual(10 * 1024);
  const index = readFileSync(new URL("docs/README.md", root), "utf8");
  const pages = files.flatMap((path) => /^docs\/([^/]+\.md)$/.exec(path)?.[1] ?? []);
  expect(pages.filter((page) => page !== "README.md" && !index.includes(`(${page})`))).toEqual([]);
});

test("the packed JSON Schema is the one generated from the run-time schema", () => {
  const tarball = join(folder, packed.filename);
  const schema = execFileSync("tar", ["-xOf", tarball, "package/fixtures/account.schema.json"], { encoding: "utf8" });
  expect(schema).toBe(accountSchema());
});

test("the tarball is under 310 KB with its documentation, and the package has no runtime dependency", () => {
  expect(packed.size).toBeLessThan(310 * 1024);
  expect(manifest.dependencies).toBeUndefined();
});

test.each([
  ["index.js", ["msw"]],
  ["faker.js", ["@faker-js/faker/locale/en"]],
  ["matchers.js", []],
  ["vitest.js", ["msw-iam/matchers", "vitest"]],
  ["jest.js", ["@jest/globals", "msw-iam/matchers"]],
  ["vitest-test.js", ["msw", "msw-iam", "msw/node", "vitest"]],
  ["sigv4.js", []],
  ["cli.js", ["fs", "http", "msw", "msw-iam/sigv4", "net", "util"]],
])("the built %s imports only %j", (file, packages) => {
  expect(importsOf(file)).toEqual(packages);
});

test("the command's file has a shebang line and loads no package before it runs", () => {
  expect(importsOf("cli.js", { lazily: false })).toEqual([]);
  expect(readFileSync(new URL("dist/cli.js", root), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(manifest.bin).toEqual({ "msw-iam": "./dist/cli.js" });
});

test("the command's main file does not import msw when it is loaded", () => {
  const [main = ""] = filesOf("cli.js");
  expect(importsOf(main, { lazily: false })).toEqual(["msw-iam/sigv4", "util"]);
});

test("the main entry does not contain the code that verifies signatures", () => {
  const text = (name: string) => readFileSync(new URL(`dist/${name}`, root), "utf8");
  for (const trace of ["subtle", "UNSIGNED-PAYLOAD", "aws4_request'"]) {
    expect(text("sigv4.js")).toContain(trace);
    expect(text("index.js")).not.toContain(trace);
  }
});

test("the built sigv4 needs no globals other than crypto and TextEncoder", async () => {
  const source = readFileSync(new URL("dist/sigv4.cjs", root), "utf8");
  const module = { exports: {} as typeof import("msw-iam/sigv4") };
  runInNewContext(source, { module, crypto, TextEncoder });
  const { sigv4 } = module.exports;
  const credentials = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" };
  const signer = new SignatureV4({ service: "iam", region: "us-east-1", sha256: Sha256, credentials });
  const { method, headers } = await signer.sign({
    method: "GET",
    protocol: "https:",
    hostname: "iam.amazonaws.com",
    path: "/",
    headers: { host: "iam.amazonaws.com" },
  });
  const empty = { body: "", bodyBytes: new Uint8Array(), now: new Date() };
  const request = { method, url: new URL("https://iam.amazonaws.com/"), headers: new Headers(headers), ...empty };
  const credential = { secretAccessKey: "secret", sessionToken: undefined };
  expect(await sigv4().authenticate({ ...request, credential })).toBeUndefined();
  expect(await sigv4().authenticate({ ...request, method: "PUT", credential })).toEqual({
    code: "SignatureDoesNotMatch",
  });
});

test("the package exports a fixture", async () => {
  const sample = await import("msw-iam/fixtures/documentation-sample.json", { with: { type: "json" } });
  expect(sample.default.Users[0]?.UserName).toBe("Bob");
});
