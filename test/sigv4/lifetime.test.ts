import { describe, expect, test } from "vitest";
import { authenticate, mismatch, presigned, SIGNED_AT, setClock, withParameter } from "../support/signed-requests.ts";

describe("a presigned URL", () => {
  test("is valid from 15 minutes before its date until its lifetime ends", async () => {
    const request = await presigned({ query: { Action: "ListAccessKeys" } }, 3600);
    setClock("2026-11-24T10:15:10Z");
    expect(await authenticate(request)).toBeUndefined();
    setClock("2026-11-24T11:30:10Z");
    expect(await authenticate(request)).toBeUndefined();
    setClock("2026-11-24T10:15:09Z");
    expect(await authenticate(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message:
        "Signature not yet current: 20261124T103010Z is still later than 20261124T103009Z (20261124T101509Z + 15 min.)",
    });
    setClock("2026-11-24T11:30:11Z");
    expect(await authenticate(request)).toEqual({
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
  ])("expires after a lifetime of %d seconds", async (lifetime, last, over, words) => {
    const request = withParameter(await presigned({}), "X-Amz-Expires", String(lifetime));
    setClock(last);
    expect(await authenticate(request)).toEqual(mismatch);
    setClock(over);
    expect(await authenticate(request)).toEqual({
      code: "SignatureDoesNotMatch",
      message: expect.stringMatching(/^Signature expired: 20261124T103010Z is now earlier than /),
    });
    expect(await authenticate(request)).toMatchObject({ message: expect.stringContaining(words) });
  });

  test("may have a lifetime of a week, but not longer", async () => {
    setClock(SIGNED_AT);
    const request = await presigned({}, 604_800);
    expect(await authenticate(request)).toBeUndefined();
    expect(await authenticate(withParameter(request, "X-Amz-Expires", "604801"))).toEqual({
      code: "IncompleteSignature",
      message:
        "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
    });
  });

  test("expires after fifteen minutes if it has no lifetime", async () => {
    const request = withParameter(await presigned({}), "X-Amz-Expires", undefined);
    setClock("2026-11-24T10:45:10Z");
    expect(await authenticate(request)).toEqual(mismatch);
    setClock("2026-11-24T10:45:11Z");
    expect(await authenticate(request)).toMatchObject({
      message: expect.stringContaining("(20261124T104511Z - 15 min.)"),
    });
  });

  test.each(["soon", "", "-1", "1.5", "60s", "x60", "0x10", " 60", "60\n"])(
    "must not have the lifetime %j",
    async (lifetime) => {
      setClock(SIGNED_AT);
      expect(await authenticate(withParameter(await presigned({}), "X-Amz-Expires", lifetime))).toEqual({
        code: "IncompleteSignature",
        message: "X-Amz-Expires should be a number",
      });
    },
  );
});
