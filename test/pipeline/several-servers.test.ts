import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse, HttpResponse, http } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, post, server } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };
const countKeys = async (client: IAMClient) =>
  (await client.send(new ListAccessKeysCommand({ UserName: "Bob" }))).AccessKeyMetadata?.length;

describe("the methods of MSW's server", () => {
  test("use puts the mock before earlier handlers, and resetHandlers does not reset the mock", async () => {
    const iam = mockIam({ account });
    server.use(http.post("https://iam.amazonaws.com/", () => new HttpResponse("the old one", { status: 299 })));
    server.use(...iam.handlers);
    iam.fail("ListAccessKeys", "AccessDenied", { after: 1 });
    expect((await listAccessKeys({ UserName: "Bob" })).status).toBe(200);
    server.resetHandlers(...iam.handlers);
    expect((await listAccessKeys({ UserName: "Bob" })).status).toBe(403);
    expect(iam.journal.attempts).toHaveLength(2);
  });

  test("use lets the mock that was added last respond", async () => {
    const first = mockOnServer({ account });
    const second = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 5 }] } });
    expect(await countKeys(clientOf(first))).toBe(5);
    expect([first.journal.attempts.length, second.journal.attempts.length]).toEqual([0, 1]);
  });
});

describe("with one mock per test under test.concurrent", () => {
  const counts = [1, 2, 3, 4, 5];
  test.concurrent.each(counts)("server.boundary lists only the %i keys of its own mock", async (count) => {
    const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: count }] } });
    const listInside = server.boundary(async () => {
      server.use(...iam.handlers);
      const client = new IAMClient(iam.clientConfig());
      const seen = [];
      for (let call = 0; call < 3; call += 1) seen.push(await countKeys(client));
      return seen;
    });
    expect(await listInside()).toEqual([count, count, count]);
    expect(iam.journal.calls).toHaveLength(3);
  });
});

describe("fake timers", () => {
  test("end a delay of an SDK call with advanceTimersByTimeAsync", async () => {
    const iam = mockOnServer({ account }).delay("ListAccessKeys", 5_000);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const sent = countKeys(clientOf(iam));
    await vi.waitUntil(
      async () => {
        await vi.advanceTimersByTimeAsync(1_000);
        return iam.journal.attempts[0]?.status === 200;
      },
      { timeout: 30_000 },
    );
    expect(await sent).toBe(2);
  });
});

describe("a handler before the mock's", () => {
  test("can respond to other actions and leave the rest to the mock", async () => {
    mockOnServer({ account });
    server.use(
      http.post("https://iam.amazonaws.com/", async ({ request }) => {
        const parameters = new URLSearchParams(await request.clone().text());
        if (parameters.get("Action") !== "GetPolicy") return undefined;
        return new HttpResponse("<GetPolicyResponse/>", { headers: { "Content-Type": "text/xml" } });
      }),
    );
    expect(await (await post({ Action: "GetPolicy" })).text()).toBe("<GetPolicyResponse/>");
    expect((await listAccessKeys({ UserName: "Bob" })).status).toBe(200);
  });
});

test("seeding after each reset and seeding once before a checkpoint create the same users", async () => {
  const each = mockIam();
  const once = mockIam().seed(account).checkpoint();
  for (let round = 0; round < 2; round += 1) {
    each.reset().seed(account);
    once.reset();
    expect(once.snapshot().Users?.map((user) => user.UserId)).toEqual(
      each.snapshot().Users?.map((user) => user.UserId),
    );
    const url = "https://iam.amazonaws.com/?Action=CreateAccessKey&UserName=Bob&Version=2010-05-08";
    expect((await getResponse(once.handlers, new Request(url)))?.status).toBe(409);
  }
});
