// `npm run bench` compares the mock with an MSW handler that returns the same bytes from a constant, and with alternatives to
// msw-iam. It also measures seeding, the heap and the tarball.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { mockClient } from "aws-sdk-client-mock";
import { XMLBuilder } from "fast-xml-parser";
import { getResponse, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { type MockIam, mockIam } from "msw-iam";
import { absoluteFigures } from "./absolute.ts";
import { compare, type Figure, figure, median } from "./measure.ts";
import { startMoto } from "./moto.ts";

const HOST = "https://iam.amazonaws.com/";
mkdirSync("reports", { recursive: true });
const figures: Figure[] = [];
/** V8 optimises code that has run some thousand times. */
const WARM_UP = 60;

/** Returns a mock with this many keys, and a handler that reads the request and returns the mock's bytes from a constant. */
async function contestants(keys: number) {
  const iam = mockIam({ account: { Users: [{ UserName: "Bob", AccessKeys: keys }] } });
  const body = `Action=ListAccessKeys&Version=2010-05-08&UserName=Bob&MaxItems=1000`;
  const request = () => new Request(HOST, { method: "POST", body });
  const answer = await getResponse(iam.handlers, request());
  const headers = Object.fromEntries(answer?.headers ?? []);
  const xml = (await answer?.text()) ?? "";
  const constant = http.all(
    ({ request: received }) => received.url === HOST,
    async ({ request: received }) => {
      await received.text();
      return new Response(xml, { headers });
    },
  );
  return { iam, constant, request };
}

for (const [keys, sdkGoal] of [
  [2, 1.05],
  [100, 1.05],
  [1000, 1.08],
] as const) {
  const { iam, constant, request } = await contestants(keys);
  const server = setupServer();
  server.listen({ onUnhandledFrame: "error" });
  const client = new IAMClient(iam.clientConfig());
  const command = new ListAccessKeysCommand({ UserName: "Bob", MaxItems: 1000 });
  const call = () => client.send(command);
  const sdk = await compare(
    { prepare: () => server.resetHandlers(...iam.handlers), run: call },
    { prepare: () => server.resetHandlers(constant), run: call },
    { rounds: 60, runs: 10, warmUp: WARM_UP },
  );
  server.close();
  figures.push(figure(`SDK call, ${keys} keys`, sdk, sdkGoal, 0.1));

  const handler = await compare(
    { run: async () => (await getResponse(iam.handlers, request()))?.arrayBuffer() },
    { run: async () => (await getResponse([constant], request()))?.arrayBuffer() },
    { rounds: 60, runs: 100, warmUp: WARM_UP },
  );
  figures.push(figure(`handler alone, ${keys} keys`, handler));
}

/** Returns the milliseconds that an import takes in a new process. */
function importTime(...modules: string[]): number {
  const script = `const start = performance.now(); ${modules.map((name) => `await import(${JSON.stringify(name)});`).join(" ")} console.log(performance.now() - start)`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

const imports = { ours: [] as number[], theirs: [] as number[] };
for (let round = 0; round < 64; round += 1) {
  const sides = [() => imports.ours.push(importTime("msw", "msw-iam")), () => imports.theirs.push(importTime("msw"))];
  for (const side of round % 2 === 0 ? sides : sides.toReversed()) side();
}
figures.push(
  figure(
    "import msw and msw-iam",
    { ours: median(imports.ours.slice(4)), theirs: median(imports.theirs.slice(4)) },
    1.08,
  ),
);

/** Compares a request to a large account with one to a small account. With an index, both take the same time. */
async function bySize(name: string, query: string, of: (size: number) => MockIam, sizes: readonly [number, number]) {
  const [large, small] = [of(sizes[1]), of(sizes[0])];
  const ask = (iam: MockIam) => async () => {
    const { accessKeyId } = iam.clientConfig("user0").credentials;
    const Authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0`;
    const url = `${HOST}?Version=2010-05-08&${query.replace("{key}", accessKeyId)}`;
    return (await getResponse(iam.handlers, new Request(url, { headers: { Authorization } })))?.arrayBuffer();
  };
  const times = await compare({ run: ask(large) }, { run: ask(small) }, { rounds: 60, runs: 20 });
  figures.push(figure(`${name}, ${sizes[1].toLocaleString("en")} ÷ ${sizes[0]}`, times, 1.25));
}

const withUsers = (users: number) => {
  const Users = Array.from({ length: users }, (_, index) => ({ UserName: `user${index}`, AccessKeys: 1 }));
  return mockIam({ account: { Users } });
};
await bySize("implied user", "Action=ListAccessKeys", withUsers, [100, 500_000]);
await bySize("GetAccessKeyLastUsed", "Action=GetAccessKeyLastUsed&AccessKeyId={key}", withUsers, [100, 500_000]);
await bySize("a ListUsers page", "Action=ListUsers&MaxItems=50", withUsers, [100, 500_000]);

// growth.test.ts counts operations. It does not count the copies of large arrays, which take time, too.
{
  const deletion = (size: number) => {
    const Users = Array.from({ length: size }, (_, index) => ({ UserName: `user${index}`, Groups: ["group"] }));
    let iam = mockIam();
    return {
      prepare: () => {
        iam = mockIam({ account: { Users } });
      },
      run: async () => iam.account.deleteGroup("group"),
    };
  };
  const times = await compare(deletion(40_000), deletion(20_000), { rounds: 6, runs: 1, warmUp: 2 });
  figures.push(figure("deleting a group, 40,000 ÷ 20,000 users", times, 3));
}

// Compares the last page of 100,000 keys with the first.
{
  const iam = mockIam({ account: { Users: [{ UserName: "user0", AccessKeys: 100_000 }] } });
  const page = async (marker: string) => {
    const url = `${HOST}?Version=2010-05-08&Action=ListAccessKeys&UserName=user0&MaxItems=100${marker && `&Marker=${encodeURIComponent(marker)}`}`;
    return (await (await getResponse(iam.handlers, new Request(url)))?.text()) ?? "";
  };
  let [marker, last] = ["", ""];
  do {
    last = marker;
    marker = /<Marker>(.+)<\/Marker>/.exec(await page(marker))?.[1] ?? "";
  } while (marker !== "");
  const times = await compare({ run: () => page(last) }, { run: () => page("") }, { rounds: 60, runs: 20 });
  figures.push(figure("the last page ÷ the first", times, 1.25));
}

// Compares the mock with its alternatives. There is no goal, because they do less or different work.
{
  const { iam } = await contestants(100);
  const server = setupServer();
  server.listen({ onUnhandledFrame: "error" });
  const client = new IAMClient(iam.clientConfig());
  const command = new ListAccessKeysCommand({ UserName: "Bob", MaxItems: 1000 });
  server.use(...iam.handlers);
  const { AccessKeyMetadata: keys = [] } = await client.send(command);
  const builder = new XMLBuilder({ format: true, indentBy: "  ", ignoreAttributes: false });
  const handWritten = http.post(HOST, async ({ request }) => {
    await request.text();
    const result = {
      AccessKeyMetadata: { member: keys.map((key) => ({ ...key, CreateDate: key.CreateDate?.toISOString() })) },
      IsTruncated: false,
    };
    return HttpResponse.xml(builder.build({ ListAccessKeysResponse: { ListAccessKeysResult: result } }));
  });
  const stubbed = new IAMClient(iam.clientConfig());
  mockClient(stubbed).on(ListAccessKeysCommand).resolves({ AccessKeyMetadata: keys, IsTruncated: false });
  const call = () => client.send(command);
  const through = (...handlers: Parameters<typeof server.resetHandlers>) => ({
    prepare: () => server.resetHandlers(...handlers),
    run: call,
  });
  const hand = await compare(through(...iam.handlers), through(handWritten));
  figures.push(figure("SDK call ÷ hand-written MSW with fast-xml-parser", hand, Number.POSITIVE_INFINITY));
  const skipped = await compare(through(...iam.handlers), { run: () => stubbed.send(command) });
  figures.push(
    figure("SDK call ÷ aws-sdk-client-mock (no signing, retries, parsing)", skipped, Number.POSITIVE_INFINITY),
  );
  server.close();
}

const moto = await startMoto();
if (moto === undefined) console.log("skipped moto: python3 has no moto");
else {
  const { iam } = await contestants(2);
  const server = setupServer(...iam.handlers);
  const command = new ListAccessKeysCommand({ UserName: "Bob" });
  const client = new IAMClient(iam.clientConfig());
  const remote = new IAMClient({ ...iam.clientConfig(), endpoint: moto.endpoint });
  await remote.send(new CreateUserCommand({ UserName: "Bob" }));
  for (let key = 0; key < 2; key += 1) await remote.send(new CreateAccessKeyCommand({ UserName: "Bob" }));
  // MSW must not intercept the requests to moto.
  let isListening = false;
  const listen = (isToListen: boolean) => () => {
    if (isListening !== isToListen) isToListen ? server.listen({ onUnhandledFrame: "error" }) : server.close();
    isListening = isToListen;
  };
  const times = await compare(
    { prepare: listen(true), run: () => client.send(command) },
    { prepare: listen(false), run: () => remote.send(command) },
  );
  listen(false)();
  moto.stop();
  figures.push(figure("SDK call, 2 keys ÷ moto server over loopback", times, Number.POSITIVE_INFINITY));
}

const absolute = absoluteFigures();
for (const { name, ratio, goal, ours, theirs, isMet } of figures) {
  const limit = Number.isFinite(goal) ? `(goal ${goal.toFixed(2)}${isMet ? "" : ", missed"})` : "";
  console.log(`${name.padEnd(62)} ${ratio.toFixed(2)} × ${limit}  ${ours.toFixed(3)} ms ÷ ${theirs.toFixed(3)} ms`);
}
for (const { name, value, goal } of absolute)
  console.log(`${name.padEnd(62)} ${value.toFixed(2)} (goal ${goal.toFixed(2)}${value <= goal ? "" : ", missed"})`);

const report = process.argv[2] ?? "reports/bench.json";
writeFileSync(report, `${JSON.stringify({ node: process.version, figures, absolute }, undefined, 2)}\n`);
console.log(`written to ${report}`);
