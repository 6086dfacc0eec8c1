import { expect, test } from "vitest";
import { createIdGenerator } from "../../src/identifiers/id-generator.ts";
import { accountOf, encodedKeyId } from "../../src/identifiers/session-credentials.ts";

const generate = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

test.each(["000000000000", "000000000001", "123456789012", "999999999999"])(
  "accountOf() returns the account %s for the ids issued for it",
  (accountId) => {
    const ids = createIdGenerator(7, "210987654321");
    const issued = generate(200, (count) => ids.sessionKeyId(accountId, count));
    expect(new Set(issued).size).toBe(200);
    expect(new Set(issued.map(accountOf))).toEqual(new Set([accountId]));
  },
);

test("accountOf() returns undefined for generated ids, and for ids of an impossible account", () => {
  // One generated id in 1,024 has the two characters that an issued id would have.
  const generated = generate(5000, (count) => createIdGenerator(1, "123456789012").accessKeyId("ASIA", count));
  const impossible = generate(20, (word) => encodedKeyId("1000000000000", word));
  expect(new Set([...generated, ...impossible].map(accountOf))).toEqual(new Set([undefined]));
});

test("accountOf() returns undefined for an id that was changed, cut, lengthened or lowercased", () => {
  const id = encodedKeyId("123456789012", 5);
  const changed = generate(16, (index) => {
    const position = index + 4;
    return id.slice(0, position) + (id[position] === "A" ? "B" : "A") + id.slice(position + 1);
  });
  const invalid = [...changed, id.slice(0, -1), `${id}A`, `A${id}`, id.toLowerCase(), id.replace("ASIA", "AKIA")];
  expect(invalid.filter((id) => accountOf(id) !== undefined)).toEqual([]);
});
