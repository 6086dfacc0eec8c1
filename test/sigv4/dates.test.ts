import { IAMClient } from "@aws-sdk/client-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, test } from "vitest";
import { clientOf } from "../support/client.ts";
import { mockOnServer } from "../support/server.ts";
import {
  authenticate,
  byHeader,
  credentials,
  mismatch,
  presigned,
  SCOPE,
  SIGNED_AT,
  setClock,
  sha256Of,
  signatureOf,
  withHeader,
  withoutHeader,
} from "../support/signed-requests.ts";
import { account, bobsKeys, outcome, verifying } from "../support/signing-clients.ts";

describe("sigv4()", () => {
  test.each([
    ["2026-11-24T10:45:10.999Z", undefined],
    [
      "2026-11-24T10:45:11Z",
      "Signature expired: 20261124T103010Z is now earlier than 20261124T103011Z (20261124T104511Z - 15 min.)",
    ],
    ["2026-11-24T10:15:10Z", undefined],
    [
      "2026-11-24T10:15:09.999Z",
      "Signature not yet current: 20261124T103010Z is still later than 20261124T103009Z (20261124T101509Z + 15 min.)",
    ],
  ])("at %s returns %s for a signature made at 10:30:10", async (now, message) => {
    const request = await byHeader({ body: "Action=ListAccessKeys" });
    setClock(now);
    expect(await authenticate(request)).toEqual(message && { code: "SignatureDoesNotMatch", message });
  });

  test.each([
    [
      "behind",
      -20 * 60_000,
      "Signature expired: 20261124T101010Z is now earlier than 20261124T101510Z (20261124T103010Z - 15 min.)",
    ],
    [
      "ahead",
      20 * 60_000,
      "Signature not yet current: 20261124T105010Z is still later than 20261124T104510Z (20261124T103010Z + 15 min.)",
    ],
  ])(
    "refuses an SDK client whose clock is 20 minutes %s, which the response's Date header then corrects",
    async (_, offset, message) => {
      setClock("2026-11-24T10:30:10.500Z");
      const iam = verifying();
      const skewed = { ...iam.clientConfig("Bob"), systemClockOffset: offset };
      const client = new IAMClient({ ...skewed, maxAttempts: 1 });
      expect(await outcome(client)).toEqual([403, "SignatureDoesNotMatch", message]);
      expect(await outcome(client)).toEqual(bobsKeys);
    },
  );

  test("uses the process's clock, not the option now", async () => {
    const iam = mockOnServer({ account, authentication: sigv4(), now: () => new Date("2016-12-03T18:53:41Z") });
    expect(await outcome(clientOf(iam, "Bob"))).toEqual(bobsKeys);
  });

  test.each([
    ["Tue, 24 Nov 2026 10:30:10 GMT", "Tue, 24 Nov 2026 10:30:11 GMT"],
    ["20261124T103010Z", "20261124T103011Z"],
  ])("uses the Date header %j if there is no X-Amz-Date", async (date, laterDate) => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "Action=ListAccessKeys" });
    const lines = [`date:${date}`, "host:iam.amazonaws.com", "", "date;host"];
    const signature = signatureOf(["POST", "/", "", ...lines, sha256Of(request.body)]);
    const headers = new Headers({
      date,
      // Without the space after the commas, as some clients send it.
      authorization: `AWS4-HMAC-SHA256 Credential=ASIAVALIDVALIEXAMPLE/${SCOPE},SignedHeaders=date;host,Signature=${signature}`,
      "x-amz-security-token": credentials.sessionToken,
    });
    expect(await authenticate({ ...request, headers })).toBeUndefined();
    const later = withHeader({ ...request, headers }, "date", () => laterDate);
    expect(await authenticate(later)).toEqual(mismatch);
  });

  test("uses X-Amz-Date if there is also a Date header", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(await authenticate(withHeader(request, "date", () => "Tue, 24 Nov 2020 10:30:10 GMT"))).toBeUndefined();
  });

  test.each(["Tue, 24 Nov 2026 10:30:10 CET", "2026-11-24T10:30:10.000Z", "Tue, never GMT", "24 Nov 2026 GMT+1"])(
    "refuses the Date header %j",
    async (date) => {
      setClock(SIGNED_AT);
      const request = withHeader(withoutHeader(await byHeader({}), "x-amz-date"), "date", () => date);
      expect(await authenticate(request)).toEqual({
        code: "IncompleteSignature",
        message: `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
      });
    },
  );
});

describe("the limit of fifteen minutes", () => {
  const iso = (time: string) => `2026-11-24T${time}Z`;
  const forms = [
    ["a header", () => byHeader({ body: "Action=ListAccessKeys" })],
    ["a presigned URL with a lifetime of a minute", () => presigned({ query: { Action: "ListAccessKeys" } }, 60)],
  ] as const;

  test.each([
    [14, 59, "10:45:09"],
    [15, 0, "10:45:10"],
  ])("a signature in a header is accepted when it is %d:%d old", async (_minutes, _seconds, now) => {
    setClock(iso(now));
    expect(await authenticate(await byHeader({}))).toBeUndefined();
  });

  test.each(["10:45:11", "10:45:12", "11:30:10"])("a signature in a header has expired at %s", async (now) => {
    setClock(iso(now));
    expect(await authenticate(await byHeader({}))).toMatchObject({
      message: expect.stringMatching(/^Signature expired: 20261124T103010Z /),
    });
  });

  describe.each(forms)("a signature from the future in %s", (_, sign) => {
    test.each([
      ["14:59", "10:15:11"],
      ["15:00", "10:15:10"],
    ])("is accepted when it is %s ahead", async (_ahead, now) => {
      setClock(iso(now));
      expect(await authenticate(await sign())).toBeUndefined();
    });

    test.each([
      ["15:01", "10:15:09"],
      ["15:02", "10:15:08"],
      ["an hour", "09:30:10"],
    ])("is refused when it is %s ahead", async (_ahead, now) => {
      setClock(iso(now));
      expect(await authenticate(await sign())).toMatchObject({
        message: expect.stringMatching(/^Signature not yet current: 20261124T103010Z /),
      });
    });
  });

  test.each([
    ["14:59 behind", -(14 * 60 + 59), bobsKeys],
    ["15:00 behind", -15 * 60, bobsKeys],
    [
      "15:01 behind",
      -(15 * 60 + 1),
      "Signature expired: 20261124T101509Z is now earlier than 20261124T101510Z (20261124T103010Z - 15 min.)",
    ],
    ["14:59 ahead", 14 * 60 + 59, bobsKeys],
    ["15:00 ahead", 15 * 60, bobsKeys],
    [
      "15:01 ahead",
      15 * 60 + 1,
      "Signature not yet current: 20261124T104511Z is still later than 20261124T104510Z (20261124T103010Z + 15 min.)",
    ],
  ])("a client whose clock is %s (%d seconds) gets %j", async (_, seconds, expected) => {
    setClock("2026-11-24T10:30:10Z");
    const config = { ...verifying().clientConfig("Bob"), systemClockOffset: seconds * 1000, maxAttempts: 1 };
    const result = typeof expected === "string" ? [403, "SignatureDoesNotMatch", expected] : expected;
    expect(await outcome(new IAMClient(config))).toEqual(result);
  });
});
