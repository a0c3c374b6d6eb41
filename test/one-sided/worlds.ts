import fc from "fast-check";
import { type OneSidedProblem, oneSidedProblemOrThrow } from "../../src/one-sided/problem";
import { crowdedWorld, tiedWeight, type WorldSize, weightedWorld } from "../arbitraries/worlds";
import { alongEdges, toGraph } from "../oracles/brute-force";
import type { WishingWorld } from "../oracles/one-sided";

/** The library's problem of a world. */
export const problemOfWishes = ({ world, weight }: WishingWorld): OneSidedProblem =>
  oneSidedProblemOrThrow({
    ...toGraph(world),
    rowScore: alongEdges(world, weight),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

/** A world from lists of columns, the best first. */
export const wishesFromLists = (
  lists: ReadonlyArray<ReadonlyArray<number>>,
  capacity: ReadonlyArray<number>,
): WishingWorld => ({
  world: {
    columnCount: capacity.length,
    capacity,
    allowed: lists.map((list) => capacity.map((_, column) => list.includes(column))),
  },
  weight: lists.map((list) => capacity.map((_, column) => -list.indexOf(column))),
});

/** The same world where one row tells another list. */
export const withList = (wishes: WishingWorld, row: number, list: ReadonlyArray<number>): WishingWorld => {
  const told = wishesFromLists([list], wishes.world.capacity);
  return {
    world: { ...wishes.world, allowed: wishes.world.allowed.with(row, told.world.allowed[0]!) },
    weight: wishes.weight.with(row, told.weight[0]!),
  };
};

/** Every list that can be told: all orders of all sets of columns. */
export const allLists = (columns: number): number[][] => {
  const lists: number[][] = [[]];
  for (const list of lists) {
    for (let column = 0; column < columns; column++)
      if (!list.includes(column)) lists.push([...list, column]);
  }
  return lists;
};

/** Random wishes, half of the time in a world of equal sides where nearly everything is acceptable. */
export const anyWishes = (size: WorldSize): fc.Arbitrary<WishingWorld> =>
  fc.oneof(
    weightedWorld(size, tiedWeight),
    crowdedWorld(Math.min(size.rows, size.columns), fc.nat(9)).map(({ world, opinions }) => ({
      world,
      weight: opinions.ofRow,
    })),
  );
