import { describe, expect, test } from "vitest";
import { HOST, mockOnServer, signedBy } from "../support/server.ts";

const ROOT = "arn:aws:iam::123456789012:root";
const BOB = "arn:aws:iam::123456789012:user/Bob";
const EVE = "arn:aws:iam::123456789012:user/Eve";
const BOBS = "AKIABOBSFIRSTEXAMPLE";
const EVES = "AKIAEVESFIRSTEXAMPLE";
const account = {
  Users: [
    { UserName: "Bob", AccessKeys: [{ AccessKeyId: BOBS }] },
    { UserName: "Eve", AccessKeys: [{ AccessKeyId: EVES }] },
  ],
};
const scope = (id: string) => `${id}/20261124/us-east-1/iam/aws4_request`;
const presigned = (id: string) => `X-Amz-Credential=${encodeURIComponent(scope(id))}`;

async function callerOf(query: string, headers: Record<string, string>): Promise<string | undefined> {
  const iam = mockOnServer({ account });
  await fetch(`${HOST}?Action=GetUser&Version=2010-05-08&${query}`, { headers });
  return iam.journal.attempts[0]?.caller.arn;
}

describe("the caller is the signer", () => {
  test.each<[how: string, query: string, headers: Record<string, string>, arn: string]>([
    ["in the header", "", signedBy(BOBS), BOB],
    ["in the URL", presigned(BOBS), {}, BOB],
    ["in the header, although the URL names another", presigned(EVES), signedBy(BOBS), BOB],
    ["in the URL if the header is not a signature", presigned(EVES), { Authorization: "Bearer abc" }, EVE],
    ["in the URL if the header is incomplete", presigned(EVES), { Authorization: "AWS4-HMAC-SHA256 x" }, EVE],
    [
      "in a header of another algorithm",
      "",
      { Authorization: `AWS4-ECDSA-P256-SHA256 Credential=${scope(BOBS)}` },
      BOB,
    ],
    ["in a header with a credential only", "", { Authorization: `AWS4-HMAC-SHA256 Credential=${scope(BOBS)}` }, BOB],
    ["in a header separated by spaces", "", { Authorization: `AWS4-HMAC-SHA256 Credential=${scope(BOBS)} x=y` }, BOB],
    ["in a header separated by commas", "", { Authorization: `AWS4-HMAC-SHA256 Credential=${scope(BOBS)},x=y` }, BOB],
  ])("%s", async (_, query, headers, arn) => {
    expect(await callerOf(query, headers)).toBe(arn);
  });

  test.each<[how: string, query: string, headers: Record<string, string>]>([
    ["without a signature", "", {}],
    ["with a header of another kind", "", { Authorization: `Bearer Credential=${scope(BOBS)}` }],
    ["with a header of an older version", "", { Authorization: `AWS3-HTTPS Credential=${scope(BOBS)}` }],
    [
      "with a scope that is too short",
      "",
      { Authorization: `AWS4-HMAC-SHA256 Credential=${BOBS}/20261124/aws4_request` },
    ],
    ["with a scope that is too long", "", { Authorization: `AWS4-HMAC-SHA256 Credential=${scope(BOBS)}/more` }],
    ["with a scope of another ending", `X-Amz-Credential=${BOBS}/20261124/us-east-1/iam/aws3_request`, {}],
    ["with a scope without a date", `X-Amz-Credential=${BOBS}//us-east-1/iam/aws4_request`, {}],
    ["with a parameter of a similar name", `x-amz-credential=${encodeURIComponent(scope(BOBS))}`, {}],
  ])("or the root user, %s", async (_, query, headers) => {
    expect(await callerOf(query, headers)).toBe(ROOT);
  });
});
