import { getResponse } from "msw";
import { type MockIam, mockIam } from "msw-iam";
import { expect, test } from "vitest";
import { HOST, signedBy, VERSION } from "../support/server.ts";

const now = () => new Date("2026-03-04T05:06:07Z");

async function send(iam: MockIam, query: string, headers: Record<string, string> = {}, host: string = HOST) {
  const url = `${host}?Version=${VERSION}&${query}`;
  return (await getResponse(iam.handlers, new Request(url, { headers })))?.status;
}

/** Each setting, with an object, a change of that object, and requests whose responses show the setting. */
test.each<[name: string, use: () => { iam: MockIam; change: () => void; send: (iam: MockIam) => Promise<unknown> }]>([
  [
    "propagation()",
    () => {
      const time = { requests: 5 };
      return {
        iam: mockIam().propagation(time),
        change: () => Object.assign(time, { requests: 0 }),
        send: async (iam) => [
          await send(iam, "Action=CreateUser&UserName=Bob"),
          await send(iam, "Action=GetUser&UserName=Bob"),
        ],
      };
    },
  ],
  [
    "throttle()",
    () => {
      const limit = { rate: 1, burst: 1 };
      return {
        iam: mockIam({ now }).throttle("*", limit),
        change: () => Object.assign(limit, { rate: 1000, burst: 1000 }),
        send: async (iam) => [await send(iam, "Action=ListUsers"), await send(iam, "Action=ListUsers")],
      };
    },
  ],
  [
    "fail()",
    () => {
      const options = { times: 1, params: { PathPrefix: "/a/" } };
      const fault = { code: "Own", status: 599 };
      const iam = mockIam();
      iam.fail("ListUsers", fault, options);
      return {
        iam,
        change: () => {
          Object.assign(options.params, { PathPrefix: "/b/" });
          Object.assign(options, { times: 2, after: 1, probability: 0.000001 });
          Object.assign(fault, { code: "Other", status: 500 });
        },
        send: async (mock) => [
          await send(mock, "Action=ListUsers&PathPrefix=/b/"),
          await send(mock, "Action=ListUsers&PathPrefix=/a/"),
          await send(mock, "Action=ListUsers&PathPrefix=/a/"),
          mock.journal.attempts.map(({ errorCode }) => errorCode),
        ],
      };
    },
  ],
  [
    "the option quotas",
    () => {
      const quotas = { UsersPerAccount: 1 };
      return {
        iam: mockIam({ quotas }),
        change: () => Object.assign(quotas, { UsersPerAccount: 0 }),
        send: (iam) => send(iam, "Action=CreateUser&UserName=Bob"),
      };
    },
  ],
  [
    "the option endpoints",
    () => {
      const endpoints = ["http://localhost:4566"];
      return {
        iam: mockIam({ endpoints }),
        change: () => void endpoints.pop(),
        send: (iam) => send(iam, "Action=ListUsers", {}, "http://localhost:4566/"),
      };
    },
  ],
  [
    "the option services",
    () => {
      const services: ("iam" | "sts")[] = ["iam"];
      return {
        iam: mockIam({ services }),
        change: () => void services.push("sts"),
        send: (iam) => send(iam, "Action=GetCallerIdentity", {}, "https://sts.amazonaws.com/"),
      };
    },
  ],
  [
    "the option account",
    () => {
      const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
      return {
        iam: mockIam({ account, authentication: "identify" }),
        change: () => Object.assign(account.Users[0]?.AccessKeys[0] ?? {}, { Status: "Inactive" }),
        send: (iam) => send(iam.reset(), "Action=ListUsers", signedBy("AKIABOBSFIRSTEXAMPLE")),
      };
    },
  ],
])("a later change of an object that was passed to %s has no effect", async (_, use) => {
  const [unchanged, changed] = [use(), use()];
  changed.change();
  expect(await changed.send(changed.iam)).toEqual(await unchanged.send(unchanged.iam));
});
