/**
 * When two texts are most likely one, written in two ways: they differ in blanks, case or punctuation alone, or in one slip of a finger.
 *
 * Slips are found by deletion neighbourhoods (Garbe's SymSpell; Mor and Fraenkel 1982): two texts at distance 1 (optimal string alignment) become
 * one when a letter is taken out of one of them, or of both. That is O(letters) look-ups a text instead of a comparison with each other text.
 */

/** What is left of a text without case, blanks and punctuation, in Unicode's compatibility form. */
export const skeleton = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    // Between digits, and behind the last letter, signs mean something: 1.5 is not 15, -5 is not 5, and B is neither B- nor B+.
    .replace(/(?<=\d)[\p{P}\s]+(?=\d)/gu, "_")
    .replace(/^[-–—](?=\d)|(?<=\S)[-–—]$/u, "−")
    .replace(INVISIBLE, "")
    .replace(PUNCTUATION, "");

/** Zero-width spaces and joiners, soft hyphens, byte-order marks. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
/** All of it but what tells C# from C, and R&D from RD; and but the mark that {@link skeleton} puts between digits. */
const PUNCTUATION = /[^\P{P}#&@%*_]|\s/gu;

/** Fewest letters of a word in which a slip can be told from another word. */
const LONG_ENOUGH = 5;

/**
 * Whether two texts of distance 1 differ as slips do: in one word of some length, not in its first letter, not in a digit, and not as
 * `Latina` and `Latino` do. Neither `Grade 6` and `Grade 7` nor `Ward A` and `Ward B` do.
 */
export const isSlip = (a: string, b: string): boolean => {
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  if (wordsOfA.length !== wordsOfB.length) return false;
  const at = wordsOfA.findIndex((word, position) => word !== wordsOfB[position]);
  const [one = "", other = ""] = [wordsOfA[at], wordsOfB[at]];
  if (wordsOfA.some((word, position) => position > at && word !== wordsOfB[position])) return false;
  if (Math.min(one.length, other.length) < LONG_ENOUGH) return false;
  if (/\d/.test(one) || /\d/.test(other)) return false;
  const isSwap = one[0] === other[1] && one[1] === other[0];
  if (one[0] !== other[0] && !isSwap) return false;
  const ending = one.length === other.length && one.slice(0, -1) === other.slice(0, -1);
  return !(ending && GENDERED.test(one.slice(-1)) && GENDERED.test(other.slice(-1)));
};

const GENDERED = /[aeox@]/;

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== "");

/** Texts that become one and the same by a deletion: more than that are a numbering, and not slips. */
const MOST_NEIGHBOURS = 50;

/** Pairs of positions whose skeletons are at distance 1 by one deletion in each at most, each pair once. */
export const neighbourPairs = (skeletons: ReadonlyArray<string>): [a: number, b: number][] => {
  const withDeletion = new Map<string, number[]>();
  for (const [at, whole] of skeletons.entries()) {
    for (const left of neighbourhood(whole)) {
      const others = withDeletion.get(left);
      if (others === undefined) withDeletion.set(left, [at]);
      else others.push(at);
    }
  }
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const alike of withDeletion.values()) {
    if (alike.length > MOST_NEIGHBOURS) continue;
    for (const [position, b] of alike.entries()) {
      for (const a of alike.slice(0, position)) {
        const key = a * skeletons.length + b;
        if (seen.has(key) || !isAtDistanceOne(skeletons[a]!, skeletons[b]!)) continue;
        seen.add(key);
        pairs.push([a, b]);
      }
    }
  }
  return pairs;
};

/** The text, and the text without each of its letters. */
const neighbourhood = (text: string): Set<string> => {
  const all = new Set([text]);
  for (let at = 0; at < text.length; at++) all.add(text.slice(0, at) + text.slice(at + 1));
  return all;
};

/** Whether one insertion, deletion, substitution or swap of neighbours makes one text the other. O(letters). */
export const isAtDistanceOne = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  const rest = (text: string, from: number): string => text.slice(start + from);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (rest(a, 1) === rest(b, 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2);
};
