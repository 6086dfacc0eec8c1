import { writeFileSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { serve } from "../support/command.ts";
import { bob, fixture, names, pageSizes, unsigned } from "../support/fixture-file.ts";

test("--watch closes the pending requests of the previous account", async () => {
  const file = fixture(bob(1));
  const served = await serve(file, "--watch", "--fail", "ListUsers=no-response:times=1");
  const waiting = unsigned(served, "Action=ListUsers");
  await vi.waitFor(async () => expect(await (await served.control("GET", "journal")).json()).toHaveLength(1), {
    timeout: 30_000,
  });
  writeFileSync(file, JSON.stringify(bob(2)));
  await expect(waiting).rejects.toThrow("fetch failed");
});

describe("--watch, once a fixture has changed,", () => {
  async function changed(...options: string[]) {
    const file = fixture(bob(1));
    const served = await serve(file, "--watch", ...options);
    writeFileSync(file, JSON.stringify(bob(3)));
    await served.says(/^A fixture file changed. The account was seeded again\.$/);
    return served;
  }

  test("applies --fail and --truncate again", async () => {
    const served = await changed("--truncate", "ListAccessKeys=2", "--fail", "ListUsers=NoSuchEntity:times=1");
    expect(await pageSizes(served.client())).toEqual([2, 1]);
    expect((await unsigned(served, "Action=ListUsers")).status).toBe(404);
    expect((await unsigned(served, "Action=ListUsers")).status).toBe(200);
  });

  test("sends control requests to the new account", async () => {
    const served = await changed();
    expect((await served.control("POST", "seed", JSON.stringify({ Users: [{ UserName: "Carol" }] }))).status).toBe(204);
    expect(await names(served.client())).toEqual(["Bob", "Carol"]);
    const journal = await (await served.control("GET", "journal")).json();
    expect(journal).toMatchObject([{ action: "ListUsers" }]);
    expect((await served.control("POST", "reset")).status).toBe(204);
    expect(await names(served.client())).toEqual(["Bob"]);
    expect(await pageSizes(served.client())).toEqual([3]);
  });

  test("prints further requests, and the same keys stay valid", async () => {
    const served = await changed("--authentication", "sigv4");
    expect(await pageSizes(served.client())).toEqual([3]);
    await served.says(/^ListAccessKeys {2}UserName=Bob {2}root {2}page 1: 3 {2}200$/);
  });
});

test("--watch watches every file", async () => {
  const files = ["Bob", "Carol"].map((UserName) => fixture({ Users: [{ UserName }] }));
  const served = await serve(...files, "--watch");
  expect(await names(served.client())).toEqual(["Bob", "Carol"]);
  writeFileSync(String(files[1]), JSON.stringify({ Users: [{ UserName: "Erin" }] }));
  await served.says(/seeded again/);
  expect(await names(served.client())).toEqual(["Bob", "Erin"]);
});

test("--watch keeps the account if a changed fixture is invalid", async () => {
  const file = fixture(bob(1));
  const served = await serve(file, "--watch");
  writeFileSync(file, JSON.stringify({ Users: [{ UserName: "" }] }));
  await served.says(/^msw-iam: .*Users\[0\]\.UserName is ""; .* The account was not changed\.$/);
  expect(await names(served.client())).toEqual(["Bob"]);
  expect(served.lines.filter((line) => line.includes("seeded again"))).toEqual([]);
});

test("serve starts no timer without --watch", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  await serve(fixture(bob(1)));
  expect(vi.getTimerCount()).toBe(0);
});
