import { stripVTControlCharacters } from "node:util";
import { type IAMClient, paginateListAccessKeys, paginateListUsers } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import "msw-iam/vitest";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const KEYS = { bob: "AKIABOBSFIRSTEXAMPLE", eve: "AKIAEVESFIRSTEXAMPLE" };
const account = {
  Users: [
    { UserName: "Bob", AccessKeys: [{ AccessKeyId: KEYS.bob }, {}, {}, {}, {}] },
    { UserName: "Eve", AccessKeys: [{ AccessKeyId: KEYS.eve }, {}, {}, {}] },
  ],
};
const pagesOfOne = () => mockOnServer({ account }).truncate("ListAccessKeys", 1).truncate("ListUsers", 1);

async function readAll(client: IAMClient, UserName?: string): Promise<number> {
  let count = 0;
  for await (const page of paginateListAccessKeys({ client }, { UserName }))
    count += page.AccessKeyMetadata?.length ?? 0;
  return count;
}

const messageOf = (iam: MockIam): string => {
  try {
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  } catch (error) {
    return /^Received: (.*)$/m.exec(stripVTControlCharacters((error as Error).message))?.[1] ?? "";
  }
  return "passed";
};

/** Requests one page, and returns the marker that it ended with. */
const read = async (Marker?: string, more: Record<string, string> = { UserName: "Bob" }, headers = {}) =>
  (await pageOf(await listAccessKeys({ ...more, ...(Marker === undefined ? {} : { Marker }) }, headers))).marker ?? "";

describe("toHaveReadAllPages passes for complete listings", () => {
  test("of one user at once", async () => {
    const iam = pagesOfOne();
    const counts = await Promise.all([1, 2, 3].map(() => readAll(clientOf(iam), "Bob")));
    expect(counts).toEqual([5, 5, 5]);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("of callers that each list their own keys at once", async () => {
    const iam = pagesOfOne();
    await Promise.all([readAll(clientOf(iam, "Bob")), readAll(clientOf(iam, "Eve")), readAll(clientOf(iam, "Bob"))]);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("of all users at once, twice", async () => {
    const iam = pagesOfOne();
    const names = async () => {
      for await (const page of paginateListUsers({ client: clientOf(iam) }, {})) expect(page.Users).toHaveLength(1);
    };
    await Promise.all([names(), names()]);
    expect(iam).toHaveReadAllPages("ListUsers");
  });

  test("at once, with retries", async () => {
    const iam = pagesOfOne();
    iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
    iam.fail("ListAccessKeys", "ServiceFailure", { after: 4, times: 1 });
    await Promise.all([readAll(clientOf(iam), "Bob"), readAll(clientOf(iam), "Bob")]);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("whose size of pages, caller or user's name changes between pages", async () => {
    const iam = mockOnServer({ account });
    const second = await read(undefined, { UserName: "Bob", MaxItems: "1" });
    const third = await read(second, { UserName: "Bob", MaxItems: "2" }, signedBy(KEYS.eve));
    expect(await read(third, {}, signedBy(KEYS.bob))).toBe("");
    expect(iam).toHaveReadAllPages("ListAccessKeys");
    expect(iam).toHaveReadAllPages("ListAccessKeys", { MaxItems: 1 });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys", { MaxItems: 3 });
  });

  test("that began before the journal was cleared", async () => {
    const iam = mockOnServer({ account });
    const second = await read(undefined, { UserName: "Bob", MaxItems: "1" });
    iam.journal.clear();
    await read(second);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("with a page that was read again before the end", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", [1, 1]);
    const second = await read();
    await read(second);
    await read(await read(second));
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });
});

describe("toHaveReadAllPages fails", () => {
  test("if one of two listings of one user is left", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", [2, 2]);
    const second = await read();
    expect(await read()).toBe(second);
    const third = await read(second);
    expect(await read(second)).toBe(third);
    expect(await read(third)).toBe("");
    expect(messageOf(iam)).toBe("the listing of Bob ended with a page that said there was more");
    await read(third);
    expect(messageOf(iam)).toBe("passed");
  });

  test("for a listing whose pages have different sizes, whichever size the test names", async () => {
    const iam = mockOnServer({ account });
    const second = await read(undefined, { UserName: "Bob", MaxItems: "1" });
    await read(second, { UserName: "Bob", MaxItems: "2" });
    for (const MaxItems of [1, 2]) expect(iam).not.toHaveReadAllPages("ListAccessKeys", { MaxItems });
  });

  test("for a listing by one of two callers, and says who called", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", [2]);
    const markers = await Promise.all([KEYS.bob, KEYS.eve].map((key) => read(undefined, {}, signedBy(key))));
    await read(markers[1], {}, signedBy(KEYS.eve));
    expect(messageOf(iam)).toBe("a listing by Bob ended with a page that said there was more");
  });

  test("if the program reads the last page again", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", [3]);
    const second = await read();
    for (let request = 0; request < 2; request += 1) await read(second);
    expect(messageOf(iam)).toBe("the listing of Bob went on after its last page");
  });

  test("if one of two programs goes on after a stray marker", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", [2]);
    iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
    const [bob, eve] = [signedBy(KEYS.bob), signedBy(KEYS.eve)];
    const second = await read(undefined, { UserName: "Bob" }, bob);
    expect(await read(undefined, { UserName: "Bob" }, eve)).toBe(second);
    await read(second, { UserName: "Bob" }, eve);
    expect(messageOf(iam)).toBe("passed");
    await read(second, { UserName: "Bob" }, bob);
    expect(messageOf(iam)).toBe("the listing of Bob went on after its last page");
  });

  test.each([
    ["key", {}, {}, KEYS.eve],
    ["parameters", { MaxItems: "3" }, { MaxItems: "2" }, KEYS.bob],
  ])(
    "if a program with its own %s goes on after a stray marker, and another listing is left",
    async (_, bobs, others, key) => {
      const iam = mockOnServer({ account }).truncate("ListAccessKeys", [2]);
      await read(undefined, { UserName: "Bob", ...bobs }, signedBy(KEYS.bob));
      iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
      const stray = await read(undefined, { UserName: "Bob", ...others }, signedBy(key));
      await read(stray, { UserName: "Bob", ...others }, signedBy(key));
      expect(messageOf(iam)).toMatch(/ended with a page that said there was more; .* went on after its last page$/);
    },
  );

  test.each([
    ["missing-marker", "ended with a page that said there was more"],
    ["stray-marker", "went on after its last page"],
  ] as const)("after %s in one of two listings at once", async (trap, problem) => {
    const iam = pagesOfOne();
    iam.fail("ListAccessKeys", trap, { after: 3, times: 1 });
    await Promise.all([readAll(clientOf(iam), "Bob"), readAll(clientOf(iam), "Bob")]);
    expect(messageOf(iam)).toBe(`the listing of Bob ${problem}`);
  });

  test("after repeated-marker in one of two listings, which never ends", async () => {
    const iam = pagesOfOne();
    const complete = readAll(clientOf(iam), "Bob");
    await complete;
    iam.fail("ListAccessKeys", "repeated-marker");
    let pages = 0;
    for await (const _ of paginateListAccessKeys({ client: clientOf(iam) }, { UserName: "Bob" })) {
      pages += 1;
      if (pages === 5) break;
    }
    expect(messageOf(iam)).toBe("the listing of Bob ended with a page that said there was more");
  });

  test("if the call for one page of one listing failed", async () => {
    const iam = pagesOfOne();
    iam.fail("ListAccessKeys", "NoSuchEntity", { after: 4, times: 1 });
    const results = await Promise.allSettled([readAll(clientOf(iam), "Bob"), readAll(clientOf(iam), "Bob")]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(messageOf(iam)).toBe("the listing of Bob ended with a call that returned no page");
  });

  test("for the first page, if its call failed, although another listing is complete", async () => {
    const iam = pagesOfOne();
    iam.fail("ListAccessKeys", "NoSuchEntity", { times: 1 });
    await expect(readAll(clientOf(iam), "Bob")).rejects.toThrow();
    await readAll(clientOf(iam), "Bob");
    expect(messageOf(iam)).toBe("the listing of Bob ended with a call that returned no page");
  });

  test("for an unsigned listing of nobody", async () => {
    const iam = pagesOfOne();
    await post({ Action: "ListAccessKeys" });
    expect(iam).toHaveReadAllPages("ListAccessKeys");
    await post({ Action: "ListAccessKeys", MaxItems: "0" });
    expect(messageOf(iam)).toBe("a listing ended with a call that returned no page");
  });
});

test("toHaveReadAllPages does not compare the parameters of every concurrent listing of a user for each call", async () => {
  const iam = mockOnServer({ account }).truncate("ListAccessKeys", [3]);
  const count = 100;
  const markers: string[] = [];
  for (let call = 0; call < count; call += 1)
    markers.push((await pageOf(await listAccessKeys({ UserName: "Bob" }))).marker ?? "");
  for (const Marker of markers) await listAccessKeys({ UserName: "Bob", Marker });
  const stringify = vi.spyOn(JSON, "stringify");
  expect(iam).toHaveReadAllPages("ListAccessKeys");
  expect(stringify.mock.calls.length).toBeLessThan(count * 10);
});
