import fc from "fast-check";
import type { Opinions, SmallWorld } from "../oracles/brute-force";

/** How large a random world may be. */
export interface WorldSize {
  readonly rows: number;
  readonly columns: number;
  readonly capacity: number;
}

const matrix = <A>(rows: number, columns: number, entry: fc.Arbitrary<A>): fc.Arbitrary<A[][]> =>
  fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

/** Few values, so that ties are frequent; negatives and −0 among them. */
export const tiedWeight: fc.Arbitrary<number> = fc.constantFrom(-3, -1, -0, 0, 1, 1, 2, 3, 5);

/** Whole numbers far apart. */
export const wideWeight: fc.Arbitrary<number> = fc.integer({ min: -1_000_000, max: 1_000_000 });

/** Fractions. */
export const floatWeight: fc.Arbitrary<number> = fc.double({ min: -1, max: 1, noNaN: true });

/** Any of the kinds, one kind a world. */
export const weightKinds: ReadonlyArray<fc.Arbitrary<number>> = [tiedWeight, wideWeight, floatWeight];

/** A world of unequal sides, some pairs forbidden, some columns without places. */
export const smallWorld = (size: WorldSize): fc.Arbitrary<SmallWorld> =>
  fc
    .tuple(fc.nat(size.rows), fc.nat(size.columns), fc.constantFrom(0.3, 0.7, 1))
    .chain(([rows, columns, density]) =>
      fc.record({
        columnCount: fc.constant(columns),
        capacity: fc.array(fc.nat(size.capacity), { minLength: columns, maxLength: columns }),
        allowed: matrix(
          rows,
          columns,
          fc.nat(99).map((percent) => percent < density * 100),
        ),
      }),
    );

/** A world with a weight for every pair. */
export const weightedWorld = (
  size: WorldSize,
  entry: fc.Arbitrary<number>,
): fc.Arbitrary<{ world: SmallWorld; weight: number[][] }> =>
  smallWorld(size).chain((world) =>
    fc.record({
      world: fc.constant(world),
      weight: matrix(world.allowed.length, world.columnCount, entry),
    }),
  );

/** A world with both sides' opinions. */
export const opinionatedWorld = (
  size: WorldSize,
  entry: fc.Arbitrary<number>,
): fc.Arbitrary<{ world: SmallWorld; opinions: Opinions }> =>
  smallWorld(size).chain((world) =>
    fc.record({
      world: fc.constant(world),
      opinions: fc.record({
        ofRow: matrix(world.allowed.length, world.columnCount, entry),
        ofColumn: matrix(world.allowed.length, world.columnCount, entry),
      }),
    }),
  );

/** A world of equal sides, nearly all pairs allowed, one place each: where several matchings are stable. */
export const crowdedWorld = (
  side: number,
  entry: fc.Arbitrary<number>,
): fc.Arbitrary<{ world: SmallWorld; opinions: Opinions }> =>
  fc.record({
    world: fc.record({
      columnCount: fc.constant(side),
      capacity: fc.constant(Array.from({ length: side }, () => 1)),
      allowed: matrix(
        side,
        side,
        fc.nat(99).map((percent) => percent < 95),
      ),
    }),
    opinions: fc.record({ ofRow: matrix(side, side, entry), ofColumn: matrix(side, side, entry) }),
  });

/**
 * A world of few pairs and many ties: every row knows up to `degree` columns, and there are few different scores. Small enough for an oracle
 * that looks at all matchings, with sides of up to seven.
 */
export const tiedSparseWorld = (
  size: WorldSize & { readonly degree: number },
): fc.Arbitrary<{ world: SmallWorld; opinions: Opinions }> =>
  fc
    .record({
      rows: fc.integer({ min: Math.ceil(size.rows / 2), max: size.rows }),
      columns: fc.integer({ min: Math.ceil(size.columns / 2), max: size.columns }),
      levels: fc.constantFrom(1, 2, 2, 3),
    })
    .chain(({ rows, columns, levels }) => {
      const score = fc.nat(levels);
      return fc.record({
        world: fc.record({
          columnCount: fc.constant(columns),
          capacity: fc.array(fc.constantFrom(...capacitiesTo(size.capacity)), {
            minLength: columns,
            maxLength: columns,
          }),
          allowed: fc.array(
            fc
              .tuple(
                fc.shuffledSubarray([...Array(columns).keys()], { minLength: columns }),
                fc.constantFrom(...degreesTo(size.degree)),
              )
              .map(([order, degree]) =>
                Array.from({ length: columns }, (_, column) => order.indexOf(column) < degree),
              ),
            { minLength: rows, maxLength: rows },
          ),
        }),
        opinions: fc.record({ ofRow: matrix(rows, columns, score), ofColumn: matrix(rows, columns, score) }),
      });
    });

/** Few rows that know nobody or one only. */
const degreesTo = (degree: number): number[] => [
  ...Array(degree).keys(),
  ...Array(degree).fill(degree),
  degree - 1,
];

/** Few columns without places, more the fewer places. */
const capacitiesTo = (capacity: number): number[] => {
  const capacities = [0];
  for (let places = 1; places <= capacity; places++)
    for (let times = 0; times < 4; times++) capacities.push(places);
  return capacities;
};
