/** Returns ` Did you mean "X"?` with the one of `names` that is closest to a misspelt name, or `""` if none is close to it. */
export function didYouMean(name: string, names: readonly string[]): string {
  const wanted = name.toLowerCase().slice(0, 64);
  const ranked = names
    .flatMap((candidate) => {
      const rank = rankOf(wanted, candidate.toLowerCase());
      return rank === undefined ? [] : [{ candidate, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank);
  return ranked[0] === undefined ? "" : ` Did you mean "${ranked[0].candidate}"?`;
}

/**
 * The number of typos between two names, or `undefined` if they are more than a third of the wanted one's letters. A name that
 * contains the wanted one is always close. If only the end is missing, each of its letters counts a tenth.
 */
function rankOf(wanted: string, candidate: string): number | undefined {
  const typos = countTypos(wanted, candidate);
  if (wanted.length > 2 && candidate.startsWith(wanted)) return typos / 10;
  const isPart = wanted.length > 2 && candidate.includes(wanted);
  return isPart || typos <= wanted.length / 3 ? typos : undefined;
}

/** Counts the letters to insert, remove, replace, or swap with the next letter, to turn one name into the other. */
function countTypos(one: string, other: string): number {
  const at = (row: readonly number[], column: number) => row[column] as number;
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  let rowBefore = row;
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = at(row, column - 1) + (one[line - 1] === other[column - 1] ? 0 : 1);
      const isSwapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      const swapped = isSwapped ? at(rowBefore, column - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, swapped, at(row, column) + 1, at(next, column - 1) + 1));
    }
    rowBefore = row;
    row = next;
  }
  return at(row, other.length);
}
