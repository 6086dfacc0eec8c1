import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Served, serve } from "../support/command.ts";
import { bob, fixture, names, pageSizes, unsigned } from "../support/fixture-file.ts";

const post = async (served: Served, name: string, body: unknown) => {
  const response = await served.control("POST", name, JSON.stringify(body));
  return response.status === 204 ? "done" : (await response.json()).message;
};
const list = "Action=ListUsers";

describe("POST /_msw-iam/…", () => {
  test("fail adds a fault until reset or null", async () => {
    const served = await serve(fixture(bob(1)));
    expect(await post(served, "fail", { action: "ListUsers", fault: "NoSuchEntity", options: { after: 1 } })).toBe(
      "done",
    );
    expect([(await unsigned(served, list)).status, (await unsigned(served, list)).status]).toEqual([200, 404]);
    expect(await post(served, "fail", { action: "GetUser", fault: { code: "Custom", status: 418 } })).toBe("done");
    expect((await unsigned(served, "Action=GetUser&UserName=Bob")).status).toBe(418);
    expect(await post(served, "fail", { action: "ListUsers", fault: null })).toBe("done");
    expect((await unsigned(served, list)).status).toBe(200);
    await served.control("POST", "reset");
    expect((await unsigned(served, "Action=GetUser&UserName=Bob")).status).toBe(200);
  });

  test("truncate limits pages, and null removes the limit", async () => {
    const served = await serve(fixture(bob(5)));
    await post(served, "truncate", { action: "ListAccessKeys", size: [2, 0] });
    expect(await pageSizes(served.client())).toEqual([2, 0, 3]);
    await post(served, "truncate", { action: "ListAccessKeys", size: null });
    expect(await pageSizes(served.client())).toEqual([5]);
  });

  test("delay delays responses", async () => {
    const served = await serve();
    await post(served, "delay", { action: "*", ms: 200 });
    const start = performance.now();
    await unsigned(served, list);
    expect(performance.now() - start).toBeGreaterThan(190);
  });

  test("throttle limits the rate", async () => {
    const served = await serve();
    await post(served, "throttle", { action: "*", limit: { rate: 0.001, burst: 1 } });
    expect([(await unsigned(served, list)).status, (await unsigned(served, list)).status]).toEqual([200, 400]);
  });

  test("propagation hides changes until it is null", async () => {
    const served = await serve();
    await post(served, "propagation", { time: { ms: 3_600_000 } });
    await unsigned(served, "Action=CreateUser&UserName=Dora");
    expect(await names(served.client())).toEqual([]);
    await post(served, "propagation", { time: null });
    expect(await names(served.client())).toEqual(["Dora"]);
  });

  test("clock-skew moves the Date header", async () => {
    const served = await serve();
    await post(served, "clock-skew", { ms: -86_400_000 });
    const date = Date.parse((await unsigned(served, list)).headers.get("date") ?? "");
    expect(Date.now() - date).toBeGreaterThan(80_000_000);
  });

  test.each([
    ["fail", 3, 'Failed to add a fault: the body is 3; expected { "action", "fault", "options" }.'],
    ["fail", {}, /^Failed to add a fault: the action is undefined; expected the name of an action/],
    ["fail", { action: "ListUsers" }, /^Failed to add a fault on ListUsers: the fault is undefined; expected a name/],
    ["fail", { action: "ListUsers", fault: "NoSuchEntity", options: null }, /object of a fault's options, not null\.$/],
    ["fail", { action: "ListUsers", fault: "NoSuchEntity", options: { times: 0 } }, /the option times is 0/],
    ["truncate", { action: "ListUsers" }, /^Failed to truncate ListUsers: the page size is undefined/],
    ["truncate", { action: "GetUser", size: 1 }, /^Failed to truncate: "GetUser" is not the name of a list action/],
    [
      "delay",
      { action: "*", milliseconds: 3 },
      'Failed to delay: "milliseconds" is not a member of the body; expected { "action", "ms" }.',
    ],
    ["delay", { action: "*", ms: "3" }, /^Failed to delay \*: the time is the string "3"/],
    [
      "throttle",
      { action: "*", rate: 1, burst: 1 },
      /"rate" is not a member of the body; expected \{ "action", "limit" \}/,
    ],
    ["throttle", { action: "*", limit: { rate: 1 } }, /^Failed to throttle \*: the burst is undefined/],
    ["propagation", null, 'Failed to set the propagation: the body is null; expected { "time" }.'],
    ["propagation", {}, /^Failed to set the propagation: it is undefined/],
    ["propagation", { time: { ms: 1, requests: 1 } }, /it has both ms and requests/],
    ["clock-skew", [], 'Failed to set the clock skew: the body is an array; expected { "ms" }.'],
    ["clock-skew", { ms: "1" }, /^Failed to set the clock skew: it is "1"/],
  ])("%s refuses %j, and changes nothing", async (name, body, message) => {
    const served = await serve(fixture(bob(1)));
    const text = await post(served, name, body);
    expect(text).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect((await unsigned(served, list)).status).toBe(200);
  });

  test.each(["fail", "truncate", "delay", "throttle", "propagation", "clock-skew"])(
    "%s refuses what is not JSON, and a foreign web page",
    async (name) => {
      const served = await serve();
      expect((await (await served.control("POST", name, "{")).json()).message).toMatch(/^The body is not JSON: /);
      const init = { method: "POST", body: "{}", headers: { Origin: "https://example.com" } };
      expect((await fetch(`${served.endpoint}/_msw-iam/${name}`, init)).status).toBe(403);
    },
  );
});

test("GET /_msw-iam/account is a fixture of the same account", async () => {
  const served = await serve(fixture(bob(2)));
  await unsigned(served, "Action=CreateUser&UserName=Dora");
  const account = await (await served.control("GET", "account")).json();
  const copy = await serve(fixture(account));
  expect(await (await copy.control("GET", "account")).json()).toEqual(account);
  expect(await names(copy.client())).toEqual(["Bob", "Dora"]);
});

describe("an array of responses of which one is wrong", () => {
  const summary = (Users: number) => ({ action: "GetAccountSummary", output: { SummaryMap: { Users } } });
  const role = { action: "GetRole", output: { Role: { RoleName: "a" } } };
  const wrong = { action: "GetRole", output: 3 };
  // The mock warns about actions that it does not model.
  beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue());
  const summaryOf = async (served: Served) => (await unsigned(served, "Action=GetAccountSummary")).text();

  test("changes no response", async () => {
    const served = await serve();
    expect(await post(served, "respond", summary(7))).toBe("done");
    expect(await post(served, "respond", [summary(8), role, wrong])).toMatch(/^Failed to respond to GetRole: /);
    expect(await summaryOf(served)).toContain("<value>7</value>");
    expect((await unsigned(served, "Action=GetRole&RoleName=a")).status).toBe(400);
  });

  test("leaves a response removed that reset has removed", async () => {
    const served = await serve();
    await post(served, "respond", role);
    await served.control("POST", "reset");
    await post(served, "respond", [summary(8), wrong]);
    expect((await unsigned(served, "Action=GetRole&RoleName=a")).status).toBe(400);
    expect(await summaryOf(served)).not.toContain("<value>8</value>");
  });
});
