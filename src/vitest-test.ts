/**
 * A `test` for Vitest 4.1 or newer that gives each test its own mock.
 *
 * @module
 */

import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
// Imported by the package's name, so that the built file shares the main entry instead of containing a copy.
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { afterAll, test as base, beforeAll } from "vitest";
import { didYouMean } from "./messages/did-you-mean.ts";
import { formatValue } from "./messages/format-value.ts";
import { isRecord } from "./messages/kind-of.ts";
import { optionNames, resolveOptions } from "./mock-iam/options.ts";
import { describeUnhandled } from "./pipeline/unhandled.ts";

/** The part of an MSW server that `iamTest` uses. */
export type ServerToTest = Pick<ReturnType<typeof setupServer>, "boundary" | "listHandlers" | "resetHandlers">;

/** The options of `iamTest()`: those of `mockIam()`, for the mock of each test, and a server. */
export interface IamTestOptions extends MockIamOptions {
  /** An MSW server, which you start and stop yourself. Default: `iamTest` starts and stops its own. */
  readonly server?: ServerToTest | undefined;
}

/**
 * Extends Vitest's `test` with the fixture `iam`: a new mock for each test, with these options. Each test runs in a
 * `server.boundary`, so that concurrent tests do not affect each other. A test fails if it sends a request that neither the mock
 * nor a handler of the server handles.
 *
 * @example
 * const test = iamTest({ services: ["iam", "sts"] });
 * test("lists Bob's keys", async ({ iam }) => {
 *   iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 2 }] });
 * });
 */
export function iamTest(options: IamTestOptions = {}, ...others: readonly never[]) {
  checkVitest();
  checkArguments(options, others);
  const { server, ...mockOptions } = options;
  // A wrong option is reported where it is, and not by every test.
  resolveOptions(mockOptions);
  const test = base.extend<{ iam: MockIam }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the needed fixtures from the pattern.
    iam: async ({}, use) => {
      const iam = mockIam(mockOptions);
      await use(iam);
      iam.reset();
    },
  });
  const usedServer = server ?? startServer();
  // Not in the fixture: there, the boundary would end before the test begins.
  test.aroundEach(async (runTest, { iam }: { iam?: MockIam }) => {
    // Vitest also calls this for a plain test in the same file, which has no mock.
    if (iam === undefined) return runTest();
    const unhandled: Request[] = [];
    const lastHandler = http.all("*", ({ request }) => {
      unhandled.push(request);
      return HttpResponse.error();
    });
    await usedServer.boundary(async () => {
      // Not by `use`, so that a test can call `server.resetHandlers()`, and so that the last handler is last.
      usedServer.resetHandlers(...iam.handlers, ...usedServer.listHandlers(), lastHandler);
      await runTest();
    })();
    if (unhandled.length > 0) throw new Error(describeUnhandled(unhandled, mockOptions.services));
  });
  return test;
}

/** Vitest is no peer dependency, because npm 10 fails to install it as one. So any version can be installed. */
function checkVitest(): void {
  const { aroundEach }: Partial<typeof base> = base;
  if (aroundEach === undefined)
    throw failure(
      'it needs vitest 4.1 or newer. Run "npm install --save-dev vitest@4.1.12" on Node 20, or "npm install --save-dev vitest@latest" on a newer one, or call mockIam() in hooks of your own.',
    );
}

function checkArguments(options: unknown, others: readonly unknown[]): void {
  if (isServer(options)) throw failure("the first argument is a server. Pass it as an option: iamTest({ server }).");
  if (others.length > 0)
    throw failure("it takes one argument. Pass the server with the other options: iamTest({ server, account }).");
  if (!isRecord(options))
    throw failure(`expected an object of options, such as { account, server }, not ${formatValue(options)}.`);
  const suggestion = ' Did you mean "server"?';
  const names = [...optionNames, "server"];
  const misspelt = Object.keys(options).find((name) => name !== "server" && didYouMean(name, names) === suggestion);
  if (misspelt !== undefined) throw failure(`it has no option ${formatValue(misspelt)}.${suggestion}`);
  const { server } = options as IamTestOptions;
  if (server !== undefined && !isServer(server))
    throw failure(
      `the option server is ${formatValue(server)}; expected an MSW server, such as setupServer() of "msw/node" returns.`,
    );
}

function isServer(value: unknown): value is ServerToTest {
  const { boundary, listHandlers, resetHandlers } = (value ?? {}) as Partial<ServerToTest>;
  return [boundary, listHandlers, resetHandlers].every((member) => typeof member === "function");
}

const failure = (problem: string) => new TypeError(`Failed to create a test with iamTest(): ${problem}`);

function startServer(): ServerToTest {
  const server = setupServer();
  // MSW 3 reads the first option, and MSW 2 the second.
  const strict = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;
  beforeAll(() => server.listen(strict));
  afterAll(() => server.close());
  return server;
}
