import type { ErrorCode, Fault } from "msw-iam";
import { describe, expect, test } from "vitest";
import { errorOf, mockOnServer, post, signedBy } from "../support/server.ts";

const BOBS_KEY = "AKIABOBSFIRSTEXAMPLE";
const account = {
  Users: [{ UserName: "Bob", Path: "/ops/", AccessKeys: [{ AccessKeyId: BOBS_KEY }] }, { UserName: "Eve" }],
};
const byBob = signedBy(BOBS_KEY);

/** What a fault of `GetUser` says to a request. */
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
    "replaces what %s says by default",
    async (code) => {
      expect(await messageOf(code, "My own words.")).toBe("My own words.");
    },
  );

  test("replaces the message of a code of one's own", async () => {
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

  test("may be left out of a code of one's own, whose answer then has none", async () => {
    expect(await messageOf({ code: "SlowDown", status: 503 })).toBeUndefined();
  });
});

describe("by default", () => {
  const denied = (arn: string, resource: string) =>
    `User: ${arn} is not authorized to perform: iam:GetUser on resource: user ${resource} because no identity-based policy allows the iam:GetUser action`;
  const root = "arn:aws:iam::123456789012:root";
  const bob = "arn:aws:iam::123456789012:user/ops/Bob";

  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    ["a user and the user that is named", denied(bob, "Eve"), { UserName: "Eve" }, byBob],
    ["a user alone, where none is named", denied(bob, "Bob"), {}, byBob],
    ["the root user and the user that is named", denied(root, "Eve"), { UserName: "Eve" }, {}],
    ["the root user, where none is named", denied(root, "null"), {}, {}],
    ["a user who does not exist", denied(root, "Nobody"), { UserName: "Nobody" }, {}],
  ])("AccessDenied names %s", async (_, expected, parameters, headers) => {
    expect(await messageOf("AccessDenied", undefined, parameters, headers)).toBe(expected);
  });

  test("AccessDenied names the action that was asked for", async () => {
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
  ])("%s of %j says %j", async (code, parameters, expected) => {
    expect(await messageOf(code, undefined, parameters)).toBe(expected);
  });
});
