import { expect, test } from "vitest";
import { HOST, listAccessKeys, mockOnServer, post, signedBy, VERSION } from "../support/server.ts";

const ON = "AKIABOBSFIRSTEXAMPLE";
const OFF = "AKIABOBSOTHEREXAMPLE";
const account = {
  Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: ON }, { AccessKeyId: OFF, Status: "Inactive" as const }] }],
};
const now = () => new Date("2026-03-04T05:06:07Z");

const usesOf = (iam: ReturnType<typeof mockOnServer>) =>
  iam.account.user("Bob")?.AccessKeys.map(({ AccessKeyLastUsed }) => AccessKeyLastUsed?.Region);

test("a request that is refused is no use of its key", async () => {
  const iam = mockOnServer({ account, now });
  for (const id of [OFF, ON]) await listAccessKeys({}, signedBy(id));
  expect(usesOf(iam)).toEqual(["us-east-1", undefined]);
});

test.each([
  ["is throttled", (iam: ReturnType<typeof mockOnServer>) => iam.throttle("ListAccessKeys", { rate: 1, burst: 1 })],
  ["meets a fault", (iam: ReturnType<typeof mockOnServer>) => iam.fail("ListAccessKeys", "ServiceFailure")],
])("a request that is accepted and %s is a use of its key, in the region of its signature", async (_, arrange) => {
  const iam = mockOnServer({ account, now });
  arrange(iam);
  await listAccessKeys({ UserName: "Bob" });
  expect((await listAccessKeys({}, signedBy(ON, "iam", "eu-west-1"))).status).toBeGreaterThanOrEqual(400);
  expect(usesOf(iam)).toEqual(["eu-west-1", undefined]);
});

test("a signature without a region counts as us-east-1", async () => {
  const iam = mockOnServer({ account, now });
  await listAccessKeys({}, signedBy(ON, "iam", ""));
  expect(usesOf(iam)).toEqual(["us-east-1", undefined]);
});

test("the service that a request is signed for goes before that of its version", async () => {
  mockOnServer({ account, services: ["iam", "sts"] });
  const query = "?Action=GetCallerIdentity&Version=2011-06-15";
  const answer = await (await fetch(HOST + query, { headers: signedBy(ON) })).text();
  expect(answer).toContain(`xmlns="https://iam.amazonaws.com/doc/${VERSION}/"`);
});

test("the note of an error is not replaced by that of a stale answer", async () => {
  const iam = mockOnServer({ account }).propagation({ requests: 100 });
  await post({ Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: ON, Status: "Inactive" });
  expect((await listAccessKeys({ Marker: "stray" }, signedBy(ON))).status).toBe(400);
  expect(iam.journal.attempts.at(-1)?.note).toMatch(/did not issue this marker/);
});

test.each(["ServiceFailure", "empty-body", "cut-off-body"] as const)(
  "a page that %s keeps from the client is not in the journal",
  async (fault) => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", fault, { applied: true });
    await listAccessKeys({ UserName: "Bob" });
    expect(iam.journal.attempts[0]).toMatchObject({ fault, page: undefined });
  },
);
