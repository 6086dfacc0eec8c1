interface Named {
  readonly name: string;
}

/** Records in the order of their lower-cased names. A list is immutable. */
interface NamedList<Item> {
  readonly items: readonly Item[];
  /** Different for each order of records. */
  readonly version: string;
}

/** Makes the list again after a change. It sorts the names again only if one of them has changed. */
interface NameIndex<Item> {
  list(): NamedList<Item>;
  /** Notes that a record was replaced. `before` is `undefined` for a new record, and `after` for a removed one. */
  note(before: Named | undefined, after: Named | undefined): void;
}

/** `records` returns the records by lower-cased name, and another map after the state was restored. */
export function createNameIndex<Item extends Named>(records: () => ReadonlyMap<string, Item>): NameIndex<Item> {
  let listed: ReadonlyMap<string, Item> | undefined;
  let names: readonly string[] | undefined;
  let items: readonly Item[] | undefined;
  let version = 0;

  function clear(): void {
    names = undefined;
    items = undefined;
    version += 1;
  }

  return {
    list() {
      const byName = records();
      if (byName !== listed) clear();
      listed = byName;
      names ??= [...byName.keys()].sort();
      items ??= names.map((name) => byName.get(name) as Item);
      return { items, version: String(version) };
    },
    note(before, after) {
      if (before?.name.toLowerCase() === after?.name.toLowerCase()) items = undefined;
      else clear();
    },
  };
}
