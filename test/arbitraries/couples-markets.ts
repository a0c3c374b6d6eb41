import fc from "fast-check";
import { type CouplesProblem, couplesProblemOrThrow } from "../../src/stable/couples/problem";
import type { CouplesMarketOfLists } from "../oracles/stability";
import { choicesOf, permutationsOf } from "./compact-families";

/** How large a random market may be. */
export interface CouplesMarketSize {
  readonly couples: number;
  readonly singles: number;
  readonly columns: number;
  readonly capacity: number;
  /** The longest list of a couple. */
  readonly pairs: number;
}

const listOf = <A>(length: number, entry: fc.Arbitrary<A>): fc.Arbitrary<A[]> =>
  fc.array(entry, { minLength: length, maxLength: length });

/** Linked rows come first: rows 2k and 2k + 1 are couple k. */
export const couplesMarketOf = (
  size: CouplesMarketSize,
  score: fc.Arbitrary<number>,
): fc.Arbitrary<CouplesMarketOfLists> =>
  fc
    .tuple(fc.nat(size.couples), fc.nat(size.singles), fc.integer({ min: 1, max: size.columns }))
    .chain(([couples, singles, columns]) => {
      const rows = 2 * couples + singles;
      const pair = fc.record({
        columns: fc
          .tuple(
            fc.integer({ min: -1, max: columns - 1 }),
            fc.integer({ min: 0, max: columns - 1 }),
            fc.boolean(),
          )
          .map(([a, b, swap]) => (swap ? ([b, a] as const) : ([a, b] as const))),
        score,
      });
      return fc.record({
        wishes: fc
          .tuple(
            listOf(
              singles,
              listOf(
                columns,
                fc.tuple(fc.nat(9), score).map(([draw, drawn]) => (draw < 8 ? drawn : undefined)),
              ),
            ),
          )
          .map(([ofSingles]) => [...Array.from({ length: 2 * couples }, () => []), ...ofSingles]),
        couples: fc
          .tuple(
            ...Array.from({ length: couples }, () =>
              fc.uniqueArray(pair, {
                minLength: 1,
                maxLength: size.pairs,
                selector: ({ columns: [a, b] }) => `${a} ${b}`,
              }),
            ),
          )
          .map((lists) => lists.map((pairs, k) => ({ members: [2 * k, 2 * k + 1] as const, pairs }))),
        columnWants: listOf(columns, listOf(rows, score)),
        capacity: listOf(columns, fc.nat(size.capacity)),
      });
    });

/** One couple and one or two singles, two columns, strict: all orders of the columns, lists of two pairs. 5,184 markets. */
export function* coupleAndSingles(): Generator<CouplesMarketOfLists> {
  const pairs = [
    [0, 1],
    [1, 0],
    [0, 0],
    [1, 1],
  ] as const;
  const lists = pairs.flatMap((a) => pairs.filter((b) => b !== a).map((b) => [a, b] as const));
  for (const singles of [1, 2]) {
    const orders = permutationsOf(Array.from({ length: 2 + singles }, (_, at) => at));
    const second = singles === 1 ? orders : orders.filter((_, at) => at % 8 === 3);
    for (const [first, other, list] of choicesOf<unknown>([orders, second, lists])) {
      for (const wish of singles === 1
        ? [
            [1, 0],
            [0, 1],
          ]
        : [[1, 0]]) {
        for (const capacity of singles === 1
          ? [
              [1, 1],
              [2, 1],
              [2, 2],
            ]
          : [
              [2, 2],
              [2, 1],
              [3, 2],
            ]) {
          yield {
            wishes: [[], [], ...Array.from({ length: singles }, (_, at) => (at === 0 ? wish : [0, 1]))],
            couples: [
              {
                members: [0, 1],
                pairs: (list as (readonly [number, number])[]).map((columns, at) => ({
                  columns,
                  score: -at,
                })),
              },
            ],
            columnWants: [first as number[], other as number[]],
            capacity,
          };
        }
      }
    }
  }
}

/** The market's arrays, as the library takes them. */
export const couplesProblemOf = (market: CouplesMarketOfLists): CouplesProblem => {
  const coupleWants = market.wishes.map(() => new Set<number>());
  for (const { members, pairs } of market.couples)
    for (const { columns } of pairs)
      for (const [side, row] of members.entries())
        if (columns[side]! >= 0) coupleWants[row]!.add(columns[side]!);
  const rowOffsets = [0];
  const columnOfEdge: number[] = [];
  const rowScore: number[] = [];
  const columnScore: number[] = [];
  for (const [row, wishes] of market.wishes.entries()) {
    for (const column of market.capacity.keys()) {
      const wish = wishes[column];
      if (wish === undefined && !coupleWants[row]!.has(column)) continue;
      columnOfEdge.push(column);
      rowScore.push(wish ?? 0);
      columnScore.push(market.columnWants[column]![row]!);
    }
    rowOffsets.push(columnOfEdge.length);
  }
  const pairs = market.couples.flatMap((couple) => couple.pairs);
  const pairOffsets = [0];
  for (const couple of market.couples) pairOffsets.push(pairOffsets.at(-1)! + couple.pairs.length);
  return couplesProblemOrThrow({
    rowCount: market.wishes.length,
    columnCount: market.capacity.length,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columnOfEdge),
    rowScore: Float64Array.from(rowScore),
    columnScore: Float64Array.from(columnScore),
    capacityOfColumn: Int32Array.from(market.capacity),
    firstOfCouple: Int32Array.from(market.couples, ({ members }) => members[0]),
    secondOfCouple: Int32Array.from(market.couples, ({ members }) => members[1]),
    pairOffsets: Int32Array.from(pairOffsets),
    firstColumnOfPair: Int32Array.from(pairs, ({ columns }) => columns[0]),
    secondColumnOfPair: Int32Array.from(pairs, ({ columns }) => columns[1]),
    scoreOfPair: Float64Array.from(pairs, ({ score }) => score),
  });
};
