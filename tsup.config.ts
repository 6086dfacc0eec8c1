import { rmSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

// Not by the option `clean`: both builds run at the same time, and each would remove files of the other.
rmSync("dist", { recursive: true, force: true });

const entries = ["index", "faker", "matchers", "vitest", "vitest-test", "jest", "sigv4"].map(
  (name) => `src/${name}.ts`,
);

// `[Symbol.dispose]` needs this library, which no user should have to add to a tsconfig.json.
const dts = { entry: entries, banner: '/// <reference lib="esnext.disposable" />' };

const shared: Options = {
  target: "es2022",
  platform: "neutral",
  treeshake: true,
  // Two readable copies would make the package a fifth larger.
  minify: true,
  // Entries import each other by the package's name, so that they share one copy.
  external: ["msw-iam", "vitest", "@jest/globals"],
};

const esm: Options = { ...shared, entry: [...entries, "src/cli.ts"], format: "esm", splitting: true };
const commonJs: Options = { ...shared, entry: entries, format: "cjs", splitting: false, treeshake: false };
/** The declarations of both builds are made together, which takes half the time. */
const declarations: Options = { ...shared, dts: { ...dts, only: true }, entry: entries, format: ["esm", "cjs"] };

export default defineConfig(({ dts: isWanted }) =>
  isWanted === false ? [esm, commonJs] : [esm, commonJs, declarations],
);
