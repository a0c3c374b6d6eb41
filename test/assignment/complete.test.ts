import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shrinkToViolator } from "../../src/assignment/hall-violator";
import type { HallViolator } from "../../src/assignment/outcome";
import {
  assignmentProblemFromMatrixOrThrow,
  type SparseAssignmentProblem,
} from "../../src/assignment/problem";
import { solveAssignment } from "../../src/assignment/solvers";
import { drain } from "../../src/graph/slices";
import { verifyAssignment } from "../../src/verify/assignment";
import { tiedWeight, weightedWorld } from "../arbitraries/worlds";
import { problemOf } from "../laws/assignment-laws";
import { bestAssignments, type SmallWorld } from "../oracles/brute-force";

/** The world without one of the violator's people, and without anybody who is not among them. */
const withoutOne = (world: SmallWorld, { side, people }: HallViolator, left: number): SmallWorld => {
  const stays = (index: number): boolean => index !== left && people.includes(index);
  return side === "rows"
    ? { ...world, allowed: world.allowed.map((row, r) => (stays(r) ? row : row.map(() => false))) }
    : {
        ...world,
        allowed: world.allowed.map((row) => row.map((allowed, c) => allowed && stays(c))),
        capacity: world.capacity.map((places, c) => (stays(c) ? places : 0)),
      };
};

/** Taking out anybody leaves people who can all be matched: no smaller set inside competes for too little. */
const expectMinimal = (world: SmallWorld, violator: HallViolator): void => {
  for (const left of violator.people) {
    const rest = withoutOne(world, violator, left);
    const needed =
      violator.side === "rows"
        ? violator.people.length - 1
        : rest.capacity.reduce((sum, places) => sum + places, 0);
    expect(
      bestAssignments(
        rest,
        rest.allowed.map((row) => row.map(() => 1)),
      ).largest,
    ).toBe(needed);
  }
};

describe("everybody of the smaller side", () => {
  it("is matched at the best total, or a smallest set competes for too little", () => {
    const seen = { rows: 0, columns: 0, both: 0, rowsShort: 0, columnsShort: 0, manyShort: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          weightedWorld({ rows: 5, columns: 4, capacity: 3 }, tiedWeight),
          weightedWorld({ rows: 6, columns: 3, capacity: 2 }, tiedWeight),
          weightedWorld({ rows: 6, columns: 3, capacity: 4 }, tiedWeight),
        ),
        ({ world, weight }) => {
          const problem = problemOf(world, weight);
          const outcome = solveAssignment(problem, { coverage: "complete" });
          expect(verifyAssignment(problem, outcome)).toEqual([]);
          const places = world.capacity.reduce((sum, room) => sum + room, 0);
          const rows = world.allowed.length;
          const best = bestAssignments(world, weight);
          if (best.largest === Math.min(rows, places)) {
            expect(outcome).toMatchObject({
              _tag: "Optimal",
              coverage: "complete",
              size: best.largest,
              gap: 0,
            });
            if (outcome._tag === "Optimal") expect(outcome.total).toBe(best.totalAtLargest);
            seen[rows === places ? "both" : rows < places ? "rows" : "columns"]++;
            return;
          }
          expect(outcome._tag).toBe("Infeasible");
          if (outcome._tag !== "Infeasible") return;
          expectMinimal(world, outcome.violator);
          seen[outcome.violator.side === "rows" ? "rowsShort" : "columnsShort"]++;
          if (outcome.violator.needed > outcome.violator.available + 1) seen.manyShort++;
        },
      ),
      { numRuns: 6000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it("a violator of columns is made as small as it gets from any set that is one", () => {
    let shrunk = 0;
    fc.assert(
      fc.property(
        weightedWorld({ rows: 6, columns: 5, capacity: 3 }, fc.constant(1)),
        fc.integer({ min: 1, max: 31 }),
        ({ world, weight }, members) => {
          const columns = [...Array(world.columnCount).keys()].filter((c) => (members & (1 << c)) !== 0);
          const needed = columns.reduce((sum, column) => sum + world.capacity[column]!, 0);
          const partners = world.allowed.filter((row) => columns.some((column) => row[column])).length;
          const places = world.capacity.reduce((sum, room) => sum + room, 0);
          if (needed <= partners || places > world.allowed.length) return;
          const problem = problemOf(world, weight);
          const violator = drain(shrinkToViolator(problem, Int32Array.from(columns)));
          expect(verifyAssignment(problem, { _tag: "Infeasible", violator })).toEqual([]);
          expect(columns).toEqual(expect.arrayContaining([...violator.people]));
          expectMinimal(world, violator);
          if (violator.people.length < columns.length) shrunk++;
        },
      ),
      { numRuns: 20_000 },
    );
    expect(shrunk).toBeGreaterThan(100);
  });

  it("says who competes for too little: three mentees for two mentors, whoever else there is", () => {
    const outcome = solveAssignment(
      assignmentProblemFromMatrixOrThrow([
        [5, null, null, null, null],
        [4, 3, null, null, null],
        [null, null, 9, 2, 1],
        [3, 3, null, null, null],
        [null, null, null, 7, null],
      ]),
      { coverage: "complete" },
    );
    expect(outcome).toEqual({
      _tag: "Infeasible",
      violator: {
        side: "rows",
        people: Int32Array.of(0, 1, 3),
        partners: Int32Array.of(0, 1),
        needed: 3,
        available: 2,
      },
    });
  });
});

describe("minimising with everybody", () => {
  const matrix: SparseAssignmentProblem = assignmentProblemFromMatrixOrThrow(
    [
      [400, 150, 400, 1],
      [400, 450, 600, 2],
      [300, 225, 300, 3],
    ],
    { sense: "minimise" },
  );
  it("is the textbook's assignment problem", () => {
    expect(solveAssignment(matrix, { coverage: "complete" })).toMatchObject({ total: 452, size: 3, gap: 0 });
  });
});
