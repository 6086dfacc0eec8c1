// `npm run hostile [count] [first]` runs this many hostile requests (1,000,000 by default), starting at the number `first`. It
// stops at a request with a wrong response or no response, prints its number and exits with 1.

import { createTargets, hostileRequest } from "../support/hostile-requests.ts";

const [count = 1_000_000, first = 0] = process.argv.slice(2).map(Number);
console.warn = () => {};

let seed = first;
let isFinished = false;
// If a request never gets a response, nothing keeps the process alive and it exits.
process.on("exit", () => {
  if (!isFinished) console.error(`request ${seed} got no response`);
});

const problemWith = createTargets();
const start = performance.now();
for (; seed < first + count; seed += 1) {
  const problem = await problemWith(seed).catch((error: unknown) => `it threw: ${String(error)}`);
  if (problem !== undefined) {
    const { method, url } = hostileRequest(seed);
    console.error(`request ${seed}, ${method} ${url.slice(0, 200)}: ${problem}`);
    process.exitCode = 1;
    break;
  }
  const done = seed - first + 1;
  if (done % 20_000 === 0) console.log(`${done} of ${count} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
isFinished = true;
