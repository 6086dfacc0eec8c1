import { beforeEach, describe, expect, test, vi } from "vitest";
import { hostileActions } from "../support/hostile-requests.ts";
import { errorOf, mockOnServer } from "../support/server.ts";

const HOSTS = { iam: "https://iam.amazonaws.com/", sts: "https://sts.amazonaws.com/" } as const;
const IAM = "2010-05-08";
const STS = "2011-06-15";
const namespaces = {
  iam: `https://iam.amazonaws.com/doc/${IAM}/`,
  sts: `https://sts.amazonaws.com/doc/${STS}/`,
} as const;
/** AWS's namespace for an action or version that no service has. */
const NO_SERVICE = "http://webservices.amazon.com/AWSFault/2005-15-09";
const send = (service: keyof typeof HOSTS, query: string) => fetch(`${HOSTS[service]}?${query}`);

const stsActions = [
  "AssumeRole",
  "AssumeRoleWithWebIdentity",
  "GetAccessKeyInfo",
  "GetCallerIdentity",
  "GetSessionToken",
];
const iamActions = hostileActions.filter((name) => !stsActions.includes(name));
const unknown = (action: string, version: string) => `Could not find operation ${action} for version ${version}`;

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => undefined));

describe.each([
  ["iam", IAM, STS, iamActions, stsActions],
  ["sts", STS, IAM, stsActions, iamActions],
] as const)("%s", (service, version, otherVersion, ownActions, otherActions) => {
  test.each(ownActions)("knows %s", async (action) => {
    mockOnServer({ services: ["iam", "sts"] });
    const response = await send(service, `Action=${action}&Version=${version}`);
    expect(await response.text()).not.toContain("InvalidAction");
  });

  test.each([...otherActions, "ListRoles", "listUsers", "__proto__", "constructor", "toString"])(
    "refuses %s with InvalidAction",
    async (action) => {
      mockOnServer({ services: ["iam", "sts"] });
      const response = await send(service, `Action=${action}&Version=${version}`);
      expect(await errorOf(response.clone())).toEqual({
        status: 400,
        type: "Sender",
        code: "InvalidAction",
        message: unknown(action, version),
      });
      expect(await response.text()).toContain(`<ErrorResponse xmlns="${NO_SERVICE}">`);
    },
  );

  test.each([
    ["of the other service", otherVersion],
    ["that does not exist", "2010-05-09"],
    ["that is empty", ""],
  ])("refuses its action in a version %s", async (_, requested) => {
    mockOnServer({ services: ["iam", "sts"] });
    const [action = ""] = ownActions;
    expect(await errorOf(await send(service, `Action=${action}&Version=${requested}`))).toMatchObject({
      status: 400,
      code: "InvalidAction",
      // The parser trims the text.
      message: unknown(action, requested).trim(),
    });
  });

  test("refuses its action without a version", async () => {
    mockOnServer({ services: ["iam", "sts"] });
    const [action = ""] = ownActions;
    expect(await errorOf(await send(service, `Action=${action}`))).toMatchObject({
      status: 400,
      code: "InvalidAction",
      message: unknown(action, "NO_VERSION_SPECIFIED"),
    });
  });

  test("returns InvalidAction for an empty action", async () => {
    mockOnServer({ services: ["iam", "sts"] });
    const text = await (await send(service, `Action=&Version=${version}`)).text();
    expect(text).toContain("<Code>InvalidAction</Code>");
    expect(text).toContain(`<Message>Could not find operation  for version ${version}</Message>`);
  });

  test("responds to an unknown version with a namespace that belongs to no service", async () => {
    mockOnServer({ services: ["iam", "sts"] });
    const response = await send(service, `Action=${ownActions[0]}&Version=2010-05-09`);
    expect(await response.text()).toContain(`<ErrorResponse xmlns="${NO_SERVICE}">`);
  });

  test.each([`Version=${version}`, "UserName=Bob"])("returns MissingAction for %s", async (query) => {
    mockOnServer({ services: ["iam", "sts"] });
    const response = await send(service, query);
    expect(await errorOf(response.clone())).toEqual({
      status: 400,
      type: "Sender",
      code: "MissingAction",
      message: "The request is missing an action or a required parameter.",
    });
    expect(await response.text()).toContain(`<ErrorResponse xmlns="${namespaces[service]}">`);
  });
});
