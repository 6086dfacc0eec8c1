import { CreateAccessKeyCommand, IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { getResponse } from "msw";
import { type MockIam, mockIam, type TransportFault } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf, errorOf, HOST, listAccessKeys, mockOnServer, pageOf, post, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
const list = new ListAccessKeysCommand({ UserName: "Bob" });

/** What becomes of an SDK call: its result or error, and the attempts that it took. */
async function outcome(iam: MockIam, client: IAMClient = clientOf(iam)) {
  const sent = client.send(list);
  const { value, error } = await sent.then(
    (result) => ({ value: result, error: undefined }),
    (thrown: Error) => ({ value: undefined, error: thrown }),
  );
  const attempts = iam.journal.calls[0]?.attempts ?? [];
  return { value, error, attempts: attempts.length, statuses: attempts.map(({ status }) => status) };
}

describe("what the SDK does with a lasting", () => {
  test("network-error: not retried, Error 'Network error' or the like", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "network-error");
    const { error, attempts, statuses } = await outcome(iam);
    expect([error?.name, attempts, statuses]).toEqual(["TypeError", 1, [undefined]]);
  });

  test("connection-reset: retried, three attempts", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "connection-reset");
    const { error, attempts, statuses } = await outcome(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([3, [200, 200, 200]]);
  });

  test("no-response: its own timeout, retried", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "no-response");
    const requestHandler = new NodeHttpHandler({ requestTimeout: 30, throwOnRequestTimeout: true });
    const { error, attempts, statuses } = await outcome(iam, new IAMClient({ ...iam.clientConfig(), requestHandler }));
    expect([error?.name, attempts, statuses]).toEqual(["TimeoutError", 3, [undefined, undefined, undefined]]);
    iam.reset();
  });

  test("cut-off-body: not retried", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "cut-off-body");
    const { error, attempts, statuses } = await outcome(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([1, [200]]);
  });

  test("malformed-xml: not retried", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "malformed-xml");
    const { error, attempts, statuses } = await outcome(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([1, [200]]);
  });

  test("empty-body: resolves, with an empty result", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "empty-body");
    const { value, attempts } = await outcome(iam);
    expect([value?.AccessKeyMetadata, value?.IsTruncated, attempts]).toEqual([undefined, undefined, 1]);
  });

  test("html-error-page: retried, three attempts", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "html-error-page");
    const { error, attempts, statuses } = await outcome(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([3, [503, 503, 503]]);
  });
});

test.each<TransportFault>(["connection-reset", "html-error-page"])(
  "the retry after one %s gets the answer",
  async (fault) => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", fault, { times: 1 });
    const { value, attempts } = await outcome(iam);
    expect([value?.AccessKeyMetadata?.length, attempts]).toEqual([1, 2]);
    expect(iam.journal.attempts.map((attempt) => attempt.fault)).toEqual([fault, undefined]);
  },
);

describe("on the wire", () => {
  const answer = async (fault: TransportFault, action = "ListAccessKeys", applied = false) => {
    const iam = mockIam({ account });
    iam.fail("*", fault, { applied });
    const url = `${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`;
    return { iam, response: await getResponse(iam.handlers, new Request(url)) };
  };

  test("cut-off-body sends the first half of the answer, and its length", async () => {
    const { response } = await answer("cut-off-body");
    const whole = await (
      await getResponse(
        mockIam({ account }).handlers,
        new Request(`${HOST}?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`),
      )
    )?.text();
    const body = (await response?.text()) ?? "";
    expect(response?.status).toBe(200);
    expect(response?.headers.get("content-length")).toBe(String(body.length));
    const sameDate = (xml = "") => xml.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z/g, "");
    expect(sameDate(whole).startsWith(sameDate(body))).toBe(true);
    expect(body).toHaveLength(Math.floor((whole?.length ?? 0) / 2));
  });

  test("cut-off-body of an action that would have changed something is half of an empty answer, and nothing is changed", async () => {
    const { iam, response } = await answer("cut-off-body", "CreateAccessKey");
    expect(await response?.text()).toMatch(/^<CreateAccessKeyResponse xmlns="[^"]+">\n {2}<CreateAccessKeyResult\/>\n/);
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(1);
  });

  test("cut-off-body with applied is half of the answer that was lost", async () => {
    const { iam, response } = await answer("cut-off-body", "CreateAccessKey", true);
    expect(await response?.text()).toContain("<AccessKey>");
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
  });

  test("malformed-xml is not well-formed, and empty-body no byte", async () => {
    expect(await (await answer("malformed-xml")).response?.text()).toMatch(/<\/ResponseMetadata>\n$/);
    const { response } = await answer("empty-body");
    expect([response?.headers.get("content-length"), await response?.text()]).toEqual(["0", ""]);
  });

  test("html-error-page is a proxy's page", async () => {
    const { response } = await answer("html-error-page");
    expect([response?.status, response?.headers.get("content-type")]).toEqual([503, "text/html"]);
    const page = (await response?.text()) ?? "";
    expect(page).toMatch(/^<html>/);
    expect(response?.headers.get("content-length")).toBe(String(page.length));
    // The SDK takes its difference to the date for clock skew.
    expect(Math.abs(Date.parse(response?.headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
    expect(response?.headers.get("x-amzn-requestid")).toBeNull();
  });

  test("connection-reset sends headers and a part before the body errors", async () => {
    const { response } = await answer("connection-reset");
    // What breaks off has no length.
    expect([response?.headers.get("content-type"), response?.headers.get("content-length")]).toEqual([
      "text/xml",
      null,
    ]);
    const reader = response?.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await expect(reader?.read()).rejects.toThrow("The connection was reset.");
  });

  test("an action that fails by itself is answered by the fault all the same", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam();
    iam.fail("*", "cut-off-body");
    for (const action of ["ListAccessKeys", "ListRoles"]) {
      const response = await getResponse(
        iam.handlers,
        new Request(`${HOST}?Action=${action}&UserName=Eve&Version=${VERSION}`),
      );
      expect(response?.status).toBe(200);
    }
  });
});

describe("applied: the action ran, its answer was lost", () => {
  test("the retry of a CreateAccessKey creates a second key", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    iam.fail("CreateAccessKey", "ServiceFailure", { applied: true, times: 1 });
    const { AccessKey } = await clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    const keys = iam.account.user("Bob")?.AccessKeys ?? [];
    expect(keys).toHaveLength(2);
    expect(keys[1]?.AccessKeyId).toBe(AccessKey?.AccessKeyId);
  });

  test("with one key there already, the retry meets the quota", async () => {
    const iam = mockOnServer({ account });
    iam.fail("CreateAccessKey", "connection-reset", { applied: true, times: 1 });
    await expect(clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "Bob" }))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for AccessKeysPerUser: 2",
    });
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
  });

  test("without it, a failed request changes nothing", async () => {
    const iam = mockOnServer({ account });
    iam.fail("CreateAccessKey", "network-error");
    await expect(post({ Action: "CreateAccessKey", UserName: "Bob" })).rejects.toThrow();
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(1);
  });

  test("an action that fails by itself is answered by the fault", async () => {
    mockOnServer().fail("CreateAccessKey", "ServiceUnavailable", { applied: true });
    expect((await post({ Action: "CreateAccessKey", UserName: "Nobody" })).status).toBe(503);
  });
});

describe("delay", () => {
  test("holds answers back, pending in the journal; its own delay goes before that of *; 0 lifts it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const iam = mockIam({ account }).delay("*", 5000).delay("ListAccessKeys", 1000);
    const request = () =>
      getResponse(iam.handlers, new Request(`${HOST}?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`));
    const pending = request();
    await vi.advanceTimersByTimeAsync(999);
    expect(iam.journal.attempts[0]?.status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect((await pending)?.status).toBe(200);
    expect(iam.journal.attempts[0]?.status).toBe(200);
    iam.delay("ListAccessKeys", null);
    const lifted = request();
    await vi.advanceTimersByTimeAsync(4999);
    expect(iam.journal.attempts[1]?.status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect((await lifted)?.status).toBe(200);
    iam.delay("*", null);
    expect((await request())?.status).toBe(200);
  });

  test("does not change the order in which requests take effect", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } }).delay("CreateAccessKey", 30);
    const created = post({ Action: "CreateAccessKey", UserName: "Bob" });
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toHaveLength(2);
    expect((await created).status).toBe(200);
  });

  test.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY], ["10"]])(
    "%j is refused with a sentence",
    (milliseconds) => {
      expect(() => mockIam().delay("*", milliseconds as number)).toThrow(
        /the time is .*; expected a number of milliseconds/,
      );
    },
  );

  test("an unknown action is refused with a suggestion", () => {
    expect(() => mockIam().delay("ListAccesKeys" as "*", 1)).toThrow(/Did you mean "ListAccessKeys"\?/);
  });
});

describe("reset", () => {
  test("ends an SDK call that waits for a response", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "no-response");
    const sent = clientOf(iam).send(list);
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    iam.reset();
    await expect(sent).rejects.toThrow();
  });

  test("lifts delays", async () => {
    const iam = mockOnServer({ account }).delay("*", 60_000).reset();
    expect((await errorOf(await listAccessKeys({ UserName: "Nobody" }))).status).toBe(404);
    expect(iam.journal.attempts).toHaveLength(1);
  });
});
