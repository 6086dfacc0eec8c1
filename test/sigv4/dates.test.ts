import { IAMClient } from "@aws-sdk/client-iam";
import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, test } from "vitest";
import { clientOf, double } from "../support.ts";
import { account, bobsKeys, outcome, verifying } from "./clients.ts";
import {
  byHeader,
  credentials,
  mismatch,
  presigned,
  SCOPE,
  SIGNED_AT,
  setClock,
  sha256Of,
  signatureOf,
  verdict,
  withHeader,
  withoutHeader,
  withParameter,
} from "./requests.ts";

describe("a presigned URL is valid for", () => {
  test("its lifetime: from 15 minutes before its date until it expires", async () => {
    const request = await presigned({ query: { Action: "ListAccessKeys" } }, 3600);
    setClock("2026-11-24T10:15:10Z");
    expect(await verdict(request)).toBeUndefined();
    setClock("2026-11-24T11:30:10Z");
    expect(await verdict(request)).toBeUndefined();
    setClock("2026-11-24T10:15:09Z");
    expect(await verdict(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message:
        "Signature not yet current: 20261124T103010Z is still later than 20261124T103009Z (20261124T101509Z + 15 min.)",
    });
    setClock("2026-11-24T11:30:11Z");
    expect(await verdict(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message: "Signature expired: 20261124T103010Z is now earlier than 20261124T103011Z (20261124T113011Z - 60 min.)",
    });
  });

  test.each([
    [0, "2026-11-24T10:30:10.999Z", "2026-11-24T10:30:11Z", "(20261124T103011Z - 0 min.)"],
    [1, "2026-11-24T10:30:11Z", "2026-11-24T10:30:12Z", "(20261124T103012Z - 1 sec.)"],
    [59, "2026-11-24T10:31:09Z", "2026-11-24T10:31:10Z", "(20261124T103110Z - 59 sec.)"],
    [60, "2026-11-24T10:31:10Z", "2026-11-24T10:31:11Z", "(20261124T103111Z - 1 min.)"],
    [90, "2026-11-24T10:31:40Z", "2026-11-24T10:31:41Z", "(20261124T103141Z - 90 sec.)"],
    [604_800, "2026-12-01T10:30:10Z", "2026-12-01T10:30:11Z", "(20261201T103011Z - 10080 min.)"],
  ])("%d seconds", async (lifetime, last, over, words) => {
    const request = withParameter(await presigned({}), "X-Amz-Expires", String(lifetime));
    setClock(last);
    expect(await verdict(request)).toEqual(mismatch);
    setClock(over);
    expect(await verdict(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message: expect.stringMatching(/^Signature expired: 20261124T103010Z is now earlier than /),
    });
    expect(await verdict(request)).toMatchObject({ message: expect.stringContaining(words) });
  });

  test("a week at most", async () => {
    setClock(SIGNED_AT);
    const request = await presigned({}, 604_800);
    expect(await verdict(request)).toBeUndefined();
    expect(await verdict(withParameter(request, "X-Amz-Expires", "604801"))).toEqual({
      code: "IncompleteSignature",
      message:
        "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    });
  });

  test("fifteen minutes where it names no lifetime", async () => {
    const request = withParameter(await presigned({}), "X-Amz-Expires", undefined);
    setClock("2026-11-24T10:45:10Z");
    expect(await verdict(request)).toEqual(mismatch);
    setClock("2026-11-24T10:45:11Z");
    expect(await verdict(request)).toMatchObject({
      message: expect.stringContaining("(20261124T104511Z - 15 min.)"),
    });
  });

  test.each(["soon", "", "-1", "1.5", "60s", "x60", "0x10", " 60", "60\n"])("no lifetime of %j", async (lifetime) => {
    setClock(SIGNED_AT);
    expect(await verdict(withParameter(await presigned({}), "X-Amz-Expires", lifetime))).toEqual({
      code: "IncompleteSignature",
      message: "X-Amz-Expires should be a number",
    });
  });
});

describe("the clock", () => {
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
  ])("at %s answers a signature of 10:30:10 with %s", async (now, message) => {
    const request = await byHeader({ body: "Action=ListAccessKeys" });
    setClock(now);
    expect(await verdict(request)).toEqual(message && { code: "SignatureDoesNotMatch", message });
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
  ])("and a clock that is 20 minutes %s is told so, and set right by the answer's Date", async (_, offset, message) => {
    setClock("2026-11-24T10:30:10.500Z");
    const iam = verifying();
    const skewed = { ...iam.clientConfig("Bob"), systemClockOffset: offset };
    const client = new IAMClient({ ...skewed, maxAttempts: 1 });
    expect(await outcome(client)).toEqual([403, "SignatureDoesNotMatch", message]);
    expect(await outcome(client)).toEqual(bobsKeys);
  });

  test("is the process's own, not the one that dates the account", async () => {
    const iam = double({ account, authentication: sigv4(), now: () => new Date("2016-12-03T18:53:41Z") });
    expect(await outcome(clientOf(iam, "Bob"))).toEqual(bobsKeys);
  });

  test("takes the Date header, in HTTP's format, where there is no X-Amz-Date", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({ body: "Action=ListAccessKeys" });
    const date = "Tue, 24 Nov 2026 10:30:10 GMT";
    const lines = [`date:${date}`, "host:iam.amazonaws.com", "", "date;host"];
    const signature = signatureOf(["POST", "/", "", ...lines, sha256Of(request.body)]);
    const headers = new Headers({
      date,
      // Without the space after the commas, as some clients send it.
      authorization: `AWS4-HMAC-SHA256 Credential=ASIAVALIDVALIEXAMPLE/${SCOPE},SignedHeaders=date;host,Signature=${signature}`,
      "x-amz-security-token": credentials.sessionToken,
    });
    expect(await verdict({ ...request, headers })).toBeUndefined();
    const later = withHeader({ ...request, headers }, "date", () => "Tue, 24 Nov 2026 10:30:11 GMT");
    expect(await verdict(later)).toEqual(mismatch);
  });

  test("takes X-Amz-Date where there is a Date header, too", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    expect(await verdict(withHeader(request, "date", () => "Tue, 24 Nov 2020 10:30:10 GMT"))).toBeUndefined();
  });

  test("takes a Date header in ISO 8601's basic format as it is", async () => {
    setClock(SIGNED_AT);
    const request = await byHeader({});
    const signed = withHeader(withoutHeader(request, "x-amz-date"), "date", () => "20261124T103010Z");
    // It is a date, but not the header that was signed.
    expect(await verdict(signed)).toMatchObject({
      message: "'x-amz-date' is named as a SignedHeader, but it does not exist in the HTTP request.",
    });
  });

  test.each(["Tue, 24 Nov 2026 10:30:10 CET", "2026-11-24T10:30:10.000Z", "Tue, never GMT", "24 Nov 2026 GMT+1"])(
    "refuses the Date header %j as it was sent",
    async (date) => {
      setClock(SIGNED_AT);
      const request = withHeader(withoutHeader(await byHeader({}), "x-amz-date"), "date", () => date);
      expect(await verdict(request)).toEqual({
        code: "IncompleteSignature",
        message: `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
      });
    },
  );
});

describe("fifteen minutes", () => {
  const iso = (time: string) => `2026-11-24T${time}Z`;
  const forms = [
    ["header", () => byHeader({ body: "Action=ListAccessKeys" })],
    ["presigned URL, whatever its lifetime,", () => presigned({ query: { Action: "ListAccessKeys" } }, 60)],
  ] as const;

  test.each([
    [14, 59, "10:45:09"],
    [15, 0, "10:45:10"],
  ])("a header's signature is accepted when it is %d:%d old", async (_minutes, _seconds, now) => {
    setClock(iso(now));
    expect(await verdict(await byHeader({}))).toBeUndefined();
  });

  test.each(["10:45:11", "10:45:12", "11:30:10"])("a header's signature has expired at %s", async (now) => {
    setClock(iso(now));
    expect(await verdict(await byHeader({}))).toMatchObject({
      message: expect.stringMatching(/^Signature expired: 20261124T103010Z /),
    });
  });

  describe.each(forms)("a %s signature from the future", (_, sign) => {
    test.each([
      ["14:59", "10:15:11"],
      ["15:00", "10:15:10"],
    ])("is accepted when it is %s ahead", async (_ahead, now) => {
      setClock(iso(now));
      expect(await verdict(await sign())).toBeUndefined();
    });

    test.each([
      ["15:01", "10:15:09"],
      ["15:02", "10:15:08"],
      ["an hour", "09:30:10"],
    ])("is refused when it is %s ahead", async (_ahead, now) => {
      setClock(iso(now));
      expect(await verdict(await sign())).toMatchObject({
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
  ])("a client whose clock is %s", async (_, seconds, expected) => {
    setClock("2026-11-24T10:30:10Z");
    const config = { ...verifying().clientConfig("Bob"), systemClockOffset: seconds * 1000, maxAttempts: 1 };
    const refused = typeof expected === "string" ? [403, "SignatureDoesNotMatch", expected] : expected;
    expect(await outcome(new IAMClient(config))).toEqual(refused);
  });
});
