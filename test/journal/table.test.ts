import { ListAccessKeysCommand, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { listAccessKeys, mockOnServer, post, signedBy } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: [{ SecretAccessKey: "the-secret" }, {}, {}] }] };

test("an empty journal prints one line", () => {
  expect(String(mockOnServer().journal)).toBe("msw-iam journal: empty. No request was claimed.");
});

test("the table shows calls, attempts, parameters, callers, pages, responses, faults and notes, and cuts wide values", async () => {
  const iam = mockOnServer({ account }).truncate("ListAccessKeys", [2]);
  iam.fail("ListAccessKeys", "ServiceFailure", { after: 1, times: 1 });
  for await (const page of paginateListAccessKeys({ client: clientOf(iam, "Bob") }, {})) expect(page).toBeDefined();
  await listAccessKeys({ UserName: `Nobody${"y".repeat(60)}`, MaxItems: "5" });
  await listAccessKeys({ UserName: "Bob", Marker: "stray" }, signedBy("ASIAIOSFODNN7EXAMPLE"));
  iam.fail("*", "network-error");
  await post({ Action: "ListAccessKeys", UserName: "a\nb" }).catch(() => undefined);
  expect(String(iam.journal)).toMatchInlineSnapshot(`
    "msw-iam journal: 5 calls, 6 attempts
    active: truncate ListAccessKeys to [2]
    active: fail * with network-error: 1 attempt so far, no limit
    #    action          parameters                                    caller                        page               response             fault           note
    1    ListAccessKeys                                                Bob                           1: 2, more follow  200
    2.1  ListAccessKeys  Marker=AMuHvZPkUWPUi24qj1fKYFJ…               Bob                                              500 ServiceFailure   ServiceFailure
    2.2  ListAccessKeys  Marker=AMuHvZPkUWPUi24qj1fKYFJ…               Bob                           2: 1               200
    3    ListAccessKeys  UserName=Nobodyyyyyyyyyyyyyyyyyy… MaxItems=5  root (unsigned)                                  404 NoSuchEntity
    4    ListAccessKeys  UserName=Bob Marker=stray                     assumed-role/unknown/unknown                     400 ValidationError                  The mock account did not issue this marker, or issued it before reset().
    5    ListAccessKeys  UserName=a\\nb                                 root (unsigned)                                  no response          network-error"
  `);
});

test("the table shows a pending attempt, an internal failure and a request without an action", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const iam = mockOnServer({ account }).delay("ListAccessKeys", 60_000);
  await post("Version=2010-05-08");
  iam.fail("CreateAccessKey", "Throttling", {
    when: () => {
      throw new RangeError("broken");
    },
  });
  await post({ Action: "CreateAccessKey" });
  iam.fail("CreateUser", "Throttling", {
    when: () => {
      throw "broken";
    },
  });
  await post({ Action: "CreateUser" });
  const sent = clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
  await vi.waitUntil(() => iam.journal.attempts.length === 4, { timeout: 30_000 });
  expect(String(iam.journal)).toMatchInlineSnapshot(`
    "msw-iam journal: 4 calls, 4 attempts
    active: fail CreateAccessKey with Throttling: 0 attempts so far, no limit
    active: fail CreateUser with Throttling: 0 attempts so far, no limit
    active: delay ListAccessKeys by 60000 ms
    #  action           parameters    caller           response             note
    1  (none)                         root (unsigned)  400 MissingAction
    2  CreateAccessKey                root (unsigned)  500 InternalFailure  caused by RangeError: see internal
    3  CreateUser                     root (unsigned)  500 InternalFailure  caused by a thrown value: see internal
    4  ListAccessKeys   UserName=Bob  root             pending"
  `);
  iam.reset();
  await expect(sent).rejects.toThrow();
});

test("the table counts one attempt in the singular, and shows a thrown value that is not an error", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const iam = mockOnServer();
  iam.fail("ListUsers", "Throttling", {
    when: () => {
      throw "broken";
    },
  });
  await post({ Action: "ListUsers" });
  expect(String(iam.journal)).toMatchInlineSnapshot(`
    "msw-iam journal: 1 call, 1 attempt
    active: fail ListUsers with Throttling: 0 attempts so far, no limit
    #  action     caller           response             note
    1  ListUsers  root (unsigned)  500 InternalFailure  caused by a thrown value: see internal"
  `);
});

test("the table contains no secret", async () => {
  const iam = mockOnServer({ account });
  await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
  await post({ Action: "CreateAccessKey", UserName: "Bob", Password: "the-password" });
  expect(String(iam.journal)).not.toMatch(/the-secret|the-password|EXAMPLEKEY/);
});
