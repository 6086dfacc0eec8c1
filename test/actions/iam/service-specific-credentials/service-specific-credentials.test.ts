import {
  CreateServiceSpecificCredentialCommand,
  DeleteServiceSpecificCredentialCommand,
  ListServiceSpecificCredentialsCommand,
  ResetServiceSpecificCredentialCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import type { MockIamOptions } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const NOW = new Date("2026-03-04T05:06:07Z");
const CODECOMMIT = "codecommit.amazonaws.com";
const BEDROCK = "bedrock.amazonaws.com";
const UNKNOWN = "ACCAUNKNOWNIDXXXXXXXX";

function mockWithUsers(options: MockIamOptions = {}) {
  const account = { Users: [{ UserName: "Bob", AccessKeys: 1 }, { UserName: "Eve" }] };
  const iam = mockOnServer({ account, now: () => NOW, ...options });
  const client = clientOf(iam);
  const create = async (ServiceName: string, UserName = "Bob", CredentialAgeDays?: number) => {
    const input = { UserName, ServiceName, CredentialAgeDays };
    const output = await client.send(new CreateServiceSpecificCredentialCommand(input));
    return output.ServiceSpecificCredential;
  };
  const list = async (input: { UserName?: string; ServiceName?: string; AllUsers?: boolean }) =>
    (await client.send(new ListServiceSpecificCredentialsCommand(input))).ServiceSpecificCredentials;
  return { iam, client, create, list };
}

test.each([CODECOMMIT, "cassandra.amazonaws.com"])(
  "a credential of %s has a user name and a password",
  async (name) => {
    const { create } = mockWithUsers();
    const credential = await create(name.toUpperCase());
    expect(credential).toEqual({
      UserName: "Bob",
      Status: "Active",
      CreateDate: NOW,
      ServiceName: name,
      ServiceUserName: "Bob-at-123456789012",
      ServicePassword: expect.stringMatching(/^[\w+/]{60}$/),
      ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/),
    });
  },
);

test.each([
  [BEDROCK, "ABSK"],
  ["logs.amazonaws.com", "ACWL"],
  ["cloudwatch.amazonaws.com", "APIAACWM"],
  ["aws-external-anthropic.amazonaws.com", "AEAA"],
])("a credential of %s has an alias, and a secret that starts with %s", async (name, prefix) => {
  const credential = await mockWithUsers().create(name);
  expect(credential).toMatchObject({ ServiceName: name, ServiceCredentialAlias: "Bob-at-123456789012" });
  expect(credential).not.toHaveProperty("ServiceUserName");
  const secret = credential?.ServiceCredentialSecret ?? "";
  expect(secret.slice(0, prefix.length)).toBe(prefix);
  expect(atob(secret.slice(prefix.length))).toMatch(/^Bob-at-123456789012:[\w+/]{60}$/);
});

test.each([
  [CODECOMMIT, "ServiceUserName", "ServicePassword"],
  ["cassandra.amazonaws.com", "ServiceUserName", "ServicePassword"],
  [BEDROCK, "ServiceCredentialAlias", "ServiceCredentialSecret"],
  ["foo.amazonaws.com", "ServiceCredentialAlias", "ServiceCredentialSecret"],
  ["codecommit.example.com", "ServiceCredentialAlias", "ServiceCredentialSecret"],
])(
  "a credential of %s from a fixture has the same members in every response and record",
  async (name, alias, secret) => {
    const credential = { ServiceName: name, [alias]: "x", [secret]: "open" };
    const account = { Users: [{ UserName: "Bob", ServiceSpecificCredentials: [credential] }] };
    const { iam, client, list } = mockWithUsers({ account });
    expect(iam.account.user("Bob")?.ServiceSpecificCredentials).toMatchObject([credential]);
    const [listed] = (await list({ UserName: "Bob" })) ?? [];
    expect(listed).toMatchObject({ [alias]: "x" });
    const id = { UserName: "Bob", ServiceSpecificCredentialId: listed?.ServiceSpecificCredentialId };
    const { ServiceSpecificCredential } = await client.send(new ResetServiceSpecificCredentialCommand(id));
    expect(ServiceSpecificCredential).toMatchObject({ [alias]: "x", [secret]: expect.any(String) });
  },
);

test("a credential of a fixture without a name gets one that no other credential of its service has", async () => {
  const [taken, free] = ["Bob+1-at-123456789012", "Bob-at-123456789012"];
  const ServiceSpecificCredentials = [
    ...[CODECOMMIT, BEDROCK, CODECOMMIT].map((ServiceName) => ({ ServiceName })),
    { ServiceName: CODECOMMIT, ServiceUserName: taken },
  ];
  const { iam } = mockWithUsers({ account: { Users: [{ UserName: "Bob", ServiceSpecificCredentials }] } });
  const credentials = iam.account.user("Bob")?.ServiceSpecificCredentials ?? [];
  expect(credentials.map((credential) => credential.ServiceUserName ?? credential.ServiceCredentialAlias)).toEqual([
    free,
    free,
    "Bob+2-at-123456789012",
    taken,
  ]);
});

test.each([CODECOMMIT, BEDROCK])("CredentialAgeDays sets the expiration of a credential of %s", async (name) => {
  const credential = await mockWithUsers().create(name, "Bob", 30);
  expect(credential?.ExpirationDate).toEqual(new Date("2026-04-03T05:06:07Z"));
});

test("a second credential has another name, and a renamed user's credential keeps its name", async () => {
  const { client, create, list } = mockWithUsers();
  const first = await create(CODECOMMIT);
  expect(await create(CODECOMMIT)).toMatchObject({ ServiceUserName: "Bob+1-at-123456789012" });
  const id = { ServiceSpecificCredentialId: first?.ServiceSpecificCredentialId };
  await client.send(new DeleteServiceSpecificCredentialCommand({ UserName: "Bob", ...id }));
  expect(await create(CODECOMMIT)).toMatchObject({ ServiceUserName: "Bob-at-123456789012" });
  await client.send(new UpdateUserCommand({ UserName: "Bob", NewUserName: "Rob" }));
  expect((await list({ UserName: "Rob" }))?.map((credential) => credential.UserName)).toEqual(["Rob", "Rob"]);
  expect((await list({ UserName: "Rob" }))?.map((credential) => credential.ServiceUserName).sort()).toEqual([
    "Bob+1-at-123456789012",
    "Bob-at-123456789012",
  ]);
});

test("a new user whose name a renamed user had gets another name for its credential, until the other one is deleted", async () => {
  const { iam, client, create } = mockWithUsers();
  await create(CODECOMMIT);
  await client.send(new UpdateUserCommand({ UserName: "Bob", NewUserName: "Rob" }));
  iam.account.createUser("Bob");
  expect(await create(CODECOMMIT)).toMatchObject({ ServiceUserName: "Bob+1-at-123456789012" });
  expect(await create(BEDROCK)).toMatchObject({ ServiceCredentialAlias: "Bob-at-123456789012" });
  iam.account.deleteUser("Rob");
  expect(await create(CODECOMMIT)).toMatchObject({ ServiceUserName: "Bob-at-123456789012" });
});

test("a name that two credentials of a fixture have stays taken until both are deleted", async () => {
  const shared = { ServiceName: CODECOMMIT, ServiceUserName: "Bob-at-123456789012" };
  const Users = ["Bob", "Eve", "Ann"].map((UserName) => ({
    UserName,
    ServiceSpecificCredentials: UserName === "Bob" ? [] : [shared],
  }));
  const { iam, create } = mockWithUsers({ account: { Users } });
  iam.account.deleteUser("Eve");
  expect(await create(CODECOMMIT)).toMatchObject({ ServiceUserName: "Bob+1-at-123456789012" });
  iam.account.deleteUser("Ann");
  expect(await create(CODECOMMIT)).toMatchObject({ ServiceUserName: "Bob-at-123456789012" });
});

test("a reset changes the secret, and nothing else", async () => {
  const { client, create, list } = mockWithUsers();
  for (const name of [CODECOMMIT, BEDROCK]) {
    const old = await create(name, "Bob", 5);
    const id = { UserName: "Bob", ServiceSpecificCredentialId: old?.ServiceSpecificCredentialId };
    await client.send(new UpdateServiceSpecificCredentialCommand({ ...id, Status: "Inactive" }));
    const reset = await client.send(new ResetServiceSpecificCredentialCommand(id));
    const { ServicePassword, ServiceCredentialSecret, ...rest } = reset.ServiceSpecificCredential ?? {};
    const { ServicePassword: password, ServiceCredentialSecret: secret, ...others } = old ?? {};
    expect(rest).toEqual({ ...others, Status: "Inactive" });
    expect([ServicePassword, ServiceCredentialSecret]).not.toEqual([password, secret]);
    expect(await list({ UserName: "Bob", ServiceName: name })).toEqual([rest]);
  }
});

test("credentials are listed by user, by service, and for all users, in the order of their ids", async () => {
  const { iam, client, create, list } = mockWithUsers();
  await create(CODECOMMIT);
  await create(BEDROCK);
  await create(CODECOMMIT, "Eve");
  expect(await list({ UserName: "Bob" })).toHaveLength(2);
  expect(await list({ UserName: "Bob", ServiceName: BEDROCK.toUpperCase() })).toHaveLength(1);
  expect(await list({ UserName: "Bob", ServiceName: "", AllUsers: false })).toHaveLength(2);
  expect(await list({ AllUsers: true, ServiceName: CODECOMMIT })).toHaveLength(2);
  expect(await list({})).toEqual([]);
  const own = await clientOf(iam, "Bob").send(new ListServiceSpecificCredentialsCommand({}));
  expect(own.ServiceSpecificCredentials).toHaveLength(2);

  const all = (await list({ AllUsers: true }))?.map((found) => found.ServiceSpecificCredentialId);
  expect(all).toHaveLength(3);
  iam.truncate("ListServiceSpecificCredentials", [1, 0]);
  const ids: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const page = await client.send(new ListServiceSpecificCredentialsCommand({ AllUsers: true, Marker }));
    ids.push(...(page.ServiceSpecificCredentials ?? []).map((found) => found.ServiceSpecificCredentialId));
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(ids).toEqual(all?.sort());
});

test("listed credentials have no secrets", async () => {
  const { create, list } = mockWithUsers();
  const { ServicePassword: _, ...credential } = (await create(CODECOMMIT)) ?? {};
  expect(await list({ UserName: "Bob" })).toEqual([credential]);
});

test.each([
  [undefined, 2],
  [{ ContextSpecificCredentialsPerUserPerContext: 1 }, 1],
])(
  "with the quotas %j, a user can have %i credentials for a service, including inactive ones",
  async (quotas, count) => {
    const { client, create } = mockWithUsers({ quotas });
    for (let index = 0; index < count; index += 1) {
      const ServiceSpecificCredentialId = (await create(CODECOMMIT))?.ServiceSpecificCredentialId;
      const input = { UserName: "Bob", ServiceSpecificCredentialId, Status: "Inactive" } as const;
      await client.send(new UpdateServiceSpecificCredentialCommand(input));
    }
    await create(BEDROCK);
    await expect(create(CODECOMMIT)).rejects.toMatchObject({
      name: "LimitExceededException",
      message: `Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: ${count}`,
    });
  },
);

const noUser = "The user with name No cannot be found.";
const noService = "No such service X.Y is supported for Service Specific Credentials";

test.each<[action: string, params: Record<string, string>, status: number, code: string, message: string]>([
  ["CreateServiceSpecificCredential", { UserName: "No", ServiceName: "X.Y" }, 404, "NoSuchEntity", noUser],
  ["CreateServiceSpecificCredential", { UserName: "Bob", ServiceName: "X.Y" }, 404, "NoSuchEntity", noService],
  ["ListServiceSpecificCredentials", { UserName: "No", ServiceName: "X.Y" }, 404, "NoSuchEntity", noUser],
  ["ListServiceSpecificCredentials", { UserName: "Bob", ServiceName: "X.Y" }, 404, "NoSuchEntity", noService],
  [
    "ListServiceSpecificCredentials",
    { UserName: "Bob", ServiceName: "a b" },
    400,
    "ValidationError",
    "ServiceName must match [a-zA-Z0-9.-]*",
  ],
  [
    "ListServiceSpecificCredentials",
    { UserName: "Bob", AllUsers: "true" },
    400,
    "InvalidInput",
    "Cannot list credentials for all users if a username is given",
  ],
])("%s %j gets %i %s", async (Action, params, status, code, message) => {
  mockWithUsers();
  expect(await errorOf(await post({ Action, ...params }))).toEqual({ status, type: "Sender", code, message });
});

describe.each([
  ["UpdateServiceSpecificCredential", { Status: "Inactive" }],
  ["ResetServiceSpecificCredential", {}],
  ["DeleteServiceSpecificCredential", {}],
])("%s", (Action, params) => {
  test("refuses an unknown user, an unknown id, and another user's id", async () => {
    const { create } = mockWithUsers();
    const id = (await create(CODECOMMIT))?.ServiceSpecificCredentialId ?? "";
    const errorFor = async (user: object, ServiceSpecificCredentialId: string) =>
      errorOf(await post({ Action, ...user, ServiceSpecificCredentialId, ...params }));
    const notFound = { status: 404, code: "NoSuchEntity" };
    expect(await errorFor({ UserName: "No" }, id)).toMatchObject({ ...notFound, message: noUser });
    expect(await errorFor({ UserName: "Bob" }, UNKNOWN)).toMatchObject({
      ...notFound,
      message: `No such credential ${UNKNOWN} exists`,
    });
    for (const [user, name] of [
      [{ UserName: "Eve" }, "Eve"],
      [{}, "null"],
    ] as const)
      expect(await errorFor(user, id)).toMatchObject({
        status: 400,
        code: "ValidationError",
        message: `User ${name} does not have a service specific credential with id ${id}`,
      });
  });
});

test("UpdateServiceSpecificCredential refuses the status Expired", async () => {
  const { client, create } = mockWithUsers();
  const ServiceSpecificCredentialId = (await create(CODECOMMIT))?.ServiceSpecificCredentialId;
  const input = { UserName: "Bob", ServiceSpecificCredentialId, Status: "Expired" } as const;
  await expect(client.send(new UpdateServiceSpecificCredentialCommand(input))).rejects.toMatchObject({
    name: "InvalidInputException",
    message: "Operation does not support status Expired",
  });
});
