import { setupServer } from "msw/node";
// Imported by the package's name, so that the built file shares the main entry instead of containing a copy.
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { afterAll, test as base, beforeAll } from "vitest";

/** The part of an MSW server that `iamTest` uses. */
export interface ServerToTest {
  boundary<Result>(callback: () => Promise<Result>): () => Promise<Result>;
  use(...handlers: MockIam["handlers"]): void;
}

/**
 * Extends Vitest's `test` with the fixture `iam`: a new mock for each test. You can pass an MSW server, which you start and stop
 * yourself. Without one, it uses its own. Each test runs in a `server.boundary`, so that concurrent tests do not affect each other.
 *
 * @example
 * const test = iamTest();
 * test("lists Bob's keys", async ({ iam }) => {
 *   iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 2 }] });
 * });
 */
export function iamTest(server?: ServerToTest, options?: MockIamOptions) {
  const test = base.extend<{ iam: MockIam }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the needed fixtures from the pattern.
    iam: async ({}, use) => {
      const iam = mockIam(options);
      await use(iam);
      iam.reset();
    },
  });
  const usedServer = server ?? startServer();
  // Not in the fixture: there, the boundary would end before the test begins.
  test.aroundEach(async (runTest, { iam }: { iam?: MockIam }) => {
    // Vitest also calls this for a plain test in the same file, which has no mock.
    if (iam === undefined) return runTest();
    await usedServer.boundary(async () => {
      usedServer.use(...iam.handlers);
      await runTest();
    })();
  });
  return test;
}

function startServer(): ServerToTest {
  const server = setupServer();
  // MSW 3 reads the first option, and MSW 2 the second.
  const strict = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;
  beforeAll(() => server.listen(strict));
  afterAll(() => server.close());
  return server;
}
