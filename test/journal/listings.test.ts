import { stripVTControlCharacters } from "node:util";
import { paginateListAccessKeys } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import "msw-iam/vitest";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, pageOf, post } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }, { UserName: "Eve" }] };
const messageOf = (assertion: () => unknown): string => {
  try {
    assertion();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return "passed";
};

describe("toHaveReadAllPages", () => {
  const readAll = async (iam: MockIam) => {
    for await (const page of paginateListAccessKeys({ client: clientOf(iam) }, { UserName: "Bob" }))
      expect(page).toBeDefined();
  };

  test("passes if every listing was read to its end, even more than once", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", [1, 0]);
    await readAll(iam);
    await readAll(iam);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
    expect(iam).toHaveReadAllPages("ListAccessKeys", { UserName: "Bob" });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys", { UserName: "Eve" });
  });

  const page = async (parameters: Record<string, string>) =>
    (await pageOf(await listAccessKeys(parameters))).marker ?? "none";

  test("tells interleaved listings apart by their parameters, in any order", async () => {
    const iam = mockOnServer({
      account: {
        Users: [
          { UserName: "Bob", AccessKeys: 3 },
          { UserName: "Eve", AccessKeys: 3 },
        ],
      },
    }).truncate("ListAccessKeys", [1, 1]);
    const [Bob, Eve] = [{ UserName: "Bob" }, { UserName: "Eve" }];
    let bobs = await page({ ...Bob, MaxItems: "2" });
    let eves = await page({ MaxItems: "2", ...Eve });
    const another = await page({ ...Bob, MaxItems: "3" });
    bobs = await page({ MaxItems: "2", Marker: bobs, ...Bob });
    eves = await page({ Marker: eves, ...Eve, MaxItems: "2" });
    expect(await page({ ...Bob, Marker: bobs, MaxItems: "2" })).toBe("none");
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: the listing of Eve ended with a page that said there was more; the listing of Bob ended with a page/,
    );
    expect(await page({ MaxItems: "2", ...Eve, Marker: eves })).toBe("none");
    expect(iam).toHaveReadAllPages("ListAccessKeys", Eve);
    expect(iam).toHaveReadAllPages("ListAccessKeys", { ...Bob, MaxItems: 2 });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    expect(await page({ Marker: await page({ MaxItems: "3", ...Bob, Marker: another }), MaxItems: "3", ...Bob })).toBe(
      "none",
    );
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("continues the listing with the same parameters, even if they are in another order", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", 1);
    const Bob = { UserName: "Bob" };
    await page({ ...Bob, MaxItems: "2" });
    let Marker = await page({ ...Bob, MaxItems: "3" });
    Marker = await page({ MaxItems: "3", Marker, ...Bob });
    expect(await page({ Marker, MaxItems: "3", ...Bob })).toBe("none");
    expect(iam).toHaveReadAllPages("ListAccessKeys", { MaxItems: 3 });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys", { MaxItems: 2 });
  });

  test("uses the page of the last attempt of a call", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", 1);
    const call = { "amz-sdk-invocation-id": "0" };
    await listAccessKeys({ UserName: "Bob" }, call);
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    iam.truncate("ListAccessKeys", null);
    await listAccessKeys({ UserName: "Bob" }, call);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
    iam.fail("ListAccessKeys", "ServiceFailure");
    await listAccessKeys({ UserName: "Bob" }, call);
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: the listing of Bob ended with a call that returned no page\n/,
    );
  });

  test("treats a call without a marker as the start of another listing", async () => {
    const iam = mockOnServer({ account });
    await page({ UserName: "Bob", MaxItems: "1" });
    await page({ UserName: "Bob" });
    await page({ UserName: "Bob", MaxItems: "1" });
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: (the listing of Bob ended with a page that said there was more(; )?){2}\n/,
    );
  });

  test("fails if the response with the last page was lost or an error", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", 2);
    const Marker = await page({ UserName: "Bob" });
    iam.fail("ListAccessKeys", "empty-body", { times: 1 });
    iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await listAccessKeys({ UserName: "Bob", Marker });
      expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    }
    await listAccessKeys({ UserName: "Bob", Marker });
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("fails if a listing was not read to its end, and names its user", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", 1);
    await readAll(iam);
    await listAccessKeys({ UserName: "Bob", MaxItems: "2" });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: the listing of Bob ended with a page that said there was more\n/,
    );
  });

  test("fails if a listing of users was not read to its end", async () => {
    const iam = mockOnServer({ account });
    await post({ Action: "ListUsers", MaxItems: "1" });
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListUsers"))).toMatch(
      /Received: a listing ended with a page that said there was more\n/,
    );
  });

  test("fails if one page was requested after the last one", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", 2);
    iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
    await readAll(iam);
    expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 2);
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
  });

  test("says whose listing went on after its last page", async () => {
    const iam = mockOnServer({ account }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
    await readAll(iam);
    expect(messageOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: the listing of Bob went on after its last page\n/,
    );
  });
});
