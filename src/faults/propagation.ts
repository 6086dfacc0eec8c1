import type { Key, Owner } from "../account/state.ts";
import type { AccountStore, KeyChange } from "../account/store.ts";

/** How long changes to access keys stay invisible: for this many milliseconds, or for this many further requests. */
export type PropagationTime = { readonly ms: number } | { readonly requests: number };

/** The access keys as requests see them while changes are pending. IAM documents this as eventual consistency. */
export interface Propagation {
  set(time: PropagationTime | null): void;
  /** Runs an action. The keys that it changes are pending from then on. */
  trackChanges<Result>(run: () => Result): Result;
  /** Counts a completed request. Returns whether the request saw a pending change. */
  endRequest(): boolean;
  key(id: string): Key | undefined;
  /** Returns an owner's keys in the order in which they were added. */
  keysOf(owner: Owner): readonly Key[];
  describeActive(): string[];
  clear(): void;
}

interface PendingChange {
  readonly key: Key;
  /** The key before the change. `undefined` for a new key. */
  readonly before: Key | undefined;
  readonly changedAt: number;
  /** How many requests were completed before the change. */
  readonly requestsBefore: number;
}

export function createPropagation(store: AccountStore, now: () => Date): Propagation {
  let time: PropagationTime | null = null;
  let requests = 0;
  let sawPendingChange = false;
  const pending = new Map<string, PendingChange>();

  const isOver = ({ changedAt, requestsBefore }: PendingChange) =>
    time === null || ("ms" in time ? Number(now()) - changedAt >= time.ms : requests - requestsBefore > time.requests);

  function pendingChange(id: string): PendingChange | undefined {
    const change = pending.get(id);
    if (change === undefined || !isOver(change)) return change;
    pending.delete(id);
    return undefined;
  }

  function record({ key, before }: KeyChange): void {
    const earlier = pendingChange(key.id);
    const visible = earlier === undefined ? before : earlier.before;
    pending.delete(key.id);
    // A key that was created and deleted before any request saw it was never visible.
    if (visible === undefined && store.key(key.id) === undefined) return;
    pending.set(key.id, { key, before: visible, changedAt: Number(now()), requestsBefore: requests });
  }

  return {
    set(newTime) {
      if (newTime !== null && !isPropagationTime(newTime))
        throw new RangeError(
          `Failed to set the propagation: expected { ms } or { requests } with a whole number, 0 or more, or null, not ${JSON.stringify(newTime)}.`,
        );
      time = newTime;
      if (newTime === null) pending.clear();
    },
    trackChanges(run) {
      if (time === null) return run();
      store.watchKeys(record);
      try {
        return run();
      } finally {
        store.watchKeys(undefined);
      }
    },
    endRequest() {
      requests += 1;
      const wasStale = sawPendingChange;
      sawPendingChange = false;
      return wasStale;
    },
    key(id) {
      const change = pendingChange(id);
      if (change === undefined) return store.key(id);
      sawPendingChange = true;
      return change.before;
    },
    keysOf(owner) {
      if (pending.size === 0) return owner.keys;
      const changes = [...pending.keys()]
        .flatMap((id) => pendingChange(id) ?? [])
        .filter(({ key }) => key.owner === owner);
      if (changes.length === 0) return owner.keys;
      sawPendingChange = true;
      const changedIds = new Set(changes.map(({ key }) => key.id));
      const before = changes.flatMap((change) => change.before ?? []);
      return [...owner.keys.filter((key) => !changedIds.has(key.id)), ...before].sort(
        (one, other) => one.serial - other.serial,
      );
    },
    describeActive() {
      if (time === null) return [];
      const amount = "ms" in time ? `${time.ms} ms` : `${time.requests} requests`;
      return [`propagation takes ${amount}, ${pending.size} pending`];
    },
    clear() {
      time = null;
      requests = 0;
      sawPendingChange = false;
      pending.clear();
    },
  };
}

function isPropagationTime(time: Partial<Record<"ms" | "requests", unknown>>): boolean {
  const amount = typeof time === "object" ? (time.ms ?? time.requests) : undefined;
  return Number.isInteger(amount) && (amount as number) >= 0;
}
