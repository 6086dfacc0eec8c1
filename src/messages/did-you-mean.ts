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
