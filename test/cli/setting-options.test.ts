import {
  GenerateCredentialReportCommand,
  GetUserCommand,
  ListUsersCommand,
  paginateListAccessKeys,
} from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { serve } from "../support/command.ts";
import { bob, complaint, fixture, unsigned } from "../support/fixture-file.ts";

const get = "Action=GetUser&UserName=Bob";

test("--delay delays an action, also after reset", async () => {
  const served = await serve(fixture(bob(1)), "--delay", "*=0", "--delay", "GetUser=200.5");
  for (const _ of [1, 2]) {
    const start = performance.now();
    await unsigned(served, get);
    expect(performance.now() - start).toBeGreaterThan(190);
    await served.control("POST", "reset");
  }
});

test("--throttle limits the rate of an action, also after reset", async () => {
  const served = await serve(fixture(bob(1)), "--throttle", "GetUser=0.001,2");
  for (const _ of [1, 2]) {
    const statuses: number[] = [];
    for (let sent = 0; sent < 3; sent += 1) statuses.push((await unsigned(served, get)).status);
    expect(statuses).toEqual([200, 200, 400]);
    await served.control("POST", "reset");
  }
});

test.each(["1requests", "3600000ms"])("--propagation %s hides a change", async (time) => {
  const served = await serve(fixture(bob(1)), "--propagation", time);
  await unsigned(served, "Action=CreateUser&UserName=Dora");
  expect((await unsigned(served, "Action=GetUser&UserName=Dora")).status).toBe(404);
  expect((await unsigned(served, "Action=GetUser&UserName=Dora")).status).toBe(time === "1requests" ? 200 : 404);
});

test.each([
  ["3600000", 3_600_000],
  ["-3600000", -3_600_000],
])("--clock-skew=%s moves the Date header", async (skew, expected) => {
  const served = await serve(`--clock-skew=${skew}`);
  const { headers } = await unsigned(served, "Action=ListUsers");
  expect(Math.abs(Date.parse(headers.get("date") ?? "") - Date.now() - expected)).toBeLessThan(600_000);
});

test("--partition and --quota configure the account", async () => {
  const served = await serve(fixture(bob(1)), "--partition", "aws-cn", "--quota", "AccessKeysPerUser=1");
  expect(served.environment["AWS_REGION"]).toBe("cn-north-1");
  const { User } = await served.client().send(new GetUserCommand({ UserName: "Bob" }));
  expect(User?.Arn).toBe("arn:aws-cn:iam::123456789012:user/Bob");
  expect((await unsigned(served, "Action=CreateAccessKey&UserName=Bob")).status).toBe(409);
});

test("--credential-report live makes a report at once", async () => {
  const states = [];
  for (const mode of ["live", "as-aws"]) {
    const served = await serve("--credential-report", mode);
    states.push((await served.client().send(new GenerateCredentialReportCommand({}))).State);
  }
  expect(states).toEqual(["COMPLETE", "STARTED"]);
});

test("--fail takes a page trap", async () => {
  const trap = ["--truncate", "ListAccessKeys=1", "--fail", "ListAccessKeys=stray-marker"];
  const served = await serve(fixture(bob(2)), ...trap);
  const pages = [];
  for await (const page of paginateListAccessKeys({ client: served.client() }, { UserName: "Bob" })) pages.push(page);
  expect(pages[0]).toMatchObject({ IsTruncated: false, Marker: expect.any(String) });
});

test("--fail takes a probability, whose draws depend on --random-seed", async () => {
  const draws = async (randomSeed: string) => {
    const fail = ["--fail", "ListUsers=NoSuchEntity:probability=0.5"];
    const served = await serve(...fail, "--random-seed", randomSeed);
    const found: boolean[] = [];
    for (let sent = 0; sent < 12; sent += 1)
      found.push(
        await served
          .client()
          .send(new ListUsersCommand({}))
          .then(
            () => true,
            () => false,
          ),
      );
    return found;
  };
  const first = await draws("1");
  expect(new Set(first).size).toBe(2);
  expect(await draws("1")).toEqual(first);
  expect(await draws("2")).not.toEqual(first);
});

const DELAY = "expected an action and its delay in milliseconds, such as ListAccessKeys=50.";
const THROTTLE = "expected an action, its requests a second and its burst, such as CreateAccessKey=5,10.";
const PROPAGATION = "expected milliseconds or a number of requests, such as 500ms or 2requests.";
const SKEW =
  "expected a number of milliseconds, such as 1200000 for a clock that is 20 minutes ahead, or --clock-skew=-1200000 for one that is behind.";
const QUOTA = "expected AccessKeysPerUser or UsersPerAccount and its limit, such as AccessKeysPerUser=5.";

const invalid: readonly (readonly [name: string, value: string, problem: string | RegExp])[] = [
  ...["ListUsers", "=5", "ListUsers=", "ListUsers=x5", "ListUsers=5x", "ListUsers=-5"].map(
    (value) => ["delay", value, DELAY] as const,
  ),
  ["delay", "ListUsrs=5", /^Failed to delay: "ListUsrs" is not the name of an action .* Did you mean "ListUsers"\?$/],
  [
    "delay",
    "*=9999999999",
    "Failed to delay *: the time is 9999999999; expected a number of milliseconds from 0 to 2147483647.",
  ],
  ...["*", "=1,2", "*=1", "*=1,", "*=,1", "*=1,2,3", "*=1x,2", "*=1,x2"].map(
    (value) => ["throttle", value, THROTTLE] as const,
  ),
  ["throttle", "*=0,2", "Failed to throttle *: the rate is 0; expected a number of requests a second, above 0."],
  ["throttle", "*=1,1.5", "Failed to throttle *: the burst is 1.5; expected a whole number, 1 or more."],
  ...["", "5", "ms", "5s", "x5ms", "5requestsx", "-5ms", "1.5ms"].map(
    (value) => ["propagation", value, PROPAGATION] as const,
  ),
  ...["", "x", "--5", "5x", "1."].map((value) => ["clock-skew", value, SKEW] as const),
  ["clock-skew", "99999999999", /^Failed to set the clock skew: it is 99999999999; expected .*, which is a year\.$/],
  ["quota", "", QUOTA],
  ["quota", "AccessKeysPerUsr=5", `${QUOTA} Did you mean "AccessKeysPerUser"?`],
  ["quota", "toString=5", QUOTA],
  ...["UsersPerAccount", "UsersPerAccount=", "UsersPerAccount=x5", "UsersPerAccount=-5", "UsersPerAccount=5x"].map(
    (value) => ["quota", value, "expected a whole number as the limit, such as UsersPerAccount=5."] as const,
  ),
];

test.each(invalid)("--%s=%s is an error", async (name, value, problem) => {
  const line = await complaint("serve", `--${name}=${value}`);
  expect(line.startsWith(`--${name} ${value}: `), line).toBe(true);
  const message = line.slice(`--${name} ${value}: `.length);
  expect(message).toEqual(typeof problem === "string" ? problem : expect.stringMatching(problem));
});

test("a fixture of another partition than --partition is an error", async () => {
  const file = fixture({ Users: [{ UserName: "Bob", Arn: "arn:aws-cn:iam::123456789012:user/Bob" }] });
  expect(await complaint("serve", file, "--partition", "aws")).toMatch(/^fixture-\d+\.json: Users\[0\]\.Arn is /);
});

test.each(["stray-marker", "network-error"])("--fail refuses a status for %s, which has none", async (fault) => {
  expect(await complaint("serve", "--fail", `ListUsers=${fault}:status=503`)).toContain(
    `--fail ListUsers=${fault}:status=503: ${fault} has no status; expected status=<n> only with an error code of your own.`,
  );
});

test("the message about a page size of 0 says what to type", async () => {
  expect(await complaint("serve", "--truncate", "ListUsers=0")).toContain(
    "the page size is 0; expected a whole number, 1 or more, or several sizes for the first pages, such as 2,0,2.",
  );
});
