import { expect, test } from "vitest";
import { createIdGenerator } from "../../src/identifiers/id-generator.ts";
import { accountOf, encodedKeyId } from "../../src/identifiers/session-credentials.ts";

const every = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

test.each(["000000000000", "000000000001", "123456789012", "999999999999"])(
  "an id issued for %s says so",
  (accountId) => {
    const ids = createIdGenerator(7, "210987654321");
    const issued = every(200, (count) => ids.sessionKeyId(accountId, count));
    expect(new Set(issued).size).toBe(200);
    expect(new Set(issued.map(accountOf))).toEqual(new Set([accountId]));
  },
);

test("no generated id of seeded credentials, and no id of an account that cannot be, says one", () => {
  // One in 1,024 has the two characters that an issued id would have.
  const generated = every(5000, (count) => createIdGenerator(1, "123456789012").accessKeyId("ASIA", count));
  const beyond = every(20, (word) => encodedKeyId("1000000000000", word));
  expect(new Set([...generated, ...beyond].map(accountOf))).toEqual(new Set([undefined]));
});

test("an id that was changed, cut, lengthened or put into small letters says none", () => {
  const id = encodedKeyId("123456789012", 5);
  const changed = every(16, (index) => {
    const place = index + 4;
    return id.slice(0, place) + (id[place] === "A" ? "B" : "A") + id.slice(place + 1);
  });
  const others = [...changed, id.slice(0, -1), `${id}A`, `A${id}`, id.toLowerCase(), id.replace("ASIA", "AKIA")];
  expect(others.filter((other) => accountOf(other) !== undefined)).toEqual([]);
});
