import { paginateListAccessKeys } from "@aws-sdk/client-iam";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { HOST, listAccessKeys, mockOnServer, pageOf, post, signedBy } from "../support/server.ts";

const withKeys = (count: number) => ({ Users: [{ UserName: "Bob", AccessKeys: count }] });
const Bob = { UserName: "Bob" };

describe("page traps", () => {
  /** Counts the keys and pages that the SDK's paginator reads. It stops after 10 pages. */
  async function readAll(iam: MockIam) {
    let [keys, pages] = [0, 0];
    for await (const page of paginateListAccessKeys({ client: clientOf(iam) }, { ...Bob })) {
      keys += page.AccessKeyMetadata?.length ?? 0;
      pages += 1;
      if (pages === 10) break;
    }
    return { keys, pages };
  }

  test("missing-marker makes the JavaScript SDK stop after the page without an error", async () => {
    const iam = mockOnServer({ account: withKeys(4) }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "missing-marker", { after: 1 });
    expect(await readAll(iam)).toEqual({ keys: 2, pages: 2 });
    const page = await pageOf(await listAccessKeys(Bob));
    expect(page).toMatchObject({ isTruncated: "true", marker: undefined });
  });

  test("stray-marker makes a page claim to be the last, but the JavaScript SDK reads on", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "stray-marker", { times: 1 });
    expect(await readAll(iam)).toEqual({ keys: 3, pages: 3 });
    expect(iam.journal.attempts[0]).toMatchObject({
      fault: "stray-marker",
      page: { number: 1, items: 1, truncated: false },
    });
  });

  test("repeated-marker makes the JavaScript SDK read the same page again and again", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", 1);
    iam.fail("ListAccessKeys", "repeated-marker");
    expect(await readAll(iam)).toEqual({ keys: 10, pages: 10 });
  });

  test("repeated-marker makes the last page claim that more follow", async () => {
    const iam = mockOnServer({ account: withKeys(2) }).truncate("ListAccessKeys", 1);
    const { marker = "" } = await pageOf(await listAccessKeys(Bob));
    iam.fail("ListAccessKeys", "repeated-marker", { times: 1 });
    const last = { ...Bob, Marker: marker };
    expect(await pageOf(await listAccessKeys(last))).toMatchObject({ isTruncated: "true", marker });
    expect(await pageOf(await listAccessKeys(last))).toMatchObject({ isTruncated: "false", marker: undefined });
  });

  test("a trap that does not apply to a response is not used up", async () => {
    const iam = mockOnServer({ account: withKeys(3) });
    const missing = iam.fail("*", "missing-marker", { times: 1 });
    const repeated = iam.fail("*", "repeated-marker", { times: 1 });
    const stray = iam.fail("*", "stray-marker", { times: 1 });
    await listAccessKeys(Bob); // not truncated, no marker
    await listAccessKeys({ UserName: "Nobody" });
    await post({ Action: "CreateUser", UserName: "Eve" });
    await fetch(HOST); // no action
    expect([missing.hits, repeated.hits, stray.hits, iam.account.users().length]).toEqual([0, 0, 0, 2]);
    expect((await pageOf(await listAccessKeys({ ...Bob, MaxItems: "1" }))).marker).toBeUndefined();
    expect(missing.hits).toBe(1);
  });

  test("set the last use of a key, and faults that replace the response do not", async () => {
    const iam = mockOnServer({ account: withKeys(3) }).truncate("ListAccessKeys", 1);
    const AccessKeyId = iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyId ?? "";
    const lastUse = () => iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed?.ServiceName;
    const fault = iam.fail("*", "ServiceFailure");
    await listAccessKeys(Bob, signedBy(AccessKeyId));
    expect(lastUse()).toBeUndefined();
    fault.cancel();
    iam.fail("*", "missing-marker");
    await listAccessKeys(Bob, signedBy(AccessKeyId));
    expect(lastUse()).toBe("iam");
  });

  test("throws a message for an action that is not a list action", () => {
    expect(() => mockIam().fail("CreateUser", "missing-marker")).toThrow(
      /"missing-marker" affects list actions only; expected the name of one, such as "ListAccessKeys", or "\*"\./,
    );
  });
});
