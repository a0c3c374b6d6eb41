import { describe, expect, it } from "vitest";
import {
  type TransportationProblem,
  transportationProblemOrThrow,
} from "../../../src/assignment/flow/transportation/problem";
import { solveTransportation } from "../../../src/assignment/flow/transportation/solve";
import { seededRandom } from "../../../src/graph/random";
import { verifyTransportation } from "../../../src/verify/transportation";

const { below } = seededRandom(5);

const world = (rowCount: number, columnCount: number): TransportationProblem => {
  const rowOffsets = [0];
  const columns: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) if (below(2) === 0) columns.push(column);
    rowOffsets.push(columns.length);
  }
  const leasts = (count: number) => Int32Array.from({ length: count }, () => below(3));
  const lowerOfRow = leasts(rowCount);
  const lowerOfColumn = leasts(columnCount);
  return transportationProblemOrThrow({
    rowCount,
    columnCount,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columns),
    weight: new Float64Array(columns.length),
    upperOfEdge: Int32Array.from(columns, () => 1 + below(2)),
    lowerOfRow,
    upperOfRow: lowerOfRow.map((least) => least + below(2)),
    lowerOfColumn,
    upperOfColumn: lowerOfColumn.map((least) => least + below(2)),
  });
};

/** What people of one side need, less what they can have at most: of each partner its places, or the pairs with it. */
const lack = (
  problem: TransportationProblem,
  side: "rows" | "columns",
  people: ReadonlyArray<number>,
): number => {
  const ofRows = side === "rows";
  const { lowerOfRow, lowerOfColumn, upperOfRow, upperOfColumn } = problem;
  const wanted = new Map<number, number>();
  for (let row = 0; row < problem.rowCount; row++) {
    for (let e = problem.rowOffsets![row]!; e < problem.rowOffsets![row + 1]!; e++) {
      const [person, partner] = ofRows ? [row, problem.columnOfEdge![e]!] : [problem.columnOfEdge![e]!, row];
      if (people.includes(person)) wanted.set(partner, (wanted.get(partner) ?? 0) + problem.upperOfEdge![e]!);
    }
  }
  let lacking = 0;
  for (const person of people) lacking += (ofRows ? lowerOfRow : lowerOfColumn)[person]!;
  for (const [partner, pairs] of wanted)
    lacking -= Math.min(pairs, (ofRows ? upperOfColumn : upperOfRow)[partner]!);
  return lacking;
};

describe("people whose minimums cannot be met", () => {
  it("are none too many: no set inside lacks anything", () => {
    const seen = { rows: 0, columns: 0, many: 0 };
    for (let turn = 0; turn < 2500; turn++) {
      const problem = world(1 + below(6), 1 + below(6));
      const outcome = solveTransportation(problem);
      if (outcome._tag !== "Infeasible") continue;
      expect(verifyTransportation(problem, outcome)).toEqual([]);
      const { side, people, needed, available } = outcome.violator;
      expect(lack(problem, side, [...people])).toBe(needed - available);
      for (let subset = 1; subset < 2 ** people.length - 1; subset++) {
        const some = [...people].filter((_, at) => (subset >> at) % 2 === 1);
        expect(lack(problem, side, some)).toBeLessThanOrEqual(0);
      }
      seen[side]++;
      if (needed > available + 1) seen.many++;
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it("are as few as lack one row, where many more are missing", () => {
    // 60 columns with two places that must be filled, which 60 rows share: 60 are missing.
    const side = 60;
    const rowCount = side;
    const columnOfEdge = Int32Array.from({ length: rowCount * side }, (_, e) => e % side);
    const problem = transportationProblemOrThrow({
      rowCount,
      columnCount: side,
      rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, row) => row * side),
      columnOfEdge,
      weight: new Float64Array(columnOfEdge.length),
      upperOfRow: 1,
      lowerOfColumn: 2,
      upperOfColumn: 2,
    });
    const whole = solveTransportation(problem);
    if (whole._tag !== "Infeasible") throw new Error("feasible");
    expect(whole.violator).toMatchObject({ side: "columns", needed: 62, available: 60 });
  });
});
