import { describe, expect, test } from "vitest";
import { type Served, serve } from "../support/command.ts";
import { bob, fixture, names } from "../support/fixture-file.ts";

test("an invalid control request is refused with a message", async () => {
  const served = await serve();
  const refusal = async (...args: Parameters<Served["control"]>) => {
    const response = await served.control(...args);
    return [response.status, (await response.json()).message];
  };
  expect(await refusal("POST", "seed", "{")).toEqual([400, expect.stringMatching(/^The body is not JSON: \S/)]);
  expect(await refusal("POST", "seed", JSON.stringify([bob(1), { Users: [{ UserName: 3 }] }]))).toEqual([
    400,
    "Failed to seed the account: Users[0].UserName of fixture 2 is 3; expected 1 to 128 letters, digits or _+=,.@-. Nothing was seeded.",
  ]);
  const { status, headers } = await served.control("HEAD", "reset");
  expect([status, headers.get("allow")]).toEqual([405, "POST"]);
  expect(await refusal("GET", "reset")).toEqual([405, "/_msw-iam/reset expects POST, not GET."]);
  expect(await refusal("POST", "constructor")).toEqual([
    404,
    "/_msw-iam/constructor does not exist; expected one of POST /_msw-iam/reset, POST /_msw-iam/seed, POST /_msw-iam/respond, POST /_msw-iam/fail, POST /_msw-iam/truncate, POST /_msw-iam/delay, POST /_msw-iam/throttle, POST /_msw-iam/propagation, POST /_msw-iam/clock-skew, GET /_msw-iam/journal, GET /_msw-iam/account.",
  ]);
  expect(await names(served.client())).toEqual([]);
});

describe("a control route", () => {
  const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
  const routes = [
    ["reset", "POST", { POST: 204 }],
    ["seed", "POST", { POST: 204 }],
    ["journal", "GET", { GET: 200, HEAD: 200 }],
    ["account", "GET", { GET: 200, HEAD: 200 }],
  ] as const;

  test.each(routes)("%s accepts only its own methods", async (name, allowed, statuses: Record<string, number>) => {
    const served = await serve();
    for (const method of methods) {
      const body = method === "POST" ? "{}" : undefined;
      const { status, headers } = await served.control(method, name, body);
      const isAllowed = statuses[method] !== undefined;
      expect([method, status, headers.get("allow")]).toEqual([
        method,
        statuses[method] ?? 405,
        isAllowed ? null : allowed,
      ]);
    }
  });

  test.each(["", "resets", "rese", "reset/", "Reset", "journal/1", "toString"])(
    "is not found if its name is %j",
    async (name) => {
      const served = await serve();
      for (const method of ["GET", "POST"]) {
        const response = await served.control(method, name);
        expect([response.status, response.headers.get("allow")]).toEqual([404, null]);
        expect((await response.json()).message).toContain(`/_msw-iam/${name} does not exist; expected one of POST `);
      }
    },
  );

  test.each(["reset", "seed", "journal"])("%s ignores a query", async (name) => {
    const served = await serve();
    const response = await served.control(
      name === "journal" ? "GET" : "POST",
      `${name}?a=b&c?d`,
      name === "journal" ? undefined : "{}",
    );
    expect(response.status).toBe(name === "journal" ? 200 : 204);
  });
});

test("control responses are JSON, and the response to HEAD has no body", async () => {
  const served = await serve(fixture(bob(1)));
  await names(served.client());
  for (const [method, name] of [
    ["GET", "journal"],
    ["GET", "reset"],
    ["GET", "nothing"],
  ] as const)
    expect((await served.control(method, name)).headers.get("content-type"), name).toBe("application/json");
  const head = await served.control("HEAD", "journal");
  expect([head.headers.get("content-type"), await head.text()]).toEqual(["application/json", ""]);
});

describe("the control route seed", () => {
  test.each([
    ["one fixture", { Users: [{ UserName: "Carol" }] }, ["Bob", "Carol"]],
    ["several", [{ Users: [{ UserName: "Carol" }] }, { Users: [{ UserName: "Dave" }] }], ["Bob", "Carol", "Dave"]],
    ["none", [], ["Bob"]],
  ])("accepts %s", async (_, body, users) => {
    const served = await serve(fixture(bob(1)));
    const response = await served.control("POST", "seed", JSON.stringify(body));
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(await names(served.client())).toEqual(users);
  });

  test.each([
    ["", /^The body is not JSON: /],
    ["user,arn,", /^The body is not JSON: /],
    ["null", /^Failed to seed the account: /],
    ["3", /^Failed to seed the account: /],
    ['{ "Users": [{ "UserName": "Bob" }] , "Nonsense": 1 }', /^Failed to seed the account: .* Nothing was seeded\.$/],
  ])("refuses %j", async (body, message) => {
    const served = await serve(fixture(bob(1)));
    const response = await served.control("POST", "seed", body);
    expect([response.status, (await response.json()).message]).toEqual([400, expect.stringMatching(message)]);
    expect(await names(served.client())).toEqual(["Bob"]);
  });

  test("is undone by reset, and does not appear in the journal or the output", async () => {
    const served = await serve(fixture(bob(1)));
    await served.control("POST", "seed", JSON.stringify({ Users: [{ UserName: "Carol" }] }));
    expect(await (await served.control("GET", "journal")).json()).toEqual([]);
    await served.control("POST", "reset");
    expect(await names(served.client())).toEqual(["Bob"]);
    expect(served.lines.filter((line) => line.includes("_msw-iam"))).toEqual([]);
  });
});
