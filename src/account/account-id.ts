export const isAccountId = (id: unknown): id is string => typeof id === "string" && /^\d{12}$/.test(id);

/** The first account id that fixtures give, or the default; a malformed one is complained of when it is seeded. */
export const accountIdIn = (fixtures: readonly unknown[]): string =>
  fixtures.map((fixture) => (fixture as { AccountId?: unknown } | null | undefined)?.AccountId).find(isAccountId) ??
  "123456789012";
