// The test of one cell of the matrix. run.ts copies this file into a folder with the cell's packages and the packed package. It
// runs under node:test, Vitest and Jest.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import https from "node:https";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";

const { MATRIX_NODE, MATRIX_CLIENT } = process.env;
const hasExpect = "expect" in globalThis;
const isVitest = "vi" in globalThis;
const {
  test,
  before = globalThis.beforeAll,
  after = globalThis.afterAll,
  afterEach,
} = hasExpect ? globalThis : await import("node:test");

if (isVitest) await import("msw-iam/vitest");
else if (hasExpect) expect.extend((await import("msw-iam/matchers")).matchers);

const iam = mockIam();
const server = setupServer(...iam.handlers);
before(() => server.listen({ onUnhandledFrame: "error", onUnhandledRequest: "error" }));
afterEach(() => void iam.reset());
after(() => server.close());

/** Creates a client without an SDK, which follows markers and retries by itself. */
const byHand = (post) =>
  async function* (_mock, UserName) {
    let marker;
    do {
      const parameters = {
        Action: "ListAccessKeys",
        Version: "2010-05-08",
        UserName,
        ...(marker && { Marker: marker }),
      };
      const body = String(new URLSearchParams(parameters));
      let answer = await post(body);
      if (answer.status >= 500) answer = await post(body);
      if (answer.status !== 200) throw Object.assign(new Error(answer.text), { statusCode: answer.status });
      yield [...answer.text.matchAll(/<AccessKeyId>(\w+)</g)].map(([, id]) => id);
      marker = /<Marker>(.+)<\/Marker>/.exec(answer.text)?.[1];
    } while (marker !== undefined);
  };
const url = "https://iam.amazonaws.com/";
const init = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } };

/** Each client yields the ids of a user's keys, page by page. */
const clients = {
  async *sdk3(mock, UserName) {
    const { IAMClient, paginateListAccessKeys } = await import("@aws-sdk/client-iam");
    const client = new IAMClient(mock.clientConfig());
    for await (const page of paginateListAccessKeys({ client }, { UserName }))
      yield page.AccessKeyMetadata.map((key) => key.AccessKeyId);
  },
  async *sdk2(mock, UserName) {
    const { default: sdk } = await import("aws-sdk");
    const client = new sdk.IAM(mock.clientConfig());
    let page;
    do {
      page = await client.listAccessKeys({ UserName, Marker: page?.Marker }).promise();
      yield page.AccessKeyMetadata.map((key) => key.AccessKeyId);
    } while (page.IsTruncated);
  },
  fetch: byHand(async (body) => {
    const response = await fetch(url, { ...init, body });
    return { status: response.status, text: await response.text() };
  }),
  https: byHand(
    (body) =>
      new Promise((resolve, reject) => {
        const request = https.request(url, init, async (response) => {
          let text = "";
          for await (const chunk of response) text += chunk;
          resolve({ status: response.statusCode, text });
        });
        request.on("error", reject).end(body);
      }),
  ),
};

async function pagesOf(mock, UserName) {
  const pages = [];
  for await (const page of clients[MATRIX_CLIENT](mock, UserName)) pages.push(page);
  return pages;
}

test("runs the versions of the cell", () => {
  const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
  assert.equal(process.versions.node, MATRIX_NODE);
  for (const [name, version] of Object.entries(read("package.json").dependencies)) {
    if (name === "msw-iam") continue;
    assert.equal(read(`node_modules/${name}/package.json`).version, version, name);
  }
});

test("lists every key over truncated pages, and retries one of them", async () => {
  iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 5 }] });
  iam.truncate("ListAccessKeys", 2);
  const fault = iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
  const pages = await pagesOf(iam, "Bob");

  assert.deepEqual(
    pages.map((page) => page.length),
    [2, 2, 1],
  );
  assert.deepEqual(
    pages.flat(),
    iam.account.user("Bob").AccessKeys.map((key) => key.AccessKeyId),
  );
  assert.equal(fault.hits, 1);
  assert.deepEqual(
    iam.journal.attempts.map(({ action, status, page }) => [action, status, page?.items]),
    [200, 500, 200, 200].map((status, index) => ["ListAccessKeys", status, [2, undefined, 2, 1][index]]),
    String(iam.journal),
  );
  // Only this client sends the invocation id that identifies the attempts of a call.
  assert.deepEqual(
    iam.journal.callsTo("ListAccessKeys", { UserName: "Bob" }).map((call) => call.attempts.length),
    MATRIX_CLIENT === "sdk3" ? [1, 2, 1] : [1, 1, 1, 1],
    String(iam.journal),
  );
  if (!hasExpect) return;
  expect(iam).toHaveReceivedActionTimes("ListAccessKeys", 3);
  expect(iam).toHaveReceivedNthAction(2, "ListAccessKeys", { Marker: expect.any(String) });
  expect(iam).toHaveReceivedLastAction("ListAccessKeys", { UserName: "Bob" });
  expect(iam).toHaveRetriedAction("ListAccessKeys", 1);
  expect(iam).toHaveReadAllPages("ListAccessKeys");
  expect(iam).not.toHaveReceivedAction("DeleteAccessKey");
  expect(iam).toHaveReceivedNoOtherActions(["ListAccessKeys"]);
});

test("rejects with a 404 for an unknown user", async () => {
  await assert.rejects(
    pagesOf(iam, "Carol"),
    (error) =>
      (error.$metadata?.httpStatusCode ?? error.statusCode) === 404 && /Carol cannot be found/.test(error.message),
  );
  assert.deepEqual(
    iam.journal.attempts.map((attempt) => attempt.errorCode),
    ["NoSuchEntity"],
  );
});

if (isVitest) {
  const { iamTest } = await import("msw-iam/vitest-test");
  // This needs its own suite, because iamTest treats every test of its suite as its own.
  describe("iamTest", () => {
    iamTest({ server })("gives the test its own mock", async ({ iam: own }) => {
      own.seed({ Users: [{ UserName: "Bob", AccessKeys: 1 }] });
      assert.equal((await pagesOf(own, "Bob")).flat().length, 1);
      assert.equal(iam.journal.attempts.length, 0);
    });
  });
}

// An older SDK reads what respond writes as the newest one does.
if (MATRIX_CLIENT === "sdk3")
  test("the SDK reads lists, maps, dates and blobs that respond writes", async () => {
    const { GetAccountSummaryCommand, GetCredentialReportCommand, IAMClient, ListRolesCommand } = await import(
      "@aws-sdk/client-iam"
    );
    const client = new IAMClient(iam.clientConfig());
    const read = async (command) => {
      const { $metadata, ...output } = await client.send(command);
      return output;
    };
    const Roles = [{ RoleName: "ü\r\n<>", Path: "", CreateDate: new Date(1), MaxSessionDuration: 0, Tags: [] }, {}];
    const SummaryMap = { Users: 3, "a b": 4 };
    iam.respond("ListRoles", { Roles }, { paginate: "Roles" }).respond("GetAccountSummary", { SummaryMap });
    iam.respond("GetCredentialReport", { Content: new Uint8Array([0, 255]) });
    assert.deepEqual(await read(new ListRolesCommand({})), { Roles, IsTruncated: false });
    assert.deepEqual(await read(new GetAccountSummaryCommand({})), { SummaryMap });
    assert.deepEqual([...(await read(new GetCredentialReportCommand({}))).Content], [0, 255]);
  });
