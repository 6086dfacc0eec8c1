import { ListUsersCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, HOST, listAccessKeys, mockOnServer, pageOf, server, VERSION } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });

async function pages(iam: MockIam, UserName = "Bob", pageSize?: number): Promise<string[][]> {
  const read: string[][] = [];
  const config = pageSize === undefined ? { client: clientOf(iam) } : { client: clientOf(iam), pageSize };
  for await (const page of paginateListAccessKeys(config, { UserName }))
    read.push((page.AccessKeyMetadata ?? []).map((key) => String(key.AccessKeyId)));
  return read;
}

const sizes = async (...args: Parameters<typeof pages>) => (await pages(...args)).map((page) => page.length);

describe("truncate", () => {
  test("with a number, limits every page, and a smaller MaxItems still applies", async () => {
    const iam = mockOnServer({ account: withKeys(5) }).truncate("ListAccessKeys", 2);
    expect(await sizes(iam)).toEqual([2, 2, 1]);
    expect(await sizes(iam, "Bob", 1000)).toEqual([2, 2, 1]);
    expect(await sizes(iam, "Bob", 1)).toEqual([1, 1, 1, 1, 1]);
  });

  test("with an array, limits the first pages only, and returns empty pages for 0", async () => {
    const iam = mockOnServer({ account: withKeys(8) }).truncate("ListAccessKeys", [2, 0, 0, 3]);
    expect(await sizes(iam)).toEqual([2, 0, 0, 3, 3]);
    expect(await sizes(iam, "Bob", 1)).toEqual([1, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
  });

  test("ends a listing as soon as no items remain", async () => {
    const iam = mockOnServer({ account: withKeys(2) }).truncate("ListAccessKeys", [0, 2]);
    expect(await sizes(iam)).toEqual([0, 2]);
    iam.truncate("ListAccessKeys", 2);
    expect(await sizes(iam)).toEqual([2]);
    iam.seed({ Users: [{ UserName: "Eve" }] }).truncate("ListAccessKeys", [0, 0]);
    expect(await sizes(iam, "Eve")).toEqual([0]);
  });

  test("applies an array to two concurrent listings independently", async () => {
    const iam = mockOnServer({ account: withKeys(6) }).truncate("ListAccessKeys", [1, 2, 0]);
    const [one, other] = await Promise.all([sizes(iam), sizes(iam)]);
    expect([one, other]).toEqual([
      [1, 2, 0, 3],
      [1, 2, 0, 3],
    ]);
  });

  test("copies the array", async () => {
    const pageLimits = [1, 0];
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", pageLimits);
    pageLimits[0] = 2;
    pageLimits.push(1);
    expect(await sizes(iam)).toEqual([1, 0, 2]);
    expect(String(iam.journal)).toContain("truncate ListAccessKeys to [1,0]");
  });

  test("replaces an earlier limit of the same action only", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }, { UserName: "Eve" }] } });
    iam.truncate("ListAccessKeys", [1, 0]).truncate("ListUsers", 1).truncate("ListAccessKeys", 2);
    expect(await sizes(iam)).toEqual([2, 1]);
    iam.truncate("ListAccessKeys", null);
    expect(await sizes(iam)).toEqual([3]);
    const { Users, IsTruncated } = await clientOf(iam).send(new ListUsersCommand({}));
    expect([Users?.length, IsTruncated]).toEqual([1, true]);
  });

  test("with an array of one number, limits the first page only", async () => {
    const iam = mockOnServer({ account: withKeys(4) }).truncate("ListAccessKeys", [2]);
    expect(await sizes(iam)).toEqual([2, 2]);
    expect(await sizes(iam.truncate("ListAccessKeys", 1))).toEqual([1, 1, 1, 1]);
  });

  test("is removed by null and by reset", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", 1);
    expect(await sizes(iam.truncate("ListAccessKeys", null))).toEqual([3]);
    iam.truncate("ListAccessKeys", 1).reset();
    expect(await sizes(iam)).toEqual([3]);
  });

  test.each([
    [
      "ListAccesKeys",
      1,
      /"ListAccesKeys" is not the name of a list action of AWS IAM or STS\. Did you mean "ListAccessKeys"\?/,
    ],
    ["ListAccessKeys", 0, /the page size is 0; expected a whole number, 1 or more/],
    ["ListAccessKeys", 1.5, /the page size is 1\.5; expected/],
    ["ListAccessKeys", "2", /the page size is the string "2"; expected/],
    ["ListAccessKeys", "…", /the page size is the string "…"; expected/],
    ["ListAccessKeys", Number.NaN, /the page size is NaN; expected/],
    ["ListAccessKeys", {}, /the page size is an object; expected/],
    ["ListAccessKeys", [1, "1"], /the size of page 2 is the string "1"; expected/],
    ["ListAccessKeys", [{}], /the size of page 1 is an object; expected/],
    ["ListAccessKeys", [1, -1], /the size of page 2 is -1; expected a whole number, 0 or more/],
    ["ListAccessKeys", undefined, /the page size is undefined; expected/],
  ])("throws a message for %j, %j", (action, size, message) => {
    expect(() => mockIam().truncate(action as "ListAccessKeys", size as number)).toThrow(message);
  });
});

describe("markers", () => {
  const firstMarker = async (parameters: Record<string, string>) =>
    (await pageOf(await listAccessKeys({ MaxItems: "1", ...parameters }))).marker ?? "";
  const refused = { status: 400, code: "ValidationError", message: "Invalid Marker." };

  test("all contain a plus sign, which a client must encode", async () => {
    const iam = mockOnServer({ account: withKeys(40) }).truncate("ListAccessKeys", 1);
    await pages(iam);
    const sent = iam.journal.attempts.flatMap(({ params }) => params["Marker"] ?? []);
    expect(sent).toHaveLength(39);
    expect(sent.filter((marker) => !marker.includes("+"))).toEqual([]);
  });

  test("are opaque base64 of at most 320 characters, whatever the names", async () => {
    const UserName = "a".repeat(128);
    mockOnServer({ account: { Users: [{ UserName, AccessKeys: 2 }] } });
    const marker = await firstMarker({ UserName });
    expect(marker).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    expect(marker.length).toBeLessThanOrEqual(320);
    expect(atob(marker)).not.toContain("aaa");
  });

  test("are refused for another user's listing, and the journal names the user to whom they belong", async () => {
    const iam = mockOnServer({
      account: {
        Users: [
          { UserName: "Bob", AccessKeys: 2 },
          { UserName: "Eve", AccessKeys: 2 },
        ],
      },
    });
    const Marker = await firstMarker({ UserName: "Bob" });
    expect(await errorOf(await listAccessKeys({ UserName: "Eve", Marker }))).toMatchObject(refused);
    expect(iam.journal.attempts.at(-1)?.note).toBe("The marker belongs to ListAccessKeys of the user Bob.");
  });

  test("are refused by the mock of another account", async () => {
    mockOnServer({ account: withKeys(2) });
    const Marker = await firstMarker({ UserName: "Bob" });
    server.resetHandlers();
    mockOnServer({ account: withKeys(2), accountId: "210987654321" });
    expect(await errorOf(await listAccessKeys({ UserName: "Bob", Marker }))).toMatchObject(refused);
  });

  test("are refused if they are changed in any way", async () => {
    mockOnServer({ account: withKeys(2) });
    const Marker = await firstMarker({ UserName: "Bob" });
    const spellings = [
      `${Marker} `,
      ` ${Marker}`,
      `${Marker}=`,
      `${Marker}A`,
      Marker.slice(0, -1),
      Marker.toLowerCase(),
    ];
    spellings.push(Marker.replaceAll("+", "-").replaceAll("/", "_"), Marker.replaceAll("+", " "));
    for (const spelling of spellings)
      expect(await errorOf(await listAccessKeys({ UserName: "Bob", Marker: spelling }))).toMatchObject(refused);
    expect((await listAccessKeys({ UserName: "Bob", Marker })).status).toBe(200);
  });

  test("are refused if a client does not encode them", async () => {
    mockOnServer({ account: withKeys(2) });
    const Marker = await firstMarker({ UserName: "Bob" });
    const body = `Action=ListAccessKeys&Version=${VERSION}&UserName=Bob&Marker=${Marker}`;
    expect(await errorOf(await fetch(HOST, { method: "POST", body }))).toMatchObject(refused);
  });

  test("are valid until reset and refused after it, although a new listing has the same marker", async () => {
    const iam = mockOnServer({ account: withKeys(2) });
    const Marker = await firstMarker({ UserName: "Bob" });
    expect((await listAccessKeys({ UserName: "Bob", Marker })).status).toBe(200);
    iam.reset();
    expect(await errorOf(await listAccessKeys({ UserName: "Bob", Marker }))).toMatchObject(refused);
    expect(await firstMarker({ UserName: "Bob" })).toBe(Marker);
  });

  test("are refused after the user is deleted, even if a new user has the same name and id", async () => {
    const iam = mockOnServer({
      account: { Users: [{ UserName: "Bob", UserId: "AIDABOBBOBBOBEXAMPLE", AccessKeys: 2 }] },
    });
    const Marker = await firstMarker({ UserName: "Bob" });
    iam.account.deleteUser("Bob");
    iam.account.createUser("Bob", { UserId: "AIDABOBBOBBOBEXAMPLE", AccessKeys: 2 });
    expect(await errorOf(await listAccessKeys({ UserName: "Bob", Marker }))).toMatchObject(refused);
  });

  test("skip no remaining key and repeat no key if keys are created and deleted between pages", async () => {
    const iam = mockOnServer({ account: withKeys(6) });
    const ids = iam.account.user("Bob")?.AccessKeys.map((key) => key.AccessKeyId) ?? [];
    const first = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "2" }));
    for (const served of first.ids) iam.account.deleteAccessKey("Bob", served);
    iam.account.deleteAccessKey("Bob", ids[2] ?? "");
    const added = iam.account.createAccessKey("Bob").AccessKeyId;
    const second = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "2", Marker: first.marker ?? "" }));
    const third = await pageOf(await listAccessKeys({ UserName: "Bob", Marker: second.marker ?? "" }));
    expect([first.ids, second.ids, third.ids]).toEqual([ids.slice(0, 2), ids.slice(3, 5), [ids[5], added]]);
  });

  test("make the journal record the number, size and truncation of each page", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", [1, 0]);
    await pages(iam);
    expect(iam.journal.attempts.map((attempt) => attempt.page)).toMatchObject([
      { number: 1, items: 1, truncated: true },
      { number: 2, items: 0, truncated: true },
      { number: 3, items: 2, truncated: false },
    ]);
  });
});
