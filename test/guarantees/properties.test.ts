import fc from "fast-check";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, inject, test } from "vitest";
import { endsWithItsTest } from "../support/random-runs.ts";
import { errorOf, listAccessKeys, mockOnServer, pageOf, post } from "../support/server.ts";

const userName = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,20}$/);
const date = fc.date({ min: new Date("1970-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
const tags = fc.uniqueArray(
  fc.record({ Key: fc.stringMatching(/^[\w .:/=+@-]{1,20}$/), Value: fc.stringMatching(/^[\w .:/=+@-]{0,20}$/) }),
  {
    selector: (tag) => tag.Key.toLowerCase(),
    maxLength: 3,
  },
);
const lastUse = fc.record({ LastUsedDate: date, ServiceName: fc.constant("s3"), Region: fc.constant("us-east-1") });
const key = fc.record(
  {
    Status: fc.constantFrom("Active", "Inactive", "Expired"),
    CreateDate: date,
    SecretAccessKey: fc.string({ minLength: 1 }),
    AccessKeyLastUsed: lastUse,
    UserName: userName,
  },
  { requiredKeys: [] },
);
const user = fc.record(
  {
    UserName: userName,
    Path: fc.constantFrom("/", "/ops/", "/a/b/"),
    CreateDate: date,
    Tags: tags,
    AccessKeys: fc.oneof(fc.nat(4), fc.array(key, { maxLength: 4 })),
  },
  { requiredKeys: ["UserName"] },
);
const fixture: fc.Arbitrary<AccountFixture> = fc.record(
  {
    Users: fc.uniqueArray(user, { selector: (one) => one.UserName.toLowerCase(), maxLength: 5 }),
    RootAccessKeys: fc.array(key, { maxLength: 3 }),
    TemporaryCredentials: fc.array(fc.record({ Expiration: date }, { requiredKeys: [] }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

describe("fixtures", () => {
  test("a snapshot seeds another mock with the same account, even through JSON", () => {
    fc.assert(
      fc.property(fixture, fc.integer(), (account, seed) => {
        const snapshot = mockIam({ account }).snapshot();
        const copy = JSON.parse(JSON.stringify(snapshot)) as AccountFixture;
        expect(mockIam({ account: copy, randomSeed: seed }).snapshot()).toEqual(snapshot);
      }),
      { numRuns: inject("isThorough") ? 100 : 30 },
    );
  });

  test("any JSON is either seeded, or refused with a path that exists in it and without any change", () => {
    const broken = fc.tuple(fixture, fc.jsonValue(), fc.nat()).map(([good, junk, where]) => {
      const json = JSON.parse(JSON.stringify(good)) as Record<string, unknown>;
      const places: [object, string][] = [];
      JSON.stringify(json, function visit(this: object, name, value) {
        if (name !== "") places.push([this, name]);
        return value;
      });
      const place = places[where % Math.max(1, places.length)];
      if (place !== undefined) (place[0] as Record<string, unknown>)[place[1]] = junk;
      return json;
    });
    fc.assert(
      fc.property(fc.oneof(broken, fc.jsonValue()), (json) => {
        const iam = mockIam();
        const before = JSON.stringify(iam.snapshot());
        try {
          iam.seed(json as AccountFixture);
        } catch (error) {
          const message = (error as Error).message;
          expect(message).toMatch(/^Failed to seed the account: .*Nothing was seeded\.$/s);
          if (!message.startsWith("Failed to seed the account: the fixture is ")) {
            const place =
              /^Failed to seed the account: ((?:\.?[\w$]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])+) /.exec(message)?.[1] ??
              "no place";
            const steps = [...place.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([\w$]+)/g)];
            const path = steps.map(
              ([, index, quoted, word]) => index ?? (quoted === undefined ? word : JSON.parse(quoted)) ?? "",
            );
            const holder = path
              .slice(0, -1)
              .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], json);
            expect(holder, place).toBeTypeOf("object");
          }
          expect(JSON.stringify(iam.snapshot())).toBe(before);
        }
      }),
      { numRuns: inject("isThorough") ? 300 : 100 },
    );
  });
});

describe("paging", () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant("create" as const) }),
    fc.record({ kind: fc.constant("delete" as const), which: fc.nat() }),
    fc.record({ kind: fc.constant("rename" as const), name: fc.constantFrom("Bob", "bob", "Rob", "Zoe") }),
  );
  const plan = fc.record({
    keys: fc.nat(25),
    maxItems: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    truncation: fc.oneof(
      fc.constant(null),
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
    ),
    changes: fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 30 }),
  });

  test("a listing ends, and returns every key that existed throughout exactly once and in order", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ keys, maxItems, truncation, changes }) => {
        const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: keys }] } });
        iam.truncate("ListAccessKeys", truncation);
        let name = "Bob";
        const ids = () => iam.account.user(name)?.AccessKeys.map((one) => one.AccessKeyId) ?? [];
        const original = ids();
        const returned: string[] = [];
        const pageCaps: number[] = [];
        for (let marker: string | undefined, number = 0; ; number += 1) {
          expect(number).toBeLessThan(200);
          const page = await pageOf(
            await listAccessKeys({
              UserName: name,
              ...(maxItems === undefined ? {} : { MaxItems: String(maxItems) }),
              ...(marker === undefined ? {} : { Marker: marker }),
            }),
          );
          returned.push(...page.ids);
          pageCaps.push(page.ids.length);
          expect(page.isTruncated).toBe(String(page.marker !== undefined));
          marker = page.marker;
          if (marker === undefined) break;
          for (const step of changes[number] ?? []) {
            const present = ids();
            if (step.kind === "create") iam.account.createAccessKey(name);
            else if (step.kind === "rename") {
              const isOtherCase = step.name !== name && step.name.toLowerCase() === name.toLowerCase();
              const { status } = await post({ Action: "UpdateUser", UserName: name, NewUserName: step.name });
              expect(status).toBe(isOtherCase ? 409 : 200);
              if (!isOtherCase) name = step.name;
            } else if (present.length > 0)
              iam.account.deleteAccessKey(name, present[step.which % present.length] ?? "");
          }
        }
        const remaining = new Set(ids());
        const throughout = original.filter((id) => remaining.has(id));
        expect(returned.filter((id) => throughout.includes(id))).toEqual(throughout);
        expect(new Set(returned).size).toBe(returned.length);
        for (const [index, size] of pageCaps.entries()) {
          const cap = Array.isArray(truncation) ? truncation[index] : truncation;
          expect(size).toBeLessThanOrEqual(Math.min(maxItems ?? 100, cap ?? 100));
        }
      }),
      { numRuns: inject("isThorough") ? 60 : 10, ...endsWithItsTest },
    );
  });

  test("a listing refuses every marker that the mock did not issue for it", async () => {
    const iam = mockOnServer({
      account: {
        Users: [
          { UserName: "Bob", AccessKeys: 3 },
          { UserName: "Eve", AccessKeys: 3 },
        ],
      },
    });
    iam.truncate("ListAccessKeys", 1);
    const { marker = "" } = await pageOf(await listAccessKeys({ UserName: "Bob" }));
    const { marker: evesMarker = "" } = await pageOf(await listAccessKeys({ UserName: "Eve" }));
    const mutated = fc
      .tuple(fc.constantFrom(marker, evesMarker), fc.nat(87), fc.constantFrom(..."ABab01+/="))
      .map(([from, at, letter]) => from.slice(0, at) + letter + from.slice(at + 1));
    const latin = fc.string({
      unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 320,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, latin), async (candidate) => {
        fc.pre(candidate !== marker);
        const answer = await errorOf(await listAccessKeys({ UserName: "Bob", Marker: candidate }));
        expect(answer).toMatchObject({ status: 400, message: "Invalid Marker." });
      }),
      endsWithItsTest,
    );
  });
});
