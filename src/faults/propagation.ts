import type { Key, Owner } from "../account/state.ts";
import type { KeyChange, Model } from "../account/store.ts";

/** How long changes of access keys stay unseen: for so many milliseconds, or until so many further requests were answered. */
export type PropagationTime = { readonly ms: number } | { readonly requests: number };

/** What requests still see of a key that was changed. */
interface Unseen {
  /** As it was; `undefined` where there was none. */
  readonly before: Key | undefined;
  readonly key: Key;
  readonly since: number;
  readonly answered: number;
}

/**
 * The account as requests see it while changes spread: IAM's documented eventual consistency. Nothing is lost; what an action
 * changed is seen later.
 */
export function createPropagation(model: Model, now: () => Date) {
  let time: PropagationTime | null = null;
  let answered = 0;
  let isStale = false;
  const unseen = new Map<string, Unseen>();

  const isOver = ({ since, answered: then }: Unseen) =>
    time === null || ("ms" in time ? Number(now()) - since >= time.ms : answered - then > time.requests);

  function current(id: string): Unseen | undefined {
    const entry = unseen.get(id);
    if (entry === undefined || !isOver(entry)) return entry;
    unseen.delete(id);
    return undefined;
  }

  return {
    set(to: PropagationTime | null): void {
      if (to !== null && !isTime(to))
        throw new RangeError(
          `Failed to set the propagation: expected { ms } or { requests }, a whole number, 0 or more, or null, not ${JSON.stringify(to)}.`,
        );
      time = to;
      if (to === null) unseen.clear();
    },

    /** Runs an action, and remembers what requests saw of the keys that it changes. */
    during<Result>(run: () => Result): Result {
      if (time === null) return run();
      model.watchKeys((change) => remember(change));
      try {
        return run();
      } finally {
        model.watchKeys(undefined);
      }
    },

    /** An answer was given; whether it was stale is told once. */
    answer(): boolean {
      answered += 1;
      const wasStale = isStale;
      isStale = false;
      return wasStale;
    },

    /** The key as requests see it. */
    key(id: string): Key | undefined {
      const entry = current(id);
      if (entry === undefined) return model.key(id);
      isStale = true;
      return entry.before;
    },

    /** An owner's keys as requests see them, in the order in which they were added. */
    keysOf(owner: Owner): readonly Key[] {
      if (unseen.size === 0) return owner.keys;
      const entries = [...unseen.keys()].flatMap((id) => current(id) ?? []).filter(({ key }) => key.owner === owner);
      if (entries.length === 0) return owner.keys;
      isStale = true;
      const changed = new Set(entries.map(({ key }) => key.id));
      const before = entries.flatMap((entry) => entry.before ?? []);
      return [...owner.keys.filter((key) => !changed.has(key.id)), ...before].sort(
        (one, other) => one.serial - other.serial,
      );
    },

    inForce(): string[] {
      if (time === null) return [];
      const amount = "ms" in time ? `${time.ms} ms` : `${time.requests} requests`;
      return [`propagation takes ${amount}, ${unseen.size} unseen`];
    },

    clear(): void {
      time = null;
      answered = 0;
      isStale = false;
      unseen.clear();
    },
  };

  function remember({ key, before }: KeyChange): void {
    const earlier = current(key.id);
    const seen = earlier === undefined ? before : earlier.before;
    unseen.delete(key.id);
    // Made and deleted before anybody saw it: there is nothing to see.
    if (seen === undefined && model.key(key.id) === undefined) return;
    unseen.set(key.id, { key, before: seen, since: Number(now()), answered });
  }
}

function isTime(time: Partial<Record<"ms" | "requests", unknown>>): boolean {
  const amount = typeof time === "object" ? (time.ms ?? time.requests) : undefined;
  return Number.isInteger(amount) && (amount as number) >= 0;
}
