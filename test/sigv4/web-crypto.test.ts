import { sigv4 } from "msw-iam/sigv4";
import { expect, onTestFinished, test, vi } from "vitest";
import { byHeader, mismatch, SIGNED_AT, setClock, verdict, withHeader } from "./requests.ts";

test("signatures are compared in constant time, by WebCrypto", async () => {
  setClock(SIGNED_AT);
  const verify = vi.spyOn(crypto.subtle, "verify");
  onTestFinished(() => verify.mockRestore());
  const request = await byHeader({});
  expect(await verdict(request)).toBeUndefined();
  expect(
    await verdict(withHeader(request, "authorization", (value) => value.replace(/.{64}$/, "0".repeat(64)))),
  ).toEqual(mismatch);
  expect(verify).toHaveBeenCalledTimes(2);
});

test("an environment without WebCrypto is told so at once", () => {
  vi.stubGlobal("crypto", {});
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  expect(() => sigv4()).toThrow("Failed to make sigv4(): expected WebCrypto at globalThis.crypto.subtle");
});
