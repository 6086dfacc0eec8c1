import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

test("the built package, imported by name, exports this and nothing else", async () => {
  expect(Object.keys(await import("msw-iam"))).toEqual(["mockIam"]);
  expect(Object.keys(await import("msw-iam/faker"))).toEqual(["fakeAccount"]);
  expect(Object.keys(await import("msw-iam/matchers")).sort()).toEqual([
    "toHaveReadAllPages",
    "toHaveReceivedAction",
    "toHaveReceivedActionTimes",
    "toHaveReceivedLastAction",
    "toHaveReceivedNthAction",
    "toHaveRetriedAction",
  ]);
  expect(Object.keys(await import("msw-iam/vitest"))).toEqual([]);
  expect(Object.keys(await import("msw-iam/vitest-test"))).toEqual(["iamTest"]);
});

test("the built package serves a listing", async () => {
  const { mockIam } = await import("msw-iam");
  const { getResponse } = await import("msw");
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
  const url = "https://iam.amazonaws.com/?Action=ListAccessKeys&UserName=Bob&Version=2010-05-08";
  expect((await getResponse(iam.handlers, new Request(url)))?.status).toBe(200);
});

test("the packed files are these", () => {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, encoding: "utf8" }),
  );
  const files = packed.files.map((file: { path: string }) => file.path.replace(/-[\w-]{8}\./, "-*.")).sort();
  expect(files).toMatchInlineSnapshot(`
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist/faker.d.ts",
      "dist/faker.js",
      "dist/index.d.ts",
      "dist/index.js",
      "dist/matchers.d.ts",
      "dist/matchers.js",
      "dist/types-*.d.ts",
      "dist/vitest-test.d.ts",
      "dist/vitest-test.js",
      "dist/vitest.d.ts",
      "dist/vitest.js",
      "fixtures/account.schema.json",
      "fixtures/documentation-sample.json",
      "fixtures/empty-account.json",
      "fixtures/many-keys.json",
      "fixtures/root-only.json",
      "fixtures/stale-keys.json",
      "package.json",
    ]
  `);
});

test("the tarball is under 100 KB, and the package has no runtime dependency", () => {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, encoding: "utf8" }),
  );
  expect(packed.size).toBeLessThan(100 * 1024);
  expect(manifest.dependencies).toBeUndefined();
});

test.each([
  ["index.js", ["msw"]],
  ["faker.js", ["@faker-js/faker/locale/en"]],
  ["matchers.js", []],
  ["vitest.js", ["vitest"]],
  ["vitest-test.js", ["msw/node", "msw-iam", "vitest"]],
])("the built %s imports only %j", (file, packages) => {
  const importsOf = (name: string): (string | undefined)[] =>
    [...readFileSync(new URL(`dist/${name}`, root), "utf8").matchAll(/(?:from|import)\s*["']([^"']+)["']/g)].flatMap(
      ([, target]) => (target?.startsWith("./") ? importsOf(target.slice(2)) : [target]),
    );
  expect([...new Set(importsOf(file))]).toEqual(packages);
});

test("fixtures are exported", async () => {
  const sample = await import("msw-iam/fixtures/documentation-sample.json", { with: { type: "json" } });
  expect(sample.default.Users[0]?.UserName).toBe("Bob");
});
