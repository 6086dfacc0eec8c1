import { ListUsersCommand, paginateListUsers } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { type Served, serve } from "../support/command.ts";
import { bob, fixture, pageSizes, unsigned } from "../support/fixture-file.ts";

const twice = (name: string, one: string, other: string) => [`--${name}`, one, `--${name}`, other];

async function statuses(served: Served, action: string, count: number): Promise<number[]> {
  const received: number[] = [];
  for (let sent = 0; sent < count; sent += 1)
    received.push((await unsigned(served, `Action=${action}&UserName=Bob`)).status);
  return received;
}

describe("--fail given twice", () => {
  test("for one action applies both faults, in their order", async () => {
    const faults = twice("fail", "ListUsers=NoSuchEntity:times=1", "ListUsers=ServiceFailure:times=2");
    const served = await serve(fixture(bob(1)), ...faults);
    expect(await statuses(served, "ListUsers", 4)).toEqual([404, 500, 500, 200]);
    await served.control("POST", "reset");
    expect(await statuses(served, "ListUsers", 4)).toEqual([404, 500, 500, 200]);
  });

  test("for two actions applies each to its own", async () => {
    const faults = twice("fail", "ListUsers=NoSuchEntity", "ListAccessKeys=ServiceFailure");
    const served = await serve(fixture(bob(1)), ...faults);
    expect(await statuses(served, "ListUsers", 1)).toEqual([404]);
    expect(await statuses(served, "ListAccessKeys", 1)).toEqual([500]);
    expect(await statuses(served, "GetUser", 1)).toEqual([200]);
  });
});

describe("--truncate given twice", () => {
  const account = fixture({ Users: [{ UserName: "Bob", AccessKeys: 3 }, { UserName: "Carol" }, { UserName: "Dave" }] });

  test("for one action applies the second", async () => {
    const served = await serve(account, ...twice("truncate", "ListAccessKeys=1", "ListAccessKeys=2"));
    expect(await pageSizes(served.client())).toEqual([2, 1]);
    await served.control("POST", "reset");
    expect(await pageSizes(served.client())).toEqual([2, 1]);
  });

  test("for two actions applies each to its own", async () => {
    const served = await serve(account, ...twice("truncate", "ListAccessKeys=2", "ListUsers=0,1"));
    expect(await pageSizes(served.client())).toEqual([2, 1]);
    const users: number[] = [];
    for await (const page of paginateListUsers({ client: served.client() }, {})) users.push(page.Users?.length ?? 0);
    expect(users).toEqual([0, 1, 2]);
  });
});

describe("a fault's modifiers", () => {
  test.each([
    ["", [404, 404, 404, 404]],
    [":times=2", [404, 404, 200, 200]],
    [":after=1", [200, 404, 404, 404]],
    [":after=0:times=1", [404, 200, 200, 200]],
    [":times=1:after=2", [200, 200, 404, 200]],
    [":after=1:status=418:times=10", [200, 418, 418, 418]],
  ])("ListUsers=NoSuchEntity%s", async (modifiers, expected) => {
    const served = await serve(fixture(bob(1)), "--fail", `ListUsers=NoSuchEntity${modifiers}`);
    expect(await statuses(served, "ListUsers", 4)).toEqual(expected);
  });

  test.each([
    ["", 1],
    [":applied", 2],
    [":applied:times=1", 2],
  ])("CreateAccessKey=ServiceFailure%s leaves the user with %d keys", async (modifiers, keys) => {
    const served = await serve(fixture(bob(1)), "--fail", `CreateAccessKey=ServiceFailure${modifiers}`);
    expect(await statuses(served, "CreateAccessKey", 1)).toEqual([500]);
    expect(await pageSizes(served.client())).toEqual([keys]);
  });

  test("--fail * applies to ListUsers", async () => {
    const served = await serve(fixture(bob(1)), "--fail", "*=NoSuchEntity");
    expect(await statuses(served, "ListUsers", 1)).toEqual([404]);
    await expect(served.client().send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });
});
