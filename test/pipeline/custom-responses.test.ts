import {
  GetRoleCommand,
  GetUserCommand,
  IAMClient,
  ListPoliciesCommand,
  ListRolesCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import { GetFederationTokenCommand, STSClient } from "@aws-sdk/client-sts";
import "msw-iam/vitest";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { errorOf, HOST, mockOnServer, post, VERSION } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }] };
const output = { Roles: [{ RoleName: "deploy" }] };

describe("respond", () => {
  test("responds to an action that the mock does not model, with a verified signature", async () => {
    const warn = vi.spyOn(console, "warn");
    const iam = mockOnServer({ account, authentication: sigv4() }).respond("ListRoles", output);
    const roles = await new IAMClient(iam.clientConfig("Bob")).send(new ListRolesCommand({ PathPrefix: "/" }));
    expect(roles.Roles).toEqual([{ RoleName: "deploy" }]);
    expect(iam).toHaveReceivedAction("ListRoles", { PathPrefix: "/" });
    expect(iam.journal.attempts[0]).toMatchObject({ status: 200, caller: { userName: "Bob" }, page: undefined });
    expect(warn).not.toHaveBeenCalled();
  });

  test("responds to an action of STS", async () => {
    const iam = mockOnServer({ services: ["iam", "sts"] }).respond("GetFederationToken", { PackedPolicySize: 3 });
    const token = await new STSClient(iam.clientConfig()).send(new GetFederationTokenCommand({ Name: "Bob" }));
    expect(token.PackedPolicySize).toBe(3);
  });

  test("replaces an action that the mock models, and null brings it back", async () => {
    const iam = mockOnServer({ account }).respond("ListUsers", { Users: [] });
    const client = new IAMClient(iam.clientConfig());
    expect((await client.send(new ListUsersCommand({}))).Users).toEqual([]);
    iam.respond("ListUsers", null);
    expect((await client.send(new ListUsersCommand({}))).Users).toHaveLength(1);
  });

  test("reads the object at each request", async () => {
    const roles = [{ RoleName: "a" }];
    const iam = mockOnServer().respond("ListRoles", { Roles: roles });
    roles.push({ RoleName: "b" });
    expect((await new IAMClient(iam.clientConfig()).send(new ListRolesCommand({}))).Roles).toHaveLength(2);
  });

  test("is active in the journal until null or reset removes it", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer()
      .respond("ListRoles", output, { paginate: "Roles" })
      .respond("ListUsers", { Users: [] })
      .respond("GetRole", () => ({}));
    expect(String(iam.journal)).toMatchInlineSnapshot(`
      "msw-iam journal: empty. No request was claimed.
      active: respond to ListRoles with an output, in pages of Roles
      active: respond to ListUsers with an output
      active: respond to GetRole with a function"
    `);
    expect(String(iam.respond("ListUsers", null).respond("ListUsers", null).journal)).not.toContain("ListUsers");
    iam.reset();
    expect(String(iam.journal)).not.toContain("active:");
    expect(await errorOf(await post({ Action: "ListRoles" }))).toMatchObject({ code: "InvalidAction" });
  });

  test.each([
    ["in the version of the other service", "2011-06-15"],
    ["in a version that does not exist", "2010-05-09"],
  ])("does not respond to its action %s", async (_, Version) => {
    const respond = vi.fn(() => output);
    mockOnServer().respond("ListRoles", respond);
    expect(await errorOf(await post({ Action: "ListRoles", Version }))).toMatchObject({ code: "InvalidAction" });
    expect(respond).not.toHaveBeenCalled();
  });

  test("does not respond to a caller whom the mock does not accept", async () => {
    const respond = vi.fn(() => output);
    mockOnServer({ authentication: "identify" }).respond("ListRoles", respond);
    expect(await errorOf(await post({ Action: "ListRoles" }))).toMatchObject({ code: "MissingAuthenticationToken" });
    expect(respond).not.toHaveBeenCalled();
  });

  test("can be failed, retried, throttled and delayed like any other action", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const iam = mockOnServer().respond("ListRoles", output).delay("ListRoles", 1);
    iam.fail("ListRoles", "ServiceFailure", { times: 1 });
    await new IAMClient(iam.clientConfig()).send(new ListRolesCommand({}));
    expect(iam).toHaveRetriedAction("ListRoles", 1);
    iam.throttle("ListRoles", { rate: 1, burst: 1 });
    await post({ Action: "ListRoles" });
    expect(await errorOf(await post({ Action: "ListRoles" }))).toMatchObject({ code: "Throttling" });
  });
});

describe("a function of respond", () => {
  test("is called once for each attempt, with the attempt", async () => {
    const now = () => new Date("2026-11-01T00:00:00Z");
    const iam = mockOnServer({ account, now });
    const respond = vi.fn(() => ({ Role: { RoleName: "deploy" } }));
    iam.respond("GetRole", respond);
    iam.fail("GetRole", "ServiceFailure", { times: 1, applied: true });
    const role = await new IAMClient(iam.clientConfig("Bob")).send(new GetRoleCommand({ RoleName: "deploy" }));
    expect(role.Role?.RoleName).toBe("deploy");
    const caller = expect.objectContaining({ userName: "Bob" });
    const request = { action: "GetRole", params: { RoleName: "deploy" }, caller, at: now() };
    expect(respond.mock.calls).toEqual([[{ ...request, attempt: 1 }], [{ ...request, attempt: 2 }]]);
  });

  test("is not called for an attempt that a fault replaces", async () => {
    const respond = vi.fn(() => ({}));
    const iam = mockOnServer().respond("CreateRole", respond).respond("GetRole", respond);
    iam.fail("*", "Throttling", { times: 1 });
    iam.fail("CreateRole", "empty-body");
    for (const Action of ["GetRole", "CreateRole"]) await post({ Action });
    expect(respond).not.toHaveBeenCalled();
  });

  test("is not called to find out whether a page trap applies to a response without pages", async () => {
    const respond = vi.fn(() => ({}));
    const iam = mockOnServer().respond("ListRoles", respond);
    iam.fail("*", "missing-marker");
    iam.fail("*", "Throttling");
    expect(await errorOf(await post({ Action: "ListRoles" }))).toMatchObject({ code: "Throttling" });
    expect(respond).not.toHaveBeenCalled();
  });

  test("writes the body that a broken connection cuts, if the action only reads", async () => {
    const iam = mockOnServer().respond("ListRoles", () => output);
    iam.fail("ListRoles", "malformed-xml");
    expect(await (await post({ Action: "ListRoles" })).text()).toContain("<RoleName>deploy</RoleName>");
  });

  test("returns undefined to respond as if there were no function", async () => {
    const warn = vi.spyOn(console, "warn");
    const iam = mockOnServer({ account });
    iam.respond("GetUser", ({ params }) => (params["UserName"] === "Eve" ? { User: { UserName: "Eve" } } : undefined));
    iam.respond("GetRole", () => undefined);
    const client = new IAMClient(iam.clientConfig());
    expect((await client.send(new GetUserCommand({ UserName: "Eve" }))).User).toEqual({ UserName: "Eve" });
    expect((await client.send(new GetUserCommand({ UserName: "Bob" }))).User).toMatchObject({ Path: "/" });
    await expect(client.send(new GetRoleCommand({ RoleName: "x" }))).rejects.toThrow(
      "Could not find operation GetRole for version 2010-05-08",
    );
    expect(iam.journal.attempts[2]).toMatchObject({
      errorCode: "InvalidAction",
      note: "The function given to iam.respond() returned undefined.",
    });
    expect(warn).not.toHaveBeenCalled();
  });

  test("throws an error, so that the request fails with InternalFailure", async () => {
    const print = vi.spyOn(console, "error").mockReturnValue();
    const problem = new Error("a bug in the test");
    const iam = mockOnServer().respond("ListRoles", (): object => {
      throw problem;
    });
    expect(await errorOf(await post({ Action: "ListRoles" }))).toMatchObject({ status: 500, code: "InternalFailure" });
    expect(iam.journal.attempts[0]?.internal).toBe(problem);
    expect(print).toHaveBeenCalledOnce();
  });

  test("cannot change the attempt or the clock of the journal", async () => {
    const iam = mockOnServer();
    iam.respond("ListRoles", (request) => {
      request.at.setTime(0);
      return { Frozen: [request, request.params, request.caller].every((part) => Object.isFrozen(part)) };
    });
    expect(await (await post({ Action: "ListRoles" })).text()).toContain("<Frozen>true</Frozen>");
    expect(Number(iam.journal.attempts[0]?.at)).toBeGreaterThan(0);
  });
});

test("fail, delay, throttle and truncate take actions that the mock does not model", async () => {
  const iam = mockIam().delay("GetRole", 1).throttle("GetRole", { rate: 1, burst: 1 }).truncate("ListGroups", 1);
  iam.fail("ListPolicies", "stray-marker");
  expect(String(iam.journal).match(/^active: /gm)).toHaveLength(4);
  const mock = mockOnServer();
  mock.fail("ListPolicies", "NoSuchEntity");
  const client = new IAMClient(mock.clientConfig());
  await expect(client.send(new ListPoliciesCommand({}))).rejects.toThrow("The entity cannot be found.");
});

describe("the warning about an action that the mock does not model", () => {
  test.each([
    [
      "ListRoles",
      'To respond, write iam.respond("ListRoles", { Roles: [] }, { paginate: "Roles" }) with the members of the SDK\'s output.',
    ],
    ["GetPolicy", 'To respond, write iam.respond("GetPolicy", { … }) with the members of the SDK\'s output.'],
    ["listRoles", "AWS IAM and STS have no action of this name."],
  ])("shows what to write for %s, once until reset", async (Action, advice) => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockOnServer();
    for (let time = 0; time < 2; time += 1) await post({ Action });
    expect(warn.mock.calls).toEqual([
      [`msw-iam does not model the action "${Action}" and responded with InvalidAction. ${advice}`],
    ]);
    iam.reset();
    await post({ Action });
    expect(warn).toHaveBeenCalledTimes(2);
  });

  test("is printed for at most 1,000 actions", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const iam = mockIam();
    for (let number = 0; number <= 1_000; number += 1)
      await getResponse(iam.handlers, new Request(`${HOST}?Version=${VERSION}&Action=Action${number}`));
    expect(warn).toHaveBeenCalledTimes(1_000);
  });
});
