import { describe, expect, test } from "vitest";
import { authenticate, byHeader, SIGNED_AT, setClock, withHeader } from "../support/signed-requests.ts";

describe("the Authorization header", () => {
  test.each(["=x", "Extra=1", "extra="])("may contain the unknown part %s", async (part) => {
    setClock(SIGNED_AT);
    expect(
      await authenticate(withHeader(await byHeader({}), "authorization", (value) => `${value}, ${part}`)),
    ).toBeUndefined();
  });

  test.each([",", "  ", " , ", ",\t"])("may separate its parts with %j", async (separator) => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "authorization", (value) => value.replaceAll(", ", separator));
    expect(await authenticate(request)).toBeUndefined();
  });

  test.each([
    "AWS AKIAIOSFODNN7EXAMPLE:c2lnbmF0dXJl",
    "AWS4",
    "Bearer AWS4-HMAC-SHA256",
    "aws4-hmac-sha256 Credential=x",
    "",
  ])("is not a signature if it is %j", async (authorization) => {
    setClock(SIGNED_AT);
    const request = withHeader(await byHeader({}), "authorization", () => authorization);
    expect(await authenticate(request)).toEqual({ code: "MissingAuthenticationToken" });
  });
});
