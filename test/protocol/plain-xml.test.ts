import * as iamSdk from "@aws-sdk/client-iam";
import * as stsSdk from "@aws-sdk/client-sts";
import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { generatedActions, outputsOf } from "../support/outputs.ts";
import { endsWithItsTest } from "../support/random-runs.ts";
import { isStsAction } from "../support/sdk-schemas.ts";
import { mockOnServer, post } from "../support/server.ts";

test.each(generatedActions)("the SDK reads any output of %s as it was given", async (action) => {
  const iam = mockOnServer({ services: ["iam", "sts"] });
  // The two clients have the same type of `send`, but for the types of the commands.
  const client = new (isStsAction(action) ? stsSdk.STSClient : iamSdk.IAMClient)(
    iam.clientConfig(),
  ) as iamSdk.IAMClient;
  const Command = Reflect.get(isStsAction(action) ? stsSdk : iamSdk, `${action}Command`);
  await fc.assert(
    fc.asyncProperty(outputsOf(action), async (output) => {
      iam.respond(action, output);
      const { $metadata, ...received } = await client.send(new Command({}));
      expect(received).toEqual(output);
    }),
    { numRuns: inject("isThorough") ? 100 : 8, ...endsWithItsTest },
  );
});

test("the response has the elements and the layout of AWS's", async () => {
  mockOnServer().respond("GetMFADevice", {
    SerialNumber: "a<b>&\r",
    UserName: "",
    EnableDate: new Date("2026-11-01T12:00:00.000Z"),
    Certifications: new Map<string, unknown>([
      ["FIPS 140-2", "1"],
      ["none", null],
    ]),
    Devices: [{ Name: undefined }, null, { Name: "n", Size: -1.5, Enabled: false, At: new Date(1) }],
    Names: ["one", ["two"]],
    Nothing: [],
    Icon: new Uint8Array([0, 255, 128]),
    Left: null,
    $metadata: { httpStatusCode: 200 },
  });
  const body = await (await post({ Action: "GetMFADevice" })).text();
  expect(body.replace(/<RequestId>.+<\/RequestId>/, "<RequestId/>")).toBe(`\
<GetMFADeviceResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
  <GetMFADeviceResult>
    <SerialNumber>a&lt;b&gt;&amp;&#xD;</SerialNumber>
    <UserName/>
    <EnableDate>2026-11-01T12:00:00Z</EnableDate>
    <Certifications>
      <entry>
        <key>FIPS 140-2</key>
        <value>1</value>
      </entry>
    </Certifications>
    <Devices>
      <member/>
      <member>
        <Name>n</Name>
        <Size>-1.5</Size>
        <Enabled>false</Enabled>
        <At>1970-01-01T00:00:00.001Z</At>
      </member>
    </Devices>
    <Names>
      <member>one</member>
      <member>
        <member>two</member>
      </member>
    </Names>
    <Nothing/>
    <Icon>AP+A</Icon>
  </GetMFADeviceResult>
  <ResponseMetadata>
    <RequestId/>
  </ResponseMetadata>
</GetMFADeviceResponse>
`);
});

test.each([
  ["an object in a member that is a map", { Users: 3, "a b": 4 }],
  ["a Map", new Map(Object.entries({ Users: 3, "a b": 4 }))],
])("the SDK reads a map from %s", async (_, SummaryMap) => {
  const iam = mockOnServer();
  iam.respond("GetAccountSummary", { SummaryMap });
  const summary = await new iamSdk.IAMClient(iam.clientConfig()).send(new iamSdk.GetAccountSummaryCommand({}));
  expect(summary.SummaryMap).toEqual({ Users: 3, "a b": 4 });
});
