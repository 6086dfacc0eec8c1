import type { ErrorCode, Fault } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post, signedBy } from "../support/server.ts";

const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
const account = {
  Users: [{ UserName: "Bob", Path: "/ops/", AccessKeys: [{ AccessKeyId: BOBS_KEY }] }, { UserName: "Eve" }],
};
const byBob = signedBy(BOBS_KEY);

/** Returns the message of the error with which a fault on `GetUser` responds. */
async function messageOf(
  fault: Fault,
  message?: string,
  parameters: Record<string, string> = { UserName: "Eve" },
  headers: Record<string, string> = {},
): Promise<string | undefined> {
  mockOnServer({ account }).fail("GetUser", fault, { message });
  return (await errorOf(await post({ Action: "GetUser", ...parameters }, headers))).message;
}

describe("the option message", () => {
  test.each<ErrorCode>(["ServiceFailure", "NoSuchEntity", "AccessDenied", "LimitExceeded", "ReportExpired"])(
    "replaces the default message of %s",
    async (code) => {
      expect(await messageOf(code, "A custom message.")).toBe("A custom message.");
    },
  );

  test("replaces the message of a custom error", async () => {
    expect(await messageOf({ code: "SlowDown", status: 503, message: "Slower." }, "Much slower.")).toBe("Much slower.");
    expect(await messageOf({ code: "SlowDown", status: 503 }, "Much slower.")).toBe("Much slower.");
  });

  test("may be empty", async () => {
    expect(await messageOf("AccessDenied", "")).toBe("");
    expect(await messageOf({ code: "SlowDown", status: 503, message: "Slower." }, "")).toBe("");
  });

  test("is escaped as XML", async () => {
    expect(await messageOf("AccessDenied", "<a> & b")).toBe("<a> & b");
  });

  test("is optional for a custom error, whose response then has no message", async () => {
    expect(await messageOf({ code: "SlowDown", status: 503 })).toBeUndefined();
  });
});

describe("the default message", () => {
  const denied = (arn: string, resource: string) =>
    `User: ${arn} is not authorized to perform: iam:GetUser on resource: ${resource} because no identity-based policy allows the iam:GetUser action`;
  const root = "arn:aws:iam::123456789012:root";
  const bob = "arn:aws:iam::123456789012:user/ops/Bob";

  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    ["the calling user and the user in UserName", denied(bob, "user Eve"), { UserName: "Eve" }, byBob],
    ["the calling user twice without UserName", denied(bob, bob), {}, byBob],
    ["the root user and the user in UserName", denied(root, "user Eve"), { UserName: "Eve" }, {}],
    ["the root user twice without UserName", denied(root, root), {}, {}],
    ["the root user and a user who does not exist", denied(root, "user Nobody"), { UserName: "Nobody" }, {}],
  ])("of AccessDenied names %s", async (_, expected, parameters, headers) => {
    expect(await messageOf("AccessDenied", undefined, parameters, headers)).toBe(expected);
  });

  test("of AccessDenied names the action of the request", async () => {
    mockOnServer({ account }).fail("*", "AccessDenied");
    expect((await errorOf(await post({ Action: "DeleteUser", UserName: "Eve" }))).message).toMatch(
      /perform: iam:DeleteUser on .* allows the iam:DeleteUser action$/,
    );
  });

  test.each<[ErrorCode, Record<string, string>, string | undefined]>([
    ["NoSuchEntity", { UserName: "Eve" }, "The user with name Eve cannot be found."],
    ["NoSuchEntity", {}, "The entity cannot be found."],
    ["AccessDeniedException", { UserName: "Eve" }, "User is not authorized to perform this action"],
    ["Throttling", { UserName: "Eve" }, "Rate exceeded"],
    ["InvalidClientTokenId", {}, "The security token included in the request is invalid."],
    ["ReportNotPresent", { UserName: "Eve" }, undefined],
  ])("of %s for the parameters %j is %j", async (code, parameters, expected) => {
    expect(await messageOf(code, undefined, parameters)).toBe(expected);
  });
});

describe("the message of AccessDenied", () => {
  const arn = "arn:aws:iam::123456789012:user/ops/Bob";
  const role = "arn:aws:iam::123456789012:role/audit";
  const message = (action: string, resource: string) =>
    `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

  test("names all users of the account for ListUsers of a role session", async () => {
    const session = {
      AccessKeyId: "ASIAIOSFODNN7EXAMPLE",
      Arn: "arn:aws-cn:sts::123456789012:assumed-role/audit/night",
    };
    mockOnServer({ account: { TemporaryCredentials: [session] } }).fail("*", "AccessDenied");
    const response = await post({ Action: "ListUsers" }, signedBy(session.AccessKeyId));
    expect((await errorOf(response)).message).toContain(" on resource: arn:aws-cn:iam::123456789012:user/ because ");
  });

  test.each<["iam" | "sts", string, Record<string, string>, string]>([
    ["iam", "GetUser", { UserName: "Eve" }, "user Eve"],
    ["iam", "ListAccessKeys", {}, "user nullBob"],
    ["iam", "CreateAccessKey", {}, "user nullBob"],
    ["iam", "GetUser", {}, arn],
    ["iam", "ListUsers", { PathPrefix: "/ops/" }, "arn:aws:iam::123456789012:user/"],
    ["sts", "AssumeRole", { RoleArn: role, RoleSessionName: "night" }, role],
    ["sts", "GetSessionToken", {}, "*"],
    ["sts", "GetAccessKeyInfo", { AccessKeyId: BOBS_KEY }, "*"],
    // AWS has no such action yet.
    ["sts", "GetFutureToken", {}, "*"],
  ])("names the service %s for %s, and the resource", async (service, action, params, resource) => {
    mockOnServer({ account, services: ["iam", "sts"] }).fail("*", "AccessDenied");
    const Version = service === "iam" ? "2010-05-08" : "2011-06-15";
    const query = new URLSearchParams({ Action: action, Version, ...params });
    const response = await fetch(`https://${service}.amazonaws.com/?${query}`, {
      headers: signedBy(BOBS_KEY, service),
    });
    expect((await errorOf(response)).message).toBe(message(`${service}:${action}`, resource));
  });
});

test("an STS action that gets another error has that error's default message", async () => {
  mockOnServer({ account, services: ["iam", "sts"] }).fail("GetCallerIdentity", "Throttling");
  const response = await fetch("https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15");
  expect(await errorOf(response)).toMatchObject({ code: "Throttling", message: "Rate exceeded" });
});
