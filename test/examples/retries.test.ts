// Retries that do not wait. An SDK waits up to 20 seconds between two attempts.

import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { iamTest } from "msw-iam/vitest-test";
import { afterEach, expect, vi } from "vitest";

const test = iamTest({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
afterEach(() => void vi.useRealTimers());

test("a throttled call of twelve attempts takes no time", async ({ iam }) => {
  vi.useFakeTimers({ toFake: ["setTimeout"] }).setTimerTickMode("nextTimerAsync");

  iam.fail("ListAccessKeys", "Throttling", { times: 11 });
  const client = new IAMClient({ ...iam.clientConfig("Bob"), maxAttempts: 12 });
  expect((await client.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(1);
  expect(iam.journal.attempts).toHaveLength(12);
});
