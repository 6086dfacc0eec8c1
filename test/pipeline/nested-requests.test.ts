import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type Authenticator, type MockIam, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { HOST, listAccessKeys, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const EVES_KEY = "AKIAEVESFIRSTEXAMPLE";
const UNKNOWN = "AKIANOBODYKNOEXAMPLE";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }] };
const list = () => listAccessKeys({}, signedBy(KEY));

/** Returns the status of each attempt, and the id of the key that signed it. */
const attemptsOf = (iam: MockIam) => iam.journal.attempts.map(({ status, caller }) => [status, caller.accessKeyId]);

describe("a request that an authenticator sends to its own mock", () => {
  test("by fetch gets its response before the request that is being checked", async () => {
    const statuses: number[] = [];
    const authentication: Authenticator = {
      async authenticate() {
        statuses.push((await list()).status);
        return undefined;
      },
    };
    const iam = mockOnServer({ account, authentication });
    expect((await list()).status).toBe(200);
    expect(statuses).toEqual([200]);
    expect(attemptsOf(iam)).toEqual([
      [200, KEY],
      [200, KEY],
    ]);
  });

  test("by the SDK gets its response, even with requests that wait for their turn", async () => {
    const keys: (number | undefined)[] = [];
    const authentication: Authenticator = {
      async authenticate() {
        const { AccessKeyMetadata } = await new IAMClient(iam.clientConfig()).send(
          new ListAccessKeysCommand({ UserName: "Bob" }),
        );
        keys.push(AccessKeyMetadata?.length);
        return undefined;
      },
    };
    const iam: MockIam = mockOnServer({ account, authentication });
    const client = new IAMClient(iam.clientConfig("Bob"));
    const listings = await Promise.all(Array.from({ length: 5 }, () => client.send(new ListAccessKeysCommand({}))));
    expect(listings.map(({ AccessKeyMetadata }) => AccessKeyMetadata?.length)).toEqual([1, 1, 1, 1, 1]);
    expect(keys).toEqual([1, 1, 1, 1, 1]);
  });

  test("is accepted as with identify", async () => {
    const statuses: number[] = [];
    const authentication: Authenticator = {
      async authenticate() {
        statuses.push((await listAccessKeys({}, signedBy(UNKNOWN))).status);
        return undefined;
      },
    };
    mockOnServer({ account, authentication });
    await list();
    expect(statuses).toEqual([403]);
  });
});

test("a request that an authenticator started, and sends only after it has settled, is checked and waits for its turn", async () => {
  let send: (() => void) | undefined;
  let late: Promise<Response> | undefined;
  const authenticate = vi.fn<Authenticator["authenticate"]>(async () => {
    late ??= new Promise<void>((resolve) => {
      send = resolve;
    }).then(list);
    return undefined;
  });
  mockOnServer({ account, authentication: { authenticate } });
  await list();
  send?.();
  expect((await late)?.status).toBe(200);
  expect(authenticate).toHaveBeenCalledTimes(2);
});

test("a request from outside waits for its turn while an authenticator is running", async () => {
  let accept: (() => void) | undefined;
  const accepted = new Promise<undefined>((resolve) => {
    accept = () => resolve(undefined);
  });
  const authenticate = vi.fn<Authenticator["authenticate"]>(() => accepted);
  const iam = mockOnServer({ account, authentication: { authenticate } });
  const first = list();
  await vi.waitUntil(() => authenticate.mock.calls.length === 1, { timeout: 30_000 });
  const second = list();
  await vi.waitUntil(() => iam.journal.attempts.length === 2, { timeout: 30_000 });
  expect(authenticate).toHaveBeenCalledTimes(1);
  accept?.();
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
  expect(authenticate).toHaveBeenCalledTimes(2);
});

test.each([
  ["no process, as in a browser", undefined],
  ["a Node below 20.16", {}],
])("an authenticator checks requests with %s", async (_, process) => {
  vi.stubGlobal("process", process);
  onTestFinished(() => void vi.unstubAllGlobals());
  const authenticate = vi.fn<Authenticator["authenticate"]>(async () => undefined);
  const iam = mockIam({ account, authentication: { authenticate } });
  vi.unstubAllGlobals();
  const request = new Request(`${HOST}?Action=ListAccessKeys&Version=${VERSION}`, { headers: signedBy(KEY) });
  expect((await getResponse(iam.handlers, request))?.status).toBe(200);
  expect(authenticate).toHaveBeenCalledTimes(1);
});

test("a request that an authenticator sends neither takes over nor removes the note that its own request is stale", async () => {
  const authentication: Authenticator = {
    async authenticate() {
      await listAccessKeys({ UserName: "Eve" }, signedBy(EVES_KEY));
      return undefined;
    },
  };
  const Users = [...account.Users, { UserName: "Eve", AccessKeys: [{ AccessKeyId: EVES_KEY }] }];
  const iam = mockOnServer({ account: { Users }, authentication }).propagation({ requests: 100 });
  const update = { Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: KEY, Status: "Inactive" };
  expect((await post(update, signedBy(EVES_KEY))).status).toBe(200);
  // Bob's key is accepted only because its change is still pending.
  expect((await post({ Action: "ListUsers" }, signedBy(KEY))).status).toBe(200);
  expect(iam.journal.attempts.map(({ action, note }) => [action, note])).toEqual([
    ["UpdateAccessKey", undefined],
    ["ListAccessKeys", undefined],
    ["ListUsers", "Stale: a change is still pending."],
    ["ListAccessKeys", undefined],
  ]);
});
