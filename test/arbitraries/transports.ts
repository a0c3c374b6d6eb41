import fc from "fast-check";
import type { SparseTransportationProblem } from "../../src/assignment/flow/transportation/problem";

/** How large a random problem may be. */
export interface TransportSize {
  readonly rows: number;
  readonly columns: number;
  /** Largest most of a row or column. */
  readonly most: number;
  /** Largest most of a pair. */
  readonly pairs: number;
  /** Of a hundred people, about so many have a minimum. */
  readonly minimums: number;
}

const bounds = (count: number, { most, minimums }: TransportSize) =>
  fc
    .array(fc.tuple(fc.nat(most), fc.nat(most), fc.nat(99)), { minLength: count, maxLength: count })
    .map((all) => ({
      lower: Int32Array.from(all, ([least, upper, percent]) =>
        percent < minimums ? Math.min(least, upper) : 0,
      ),
      upper: Int32Array.from(all, ([, upper]) => upper),
    }));

/** Sparse problems of both senses: forbidden pairs, empty sides, people without places, minimums that can and cannot be met. */
export const transport = (
  size: TransportSize,
  weight: fc.Arbitrary<number>,
): fc.Arbitrary<SparseTransportationProblem> =>
  fc
    .tuple(fc.nat(size.rows), fc.nat(size.columns), fc.constantFrom(30, 70, 100))
    .chain(([rowCount, columnCount, density]) =>
      fc
        .record({
          ofRows: bounds(rowCount, size),
          ofColumns: bounds(columnCount, size),
          pairs: fc.array(fc.tuple(fc.nat(99), weight, fc.nat(size.pairs)), {
            minLength: rowCount * columnCount,
            maxLength: rowCount * columnCount,
          }),
          isPlain: fc.boolean(),
          sense: fc.constantFrom("maximise" as const, "minimise" as const),
        })
        .map(({ ofRows, ofColumns, pairs, isPlain, sense }) => {
          const allowed = pairs
            .map(([percent], at) => ({ percent, at }))
            .filter(({ percent }) => percent < density);
          const rowOffsets = new Int32Array(rowCount + 1);
          for (const { at } of allowed) rowOffsets[Math.floor(at / columnCount) + 1]!++;
          for (let r = 0; r < rowCount; r++) rowOffsets[r + 1]! += rowOffsets[r]!;
          return {
            rowCount,
            columnCount,
            rowOffsets,
            columnOfEdge: Int32Array.from(allowed, ({ at }) => at % columnCount),
            weight: Float64Array.from(allowed, ({ at }) => pairs[at]![1]),
            sense,
            lowerOfRow: ofRows.lower,
            upperOfRow: ofRows.upper,
            lowerOfColumn: ofColumns.lower,
            upperOfColumn: ofColumns.upper,
            ...(isPlain ? {} : { upperOfEdge: Int32Array.from(allowed, ({ at }) => pairs[at]![2]) }),
          };
        }),
    );
