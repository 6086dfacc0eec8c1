import { expect } from "vitest";

// A reference model of IAM. It follows IAM's documentation and shares no code with the mock. It has two copies of the account: the
// current one, and the one that requests see, to which the changes of requests are made when they have propagated.

export interface ModelKey {
  readonly id: string;
  /** The order in which keys were added. */
  readonly serial: number;
  readonly owner: number;
  readonly status: string;
}

export interface ModelUser {
  /** Identifies the user even after a rename. */
  readonly serial: number;
  readonly name: string;
  readonly path: string;
}

class ModelAccount {
  users = new Map<number, ModelUser>();
  keys = new Map<string, ModelKey>();

  user = (name: string) => [...this.users.values()].find((user) => user.name.toLowerCase() === name.toLowerCase());

  sortedUsers = () =>
    [...this.users.values()].sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));

  keysOf = ({ serial }: ModelUser) =>
    [...this.keys.values()].filter(({ owner }) => owner === serial).sort((one, other) => one.serial - other.serial);

  copy(): ModelAccount {
    const copy = new ModelAccount();
    copy.users = new Map(this.users);
    copy.keys = new Map(this.keys);
    return copy;
  }

  write({ user, key }: Write): void {
    if (user?.after === undefined) this.users.delete(user?.serial ?? 0);
    else this.users.set(user.serial, user.after);
    if (key?.after === undefined) this.keys.delete(key?.id ?? "");
    else this.keys.set(key.id, key.after);
  }
}

/** A new record of a user or of a key. Without one, the user or key is removed. */
interface Write {
  readonly user?: { readonly serial: number; readonly after?: ModelUser };
  readonly key?: { readonly id: string; readonly after?: ModelKey };
}

/** Who makes a change. */
type Author = "request" | "test";

interface ModelFault {
  readonly action: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly isApplied: boolean;
  toIgnore: number;
  remaining: number;
}

interface ModelMarker {
  readonly user: number;
  readonly after: number;
  readonly page: number;
}

export class Model {
  serial = 0;
  /** The milliseconds of the mock's clock. */
  time = 0;
  completedRequests = 0;
  account = new ModelAccount();
  /** The account as requests see it. */
  seen = new ModelAccount();
  /** The ids of all keys, including deleted ones. */
  keyIds = new Set<string>();
  usedKeyIds = new Set<string>();
  propagation: { readonly ms?: number; readonly requests?: number } | null = null;
  #pending: { readonly write: Write; readonly time: number; readonly requests: number }[] = [];
  #start = { account: this.account.copy(), keyIds: new Set<string>(), usedKeyIds: new Set<string>() };
  faults: ModelFault[] = [];
  truncation: number | readonly number[] | null = null;
  markers = new Map<string, ModelMarker>();
  /** Markers of other listings, and markers issued before a reset. */
  invalidMarkers: string[] = [];

  /** Returns the current record of a user that requests see by this name. */
  userToChange = (name: string) => this.account.users.get(this.seen.user(name)?.serial ?? 0);

  addUser(author: Author, name: string, path: string): ModelUser {
    this.serial += 1;
    const user = { serial: this.serial, name, path };
    this.#write(author, { user: { serial: user.serial, after: user } });
    return user;
  }

  updateUser(author: Author, user: ModelUser, changes: Partial<ModelUser>): void {
    this.#write(author, { user: { serial: user.serial, after: { ...user, ...changes } } });
  }

  removeUser(author: Author, { serial }: ModelUser): void {
    for (const key of this.account.keys.values()) if (key.owner === serial) this.removeKey(author, key);
    this.#write(author, { user: { serial } });
  }

  addKey(author: Author, user: ModelUser, id: string): void {
    this.serial += 1;
    expect(this.keyIds).not.toContain(id);
    this.keyIds.add(id);
    const after = { id, serial: this.serial, owner: user.serial, status: "Active" };
    this.#write(author, { key: { id, after } });
  }

  setStatus(author: Author, key: ModelKey, status: string): void {
    this.#write(author, { key: { id: key.id, after: { ...key, status } } });
  }

  removeKey(author: Author, { id }: ModelKey): void {
    this.#write(author, { key: { id } });
  }

  #write(author: Author, write: Write): void {
    this.account.write(write);
    if (author === "test" || this.propagation === null) {
      if (write.user) this.#revealUser(write.user.serial);
      if (write.key) this.#revealKey(write.key.id);
      return;
    }
    const { ms, requests } = this.propagation;
    this.#pending.push({
      write,
      time: ms === undefined ? Number.NEGATIVE_INFINITY : this.time + ms,
      requests: requests === undefined ? 0 : this.completedRequests + requests + 1,
    });
  }

  /** Makes the changes whose time has come in the account that requests see, up to the first whose time has not come. */
  startRequest(): void {
    for (let [first] = this.#pending; first !== undefined; [first] = this.#pending) {
      if (first.time > this.time || first.requests > this.completedRequests) return;
      this.seen.write(first.write);
      this.#pending.shift();
    }
  }

  #revealUser(serial: number): void {
    this.#pending = this.#pending.filter(({ write }) => write.user?.serial !== serial);
    const after = this.account.users.get(serial);
    this.seen.write({ user: after === undefined ? { serial } : { serial, after } });
    if (after === undefined)
      for (const { id, owner } of this.seen.keys.values()) if (owner === serial) this.#revealKey(id);
    // Nobody else has the name now or when another change becomes visible.
    const others = [...this.seen.users.values(), ...this.#pending.map(({ write }) => write.user?.after)];
    for (const other of others)
      if (other && other.serial !== serial && other.name.toLowerCase() === after?.name.toLowerCase())
        this.#revealUser(other.serial);
  }

  #revealKey(id: string): void {
    this.#pending = this.#pending.filter(({ write }) => write.key?.id !== id);
    const after = this.account.keys.get(id);
    this.seen.write({ key: after === undefined ? { id } : { id, after } });
    if (after !== undefined && !this.seen.users.has(after.owner)) this.#revealUser(after.owner);
  }

  setPropagation(time: Model["propagation"]): void {
    this.propagation = time;
    if (time !== null) return;
    this.#pending = [];
    this.seen = this.account.copy();
  }

  /** Requests see no two users with the same name, and no key without an owner. */
  expectConsistency(): void {
    const users = [...this.seen.users.values()];
    expect(new Set(users.map(({ name }) => name.toLowerCase())).size).toBe(users.length);
    for (const { owner } of this.seen.keys.values()) expect([...this.seen.users.keys()]).toContain(owner);
  }

  /** Returns the maximum size of a page of a listing. */
  maxSize(page: number): number {
    if (this.truncation === null) return Number.POSITIVE_INFINITY;
    return typeof this.truncation === "number"
      ? this.truncation
      : (this.truncation[page - 1] ?? Number.POSITIVE_INFINITY);
  }

  /** Returns the fault that takes an attempt. It is the first that applies and has ignored enough attempts. */
  takeFault(action: string): ModelFault | undefined {
    for (const fault of this.faults) {
      if (fault.remaining === 0 || (fault.action !== "*" && fault.action !== action)) continue;
      if (fault.toIgnore === 0) {
        fault.remaining -= 1;
        return fault;
      }
      fault.toIgnore -= 1;
    }
    return undefined;
  }

  checkpoint(): void {
    const { account, keyIds, usedKeyIds } = this;
    this.#start = { account: account.copy(), keyIds: new Set(keyIds), usedKeyIds: new Set(usedKeyIds) };
  }

  reset(): void {
    this.account = this.#start.account.copy();
    this.keyIds = new Set(this.#start.keyIds);
    this.usedKeyIds = new Set(this.#start.usedKeyIds);
    this.setPropagation(null);
    this.faults = [];
    this.truncation = null;
    this.invalidMarkers.push(...this.markers.keys());
    this.markers.clear();
  }
}
