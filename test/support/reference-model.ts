import { expect } from "vitest";

// A reference model of IAM. It follows IAM's documentation and shares no code with the mock.

export interface ModelKey {
  readonly id: string;
  /** The order in which keys were added. */
  readonly serial: number;
  status: string;
  isUsed: boolean;
}

export interface ModelUser {
  /** Identifies the user even after a rename. */
  readonly serial: number;
  name: string;
  path: string;
  keys: ModelKey[];
}

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
  account = { users: new Map<string, ModelUser>(), keyIds: new Set<string>() };
  #start = structuredClone(this.account);
  faults: ModelFault[] = [];
  truncation: number | readonly number[] | null = null;
  markers = new Map<string, ModelMarker>();
  /** Markers of other listings, and markers issued before a reset. */
  invalidMarkers: string[] = [];

  user = (name: string) => this.account.users.get(name.toLowerCase());

  users = () => [...this.account.users].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, user]) => user);

  addUser(name: string, path: string): ModelUser {
    this.serial += 1;
    const user = { serial: this.serial, name, path, keys: [] };
    this.account.users.set(name.toLowerCase(), user);
    return user;
  }

  rename(user: ModelUser, name: string, path: string): void {
    this.account.users.delete(user.name.toLowerCase());
    this.account.users.set(name.toLowerCase(), user);
    user.name = name;
    user.path = path;
  }

  addKey(user: ModelUser, id: string): void {
    this.serial += 1;
    expect(this.account.keyIds).not.toContain(id);
    this.account.keyIds.add(id);
    user.keys.push({ id, serial: this.serial, status: "Active", isUsed: false });
  }

  removeKey({ id }: ModelKey): void {
    for (const user of this.account.users.values()) user.keys = user.keys.filter((key) => key.id !== id);
  }

  /** Returns the maximum size of a page of a listing. */
  maxSize(page: number): number {
    if (this.truncation === null) return Number.POSITIVE_INFINITY;
    return typeof this.truncation === "number"
      ? this.truncation
      : (this.truncation[page - 1] ?? Number.POSITIVE_INFINITY);
  }

  keyWithOwner(id: string): { user: ModelUser; key: ModelKey } | undefined {
    for (const user of this.account.users.values())
      for (const key of user.keys) if (key.id === id) return { user, key };
    return undefined;
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
    this.#start = structuredClone(this.account);
  }

  reset(): void {
    this.account = structuredClone(this.#start);
    this.faults = [];
    this.truncation = null;
    this.invalidMarkers.push(...this.markers.keys());
    this.markers.clear();
  }
}
