import { XMLParser, XMLValidator } from "fast-xml-parser";
import { getResponse } from "msw";
import { mockIam } from "msw-iam";
import { expect, test, vi } from "vitest";
import { hostileRequest } from "./hostile.ts";

test("1,000 hostile requests all get a 4xx in AWS's shape or an ordinary answer", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: 3 }] }, journalLimit: 0 });
  const before = JSON.stringify(iam.snapshot());
  const parser = new XMLParser();
  for (let seed = 0; seed < 1000; seed += 1) {
    const request = hostileRequest(seed);
    const response = await getResponse(iam.handlers, request);
    const body = (await response?.text()) ?? "";
    const context = `request ${seed}: ${request.method} ${request.url}`;
    expect(response?.status, context).toBeOneOf([200, 400, 403, 404]);
    if (request.method === "HEAD") continue;
    expect(XMLValidator.validate(body), context).toBe(true);
    if (response?.status === 200) expect(parser.parse(body), context).toHaveProperty("ListAccessKeysResponse");
    else expect(parser.parse(body), context).toHaveProperty("ErrorResponse.Error.Code");
  }
  expect(JSON.stringify(iam.snapshot())).toBe(before);
  vi.restoreAllMocks();
});
