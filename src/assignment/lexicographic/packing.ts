/**
 * Vectors of whole numbers, several of them in one float64 each.
 *
 * A lexicographic search adds, subtracts and compares vectors, one number a level. While every number of a difference stays within ±r, the
 * vector (a, b, c) compares like the whole number (a · (2r + 1) + b) · (2r + 1) + c, whatever the signs; and it can be read back. So levels share
 * a float64, each with its own r, as long as the product of their 2r + 1 is at most 2^53: that is arithmetic in digits, without
 * a constant that must be large enough by luck. What does not fit goes on in the next float64, a *limb*; a level with fractions has its own.
 */

/** How levels lie in limbs. */
export interface Packing {
  /** Numbers a vector consists of, the most important first. */
  readonly limbs: number;
  /** level → its limb, ascending. */
  readonly limbOfLevel: Int32Array;
  /** level → what 1 is worth in its limb. */
  readonly unitOfLevel: Float64Array;
  /** level → r: its numbers, and differences of two of them, are from −r to r; Infinity for a level with fractions. */
  readonly reachOfLevel: Float64Array;
}

/** Lays levels out, the most important first. O(levels). */
export const packLevels = (reachOfLevel: Float64Array): Packing => {
  const levelCount = reachOfLevel.length;
  const limbOfLevel = new Int32Array(levelCount);
  const unitOfLevel = new Float64Array(levelCount).fill(1);
  let limb = 0;
  let product = 1;
  for (let level = 0; level < levelCount; level++) {
    const base = 2 * reachOfLevel[level]! + 1;
    if (level > 0 && product * base > 2 ** 53) {
      limb++;
      product = 1;
    }
    product *= base;
    limbOfLevel[level] = limb;
  }
  for (let level = levelCount - 2; level >= 0; level--) {
    if (limbOfLevel[level] !== limbOfLevel[level + 1]) continue;
    unitOfLevel[level] = unitOfLevel[level + 1]! * (2 * reachOfLevel[level + 1]! + 1);
  }
  return { limbs: limb + 1, limbOfLevel, unitOfLevel, reachOfLevel };
};

/** The numbers of all levels for `count` vectors that lie one behind the other. O(levels · count). */
export const unpack = (packing: Packing, vectors: Float64Array, count: number): Float64Array[] => {
  const { limbs, limbOfLevel, reachOfLevel } = packing;
  const levels = Array.from(limbOfLevel, () => new Float64Array(count));
  const rest = vectors.slice(0, limbs * count);
  for (let level = limbOfLevel.length - 1; level >= 0; level--) {
    const numbers = levels[level]!;
    const limb = limbOfLevel[level]!;
    const reach = reachOfLevel[level]!;
    const isFirst = level === 0 || limbOfLevel[level - 1] !== limb;
    const base = 2 * reach + 1;
    for (let at = 0; at < count; at++) {
      const number = rest[at * limbs + limb]!;
      if (isFirst) {
        numbers[at] = number + 0;
        continue;
      }
      let digit = number % base;
      if (digit > reach) digit -= base;
      else if (digit < -reach) digit += base;
      numbers[at] = digit + 0;
      rest[at * limbs + limb] = (number - digit) / base;
    }
  }
  return levels;
};
