/** Random lexicographic problems: one to four levels, each with pairs, rows or columns that count. */
import fc from "fast-check";
import {
  type LexicographicProblem,
  lexicographicProblemOrThrow,
} from "../../../src/assignment/lexicographic/problem";
import { type ProfileProblem, profileProblemOrThrow } from "../../../src/assignment/profiles/problem";
import { smallWorld, type WorldSize } from "../../arbitraries/worlds";
import { alongEdges, type SmallWorld, toGraph } from "../../oracles/brute-force";
import type { PlainLevel } from "../../oracles/lexicographic";

export interface LexicographicWorld {
  readonly world: SmallWorld;
  readonly levels: ReadonlyArray<PlainLevel>;
}

const list = <A>(length: number, entry: fc.Arbitrary<A>): fc.Arbitrary<A[]> =>
  fc.array(entry, { minLength: length, maxLength: length });

/** A level; half of the time a part of it is 0. */
const level = (world: SmallWorld, entry: fc.Arbitrary<number>): fc.Arbitrary<PlainLevel> => {
  const rows = world.allowed.length;
  const columns = world.columnCount;
  const part = (length: number, of: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
    fc.oneof(list(length, of), fc.constant(Array.from({ length }, () => 0)));
  return fc.constantFrom(1 as const, -1 as const).chain((sign) =>
    fc.record({
      sign: fc.constant(sign),
      weight: fc.oneof(list(rows, list(columns, entry)), list(rows, fc.constant(Array(columns).fill(0)))),
      valueOfRow: part(rows, entry),
      valueOfColumn: part(
        columns,
        entry.map((value) => sign * Math.abs(value)),
      ),
    }),
  );
};

/** A world with levels of one kind, and a last one of another. */
export const lexicographicWorld = (
  size: WorldSize,
  entry: fc.Arbitrary<number>,
  last: fc.Arbitrary<number> = entry,
): fc.Arbitrary<LexicographicWorld> =>
  smallWorld(size).chain((world) =>
    fc.record({
      world: fc.constant(world),
      levels: fc
        .tuple(fc.array(level(world, entry), { maxLength: 3 }), level(world, last))
        .map(([before, end]) => [...before, end]),
    }),
  );

/** The problem of a world; without an edge list where every pair is allowed. */
export const problemOf = ({ world, levels }: LexicographicWorld): LexicographicProblem => {
  const graph = toGraph(world);
  const { rowCount, columnCount } = graph;
  const isComplete = graph.columnOfEdge.length === rowCount * columnCount;
  return lexicographicProblemOrThrow({
    ...(isComplete ? { rowCount, columnCount } : graph),
    capacityOfColumn: Int32Array.from(world.capacity),
    levels: levels.map(({ sign, weight, valueOfRow, valueOfColumn }) => ({
      sense: sign === 1 ? ("maximise" as const) : ("minimise" as const),
      weight: alongEdges(world, weight),
      valueOfRow: Float64Array.from(valueOfRow),
      ...(valueOfColumn.some((value) => value !== 0)
        ? { valueOfColumn: Float64Array.from(valueOfColumn) }
        : {}),
    })),
  });
};

export interface RankedWorld {
  readonly world: SmallWorld;
  readonly rank: ReadonlyArray<ReadonlyArray<number>>;
}

/** Rows that rank columns, with ties and gaps. */
export const rankedWorld = (size: WorldSize, worst: number): fc.Arbitrary<RankedWorld> =>
  smallWorld(size).chain((world) =>
    fc.record({
      world: fc.constant(world),
      rank: list(world.allowed.length, list(world.columnCount, fc.integer({ min: 1, max: worst }))),
    }),
  );

export const profileProblemOf = ({ world, rank }: RankedWorld): ProfileProblem =>
  profileProblemOrThrow({
    ...toGraph(world),
    rankOfEdge: Int32Array.from(alongEdges(world, rank)),
    capacityOfColumn: Int32Array.from(world.capacity),
  });
