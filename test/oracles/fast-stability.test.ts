/** The sooner oracle against the one that looks at all matchings. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { threeAndThree, threeAndTwoWithTies, twoAndTwoWithTies } from "../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedSparseWorld } from "../arbitraries/worlds";
import type { Opinions, SmallWorld } from "./brute-force";
import { everyStable } from "./fast-stability";
import { allStable, columnOfRowOf, marketOf, notions } from "./stability";

const named = (matchings: number[][]): string[] => matchings.map(String).sort();

describe.each(notions)("all matchings stable in the notion %s", (notion) => {
  /** Holds one oracle to the other; answers how many matchings there are. */
  const hold = (one: { world: SmallWorld; opinions: Opinions }): number => {
    const all = allStable(marketOf(one.world, one.opinions), notion);
    const expected = all.map((partners) => columnOfRowOf(partners, one.world.allowed.length));
    const found = named(everyStable(one.world, one.opinions, notion));
    const wanted = named(expected);
    if (found.join(" ") !== wanted.join(" ")) expect(found).toEqual(wanted);
    return all.length;
  };

  it("are the same in compact families", () => {
    let several = 0;
    let none = 0;
    for (const family of [twoAndTwoWithTies(), threeAndTwoWithTies(), threeAndThree()]) {
      let at = 0;
      for (const one of family) {
        if (at++ % 5 !== 0) continue;
        const count = hold(one);
        if (count > 1) several++;
        if (count === 0) none++;
      }
    }
    expect(several).toBeGreaterThan(200);
    if (notion === "weak") expect(none).toBe(0);
    else expect(none).toBeGreaterThan(200);
  });

  it("are the same in random worlds, incomplete, uneven, with places and ties", () => {
    let several = 0;
    const worlds = fc.oneof(
      opinionatedWorld({ rows: 4, columns: 4, capacity: 3 }, fc.nat(2)),
      opinionatedWorld({ rows: 5, columns: 3, capacity: 2 }, fc.nat(1000)),
      crowdedWorld(4, fc.nat(3)),
      tiedSparseWorld({ rows: 7, columns: 7, capacity: 2, degree: 2 }),
    );
    fc.assert(
      fc.property(worlds, (one) => {
        if (hold(one) > 1) several++;
      }),
      { numRuns: 2000 },
    );
    expect(several).toBeGreaterThan({ weak: 200, strong: 15, super: 4 }[notion]);
  });
});
