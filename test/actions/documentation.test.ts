import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { actionNames } from "../../src/actions/registry.ts";
import { awsActionNames } from "../../src/protocol/action-names.ts";

test("docs/actions.md lists exactly the actions that the mock models", () => {
  const page = readFileSync(new URL("../../docs/actions.md", import.meta.url), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| "));
  const listed = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
  const isAction = (name: string) => (awsActionNames as readonly string[]).includes(name);
  expect(listed.filter(isAction).sort()).toEqual([...actionNames].sort());
});
