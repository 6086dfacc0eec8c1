import { stripVTControlCharacters } from "node:util";
import { ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import "msw-iam/vitest";
import { describe, expect, test } from "vitest";
import { clientOf, double, listAccessKeys, pageOf, post } from "./support.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 3 }, { UserName: "Eve" }] };
const textOf = (assertion: () => unknown): string => {
  try {
    assertion();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return "passed";
};

async function three() {
  const iam = double({ account });
  await listAccessKeys({ UserName: "Bob", MaxItems: "2" });
  await post({ Action: "GetUser", UserName: "Bob" });
  await listAccessKeys({ UserName: "Eve" });
  return iam;
}

test("toHaveReceivedAction takes a subset of the parameters, numbers and booleans by their text, and asymmetric matchers", async () => {
  const iam = await three();
  expect(iam).toHaveReceivedAction("GetUser");
  expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: "Bob", MaxItems: 2 });
  expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: expect.stringMatching(/^E/) });
  expect(iam).not.toHaveReceivedAction("ListAccessKeys", { MaxItems: 3 });
  expect(iam).not.toHaveReceivedAction("DeleteUser");
  expect(iam).not.toHaveReceivedAction("GetUser", { constructor: expect.anything() });
});

test("toHaveReceivedActionTimes, Nth and Last count calls, not attempts", async () => {
  const iam = double({ account });
  iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
  await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
  await post({ Action: "GetUser", UserName: "Bob" });
  expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 1);
  expect(iam).not.toHaveReceivedActionTimes("ListAccessKeys", 2);
  expect(iam).toHaveReceivedNthAction(1, "ListAccessKeys", { UserName: "Bob" });
  expect(iam).not.toHaveReceivedNthAction(2, "ListAccessKeys");
  expect(iam).not.toHaveReceivedNthAction(3, "GetUser");
  expect(iam).toHaveReceivedLastAction("GetUser", { UserName: "Bob" });
  expect(iam).not.toHaveReceivedLastAction("GetUser", { UserName: "Eve" });
  expect(iam).toHaveRetriedAction("ListAccessKeys", 1);
  expect(iam).not.toHaveRetriedAction("GetUser", 1);
});

describe("toHaveReadAllPages", () => {
  const readAll = async (iam: Awaited<ReturnType<typeof three>>) => {
    for await (const page of paginateListAccessKeys({ client: clientOf(iam) }, { UserName: "Bob" }))
      expect(page).toBeDefined();
  };

  test("passes where each listing's last page was the end of it, however often it was read", async () => {
    const iam = double({ account }).truncate("ListAccessKeys", [1, 0]);
    await readAll(iam);
    await readAll(iam);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
    expect(iam).toHaveReadAllPages("ListAccessKeys", { UserName: "Bob" });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys", { UserName: "Eve" });
  });

  const page = async (parameters: Record<string, string>) =>
    (await pageOf(await listAccessKeys(parameters))).marker ?? "none";

  test("keeps interleaved listings apart, by their parameters in whatever order", async () => {
    const iam = double({
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
    expect(textOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
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

  test("looks at the page that the last attempt of a call got", async () => {
    const iam = double({ account }).truncate("ListAccessKeys", 1);
    const call = { "amz-sdk-invocation-id": "0" };
    await listAccessKeys({ UserName: "Bob" }, call);
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    iam.truncate("ListAccessKeys", null);
    await listAccessKeys({ UserName: "Bob" }, call);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
    iam.fail("ListAccessKeys", "ServiceFailure");
    await listAccessKeys({ UserName: "Bob" }, call);
    expect(iam).toHaveReadAllPages("ListAccessKeys");
  });

  test("takes the calls that begin a listing anew for another listing", async () => {
    const iam = double({ account });
    await page({ UserName: "Bob", MaxItems: "1" });
    await page({ UserName: "Bob" });
    await page({ UserName: "Bob", MaxItems: "1" });
    expect(textOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: (the listing of Bob ended with a page that said there was more(; )?){2}\n/,
    );
  });

  test("fails where the answer to the last page was lost or an error", async () => {
    const iam = double({ account }).truncate("ListAccessKeys", 2);
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

  test("fails where a listing was left, and says whose", async () => {
    const iam = double({ account }).truncate("ListAccessKeys", 1);
    await readAll(iam);
    await listAccessKeys({ UserName: "Bob", MaxItems: "2" });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
    expect(textOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: the listing of Bob ended with a page that said there was more\n/,
    );
  });

  test("fails where a listing of users was left, which is nobody's", async () => {
    const iam = double({ account });
    await post({ Action: "ListUsers", MaxItems: "1" });
    expect(textOf(() => expect(iam).toHaveReadAllPages("ListUsers"))).toMatch(
      /Received: a listing ended with a page that said there was more\n/,
    );
  });

  test("fails where something was asked for after the end", async () => {
    const iam = double({ account }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
    await readAll(iam);
    expect(textOf(() => expect(iam).toHaveReadAllPages("ListAccessKeys"))).toMatch(
      /Received: the listing of Bob went on after its last page\n/,
    );
  });
});

describe("failure texts show what was expected, what came, a diff, and the journal's table", () => {
  test("a parameter that differs", async () => {
    const iam = await three();
    expect(
      textOf(() => expect(iam).toHaveReceivedAction("ListAccessKeys", { UserName: "Carol" })),
    ).toMatchInlineSnapshot(`
      "expect(iam).toHaveReceivedAction()

      Expected: a call to ListAccessKeys with Object {
        "UserName": "Carol",
      }
      Received: 2 calls to it

      Parameters of the last call to look at:
      - Expected
      + Received

        {
      -   "UserName": "Carol",
      +   "UserName": "Eve",
        }

      msw-iam journal: 3 calls, 3 attempts
      #  action          parameters               caller           page               answer
      1  ListAccessKeys  UserName=Bob MaxItems=2  root (unsigned)  1: 2, more follow  200
      2  GetUser         UserName=Bob             root (unsigned)                     200
      3  ListAccessKeys  UserName=Eve             root (unsigned)  1: 0               200"
    `);
  });

  test("a count", async () => {
    const iam = await three();
    expect(textOf(() => expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 3))).toMatchInlineSnapshot(`
      "expect(iam).toHaveReceivedActionTimes()

      Expected: 3 calls to ListAccessKeys
      Received: 2

      msw-iam journal: 3 calls, 3 attempts
      #  action          parameters               caller           page               answer
      1  ListAccessKeys  UserName=Bob MaxItems=2  root (unsigned)  1: 2, more follow  200
      2  GetUser         UserName=Bob             root (unsigned)                     200
      3  ListAccessKeys  UserName=Eve             root (unsigned)  1: 0               200"
    `);
  });

  test("not", async () => {
    const iam = await three();
    expect(textOf(() => expect(iam).not.toHaveReceivedLastAction("ListAccessKeys"))).toMatchInlineSnapshot(`
      "expect(iam).not.toHaveReceivedLastAction()

      Expected: not the last call to be to ListAccessKeys
      Received: a call to ListAccessKeys

      msw-iam journal: 3 calls, 3 attempts
      #  action          parameters               caller           page               answer
      1  ListAccessKeys  UserName=Bob MaxItems=2  root (unsigned)  1: 2, more follow  200
      2  GetUser         UserName=Bob             root (unsigned)                     200
      3  ListAccessKeys  UserName=Eve             root (unsigned)  1: 0               200"
    `);
  });

  test("a call that is not there", async () => {
    const iam = await three();
    expect(textOf(() => expect(iam).toHaveReceivedNthAction(9, "GetUser"))).toMatch(
      /Expected: call 9 to be to GetUser\nReceived: no such call\n/,
    );
    expect(textOf(() => expect(iam).toHaveRetriedAction("GetUser", 2))).toMatch(
      /Expected: 2 calls to GetUser of more than one attempt\nReceived: 0\n/,
    );
    expect(textOf(() => expect(iam).toHaveReadAllPages("ListUsers"))).toMatch(/Received: no call to it\n/);
  });

  test("something that is no double", () => {
    expect(textOf(() => expect({}).toHaveReceivedAction("GetUser"))).toMatch(
      /takes a double of msw-iam, as mockIam\(\) makes it/,
    );
  });

  test("no secret", async () => {
    const iam = double({ account: { Users: [{ UserName: "Bob", AccessKeys: [{ SecretAccessKey: "the-secret" }] }] } });
    await post({ Action: "CreateAccessKey", UserName: "Bob" });
    expect(textOf(() => expect(iam).not.toHaveReceivedAction("CreateAccessKey"))).not.toMatch(/the-secret|EXAMPLEKEY/);
  });
});
