import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomOrder, seededRandom } from "../../src/graph/random";

describe("seeded random numbers", () => {
  it("are the same for the same seed and others for a near one", () => {
    const firstOf = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 8 }, () => random.below(1000));
    };
    for (const seed of [0, 1, -1, 0.5, 2 ** 40]) expect(firstOf(seed)).toEqual(firstOf(seed));
    const shared = firstOf(1).filter((value, at) => value === firstOf(2)[at]);
    expect(shared.length).toBeLessThan(3);
  });

  it("stay below their bound and reach all of it equally often", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.integer(), (bound, seed) => {
        const random = seededRandom(seed);
        for (let i = 0; i < 20; i++) {
          const drawn = random.below(bound);
          expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
          const fraction = random.fraction();
          expect(fraction >= 0 && fraction < 1).toBe(true);
        }
      }),
    );
    const random = seededRandom(7);
    const counts = new Int32Array(6);
    for (let i = 0; i < 60_000; i++) counts[random.below(6)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it("are not biased towards low numbers by a bound that does not divide 2^32", () => {
    const random = seededRandom(3);
    const bound = 3 * 2 ** 30;
    let low = 0;
    for (let i = 0; i < 30_000; i++) if (random.below(bound) < 2 ** 30) low++;
    expect(Math.abs(low - 10_000)).toBeLessThan(500);
  });
});

describe("a random order", () => {
  it("holds every number once, and each order comes up as often as another", () => {
    const random = seededRandom(11);
    const seen = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = randomOrder(4, random);
      expect([...order].sort()).toEqual([0, 1, 2, 3]);
      seen.set(order.join(), (seen.get(order.join()) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });

  it("of nobody is empty", () => {
    expect(randomOrder(0, seededRandom(0))).toEqual(new Int32Array(0));
  });
});
