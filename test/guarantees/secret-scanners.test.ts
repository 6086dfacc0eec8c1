import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { describe, expect, test } from "vitest";
import { HOST, VERSION } from "../support/hosts.ts";

describe("secret scanners ignore generated credentials", () => {
  // The patterns that gitleaks reports as AWS keys, and those on its allow-list, which AWS uses in its documentation.
  const REPORTED = /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g;
  const ALLOWED = /.+EXAMPLE$/;
  const REPORTED_SECRET = /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/g;
  const ALLOWED_SECRET = /^[A-Za-z0-9/+]{30}EXAMPLEKEY$/;

  test("in a snapshot, a client configuration and a response, for 50 seeds", async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const iam = mockIam({
        randomSeed: seed,
        account: { Users: [{ UserName: "Bob", AccessKeys: 20 }], TemporaryCredentials: [{}] },
      });
      iam.account.createUser("Eve");
      const url = `${HOST}?Action=CreateAccessKey&UserName=Eve&Version=${VERSION}`;
      const answer = await (await getResponse(iam.handlers, new Request(url)))?.text();
      const text = [iam.snapshot(), iam.clientConfig(), answer].map((value) => JSON.stringify(value)).join("\n");
      const ids = text.match(REPORTED) ?? [];
      expect(ids.length).toBeGreaterThan(22);
      expect(ids.filter((id) => !ALLOWED.test(id))).toEqual([]);
      const secrets = text.match(REPORTED_SECRET) ?? [];
      expect(secrets.length).toBeGreaterThan(20);
      expect(secrets.filter((secret) => !ALLOWED_SECRET.test(secret))).toEqual([]);
    }
  });
});
