import { expect, test } from "vitest";
import { HOST, listAccessKeys, mockOnServer, post, signedBy } from "../support/server.ts";

const ACTIVE = "AKIABOBSFIRSTEXAMPLE";
const INACTIVE = "AKIABOBSOTHEREXAMPLE";
const account = {
  Users: [
    { UserName: "Bob", AccessKeys: [{ AccessKeyId: ACTIVE }, { AccessKeyId: INACTIVE, Status: "Inactive" as const }] },
  ],
};
const now = () => new Date("2026-03-04T05:06:07Z");

const usesOf = (iam: ReturnType<typeof mockOnServer>) =>
  iam.account.user("Bob")?.AccessKeys.map(({ AccessKeyLastUsed }) => AccessKeyLastUsed?.Region);

test("a refused request is not recorded as a use of its key", async () => {
  const iam = mockOnServer({ account, now });
  for (const id of [INACTIVE, ACTIVE]) await listAccessKeys({}, signedBy(id));
  expect(usesOf(iam)).toEqual(["us-east-1", undefined]);
});

test.each([
  ["fails with AWS's error", { UserName: "Nobody" }, 404],
  ["is malformed", { MaxItems: "x" }, 400],
  ["succeeds", {}, 200],
])("an authenticated request is recorded as a use of its key if it %s", async (_, parameters, status) => {
  const iam = mockOnServer({ account, now });
  expect((await listAccessKeys(parameters, signedBy(ACTIVE, "iam", "eu-west-1"))).status).toBe(status);
  expect(usesOf(iam)).toEqual(["eu-west-1", undefined]);
});

type Arrange = (iam: ReturnType<typeof mockOnServer>) => void;

test.each<[string, Arrange]>([
  ["a fault", (iam) => iam.fail("*", "ServiceFailure")],
  ["a fault of the connection", (iam) => iam.fail("*", "malformed-xml")],
  ["throttle", (iam) => iam.throttle("*", { rate: 1, burst: 1 })],
])("a request that %s responds to is not recorded as a use of its key", async (_, arrange) => {
  const iam = mockOnServer({ account, now });
  arrange(iam);
  await listAccessKeys({ UserName: "Bob" });
  await listAccessKeys({}, signedBy(ACTIVE));
  expect(iam.journal.attempts).toHaveLength(2);
  expect(usesOf(iam)).toEqual([undefined, undefined]);
});

test.each<[string, Arrange]>([
  ["a fault with applied: true", (iam) => iam.fail("*", "ServiceFailure", { applied: true })],
  ["a page trap", (iam) => iam.truncate("ListAccessKeys", 1).fail("*", "missing-marker")],
])("a request that %s affects is recorded as a use of its key", async (_, arrange) => {
  const iam = mockOnServer({ account, now });
  arrange(iam);
  await listAccessKeys({}, signedBy(ACTIVE));
  expect(iam.journal.attempts[0]?.fault).toBeDefined();
  expect(usesOf(iam)).toEqual(["us-east-1", undefined]);
});

test("a refused request to which a fault with applied: true responds is not recorded as a use of its key", async () => {
  const iam = mockOnServer({ account, now });
  iam.fail("*", "ServiceFailure", { applied: true });
  await listAccessKeys({}, signedBy(INACTIVE));
  expect(usesOf(iam)).toEqual([undefined, undefined]);
});

test("a signature without a region is recorded as us-east-1", async () => {
  const iam = mockOnServer({ account, now });
  await listAccessKeys({}, signedBy(ACTIVE, "iam", ""));
  expect(usesOf(iam)).toEqual(["us-east-1", undefined]);
});

test("a request goes to the service that it is signed for, whatever its version", async () => {
  mockOnServer({ account, services: ["iam", "sts"] });
  const query = "?Action=GetCallerIdentity&Version=2011-06-15";
  const body = await (await fetch(HOST + query, { headers: signedBy(ACTIVE) })).text();
  expect(body).toContain("Could not find operation GetCallerIdentity for version 2011-06-15");
});

test("a stale response does not replace the note of an error", async () => {
  const iam = mockOnServer({ account }).propagation({ requests: 100 });
  await post({ Action: "UpdateAccessKey", UserName: "Bob", AccessKeyId: ACTIVE, Status: "Inactive" });
  expect((await listAccessKeys({ Marker: "stray" }, signedBy(ACTIVE))).status).toBe(400);
  expect(iam.journal.attempts.at(-1)?.note).toMatch(/did not issue this marker/);
});

test.each(["ServiceFailure", "empty-body", "cut-off-body"] as const)(
  "the journal records no page if the client gets %s instead",
  async (fault) => {
    const iam = mockOnServer({ account });
    iam.fail("ListAccessKeys", fault, { applied: true });
    await listAccessKeys({ UserName: "Bob" });
    expect(iam.journal.attempts[0]).toMatchObject({ fault, page: undefined });
  },
);
