import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf, double, errorOf, post } from "../support.ts";

const now = () => new Date("2026-11-01T00:00:00Z");
const HEADER =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

test("before one was asked for: 410 ReportNotPresent, without a message; then STARTED, then COMPLETE", async () => {
  const iam = double();
  const client = clientOf(iam);
  const error = await client.send(new GetCredentialReportCommand({})).catch((thrown) => thrown);
  expect(error).toMatchObject({ name: "CredentialReportNotPresentException", $metadata: { httpStatusCode: 410 } });
  expect((await errorOf(await post({ Action: "GetCredentialReport" }))).message).toBeUndefined();
  expect(await client.send(new GenerateCredentialReportCommand({}))).toMatchObject({
    State: "STARTED",
    Description: "No report exists. Starting a new report generation task",
  });
  const again = await client.send(new GenerateCredentialReportCommand({}));
  expect([again.State, again.Description]).toEqual(["COMPLETE", undefined]);
  iam.reset();
  expect((await post({ Action: "GetCredentialReport" })).status).toBe(410);
});

test("all 22 columns: the root user first, users by name, the active key as column set 1, dates with an offset", async () => {
  const iam = double({
    now,
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
    "<root_account>,arn:aws:iam::123456789012:root,2020-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
    "Bob,arn:aws:iam::123456789012:user/ops/Bob,2020-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,true,2022-03-03T00:00:00+00:00,2022-04-04T00:00:00+00:00,eu-west-1,s3,false,2020-02-02T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A",
    "carol,arn:aws:iam::123456789012:user/carol,2021-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
  ]);
  expect(HEADER.split(",")).toHaveLength(22);
});
