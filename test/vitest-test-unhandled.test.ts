import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { iamTest } from "msw-iam/vitest-test";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test as plainTest } from "vitest";
import { blockNetwork } from "./support/network.ts";

const urls = ["https://example.com/", "http://127.0.0.1:8080/", "https://sts.amazonaws.com/"];
const HANDLED = "https://handled.example/";

/** What the tests of this file tried to send to the network. */
const attempted: string[] = [];
beforeEach(async () => {
  const network = await blockNetwork();
  onTestFinished(() => {
    network.unblock();
    attempted.push(...network.attempted);
  });
});
afterAll(() => expect(attempted).toEqual([]));

async function fetchAndCatch(url: string): Promise<void> {
  await fetch(url).catch(() => {});
}

describe("without a server", () => {
  const test = iamTest();
  for (const url of urls)
    test.fails(`a test fails if the program catches the error of an unhandled request: ${url}`, () =>
      fetchAndCatch(url));

  test("a test passes without an unhandled request", () => fetchAndCatch("https://iam.amazonaws.com/"));
});

describe("with a server that lets unhandled requests pass", () => {
  const server = setupServer(http.get(HANDLED, () => new HttpResponse("handled")));
  const bypass = { onUnhandledFrame: "bypass", onUnhandledRequest: "bypass" } as const;
  beforeAll(() => server.listen(bypass));
  afterAll(() => server.close());
  const test = iamTest({ server });
  for (const url of urls)
    test.fails(`a test fails if the program catches the error of an unhandled request: ${url}`, () =>
      fetchAndCatch(url));

  test("a test passes if a handler of the server handles its request", async () => {
    expect(await (await fetch(HANDLED)).text()).toBe("handled");
  });

  plainTest("a plain test keeps the server as it is", async () => {
    expect(server.listHandlers()).toHaveLength(1);
    expect(await (await fetch(HANDLED)).text()).toBe("handled");
  });
});
