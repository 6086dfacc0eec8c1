import { GenerateCredentialReportCommand, GetCredentialReportCommand } from "@aws-sdk/client-iam";
import { type AccountFixture, type MockIam, mockIam } from "msw-iam";
import { expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { HOST, mockOnServer, VERSION } from "../../support/server.ts";

const KEY = "AKIABOBSFIRSTEXAMPLE";
const account = { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyId: KEY }] }] };
const hostile = ["☃", "a,b", "a\nb", "a\rb", '"', "\u0000", "é", "x".repeat(129)];

async function reportOf(iam: MockIam): Promise<string> {
  const client = clientOf(iam);
  await client.send(new GenerateCredentialReportCommand({}));
  const { Content } = await client.send(new GetCredentialReportCommand({}));
  return new TextDecoder().decode(Content);
}

test.each(hostile)("a request signed for the region %j is recorded as a use in us-east-1", async (region) => {
  const iam = mockOnServer({ account, credentialReport: "live" });
  const query = new URLSearchParams({
    Action: "ListAccessKeys",
    Version: VERSION,
    "X-Amz-Credential": `${KEY}/20261124/${region}/iam/aws4_request`,
  });
  expect((await fetch(`${HOST}?${query}`)).status).toBe(200);
  expect(iam.account.user("Bob")?.AccessKeys[0]?.AccessKeyLastUsed?.Region).toBe("us-east-1");
  const lines = (await reportOf(iam)).split("\n");
  expect(lines.map((line) => line.split(",").length)).toEqual([22, 22, 22]);
});

const expected = "expected 1 to 128 letters, digits, spaces or _./:-.";

test.each(["", ...hostile])("a fixture with the last use %j is refused", (name) => {
  const use = { LastUsedDate: "2026-01-01T00:00:00Z", ServiceName: "s3", Region: "eu-west-1" };
  for (const member of ["Region", "ServiceName"]) {
    const AccessKeyLastUsed = { ...use, [member]: name };
    const places: [string, AccountFixture][] = [
      ["Users[0].AccessKeys[0].", { Users: [{ UserName: "Bob", AccessKeys: [{ AccessKeyLastUsed }] }] }],
      ["RootAccessKeys[0].", { RootAccessKeys: [{ AccessKeyLastUsed }] }],
      ["AccessKeyMetadata[0].", { AccessKeyMetadata: [{ UserName: "Bob", AccessKeyLastUsed }] }],
      ["", { UserName: "Bob", AccessKeyLastUsed }],
    ];
    for (const [place, fixture] of places) {
      const seed = () => mockIam({ account: fixture });
      expect(seed).toThrow(`Failed to seed the account: ${place}AccessKeyLastUsed.${member} is `);
      expect(seed).toThrow(expected);
    }
  }
});

test.each(["", ...hostile])("account.recordUse() refuses the region and the service %j", (name) => {
  const { account: mocked } = mockIam({ account });
  const use = { ServiceName: "s3", Region: "eu-west-1" };
  for (const member of ["Region", "ServiceName"]) {
    expect(() => mocked.recordUse(KEY, { ...use, [member]: name })).toThrow(`Failed to record a use: ${member} is `);
    expect(() => mocked.recordUse(KEY, { ...use, [member]: name })).toThrow(expected);
  }
});

test.each(["us-east-1", "aws-global", "us-gov-west-1", "N/A", "eusc-de-east-1"])(
  "the region %s is recorded",
  (Region) => {
    const iam = mockIam({ account });
    iam.account.recordUse(KEY, { ServiceName: "execute-api", Region });
    const use = iam.snapshot().Users?.[0];
    expect(mockIam({ account: iam.snapshot() }).snapshot().Users?.[0]).toEqual(use);
    expect(JSON.stringify(use)).toContain(`"Region":"${Region}"`);
  },
);

test("a report can be seeded even if names and paths look like its cells", async () => {
  const Users = [{ UserName: "a,b=c", Path: '/x,arn:aws:iam::1:user/y,"/', CreateDate: "2020-01-01T00:00:00Z" }];
  const CredentialReport = await reportOf(mockOnServer({ account: { Users }, credentialReport: "live" }));
  expect(mockIam({ account: { CredentialReport } }).account.users()).toMatchObject(Users);
});
