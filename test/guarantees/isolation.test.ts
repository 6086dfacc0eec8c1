import { CreateAccessKeyCommand, IAMClient, paginateListAccessKeys } from "@aws-sdk/client-iam";
import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { expect, inject, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { errorOf, HOST, mockOnServer, pageOf, server, VERSION } from "../support/server.ts";

const count = inject("isThorough") ? 100 : 20;
const hundred = Array.from({ length: 100 }, (_, index) => index);

/** Sends a request directly to a mock, without the server. */
async function ask(iam: MockIam, parameters: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ Version: VERSION, ...parameters });
  return (await getResponse(iam.handlers, new Request(HOST, { method: "POST", body }))) ?? Response.error();
}

const idsOf = (iam: MockIam, userName: string) => iam.account.user(userName)?.AccessKeys.map((key) => key.AccessKeyId);

async function listedBySdk(client: IAMClient, UserName: string): Promise<(string | undefined)[]> {
  const ids = [];
  for await (const page of paginateListAccessKeys({ client, pageSize: 2 }, { UserName }))
    ids.push(...(page.AccessKeyMetadata ?? []).map((key) => key.AccessKeyId));
  return ids;
}

test(`${count} concurrent runs in server.boundary each see only the account of their own mock`, async () => {
  const runs = hundred.slice(0, count).map((number) => {
    const UserName = `User${number}`;
    const account = { Users: [{ UserName, AccessKeys: number % 7 }] };
    const iam = mockIam({ account, randomSeed: number, quotas: { AccessKeysPerUser: 10 } });
    return server.boundary(async () => {
      server.use(...iam.handlers);
      const client = new IAMClient(iam.clientConfig());
      const fault = iam.fail("CreateAccessKey", "ServiceUnavailable", { times: 1 });
      const before = await listedBySdk(client, UserName);
      const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
      expect(await listedBySdk(client, UserName)).toEqual([...before, AccessKey?.AccessKeyId]);
      expect(idsOf(iam, UserName)).toEqual([...before, AccessKey?.AccessKeyId]);
      expect(before).toHaveLength(number % 7);
      expect([fault.hits, iam.account.users().length]).toEqual([1, 1]);
      const pages = (keys: number) => Math.max(1, Math.ceil(keys / 2));
      expect(iam.journal.calls).toHaveLength(pages(number % 7) + 1 + pages((number % 7) + 1));
      expect(new Set(iam.journal.attempts.map(({ params }) => params["UserName"]))).toEqual(new Set([UserName]));
      return AccessKey?.AccessKeyId;
    });
  });
  expect(new Set(await Promise.all(runs.map((run) => run()))).size).toBe(count);
});

test("100 concurrent listings on one mock return each remaining key once, in order, and no concurrent change is lost", async () => {
  const account = { Users: [{ UserName: "Bob", AccessKeys: 20 }] };
  const iam = mockIam({ account, quotas: { AccessKeysPerUser: 1000 } }).truncate("ListAccessKeys", [5, 0, 3]);
  const original = idsOf(iam, "Bob") ?? [];
  const created: string[] = [];

  const listing = async (): Promise<string[]> => {
    const ids: string[] = [];
    for (let marker: string | undefined; ; ) {
      const more = marker === undefined ? {} : { Marker: marker };
      const page = await pageOf(await ask(iam, { Action: "ListAccessKeys", UserName: "Bob", MaxItems: "4", ...more }));
      ids.push(...page.ids);
      marker = page.marker;
      if (marker === undefined) return ids;
    }
  };
  const creation = async () => {
    const body = await (await ask(iam, { Action: "CreateAccessKey", UserName: "Bob" })).text();
    created.push(/<AccessKeyId>(\w+)/.exec(body)?.[1] ?? "none");
  };
  const deletion = async (AccessKeyId: string) =>
    expect((await ask(iam, { Action: "DeleteAccessKey", UserName: "Bob", AccessKeyId })).status).toBe(200);

  const listings = await Promise.all(
    hundred.map(async (number) => {
      const listed = listing();
      if (number % 2 === 0) await creation();
      if (number % 10 === 0) await deletion(original[number / 10] ?? "");
      return listed;
    }),
  );
  const remaining = original.slice(10);
  expect(idsOf(iam, "Bob")?.slice(0, 10)).toEqual(remaining);
  expect(new Set(idsOf(iam, "Bob")?.slice(10))).toEqual(new Set(created));
  for (const ids of listings) {
    expect(ids.filter((id) => remaining.includes(id))).toEqual(remaining);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test("the journal contains every concurrent request in the order sent, including delayed and failed ones", async () => {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } });
  iam.delay("GetUser", 20).delay("ListAccessKeys", 5);
  iam.fail("ListUsers", "ServiceFailure", { after: 3, times: 5 });
  const actions = ["GetUser", "ListAccessKeys", "ListUsers", "CreateUser"];
  const sent = hundred.map((number) => ({
    Action: actions[number % actions.length] ?? "",
    UserName: number % 4 === 3 ? `User${number}` : "Bob",
    Number: String(number),
  }));
  const answers = await Promise.all(sent.map((parameters) => ask(iam, parameters)));
  expect(iam.journal.attempts.map(({ params, status }) => [params["Number"], status])).toEqual(
    answers.map(({ status }, number) => [String(number), status]),
  );
  expect(iam.journal.attempts.map(({ requestId }) => requestId)).toEqual(
    answers.map(({ headers }) => headers.get("x-amzn-requestid")),
  );
  expect(answers.filter(({ status }) => status === 500)).toHaveLength(5);
  expect(iam.account.users()).toHaveLength(26);
});

test("two mocks with the same options share no state", async () => {
  const options = { account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] } };
  const [one, other] = [mockIam(options), mockIam(options)];
  const before = other.snapshot();
  one.truncate("ListAccessKeys", 1).delay("GetUser", 10_000).throttle("ListUsers", { rate: 1, burst: 1 });
  one.propagation({ requests: 5 }).fail("*", "AccessDenied", { after: 3 });
  const { marker = "" } = await pageOf(await ask(one, { Action: "ListAccessKeys", UserName: "Bob" }));
  await ask(one, { Action: "CreateUser", UserName: "Eve" });
  await ask(one, { Action: "UpdateUser", UserName: "Bob", NewUserName: "Rob" });
  one.account.deleteUser("Rob");
  one.checkpoint();

  expect(other.snapshot()).toEqual(before);
  expect(other.journal.attempts).toEqual([]);
  expect(await errorOf(await ask(other, { Action: "ListAccessKeys", UserName: "Bob", Marker: marker }))).toMatchObject({
    message: "Invalid Marker.",
  });
  expect((await pageOf(await ask(other, { Action: "ListAccessKeys", UserName: "Bob" }))).ids).toHaveLength(3);
  expect((await ask(other, { Action: "GetUser", UserName: "Bob" })).status).toBe(200);
  expect(other.reset().snapshot()).toEqual(before);
  expect(one.account.users().map((user) => user.UserName)).toEqual(["Eve"]);
});

test("changes to a fixture or a snapshot do not change the mock, and its records are frozen", async () => {
  const account = { Users: [{ UserName: "Bob", Tags: [{ Key: "team", Value: "storage" }], AccessKeys: [{}] }] };
  const iam = mockOnServer({ account });
  const before = iam.snapshot();
  const taken = iam.snapshot();
  for (const fixture of [account, taken])
    for (const user of fixture.Users ?? []) {
      user.UserName = "Eve";
      for (const tag of user.Tags ?? []) tag.Value = "changed";
    }
  expect(iam.snapshot()).toEqual(before);
  const [record] = iam.account.users();
  expect(() => Object.assign(record ?? {}, { UserName: "Eve" })).toThrow(TypeError);
  expect(() => Object.assign(record?.Tags[0] ?? {}, { Value: "changed" })).toThrow(TypeError);
  expect(await listedBySdk(clientOf(iam), "Bob")).toEqual(idsOf(iam, "Bob"));
  expect(iam.reset().snapshot()).toEqual(before);
});
