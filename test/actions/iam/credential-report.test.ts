import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import type { AccountFixture } from "msw-iam";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { listAccessKeys, mockOnServer, pageOf, post } from "../../support/server.ts";

const now = () => new Date("2026-11-01T00:00:00Z");
const HEADER =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

test("GetCredentialReport returns 22 columns, with the root user first and the active key in the first key columns", async () => {
  const iam = mockOnServer({
    now,
    credentialReport: "live",
    account: {
      Users: [
        { UserName: "carol", CreateDate: "2021-01-01T00:00:00Z" },
        {
          UserName: "Bob",
          Path: "/ops/",
          CreateDate: "2020-01-01T00:00:00Z",
          AccessKeys: [
            { Status: "Inactive", CreateDate: "2020-02-02T00:00:00Z" },
            {
              CreateDate: "2022-03-03T00:00:00Z",
              AccessKeyLastUsed: { LastUsedDate: "2022-04-04T00:00:00Z", ServiceName: "s3", Region: "eu-west-1" },
            },
          ],
        },
      ],
    },
  });
  const client = clientOf(iam);
  await client.send(new GenerateCredentialReportCommand({}));
  const { Content, ReportFormat, GeneratedTime } = await client.send(new GetCredentialReportCommand({}));
  expect([ReportFormat, GeneratedTime]).toEqual(["text/csv", now()]);
  expect(new TextDecoder().decode(Content).split("\n")).toEqual([
    HEADER,
    "<root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00Z,false,N/A,N/A,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
    "Bob,arn:aws:iam::123456789012:user/ops/Bob,2020-01-01T00:00:00Z,false,N/A,N/A,N/A,false,true,2022-03-03T00:00:00Z,2022-04-04T00:00:00Z,eu-west-1,s3,false,2020-02-02T00:00:00Z,N/A,N/A,N/A,false,N/A,false,N/A",
    "carol,arn:aws:iam::123456789012:user/carol,2021-01-01T00:00:00Z,false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
  ]);
  expect(HEADER.split(",")).toHaveLength(22);
});

describe("a live credential report", () => {
  const [generated, later, latest] = ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z"] as const;
  function createClocked(account: AccountFixture = {}) {
    let time: string = generated;
    const iam = mockOnServer({ account, credentialReport: "live", now: () => new Date(time) });
    const client = clientOf(iam);
    return {
      iam,
      generate: async (at: string) => {
        time = at;
        return client.send(new GenerateCredentialReportCommand({}));
      },
      read: async (at: string) => {
        time = at;
        const { GeneratedTime, Content } = await client.send(new GetCredentialReportCommand({}));
        const rows = new TextDecoder().decode(Content).split("\n").slice(1);
        return { GeneratedTime, rows: rows.map((row) => row.split(",")) };
      },
    };
  }

  test("is COMPLETE at once, with the GeneratedTime of the request", async () => {
    const { generate, read } = createClocked();
    for (const at of [generated, later]) {
      const { State, Description } = await generate(at);
      expect([State, Description]).toEqual(["COMPLETE", undefined]);
      expect((await read(latest)).GeneratedTime).toEqual(new Date(latest));
    }
  });

  test("keeps the dates of the account, and shows later changes", async () => {
    const use = { LastUsedDate: "2022-02-02T00:00:00Z", ServiceName: "s3", Region: "eu-west-1" };
    const keys = [{ CreateDate: "2021-01-01T00:00:00Z", AccessKeyLastUsed: use }];
    const bob = { UserName: "Bob", CreateDate: "2020-01-01T00:00:00Z", AccessKeys: keys };
    const { iam, generate, read } = createClocked({ Users: [bob], RootAccessKeys: keys });
    await generate(generated);
    const first = await read(later);
    expect(first.rows.map((cells) => cells[2])).toEqual(["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"]);
    for (const row of first.rows)
      expect(row.slice(8, 13)).toEqual(["true", "2021-01-01T00:00:00Z", "2022-02-02T00:00:00Z", "eu-west-1", "s3"]);
    expect((await read(latest)).rows).toEqual(first.rows);
    iam.account.createAccessKey("Bob", { CreateDate: "2018-01-01T00:00:00Z" });
    expect((await read(latest)).rows[0]?.[2]).toBe("2018-01-01T00:00:00Z");
    iam.reset();
    await generate(generated);
    iam.account.createUser("Carol", { CreateDate: "2019-01-01T00:00:00Z" });
    const { rows } = await read(latest);
    expect(rows.map((cells) => [cells[0], cells[2]])).toEqual([
      ["<root_account>", "2019-01-01T00:00:00Z"],
      ["Bob", "2020-01-01T00:00:00Z"],
      ["Carol", "2019-01-01T00:00:00Z"],
    ]);
  });

  test("dates the root user by now if the account has no dates", async () => {
    const { generate, read } = createClocked();
    await generate(generated);
    expect((await read(later)).rows.map((cells) => cells[2])).toEqual(["2026-11-02T00:00:00Z"]);
  });

  test.each([
    ["Inactive", "Active"],
    ["Expired", "Active"],
    ["Expired", "Inactive"],
    ["Active", "Active"],
  ])(
    "puts the active one of two keys first if they are %s and %s, and listings keep their order",
    async (one, other) => {
      const keys = [
        { AccessKeyId: "AKIABOBSFIRSTEXAMPLE", Status: one, CreateDate: "2021-01-01T00:00:00Z" },
        { AccessKeyId: "AKIABOBSECONDEXAMPLE", Status: other, CreateDate: "2022-02-02T00:00:00Z" },
      ];
      const { iam, generate, read } = createClocked({ Users: [{ UserName: "Bob", AccessKeys: keys }] });
      await generate(generated);
      const first = [String(one === "Active"), "2021-01-01T00:00:00Z"];
      const second = [String(other === "Active"), "2022-02-02T00:00:00Z"];
      const row = (await read(later)).rows[1] ?? [];
      expect([row.slice(8, 10), row.slice(13, 15)]).toEqual(
        other === "Active" && one !== "Active" ? [second, first] : [first, second],
      );
      expect(iam.account.user("Bob")?.AccessKeys.map((key) => key.Status)).toEqual([one, other]);
      expect((await pageOf(await listAccessKeys({ UserName: "Bob" }))).ids).toEqual(keys.map((key) => key.AccessKeyId));
    },
  );
});

test.each([
  [false, 410],
  [true, 404],
])(
  "GenerateCredentialReport with a cut-off body and applied: %s lets GetCredentialReport return %d",
  async (applied, status) => {
    const iam = mockOnServer();
    iam.fail("GenerateCredentialReport", "cut-off-body", { times: 1, applied });
    await expect(post({ Action: "GenerateCredentialReport" }).then((response) => response.text())).resolves.not.toMatch(
      /<\/GenerateCredentialReportResponse>/,
    );
    expect((await post({ Action: "GetCredentialReport" })).status).toBe(status);
  },
);
