import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  InfeasibleTransport,
  OptimalTransportation,
} from "../../../src/assignment/flow/transportation/outcome";
import {
  denseTransportationProblemOrThrow,
  type SparseTransportationProblem,
  type TransportationProblem,
  transportationProblemOrThrow,
} from "../../../src/assignment/flow/transportation/problem";
import { solveTransportation, transportationSlices } from "../../../src/assignment/flow/transportation/solve";
import { solveAssignment } from "../../../src/assignment/solvers";
import { transpose } from "../../../src/graph/bipartite";
import { verifyTransportation } from "../../../src/verify/transportation";
import { transport } from "../../arbitraries/transports";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { transportationCases } from "../../cases/transportation";
import { bestTransports, transportationProgramme } from "../../oracles/transportation";

const coverages = ["free", "first"] as const;
type Coverage = (typeof coverages)[number];

/** Checks the proof besides. */
const solve = (
  problem: TransportationProblem,
  coverage: Coverage,
): OptimalTransportation | InfeasibleTransport => {
  const outcome = solveTransportation(problem, { coverage });
  expect(verifyTransportation(problem, outcome)).toEqual([]);
  return outcome;
};
const sums = (outcome: OptimalTransportation | InfeasibleTransport) =>
  outcome._tag === "Optimal" ? { total: outcome.total, size: outcome.size } : undefined;

const small = { rows: 3, columns: 3, most: 3, pairs: 2, minimums: 40 };
const middling = { rows: 8, columns: 6, most: 4, pairs: 3, minimums: 30 };

describe("transportation with bounds", () => {
  it.each(transportationCases)("case: $title", ({ problem, coverage, total, size }) => {
    expect(sums(solve(problem, coverage))).toEqual(total === undefined ? undefined : { total, size });
  });

  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("agrees with brute force on %s", (_kind, weight, tolerance) => {
    const seen = { Optimal: 0, Infeasible: 0 };
    fc.assert(
      fc.property(transport(small, weight), (problem) => {
        const free = solve(problem, "free");
        const first = solve(problem, "first");
        const best = bestTransports(problem);
        seen[free._tag]++;
        if (free._tag === "Infeasible" || first._tag === "Infeasible") {
          expect([free._tag, first._tag, best.total]).toEqual(["Infeasible", "Infeasible", undefined]);
          return;
        }
        expect(Math.abs(free.total - best.total!)).toBeLessThanOrEqual(tolerance);
        expect(first.size).toBe(best.largest);
        expect(Math.abs(first.total - best.totalAtLargest)).toBeLessThanOrEqual(tolerance);
        if (tolerance > 0) return;
        expect(free.size).toBe(best.sizeAtBestTotal);
        expect([free.gap, first.gap]).toEqual([0, 0]);
      }),
      { numRuns: 2500 },
    );
    expect(Math.min(seen.Optimal, seen.Infeasible)).toBeGreaterThan(300);
  });

  it("agrees with a linear programme beyond the reach of brute force", () => {
    const seen = { Optimal: 0, Infeasible: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          transport({ rows: 14, columns: 10, most: 4, pairs: 3, minimums: 20 }, wideWeight),
          transport({ rows: 20, columns: 4, most: 9, pairs: 1, minimums: 25 }, tiedWeight),
        ),
        (problem) => {
          const free = solve(problem, "free");
          const first = solve(problem, "first");
          seen[free._tag]++;
          const best = transportationProgramme(problem);
          if (free._tag === "Infeasible" || first._tag === "Infeasible") {
            expect([free._tag, first._tag, best]).toEqual(["Infeasible", "Infeasible", undefined]);
            return;
          }
          expect(free.total).toBeCloseTo(best!, 3);
          expect(first.total).toBeCloseTo(transportationProgramme(problem, first.size)!, 3);
          expect(transportationProgramme(problem, first.size + 1)).toBeUndefined();
        },
      ),
      { numRuns: 250 },
    );
    expect(Math.min(seen.Optimal, seen.Infeasible)).toBeGreaterThan(40);
  });

  it("agrees with the solvers of the assignment family where nobody has a minimum", () => {
    fc.assert(
      fc.property(transport({ ...middling, minimums: 0, pairs: 1 }, wideWeight), (drawn) => {
        const { rowCount, columnCount, rowOffsets, columnOfEdge, weight, sense, upperOfColumn } = drawn;
        const form = { rowCount, columnCount, rowOffsets, columnOfEdge, weight, sense };
        const upperOfRow = new Int32Array(rowCount).fill(1);
        const lowers = { lowerOfRow: drawn.lowerOfRow, lowerOfColumn: drawn.lowerOfColumn };
        const problem = { ...form, ...lowers, upperOfRow, upperOfColumn };
        for (const coverage of coverages) {
          const { total, size } = solveAssignment({ ...form, capacityOfColumn: upperOfColumn }, { coverage });
          expect(sums(solve(problem, coverage))).toEqual({ total, size });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("answers the same for a matrix as for its edges", () => {
    fc.assert(
      fc.property(
        transport({ ...middling, pairs: 1 }, tiedWeight),
        fc.constantFrom(...coverages),
        (drawn, coverage) => {
          const { rowCount, columnCount, lowerOfRow, upperOfRow, lowerOfColumn, upperOfColumn, sense } =
            drawn;
          const cells = rowCount * columnCount;
          const weight = Float64Array.from({ length: cells }, (_, at) => ((at * 7919) % 31) - 9);
          const bounds = { lowerOfRow, upperOfRow, lowerOfColumn, upperOfColumn, sense };
          const dense = denseTransportationProblemOrThrow({ rowCount, columnCount, weight, ...bounds });
          const sparse = transportationProblemOrThrow({
            rowCount,
            columnCount,
            rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, r) => r * columnCount),
            columnOfEdge: Int32Array.from({ length: cells }, (_, at) => at % columnCount),
            weight,
            ...bounds,
          });
          expect(solve(dense, coverage)).toEqual(solve(sparse, coverage));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("laws of transportation", () => {
  const law = (
    name: string,
    check: (problem: SparseTransportationProblem, coverage: Coverage) => void,
  ): void => {
    it.each(coverages)(`${name} (coverage %s)`, (coverage) => {
      fc.assert(
        fc.property(transport(middling, wideWeight), (problem) => check(problem, coverage)),
        { numRuns: 400 },
      );
    });
  };

  law("swapping the sides keeps total and size", (problem, coverage) => {
    const { graph, originalEdge } = transpose(problem);
    const swapped = {
      ...graph,
      sense: problem.sense,
      weight: Float64Array.from(originalEdge, (e) => problem.weight[e]!),
      lowerOfRow: problem.lowerOfColumn,
      upperOfRow: problem.upperOfColumn,
      lowerOfColumn: problem.lowerOfRow,
      upperOfColumn: problem.upperOfRow,
      upperOfEdge: Int32Array.from(originalEdge, (e) => problem.upperOfEdge?.[e] ?? 1),
    };
    expect(sums(solve(swapped, coverage))).toEqual(sums(solve(problem, coverage)));
  });

  law("turning both orders round keeps total and size", (problem, coverage) => {
    const { rowCount, columnCount, rowOffsets, columnOfEdge } = problem;
    const turned = {
      ...problem,
      rowOffsets: rowOffsets.map((_, r) => columnOfEdge.length - rowOffsets[rowCount - r]!),
      columnOfEdge: columnOfEdge.toReversed().map((c) => columnCount - 1 - c),
      weight: problem.weight.toReversed(),
      lowerOfRow: problem.lowerOfRow.toReversed(),
      upperOfRow: problem.upperOfRow.toReversed(),
      lowerOfColumn: problem.lowerOfColumn.toReversed(),
      upperOfColumn: problem.upperOfColumn.toReversed(),
      ...(problem.upperOfEdge === undefined ? {} : { upperOfEdge: problem.upperOfEdge.toReversed() }),
    };
    expect(sums(solve(turned, coverage))).toEqual(sums(solve(problem, coverage)));
  });

  law("minimising is maximising the negative", (problem, coverage) => {
    const sense = problem.sense === "minimise" ? "maximise" : "minimise";
    const negative = { ...problem, sense, weight: problem.weight.map((w) => -w + 0) } as const;
    const here = solve(problem, coverage);
    const there = solve(negative, coverage);
    if (here._tag === "Infeasible" || there._tag === "Infeasible") {
      expect(there).toEqual(here);
      return;
    }
    expect(there.unitsOfEdge).toEqual(here.unitsOfEdge);
    expect(there.total + here.total).toBe(0);
    expect(there.potentials.row.map((price) => -price + 0)).toEqual(here.potentials.row);
  });

  law("scaling the weights by 2 doubles the total", (problem, coverage) => {
    const here = sums(solve(problem, coverage));
    const there = sums(solve({ ...problem, weight: problem.weight.map((w) => 2 * w) }, coverage));
    expect(there).toEqual(here && { ...here, total: 2 * here.total });
  });

  law(
    "a weight of 1000 more on every pair of a row that has all its bounds give shifts the total",
    (problem, coverage) => {
      const lowerOfRow = problem.upperOfRow;
      const full = { ...problem, lowerOfRow };
      const here = sums(solve(full, coverage));
      if (here === undefined || problem.rowCount === 0) return;
      const weight = problem.weight.map((w, e) => (e < problem.rowOffsets[1]! ? w + 1000 : w));
      expect(sums(solve({ ...full, weight }, coverage))).toEqual({
        ...here,
        total: here.total + 1000 * problem.upperOfRow[0]!,
      });
    },
  );

  it("a place more is worth its column's price at most, a minimum less what that is below 0", () => {
    let priced = 0;
    let minimums = 0;
    fc.assert(
      fc.property(transport({ ...middling, minimums: 60 }, tiedWeight), (problem) => {
        const here = solve(problem, "free");
        if (here._tag === "Infeasible") return;
        const sign = problem.sense === "minimise" ? -1 : 1;
        for (let c = 0; c < problem.columnCount; c++) {
          const price = sign * here.potentials.column[c]!;
          const upperOfColumn = problem.upperOfColumn.map((upper, at) => (at === c ? upper + 1 : upper));
          const roomier = sums(solve({ ...problem, upperOfColumn }, "free"))!;
          const gain = sign * (roomier.total - here.total);
          expect(gain).toBeGreaterThanOrEqual(0);
          expect(gain).toBeLessThanOrEqual(Math.max(0, price));
          if (price > 0) priced++;
          if (price >= 0) continue;
          minimums++;
          const lowerOfColumn = problem.lowerOfColumn.map((lower, at) => (at === c ? lower - 1 : lower));
          const freer = sums(solve({ ...problem, lowerOfColumn }, "free"))!;
          expect(sign * (freer.total - here.total)).toBeLessThanOrEqual(-price);
        }
      }),
      { numRuns: 600 },
    );
    expect(Math.min(priced, minimums)).toBeGreaterThan(50);
  });

  it("leaves its input alone and answers the same twice", () => {
    fc.assert(
      fc.property(transport(middling, tiedWeight), fc.constantFrom(...coverages), (problem, coverage) => {
        const before = structuredClone(problem);
        const once = solve(problem, coverage);
        expect(problem).toEqual(before);
        expect(solve(problem, coverage)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a violator", () => {
  it("is the two rows that compete for one place, not those who have enough", () => {
    const matrix = [
      [5, null, null],
      [4, null, null],
      [1, 2, 3],
      [null, 2, 3],
    ];
    const outcome = solve(
      transportationProblemOrThrow({
        ...edgesOf(matrix),
        lowerOfRow: 1,
        upperOfColumn: 1,
      }),
      "free",
    );
    expect(outcome).toEqual({
      _tag: "Infeasible",
      violator: {
        side: "rows",
        people: Int32Array.of(0, 1),
        needed: 2,
        partners: Int32Array.of(0),
        places: 1,
        pairs: 0,
        available: 1,
      },
    });
  });

  it("is the column with a minimum of 3 that only two rows may take, one of them once", () => {
    const outcome = solve(
      transportationProblemOrThrow({
        ...edgesOf([
          [5, 1],
          [4, null],
          [null, 7],
        ]),
        upperOfRow: Int32Array.of(1, 4, 1),
        lowerOfColumn: Int32Array.of(3, 1),
        upperOfColumn: 5,
      }),
      "first",
    );
    expect(outcome).toMatchObject({
      violator: { side: "columns", people: Int32Array.of(0), needed: 3, available: 2 },
    });
  });
});

describe("an abort", () => {
  it.each(coverages)("is answered with best and bound (coverage %s)", (coverage) => {
    const rowCount = 4000;
    const columnCount = 500;
    const degree = 20;
    const problem = transportationProblemOrThrow({
      rowCount,
      columnCount,
      rowOffsets: Int32Array.from({ length: rowCount + 1 }, (_, r) => r * degree),
      columnOfEdge: Int32Array.from({ length: rowCount * degree }, (_, e) => {
        const row = Math.floor(e / degree);
        return ((row * 37) % 25) + 25 * (e % degree);
      }),
      weight: Float64Array.from({ length: rowCount * degree }, (_, e) => ((e * 7919) % 1009) - 200),
      lowerOfColumn: 2,
      upperOfColumn: 7,
    });
    const optimum = solve(problem, "free");
    const seen = { none: 0, some: 0 };
    for (let before = 0; before < 60; before = 2 * before + 1) {
      const slices = transportationSlices(problem, { coverage });
      let step = slices.next(undefined);
      for (let slice = 0; slice < before && step.done !== true; slice++) step = slices.next(undefined);
      if (step.done !== true) step = slices.next("aborted");
      if (step.done !== true) throw new Error("it went on");
      if (step.value._tag !== "Stopped") break;
      expect(verifyTransportation(problem, step.value)).toEqual([]);
      expect(step.value.bound).toBeGreaterThanOrEqual(optimum._tag === "Optimal" ? optimum.total : 0);
      seen[step.value.best === undefined ? "none" : "some"]++;
    }
    expect(seen.none + seen.some).toBeGreaterThan(1);
  });
});

/** Edges of a matrix with forbidden pairs. */
const edgesOf = (matrix: ReadonlyArray<ReadonlyArray<number | null>>) => {
  const columnCount = matrix[0]!.length;
  const edges = matrix.flatMap((row, r) =>
    row.flatMap((weight, column) => (weight === null ? [] : [{ r, column, weight }])),
  );
  return {
    rowCount: matrix.length,
    columnCount,
    rowOffsets: Int32Array.from(
      { length: matrix.length + 1 },
      (_, row) => edges.filter(({ r }) => r < row).length,
    ),
    columnOfEdge: Int32Array.from(edges, ({ column }) => column),
    weight: Float64Array.from(edges, ({ weight }) => weight),
  };
};
