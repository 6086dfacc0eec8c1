import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { serve } from "../support/command.ts";
import { bob, fixture, names, unsigned } from "../support/fixture-file.ts";

test("serve claims every request that is not signed for another service, whatever its host", async () => {
  const served = await serve(fixture(bob(1)));
  const { port } = new URL(served.endpoint);
  const statusFor = (headers: Record<string, string>, path = "/?Action=ListUsers&Version=2010-05-08") =>
    new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request({ host: "127.0.0.1", port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on("error", reject).end();
    });
  const credential = (service: string) => ({
    Authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`,
  });
  for (const Host of [`localhost:${port}`, "iam.test", "iam.amazonaws.com", "a b", ""])
    expect(await statusFor({ Host }), Host).toBe(200);
  expect(await statusFor({ ...credential("iam"), Host: "anything.example" })).toBe(200);
  expect(await statusFor({}, "http://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08")).toBe(200);
  expect(await statusFor({}, "//?Action=ListUsers&Version=2010-05-08")).toBe(200);
  expect(await statusFor({}, "/?Action=GetCallerIdentity&Version=2011-06-15")).toBe(200);
  for (const path of ["/", "/_msw-iam", "/_msw-iamb/reset"]) expect(await statusFor({}, path), path).toBe(400);
  expect(await statusFor(credential("s3"))).toBe(501);
  await served.says(/^GET \/ {2}signed for s3 {2}501$/);
  expect(await statusFor(credential("s3"), "http://s3.amazonaws.com/bucket")).toBe(501);
  await served.says(/^GET \/bucket {2}signed for s3 {2}501$/);
  expect(served.complaints).toEqual([]);
});

test("serve shortens the parameters in the line that it prints for a request", async () => {
  const served = await serve();
  const long = (letter: string) => letter.repeat(40);
  await unsigned(served, `Action=ListUsers&PathPrefix=${long("a")}&Marker=${long("b")}&MaxItems=${long("c")}`);
  await served.says(/^ListUsers {2}PathPrefix=a{23}… Marker=b{23}… Max… {2}root \(unsigned\) {2}400 MalformedInput$/);
});

test("serve refuses requests for other services, and responds to HEAD", async () => {
  const served = await serve(fixture(bob(1)));
  const presigned = "X-Amz-Credential=AKIA/20261124/us-east-1/s3/aws4_request";
  const foreign = await unsigned(served, presigned);
  expect([foreign.status, foreign.headers.get("keep-alive")]).toEqual([501, "timeout=60"]);
  expect(await foreign.text()).toBe("msw-iam mocks IAM and STS only. This request is signed for s3.\n");
  const head = await unsigned(served, "Action=ListUsers", { method: "HEAD" });
  expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "text/xml", ""]);
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(100);
});

test("serve refuses an unreadable request, and keeps running if a client leaves during a request", async () => {
  const served = await serve(fixture(bob(1)));
  const { hostname, port } = new URL(served.endpoint);
  const response = await new Promise<string>((resolve, reject) => {
    const outgoing = request({ hostname, port, method: "TRACE" }, async (incoming) =>
      resolve(`${incoming.statusCode} ${await text(incoming)}`),
    );
    outgoing.on("error", reject).end();
  });
  expect(response).toBe("400 msw-iam cannot read this request: TypeError: 'TRACE' HTTP method is unsupported.\n");
  const socket = connect(Number(port), hostname);
  socket.write(`POST / HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 100\r\n\r\nAction=`, () => socket.destroy());
  await once(socket, "close");
  expect(await names(served.client())).toEqual(["Bob"]);
  expect(served.complaints).toEqual([]);
});
