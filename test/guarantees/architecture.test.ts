import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

/** The folders of src/ from top to bottom, with the packages that each may import. A file may import from its own folder or a lower one. */
const layers: readonly (readonly [folder: string, ...packages: string[]])[] = [
  ["entries", "msw", "msw-iam", "vitest", "@faker-js/faker", "@jest/globals"],
  ["cli", "msw", "msw-iam", "node"],
  ["matchers"],
  ["mock-iam", "msw"],
  ["pipeline", "msw"],
  ["faults"],
  ["journal"],
  ["actions"],
  ["seeding", "valibot"],
  ["sigv4"],
  ["authentication"],
  ["paging"],
  ["account"],
  ["identifiers"],
  ["protocol"],
  ["messages"],
];

const src = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** The files at the root of src/ are the entries of the package. */
const folderOf = (file: string) => (file.includes("/") ? dirname(file) : "entries");
/** `actions/iam` belongs to the layer `actions`. */
const layerOf = (file: string) => folderOf(file).split("/")[0] ?? "";
const depthOf = (file: string) => layers.findIndex(([folder]) => folder === layerOf(file));
/** `node:fs` belongs to `node`, and `msw/node` to `msw`. */
const packageOf = (target: string) => /^(?:@[^/]+\/)?[^/:]+/.exec(target)?.[0] ?? target;

interface Import {
  readonly file: string;
  readonly target: string;
}

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  const targets = [...text.matchAll(/^(?:import|export) (?:[^;"]*? from )?"([^"]+)"|\bimport\("([^"]+)"\)/gm)];
  return targets.map(([, from, dynamic]) => ({ file, target: from ?? dynamic ?? "" }));
});
const ownImports = imports
  .filter(({ target }) => target.startsWith("."))
  .map(({ file, target }) => ({ file, target: relative(src, join(src, dirname(file), target)) }));

const describeImport = ({ file, target }: Import) => `${file} imports ${target}`;

describe("the layers of src/", () => {
  test("are exactly the folders of src/", () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual(layers.map(([folder]) => folder).sort());
  });

  test("import only from their own layer or a lower one, including types", () => {
    const upwards = ownImports.filter(({ file, target }) => depthOf(target) < depthOf(file));
    expect(upwards.filter(({ target }) => target !== "../package.json").map(describeImport)).toEqual([]);
  });

  test("contain no import cycle, including types", () => {
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      ownImports.some(({ file, target }) => {
        if (file !== from || seen.has(target)) return false;
        seen.add(target);
        return target === goal || reaches(target, goal, seen);
      });
    expect(files.filter((file) => reaches(file, file))).toEqual([]);
  });

  test.each(layers)("import only the listed packages: %s", (folder, ...packages) => {
    const unexpected = imports.filter(
      ({ file, target }) =>
        layerOf(file) === folder && !target.startsWith(".") && !packages.includes(packageOf(target)),
    );
    expect(unexpected.map(describeImport)).toEqual([]);
  });
});

test("the files at the root of src/ are exactly the entries of the package", () => {
  const exported = Object.values(packageJson.exports).flatMap((entry) =>
    typeof entry === "object" ? entry.import.default : [],
  );
  const entries = [...exported, ...Object.values(packageJson.bin)];
  expect(files.filter((file) => !file.includes("/")).sort()).toEqual(
    entries.map((file) => basename(file).replace(".js", ".ts")).sort(),
  );
});

test("only vitest-test.ts, the command's server and the handler import MSW at run time", () => {
  const importers = files.filter((file) =>
    /^import (?!type )[^;]*?from "msw(?:\/[a-z]+)?"/m.test(readFileSync(join(src, file), "utf8")),
  );
  expect(importers).toEqual(["vitest-test.ts", "cli/http-server.ts", "pipeline/handler.ts"]);
});

test("an action imports only actions, account, identifiers, paging, caller.ts and six files of protocol", () => {
  const actionImports = ownImports.filter(({ file }) => /^actions\/(?:iam|sts)\//.test(file));
  const allowed =
    /^(?:actions|account|identifiers|paging)\/|^authentication\/caller\.ts$|^protocol\/(?:(?:attachment-|credential-)?errors|error-codes|partitions|patterns|xml)\.ts$/;
  expect(actionImports.filter(({ target }) => !allowed.test(target)).map(describeImport)).toEqual([]);
});

test("only the entry sigv4.ts imports from the folder sigv4", () => {
  const importers = ownImports.filter(({ file, target }) => layerOf(target) === "sigv4" && layerOf(file) !== "sigv4");
  expect([...new Set(importers.map(({ file }) => file))]).toEqual(["sigv4.ts"]);
});

test("every file has fewer than 220 lines", () => {
  const lengths = files.map((file) => [file, readFileSync(join(src, file), "utf8").split("\n").length] as const);
  expect(lengths.filter(([, length]) => length > 220)).toEqual([]);
});
