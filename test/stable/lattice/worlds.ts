/** Small worlds with all their stable matchings, for everything that is held to brute force. */
import fc from "fast-check";
import { type StableProblem, stableProblemOrThrow } from "../../../src/stable/problem";
import type { OpinionatedWorld } from "../../arbitraries/compact-families";
import {
  everyNth,
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  threeAndThree,
} from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { alongEdges, toGraph } from "../../oracles/brute-force";
import { allStrictlyStable, strictly } from "../../oracles/strict";

/** A world, its problem, and every stable matching of it. */
export interface KnownWorld extends OpinionatedWorld {
  readonly problem: StableProblem;
  readonly all: ReadonlyArray<ReadonlyArray<number>>;
}

export const problemOf = ({ world, opinions }: OpinionatedWorld): StableProblem =>
  stableProblemOrThrow({
    ...toGraph(world),
    rowScore: alongEdges(world, opinions.ofRow),
    columnScore: alongEdges(world, opinions.ofColumn),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

export const known = (one: OpinionatedWorld): KnownWorld => ({
  ...one,
  problem: problemOf(one),
  all: allStrictlyStable(one.world, one.opinions),
});

/** Every n-th world of the compact families. */
export function* compactWorlds(n: number): Generator<OpinionatedWorld> {
  yield* everyNth(threeAndThree(), n);
  yield* everyNth(fourAndFourInCircles(), 4 * n);
  yield* everyNth(fourAndTwoOfTwo(), n);
}

/** Everybody acceptable, as many rows as places, and sides that want much the opposite of each other: many stable matchings. */
export const opposedWorld = (columns: number, places: number): fc.Arbitrary<OpinionatedWorld> => {
  const table = (most: number): fc.Arbitrary<number[][]> =>
    fc.array(fc.array(fc.nat(most), { minLength: columns, maxLength: columns }), {
      minLength: columns * places,
      maxLength: columns * places,
    });
  return fc.tuple(table(1000), table(400)).map(([ofRow, noise]) => ({
    world: {
      columnCount: columns,
      capacity: Array.from({ length: columns }, () => places),
      allowed: ofRow.map((row) => row.map(() => true)),
    },
    opinions: { ofRow, ofColumn: ofRow.map((row, r) => row.map((score, c) => noise[r]![c]! - score)) },
  }));
};

/** Random worlds, incomplete, of unequal sides, with ties and several places among them. */
export const anyWorld: fc.Arbitrary<OpinionatedWorld> = fc.oneof(
  opinionatedWorld({ rows: 5, columns: 5, capacity: 2 }, tiedWeight),
  opinionatedWorld({ rows: 6, columns: 3, capacity: 3 }, fc.nat(1000)),
  crowdedWorld(4, fc.nat(1000)),
  crowdedWorld(5, fc.nat(1000)),
  opposedWorld(4, 1),
  opposedWorld(2, 3),
  opposedWorld(3, 2),
);

/** A row, a column: what they think of each other, as ranks from 1 in strict lists. */
export const ranksOf = ({ world, opinions }: OpinionatedWorld) => {
  const { ofRow, ofColumn } = strictly(world, opinions);
  return {
    row: (row: number, column: number): number => 1 - ofRow[row]![column]!,
    column: (row: number, column: number): number => 1 - ofColumn[row]![column]!,
  };
};
