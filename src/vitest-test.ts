import { setupServer } from "msw/node";
// By name, so that the built file shares the main entry rather than holding another one.
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { afterAll, test as base, beforeAll } from "vitest";

/** What `iamTest` needs of an MSW server. */
export interface ServerToTest {
  boundary<Result>(callback: () => Promise<Result>): () => Promise<Result>;
  use(...handlers: MockIam["handlers"]): void;
}

/**
 * Vitest's `test` with a fresh double, `iam`, for each test: over the given MSW server, which you start and stop, or over one
 * of its own. Each test runs in a `server.boundary`, so that concurrent ones don't meet.
 *
 * @example
 * const test = iamTest();
 * test("lists Bob's keys", async ({ iam }) => {
 *   iam.seed({ Users: [{ UserName: "Bob", AccessKeys: 2 }] });
 * });
 */
export function iamTest(server?: ServerToTest, options?: MockIamOptions) {
  const test = base.extend<{ iam: MockIam }>({
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs.
    iam: async ({}, use) => {
      const iam = mockIam(options);
      await use(iam);
      iam.reset();
    },
  });
  const inUse = server ?? ownServer();
  // Not inside the fixture: there the boundary would end before the test begins.
  test.aroundEach(async (runTest, { iam }: { iam?: MockIam }) => {
    // Vitest comes here for a plain test beside ours, too, which has no double.
    if (iam === undefined) return runTest();
    await inUse.boundary(async () => {
      inUse.use(...iam.handlers);
      await runTest();
    })();
  });
  return test;
}

function ownServer(): ServerToTest {
  const server = setupServer();
  // MSW 3 reads the first name, MSW 2 the second.
  const strict = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;
  beforeAll(() => server.listen(strict));
  afterAll(() => server.close());
  return server;
}
