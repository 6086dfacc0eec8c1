/** Returns ` Did you mean "X"?` with the one of `names` that is closest to a misspelt name. */
export const didYouMean = (name: string, names: readonly string[]): string =>
  ` Did you mean "${nearest(name, names)}"?`;

/** Ignores case. A name that starts with the misspelt one is closest, then the one with the smallest edit distance. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase().slice(0, 64);
  const distance = (candidate: string) =>
    wanted.length > 2 && candidate.toLowerCase().startsWith(wanted) ? 0 : editDistance(wanted, candidate.toLowerCase());
  return names.toSorted((one, other) => distance(one) - distance(other))[0];
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  let distance = other.length;
  for (const [line, letter] of [...one].entries()) {
    distance = line;
    let diagonal = Number.POSITIVE_INFINITY;
    row = row.map((above, column) => {
      const replaced = diagonal + (other[column - 1] === letter ? 0 : 1);
      diagonal = above;
      distance = Math.min(replaced, above + 1, distance + 1);
      return distance;
    });
  }
  return distance;
}
