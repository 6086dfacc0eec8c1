import { CreateAccessKeyCommand, GetAccessKeyLastUsedCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { describe, expect, test } from "vitest";
import { serve } from "../support/command.ts";
import { bob, fixture, unsigned } from "../support/fixture-file.ts";

describe("transport faults over HTTP", () => {
  const faulty = (fault: string) => serve(fixture(bob(2)), "--fail", `ListAccessKeys=${fault}`);
  const query = "Action=ListAccessKeys&UserName=Bob";

  test("network-error closes the connection without a response", async () => {
    const served = await faulty("network-error");
    await expect(unsigned(served, query)).rejects.toThrow("fetch failed");
    await served.says(/^ListAccessKeys {2}UserName=Bob {2}root \(unsigned\) {2}no response {2}fault network-error$/);
  });

  test("connection-reset closes the connection after a part of the body", async () => {
    const served = await faulty("connection-reset");
    const response = await unsigned(served, query);
    expect(response.status).toBe(200);
    const received: Uint8Array[] = [];
    const reading = (async () => {
      for await (const chunk of response.body ?? []) received.push(chunk);
    })();
    await expect(reading).rejects.toThrow("terminated");
    expect(Buffer.concat(received).toString()).toMatch(/^<ListAccessKeysResponse/);
  });

  test.each([
    ["cut-off-body", 200, /^<ListAccessKeysResponse[\s\S]*[^>\n]$/],
    ["empty-body", 200, /^$/],
    ["html-error-page", 503, /^<html>/],
  ])("%s sends status %d", async (fault, status, body) => {
    const response = await unsigned(await faulty(fault), query);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(body);
  });

  test.each([
    ["an applied fault creates two keys", ":applied", 2],
    ["another fault creates one", "", 1],
  ])("the SDK retries a reset connection; %s", async (_, applied, keys) => {
    const served = await serve(fixture(bob(0)), "--fail", `CreateAccessKey=connection-reset:times=1${applied}`);
    await served.client().send(new CreateAccessKeyCommand({ UserName: "Bob" }));
    const { AccessKeyMetadata = [] } = await served.client().send(new ListAccessKeysCommand({ UserName: "Bob" }));
    expect(AccessKeyMetadata).toHaveLength(keys);
    const [key] = AccessKeyMetadata;
    const { UserName } = await served.client().send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key?.AccessKeyId }));
    expect(UserName).toBe("Bob");
  });
});
