/**
 * Seeded random numbers, so that an instance is its class, its size and its seed, on every machine.
 *
 * sfc32: C. Doty-Humphrey, PractRand (2010), "Small Fast Counting". Its state is filled from one number by splitmix32,
 * the finaliser of G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators" (2014), in 32 bits.
 */

/** Draws the numbers of [0, 1), 53 bits each. */
export type Random = () => number;

/** The sequence that belongs to a seed. */
export const randomNumbers = (seed: number): Random => {
  const fill = splitmix32(seed);
  let a = fill();
  let b = fill();
  let c = fill();
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The author's advice: a dozen rounds, until every bit of the seed has reached every bit of the state.
  for (let round = 0; round < 12; round++) next();
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
};

const splitmix32 = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return mixed ^ (mixed >>> 15);
  };
};
