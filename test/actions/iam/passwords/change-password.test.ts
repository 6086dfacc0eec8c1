import {
  ChangePasswordCommand,
  CreateLoginProfileCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
  type UpdateAccountPasswordPolicyCommandInput,
  UpdateLoginProfileCommand,
} from "@aws-sdk/client-iam";
import { GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import type { MockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../../support/client.ts";
import { isPassword, profileOf } from "../../../support/passwords.ts";
import { errorOf, mockOnServer, post, signedBy } from "../../../support/server.ts";

const Bob = { UserName: "Bob" };
const Password = "Correct-Horse-1";
/** A mock with the user Bob, who has an access key. */
const withBob = (): MockIam =>
  mockOnServer({ account: { Users: [{ ...Bob, AccessKeys: 1 }] }, services: ["iam", "sts"] });
async function withProfile(): Promise<MockIam> {
  const iam = withBob();
  await clientOf(iam).send(new CreateLoginProfileCommand({ ...Bob, Password, PasswordResetRequired: true }));
  return iam;
}
describe("ChangePassword", () => {
  const change = (iam: MockIam, OldPassword: string, NewPassword: string) =>
    clientOf(iam, "Bob").send(new ChangePasswordCommand({ OldPassword, NewPassword }));

  test("changes the caller's password, and sets PasswordResetRequired to false", async () => {
    const iam = await withProfile();
    await change(iam, Password, "Battery-Staple-2");
    expect((await profileOf(iam))?.PasswordResetRequired).toBe(false);
    expect(await isPassword(iam, "Battery-Staple-2")).toBe(true);
  });

  test.each([
    ["a wrong old password", "Wrong-Horse-1", "Battery-Staple-2", "The old password is incorrect."],
    ["the same password", Password, Password, "The new password must differ from the old one."],
  ])("refuses %s with AccessDenied", async (_, OldPassword, NewPassword, message) => {
    const iam = await withProfile();
    await expect(change(iam, OldPassword, NewPassword)).rejects.toMatchObject({
      name: "AccessDenied",
      message,
      $metadata: { httpStatusCode: 403 },
    });
    expect(await isPassword(iam, Password)).toBe(true);
  });

  test("changes the password of a user who calls it with the credentials of an MFA session", async () => {
    const iam = await withProfile();
    const mfa = { SerialNumber: "arn:aws:iam::123456789012:mfa/bob", TokenCode: "123456" };
    const { Credentials } = await new STSClient(iam.clientConfig("Bob")).send(new GetSessionTokenCommand(mfa));
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    const client = new IAMClient({ ...iam.clientConfig(), credentials });
    await client.send(new ChangePasswordCommand({ OldPassword: Password, NewPassword: "Battery-Staple-2" }));
    expect(await isPassword(iam, "Battery-Staple-2")).toBe(true);
  });

  test("accepts any old password if the fixture does not say which one the user has", async () => {
    const iam = mockOnServer({ account: { Users: [{ ...Bob, AccessKeys: 1, LoginProfile: {} }] } });
    await change(iam, "any password", "Battery-Staple-2");
    expect(await isPassword(iam, "Battery-Staple-2")).toBe(true);
    expect(iam.snapshot().Users?.[0]?.LoginProfile).not.toHaveProperty("FormerPasswords");
  });

  test("requires a login profile", async () => {
    await expect(change(withBob(), Password, "Battery-Staple-2")).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "Login Profile for User Bob cannot be found.",
    });
  });

  test("checks the new password against the policy", async () => {
    await expect(change(await withProfile(), Password, "short")).rejects.toMatchObject({
      name: "PasswordPolicyViolationException",
    });
  });

  test.each([
    ["the root user", {}],
    ["a role", signedBy("ASIAIOSFODNN7EXAMPLE")],
  ])("refuses %s with InvalidUserType", async (_, headers) => {
    await withProfile();
    const params = { Action: "ChangePassword", OldPassword: Password, NewPassword: "Battery-Staple-2" };
    expect(await errorOf(await post(params, headers))).toMatchObject({ status: 400, code: "InvalidUserType" });
  });

  test("does not find a user who is deleted before the password is changed", async () => {
    const iam = await withProfile();
    iam.fail("ChangePassword", "ServiceFailure", {
      when: () => {
        iam.account.deleteUser("Bob");
        return false;
      },
    });
    await expect(change(iam, Password, "Battery-Staple-2")).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The user with name Bob cannot be found.",
    });
  });

  test("keeps both passwords out of the journal", async () => {
    const iam = await withProfile();
    await change(iam, Password, "Battery-Staple-2");
    expect(JSON.stringify(iam.journal.attempts) + String(iam.journal)).not.toMatch(/Horse|Staple/);
  });
});

describe("a password", () => {
  const tooShort = (minimum: number) => `Password should have a minimum length of ${minimum}`;
  const violation = "Password does not conform to the account password policy.";
  const none = undefined;
  const all = {
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
  };

  test.each<
    [policy: UpdateAccountPasswordPolicyCommandInput | undefined, password: string, message: string | undefined]
  >([
    [none, "Abcdef1", tooShort(8)],
    [none, "Abcdefg1", undefined],
    [none, "ABCDEF1!", undefined],
    [none, "abcdef1|", undefined],
    [none, "Abcdefg'", undefined],
    [none, "abcdefg1", violation],
    [none, "ABCDEFG1", violation],
    [none, "abcdefgé", violation],
    [none, "abcdefg1~", violation],
    [{}, "abcde", tooShort(6)],
    [{}, "abcdef", undefined],
    [{ MinimumPasswordLength: 20 }, "Abcdefghij1!", tooShort(20)],
    [all, "Abcde1!", undefined],
    [all, "abcde1!", violation],
    [all, "ABCDE1!", violation],
    [all, "Abcdef!", violation],
    [all, "Abcdef1", violation],
    ...[..."!@#$%^&*()_+-=[]{}|'"].map((symbol): [typeof all, string, undefined] => [
      all,
      `Abcde1${symbol}`,
      undefined,
    ]),
  ])("is checked against the policy %j: %j gets %j", async (policy, password, message) => {
    const iam = withBob();
    const client = clientOf(iam);
    if (policy !== undefined) await client.send(new UpdateAccountPasswordPolicyCommand(policy));
    const created = client.send(new CreateLoginProfileCommand({ ...Bob, Password: password }));
    if (message === undefined) await created;
    else
      await expect(created).rejects.toMatchObject({
        name: "PasswordPolicyViolationException",
        message,
        $metadata: { httpStatusCode: 400 },
      });
  });

  test("can be the current one if the policy does not prevent reuse", async () => {
    const iam = await withProfile();
    await clientOf(iam).send(new UpdateAccountPasswordPolicyCommand({}));
    await clientOf(iam).send(new UpdateLoginProfileCommand({ ...Bob, Password }));
    expect(await isPassword(iam, Password)).toBe(true);
    await clientOf(iam).send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 1 }));
    await expect(clientOf(iam).send(new UpdateLoginProfileCommand({ ...Bob, Password }))).rejects.toThrow(violation);
  });

  test("cannot be one of the former passwords whose reuse the policy prevents", async () => {
    const iam = await withProfile();
    const client = clientOf(iam);
    const set = (password: string) =>
      client.send(new UpdateLoginProfileCommand({ ...Bob, Password: password })).then(
        () => "accepted",
        (error: Error) => error.message,
      );
    expect([await set("Second-Password-2"), await set("Third-Password-3")]).toEqual(["accepted", "accepted"]);
    await client.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 3 }));
    expect([await set("Third-Password-3"), await set("Second-Password-2"), await set(Password)]).toEqual([
      violation,
      violation,
      violation,
    ]);
    await client.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 2 }));
    expect([await set("Second-Password-2"), await set(Password)]).toEqual([violation, "accepted"]);
    await client.send(new UpdateAccountPasswordPolicyCommand({}));
    expect(await set(Password)).toBe("accepted");
  });
});
