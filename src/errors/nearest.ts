/**
 * The known name a mistyped one most likely meant.
 *
 * Distance: optimal string alignment (Damerau 1964, restricted form): insertions, deletions,
 * substitutions and swaps of neighbours each cost 1.
 */

/** Edits between two texts, case and surrounding blanks aside. O(|a| · |b|). */
export const editDistance = (a: string, b: string): number =>
  distanceBelow(plain(a), plain(b), Number.POSITIVE_INFINITY);

const plain = (text: string): string => text.trim().toLowerCase();

/**
 * Edits between two texts, or some number that is not below `limit` once they are as many: only cells near the diagonal are looked
 * at, and no row behind two that have reached the limit. On names of 20 letters that have nothing in common more than twice as fast.
 */
const distanceBelow = (from: string, to: string, limit: number): number => {
  const width = to.length;
  if (Math.abs(from.length - width) >= limit) return limit;
  let [twoAbove, above, row]: [number[], number[], number[]] = [[], [], []];
  for (let j = 0; j <= width; j++) row.push(j);
  let leastAbove = 0;
  for (let i = 1; i <= from.length; i++) {
    [twoAbove, above, row] = [above, row, twoAbove];
    const first = Math.max(1, i - limit + 1);
    const last = Math.min(width, i + limit - 1);
    // What lies beside the band takes at least `limit` edits.
    row[first - 1] = first === 1 ? i : limit;
    let least = row[first - 1]!;
    for (let j = first; j <= last; j++) {
      const differs = from.charCodeAt(i - 1) === to.charCodeAt(j - 1) ? 0 : 1;
      let best = Math.min((above[j] ?? limit) + 1, row[j - 1]! + 1, above[j - 1]! + differs);
      const swapped =
        i > 1 &&
        j > 1 &&
        from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1);
      if (swapped) best = Math.min(best, twoAbove[j - 2]! + 1);
      row[j] = best;
      if (best < least) least = best;
    }
    if (last < width) row[last + 1] = limit;
    if (least >= limit && leastAbove >= limit) return limit;
    leastAbove = least;
  }
  return row[width]!;
};

/** Texts longer than this are not compared: nobody mistypes a paragraph into a name. */
const LONGEST_NAME = 80;

/**
 * The known name nearest to `name`, if it is near enough to be a slip: at most a third of its length
 * away, and at least one edit allowed. Ties go to the name that stands first.
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > LONGEST_NAME) return undefined;
  const sought = plain(name);
  let nearest: string | undefined;
  let nearestDistance = Math.max(1, Math.floor(sought.length / 3)) + 1;
  for (const candidate of known) {
    const distance = distanceBelow(sought, plain(candidate), nearestDistance);
    if (distance < nearestDistance) {
      nearest = candidate;
      nearestDistance = distance;
    }
  }
  return nearest;
};

/** `Did you mean "weight"?`, or the fallback when nothing is near. */
export const suggestName = (name: string, known: Iterable<string>, fallback: string): string => {
  const nearest = nearestName(name, known);
  return nearest === undefined ? fallback : `Did you mean ${JSON.stringify(nearest)}?`;
};

/** Comparisons that one {@link suggestions} makes before it goes on without: half a second's worth. */
const MOST_COMPARISONS = 500_000;

/**
 * {@link suggestName} over one list of known names, for answers that may be wrong by the thousand: each name is looked for once, and
 * after so many comparisons the fallback has to do.
 */
export const suggestions = (known: ReadonlyArray<string>, fallback: string): ((name: string) => string) => {
  const found = new Map<string, string>();
  let left = MOST_COMPARISONS;
  return (name) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    if (left < known.length && found.size > 0) return fallback;
    left -= known.length;
    const suggestion = suggestName(name, known, fallback);
    found.set(name, suggestion);
    return suggestion;
  };
};
