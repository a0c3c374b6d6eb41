/** Small worlds with all their stable matchings, for everything that is held to brute force. */
import fc from "fast-check";
import { type StableProblem, stableProblemOrThrow } from "../../../src/stable/problem";
import type { OpinionatedWorld } from "../../arbitraries/compact-families";
import {
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  threeAndThree,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { alongEdges, type Opinions, toGraph } from "../../oracles/brute-force";
import { everyStable } from "../../oracles/fast-stability";
import { strictly } from "../../oracles/strict";

/** A world, its problem, every stable matching of it, and the ranks that people have for each other. */
export interface KnownWorld extends OpinionatedWorld {
  readonly problem: StableProblem;
  readonly all: ReadonlyArray<ReadonlyArray<number>>;
  readonly rank: Ranks;
}

export const problemOf = ({ world, opinions }: OpinionatedWorld): StableProblem =>
  stableProblemOrThrow({
    ...toGraph(world),
    rowScore: alongEdges(world, opinions.ofRow),
    columnScore: alongEdges(world, opinions.ofColumn),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

export const known = (one: OpinionatedWorld): KnownWorld => {
  const strict = strictly(one.world, one.opinions);
  return {
    ...one,
    problem: problemOf(one),
    all: everyStable(one.world, strict, "weak"),
    rank: ranksIn(strict),
  };
};

/** All worlds of these compact families; where there are ties the lower index is better: 32,864. */
export function* compactWorlds(): Generator<OpinionatedWorld> {
  yield* threeAndThree();
  yield* fourAndFourInCircles();
  yield* fourAndTwoOfTwo();
  yield* twoAndTwoWithTies();
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

/** Random worlds of seven and seven, complete or not, with ties and several places. */
export const largerWorld: fc.Arbitrary<OpinionatedWorld> = fc.oneof(
  crowdedWorld(7, fc.nat(1000)),
  opinionatedWorld({ rows: 7, columns: 7, capacity: 2 }, fc.nat(3)),
);

/** Worlds that mostly have several stable matchings, some of them large. */
export const severalWays: fc.Arbitrary<OpinionatedWorld> = fc.oneof(
  opposedWorld(4, 1),
  opposedWorld(5, 1),
  opposedWorld(7, 1),
  opposedWorld(3, 2),
  largerWorld,
  anyWorld,
);

/** A row, a column: what they think of each other, as ranks from 1 in strict lists. */
export interface Ranks {
  readonly row: (row: number, column: number) => number;
  readonly column: (row: number, column: number) => number;
}

const ranksIn = ({ ofRow, ofColumn }: Opinions): Ranks => ({
  row: (row, column) => 1 - ofRow[row]![column]!,
  column: (row, column) => 1 - ofColumn[row]![column]!,
});
