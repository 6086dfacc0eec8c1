import { writeFileSync } from "node:fs";
import { GetAccountSummaryCommand, GetRoleCommand, type IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import { describe, expect, test, vi } from "vitest";
import { mswIam, serve } from "../support/command.ts";
import { fixture } from "../support/fixture-file.ts";

const roles = (...names: readonly string[]) => ({
  action: "ListRoles",
  output: { Roles: names.map((RoleName) => ({ RoleName, CreateDate: "2026-01-01T00:00:00Z" })) },
  options: { paginate: "Roles" },
});

async function pagesOf(client: IAMClient) {
  const pages: unknown[] = [];
  for await (const page of paginateListRoles({ client }, {})) pages.push(page.Roles?.map((role) => role.RoleName));
  return pages;
}

describe("POST /_msw-iam/respond", () => {
  test("responds to an action until reset", async () => {
    const warning = vi.spyOn(console, "warn").mockReturnValue();
    const served = await serve();
    expect((await served.control("POST", "respond", JSON.stringify(roles("a", "b")))).status).toBe(204);
    const client = served.client({ maxAttempts: 1 });
    expect(await pagesOf(client)).toEqual([["a", "b"]]);
    await served.control("POST", "reset");
    expect(warning).not.toHaveBeenCalled();
    await expect(pagesOf(client)).rejects.toThrow("Could not find operation ListRoles");
  });

  test("takes an array, and null removes a response", async () => {
    const served = await serve();
    const summary = { action: "GetAccountSummary", output: { SummaryMap: { Users: 7 } } };
    const role = { action: "GetRole", output: { Role: { RoleName: "a" } } };
    await served.control("POST", "respond", JSON.stringify([summary, role]));
    const client = served.client({ maxAttempts: 1 });
    expect((await client.send(new GetAccountSummaryCommand({}))).SummaryMap).toEqual({ Users: 7 });
    expect((await client.send(new GetRoleCommand({ RoleName: "a" }))).Role).toEqual({ RoleName: "a" });
    await served.control("POST", "respond", JSON.stringify({ action: "GetAccountSummary", output: null }));
    expect((await client.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ Users: 0 });
  });

  test("with one wrong response in an array changes no response, even after reset", async () => {
    const served = await serve();
    vi.spyOn(console, "warn").mockReturnValue();
    const respond = async (...responses: object[]) =>
      (await served.control("POST", "respond", JSON.stringify(responses))).status;
    const client = served.client({ maxAttempts: 1 });
    const role = () =>
      client.send(new GetRoleCommand({ RoleName: "x" })).then(
        ({ Role }) => Role?.RoleName,
        (error: Error) => error.name,
      );
    const state = async () => [await role(), await pagesOf(client).catch((error: Error) => error.name)];
    const named = (RoleName: string) => ({ action: "GetRole", output: { Role: { RoleName } } });
    const wrong = { action: "GetUser", output: [] };
    expect(await respond(named("a"), wrong)).toBe(400);
    expect(await state()).toEqual(["InvalidAction", "InvalidAction"]);
    expect(await respond(named("a"))).toBe(204);
    expect(await respond(named("b"), roles("c"), wrong)).toBe(400);
    expect(await state()).toEqual(["a", "InvalidAction"]);
    await served.control("POST", "reset");
    expect(await respond(roles("c"), wrong)).toBe(400);
    expect(await state()).toEqual(["InvalidAction", "InvalidAction"]);
  });

  test.each([
    ["{", /^The body is not JSON: /],
    ["3", 'Failed to respond: a response is 3; expected { "action", "output", "options" }.'],
    ["[null]", 'Failed to respond: a response is null; expected { "action", "output", "options" }.'],
    ["[[]]", 'Failed to respond: a response is an array; expected { "action", "output", "options" }.'],
    [
      '{"action":"GetRole","ouput":{}}',
      'Failed to respond: "ouput" is not a member of a response; expected { "action", "output", "options" }. Did you mean "output"?',
    ],
    ['{"action":"GetRole"}', /^Failed to respond to GetRole: the output is undefined; expected a plain object/],
    [
      '{"action":"ListRole","output":{}}',
      'Failed to respond: "ListRole" is not the name of an action of AWS IAM or STS. Did you mean "ListRoles"?',
    ],
  ])("refuses %s", async (body, message) => {
    const response = await (await serve()).control("POST", "respond", body);
    expect(response.status).toBe(400);
    expect((await response.json()).message).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });
});

describe("--respond", () => {
  test("responds from a file, before --truncate and again after reset", async () => {
    const served = await serve("--respond", fixture(roles("a", "b", "c")), "--truncate", "ListRoles=2");
    const client = served.client();
    expect(await pagesOf(client)).toEqual([["a", "b"], ["c"]]);
    await served.control("POST", "reset");
    expect(await pagesOf(client)).toEqual([["a", "b"], ["c"]]);
  });

  test("takes several files, of one response or of an array", async () => {
    const role = { action: "GetRole", output: { Role: { RoleName: "a" } } };
    const served = await serve("--respond", fixture(roles("x")), "--respond", fixture([role]));
    expect((await served.client().send(new GetRoleCommand({ RoleName: "a" }))).Role).toEqual({ RoleName: "a" });
    expect(await pagesOf(served.client())).toEqual([["x"]]);
  });

  test("is read again when --watch notices a change", async () => {
    const file = fixture(roles("a"));
    const served = await serve("--respond", file, "--watch");
    writeFileSync(file, JSON.stringify(roles("a", "b")));
    await served.says(/A fixture file changed/);
    expect(await pagesOf(served.client())).toEqual([["a", "b"]]);
  });

  test("reports a file that is missing, that is not JSON, or that is wrong", async () => {
    const wrong = fixture({ action: "GetRole", output: [] });
    const text = fixture({});
    writeFileSync(text, "x");
    const complaint = async (file: string) => (await mswIam("serve", "--respond", file)).stderr;
    expect(await complaint("missing.json")).toBe("msw-iam: missing.json: cannot be read: there is no such file.\n");
    expect(await complaint(text)).toMatch(/: is not JSON: /);
    expect(await complaint(wrong)).toBe(
      `msw-iam: --respond ${wrong}: Failed to respond to GetRole: the output is an array; expected a plain object with the members of the SDK's output.\n`,
    );
  });
});
