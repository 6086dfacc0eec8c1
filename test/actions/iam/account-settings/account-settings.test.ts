import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  ListAccountAliasesCommand,
  paginateListAccountAliases,
  UpdateAccountPasswordPolicyCommand,
  type UpdateAccountPasswordPolicyCommandInput,
} from "@aws-sdk/client-iam";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { errorOf, mockOnServer, post } from "../../../support/server.ts";

describe("the account alias", () => {
  const create = (iam: MockIam, AccountAlias: string) =>
    clientOf(iam).send(new CreateAccountAliasCommand({ AccountAlias }));
  const remove = (iam: MockIam, AccountAlias: string) =>
    clientOf(iam).send(new DeleteAccountAliasCommand({ AccountAlias }));
  const aliases = async (iam: MockIam) => {
    const { AccountAliases, IsTruncated } = await clientOf(iam).send(new ListAccountAliasesCommand({}));
    expect(IsTruncated).toBe(false);
    return AccountAliases;
  };

  test("is created, replaced and deleted", async () => {
    const iam = mockOnServer();
    expect(await aliases(iam)).toEqual([]);
    await create(iam, "one-account");
    await create(iam, "a1b");
    expect(await aliases(iam)).toEqual(["a1b"]);
    await remove(iam, "a1b");
    expect(await aliases(iam)).toEqual([]);
  });

  test("cannot be created twice", async () => {
    const iam = mockOnServer();
    await create(iam, "alias");
    await expect(create(iam, "alias")).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "The account alias alias already exists.",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("is not deleted if the request contains another alias", async () => {
    const iam = mockOnServer();
    await create(iam, "alias");
    await expect(remove(iam, "other")).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The account alias with name other cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
    expect(await aliases(iam)).toEqual(["alias"]);
  });

  test.each(["a--b", "-ab", "ab-", "Abc", "a_b", "123456789012"])("cannot be %s", async (AccountAlias) => {
    mockOnServer();
    expect(await errorOf(await post({ Action: "CreateAccountAlias", AccountAlias }))).toMatchObject({
      status: 400,
      code: "ValidationError",
      message:
        "1 validation error detected: Value at 'accountAlias' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$",
    });
  });

  test.each([
    ["ab", "greater than or equal to 3"],
    ["a".repeat(64), "less than or equal to 63"],
  ])("cannot be %s, because of its length", async (AccountAlias, constraint) => {
    mockOnServer();
    const at = "Value at 'accountAlias' failed to satisfy constraint: Member must";
    expect((await errorOf(await post({ Action: "CreateAccountAlias", AccountAlias }))).message).toBe(
      `2 validation errors detected: ${at} satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$; ${at} have length ${constraint}`,
    );
  });

  test.each(["abc", "1-2", "a".repeat(63), "1234567890123", "12345678901"])("can be %s", async (alias) => {
    const iam = mockOnServer();
    await create(iam, alias);
    expect(await aliases(iam)).toEqual([alias]);
  });

  test("is listed in pages", async () => {
    const iam = mockOnServer().truncate("ListAccountAliases", [0, 1]);
    await create(iam, "alias");
    const pages: (string[] | undefined)[] = [];
    for await (const page of paginateListAccountAliases({ client: clientOf(iam) }, {})) pages.push(page.AccountAliases);
    expect(pages).toEqual([[], ["alias"]]);
    expect((await errorOf(await post({ Action: "ListAccountAliases", Marker: "A" }))).message).toBe("Invalid Marker.");
  });

  test("is listed only after it has propagated", async () => {
    const iam = mockOnServer().propagation({ requests: 1 });
    await create(iam, "alias");
    expect([await aliases(iam), await aliases(iam)]).toEqual([[], ["alias"]]);
  });
});

describe("the password policy", () => {
  const update = (iam: MockIam, input: UpdateAccountPasswordPolicyCommandInput) =>
    clientOf(iam).send(new UpdateAccountPasswordPolicyCommand(input));
  const policyOf = async (iam: MockIam) =>
    (await clientOf(iam).send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy;

  const defaults = {
    MinimumPasswordLength: 6,
    RequireSymbols: false,
    RequireNumbers: false,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: false,
    AllowUsersToChangePassword: false,
    ExpirePasswords: false,
  };
  const strict = {
    MinimumPasswordLength: 14,
    RequireSymbols: true,
    RequireNumbers: true,
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: true,
    MaxPasswordAge: 90,
    PasswordReusePrevention: 24,
    HardExpiry: true,
  };

  test("does not exist at first", async () => {
    const iam = mockOnServer();
    await expect(policyOf(iam)).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The Password Policy with domain name 123456789012 cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
    await expect(clientOf(iam).send(new DeleteAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The account policy with name PasswordPolicy cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
  });

  test("has every member that was set, and ExpirePasswords if passwords have a maximum age", async () => {
    const iam = mockOnServer();
    await update(iam, strict);
    expect(await policyOf(iam)).toEqual({ ...strict, ExpirePasswords: true });
  });

  test("is replaced as a whole", async () => {
    const iam = mockOnServer();
    await update(iam, strict);
    await update(iam, {});
    expect(await policyOf(iam)).toEqual(defaults);
    await update(iam, { HardExpiry: false, MinimumPasswordLength: 128 });
    expect(await policyOf(iam)).toEqual({ ...defaults, HardExpiry: false, MinimumPasswordLength: 128 });
  });

  test.each(Object.keys(strict))("has %s if only that is set", async (name) => {
    const iam = mockOnServer();
    const only = Object.fromEntries(Object.entries(strict).filter(([member]) => member === name));
    await update(iam, only);
    expect(await policyOf(iam)).toEqual({ ...defaults, ExpirePasswords: name === "MaxPasswordAge", ...only });
  });

  test("can be deleted", async () => {
    const iam = mockOnServer();
    await update(iam, {});
    await clientOf(iam).send(new DeleteAccountPasswordPolicyCommand({}));
    await expect(policyOf(iam)).rejects.toThrow("cannot be found");
  });

  test("is returned only after it has propagated", async () => {
    const iam = mockOnServer().propagation({ requests: 1 });
    await update(iam, {});
    await expect(policyOf(iam)).rejects.toThrow("cannot be found");
    expect(await policyOf(iam)).toEqual(defaults);
  });

  test("is refused with violations in AWS's order", async () => {
    mockOnServer();
    const at = (member: string, constraint: string) =>
      `Value at '${member}' failed to satisfy constraint: Member must have value ${constraint}`;
    const params = { MinimumPasswordLength: "129", MaxPasswordAge: "1096", PasswordReusePrevention: "25" };
    expect((await errorOf(await post({ Action: "UpdateAccountPasswordPolicy", ...params }))).message).toBe(
      `3 validation errors detected: ${at("minimumPasswordLength", "less than or equal to 128")}; ${at("passwordReusePrevention", "less than or equal to 24")}; ${at("maxPasswordAge", "less than or equal to 1095")}`,
    );
  });
});
