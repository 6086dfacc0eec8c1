/** The one of `names` that is nearest to a misspelt one, without regard to case: one that it begins, else by edit distance. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase().slice(0, 64);
  const distance = (candidate: string) =>
    wanted.length > 2 && candidate.toLowerCase().startsWith(wanted) ? 0 : editDistance(wanted, candidate.toLowerCase());
  return names.toSorted((one, other) => distance(one) - distance(other))[0];
}

/** ` Did you mean "X"?`, to end a sentence about a name that is not one of `names`. */
export const suggestion = (name: string, names: readonly string[]): string =>
  ` Did you mean "${nearest(name, names)}"?`;

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
