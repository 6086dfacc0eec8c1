import { describe, expect, test } from "vitest";
import { errorOf, HOST, mockOnServer, post } from "../support/server.ts";

/** Sends a request with the parameters of a form in its body or its query string. */
const sent = {
  "a body": (form: string) => post(`Action=GetUser&Version=2010-05-08&${form}`),
  "a query string": (form: string) => fetch(`${HOST}?Action=GetUser&Version=2010-05-08&${form}`),
};

describe.each(Object.entries(sent))("in %s", (_, send) => {
  test.each<[form: string, params: Record<string, string>]>([
    ["UserName=Bob", { UserName: "Bob" }],
    ["UserName=B+o+b", { UserName: "B o b" }],
    ["User+Name=Bob", { "User Name": "Bob" }],
    ["UserName=B%2Bb", { UserName: "B+b" }],
    ["UserName=B%20b", { UserName: "B b" }],
    ["UserName=%42%6f%6B", { UserName: "Bok" }],
    ["User%4Eame=Bob", { UserName: "Bob" }],
    ["UserName=%C3%BC%e2%82%ac%F0%9F%98%80", { UserName: "ü€😀" }],
    ["UserName=a%26b%3Dc", { UserName: "a&b=c" }],
    ["UserName=a%2526", { UserName: "a%26" }],
    ["UserName=a=b==c", { UserName: "a=b==c" }],
    ["UserName=", { UserName: "" }],
    ["UserName", { UserName: "" }],
    ["UserName&Path=/", { UserName: "", Path: "/" }],
    ["=Bob", { "": "Bob" }],
    ["=", { "": "" }],
    ["UserName=Bob&&Path=/&", { UserName: "Bob", Path: "/" }],
    ["&UserName=Bob", { UserName: "Bob" }],
    ["UserName=Bob&username=Eve", { UserName: "Bob", username: "Eve" }],
    ["a=1&b=2&c=3", { a: "1", b: "2", c: "3" }],
    ["UserName=Bob&UserName=Eve", { UserName: "Bob" }],
    ["UserName=Bob&Path=/&User%4Eame=Eve", { UserName: "Bob", Path: "/" }],
    ["UserName&UserName=Bob", { UserName: "" }],
    ["=Bob&=Eve", { "": "Bob" }],
    ["Action=ListUsers&Version=2011-06-15", {}],
  ])("%s is decoded", async (form, params) => {
    const iam = mockOnServer();
    await send(form);
    expect(iam.journal.attempts[0]).toMatchObject({ action: "GetUser", version: "2010-05-08" });
    expect(iam.journal.attempts[0]?.params).toEqual(params);
  });

  const notUtf8 = "The request has a percent sequence that is not UTF-8.";
  test.each([
    ["UserName=Bob&UserName=%", notUtf8],
    ["UserName=%", notUtf8],
    ["UserName=%4", notUtf8],
    ["UserName=%G1", notUtf8],
    ["UserName=%E2%82", notUtf8],
    ["UserName=%C0%80", notUtf8],
    ["UserName=%ED%A0%80", notUtf8],
    ["%FF=Bob", notUtf8],
  ])("%s gets InvalidQueryParameter", async (form, message) => {
    mockOnServer();
    expect(await errorOf(await send(form))).toEqual({
      status: 400,
      type: "Sender",
      code: "InvalidQueryParameter",
      message,
    });
  });
});

describe("a request with a query string and a body", () => {
  const both = (query: string, body: string) =>
    fetch(`${HOST}?${query}`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });

  test("has the parameters of both", async () => {
    const iam = mockOnServer();
    await both("Action=GetUser&Path=/", "Version=2010-05-08&UserName=Bob");
    expect(iam.journal.attempts[0]).toMatchObject({ action: "GetUser", version: "2010-05-08" });
    expect(iam.journal.attempts[0]?.params).toEqual({ Path: "/", UserName: "Bob" });
  });

  test("has the body's value if both have the parameter", async () => {
    const iam = mockOnServer();
    await both("Action=GetUser&UserName=Eve", "UserName=Bob&Version=2010-05-08");
    expect(iam.journal.attempts[0]?.params).toEqual({ UserName: "Bob" });
  });

  test.each(["UserName", "a&b", "{}", "%", ""])("has only the query's parameters if the body is %j", async (body) => {
    const iam = mockOnServer();
    await both("Action=GetUser&Path=/", body);
    expect(iam.journal.attempts[0]?.params).toEqual({ Path: "/" });
  });

  test("has only the body's parameters if the query string is empty", async () => {
    const iam = mockOnServer();
    await both("", "Action=GetUser&UserName=Bob");
    expect(iam.journal.attempts[0]).toMatchObject({ action: "GetUser", params: { UserName: "Bob" } });
  });
});
