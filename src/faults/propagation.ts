import type { AnyChange, Change, EntityKind, Records } from "../account/changes.ts";
import type { AccountStore, AccountView } from "../account/store.ts";
import { formatNonNumber, formatValue } from "../messages/format-value.ts";
import { isRecord } from "../messages/kind-of.ts";
import { createVisibleView } from "./visible-view.ts";

/** How long a change stays invisible: for this many milliseconds, or for this many further requests. */
export type PropagationTime =
  | { readonly ms: number; readonly requests?: never }
  | { readonly requests: number; readonly ms?: never };

/**
 * A change by a request becomes visible to requests after its own delay. Until then, they see what was there before. Changes become
 * visible in the order in which they were made. A change by the test is visible at once, and so is everything that is pending for
 * the same record.
 */
export interface Propagation {
  set(time: PropagationTime | null): void;
  /** Returns the account as a request sees it that was received at this time. */
  view(at: Date): AccountView;
  /** Returns a view that finds what a request sees, and returns the current records, if they still exist. */
  viewForChanges(at: Date): AccountView;
  /** Runs an action of a request that was received at this time. Its changes are pending from then on. */
  trackChanges<Result>(at: Date, run: () => Result): Result;
  /** Returns whether a request has read outdated data since this function was last called. */
  takeStale(): boolean;
  /** Counts a completed request. */
  endRequest(): void;
  describeActive(): string[];
  clear(): void;
}

type PendingChange = AnyChange & { readonly isDue: (at: Date) => boolean };

export function createPropagation(store: AccountStore): Propagation {
  let time: PropagationTime | null = null;
  let completedRequests = 0;
  let isStale = false;
  /** In the order in which the changes were made. */
  let pending: PendingChange[] = [];
  /** What requests see of the records with a pending change. */
  const earlier: Records = {
    user: new Map(),
    key: new Map(),
    group: new Map(),
    mfaDevice: new Map(),
    settings: new Map(),
  };
  /** When the request was received whose action is running. */
  let changingAt: Date | undefined;

  const onStale = () => {
    isStale = true;
  };
  const visible = createVisibleView(store, earlier, onStale, false);
  const changeable = createVisibleView(store, earlier, onStale, true);
  const current: { readonly [Kind in EntityKind]: (id: string) => Change<Kind>["after"] } = {
    user: store.userOfId,
    key: store.key,
    group: store.groupOfId,
    mfaDevice: store.mfaDevice,
    settings: store.settings,
  };

  function hide<Kind extends EntityKind>({ kind, id, before }: Change<Kind>): void {
    if (!earlier[kind].has(id)) earlier[kind].set(id, before);
  }

  function show<Kind extends EntityKind>({ kind, id, after }: Change<Kind>): void {
    if (after === current[kind](id)) earlier[kind].delete(id);
    else earlier[kind].set(id, after);
  }

  function showDueChanges(at: Date): void {
    const firstHidden = pending.findIndex(({ isDue }) => !isDue(at));
    for (const change of pending.splice(0, firstHidden === -1 ? pending.length : firstHidden)) show(change);
  }

  function removePending(kind: EntityKind, id: string): void {
    earlier[kind].delete(id);
    pending = pending.filter((change) => change.kind !== kind || change.id !== id);
  }

  /** Makes everything visible that is pending for a user or a group. Does the same for what would contradict it. */
  function revealNamed(kind: "user" | "group", id: string): void {
    removePending(kind, id);
    const record = current[kind](id);
    if (record !== undefined) for (const otherId of othersNamed(kind, record.name)) revealNamed(kind, otherId);
    // Every key and every assigned device that requests see must have an owner.
    else
      for (const owned of ["key", "mfaDevice"] as const)
        for (const [ownedId, before] of earlier[owned]) if (before?.ownerId === id) removePending(owned, ownedId);
  }

  /** Returns the records with pending changes that requests see by this name, now or before all changes are visible. */
  function othersNamed(kind: "user" | "group", name: string): readonly string[] {
    const changes = pending.filter((change): change is PendingChange & { kind: typeof kind } => change.kind === kind);
    const records = [...earlier[kind].values(), ...changes.map(({ after }) => after)];
    return records.flatMap((record) => (record?.name.toLowerCase() === name.toLowerCase() ? record.id : []));
  }

  function revealOwned(kind: "key" | "mfaDevice", id: string): void {
    removePending(kind, id);
    const ownerId = current[kind](id)?.ownerId;
    if (ownerId !== undefined && earlier.user.has(ownerId) && earlier.user.get(ownerId) === undefined)
      revealNamed("user", ownerId);
  }

  function isDueAfter({ ms, requests }: PropagationTime, madeAt: Date): PendingChange["isDue"] {
    if (ms !== undefined) return (at) => Number(at) - Number(madeAt) >= ms;
    const lastHidden = completedRequests + requests;
    return () => completedRequests > lastHidden;
  }

  store.watch((change) => {
    if (time === null) return;
    if (changingAt !== undefined) {
      hide(change);
      pending.push({ ...change, isDue: isDueAfter(time, changingAt) });
    } else if (change.kind === "user" || change.kind === "group") revealNamed(change.kind, change.id);
    else if (change.kind === "key" || change.kind === "mfaDevice") revealOwned(change.kind, change.id);
    else removePending(change.kind, change.id);
  });

  const makeAllVisible = () => {
    pending = [];
    for (const records of Object.values(earlier)) records.clear();
  };

  return {
    set(newTime) {
      const problem = problemOf(newTime);
      if (problem !== undefined)
        throw new RangeError(
          `Failed to set the propagation: ${problem}; expected either { ms } or { requests } with a whole number, 0 or more, or null to remove it.`,
        );
      time = newTime && { ...newTime };
      if (newTime === null) makeAllVisible();
    },
    view(at) {
      showDueChanges(at);
      return pending.length === 0 ? store : visible;
    },
    viewForChanges(at) {
      showDueChanges(at);
      return pending.length === 0 ? store : changeable;
    },
    trackChanges(at, run) {
      changingAt = at;
      try {
        return run();
      } finally {
        changingAt = undefined;
      }
    },
    endRequest() {
      completedRequests += 1;
    },
    takeStale() {
      const wasStale = isStale;
      isStale = false;
      return wasStale;
    },
    describeActive() {
      if (time === null) return [];
      const amount = time.ms === undefined ? `${time.requests} requests` : `${time.ms} ms`;
      return [`propagation takes ${amount}, ${pending.length} pending`];
    },
    clear() {
      time = null;
      makeAllVisible();
    },
  };
}

/** Returns what is wrong with a propagation time. */
function problemOf(time: unknown): string | undefined {
  if (time === null) return undefined;
  if (!isRecord(time)) return `it is ${formatValue(time)}`;
  const [first, ...others] = Object.entries(time);
  if (first === undefined) return "it has neither ms nor requests";
  const unknown = [first, ...others].find(([name]) => name !== "ms" && name !== "requests");
  if (unknown !== undefined) return `it has the unknown member ${formatValue(unknown[0])}`;
  if (others.length > 0) return "it has both ms and requests";
  const [name, amount] = first;
  return Number.isInteger(amount) && amount >= 0 ? undefined : `${name} is ${formatNonNumber(amount)}`;
}
