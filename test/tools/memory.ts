// `npm run memory` checks that a mock without references is garbage-collected, and that 100,000 requests leave no more in
// memory than the journal keeps. Exits with 1 if a check fails.

import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { type MockIam, type MockIamOptions, mockIam } from "msw-iam";
import { HOST, VERSION } from "../support/hosts.ts";

const { gc: collect } = globalThis;
if (collect === undefined) throw new Error("Run this with node --expose-gc.");

const REQUESTS = 100_000;
const MEGABYTE = 2 ** 20;
const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }, {}, {}] }] };

function report(isRight: boolean, sentence: string): void {
  console.log(`${isRight ? "ok    " : "NOT OK"} ${sentence}`);
  if (!isRight) process.exitCode = 1;
}

async function heapUsed(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    collect?.();
    await pause();
  }
  return process.memoryUsage().heapUsed;
}

/** Sends the requests of a busy test suite. None creates or deletes keys, because an account remembers every key it had. */
async function ask(iam: MockIam, count: number): Promise<void> {
  const bodies = [
    "Action=ListAccessKeys&UserName=Bob&MaxItems=2",
    "Action=ListUsers&MaxItems=1",
    "Action=GetUser&UserName=Nobody",
    "Action=UpdateAccessKey&UserName=Bob&AccessKeyId=AKIABOBSFIRSTEXAMPLE&Status=Active",
    "Action=UpdateUser&UserName=Bob&NewPath=/ops/",
    "Action=ListRoles",
    "nonsense=%zz",
  ];
  for (let number = 0; number < count; number += 1) {
    const body = `${bodies[number % bodies.length]}&Version=${VERSION}`;
    const headers = { "amz-sdk-invocation-id": String(number) };
    await (await getResponse(iam.handlers, new Request(HOST, { method: "POST", headers, body })))?.text();
  }
}

/** Uses many features of a mock, and returns only weak references to it. */
async function useAndRelease(server: ReturnType<typeof setupServer>): Promise<WeakRef<object>[]> {
  const iam = mockIam({ account });
  server.use(...iam.handlers);
  iam.fail("ListAccessKeys", "ServiceFailure", { times: 1 });
  iam.fail("GetUser", "no-response");
  iam.delay("ListUsers", 60_000).truncate("ListAccessKeys", 1);
  await new IAMClient(iam.clientConfig("Bob")).send(new ListAccessKeysCommand({}));
  const pending = ["GetUser", "ListUsers"].map((action) =>
    getResponse(iam.handlers, new Request(`${HOST}?Action=${action}&UserName=Bob&Version=${VERSION}`)),
  );
  await pause();
  iam.reset();
  await Promise.all(pending);
  server.resetHandlers();
  return [iam, iam.account, iam.journal, ...iam.handlers].map((part) => new WeakRef(part));
}

async function growth(options: MockIamOptions): Promise<number> {
  const iam = mockIam({ account, ...options });
  await ask(iam, 2_000);
  iam.journal.clear();
  const before = await heapUsed();
  await ask(iam, REQUESTS);
  const grown = (await heapUsed()) - before;
  // Uses the mock after the measurement, so that it is not garbage-collected before.
  if (iam.account.users().length !== 1) throw new Error("The account lost its user.");
  return grown / MEGABYTE;
}

/** Returns how many megabytes the markers of 50 pages occupy. */
async function growthOfPages(action: string): Promise<number> {
  const Users = Array.from({ length: 20_000 }, (_, index) => ({ UserName: `user${index}`, Groups: ["group"] }));
  const iam = mockIam({ account: { Users }, journalLimit: 0 });
  let marker = "";
  const readPage = async () => {
    const query = `Action=${action}&GroupName=group&MaxItems=10&Version=${VERSION}`;
    const body = marker === "" ? query : `${query}&Marker=${encodeURIComponent(marker)}`;
    const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body }));
    marker = /<Marker>(.+)<\/Marker>/.exec((await response?.text()) ?? "")?.[1] ?? "";
  };
  await readPage();
  await readPage();
  const before = await heapUsed();
  for (let page = 0; page < 50; page += 1) await readPage();
  const grown = (await heapUsed()) - before;
  if (marker === "") throw new Error(`${action} returned no marker.`);
  return grown / MEGABYTE;
}

console.warn = () => {};
const server = setupServer();
server.listen({ onUnhandledFrame: "error" });
const dropped: WeakRef<object>[][] = [];
for (let number = 0; number < 20; number += 1) dropped.push(await useAndRelease(server));
await heapUsed();
const kept = dropped.filter((parts) => parts.some((part) => part.deref() !== undefined)).length;
report(
  kept === 0,
  `${dropped.length - kept} of ${dropped.length} unreferenced mocks were garbage-collected with their handlers and journals`,
);
server.close();

// A first run allocates what the process needs only once.
await growth({ journalLimit: 0 });

// The journal drops attempts at twice its limit, and an attempt of these requests takes less than 1 KB.
for (const journalLimit of [0, 1_000, 10_000]) {
  const allowed = 1 + (2 * journalLimit * 1_024) / MEGABYTE;
  const grown = await growth({ journalLimit });
  report(
    grown < allowed,
    `with journalLimit ${journalLimit}, ${REQUESTS} requests left ${grown.toFixed(2)} MB, of ${allowed.toFixed(1)} MB allowed`,
  );
}

for (const action of ["ListUsers", "GetGroup", "GetAccountAuthorizationDetails"]) {
  const grown = await growthOfPages(action);
  report(grown < 1, `50 pages of ${action} left ${grown.toFixed(2)} MB, of 1.0 MB allowed`);
}
