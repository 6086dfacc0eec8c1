import type { AccountSettings, Group, MfaDevice } from "./attachments.ts";
import type { Key, User } from "./state.ts";

/** The kinds of records that requests change, with their types. */
interface Entities {
  readonly user: User;
  readonly key: Key;
  readonly group: Group;
  readonly mfaDevice: MfaDevice;
  /** There is one record, whose id is the account id. */
  readonly settings: AccountSettings;
}

export type EntityKind = keyof Entities;
export type Entity<Kind extends EntityKind> = Entities[Kind];

/** A record that was added, replaced or removed. */
export interface Change<Kind extends EntityKind = EntityKind> {
  readonly kind: Kind;
  readonly id: string;
  /** `undefined` for a new record. */
  readonly before: Entities[Kind] | undefined;
  /** `undefined` for a removed record. */
  readonly after: Entities[Kind] | undefined;
}

export type AnyChange = { [Kind in EntityKind]: Change<Kind> }[EntityKind];

/** Records by kind and id. `undefined` means that there is no such record. */
export type Records = { readonly [Kind in EntityKind]: Map<string, Entities[Kind] | undefined> };
