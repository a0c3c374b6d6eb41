/**
 * The order in which people are numbered: by a seeded hash of their ids, never by where their row stood.
 *
 * This is the tie rule of the whole library. Every solver breaks ties towards the lower index, so
 * a tie between two people goes to the one whose id hashes lower under the seed: the same for every
 * order of the rows, another one for another seed, and on no side of the alphabet.
 */

/**
 * MurmurHash3 (A. Appleby, x86 32-bit variant) over the UTF-16 code units of a text, two to a block.
 *
 * @returns an unsigned 32-bit integer
 */
export const hashText = (text: string, seed: number): number => {
  let hash = seed | 0;
  const paired = text.length & ~1;
  for (let at = 0; at < paired; at += 2) {
    hash ^= scramble(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  if (paired < text.length) hash ^= scramble(text.charCodeAt(paired));
  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const scramble = (block: number): number => {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
};

/** Compares two texts by code units: the same on every engine and in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The positions of `ids` in the order of their seeded hashes; two ids of one hash stand by code units.
 *
 * @returns canonical index → position in `ids`; length `ids.length`. O(n log n).
 */
export const canonicalOrder = (ids: ReadonlyArray<string>, seed: number): Int32Array => {
  const hashes = Float64Array.from(ids, (id) => hashText(id, seed));
  return Int32Array.from(ids.keys()).sort(
    (a, b) => hashes[a]! - hashes[b]! || compareText(ids[a]!, ids[b]!) || a - b,
  );
};
