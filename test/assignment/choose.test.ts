import { describe, expect, it } from "vitest";
import { chooseAssignmentSolver } from "../../src/assignment/choose";
import {
  type AssignmentProblem,
  assignmentProblemOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../src/assignment/problem";
import { assignmentSlices, assignmentSolvers } from "../../src/assignment/solvers";
import { withEdges } from "../../src/graph/bipartite";
import { drain } from "../../src/graph/slices";

const full = (rowCount: number, columnCount: number, places = 1): AssignmentProblem =>
  denseAssignmentProblemOrThrow({
    rowCount,
    columnCount,
    weight: Float64Array.from({ length: rowCount * columnCount }, (_, e) => (e * 7919) % 101),
    capacityOfColumn: new Int32Array(columnCount).fill(places),
  });

/** Without every so-many-th pair. */
const thinned = (rowCount: number, columnCount: number, every: number): AssignmentProblem => {
  const rowOffsets = [0];
  const columnOfEdge: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++)
      if ((row + column) % every !== 0) columnOfEdge.push(column);
    rowOffsets.push(columnOfEdge.length);
  }
  return assignmentProblemOrThrow({
    rowCount,
    columnCount,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columnOfEdge),
    weight: Float64Array.from(columnOfEdge, (column) => column % 7),
  });
};

describe("the choice of a solver", () => {
  it.each<[string, AssignmentProblem, string, string]>([
    [
      "tiny",
      full(5, 4),
      "successiveShortestPaths",
      "all 20 pairs are allowed (5 rows, 4 columns, one place each), fewer than 16384, so lists would take longer than they save: one row after the other.",
    ],
    ["nobody", full(0, 0), "successiveShortestPaths", "all 0 pairs are allowed (0 rows, 0 columns"],
    [
      "a large full matrix",
      full(128, 128),
      "shortLists",
      "all 16384 pairs are allowed (128 rows, 128 columns, one place each): each row's best columns first.",
    ],
    ["just below that", full(127, 129), "successiveShortestPaths", "all 16383 pairs"],
    [
      "the same written out",
      { ...full(130, 130), ...withEdges(full(130, 130)) },
      "shortLists",
      "all 16900 pairs",
    ],
    [
      "nearly full",
      thinned(130, 130, 10),
      "auctionAndPaths",
      "15210 of 16900 pairs are allowed (130 rows, 130 columns, one place each): an auction first, then one row after the other.",
    ],
    [
      "just enough pairs for an auction",
      full(64, 32, 2),
      "auctionAndPaths",
      "all 2048 pairs are allowed (64 rows, 32 columns, 64 places, up to 2 each): an auction first, then one row after the other.",
    ],
    [
      "a pair fewer",
      thinned(2, 2047, 2),
      "successiveShortestPaths",
      "2047 of 4094 pairs are allowed (2 rows, 2047 columns, one place each), fewer than 2048, so an auction would not save time: one row after the other.",
    ],
    [
      "with capacities",
      full(200, 100, 2),
      "auctionAndPaths",
      "all 20000 pairs are allowed (200 rows, 100 columns, 200 places, up to 2 each): an auction first, then one row after the other.",
    ],
  ])("%s", (_title, problem, solver, reason) => {
    for (const coverage of ["free", "first", "complete"] as const) {
      const choice = chooseAssignmentSolver(problem, { coverage });
      expect(choice.solver).toBe(solver);
      expect(choice.reason).toContain(reason);
      const chosen = assignmentSolvers[choice.solver];
      expect(chosen.accepts(problem, { coverage })).toBe(true);
      expect(drain(assignmentSlices(problem, { coverage }))).toEqual(
        drain(chosen.slices(problem, { coverage })),
      );
    }
  });
});
