// Inline snapshots of responses. With a random seed and a fixed clock, every run returns the same ids, markers and request ids.

import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

const account = { Users: [{ UserName: "Bob", AccessKeys: 2 }] };
const iam = mockIam({ account, randomSeed: 7, now: () => new Date("2026-11-01T00:00:00Z") });
const server = setupServer(...iam.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => void iam.reset());
afterAll(() => server.close());

test.each(["in the first run", "again after reset"])("returns the same page %s", async () => {
  const client = new IAMClient(iam.clientConfig());
  const { AccessKeyMetadata, Marker, $metadata } = await client.send(
    new ListAccessKeysCommand({ UserName: "Bob", MaxItems: 1 }),
  );
  expect({ AccessKeyMetadata, Marker, requestId: $metadata.requestId }).toMatchInlineSnapshot(`
    {
      "AccessKeyMetadata": [
        {
          "AccessKeyId": "AKIAXSFQ2KT74EXAMPLE",
          "CreateDate": 2026-11-01T00:00:00.000Z,
          "Status": "Active",
          "UserName": "Bob",
        },
      ],
      "Marker": "AOkTDtkgtpTgGAUX2wXi8E+PqEAlBnncAW/pijXRMLTM/FX2fnZqzefeDWR4UHffrn1SZJ8bZL+N0h/l2sAtAV6k",
      "requestId": "e37fc4d2-8598-44b7-bddc-f84b1182aedd",
    }
  `);
});
