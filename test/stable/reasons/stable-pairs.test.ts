import fc from "fast-check";
import { expect, it } from "vitest";
import { stablePairs } from "../../../src/stable/reasons/stable-pairs";
import {
  everyNth,
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  type OpinionatedWorld,
  threeAndThree,
} from "../../arbitraries/compact-families";
import { opinionatedWorld } from "../../arbitraries/worlds";
import { problemOf } from "../../laws/stable-laws";
import { alongEdges, stableMatchings } from "../../oracles/brute-force";

/** Holds the pairs against all stable matchings; worlds with ties only when those don't matter. */
const judge = ({ world, opinions }: OpinionatedWorld, seen: { several: number }): void => {
  const all = stableMatchings(world, opinions);
  const together = world.allowed.map((row, r) => row.map((_, c) => Number(all.some((of) => of[r] === c))));
  const { isStable, bestOfRow, worstOfRow } = stablePairs(problemOf(world, opinions));
  expect([...isStable]).toEqual([...alongEdges(world, together)]);
  for (let row = 0; row < world.allowed.length; row++) {
    const ranked = all
      .map((of) => of[row]!)
      .sort((a, b) => opinions.ofRow[row]![b]! - opinions.ofRow[row]![a]!);
    expect([bestOfRow[row], worstOfRow[row]]).toEqual([ranked[0], ranked.at(-1)]);
  }
  if (all.length > 2) seen.several++;
};

it.each<[string, Iterable<OpinionatedWorld>]>([
  ["three and three", everyNth(threeAndThree(), 17)],
  ["four and four in circles", everyNth(fourAndFourInCircles(), 61)],
  ["four and two of two", everyNth(fourAndTwoOfTwo(), 7)],
])("stable pairs are those of all stable matchings: %s", (name, family) => {
  const seen = { several: 0 };
  for (const world of family) judge(world, seen);
  if (name !== "four and two of two") expect(seen.several).toBeGreaterThan(3);
});

it("stable pairs are those of all stable matchings: random worlds of several places", () => {
  const seen = { several: 0 };
  const strict = (opinions: OpinionatedWorld["opinions"]): OpinionatedWorld["opinions"] => ({
    ofRow: opinions.ofRow.map((row, r) => row.map((one, c) => one * 100 + r * 7 + c)),
    ofColumn: opinions.ofColumn.map((row, r) => row.map((one, c) => one * 100 + r * 7 + c)),
  });
  fc.assert(
    fc.property(opinionatedWorld({ rows: 6, columns: 5, capacity: 2 }, fc.nat(99)), ({ world, opinions }) =>
      judge({ world, opinions: strict(opinions) }, seen),
    ),
    { numRuns: 400 },
  );
});
