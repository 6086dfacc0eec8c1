/**
 * Returns `Date` for a date, `Promise` for a promise, and so on. It does not use `instanceof`, because some test runners give each test
 * file its own classes.
 */
export const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice("[object ".length, -1);

/**
 * Whether a value is an object with members, such as a literal, an instance of a class without `Symbol.toStringTag`, or an imported module.
 * An array, a promise, a map or a date is not: it would be read as an object without members.
 */
export const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && ["Object", "Module"].includes(kindOf(value));
