/**
 * The known name a mistyped one most likely meant.
 *
 * Distance: optimal string alignment (Damerau 1964, restricted form): insertions, deletions,
 * substitutions and swaps of neighbours each cost 1.
 */

/** Edits between two texts, case and surrounding blanks aside. O(|a| · |b|). */
export const editDistance = (a: string, b: string): number => {
  const from = a.trim().toLowerCase();
  const to = b.trim().toLowerCase();
  const width = to.length + 1;
  const cost = new Int32Array((from.length + 1) * width);
  for (let j = 0; j < width; j++) cost[j] = j;
  for (let i = 1; i <= from.length; i++) {
    cost[i * width] = i;
    for (let j = 1; j < width; j++) {
      const differs = from.charCodeAt(i - 1) === to.charCodeAt(j - 1) ? 0 : 1;
      let best = Math.min(
        cost[(i - 1) * width + j]! + 1,
        cost[i * width + j - 1]! + 1,
        cost[(i - 1) * width + j - 1]! + differs,
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1);
      if (swapped) best = Math.min(best, cost[(i - 2) * width + j - 2]! + 1);
      cost[i * width + j] = best;
    }
  }
  return cost[from.length * width + to.length]!;
};

/** Texts longer than this are not compared: nobody mistypes a paragraph into a name. */
const LONGEST_NAME = 80;

/**
 * The known name nearest to `name`, if it is near enough to be a slip: at most a third of its length
 * away, and at least one edit allowed. Ties go to the name that stands first.
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > LONGEST_NAME) return undefined;
  let nearest: string | undefined;
  let nearestDistance = Math.max(1, Math.floor(name.trim().length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= nearestDistance + 2) continue;
    const distance = editDistance(name, candidate);
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
