import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { expect, test, vi } from "vitest";
import { errorOf, HOST, VERSION } from "../support/server.ts";

const send = async (iam: ReturnType<typeof mockIam>, body: string) => {
  const request = new Request(HOST, { method: "POST", body: `Version=${VERSION}&${body}` });
  return (await getResponse(iam.handlers, request)) ?? Response.error();
};

test("an action's name of 8 MB gets InvalidAction, and a short warning", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam();
  const response = await send(iam, `Action=${"x".repeat(8_000_000)}`);
  // The XML parser of the tests takes two seconds to read it.
  expect((await response.text()).includes("<Code>InvalidAction</Code>")).toBe(true);
  expect(String(warn.mock.calls[0]).length).toBeLessThan(500);
});

test("a path prefix of 8 MB gets ValidationError", { timeout: 60_000 }, async () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob" }] } });
  const response = await send(iam, `Action=ListAttachedUserPolicies&UserName=Bob&PathPrefix=${"/a".repeat(4_000_000)}`);
  expect(await errorOf(response)).toMatchObject({ code: "ValidationError" });
});

test("a failure inside the mock prints only the start of the action's name", async () => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const iam = mockIam();
  iam.fail("*", "Throttling", {
    when: () => {
      throw new Error("broken");
    },
  });
  await send(iam, `Action=${"x".repeat(100_000)}`);
  expect(error.mock.calls[0]?.slice(0, -1).join("").length).toBeLessThan(200);
});

test("the mock warns about at most 1,000 names of actions", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam();
  for (let count = 0; count < 1_010; count += 1) await send(iam, `Action=Action${count}`);
  expect(warn).toHaveBeenCalledTimes(1_000);
});

test("the journal's note about a marker of another listing is short, however long the parameters are", async () => {
  const iam = mockIam();
  iam.respond("ListRoles", { Roles: [{}, {}] }, { paginate: "Roles" }).truncate("ListRoles", 1);
  const prefix = (end: string) => `Action=ListRoles&PathPrefix=${"x".repeat(200_000)}${end}`;
  const marker = /<Marker>(.*)<\/Marker>/.exec(await (await send(iam, prefix("a"))).text())?.[1] ?? "";
  const next = `Marker=${encodeURIComponent(marker)}`;
  expect((await send(iam, `${prefix("b")}&${next}`)).status).toBe(400);
  expect(iam.journal.attempts.at(-1)?.note).toMatch(/^The marker belongs to ListRoles with PathPrefix=x{900}/);
  expect(iam.journal.attempts.at(-1)?.note?.length).toBeLessThan(1_200);
  expect((await send(iam, `${prefix("a")}&${next}`)).status).toBe(200);
});
