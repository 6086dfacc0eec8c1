// `npm run hostile [count] [first]`: so many hostile requests (1,000,000 by default), from the first number on. It prints the
// number of a request that is answered wrongly, or not at all, and exits with 1.

import { createTargets, hostileRequest } from "../support/hostile-requests.ts";

const [count = 1_000_000, first = 0] = process.argv.slice(2).map(Number);
console.warn = () => {};

let seed = first;
let isOver = false;
// A request that is never answered leaves nothing to wait for, and the process ends.
process.on("exit", () => {
  if (!isOver) console.error(`request ${seed} was not answered`);
});

const complaintAbout = createTargets();
const start = performance.now();
for (; seed < first + count; seed += 1) {
  const complaint = await complaintAbout(seed).catch((error: unknown) => `it threw: ${String(error)}`);
  if (complaint !== undefined) {
    const { method, url } = hostileRequest(seed);
    console.error(`request ${seed}, ${method} ${url.slice(0, 200)}: ${complaint}`);
    process.exitCode = 1;
    break;
  }
  const done = seed - first + 1;
  if (done % 20_000 === 0) console.log(`${done} of ${count} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
isOver = true;
