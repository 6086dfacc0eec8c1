/** Several values for each key. A key without values has no entry. */
export type MultiMap<Value> = Map<string, Value[]>;

export function addTo<Value>(map: MultiMap<Value>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Removes a value that the key has. */
export function removeFrom<Value>(map: MultiMap<Value>, key: string, value: Value): void {
  const values = map.get(key) as Value[];
  values.splice(values.indexOf(value), 1);
  if (values.length === 0) map.delete(key);
}

/** Returns a copy that shares no list with the original. */
export const copyMultiMap = <Value>(map: MultiMap<Value>): MultiMap<Value> =>
  new Map([...map].map(([key, values]) => [key, [...values]]));
