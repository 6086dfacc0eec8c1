import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { blocks } from "../docs/blocks.ts";
import { run } from "../support/built-command.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const mainEntry = `
import { mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";

mockIam({ authentication: sigv4() })[Symbol.dispose]();
`;

const everyEntry = `
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { fakeAccount } from "msw-iam/faker";
import { matchers } from "msw-iam/matchers";
import { sigv4 } from "msw-iam/sigv4";
import "msw-iam/vitest";
import { iamTest } from "msw-iam/vitest-test";
import { expect } from "vitest";

const iam = mockIam({ account: fakeAccount(), authentication: sigv4() });
const server = setupServer(...iam.handlers);
iam[Symbol.dispose]();
expect.extend(matchers);
expect(iam).toHaveReadAllPages("ListAccessKeys");
iamTest({ server })("lists keys", ({ iam: own }) => own.reset());
// @ts-expect-error: no such action
expect(iam).toHaveReadAllPages("ListAccesKeys");
`;

/** Compiles the program in a project with the built package, and returns the compiler's output. */
async function compile(program: string, type: string, options: object, vitest = "vitest") {
  const folder = mkdtempSync(join(tmpdir(), "msw-iam-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "node_modules/@faker-js"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/msw-iam"));
  for (const name of ["msw", "@faker-js/faker"])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  symlinkSync(join(root, "node_modules", vitest), join(folder, "node_modules/vitest"));
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
    strict: true,
    noEmit: true,
    ...options,
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  writeFileSync(join(folder, "program.ts"), program);
  return (await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder])).stdout;
}

test.each([
  ["commonjs", { module: "nodenext" }],
  ["module", { module: "nodenext" }],
  ["commonjs", { module: "preserve", moduleResolution: "bundler" }],
])("the types work in a package of type %s with %o", async (type, options) => {
  expect(await compile(everyEntry, type, { ...options, skipLibCheck: true })).toBe("");
});

test.each(["commonjs", "module"])(
  "the matchers have types with Vitest 4 as the docs declare them, in a package of type %s",
  async (type) => {
    const setUp = blocks.find(({ page, file }) => page === "docs/getting-started.md" && file === "test/setup.ts");
    const program = `${setUp?.code}
import { mockIam } from "msw-iam";
expect(mockIam()).toHaveReadAllPages("ListAccessKeys");
// @ts-expect-error: no such action
expect(mockIam()).toHaveReadAllPages("ListAccesKeys");
`;
    expect(await compile(program, type, { module: "nodenext", skipLibCheck: true }, "vitest4")).toBe("");
  },
);

test.each(["commonjs", "module"])("the types need no further library in a package of type %s", async (type) => {
  const output = await compile(mainEntry, type, { module: "nodenext", skipLibCheck: false });
  // The declarations of other packages have errors of their own.
  expect(output.split("\n").filter((line) => /^[^ ]*(?:\/dist\/[^/]+\.d\.c?ts|program\.ts)\(/.test(line))).toEqual([]);
});
