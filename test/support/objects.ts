/** Every object in a value, including the value itself. */
export const objectsIn = (value: unknown): object[] =>
  typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];

/** The paths of the objects in a value that are not frozen. */
export function unfrozenPaths(value: unknown, path = "it"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const nested = Object.entries(value).flatMap(([name, member]) => unfrozenPaths(member, `${path}.${name}`));
  return Object.isFrozen(value) ? nested : [path, ...nested];
}

/** Changes every object in a value: its strings and dates, and the order of its arrays. */
export function mutate(value: unknown): void {
  for (const object of objectsIn(value)) {
    if (object instanceof Date) object.setUTCFullYear(1999);
    else if (Array.isArray(object)) object.push(...object.splice(0).reverse());
    else
      for (const [name, member] of Object.entries(object))
        if (typeof member === "string") Object.assign(object, { [name]: "changed" });
  }
}
