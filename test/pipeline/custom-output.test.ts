import vm from "node:vm";
import { type MockIam, mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import { mockOnServer, post } from "../support/server.ts";

/** Calls `respond` as a test in JavaScript could. */
const respond = (iam: MockIam, ...args: readonly unknown[]) =>
  (Reflect.get(iam, "respond") as (...args: readonly unknown[]) => unknown)(...args);

const cycle: { Roles: object[] } = { Roles: [] };
cycle.Roles.push({ Tags: [cycle] });
class Role {
  get RoleName() {
    return "deploy";
  }
}
const KINDS = "expected a string, number, boolean, Date, Uint8Array, array, Map or plain object.";
const PLAIN = "expected a plain object with the members of the SDK's output.";

const wrongOutputs: [name: string, output: unknown, problem: string][] = [
  ["a function", { Roles: [{ RoleName: () => "x" }] }, `Roles[0].RoleName is a function; ${KINDS}`],
  ["a symbol", { Roles: [{}, { Path: Symbol("p") }] }, `Roles[1].Path is Symbol(p); ${KINDS}`],
  ["a bigint", { Roles: [{ MaxSessionDuration: 1n }] }, `Roles[0].MaxSessionDuration is the bigint 1; ${KINDS}`],
  ["NaN", { Size: Number.NaN }, `Size is NaN; ${KINDS}`],
  ["Infinity", { Size: Number.POSITIVE_INFINITY }, `Size is Infinity; ${KINDS}`],
  ["an invalid date", { Role: { CreateDate: new Date("x") } }, `Role.CreateDate is an invalid Date; ${KINDS}`],
  ["a year of five digits", { At: new Date(253402300800000) }, `At is the date +010000-01-01T00:00:00.000Z; ${KINDS}`],
  ["a set", { Roles: new Set([1]) }, `Roles is an instance of Set; ${KINDS}`],
  ["a promise", { Roles: Promise.resolve([]) }, `Roles is an instance of Promise; ${KINDS}`],
  ["a regular expression", { Roles: [/x/] }, `Roles[0] is an instance of RegExp; ${KINDS}`],
  ["an instance of a class", { Roles: [new Role()] }, `Roles[0] is an instance of a class; ${KINDS}`],
  [
    "a control character",
    { Roles: [{ RoleName: "a\u0000" }] },
    "Roles[0].RoleName contains the character U+0000, which XML cannot express.",
  ],
  ["half a surrogate pair", { Id: "\ud83d" }, "Id contains the character U+D83D, which XML cannot express."],
  [
    "a control character in a key",
    { SummaryMap: new Map([["\u001f", 1]]) },
    'SummaryMap["\\u001f"] contains the character U+001F, which XML cannot express.',
  ],
  [
    "20,000 levels",
    Array.from({ length: 20_000 }).reduce<object>((Inner) => ({ Inner }), {}),
    `${Array(100).fill("Inner").join(".")} is more than 100 levels deep.`,
  ],
  ["a cycle", cycle, "Roles[0].Tags[0] contains itself."],
  ["a value in a map", { SummaryMap: new Map([["a", Number.NaN]]) }, `SummaryMap["a"] is NaN; ${KINDS}`],
  ["a value in an object that is a map", { SummaryMap: { "a b": 1n } }, `SummaryMap["a b"] is the bigint 1; ${KINDS}`],
  ["a key that is not a string", { SummaryMap: new Map([[1, 1]]) }, "SummaryMap has the key 1; expected a string."],
  [
    "a name with a space",
    { Roles: [{ "Role Name": 1 }] },
    'Roles[0] has the member "Role Name", which cannot be the name of an XML element.',
  ],
  ["an empty name", { "": 1 }, 'the output has the member "", which cannot be the name of an XML element.'],
  ["undefined as the output", undefined, `the output is undefined; ${PLAIN}`],
  ["an array as the output", [], `the output is an array; ${PLAIN}`],
  ["a string as the output", "<Roles/>", `the output is "<Roles/>"; ${PLAIN}`],
  ["an instance of a class as the output", new Role(), `the output is an object; ${PLAIN}`],
  ["a map as the output", new Map(), `the output is an instance of Map; ${PLAIN}`],
  [
    "a promise as the output",
    Promise.resolve({}),
    `the output is a promise; ${PLAIN} A function must return it synchronously.`,
  ],
];

describe("respond refuses", () => {
  test.each(wrongOutputs)("%s", (_, output, problem) => {
    const iam = mockIam();
    expect(() => respond(iam, "ListRoles", output)).toThrow(
      new TypeError(`Failed to respond to ListRoles: ${problem}`),
    );
    expect(String(iam.journal)).not.toContain("active:");
  });

  test.each<[unknown, string]>([
    [null, 'the options are null; expected an object such as { paginate: "Roles" }.'],
    ["Roles", 'the options are "Roles"; expected an object such as { paginate: "Roles" }.'],
    [{ paginated: "Roles" }, '"paginated" is not an option. Did you mean "paginate"?'],
    [{ paginate: "Role" }, 'the option paginate is "Role"; expected "Roles".'],
    [{ paginate: true }, 'the option paginate is true; expected "Roles".'],
    [{ paginate: "Roles" }, "the output has no array Roles to cut into pages."],
  ])("the options %j", (options, problem) => {
    expect(() => respond(mockIam(), "ListRoles", { Rules: [] }, options)).toThrow(
      new TypeError(`Failed to respond to ListRoles: ${problem}`),
    );
  });

  test("the option paginate for an action that AWS does not return in pages, and one of several lists by a wrong name", () => {
    expect(() => respond(mockIam(), "GetRole", {}, { paginate: "Roles" })).toThrow(
      "Failed to respond to GetRole: AWS does not return this action in pages. Leave out the option paginate.",
    );
    expect(() => respond(mockIam(), "ListEntitiesForPolicy", {}, { paginate: "Policy" })).toThrow(
      'Failed to respond to ListEntitiesForPolicy: the option paginate is "Policy"; expected "PolicyGroups" or "PolicyUsers" or "PolicyRoles".',
    );
  });

  test("options beside null, and keeps the response", () => {
    const iam = mockIam();
    respond(iam, "ListRoles", { Roles: [] });
    for (const options of [{ paginate: "Roles" }, { paginated: "Roles" }])
      expect(() => respond(iam, "ListRoles", null, options)).toThrow("Failed to respond to ListRoles: ");
    expect(String(iam.journal)).toContain("active: respond to ListRoles");
  });
});

describe("a function of respond that", () => {
  test.each(wrongOutputs.filter(([, output]) => output !== undefined))(
    "returns %s makes the request fail with InternalFailure",
    async (_, output, problem) => {
      const error = vi.spyOn(console, "error").mockReturnValue();
      const iam = mockOnServer();
      respond(iam, "ListRoles", () => output);
      expect((await post({ Action: "ListRoles" })).status).toBe(500);
      const message = `Failed to respond to ListRoles: ${problem}`;
      expect(iam.journal.attempts[0]).toMatchObject({ errorCode: "InternalFailure", internal: { message } });
      expect(error).toHaveBeenCalledOnce();
    },
  );

  test("returns null or an output without its list fails, too", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const iam = mockOnServer();
    respond(iam, "GetRole", () => null);
    respond(iam, "ListRoles", () => ({}), { paginate: "Roles" });
    for (const Action of ["GetRole", "ListRoles"]) expect((await post({ Action })).status).toBe(500);
    expect(iam.journal.attempts.map(({ internal }) => String(internal))).toEqual([
      `TypeError: Failed to respond to GetRole: the output is null; ${PLAIN}`,
      "TypeError: Failed to respond to ListRoles: the output has no array Roles to cut into pages.",
    ]);
  });
});

test("the same object may appear twice, and values may come from another realm", async () => {
  const iam = mockOnServer();
  const tag = { Key: "k", Value: "v" };
  const foreign = vm.runInNewContext(
    "({ CreateDate: new Date(0), Plain: { None: Object.create(null) }, Icon: new Uint8Array([1]), M: new Map([['a', 1]]) })",
  );
  iam.respond("GetRole", { Role: { Tags: [tag, tag], ...foreign } });
  const body = await (await post({ Action: "GetRole" })).text();
  expect(body.match(/<Key>k<\/Key>/g)).toHaveLength(2);
  expect(body).toContain("<CreateDate>1970-01-01T00:00:00Z</CreateDate>");
  expect(body).toContain("<Icon>AQ==</Icon>");
  expect(body).toContain("<key>a</key>");
  expect(body).toContain("<None/>");
});
