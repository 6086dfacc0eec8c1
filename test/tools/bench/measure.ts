/** One line of the benchmark: the ratio of two medians from one run, with its upper limit. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly goal: number;
  /** The medians of the two sides in milliseconds. */
  readonly ours: number;
  readonly theirs: number;
  readonly isMet: boolean;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

interface Side {
  /** Runs before each round of this side. */
  readonly prepare?: () => void;
  readonly run: () => Promise<unknown>;
}

/**
 * Returns the median time of one run of each side in milliseconds. Rounds alternate between the sides, and so does their
 * order. The first rounds are a warm-up and do not count.
 */
export async function compare(
  ours: Side,
  theirs: Side,
  { rounds = 40, runs = 10, warmUp = 10 }: { rounds?: number; runs?: number; warmUp?: number } = {},
): Promise<{ ours: number; theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  const sides = [
    ["ours", ours],
    ["theirs", theirs],
  ] as const;
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const [name, side] of round % 2 === 0 ? sides : sides.toReversed()) {
      side.prepare?.();
      for (let run = 0; run < runs; run += 1) {
        const start = performance.now();
        await side.run();
        if (round >= warmUp) times[name].push(performance.now() - start);
      }
    }
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

/** A miss of less than `slack` milliseconds counts as met. */
export function figure(
  name: string,
  { ours, theirs }: { ours: number; theirs: number },
  goal = Number.POSITIVE_INFINITY,
  slack = 0,
): Figure {
  const ratio = ours / theirs;
  const isMet = ratio <= goal || ours - theirs * goal < slack;
  return { name, ratio, goal, ours, theirs, isMet };
}
