import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { HOST, mockOnServer, signedBy, VERSION } from "../support/server.ts";

beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());

async function send(iam: MockIam, body: string, headers: Record<string, string> = {}) {
  const response = await getResponse(iam.handlers, new Request(HOST, { method: "POST", body, headers }));
  await response?.text();
}
const paramsOf = (iam: MockIam) => iam.journal.attempts[0]?.params ?? {};

describe("of a long request, the journal keeps", () => {
  test("AWS's largest parameter as it is, through the SDK", async () => {
    const iam = mockOnServer();
    const AssumeRolePolicyDocument = "é".repeat(131_072);
    const sent = clientOf(iam).send(new CreateRoleCommand({ RoleName: "Deploy", AssumeRolePolicyDocument }));
    await expect(sent).rejects.toThrow();
    expect(paramsOf(iam)).toEqual({ RoleName: "Deploy", AssumeRolePolicyDocument });
  });

  test.each([
    [150_000, "x".repeat(150_000)],
    [150_001, `${"x".repeat(150_000)}… [cut: 150001 characters]`],
    [2_000_000, `${"x".repeat(150_000)}… [cut: 2000000 characters]`],
  ])("the first 150,000 characters of a value of %i, and its length", async (length, kept) => {
    const iam = mockIam();
    await send(iam, `Action=GetUser&Version=${VERSION}&UserName=Bob&Long=${"x".repeat(length)}&Last=1`);
    expect(paramsOf(iam)).toEqual({ UserName: "Bob", Long: kept, Last: "1" });
    expect([paramsOf(iam), iam.journal.calls[0]?.params].every(Object.isFrozen)).toBe(true);
  });

  test("500,000 characters of all its parameters", async () => {
    const iam = mockIam();
    const long = "x".repeat(140_000);
    await send(iam, `Action=GetUser&Version=${VERSION}${[1, 2, 3, 4, 5].map((n) => `&P${n}=${long}`).join("")}`);
    const { P1, P2, P3, P4, ...others } = paramsOf(iam);
    expect([P1, P2, P3]).toEqual([long, long, long]);
    expect(P4).toMatch(/^x{79792}… \[cut: 140000 characters\]$/);
    expect(others).toEqual({ "…": "[cut: 1 more parameters]" });
  });

  test.each<[string, string, Record<string, string>]>([
    ["action", `Action=${"x".repeat(1_000_000)}&Version=${VERSION}`, {}],
    ["version", `Action=GetUser&Version=${"x".repeat(1_000_000)}`, {}],
    ["a parameter's name", `Action=GetUser&Version=${VERSION}&${"x".repeat(1_000_000)}=1`, {}],
    ["the name __proto__", `Action=GetUser&Version=${VERSION}&__proto__=${"x".repeat(1_000_000)}`, {}],
    ["an access key's id", `Action=GetUser&Version=${VERSION}`, signedBy("x".repeat(1_000_000))],
  ])("the beginning of %s", async (_, body, headers) => {
    const iam = mockIam();
    await send(iam, body, headers);
    const kept = JSON.stringify(iam.journal.attempts);
    expect(kept).toContain(`${"x".repeat(150_000)}… [cut: 1000000 characters]`);
    expect(kept.length).toBeLessThan(151_000);
  });
});

test("a fault sees the whole value", async () => {
  const iam = mockIam();
  const UserName = "x".repeat(1_000_000);
  const seen: unknown[] = [];
  const byParams = iam.fail("GetUser", "ServiceFailure", { params: { UserName }, times: 1 });
  iam.fail("GetUser", "ServiceFailure", { when: ({ params }) => seen.push(params["UserName"]) > 0 });
  for (let request = 0; request < 2; request += 1)
    await send(iam, `Action=GetUser&Version=${VERSION}&UserName=${UserName}`);
  expect(byParams.hits).toBe(1);
  expect(seen).toEqual([UserName]);
});

test("the journal keeps at most 50 million characters", async () => {
  const iam = mockIam();
  const headers = signedBy("x".repeat(150_000));
  for (let request = 0; request < 340; request += 1)
    await send(iam, `Action=GetUser&Version=${VERSION}&UserName=${request}`, headers);
  const kept = iam.journal.attempts.map(({ params }) => Number(params["UserName"]));
  expect(kept.length).toBeLessThan(180);
  expect(kept.at(-1)).toBe(339);
});
