// `npm run bench`: ratios within one run, against an MSW handler that answers the same bytes from a constant.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { getResponse, http } from "msw";
import { setupServer } from "msw/node";
import { mockIam } from "msw-iam";
import { compare, type Figure, figure, median } from "./measure.ts";

const HOST = "https://iam.amazonaws.com/";
const figures: Figure[] = [];

/** A double with so many keys, and a handler that reads the request and answers the double's bytes from a constant. */
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

for (const [keys, sdkGoal, handlerGoal] of [
  [2, 1.05, 1.3],
  [100, 1.05, 1.5],
  [1000, 1.08, 1.6],
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
    { rounds: 60, runs: 10 },
  );
  server.close();
  figures.push(figure(`SDK call, ${keys} keys`, sdk, sdkGoal, 0.1));

  const handler = await compare(
    { run: async () => (await getResponse(iam.handlers, request()))?.arrayBuffer() },
    { run: async () => (await getResponse([constant], request()))?.arrayBuffer() },
    { rounds: 60, runs: 30 },
  );
  figures.push(figure(`handler alone, ${keys} keys`, handler, handlerGoal));
}

/** Milliseconds that a fresh process takes for an import, told by the process itself. */
function importTime(...modules: string[]): number {
  const script = `const start = performance.now(); ${modules.map((name) => `await import(${JSON.stringify(name)});`).join(" ")} console.log(performance.now() - start)`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
}

const imports = { ours: [] as number[], theirs: [] as number[] };
for (let round = 0; round < 24; round += 1) {
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

for (const { name, ratio, goal, ours, theirs, isMet } of figures)
  console.log(
    `${name.padEnd(28)} ${ratio.toFixed(2)} × (goal ${goal.toFixed(2)}${isMet ? "" : ", missed"})  ${ours.toFixed(3)} ms ÷ ${theirs.toFixed(3)} ms`,
  );

const report = process.argv[2] ?? "reports/bench.json";
writeFileSync(report, `${JSON.stringify({ node: process.version, figures }, undefined, 2)}\n`);
console.log(`written to ${report}`);
