import { CreateAccessKeyCommand, IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { getResponse } from "msw";
import { type MockIam, mockIam, type TransportFault } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, HOST, listAccessKeys, mockOnServer, pageOf, post, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
const list = new ListAccessKeysCommand({ UserName: "Bob" });

/** Sends an SDK call and returns its result or error with its attempts. */
async function sendList(iam: MockIam, client: IAMClient = clientOf(iam)) {
  const sent = client.send(list);
  const { value, error } = await sent.then(
    (result) => ({ value: result, error: undefined }),
    (thrown: Error) => ({ value: undefined, error: thrown }),
  );
  const attempts = iam.journal.calls[0]?.attempts ?? [];
  return { value, error, attempts: attempts.length, statuses: attempts.map(({ status }) => status) };
}

describe("the SDK, for a lasting", () => {
  test("network-error, rejects with a TypeError after one attempt, which has no status", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "network-error");
    const { error, attempts, statuses } = await sendList(iam);
    expect([error?.name, attempts, statuses]).toEqual(["TypeError", 1, [undefined]]);
  });

  test("connection-reset, rejects after three attempts, which have the status 200", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "connection-reset");
    const { error, attempts, statuses } = await sendList(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([3, [200, 200, 200]]);
  });

  test("no-response, rejects with a TimeoutError after three attempts, which have no status", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "no-response");
    const requestHandler = new NodeHttpHandler({ requestTimeout: 30, throwOnRequestTimeout: true });
    const { error, attempts, statuses } = await sendList(iam, new IAMClient({ ...iam.clientConfig(), requestHandler }));
    expect([error?.name, attempts, statuses]).toEqual(["TimeoutError", 3, [undefined, undefined, undefined]]);
    iam.reset();
  });

  test("cut-off-body, rejects after one attempt", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "cut-off-body");
    const { error, attempts, statuses } = await sendList(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([1, [200]]);
  });

  test("malformed-xml, rejects after one attempt", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "malformed-xml");
    const { error, attempts, statuses } = await sendList(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([1, [200]]);
  });

  test("empty-body, resolves with an empty result after one attempt", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "empty-body");
    const { value, attempts } = await sendList(iam);
    expect([value?.AccessKeyMetadata, value?.IsTruncated, attempts]).toEqual([undefined, undefined, 1]);
  });

  test("html-error-page, rejects after three attempts, which have the status 503", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "html-error-page");
    const { error, attempts, statuses } = await sendList(iam);
    expect(error).toBeInstanceOf(Error);
    expect([attempts, statuses]).toEqual([3, [503, 503, 503]]);
  });
});

test.each<TransportFault>(["connection-reset", "html-error-page"])(
  "the SDK gets the response at the second attempt after one %s",
  async (fault) => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", fault, { times: 1 });
    const { value, attempts } = await sendList(iam);
    expect([value?.AccessKeyMetadata?.length, attempts]).toEqual([1, 2]);
    expect(iam.journal.attempts.map((attempt) => attempt.fault)).toEqual([fault, undefined]);
  },
);

describe("the response", () => {
  const respond = async (fault: TransportFault, action = "ListAccessKeys", applied = false) => {
    const iam = mockIam({ account });
    iam.fail("*", fault, { applied });
    const url = `${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`;
    return { iam, response: await getResponse(iam.handlers, new Request(url)) };
  };

  test("of cut-off-body is the first half of the XML, and its Content-Length is that of the half", async () => {
    const { response } = await respond("cut-off-body");
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

  test("of cut-off-body to CreateAccessKey is half of an empty result, and no key is created", async () => {
    const { iam, response } = await respond("cut-off-body", "CreateAccessKey");
    expect(await response?.text()).toMatch(/^<CreateAccessKeyResponse xmlns="[^"]+">\n {2}<CreateAccessKeyResult\/>\n/);
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(1);
  });

  test("of cut-off-body with applied is half of the real result, and the key is created", async () => {
    const { iam, response } = await respond("cut-off-body", "CreateAccessKey", true);
    expect(await response?.text()).toContain("<AccessKey>");
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
  });

  test("of malformed-xml lacks the closing tag of its root, and that of empty-body is empty", async () => {
    expect(await (await respond("malformed-xml")).response?.text()).toMatch(/<\/ResponseMetadata>\n$/);
    const { response } = await respond("empty-body");
    expect([response?.headers.get("content-length"), await response?.text()]).toEqual(["0", ""]);
  });

  test.each([
    ["ListRoles", "ListRoles"],
    ["List_2", "List_2"],
    ["2Lists", "Unknown"],
    ["List-Roles", "Unknown"],
    ["<List", "Unknown"],
    ["", "Unknown"],
  ])("of malformed-xml to the action %j has the root element %sResponse", async (action, element) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const { response } = await respond("malformed-xml", action);
    expect(await response?.text()).toContain(`<${element}Response xmlns=`);
  });

  test("of malformed-xml without an action has the root element UnknownResponse", async () => {
    const iam = mockIam();
    iam.fail("*", "malformed-xml");
    const response = await getResponse(iam.handlers, new Request(`${HOST}?Version=${VERSION}`));
    expect(await response?.text()).toMatch(/^<UnknownResponse xmlns=/);
  });

  test("of html-error-page is a 503 with HTML and no request id", async () => {
    const { response } = await respond("html-error-page");
    expect([response?.status, response?.headers.get("content-type")]).toEqual([503, "text/html"]);
    const page = (await response?.text()) ?? "";
    expect(page).toMatch(/^<html>/);
    expect(response?.headers.get("content-length")).toBe(String(page.length));
    // The SDK treats a difference between this date and its own as clock skew.
    expect(Math.abs(Date.parse(response?.headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
    expect(response?.headers.get("x-amzn-requestid")).toBeNull();
  });

  test("of connection-reset has headers and a part of the body before the body fails", async () => {
    const { response } = await respond("connection-reset");
    // A response that breaks off has no Content-Length.
    expect([response?.headers.get("content-type"), response?.headers.get("content-length")]).toEqual([
      "text/xml",
      null,
    ]);
    const reader = response?.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await expect(reader?.read()).rejects.toThrow("The connection was reset.");
  });

  test("of cut-off-body is a 200 even if the action itself fails", async () => {
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

describe("with applied", () => {
  test("the SDK's retry of CreateAccessKey creates a second key", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    iam.fail("CreateAccessKey", "ServiceFailure", { applied: true, times: 1 });
    const { AccessKey } = await clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    const keys = iam.account.user("Bob")?.AccessKeys ?? [];
    expect(keys).toHaveLength(2);
    expect(keys[1]?.AccessKeyId).toBe(AccessKey?.AccessKeyId);
  });

  test("the SDK's retry of CreateAccessKey exceeds the quota if the user already has a key", async () => {
    const iam = mockOnServer({ account });
    iam.fail("CreateAccessKey", "connection-reset", { applied: true, times: 1 });
    await expect(clientOf(iam).send(new CreateAccessKeyCommand({ UserName: "Bob" }))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for AccessKeysPerUser: 2",
    });
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(2);
  });

  test("left out, a failed request changes nothing", async () => {
    const iam = mockOnServer({ account });
    iam.fail("CreateAccessKey", "network-error");
    await expect(post({ Action: "CreateAccessKey", UserName: "Bob" })).rejects.toThrow();
    expect(iam.account.user("Bob")?.AccessKeys).toHaveLength(1);
  });

  test("the fault responds even if the action itself fails", async () => {
    mockOnServer().fail("CreateAccessKey", "ServiceUnavailable", { applied: true });
    expect((await post({ Action: "CreateAccessKey", UserName: "Nobody" })).status).toBe(503);
  });
});

describe("a delay", () => {
  test("does not change the order in which requests take effect", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } }).delay("CreateAccessKey", 30);
    const created = post({ Action: "CreateAccessKey", UserName: "Bob" });
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toHaveLength(2);
    expect((await created).status).toBe(200);
  });
});

describe("reset", () => {
  test("rejects an SDK call that waits for a response", async () => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", "no-response");
    const sent = clientOf(iam).send(list);
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    iam.reset();
    await expect(sent).rejects.toThrow();
  });

  test("removes delays", async () => {
    const iam = mockOnServer({ account }).delay("*", 60_000).reset();
    expect((await errorOf(await listAccessKeys({ UserName: "Nobody" }))).status).toBe(404);
    expect(iam.journal.attempts).toHaveLength(1);
  });
});
