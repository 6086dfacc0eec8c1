import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import "msw-iam/vitest";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Attempt, OpenAttempt } from "../../src/journal/attempt.ts";
import { createJournal } from "../../src/journal/journal.ts";
import { HOST, mockOnServer, post, VERSION } from "../support/server.ts";

const listing = (): OpenAttempt => ({
  action: "ListAccessKeys",
  version: VERSION,
  params: {},
  caller: { accessKeyId: undefined, arn: "arn:aws:iam::123456789012:root", userName: undefined },
  attempt: 1,
  status: undefined,
  errorCode: undefined,
  requestId: "0",
  fault: undefined,
  at: new Date(0),
  internal: undefined,
  note: undefined,
  page: { number: 1, items: 2, truncated: false, marker: undefined },
});

describe("an attempt that is closed without a response", () => {
  test("has no status and no page, and is not pending", () => {
    const closed: Attempt[] = [];
    const recorder = createJournal(
      10,
      () => [],
      (attempt) => void closed.push(attempt),
    );
    const attempt = listing();
    recorder.open(attempt, undefined);
    expect(String(recorder.journal)).toMatch(/ pending$/);
    recorder.closeWithoutResponse(attempt);
    expect(recorder.journal.attempts).toEqual([{ ...listing(), page: undefined }]);
    expect(closed).toEqual(recorder.journal.attempts);
    expect(String(recorder.journal)).toMatch(/ no response$/);
    expect(recorder).not.toHaveReadAllPages("ListAccessKeys");
  });

  test("is read if a later attempt of the call is", () => {
    const recorder = createJournal(10, () => []);
    const [first, second] = [listing(), listing()];
    for (const attempt of [first, second]) recorder.open(attempt, "0");
    recorder.closeWithoutResponse(first);
    expect(recorder).not.toHaveReadAllPages("ListAccessKeys");
    recorder.close(second, { status: 200, errorCode: undefined });
    expect(recorder).toHaveReadAllPages("ListAccessKeys");
  });
});

describe("a client that gives up during a delay", () => {
  const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };

  test("leaves an attempt without a status and a page, through fetch", async () => {
    const iam = mockOnServer({ account }).delay("*", 1e9);
    onTestFinished(() => void iam.reset());
    const client = new AbortController();
    const sent = fetch(`${HOST}?Action=ListAccessKeys&UserName=Bob&Version=${VERSION}`, { signal: client.signal });
    sent.catch(() => {});
    await vi.waitUntil(() => iam.journal.attempts[0]?.action !== undefined, { timeout: 30_000 });
    client.abort();
    await expect(sent).rejects.toThrow();
    await vi.waitUntil(() => / no response$/.test(String(iam.journal)), { timeout: 30_000 });
    expect(iam.journal.attempts[0]).toMatchObject({ action: "ListAccessKeys", status: undefined, page: undefined });
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
  });

  test("leaves one for each of the SDK's attempts that time out", async () => {
    const iam = mockOnServer({ account }).delay("*", 1e9);
    onTestFinished(() => void iam.reset());
    const requestHandler = new NodeHttpHandler({ requestTimeout: 30, throwOnRequestTimeout: true });
    const client = new IAMClient({ ...iam.clientConfig("Bob"), requestHandler });
    await expect(client.send(new ListAccessKeysCommand({}))).rejects.toThrow();
    expect(iam.journal.attempts.map(({ status, page }) => [status, page])).toEqual(
      Array(3).fill([undefined, undefined]),
    );
    expect(iam).not.toHaveReadAllPages("ListAccessKeys");
  });
});

describe("the journal freezes", () => {
  test("the parameters and the caller of an attempt that is pending before its body has arrived", async () => {
    const iam = mockIam();
    const body = new ReadableStream();
    const request = new Request(HOST, { method: "POST", body, duplex: "half" } as RequestInit);
    const pending = getResponse(iam.handlers, request);
    await vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });
    onTestFinished(async () => {
      iam.reset();
      await pending;
    });
    const [attempt] = iam.journal.attempts;
    const [call] = iam.journal.calls;
    for (const part of [attempt, attempt?.params, attempt?.caller, call?.params, ...(call?.attempts ?? [])])
      expect(Object.isFrozen(part)).toBe(true);
  });

  test.each(["UserName=%zz", "UserName=Bob&UserName=%"])(
    "the parameters of %s, which cannot be decoded",
    async (body) => {
      const iam = mockOnServer();
      await post(`Action=GetUser&Version=${VERSION}&${body}`);
      const [attempt] = iam.journal.attempts;
      expect(attempt?.params).toEqual({});
      for (const part of [attempt?.params, attempt?.caller]) expect(Object.isFrozen(part)).toBe(true);
    },
  );
});
