import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/^(?:import|export) (type )?[^;]*?from "([^"]+)"/gms)].map(([, type, target = ""]) => ({
    file,
    target: target.startsWith(".") ? relative(src, join(src, dirname(file), target)) : target,
    isTypeOnly: type !== undefined,
  }));
});

const importersOf = (matches: (target: string) => boolean, { evenTypes = false } = {}) =>
  [
    ...new Set(imports.filter((one) => matches(one.target) && (evenTypes || !one.isTypeOnly)).map((one) => one.file)),
  ].sort();

/** The command `msw-iam`, which runs in Node only. */
const isOfCommand = (file: string) => file.startsWith("cli/") || file === "cli.ts" || file === "serve.ts";

describe("the rules of the house", () => {
  test("msw has one door, and the command's server and iamTest have their own", () => {
    expect(importersOf((target) => /^msw(?:\/|$)/.test(target))).toEqual(["handler.ts", "serve.ts", "vitest-test.ts"]);
  });

  test("faker has one door", () => {
    expect(importersOf((target) => target.startsWith("@faker-js"))).toEqual(["faker.ts"]);
  });

  test("vitest has its own doors", () => {
    expect(importersOf((target) => target === "vitest")).toEqual(["vitest-test.ts", "vitest.ts"]);
  });

  test("valibot stays with the fixtures", () => {
    expect(importersOf((target) => target.startsWith("valibot"))).toEqual([
      "account/fixture-check.ts",
      "account/fixture-schema.ts",
    ]);
  });

  test("nothing imports node but the command", () => {
    const importers = importersOf((target) => target.startsWith("node:"), { evenTypes: true });
    expect(importers.filter((file) => !isOfCommand(file))).toEqual([]);
  });

  test("nothing imports the command but itself", () => {
    expect(importersOf(isOfCommand, { evenTypes: true }).filter((file) => !isOfCommand(file))).toEqual([]);
  });

  test("signatures are verified apart: the house knows sigv4 only as an authenticator, and sigv4 of the house only types", () => {
    const isInside = (file: string) => /^sigv4(?:\.ts$|\/)/.test(file);
    expect(importersOf(isInside, { evenTypes: true }).filter((file) => !isInside(file))).toEqual([]);
    const outside = imports.filter((one) => isInside(one.file) && !isInside(one.target) && !one.isTypeOnly);
    expect(outside).toEqual([]);
  });

  test("the account knows no action, no HTTP and no XML", () => {
    const outside = imports.filter(
      (one) =>
        one.file.startsWith("account/") && !/^account\/|^(?:nearest|first-index)\.ts$|^valibot$/.test(one.target),
    );
    expect(outside).toEqual([]);
  });

  test("an action knows no HTTP, no MSW and no decoding, only the words for its output's order", () => {
    const outside = imports.filter(
      (one) =>
        one.file.startsWith("actions/") &&
        /^msw|^handler|^dispatch|^claim|^wire\/(?!xml)|^journal|^faults/.test(one.target),
    );
    expect(outside).toEqual([]);
  });

  test("the wire knows no account, no action and no fault", () => {
    const outside = imports.filter(
      (one) => one.file.startsWith("wire/") && /^account|^actions|^faults|^journal/.test(one.target),
    );
    expect(outside).toEqual([]);
  });

  test("nothing imports the doors", () => {
    expect(importersOf((target) => target === "index.ts", { evenTypes: true })).toEqual([]);
    expect(importersOf((target) => target === "mock-iam.ts", { evenTypes: true })).toEqual([
      ...["cli/double-options.ts", "cli/serve-command.ts", "index.ts", "matchers.ts"],
    ]);
  });

  test("files do one thing", () => {
    const long = files.filter((file) => readFileSync(join(src, file), "utf8").split("\n").length > 220);
    expect(long).toEqual([]);
  });
});
