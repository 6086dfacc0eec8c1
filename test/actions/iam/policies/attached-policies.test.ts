import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DetachUserPolicyCommand,
  GetUserCommand,
  ListAttachedUserPoliciesCommand,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  paginateListAttachedUserPolicies,
} from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const Bob = { UserName: "Bob" };
const withBob = (quotas = {}): MockIam => mockOnServer({ account: { Users: [Bob] }, quotas });
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const BILLING = "arn:aws:iam::aws:policy/job-function/Billing";
const OWN = "arn:aws:iam::123456789012:policy/team/a/deny.all+x=,@-_";

const attach = (iam: MockIam, PolicyArn: string) =>
  clientOf(iam).send(new AttachUserPolicyCommand({ ...Bob, PolicyArn }));
const detach = (iam: MockIam, PolicyArn: string) =>
  clientOf(iam).send(new DetachUserPolicyCommand({ ...Bob, PolicyArn }));
const arnsOf = async (iam: MockIam, PathPrefix?: string) => {
  const { AttachedPolicies } = await clientOf(iam).send(new ListAttachedUserPoliciesCommand({ ...Bob, PathPrefix }));
  return AttachedPolicies?.map(({ PolicyArn }) => PolicyArn);
};

describe("the attached policies of a user", () => {
  test("are listed once each, in the order in which they were attached, with the last part of the ARN as the name", async () => {
    const iam = withBob();
    for (const arn of [OWN, READ_ONLY, OWN, BILLING]) await attach(iam, arn);
    const { AttachedPolicies } = await clientOf(iam).send(new ListAttachedUserPoliciesCommand(Bob));
    expect(AttachedPolicies).toEqual([
      { PolicyName: "deny.all+x=,@-_", PolicyArn: OWN },
      { PolicyName: "ReadOnlyAccess", PolicyArn: READ_ONLY },
      { PolicyName: "Billing", PolicyArn: BILLING },
    ]);
    await detach(iam, READ_ONLY);
    expect(await arnsOf(iam)).toEqual([OWN, BILLING]);
  });

  test("are selected by PathPrefix", async () => {
    const iam = withBob();
    for (const arn of [OWN, READ_ONLY, BILLING]) await attach(iam, arn);
    expect(await arnsOf(iam, "/")).toEqual([OWN, READ_ONLY, BILLING]);
    expect(await arnsOf(iam, "/team/")).toEqual([OWN]);
    expect(await arnsOf(iam, "/job-function/")).toEqual([BILLING]);
    expect(await arnsOf(iam, "/job/")).toEqual([]);
  });

  test("are listed in pages", async () => {
    const iam = withBob();
    for (const arn of [OWN, READ_ONLY, BILLING]) await attach(iam, arn);
    iam.truncate("ListAttachedUserPolicies", [1, 0, 2]);
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListAttachedUserPolicies({ client: clientOf(iam) }, { ...Bob })) {
      pages.push((page.AttachedPolicies ?? []).map(({ PolicyName }) => PolicyName));
      if (pages.length === 1) await detach(iam, READ_ONLY);
    }
    expect(pages).toEqual([["deny.all+x=,@-_"], [], ["Billing"]]);
  });

  test("accept a marker only with the same PathPrefix", async () => {
    const iam = withBob();
    for (const arn of [READ_ONLY, BILLING]) await attach(iam, arn);
    const { Marker = "" } = await clientOf(iam).send(new ListAttachedUserPoliciesCommand({ ...Bob, MaxItems: 1 }));
    const params = { Action: "ListAttachedUserPolicies", ...Bob, PathPrefix: "/job-function/", Marker };
    expect((await errorOf(await post(params))).message).toBe("Invalid Marker.");
    expect(iam.journal.attempts.at(-1)?.note).toBe(
      "The marker belongs to ListAttachedUserPolicies of the user Bob under /.",
    );
  });

  test("are limited by a quota", async () => {
    const iam = withBob();
    const arn = (index: number) => `arn:aws:iam::aws:policy/P${index}`;
    for (let index = 0; index < 10; index += 1) await attach(iam, arn(index));
    await attach(iam, arn(9));
    await expect(attach(iam, arn(10))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for PoliciesPerUser: 10",
      $metadata: { httpStatusCode: 409 },
    });
    const other = withBob({ PoliciesPerUser: 0 });
    await expect(attach(other, arn(0))).rejects.toThrow("Cannot exceed quota for PoliciesPerUser: 0");
  });

  test("are listed only after they have propagated", async () => {
    const iam = withBob().propagation({ requests: 1 });
    await attach(iam, READ_ONLY);
    expect([await arnsOf(iam), await arnsOf(iam)]).toEqual([[], [READ_ONLY]]);
  });
});

const notArns = [
  "longpolicynamebutnoarn",
  "arn:aws:iam::123456789012:",
  "aws:iam::aws:policy/NoPrefix",
  "arn:aws:policy/TooShort1",
];
const OTHER_PARTITION = "arn:aws-cn:iam::aws:policy/ReadOnly";
const notPolicies = [
  "arn:aws:iam::123456789012:role/team",
  "arn:aws:iam::999999999999:policy/Other",
  "arn:aws:iam::aws:policy/ReadOnly/",
  "arn:aws:iam:us-east-1:aws:policy/P",
  "arn:aws:s3:::bucket/policy/Policy",
  "arn:aws:iam::aws:policy/two\nlines",
];

describe.each(["AttachUserPolicy", "DetachUserPolicy"])("%s", (Action) => {
  test.each(notArns)("refuses %s, which is not an ARN", async (PolicyArn) => {
    withBob();
    expect(await errorOf(await post({ Action, ...Bob, PolicyArn }))).toMatchObject({
      status: 400,
      code: "ValidationError",
      message: `ARN ${PolicyArn} is not valid.`,
    });
  });

  test("refuses an ARN of another partition", async () => {
    withBob();
    expect(await errorOf(await post({ Action, ...Bob, PolicyArn: OTHER_PARTITION }))).toMatchObject({
      status: 400,
      code: "ValidationError",
      message: "Invalid ARN partition",
    });
  });

  test.each(Action === "DetachUserPolicy" ? [...notPolicies, READ_ONLY] : notPolicies)(
    "does not find %s",
    async (PolicyArn) => {
      withBob();
      expect(await errorOf(await post({ Action, ...Bob, PolicyArn }))).toMatchObject({
        status: 404,
        code: "NoSuchEntity",
        message:
          Action === "AttachUserPolicy"
            ? `Policy ${PolicyArn} does not exist or is not attachable.`
            : `Policy ${PolicyArn} was not found.`,
      });
    },
  );
});

describe("a permissions boundary", () => {
  const boundary = (arn: string) => ({ PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: arn });
  const boundaryOf = async (iam: MockIam) =>
    (await clientOf(iam).send(new GetUserCommand(Bob))).User?.PermissionsBoundary;

  test("is set by CreateUser, and returned by CreateUser and GetUser, but not by ListUsers", async () => {
    const iam = mockOnServer();
    const client = clientOf(iam);
    const { User } = await client.send(new CreateUserCommand({ ...Bob, PermissionsBoundary: OWN }));
    expect(User?.PermissionsBoundary).toEqual(boundary(OWN));
    expect((await client.send(new GetUserCommand(Bob))).User).toEqual(User);
    expect((await client.send(new ListUsersCommand({}))).Users?.[0]).not.toHaveProperty("PermissionsBoundary");
  });

  test("is set, replaced and removed", async () => {
    const iam = withBob();
    const client = clientOf(iam);
    expect(await boundaryOf(iam)).toBeUndefined();
    for (const PermissionsBoundary of [READ_ONLY, OWN]) {
      await client.send(new PutUserPermissionsBoundaryCommand({ ...Bob, PermissionsBoundary }));
      expect(await boundaryOf(iam)).toEqual(boundary(PermissionsBoundary));
    }
    await client.send(new DeleteUserPermissionsBoundaryCommand(Bob));
    expect(await boundaryOf(iam)).toBeUndefined();
    await expect(client.send(new DeleteUserPermissionsBoundaryCommand(Bob))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The permissions boundary for user Bob cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
  });

  describe.each(["PutUserPermissionsBoundary", "CreateUser"])("of %s", (Action) => {
    const send = (PermissionsBoundary: string) => {
      mockOnServer({ account: { Users: Action === "CreateUser" ? [] : [Bob] } });
      return post({ Action, ...Bob, PermissionsBoundary });
    };

    test.each(notArns)("cannot be %s, which is not an ARN", async (arn) => {
      expect(await errorOf(await send(arn))).toMatchObject({
        status: 400,
        code: "InvalidInput",
        message: `ARN ${arn} is not valid.`,
      });
    });

    test.each([...notPolicies, OTHER_PARTITION])("cannot be %s", async (arn) => {
      expect(await errorOf(await send(arn))).toMatchObject({
        status: 404,
        code: "NoSuchEntity",
        message: `Scope ARN: ${arn} does not exist or is not attachable.`,
      });
    });
  });
});

test.each([
  ["AttachUserPolicy", { PolicyArn: "longpolicynamebutnoarn" }],
  ["DetachUserPolicy", { PolicyArn: "longpolicynamebutnoarn" }],
  ["ListAttachedUserPolicies", {}],
  ["PutUserPermissionsBoundary", { PermissionsBoundary: "longpolicynamebutnoarn" }],
  ["DeleteUserPermissionsBoundary", {}],
])("%s looks up the user first", async (Action, params) => {
  withBob();
  expect(await errorOf(await post({ Action, UserName: "Eve", ...params }))).toMatchObject({
    status: 404,
    message: "The user with name Eve cannot be found.",
  });
});
