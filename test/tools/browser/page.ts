// run.ts opens this page in a real browser. It tests the built package with MSW's service worker and the SDK's fetch handler.

import { IAMClient, ListAccessKeysCommand, ListUsersCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { setupWorker } from "msw/browser";
import { type MockIamOptions, mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";

declare global {
  interface Window {
    /** Prints the line of a check, which has passed if there is no problem. run.ts provides this function. */
    readonly reportCheck: (name: string, problem?: string) => Promise<void>;
    checksAreDone?: true;
  }
}

const worker = setupWorker();

/** Compares two values by their JSON, and throws an error that contains both. */
function expectEqual(actual: unknown, expected: unknown) {
  const [actualJson, expectedJson] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (actualJson !== expectedJson) throw new Error(`got ${actualJson}, expected ${expectedJson}`);
}

function mockOnServer(options?: MockIamOptions) {
  const iam = mockIam(options);
  worker.use(...iam.handlers);
  return iam;
}

async function check(name: string, run: () => Promise<void>) {
  worker.resetHandlers();
  try {
    await run();
    await window.reportCheck(name);
  } catch (error) {
    await window.reportCheck(name, String(error));
  }
}

/** Returns the name of the error, or "resolved". */
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "resolved",
    (error) => error.name,
  );

const bob = (keys: number) => ({ Users: [{ UserName: "Bob", AccessKeys: keys }] });

async function pageSizes(client: IAMClient) {
  const sizes: number[] = [];
  for await (const page of paginateListAccessKeys({ client }, { UserName: "Bob" }))
    sizes.push(page.AccessKeyMetadata?.length ?? 0);
  return sizes;
}

await worker.start({ quiet: true });

await check("the SDK reads a listing of three truncated pages, one of which is empty", async () => {
  const iam = mockOnServer({ account: bob(3) }).truncate("ListAccessKeys", [2, 0]);
  expectEqual(await pageSizes(new IAMClient(iam.clientConfig())), [2, 0, 1]);
  expectEqual(
    iam.journal.attempts.map(({ page }) => ({ number: page?.number, items: page?.items, truncated: page?.truncated })),
    [
      { number: 1, items: 2, truncated: true },
      { number: 2, items: 0, truncated: true },
      { number: 3, items: 1, truncated: false },
    ],
  );
});

await check("the SDK retries a failed request, and the journal groups its attempts into one call", async () => {
  const iam = mockOnServer({ account: bob(2) }).truncate("ListAccessKeys", 1);
  iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
  expectEqual(await pageSizes(new IAMClient(iam.clientConfig())), [1, 1]);
  expectEqual(
    iam.journal.callsTo("ListAccessKeys").map((call) => call.attempts.map((attempt) => attempt.status)),
    [[200], [500, 200]],
  );
});

await check("the SDK retries after a network error, and not after a body that breaks off", async () => {
  const iam = mockOnServer({ account: bob(2) });
  const client = new IAMClient(iam.clientConfig());
  iam.fail("ListAccessKeys", "network-error", { times: 1 });
  expectEqual(await pageSizes(client), [2]);
  iam.fail("ListAccessKeys", "connection-reset", { times: 1 });
  expectEqual(await outcome(pageSizes(client)), "TypeError");
  expectEqual(
    iam.journal.calls.map((call) => call.attempts.map((attempt) => attempt.fault)),
    [["network-error", undefined], ["connection-reset"]],
  );
});

await check("an unknown user gets AWS's 404", async () => {
  const iam = mockOnServer();
  const listing = new IAMClient(iam.clientConfig()).send(new ListAccessKeysCommand({ UserName: "Nobody" }));
  const error = await listing.then(
    () => undefined,
    (reason) => reason,
  );
  expectEqual(
    [error?.name, error?.message, error?.$metadata?.httpStatusCode],
    ["NoSuchEntityException", "The user with name Nobody cannot be found.", 404],
  );
});

await check("sigv4() accepts the SDK's signature, and rejects one with a wrong secret", async () => {
  const iam = mockOnServer({ account: bob(1), authentication: sigv4() });
  const configuration = iam.clientConfig("Bob");
  expectEqual(await pageSizes(new IAMClient(configuration)), [1]);
  expectEqual(iam.journal.attempts[0]?.caller.userName, "Bob");
  const credentials = { ...configuration.credentials, secretAccessKey: "wrong" };
  const refused = new IAMClient({ ...configuration, credentials }).send(new ListUsersCommand({}));
  expectEqual(await outcome(refused), "SignatureDoesNotMatch");
});

await check("the page's timers fire during many consecutive requests", async () => {
  const iam = mockOnServer({ account: bob(2) });
  // These requests bypass the service worker, which would let timers fire by itself.
  const url = "https://iam.amazonaws.com/?Action=ListAccessKeys&UserName=Bob&Version=2010-05-08";
  let hasFired = false;
  setTimeout(() => {
    hasFired = true;
  }, 0);
  const statuses = new Set<number | undefined>();
  for (let sent = 0; sent < 1_000 && !hasFired; sent += 1)
    statuses.add((await getResponse(iam.handlers, new Request(url)))?.status);
  expectEqual([hasFired, [...statuses]], [true, [200]]);
});

worker.stop();
window.checksAreDone = true;
