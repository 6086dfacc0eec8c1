import { describe, expect, test, vi } from "vitest";
import { request, type Service } from "../support/constraints.ts";
import { errorOf, mockOnServer } from "../support/server.ts";

const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: "AKIABOBSFIRSTEXAMPLE" }] }] };
const role = { RoleArn: "arn:aws:iam::123456789012:role/audit", RoleSessionName: "night" };

/** Sends a form and returns AWS's error, or `undefined` for a success. */
async function sent(service: Service, Action: string, form: string) {
  const iam = mockOnServer({ account, services: ["iam", "sts"] });
  const response = await request(service, Action, Object.fromEntries(new URLSearchParams(form)));
  return { iam, error: response.status === 200 ? undefined : await errorOf(response) };
}
const malformed = (message: string | undefined) => ({ status: 400, type: "Sender", code: "MalformedInput", message });

const integers = [
  ["iam", "ListUsers", "MaxItems"],
  ["iam", "ListAccessKeys", "MaxItems"],
  ["sts", "GetSessionToken", "DurationSeconds"],
  ["sts", "AssumeRole", "DurationSeconds"],
] as const;

describe.each(integers)("an integer of %s %s", (service, action, name) => {
  test.each([
    "ten",
    "1.0",
    "900.0",
    "1e3",
    " 900",
    "900 ",
    "900\t",
    "900\n",
    "0x384",
    "--900",
    "+",
    "-",
    "2147483648",
    "-2147483649",
    "9".repeat(30),
  ])("is malformed if it is %j, and AWS gives no message", async (value) => {
    const { error } = await sent(service, action, String(new URLSearchParams({ ...role, [name]: value })));
    expect(error).toEqual(malformed(undefined));
  });

  test("is malformed if it is empty", async () => {
    const { error } = await sent(service, action, String(new URLSearchParams({ ...role, [name]: "" })));
    expect(error).toEqual(malformed("missing value for decimal type"));
  });
});

test("an error without a message has no Message element", async () => {
  mockOnServer();
  const response = await request("iam", "ListUsers", { MaxItems: "ten" });
  expect(await response.text()).toMatch(/<Code>MalformedInput<\/Code>\n {2}<\/Error>/);
});

describe.each([
  ["iam", "GetUser", "UserName", ""],
  ["iam", "ListUsers", "MaxItems", ""],
  ["iam", "UpdateAccessKey", "Status", ""],
  ["sts", "AssumeRole", "RoleArn", "RoleSessionName=night"],
  ["sts", "GetAccessKeyInfo", "AccessKeyId", ""],
] as const)("a scalar of %s %s", (service, action, name, others) => {
  test.each(["1", "0", "01", "1.2", "1.Key"])("is malformed if it is sent with the index %s", async (index) => {
    const { error } = await sent(service, action, `${others}&${name}.${index}=x`);
    expect(error).toEqual(malformed("Top level element may not be treated as a list"));
  });

  test.each(["Foo", "member.1", "", "-1", "1a"])("is malformed if it is sent with the part %j", async (part) => {
    const { error } = await sent(service, action, `${others}&${name}=x&${name}.${part}=x`);
    expect(error).toEqual(malformed("Start of list found where not expected"));
  });
});

test("a malformed value is reported before an invalid one", async () => {
  const { error } = await sent("iam", "ListUsers", "PathPrefix=x&MaxItems=ten");
  expect(error).toEqual(malformed(undefined));
});

test.each(["Foo=x", "Foo.member.1=x", "userName=x", "UserNames.1=x", "Tag.member.x.Key=y", "Tagsx=y"])(
  "the unknown parameter %s is ignored",
  async (form) => {
    expect((await sent("iam", "CreateUser", `UserName=Zoe&${form}`)).error).toBeUndefined();
  },
);

describe("the tags of CreateUser", () => {
  const create = (form: string) => sent("iam", "CreateUser", `UserName=Zoe&${form}`);
  const numbered = (...numbers: readonly (number | string)[]) =>
    create(numbers.map((number) => `Tags.member.${number}.Key=k${number}&Tags.member.${number}.Value=v`).join("&"));
  const notNull = (...paths: string[]) => {
    const parts = paths.map((path) => `Value at '${path}' failed to satisfy constraint: Member must not be null`);
    return `${parts.length} validation errors detected: ${parts.join("; ")}`;
  };

  test.each([
    ["Tags.member.0.Key=k", "0 is not a valid index"],
    ["Tags.member.00.Key=k", "0 is not a valid index"],
    ["Tags.member.-1.Key=k", "Key -1 may not have a leading '-'"],
    ["Tags.member.1.0.Key=k", "Two index elements may not occur back to back"],
    ["Tags.member.1.2=k", "Two index elements may not occur back to back"],
    ["Tags.member.4294967297.Key=k", undefined],
    ["Tags.1.Key=k", "Top level element may not be treated as a list"],
    ["Tags.1=k", "Top level element may not be treated as a list"],
    ["Tags.Key=k", "Start of list found where not expected"],
    ["Tags=k", "Unexpected list element termination"],
    ["Tags.member=k", "Unexpected list element termination"],
    ["Tags.member.1=k", "Unexpected complex element termination"],
    ["Tags.member.1.Key.1=k", "Start of list found where not expected"],
    ["Tags.member.1.Key.Foo=k", "Start of list found where not expected"],
  ])("are malformed if they are sent as %s", async (form, message) => {
    const { iam, error } = await create(form);
    expect(error).toEqual(malformed(message));
    expect(iam.account.user("Zoe")).toBeUndefined();
  });

  test.each([
    [[12], 11],
    [[49], 48],
    [[1, 12], 11],
    [[12, 1], 11],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21], 11],
    [[1, 22, 43], 21],
    [[2147483647], 2147483646],
  ])("are malformed if the indices are %j", async (indices, skipped) => {
    const { error } = await numbered(...indices);
    expect(error).toEqual(malformed(`Excessively sparse input would skip ${skipped} list elements`));
  });

  test.each([[[11]], [[1, 8, 15]], [[1, 11]]])("may have the gaps of %j, but not without a key", async (indices) => {
    const { error } = await numbered(...indices);
    const missing = Array.from({ length: 20 }, (_, index) => index + 1).filter((index) => !indices.includes(index));
    const paths = missing.flatMap((index) => [`tags.${index}.member.value`, `tags.${index}.member.key`]).slice(0, 10);
    expect(error).toMatchObject({ code: "ValidationError", message: notNull(...paths) });
  });

  test.each(["one", "+1", "1a", ""])("have an empty first tag if the index is %j", async (index) => {
    const { error } = await create(`Tags.member.${encodeURIComponent(index)}.Key=k`);
    expect(error).toMatchObject({ message: notNull("tags.1.member.value", "tags.1.member.key") });
  });

  test("meet in one tag if an index has leading zeros", async () => {
    const { iam } = await create("Tags.member.01.Key=k&Tags.member.1.Value=v");
    expect(iam.account.user("Zoe")?.Tags).toEqual([{ Key: "k", Value: "v" }]);
  });

  test.each(["Tags=", "Tags.member="])("are none if they are sent as %s", async (form) => {
    const { iam, error } = await create(form);
    expect(error).toBeUndefined();
    expect(iam.account.user("Zoe")?.Tags).toEqual([]);
  });

  test("may have unknown members", async () => {
    const { iam } = await create("Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.1.Foo=x&Tags.member.1.=y");
    expect(iam.account.user("Zoe")?.Tags).toEqual([{ Key: "k", Value: "v" }]);
  });

  test("use the first value of a repeated member", async () => {
    const { iam } = await create("Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.01.Value=w");
    expect(iam.account.user("Zoe")?.Tags).toEqual([{ Key: "k", Value: "v" }]);
  });

  test.each([9, 10, 50])("report ten violations of %i empty tags", async (count) => {
    const { error } = await create(
      Array.from({ length: count }, (_, index) => `Tags.member.${index + 1}.Foo=x`).join("&"),
    );
    expect(error?.message).toBe(
      notNull(...[1, 2, 3, 4, 5].flatMap((index) => [`tags.${index}.member.value`, `tags.${index}.member.key`])),
    );
  });
});

test("a wrong type is no internal error", async () => {
  const log = vi.spyOn(console, "error");
  await sent("iam", "CreateUser", "UserName.1=x&Tags.member.0.Key=k");
  expect(log).not.toHaveBeenCalled();
});
