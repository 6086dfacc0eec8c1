import {
  DeleteUserPolicyCommand,
  GetUserPolicyCommand,
  ListUserPoliciesCommand,
  PutUserPolicyCommand,
  paginateListUserPolicies,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

// The SDK retries LimitExceeded, and waits before each retry.
beforeEach(() => void vi.stubEnv("AWS_MAX_ATTEMPTS", "1"));

const Bob = { UserName: "Bob" };
const withBob = (): MockIam => mockOnServer({ account: { Users: [Bob] } });
const documentOf = (Sid: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid, Effect: "Deny", Action: "*", Resource: "arn:aws:s3:::b/é*!'()~" }],
  });
const put = (iam: MockIam, PolicyName: string, PolicyDocument = documentOf(PolicyName)) =>
  clientOf(iam).send(new PutUserPolicyCommand({ ...Bob, PolicyName, PolicyDocument }));
const get = (iam: MockIam, PolicyName: string) => clientOf(iam).send(new GetUserPolicyCommand({ ...Bob, PolicyName }));
const namesOf = async (iam: MockIam) => (await clientOf(iam).send(new ListUserPoliciesCommand(Bob))).PolicyNames;

describe("an inline policy", () => {
  test("is returned as it was sent, but percent-encoded", async () => {
    const iam = withBob();
    const document = `${documentOf("a").replace("{", "{\r\n\t ")}\n`;
    await put(iam, "P", document);
    const { UserName, PolicyName, PolicyDocument = "" } = await get(iam, "P");
    expect([UserName, PolicyName, decodeURIComponent(PolicyDocument)]).toEqual(["Bob", "P", document]);
    expect(PolicyDocument).toMatch(/^(?:[\w.~-]|%[\dA-F]{2})+$/);
    expect(PolicyDocument).toContain("%C3%A9%2A%21%27%28%29~");
  });

  test("is encoded again if it contains encoded text", async () => {
    const iam = withBob();
    const document = documentOf("a").replace("s3:::b", "s3:::%20");
    await put(iam, "P", document);
    const { PolicyDocument = "" } = await get(iam, "P");
    expect(PolicyDocument).toContain("%2520");
    expect(decodeURIComponent(PolicyDocument)).toBe(document);
  });

  test("is found and replaced by its name, ignoring case, and is listed with its first spelling", async () => {
    const iam = withBob();
    await put(iam, "MixedName");
    await put(iam, "mixedname", documentOf("second"));
    expect(await namesOf(iam)).toEqual(["MixedName"]);
    const { PolicyName, PolicyDocument = "" } = await get(iam, "MIXEDNAME");
    expect([PolicyName, decodeURIComponent(PolicyDocument)]).toEqual(["MIXEDNAME", documentOf("second")]);
    await clientOf(iam).send(new DeleteUserPolicyCommand({ ...Bob, PolicyName: "mixedName" }));
    expect(await namesOf(iam)).toEqual([]);
  });

  test("stays with a renamed user", async () => {
    const iam = withBob();
    await put(iam, "P");
    await clientOf(iam).send(new UpdateUserCommand({ ...Bob, NewUserName: "Rob" }));
    const { UserName } = await clientOf(iam).send(new GetUserPolicyCommand({ UserName: "rob", PolicyName: "P" }));
    expect(UserName).toBe("Rob");
  });

  test("is listed only after it has propagated", async () => {
    const iam = withBob().propagation({ requests: 1 });
    await put(iam, "P");
    expect([await namesOf(iam), await namesOf(iam)]).toEqual([[], ["P"]]);
  });
});

describe("the inline policies of a user", () => {
  const filled = (characters: number) => {
    const start = documentOf("");
    return start.replace('"Sid":""', `"Sid":"${"a".repeat(characters - start.length)}"`);
  };

  test("can have 2048 characters in total, not counting white space", async () => {
    const iam = withBob();
    await put(iam, "A", filled(1000));
    await put(iam, "B", `${" ".repeat(5000)}${filled(1048)}\n\t`);
    await put(iam, "B", filled(1048));
    await expect(put(iam, "B", filled(1049))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Maximum policy size of 2048 bytes exceeded for user Bob",
      $metadata: { httpStatusCode: 409 },
    });
    expect(decodeURIComponent((await get(iam, "B")).PolicyDocument ?? "")).toBe(filled(1048));
  });

  test("are listed by name, ignoring case, in pages", async () => {
    const iam = withBob();
    for (const name of ["b", "C", "a", "D"]) await put(iam, name);
    expect(await namesOf(iam)).toEqual(["a", "b", "C", "D"]);
    iam.truncate("ListUserPolicies", [1, 0, 2]);
    const pages: (string[] | undefined)[] = [];
    for await (const page of paginateListUserPolicies({ client: clientOf(iam) }, { ...Bob })) {
      pages.push(page.PolicyNames);
      if (pages.length === 1) await clientOf(iam).send(new DeleteUserPolicyCommand({ ...Bob, PolicyName: "b" }));
    }
    expect(pages).toEqual([["a"], [], ["C", "D"]]);
    expect(await errorOf(await post({ Action: "ListUserPolicies", ...Bob, Marker: "AAAA" }))).toMatchObject({
      status: 400,
      code: "ValidationError",
      message: "Invalid Marker.",
    });
  });
});

test.each(["GetUserPolicy", "DeleteUserPolicy"])("%s requires an existing policy", async (Action) => {
  withBob();
  expect(await errorOf(await post({ Action, ...Bob, PolicyName: "P" }))).toMatchObject({
    status: 404,
    code: "NoSuchEntity",
    message: "The user policy with name P cannot be found.",
  });
});

test.each([
  ["PutUserPolicy", { PolicyName: "P", PolicyDocument: "x" }],
  ["GetUserPolicy", { PolicyName: "P" }],
  ["ListUserPolicies", {}],
  ["DeleteUserPolicy", { PolicyName: "P" }],
])("%s looks up the user first", async (Action, params) => {
  withBob();
  expect(await errorOf(await post({ Action, UserName: "Eve", ...params }))).toMatchObject({
    status: 404,
    message: "The user with name Eve cannot be found.",
  });
});
