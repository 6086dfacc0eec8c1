import { readFileSync } from "node:fs";
import { mockIam } from "msw-iam";
import { sigv4 } from "msw-iam/sigv4";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { describeDifferences, runScenarios } from "./probe.ts";
import { checkForSecrets, createRecording, differencesOfMock, readRecording, recordingFiles } from "./recording.ts";
import { concernsOnlyTheUser, DENY_ALL, type Step } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";
import { mockTarget, type Target } from "./target.ts";

// A scenario sends an action that the mock does not model.
beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));

const named = (...names: string[]) => scenarios.filter(({ name }) => names.includes(name));
const DENIAL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const newMock = () => mockIam({ services: ["iam", "sts"], xml: "recorded", authentication: sigv4() });

/** A mock whose responses to one action are changed. */
function changed(action: string, change: (body: string) => string, init: ResponseInit = {}): Target {
  const target = mockTarget();
  return {
    ...target,
    async send(request) {
      const isMeant = new URLSearchParams(await request.clone().text()).get("Action") === action;
      const response = await target.send(request);
      if (!isMeant) return response;
      return new Response(change(await response.text()), {
        status: response.status,
        headers: { "content-type": "text/xml" },
        ...init,
      });
    },
  };
}

async function differences(target: Target, ...names: string[]): Promise<string[]> {
  const [one, other] = [await runScenarios(target, named(...names)), await runScenarios(mockTarget(), named(...names))];
  return describeDifferences(one, other, ["endpoint", "the mock"]);
}

describe("the probe", () => {
  test("finds no difference between two mocks with other ids, and leaves no user behind", async () => {
    const iam = mockIam({
      ...{
        services: ["iam", "sts"],
        xml: "recorded",
        authentication: sigv4(),
        accountId: "999988887777",
        randomSeed: 7,
      },
    });
    const one = await runScenarios(mockTarget(iam), scenarios);
    expect([...one.keys()]).toEqual(scenarios.map(({ name }) => name));
    expect(describeDifferences(one, await runScenarios(mockTarget(), scenarios), ["one", "other"])).toEqual([]);
    expect(iam.account.users()).toEqual([]);
  });

  test.each<[string, Target, string, string[]]>([
    [
      "status",
      changed("GetUser", (body) => body, { status: 202 }),
      "get-user",
      ["get-user", "  1. GetUser: status: endpoint has 202, the mock has 200"],
    ],
    [
      "content type",
      changed("GetUser", (body) => body, { headers: { "content-type": "application/xml" } }),
      "get-user",
      ["get-user", '  1. GetUser: content type: endpoint has "application/xml", the mock has "text/xml"'],
    ],
    [
      "namespace",
      changed("GetUser", (body) => body.replace("https://iam", "http://iam")),
      "get-user",
      [
        "get-user",
        '  1. GetUser: namespace: endpoint has "http://iam.amazonaws.com/doc/2010-05-08/", the mock has "https://iam.amazonaws.com/doc/2010-05-08/"',
      ],
    ],
    [
      "text",
      changed("GetLoginProfile", (body) => body.replace("Profile", "profile")),
      "absent-attachments",
      [
        "absent-attachments",
        '  1. GetLoginProfile: text: endpoint has "Login profile for User <user> cannot be found.", the mock has "Login Profile for User <user> cannot be found."',
      ],
    ],
    [
      "code",
      changed("GetLoginProfile", (body) => body.replace("NoSuchEntity", "NoSuch")),
      "absent-attachments",
      ["absent-attachments", '  1. GetLoginProfile: code: endpoint has "NoSuch", the mock has "NoSuchEntity"'],
    ],
    [
      "members",
      changed("GetUser", (body) => body.replace("<Path>", "<Paths>").replace("</Path>", "</Paths>")),
      "get-user",
      ["get-user", '  1. GetUser: members: endpoint has ["User.Paths"], the mock has ["User.Path"]'],
    ],
    [
      "order",
      changed("ListUsers", (body) => body.replace(/( *<Path>.*\n)( *<UserName>.*\n)/, "$2$1")),
      "list-users",
      [
        "list-users",
        expect.stringMatching(
          /^ {2}1\. ListUsers: order: .*\["IsTruncated","Users.member.UserName","Users.member.Path"/,
        ),
      ],
    ],
    [
      "value",
      changed("GetUser", (body) => body.replace("/msw-iam-probe/<", "/probe/<")),
      "get-user",
      ["get-user", '  1. GetUser: User.Path: endpoint has "/probe/", the mock has "/msw-iam-probe/"'],
    ],
    [
      "body that is not XML",
      changed("GetUser", () => "{}"),
      "get-user",
      ["get-user", '  1. GetUser: body: endpoint has "{}", the mock has undefined'],
    ],
  ])("prints a different %s", async (_, target, name, expected) => {
    expect(await differences(target, name)).toEqual(expected);
  });

  test("prints what the SDK makes of a different response", async () => {
    const target = changed("GetCallerIdentity", (body) => body.replace(/ *<UserId>.*\n/, ""));
    const lines = await differences(target, "sdk");
    expect(lines).toContainEqual(
      '  5. GetCallerIdentity: SDK: endpoint has {"Account":"<account>","Arn":"<caller>"}, the mock has {"UserId":"<account>","Account":"<account>","Arn":"<caller>"}',
    );
  });

  test("finds no difference if an account has other users, or an endpoint has longer tokens", async () => {
    const iam = mockIam({
      ...{ services: ["iam", "sts"], xml: "recorded", authentication: sigv4() },
      account: { Users: [{ UserName: "Bob" }], Groups: [{ GroupName: "admins" }] },
    });
    const target = mockTarget(iam);
    const longer = (body: string) => body.replace(/(<SessionToken(?:Size|Utilization)>)\d+/g, "$199");
    const changedTarget: Target = {
      ...target,
      async send(request) {
        const response = await target.send(request);
        const headers = { "content-type": response.headers.get("content-type") ?? "" };
        return new Response(longer(await response.text()), { status: response.status, headers });
      },
    };
    expect(await differences(changedTarget, "account-summary", "session-token", "list-users")).toEqual([]);
  });

  test("does not delete a user that AWS refused to create", async () => {
    const iam = newMock();
    iam.fail("CreateUser", "AccessDenied");
    await expect(runScenarios(mockTarget(iam), named("get-user"))).rejects.toThrow("not authorized");
    expect(iam.journal.callsTo("ListAccessKeys")).toEqual([]);
  });

  test("deletes its user if the response to its creation is lost", async () => {
    const iam = newMock();
    iam.fail("CreateUser", "ServiceFailure", { applied: true });
    await expect(runScenarios(mockTarget(iam), named("get-user"))).rejects.toThrow();
    expect(iam.account.users()).toEqual([]);
  });

  test("says that the user must be deleted by hand if it cannot be", async () => {
    const iam = newMock();
    iam.fail("DeleteUser", "AccessDenied");
    await expect(runScenarios(mockTarget(iam), named("get-user"))).rejects.toThrow(
      /Failed to delete the user msw-iam-probe-.* by hand/,
    );
  });

  test("removes what a scenario leaves behind", async () => {
    const iam = newMock();
    const user = ["UserName", "{user}"] as const;
    const steps: Step[] = [
      { action: "CreateLoginProfile", params: [user, ["Password", "correct-Horse-1"]] },
      { action: "PutUserPolicy", params: [user, ["PolicyName", "deny"], ["PolicyDocument", DENIAL]] },
    ];
    await runScenarios(mockTarget(iam), [{ name: "leaves", steps }, ...named("attach-twice", "ssh-public-keys")]);
    expect(iam.account.users()).toEqual([]);
  });

  test.each(["a request fails", "it is interrupted"])("deletes its user and the user's keys if %s", async (reason) => {
    const iam = newMock();
    const target = mockTarget(iam);
    const interruption = new AbortController();
    let keys = 0;
    const failing: Target = {
      ...target,
      async send(request) {
        if ((await request.clone().text()).includes("Action=ListAccessKeys&") && keys === 0) {
          keys = iam.account.users()[0]?.AccessKeys.length ?? 0;
          if (reason === "a request fails") throw new Error(reason);
          interruption.abort(new Error(reason));
        }
        return target.send(request);
      },
    };
    const run = runScenarios(failing, named("create-access-key"), interruption.signal);
    await expect(run).rejects.toThrow(reason);
    expect([keys, iam.account.users()]).toEqual([1, []]);
  });
});

describe("only scenarios about nothing but the probe's user are sent to AWS", () => {
  test("which leaves out the credential report", () => {
    expect(scenarios.filter((scenario) => !concernsOnlyTheUser(scenario)).map(({ name }) => name)).toEqual([
      "credential-report",
    ]);
  });

  const user = ["UserName", "{user}"] as const;
  const putPolicy = (document: string): Step => ({
    action: "PutUserPolicy",
    params: [user, ["PolicyDocument", document]],
  });
  test.each<[string, Step]>([
    ["without the user's name", { action: "CreateAccessKey" }],
    ["for another user", { action: "CreateAccessKey", params: [["UserName", "Bob"]] }],
    ["with two names", { action: "DeleteAccessKey", params: [user, ["UserName", "Bob"]] }],
    ["with a malformed name", { action: "DeleteAccessKey", params: [user, ["UserName.1", "Bob"]] }],
    ["to another name", { action: "UpdateUser", params: [user, ["NewUserName", "Bob"]] }],
    ["of an unlisted kind", { action: "DeleteUser", params: [user] }],
    ["in a second Action", { action: "GetUser", params: [user, ["Action", "DeleteUser"]] }],
    ["in the body", { action: "GetUser", body: "Action=DeleteUser&UserName=Bob" }],
    ["in a body beside the user's name", { action: "DeleteAccessKey", params: [user], body: "Action=GetUser" }],
    ["of the account", { action: "GenerateCredentialReport" }],
    ["that allows the user something", putPolicy('{"Statement":[{"Effect":"Allow"}]}')],
    ["of the password", { action: "UpdateLoginProfile", params: [user, ["Password", "secret"]] }],
    ["with another managed policy", { action: "AttachUserPolicy", params: [user, ["PolicyArn", `${DENY_ALL}2`]] }],
  ])("a change %s is not sent", (_, step) => {
    expect(concernsOnlyTheUser({ name: "test", steps: [step] })).toBe(false);
  });

  test.each<[string, Step]>([
    ["all users", { action: "ListUsers" }],
    ["users of another path", { action: "ListUsers", params: [["PathPrefix", "/"]] }],
    ["all users in a second Action", { action: "ListAccessKeys", params: [user, ["Action", "ListUsers"]] }],
    ["the account's groups", { action: "ListGroups" }],
    ["the account's policies", { action: "GetAccountAuthorizationDetails" }],
  ])("a request for %s is not sent, because the recording would contain their names", (_, step) => {
    expect(concernsOnlyTheUser({ name: "test", steps: [step] })).toBe(false);
  });
});

describe("a recording", () => {
  test("contains no id, secret, name or account of its caller", async () => {
    const iam = newMock();
    const { accessKeyId, secretAccessKey } = iam.clientConfig().credentials;
    const text = JSON.stringify(createRecording(await runScenarios(mockTarget(iam), scenarios), new Date()));
    expect(() => checkForSecrets(text, [accessKeyId, secretAccessKey])).not.toThrow();
    expect(text).not.toMatch(/msw-iam-probe-|EXAMPLEKEY|AIDA[A-Z0-9]{12}/i);
  });

  test.each([["a secret"], ["an account id such as 111122223333"]])("is not written if it contains %s", (text) => {
    expect(() => checkForSecrets(text, ["", "secret"])).toThrow("The recording was not written");
  });

  test("of the mock itself is what the mock does, and a changed one is not", async () => {
    const recording = createRecording(await runScenarios(mockTarget(), named("get-user", "json")), new Date());
    expect(await differencesOfMock(recording)).toEqual([]);
    const [exchange] = recording.exchanges["json"] ?? [];
    const other = { ...recording, exchanges: { json: exchange === undefined ? [] : [{ ...exchange, status: 299 }] } };
    expect(await differencesOfMock(other)).toEqual([
      "json",
      "  1. GetCallerIdentity: status: AWS has 299, the mock has 200",
    ]);
  });

  // There is no test until a contributor records AWS with `npm run probe -- --aws`.
  test.each(recordingFiles())("of AWS is what the mock does: %s", async (file) => {
    expect(await differencesOfMock(readRecording(file))).toEqual([]);
  });
});

describe("docs/fidelity.md", () => {
  const text = readFileSync(new URL("../../../docs/fidelity.md", import.meta.url), "utf8");
  const rows = text.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, behaviour = "", howWeKnow = "", , , probe] = cells;
    return cells.length === 7 && !["behaviour", "---"].includes(behaviour) ? [{ behaviour, howWeKnow, probe }] : [];
  });

  test("names scenarios that exist", () => {
    const names = rows.flatMap(({ probe = "" }) => [...probe.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => scenarios.every((scenario) => scenario.name !== name))).toEqual([]);
  });

  test("says for each inferred row, and each row whose text is ours, how it can be answered", () => {
    const isOpen = /inferred|texts? (?:is|are) ours/;
    const open = rows.filter(({ howWeKnow, probe }) => isOpen.test(howWeKnow) && probe === "");
    expect(open.map(({ behaviour }) => behaviour)).toEqual([]);
  });
});
