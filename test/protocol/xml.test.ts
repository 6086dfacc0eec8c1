import { readFileSync } from "node:fs";
import { ListAccessKeysCommand } from "@aws-sdk/client-iam";
import fc from "fast-check";
import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, test, vi } from "vitest";
import sample from "../../fixtures/documentation-sample.json" with { type: "json" };
import { escapeXml } from "../../src/protocol/escape-xml.ts";
import { list, map, resultXml as piecesOf, structure } from "../../src/protocol/xml.ts";
import { clientOf } from "../support/client.ts";
import { endsWithItsTest } from "../support/random-runs.ts";
import { HOST, listAccessKeys, mockOnServer, post } from "../support/server.ts";

const resultXml = (...args: Parameters<typeof piecesOf>) => piecesOf(...args).join("");
const REQUEST_ID = /<RequestId>[0-9a-f-]{36}<\/RequestId>/;
const golden = (path: string) => readFileSync(new URL(`../../fixtures/responses/${path}`, import.meta.url), "utf8");
const withGoldenId = (body: string) =>
  body.replace(REQUEST_ID, "<RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId>");

const account = {
  Users: [
    { UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIAGOLDEN01EXAMPLE", CreateDate: "2018-10-16T23:58:20Z" }] },
    {
      UserName: "Carol",
      AccessKeys: [
        { AccessKeyId: "AKIAGOLDEN02EXAMPLE", CreateDate: "2019-01-02T03:04:05Z", Status: "Inactive" },
        { AccessKeyId: "AKIAGOLDEN03EXAMPLE", CreateDate: "2019-01-02T03:04:06Z", Status: "Expired" },
      ],
    },
    { UserName: "Dave" },
  ],
  RootAccessKeys: [{ AccessKeyId: "AKIAGOLDEN04EXAMPLE", CreateDate: "2014-02-11T09:30:00Z" }],
};

test("the sample request of AWS's documentation gets exactly the sample response", async () => {
  mockOnServer({ account: sample });
  const response = await fetch(
    `${HOST}?Action=ListAccessKeys&UserName=Bob&Version=2010-05-08&X-Amz-Algorithm=AWS4-HMAC-SHA256`,
  );
  expect(withGoldenId(await response.text())).toBe(golden("documented/list-access-keys-sample.xml"));
});

describe.each(["documented", "recorded"] as const)("in %s order, the response has exactly the bytes of", (xml) => {
  test.each<[string, Record<string, string>]>([
    ["list-access-keys", { Action: "ListAccessKeys", UserName: "Bob" }],
    ["list-access-keys-empty", { Action: "ListAccessKeys", UserName: "Dave" }],
    ["list-access-keys-root", { Action: "ListAccessKeys" }],
    ["error-no-such-entity", { Action: "ListAccessKeys", UserName: "Nobody" }],
    ["error-validation", { Action: "ListAccessKeys", MaxItems: "0" }],
  ])("%s", async (name, parameters) => {
    mockOnServer({ account, xml });
    expect(withGoldenId(await (await post(parameters)).text())).toBe(golden(`${xml}/${name}.xml`));
  });

  test("list-access-keys-truncated", async () => {
    mockOnServer({ account, xml });
    const body = await (await listAccessKeys({ UserName: "Carol", MaxItems: "1" })).text();
    const withGoldenMarker = body.replace(/<Marker>.*<\/Marker>/, "<Marker>MARKER</Marker>");
    expect(withGoldenId(withGoldenMarker)).toBe(golden(`${xml}/list-access-keys-truncated.xml`));
  });
});

test("in recorded order, an empty list has 321 bytes", async () => {
  mockOnServer({ account, xml: "recorded" });
  const response = await listAccessKeys({ UserName: "Dave" });
  expect((await response.arrayBuffer()).byteLength).toBe(321);
  expect(response.headers.get("content-length")).toBe("321");
});

describe("the writer", () => {
  const NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
  // These texts may contain any character.
  const text = fc.string({ unit: "binary", maxLength: 12 });
  // There are few values, so that adjacent items of a list are often equal.
  const row = fc.record({
    A: fc.option(fc.oneof(text, fc.constantFrom("x", "y", "")), { nil: undefined }),
    B: fc.option(fc.boolean(), { nil: undefined }),
    C: fc.constantFrom("x", "&", "", undefined),
  });
  const result = fc.record({
    Plain: fc.option(text, { nil: undefined }),
    Count: fc.option(fc.integer(), { nil: undefined }),
    Rows: fc.option(fc.array(row, { maxLength: 8 }), { nil: undefined }),
    Names: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
    Inner: fc.option(row, { nil: undefined }),
  });
  const members = ["Plain", list("Rows", ["A", "B", "C"]), "Count", list("Names"), structure("Inner", ["A", "B", "C"])];

  test("writes exactly what the builder of fast-xml-parser writes", () => {
    const builder = new XMLBuilder({ format: true, indentBy: "  ", suppressEmptyNode: true, ignoreAttributes: false });
    const clean = (value: string | undefined) =>
      value?.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD");
    const cleanRow = (value: { A: string | undefined; B: boolean | undefined; C: string | undefined }) => ({
      ...value,
      A: clean(value.A),
    });
    fc.assert(
      fc.property(result, (value) => {
        const expected = builder.build({
          TestResponse: {
            "@_xmlns": NAMESPACE,
            TestResult: {
              Plain: clean(value.Plain),
              Rows: value.Rows && { member: value.Rows.map(cleanRow) },
              Count: value.Count,
              Names: value.Names && { member: value.Names.map(clean) },
              Inner: value.Inner && cleanRow(value.Inner),
            },
            ResponseMetadata: { RequestId: "id" },
          },
        });
        expect(resultXml(NAMESPACE, "Test", members, value, "id")).toBe(expected.replaceAll("\r", "&#xD;"));
      }),
    );
  });

  test("writes XML from which fast-xml-parser reads the same value", () => {
    const parser = new XMLParser({ parseTagValue: false, trimValues: false });
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }).filter((value) => value.trim() !== ""),
        (value) => {
          const xml = resultXml(NAMESPACE, "Plain", ["Plain"], { Plain: value }, "id");
          expect(parser.parse(xml).PlainResponse.PlainResult.Plain).toBe(value);
        },
      ),
    );
  });

  test("writes a long list completely", () => {
    const names = Array.from({ length: 5000 }, (_, index) => `name ${index}`);
    const xml = resultXml(NAMESPACE, "Long", [list("Names")], { Names: names }, "id");
    const { member } = new XMLParser().parse(xml).LongResponse.LongResult.Names;
    expect(member).toEqual(names);
  });

  test("writes one empty element for each member without content", () => {
    const members = [structure("Inner", ["A"]), list("Rows", ["A"]), list("Names"), map("Pairs"), "Plain"];
    const value = { Inner: {}, Rows: [{}], Names: [""], Pairs: {}, Plain: "" };
    expect(resultXml(NAMESPACE, "Empty", members, value, "id")).toContain(
      [
        "  <EmptyResult>",
        "    <Inner/>",
        "    <Rows>",
        "      <member/>",
        "    </Rows>",
        "    <Names>",
        "      <member/>",
        "    </Names>",
        "    <Pairs/>",
        "    <Plain/>",
        "  </EmptyResult>",
      ].join("\n"),
    );
  });

  test("writes one empty element for a result without members", () => {
    expect(resultXml(NAMESPACE, "None", ["Plain"], {}, "id")).toContain("\n  <NoneResult/>\n");
  });

  test("writes five characters as entities", () => {
    expect(escapeXml(`&<>"'`)).toBe("&amp;&lt;&gt;&quot;&apos;");
  });

  test("writes an entry for each pair of a map, and omits members without a value", () => {
    const xml = resultXml(NAMESPACE, "Map", [map("SummaryMap"), "Absent"], { SummaryMap: { Users: 3 } }, "id");
    expect(xml).toContain("<entry>\n        <key>Users</key>\n        <value>3</value>\n      </entry>");
    expect(xml).not.toContain("Absent");
  });

  test("replaces characters that XML 1.0 does not allow with U+FFFD, and keeps a surrogate pair", () => {
    expect(escapeXml("a\u0000b\u001Fc\uD800d\uFFFEe😀\t\n")).toBe("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe😀\t\n");
  });
});

test("the SDK and fast-xml-parser read any seeded user and its keys from the responses", async () => {
  const status = fc.constantFrom("Active", "Inactive", "Expired");
  const date = fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  const name = fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,128}$/);
  const key = fc.record({ Status: status, CreateDate: date, UserName: name }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(
      name,
      fc.array(key, { maxLength: 5 }),
      fc.constantFrom("documented", "recorded"),
      async (UserName, AccessKeys, xml) => {
        const iam = mockOnServer({ account: { Users: [{ UserName, AccessKeys }] }, xml: xml as "documented" });
        const owner = iam.account.user(UserName);
        const parser = new XMLParser({ parseTagValue: false, isArray: (tag) => tag === "member" });
        const read = async (parameters: Record<string, string>) => {
          const answer = parser.parse(await (await post(parameters)).text());
          return answer[`${parameters["Action"]}Response`][`${parameters["Action"]}Result`];
        };
        const listed = await read({ Action: "ListAccessKeys", UserName });
        expect(listed.AccessKeyMetadata.member ?? []).toEqual(
          owner?.AccessKeys.map((seeded) => ({
            UserName: seeded.UserName,
            AccessKeyId: seeded.AccessKeyId,
            Status: seeded.Status,
            CreateDate: seeded.CreateDate,
          })),
        );
        const { UserId, Arn, Path, CreateDate } = owner ?? {};
        const seededUser = { UserName: owner?.UserName, UserId, Arn, Path, CreateDate };
        expect((await read({ Action: "ListUsers" })).Users.member).toEqual([seededUser]);
        const { AccessKeyMetadata } = await clientOf(iam).send(new ListAccessKeysCommand({ UserName }));
        expect(AccessKeyMetadata).toEqual(
          owner?.AccessKeys.map((seeded) => ({
            UserName: seeded.UserName,
            AccessKeyId: seeded.AccessKeyId,
            Status: seeded.Status,
            CreateDate: new Date(seeded.CreateDate),
          })),
        );
      },
    ),
    { numRuns: 30, ...endsWithItsTest },
  );
});

test("control characters in an unknown action's name are replaced, so that the XML can be parsed", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  const request = new Request(`${HOST}?Action=%00%3Cb%3E%1F&Version=2010-05-08`);
  const response = await getResponse(mockIam().handlers, request);
  const body = (await response?.text()) ?? "";
  expect(new XMLParser().parse(body).ErrorResponse.Error.Message).toContain("\uFFFD<b>\uFFFD");
});
