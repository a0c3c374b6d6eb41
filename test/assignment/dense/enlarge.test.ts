import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { enlarge } from "../../../src/assignment/dense/enlarge";

/** The size of a largest matching, by trying each row with every column or none. */
const largest = (tight: readonly (readonly boolean[])[], row: number, taken: number): number => {
  if (row === tight.length) return 0;
  let best = largest(tight, row + 1, taken);
  tight[row]!.forEach((is, column) => {
    if (is && (taken & (1 << column)) === 0)
      best = Math.max(best, 1 + largest(tight, row + 1, taken | (1 << column)));
  });
  return best;
};

describe("more pairs at the same total", () => {
  it("are as many as there can be, of tight pairs, and nobody loses a partner for good", () => {
    let grown = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((columns) =>
          fc.record({
            tight: fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
              minLength: 1,
              maxLength: 6,
            }),
            order: fc.array(fc.nat(35), { maxLength: 8 }),
          }),
        ),
        ({ tight, order }) => {
          const columnCount = tight[0]!.length;
          const columnOfRow = new Int32Array(tight.length).fill(-1);
          const rowOfColumn = new Int32Array(columnCount).fill(-1);
          for (const at of order) {
            const row = Math.floor(at / 6) % tight.length;
            const column = (at % 6) % columnCount;
            if (!tight[row]![column] || columnOfRow[row] !== -1 || rowOfColumn[column] !== -1) continue;
            columnOfRow[row] = column;
            rowOfColumn[column] = row;
          }
          const [rowsBefore, columnsBefore] = [columnOfRow.slice(), rowOfColumn.slice()];
          enlarge(columnOfRow, rowOfColumn, (row, column) => tight[row]![column]!);
          const size = columnOfRow.filter((column) => column !== -1).length;
          expect(size).toBe(largest(tight, 0, 0));
          expect(rowOfColumn.filter((row) => row !== -1).length).toBe(size);
          columnOfRow.forEach((column, row) => {
            if (rowsBefore[row] !== -1) expect(column).not.toBe(-1);
            if (column === -1) return;
            expect(tight[row]![column]).toBe(true);
            expect(rowOfColumn[column]).toBe(row);
          });
          columnsBefore.forEach((row, column) => {
            if (row !== -1) expect(rowOfColumn[column]).not.toBe(-1);
          });
          if (size > rowsBefore.filter((column) => column !== -1).length + 1) grown++;
        },
      ),
      { numRuns: 1500 },
    );
    expect(grown).toBeGreaterThan(300);
  });
});
