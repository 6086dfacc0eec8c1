import { sigv4 } from "msw-iam/sigv4";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  authenticate,
  byHeader,
  credentials,
  mismatch,
  SIGNED_AT,
  setClock,
  withHeader,
} from "../support/signed-requests.ts";

test("sigv4() compares signatures with crypto.subtle.verify()", async () => {
  setClock(SIGNED_AT);
  const verify = vi.spyOn(crypto.subtle, "verify");
  const request = await byHeader({});
  expect(await authenticate(request)).toBeUndefined();
  expect(
    await authenticate(withHeader(request, "authorization", (value) => value.replace(/.{64}$/, "0".repeat(64)))),
  ).toEqual(mismatch);
  expect(verify).toHaveBeenCalledTimes(2);
});

test("sigv4() throws if crypto.subtle is undefined", () => {
  vi.stubGlobal("crypto", {});
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  expect(() => sigv4()).toThrow("Failed to call sigv4(): globalThis.crypto.subtle is undefined");
});

describe("one authenticator", () => {
  const scopes = ["us-east-1", "", "us-east-1"];

  test("verifies requests of one secret for several scopes", async () => {
    setClock(SIGNED_AT);
    const authenticator = sigv4();
    for (const region of scopes)
      expect(await authenticate(await byHeader({ region }), authenticator), region).toBeUndefined();
  });

  test("verifies requests of several secrets for one scope", async () => {
    setClock(SIGNED_AT);
    const authenticator = sigv4();
    const request = await byHeader({});
    const credential = { ...credentials, secretAccessKey: "another" };
    expect(await authenticate({ ...request, credential }, authenticator)).toEqual(mismatch);
    expect(await authenticate(request, authenticator)).toBeUndefined();
    expect(await authenticate({ ...request, credential }, authenticator)).toEqual(mismatch);
  });

  test("derives the signing key once for requests of one secret and scope", async () => {
    setClock(SIGNED_AT);
    const sign = vi.spyOn(crypto.subtle, "sign");
    const authenticator = sigv4();
    for (const body of ["a", "b", "c"])
      expect(await authenticate(await byHeader({ body }), authenticator)).toBeUndefined();
    expect(sign).toHaveBeenCalledTimes(4);
  });
});
