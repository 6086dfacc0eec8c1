import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A figure that is not a ratio, with its upper limit. */
export interface AbsoluteFigure {
  readonly name: string;
  readonly value: number;
  readonly goal: number;
}

export const absoluteFigures = (): AbsoluteFigure[] => [...seeding(), ...heap(), ...pack()];

/** Measures seeding in microseconds and bytes per key. It runs in a separate process, so that earlier seeds do not count. */
const seedScript = `
  const { mockIam } = await import("msw-iam");
  mockIam().seed({ Users: [{ UserName: "warm", AccessKeys: 200_000 }] });
  const results = [];
  for (const keys of [100_000, 400_000]) {
    const iam = mockIam();
    globalThis.gc();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    iam.seed({ Users: [{ UserName: "Bob", AccessKeys: keys }] });
    const time = ((performance.now() - start) / keys) * 1000;
    globalThis.gc();
    results.push({ keys, time, bytes: (process.memoryUsage().heapUsed - before) / keys });
  }
  console.log(JSON.stringify(results));
`;
function seeding(): AbsoluteFigure[] {
  const seeded: { keys: number; time: number; bytes: number }[] = JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", seedScript], { encoding: "utf8" }),
  );
  return seeded.flatMap(({ keys, time, bytes }) => [
    { name: `seeding ${keys.toLocaleString("en")} keys, µs a key`, value: time, goal: 4 },
    { name: `seeding ${keys.toLocaleString("en")} keys, bytes a key`, value: bytes, goal: 400 },
  ]);
}

/** Runs `npm run memory` and returns the megabytes that requests leave in the heap, with their limits. */
function heap(): AbsoluteFigure[] {
  const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", "test/tools/memory.ts"], { encoding: "utf8" });
  const figures = [
    ...stdout.matchAll(/with (journalLimit \d+), (\d+) requests left (-?[\d.]+) MB, of ([\d.]+) MB/g),
  ].map(([, limit, requests, left, allowed]) => ({
    name: `${Number(requests).toLocaleString("en")} requests with ${limit}, MB left`,
    value: Number(left),
    goal: Number(allowed),
  }));
  if (figures.length === 0) throw new Error(`test/tools/memory.ts printed no figures. ${stderr}`);
  return figures;
}

/** Returns the size of the packed tarball in KB and the number of runtime dependencies. */
function pack(): AbsoluteFigure[] {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [{ size }] = JSON.parse(execFileSync("npm", args, { encoding: "utf8" }));
  const { dependencies = {} } = JSON.parse(readFileSync("package.json", "utf8"));
  return [
    { name: "packed tarball, KB", value: size / 1000, goal: 160 },
    { name: "runtime dependencies", value: Object.keys(dependencies).length, goal: 0 },
  ];
}
