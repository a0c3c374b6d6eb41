/**
 * Seeded random numbers for solvers that draw lots: the same on every engine, never `Math.random`.
 *
 * sfc32 (C. Doty-Humphrey, PractRand, 2010): 128 bits of state in four 32-bit words, one of them a counter, so that no seed leads
 * into a short cycle.
 */
export interface Random {
  /** A whole number in `[0, bound)`, each equally likely; `bound` from 1 to 2^32. */
  readonly below: (bound: number) => number;
  /** A multiple of 2^-32 in `[0, 1)`. */
  readonly fraction: () => number;
}

/** Draws after seeding before the first one counts, so that near seeds have nothing in common. */
const WARM_UP = 15;

/** A stream of random numbers that depends on nothing but the seed, any finite number. */
export const seededRandom = (seed: number): Random => {
  const words = new Uint32Array(Float64Array.of(seed).buffer);
  let a = words[0]! | 0;
  let b = words[1]! | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  /** A signed 32-bit word. */
  const draw = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + result) | 0;
    return result;
  };
  for (let i = 0; i < WARM_UP; i++) draw();
  const fraction = (): number => (draw() >>> 0) / 2 ** 32;
  const below = (bound: number): number => {
    // Draws from the last, incomplete run of `bound` numbers are thrown away: they would favour low ones.
    const complete = 2 ** 32 - (2 ** 32 % bound);
    let drawn = draw() >>> 0;
    while (drawn >= complete) drawn = draw() >>> 0;
    return drawn % bound;
  };
  return { below, fraction };
};

/** The numbers of `[0, count)` in random order, each order equally likely (Fisher and Yates; Durstenfeld, 1964). O(count). */
export const randomOrder = (count: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
  return order;
};
