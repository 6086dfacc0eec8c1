import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { type AccountFixture, mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";

const now = () => new Date("2026-11-24T12:00:00Z");
const createMock = (...account: AccountFixture[]) => mockIam({ account, now });
const keysOf = (iam: ReturnType<typeof createMock>, name: string) => iam.account.user(name)?.AccessKeys;

/** A report as AWS's documentation shows it, with a second user whose name and path contain commas. */
const report = `user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated
<root_account>,arn:aws:iam::210987654321:root,2015-01-01T00:00:00+00:00,not_supported,2026-01-01T00:00:00+00:00,not_supported,not_supported,true,true,2015-02-02T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A
alice,arn:aws:iam::210987654321:user/dev/ops/alice,2020-03-03T03:03:03+00:00,true,no_information,2020-03-03T03:03:03+00:00,N/A,false,true,2024-04-04T04:04:04+00:00,2026-05-05T05:05:00+00:00,eu-central-1,s3,false,2021-06-06T06:06:06+00:00,N/A,N/A,N/A,false,N/A,false,N/A
b,ob,arn:aws:iam::210987654321:user/a,b/b,ob,2020-07-07T07:07:07+00:00,false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,true,2022-08-08T08:08:08+00:00,2026-09-09T09:09:00+00:00,us-east-1,iam,false,N/A,false,N/A`;

const printed: AccountFixture = {
  Content: btoa(report),
  ReportFormat: "text/csv",
  GeneratedTime: "2026-11-24T11:00:00+00:00",
};

describe("a credential report", () => {
  test.each([
    ["its CSV", { CredentialReport: report }],
    ["its CSV with dates that end in Z", { CredentialReport: report.replaceAll("+00:00", "Z") }],
    ["its CSV with other line ends", { CredentialReport: `${report.replaceAll("\n", "\r\n")}\r\n` }],
    ["its base64", { CredentialReport: btoa(report) }],
    ["the output of get-credential-report", printed],
    ["the output of an AWS CLI that decodes it", { ...printed, Content: report }],
  ])("in the form of %s seeds an account", (_, fixture) => {
    const { RootAccessKeys, Users, AccountId } = createMock(fixture).snapshot();
    expect(AccountId).toBe("210987654321");
    expect(RootAccessKeys).toMatchObject([{ Status: "Active", CreateDate: "2015-02-02T00:00:00Z" }]);
    expect(Users).toMatchObject([
      {
        UserName: "alice",
        Path: "/dev/ops/",
        CreateDate: "2020-03-03T03:03:03Z",
        AccessKeys: [
          {
            Status: "Active",
            CreateDate: "2024-04-04T04:04:04Z",
            AccessKeyLastUsed: { LastUsedDate: "2026-05-05T05:05:00Z", ServiceName: "s3", Region: "eu-central-1" },
          },
          { Status: "Inactive", CreateDate: "2021-06-06T06:06:06Z" },
        ],
      },
      {
        UserName: "b,ob",
        Path: "/a,b/",
        AccessKeys: [
          {
            Status: "Active",
            CreateDate: "2022-08-08T08:08:08Z",
            AccessKeyLastUsed: { LastUsedDate: "2026-09-09T09:09:00Z", ServiceName: "iam", Region: "us-east-1" },
          },
        ],
      },
    ]);
    expect(Users?.[0]?.AccessKeys).not.toMatchObject([{}, { AccessKeyLastUsed: {} }]);
  });

  test("from a mock seeds an account with the same report", async () => {
    const account: AccountFixture = {
      RootAccessKeys: [{ CreateDate: "2020-01-01T00:00:00Z" }],
      Users: [
        {
          UserName: "a,b",
          Path: "/x,y/",
          CreateDate: "2020-01-02T00:00:00Z",
          AccessKeys: [{ Status: "Inactive" }, {}],
        },
        { UserName: "c", CreateDate: "2020-01-03T00:00:00Z" },
      ],
    };
    const iam = mockOnServer({ account, now, credentialReport: "live" });
    iam.account.recordUse(iam.account.user("a,b")?.AccessKeys[1]?.AccessKeyId ?? "", {
      ServiceName: "s3",
      Region: "us-east-1",
    });
    const client = clientOf(iam);
    await client.send(new GenerateCredentialReportCommand());
    const { Content } = await client.send(new GetCredentialReportCommand());
    const csv = new TextDecoder().decode(Content);
    const copy = mockOnServer({ account: { CredentialReport: csv }, now, credentialReport: "live" });
    const copyClient = clientOf(copy);
    await copyClient.send(new GenerateCredentialReportCommand());
    const again = await copyClient.send(new GetCredentialReportCommand());
    expect(new TextDecoder().decode(again.Content)).toBe(csv);
  });

  test("adds last uses to the keys from list-access-keys with the same date, in any order of the fixtures", () => {
    const listed: AccountFixture = {
      AccessKeyMetadata: [
        {
          UserName: "alice",
          AccessKeyId: "AKIAALICEFIRSTEXAMPLE",
          Status: "Active",
          CreateDate: "2024-04-04T04:04:04Z",
        },
        {
          UserName: "alice",
          AccessKeyId: "AKIAALICETHIRDEXAMPLE",
          Status: "Active",
          CreateDate: "2026-10-10T10:10:10Z",
        },
      ],
    };
    const users: AccountFixture = {
      Users: [
        { UserName: "alice", Path: "/dev/ops/", CreateDate: "2020-03-03T03:03:03Z", UserId: "AIDAALICE0EXAMPLE" },
      ],
    };
    for (const order of [
      [users, listed, printed],
      [printed, listed, users],
    ]) {
      const iam = createMock(...order);
      expect(iam.account.user("alice")?.UserId).toBe("AIDAALICE0EXAMPLE");
      expect(keysOf(iam, "alice")).toMatchObject([
        { AccessKeyId: "AKIAALICEFIRSTEXAMPLE", AccessKeyLastUsed: { ServiceName: "s3" } },
        { AccessKeyId: "AKIAALICETHIRDEXAMPLE" },
        { CreateDate: "2021-06-06T06:06:06Z", Status: "Inactive" },
      ]);
      // The same report adds nothing the second time.
      iam.seed(printed);
      expect(keysOf(iam, "alice")).toHaveLength(3);
    }
  });

  test("does not add a root key that another fixture has", () => {
    const root = { RootAccessKeys: [{ AccessKeyId: "AKIAROOTFIRSTEXAMPLE", CreateDate: "2015-02-02T00:00:00Z" }] };
    expect(createMock(root, printed).snapshot().RootAccessKeys).toMatchObject([
      { AccessKeyId: "AKIAROOTFIRSTEXAMPLE" },
    ]);
  });

  test.each([
    ["2026-05-05T05:04:59Z", "s3", "2026-05-05T05:05:00Z"],
    ["2026-05-05T05:05:00Z", "iam", "2026-05-05T05:05:00Z"],
    ["2026-05-05T05:05:01Z", "iam", "2026-05-05T05:05:01Z"],
  ])(
    "keeps the later of two last uses: %s of another fixture, or its own from %s",
    (LastUsedDate, ServiceName, inFuture) => {
      const key = {
        CreateDate: "2024-04-04T04:04:04Z",
        AccessKeyLastUsed: { LastUsedDate, ServiceName: "iam", Region: "x" },
      };
      const iam = createMock({ AccessKeyMetadata: [{ UserName: "alice", ...key }] }, printed);
      expect(keysOf(iam, "alice")?.[0]?.AccessKeyLastUsed).toMatchObject({ LastUsedDate: inFuture, ServiceName });
    },
  );

  test("has two keys if two have the same date", () => {
    const twice = report.replace("2021-06-06T06:06:06", "2024-04-04T04:04:04");
    const key = { UserName: "alice", CreateDate: "2024-04-04T04:04:04Z" };
    for (const iam of [
      createMock({ AccessKeyMetadata: [key, key] }, { CredentialReport: twice }),
      createMock({ AccessKeyMetadata: [key] }, { CredentialReport: twice }),
      createMock({ CredentialReport: twice }),
      createMock({ CredentialReport: twice }, { CredentialReport: twice }),
    ]) {
      const keys = keysOf(iam, "alice");
      expect(keys?.map(({ CreateDate }) => CreateDate)).toEqual([key.CreateDate, key.CreateDate]);
      expect(keys?.map(({ AccessKeyLastUsed }) => AccessKeyLastUsed?.ServiceName)).toEqual(["s3", undefined]);
    }
  });

  test("has no key if the key's date is empty", () => {
    const fixture = { CredentialReport: report.replace("2021-06-06T06:06:06+00:00", "") };
    expect(keysOf(createMock(fixture), "alice")).toHaveLength(1);
  });

  test("without rows, and details without users, set no account id", () => {
    const [header = ""] = report.split("\n");
    const iam = createMock({ CredentialReport: header }, { UserDetailList: [] });
    expect(iam.snapshot()).toMatchObject({ AccountId: "123456789012", Users: [], RootAccessKeys: [] });
  });

  test("is refused if an option, a fixture or the existing account has another account id", () => {
    const seeds = [
      () => mockIam({ account: printed, accountId: "111122223333" }),
      () => createMock(printed, { AccountId: "111122223333" }),
      () => mockIam({ accountId: "111122223333" }).seed(printed),
    ];
    for (const seed of seeds)
      expect(seed).toThrow(
        /Content line 2 arn( of fixture 1)? is "210987654321", but this account is 111122223333\. .*Content line 3 Arn( of fixture 1)? is "arn:aws:iam::210987654321:user\/dev\/ops\/alice", but this account is 111122223333\./,
      );
  });

  test.each([
    [
      { Content: "eA==" },
      'Content is not a credential report; expected CSV that starts with "user,arn,", or its base64.',
    ],
    [{ CredentialReport: "ü" }, "CredentialReport is not a credential report; expected CSV"],
    [
      { CredentialReport: report.replace("2020-07-07T07:07:07+00:00", "yesterday") },
      'CredentialReport line 4 CreateDate is "yesterday"; expected a Date or an ISO 8601 date-time',
    ],
    [
      { CredentialReport: report.replace("2015-02-02T00:00:00+00:00", "2015") },
      'CredentialReport line 2 AccessKeys[0].CreateDate is "2015"; expected',
    ],
    [{ CredentialReport: `${report}\nx` }, 'CredentialReport line 5 UserName is ""; expected 1 to 128'],
    [
      { Users: [{ UserName: "alice", Path: "/" }], ...printed },
      "Content line 3 Path and Users[0].Path are not the same. Remove one of the two.",
    ],
  ])("is refused with the line and member of an error: %j", (fixture, message) => {
    expect(() => createMock(fixture)).toThrow(message);
  });
});

test("a user without a date in the report is as old as the oldest key and certificate in it", () => {
  const header = "user,arn,access_key_1_active,access_key_1_last_rotated,cert_1_active,cert_1_last_rotated";
  const row = (name: string, key: string, certificate: string) =>
    `${name},arn:aws:iam::123456789012:user/${name},true,${key},true,${certificate}`;
  const [older, newer] = ["2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"];
  const { account } = createMock({
    CredentialReport: [header, row("alice", older, newer), row("bob", newer, older)].join("\n"),
  });
  expect(account.users().map(({ CreateDate }) => CreateDate)).toEqual([older, older]);
});
