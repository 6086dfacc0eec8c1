import { setImmediate } from "node:timers/promises";
import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { HOST, mockOnServer, post, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };

const ask = (iam: MockIam, Action: string) =>
  getResponse(iam.handlers, new Request(`${HOST}?${new URLSearchParams({ Version: VERSION, Action })}`));

const received = (iam: MockIam) => vi.waitUntil(() => iam.journal.attempts.length === 1, { timeout: 30_000 });

/** A setup that lets a test fail if anything is printed. */
function failOnConsole(method: "error" | "warn") {
  vi.spyOn(console, method).mockImplementation(() => {
    throw new Error(`console.${method} was called`);
  });
}

describe("if the console throws, only the request that prints fails:", () => {
  test("one with a bug in a function of the test", async () => {
    failOnConsole("error");
    const iam = mockOnServer({ account });
    iam.fail("ListUsers", "ServiceFailure", {
      when: () => {
        throw new Error("a bug");
      },
    });
    const failed = post({ Action: "ListUsers" });
    await received(iam);
    const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(1);
    expect((await failed.catch(() => undefined))?.status ?? 500).toBe(500);
    expect(iam.journal.attempts.map(({ action, status }) => [action, status])).toEqual([
      ["ListUsers", undefined],
      ["ListAccessKeys", 200],
    ]);
    expect(String(iam.journal)).not.toContain("pending");
  });

  test("one for an action that the mock does not model", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    failOnConsole("warn");
    const iam = mockOnServer({ account });
    const failed = post({ Action: "ListRoles" });
    await received(iam);
    const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(1);
    expect((await failed).status).toBe(500);
    expect(iam.journal.attempts.map(({ action, errorCode }) => [action, errorCode])).toEqual([
      ["ListRoles", "InternalFailure"],
      ["ListAccessKeys", undefined],
    ]);
  });
});

test("twelve delayed requests at once print no MaxListenersExceededWarning", async () => {
  const warnings: Error[] = [];
  const record = (warning: Error) => warnings.push(warning);
  process.on("warning", record);
  onTestFinished(() => void process.off("warning", record));
  const iam = mockIam({ account }).delay("*", 1e9);
  const responses = Array.from({ length: 12 }, () => ask(iam, "ListUsers"));
  await vi.waitUntil(() => iam.journal.attempts.every(({ action }) => action !== undefined), { timeout: 30_000 });
  await setImmediate();
  iam.reset();
  await Promise.all(responses);
  expect(warnings).toEqual([]);
});
