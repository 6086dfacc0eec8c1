import { GetAccountSummaryCommand } from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { clientOf } from "../../support/client.ts";
import { mockOnServer } from "../../support/server.ts";

test("GetAccountSummary returns the number of users, whether there are root keys, and the quotas", async () => {
  const account = { Users: [{ UserName: "Bob" }, { UserName: "Eve" }], RootAccessKeys: [{}] };
  const iam = mockOnServer({ account, quotas: { UsersPerAccount: 10 } });
  expect((await clientOf(iam).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
    Users: 2,
    UsersQuota: 10,
    AccountAccessKeysPresent: 1,
    AccessKeysPerUserQuota: 2,
  });
  const two = await clientOf(mockOnServer({ account: { RootAccessKeys: [{}, {}] } })).send(
    new GetAccountSummaryCommand({}),
  );
  expect(two.SummaryMap).toMatchObject({ AccountAccessKeysPresent: 1 });
  const empty = await clientOf(mockOnServer()).send(new GetAccountSummaryCommand({}));
  expect(empty.SummaryMap).toMatchObject({ Users: 0, AccountAccessKeysPresent: 0 });
});
