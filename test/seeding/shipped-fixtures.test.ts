import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { validateSchema } from "../../src/seeding/parse.ts";
import { accountSchema } from "../tools/schema.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const shipped = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "account.schema.json");
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

const ajv = new Ajv({ strict: false, formats: { "date-time": true } });
const isValid = ajv.compile(JSON.parse(accountSchema()));

test("the shipped JSON Schema is the one that is generated from the run-time check", () => {
  const written = readFileSync(new URL("account.schema.json", folder), "utf8");
  expect(written, "The run-time check has changed. Run npm run schema.").toBe(accountSchema());
});

describe.each(shipped)("%s", (file) => {
  test("names the schema, is valid, and seeds an account", () => {
    const fixture = read(file);
    expect(fixture.$schema).toBe("./account.schema.json");
    expect(isValid(fixture), JSON.stringify(isValid.errors)).toBe(true);
    expect(mockIam({ account: fixture }).account.users()).toHaveLength(fixture.Users.length);
  });
});

test("the shipped fixtures have the expected names, keys and statuses", () => {
  const seeded = (file: string) => mockIam({ account: read(file) }).snapshot();
  expect(shipped.sort()).toEqual([
    "documentation-sample.json",
    "empty-account.json",
    "many-keys.json",
    "root-only.json",
    "small-company.json",
    "stale-keys.json",
  ]);
  expect(seeded("root-only.json")).toMatchObject({ Users: [], RootAccessKeys: [{}, {}] });
  expect(mockIam({ account: read("many-keys.json") }).account.user("deployer")?.AccessKeys).toHaveLength(250);
  const stale = mockIam({ account: read("stale-keys.json") }).account;
  const keys = stale.users().flatMap((user) => user.AccessKeys);
  expect(new Set(keys.map((key) => key.Status))).toEqual(new Set(["Active", "Inactive", "Expired"]));
  expect(stale.user("alice")?.AccessKeys.map((key) => key.Status)).toEqual(["Active", "Active"]);
  expect(keys.some((key) => key.AccessKeyLastUsed === undefined)).toBe(true);
  expect(keys.every((key) => Date.parse(key.CreateDate) < Date.parse("2026-11-01T00:00:00Z"))).toBe(true);
});

test("the schema and the run-time check accept the same JSON", () => {
  const leaf = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("Bob", "Active", "/", "123456789012", "AKIAIOSFODNN7EXAMPLE", 3),
  );
  const object = (...names: string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, leaf])), { requiredKeys: [] });
  const key = object("AccessKeyId", "Status", "SecretAccessKey", "UserName", "Odd");
  const user = fc.record(
    { UserName: fc.oneof(fc.constant("Bob"), leaf), Path: leaf, AccessKeys: fc.oneof(leaf, fc.array(key)) },
    { requiredKeys: [] },
  );
  const fixture = fc.record(
    {
      AccountId: leaf,
      Users: fc.oneof(leaf, fc.array(user, { maxLength: 2 })),
      RootAccessKeys: fc.array(key, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fixture, fc.jsonValue()), (json) => {
      expect(isValid(json)).toBe(validateSchema(json, 0).issues.length === 0);
    }),
    { numRuns: 300 },
  );
});

test("the schema refuses a misspelt member, a wrong status and a wrong date", () => {
  const withKey = (key: object) => ({ Users: [{ UserName: "Bob", AccessKeys: [key] }] });
  expect(isValid(withKey({ Status: "Active" }))).toBe(true);
  expect(isValid(withKey({ Status: "Actve" }))).toBe(false);
  expect(isValid(withKey({ Acces: 1 }))).toBe(false);
  expect(isValid(withKey({ CreateDate: 5 }))).toBe(false);
  expect(isValid({ users: [] })).toBe(false);
});
