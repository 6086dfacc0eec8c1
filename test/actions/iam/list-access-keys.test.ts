import { ListAccessKeysCommand, NoSuchEntityException, paginateListAccessKeys } from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { errorOf, listAccessKeys, mockOnServer, pageOf } from "../../support/server.ts";

const keyIds = (iam: MockIam, name: string) => iam.account.user(name)?.AccessKeys.map((key) => key.AccessKeyId) ?? [];

describe("ListAccessKeys", () => {
  test("returns the keys of the named user in the order in which they were added, ignoring the name's case", async () => {
    const iam = mockOnServer({
      account: {
        Users: [
          { UserName: "Bob", AccessKeys: 3 },
          { UserName: "Eve", AccessKeys: 1 },
        ],
      },
    });
    const response = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "bOB" }));
    expect(response).toMatchObject({
      IsTruncated: false,
      AccessKeyMetadata: iam.account.user("Bob")?.AccessKeys.map((key) => ({
        UserName: "Bob",
        AccessKeyId: key.AccessKeyId,
        Status: "Active",
        CreateDate: new Date(key.CreateDate),
      })),
    });
    expect(response.Marker).toBeUndefined();
  });

  test("returns an empty list with IsTruncated for a user without keys", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob" }] } });
    const response = await clientOf(iam).send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(response).toMatchObject({ AccessKeyMetadata: [], IsTruncated: false });
  });

  test("refuses an unknown user with NoSuchEntity", async () => {
    const iam = mockOnServer();
    const error = await clientOf(iam)
      .send(new ListAccessKeysCommand({ UserName: "Nobody" }))
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(NoSuchEntityException);
    expect(error).toMatchObject({
      message: "The user with name Nobody cannot be found.",
      $metadata: { httpStatusCode: 404, attempts: 1 },
    });
  });

  test("returns pages of up to MaxItems keys, 100 by default", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 250 }] } });
    const sizes = async (pageSize?: number) => {
      const counts: number[] = [];
      const config = pageSize === undefined ? { client: clientOf(iam) } : { client: clientOf(iam), pageSize };
      const ids: string[] = [];
      for await (const page of paginateListAccessKeys(config, { UserName: "Bob" })) {
        counts.push(page.AccessKeyMetadata?.length ?? 0);
        ids.push(...(page.AccessKeyMetadata ?? []).map((key) => String(key.AccessKeyId)));
      }
      expect(ids).toEqual(keyIds(iam, "Bob"));
      return counts;
    };
    expect(await sizes()).toEqual([100, 100, 50]);
    expect(await sizes(125)).toEqual([125, 125]);
    expect(await sizes(1000)).toEqual([250]);
  });

  test("returns a Marker only if the page is truncated", async () => {
    mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
    const first = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "1" }));
    expect(first).toMatchObject({ isTruncated: "true", marker: expect.any(String) });
    const second = await pageOf(await listAccessKeys({ UserName: "Bob", MaxItems: "1", Marker: first.marker ?? "" }));
    expect(second).toMatchObject({ isTruncated: "false", marker: undefined });
  });

  test("returns the keys of the signing user if there is no UserName", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 2 }] } });
    const { AccessKeyMetadata } = await clientOf(iam, "Bob").send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata?.map((key) => key.AccessKeyId)).toEqual(keyIds(iam, "Bob"));
  });

  test("returns the root user's keys, without a name, if the root user signs without UserName", async () => {
    const iam = mockOnServer({ account: { RootAccessKeys: [{ AccessKeyId: "AKIAROOTROOTREXAMPLE" }] } });
    for (const client of [clientOf(iam), clientOf(iam, { accessKeyId: "AKIAROOTROOTREXAMPLE" })]) {
      const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({}));
      expect(AccessKeyMetadata).toEqual([
        { AccessKeyId: "AKIAROOTROOTREXAMPLE", Status: "Active", CreateDate: expect.any(Date) },
      ]);
    }
    expect(await (await listAccessKeys()).text()).not.toContain("UserName");
  });

  test("refuses temporary credentials without UserName, and accepts them with one", async () => {
    const account = {
      Users: [{ UserName: "Bob", AccessKeys: 1 }],
      TemporaryCredentials: [{ AccessKeyId: "ASIATEMPORARYEXAMPLE" }],
    };
    const client = clientOf(mockOnServer({ account }), { accessKeyId: "ASIATEMPORARYEXAMPLE" });
    await expect(client.send(new ListAccessKeysCommand({}))).rejects.toMatchObject({
      name: "ValidationError",
      message: "Must specify userName when calling with non-User credentials",
      $metadata: { httpStatusCode: 400 },
    });
    const { AccessKeyMetadata } = await client.send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(1);
  });

  test("returns no secret", async () => {
    const account = { Users: [{ UserName: "Bob", AccessKeys: [{ SecretAccessKey: "the-secret" }, {}] }] };
    mockOnServer({ account });
    const text = await (await listAccessKeys({ UserName: "Bob" })).text();
    expect(text).not.toMatch(/the-secret|EXAMPLEKEY|Secret/);
  });

  test("returns the owner's name if a key was seeded with that name in another case", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: [{ UserName: "BOB" }] }] } });
    iam.account.updateUser("Bob", { UserName: "Rob" });
    const { AccessKeyMetadata } = await clientOf(iam, "Rob").send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata?.[0]?.UserName).toBe("Rob");
  });

  test("returns the UserName that a key was seeded with, which is not a user", async () => {
    const iam = mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: [{ UserName: "Susan" }] }] } });
    const { AccessKeyMetadata } = await clientOf(iam, "Bob").send(new ListAccessKeysCommand({}));
    expect(AccessKeyMetadata?.[0]?.UserName).toBe("Susan");
    expect((await listAccessKeys({ UserName: "Susan" })).status).toBe(404);
  });
});

describe("ListAccessKeys validation", () => {
  const constraint = (path: string, member: string) => `Value at '${path}' failed to satisfy constraint: ${member}`;
  const one = (path: string, member: string) => `1 validation error detected: ${constraint(path, member)}`;
  const badName =
    "The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-";
  const markerPattern = String.raw`Member must satisfy regular expression pattern: [\u0020-\u00FF]+`;

  test.each<[Record<string, string>, string]>([
    [{ MaxItems: "0" }, one("maxItems", "Member must have value greater than or equal to 1")],
    [{ MaxItems: "1001" }, one("maxItems", "Member must have value less than or equal to 1000")],
    [{ MaxItems: "-7" }, one("maxItems", "Member must have value greater than or equal to 1")],
    [{ UserName: "" }, badName],
    [{ UserName: "a b" }, badName],
    [{ UserName: "ü" }, badName],
    [{ UserName: "a".repeat(129) }, one("userName", "Member must have length less than or equal to 128")],
    [{ Marker: "a".repeat(321) }, one("marker", "Member must have length less than or equal to 320")],
    [{ Marker: "€" }, one("marker", markerPattern)],
    [
      { Marker: "" },
      `2 validation errors detected: ${constraint("marker", markerPattern)}; ${constraint("marker", "Member must have length greater than or equal to 1")}`,
    ],
    [
      { UserName: "a b", MaxItems: "0", Marker: "a".repeat(321) },
      `3 validation errors detected: ${constraint("maxItems", "Member must have value greater than or equal to 1")}; ${constraint("marker", "Member must have length less than or equal to 320")}; ${constraint("userName", String.raw`Member must satisfy regular expression pattern: [\w+=,.@-]+`)}`,
    ],
    [{ Marker: "never-issued" }, "Invalid Marker."],
  ])("refuses %j with one ValidationError", async (parameters, message) => {
    mockOnServer({ account: { Users: [{ UserName: "Bob", AccessKeys: 1 }] } });
    const response = await errorOf(await listAccessKeys({ UserName: "Bob", ...parameters }));
    expect(response).toEqual({ status: 400, type: "Sender", code: "ValidationError", message });
  });

  test.each([
    { MaxItems: "1" },
    { MaxItems: "1000" },
    { MaxItems: "+5" },
    { UserName: "a".repeat(128) },
    { UserName: "a+=,.@-_Z9" },
  ])("accepts %j", async (parameters: Record<string, string>) => {
    mockOnServer({
      account: { Users: [{ UserName: "Bob" }, { UserName: "a".repeat(128) }, { UserName: "a+=,.@-_Z9" }] },
    });
    expect((await listAccessKeys({ UserName: "Bob", ...parameters })).status).toBe(200);
  });
});

describe("ListAccessKeys refuses a marker of another listing, and the journal notes the listing:", () => {
  test.each<[name: string, owner: Record<string, string>, other: Record<string, string>, note: string]>([
    ["a user's", { UserName: "bob" }, { UserName: "Eve" }, "The marker belongs to ListAccessKeys of the user Bob."],
    ["the root user's", {}, { UserName: "Bob" }, "The marker belongs to ListAccessKeys of the root user."],
  ])("%s", async (_, owner, other, note) => {
    const Users = ["Bob", "Eve"].map((UserName) => ({ UserName, AccessKeys: 2 }));
    const iam = mockOnServer({ account: { Users, RootAccessKeys: [{}, {}] } });
    const { marker: Marker = "" } = await pageOf(await listAccessKeys({ ...owner, MaxItems: "1" }));
    expect(await errorOf(await listAccessKeys({ ...other, Marker }))).toMatchObject({ message: "Invalid Marker." });
    expect(iam.journal.attempts.at(-1)?.note).toBe(note);
  });
});
