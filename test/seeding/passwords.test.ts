import {
  DeleteUserCommand,
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  type IAMClient,
} from "@aws-sdk/client-iam";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

const NOW = "2026-11-24T09:00:00Z";
const now = () => new Date(NOW);
const USED = "2026-10-01T08:00:00Z";
const profile = { CreateDate: USED, PasswordResetRequired: false, PasswordLastChanged: USED };

async function reportOf(client: IAMClient): Promise<string[]> {
  await client.send(new GenerateCredentialReportCommand({}));
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  return new TextDecoder().decode(Content).split("\n");
}

describe("an owner with PasswordLastUsed has a password", () => {
  test("if a fixture describes no login profile, as in the output of list-users", async () => {
    const account = { Users: [{ UserName: "Bob", PasswordLastUsed: USED }, { UserName: "Eve" }] };
    const client = clientOf(mockOnServer({ now, account, credentialReport: "live" }));
    const { LoginProfile } = await client.send(new GetLoginProfileCommand({ UserName: "Bob" }));
    expect(LoginProfile).toEqual({ UserName: "Bob", CreateDate: new Date(USED), PasswordResetRequired: false });
    expect((await reportOf(client))[2]).toContain(`,true,${USED},${USED},N/A,`);
    await expect(client.send(new DeleteUserCommand({ UserName: "Bob" }))).rejects.toThrow("delete login profile first");
    await expect(client.send(new GetLoginProfileCommand({ UserName: "Eve" }))).rejects.toThrow("cannot be found");
  });

  test("if it is the root user", async () => {
    const iam = mockOnServer({ now, account: { RootUser: { PasswordLastUsed: USED } } });
    expect(iam.account.settings().RootUser).toMatchObject({ PasswordLastUsed: USED, LoginProfile: profile });
    const { SummaryMap } = await clientOf(iam).send(new GetAccountSummaryCommand({}));
    expect(SummaryMap?.AccountPasswordPresent).toBe(1);
  });

  test("if account.updateUser() sets it", () => {
    const { account } = mockIam({ now, account: { Users: [{ UserName: "Bob" }] } });
    expect(account.updateUser("Bob", { PasswordLastUsed: USED }).LoginProfile).toEqual(profile);
    expect(account.updateUser("Bob", { PasswordLastUsed: null }).LoginProfile).toEqual(profile);
  });

  test("that is created now if the date is in the future", () => {
    const { account } = mockIam({
      now,
      account: { Users: [{ UserName: "Bob", PasswordLastUsed: "2027-01-01T00:00:00Z" }] },
    });
    expect(account.user("Bob")?.LoginProfile?.CreateDate).toBe(NOW);
  });

  test.each<[string, AccountFixture[]]>([
    ["the same fixture", [{ Users: [{ UserName: "Bob", PasswordLastUsed: USED, LoginProfile: { CreateDate: NOW } }] }]],
    [
      "a later fixture",
      [
        { Users: [{ UserName: "Bob", PasswordLastUsed: USED }] },
        { LoginProfile: { UserName: "Bob", CreateDate: NOW } },
      ],
    ],
    [
      "an earlier fixture",
      [
        { LoginProfile: { UserName: "Bob", CreateDate: NOW } },
        { Users: [{ UserName: "Bob", PasswordLastUsed: USED }] },
      ],
    ],
  ])("whose login profile comes from %s", (_, account) => {
    expect(mockIam({ now, account }).account.user("Bob")).toMatchObject({
      PasswordLastUsed: USED,
      LoginProfile: { CreateDate: NOW },
    });
  });
});

test("a row of a report without a password sets no last use, as in reports of other programs", async () => {
  const header = "user,arn,user_creation_time,password_enabled,password_last_used,mfa_active";
  const row = `Bob,arn:aws:iam::123456789012:user/Bob,2020-01-01T00:00:00Z,false,${USED},false`;
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  onTestFinished(() => warn.mockRestore());
  const client = clientOf(mockOnServer({ now, account: { CredentialReport: `${header}\n${row}` } }));
  expect(warn).toHaveBeenCalledTimes(1);
  const { User } = await client.send(new GetUserCommand({ UserName: "Bob" }));
  expect(User).not.toHaveProperty("PasswordLastUsed");
  await expect(client.send(new GetLoginProfileCommand({ UserName: "Bob" }))).rejects.toThrow("cannot be found");
});
