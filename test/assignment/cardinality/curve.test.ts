/** The best assignment of every number of pairs, and of one number. */
import fc from "fast-check";
import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { assignmentAt, assignmentAtOrThrow } from "../../../src/assignment/cardinality/assignment-at";
import { solveCardinalityAssignmentOrThrow } from "../../../src/assignment/cardinality/cardinality";
import { solveAssignmentCurve } from "../../../src/assignment/cardinality/curve";
import type { AssignmentCurve, CurveOutcome } from "../../../src/assignment/cardinality/outcome";
import type { AssignmentProblem } from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { withEdges } from "../../../src/graph/bipartite";
import { randomOrder, seededRandom } from "../../../src/graph/random";
import { verifyAssignmentCurve } from "../../../src/verify/assignment-curve";
import { verifyCardinalityAssignment } from "../../../src/verify/cardinality";
import { type Instance, instance, plainInstance, toProblem } from "../../arbitraries/assignments";
import { floatWeight, tiedWeight, weightKinds, wideWeight } from "../../arbitraries/worlds";
import { objectiveOf } from "../../oracles/best-answers";
import { bestOfEverySize } from "../../oracles/every-size";
import { linearProgrammeTotal } from "../../oracles/linear-programme";

/** The curve, proven. */
const curveOf = (problem: AssignmentProblem): AssignmentCurve => {
  const curve = solveAssignmentCurve(problem);
  expect(verifyAssignmentCurve(problem, curve)).toEqual([]);
  return curve;
};

/** pairs → objective; larger is better in both senses. */
const objectives = (of: Pick<Instance, "sense">, { total, penalty }: CurveOutcome): number[] =>
  [...total].map((sum, pairs) => objectiveOf(of, { total: sum, penalty: penalty[pairs]! }));

describe("the curve", () => {
  it.each([
    ["ties", tiedWeight, 0],
    ["wide integers", wideWeight, 0],
    ["floats", floatWeight, 1e-12],
  ])("agrees with brute force at every number of pairs: %s, both senses, penalties", (_, entry, tolerance) => {
    let points = 0;
    let largest = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 5, columns: 4, capacity: 3 }, entry),
          instance({ rows: 6, columns: 3, capacity: 2 }, entry),
        ),
        (one) => {
          const problem = toProblem(one);
          const curve = curveOf(problem);
          const best = bestOfEverySize(one);
          expect(curve.size).toBe(best.length - 1);
          largest = Math.max(largest, curve.size);
          for (const [pairs, found] of objectives(one, curve).entries()) {
            points++;
            expect(Math.abs(found - best[pairs]!)).toBeLessThanOrEqual(tolerance);
            if (pairs === 0) continue;
            const gained = curve.marginal[pairs - 1]! * (one.sense === "minimise" ? -1 : 1);
            expect(Math.abs(gained - (best[pairs]! - best[pairs - 1]!))).toBeLessThanOrEqual(tolerance);
          }
        },
      ),
      { numRuns: 1200 },
    );
    expect(points).toBeGreaterThan(2500);
    expect(largest).toBeGreaterThan(4);
  });

  it("never adds more with a pair than with the one before, and keeps whoever is matched", () => {
    fc.assert(
      fc.property(instance({ rows: 14, columns: 10, capacity: 3 }, fc.oneof(...weightKinds)), (one) => {
        const { marginal, changes, size } = curveOf(toProblem(one));
        const sign = one.sense === "minimise" ? -1 : 1;
        for (let k = 1; k < size; k++)
          expect(sign * marginal[k]!).toBeLessThanOrEqual(sign * marginal[k - 1]!);
        const matched = new Set<number>();
        for (let k = 0; k < size; k++) {
          const rows = [...changes.row.slice(changes.offsets[k], changes.offsets[k + 1])];
          expect(rows.filter((row) => !matched.has(row))).toHaveLength(1);
          for (const row of rows) matched.add(row);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("goes through the best total, and ends where coverage comes first", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 12, columns: 9, capacity: 3 }, tiedWeight),
          instance({ rows: 20, columns: 20, capacity: 1 }, wideWeight),
          instance({ rows: 20, columns: 4, capacity: 6 }, wideWeight),
        ),
        (one) => {
          const problem = toProblem(one);
          const all = objectives(one, curveOf(problem));
          const free = solveAssignment(problem);
          const first = solveAssignment(problem, { coverage: "first" });
          expect(Math.max(...all)).toBe(objectiveOf(one, free));
          expect(all.lastIndexOf(objectiveOf(one, free))).toBe(free.size);
          expect(all.length - 1).toBe(first.size);
          expect(all.at(-1)).toBe(objectiveOf(one, first));
        },
      ),
      { numRuns: 600 },
    );
  });

  it("agrees with a linear programme that fixes the number of pairs", () => {
    let asked = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 18, columns: 14, capacity: 3 }, wideWeight),
          instance({ rows: 24, columns: 4, capacity: 9 }, wideWeight),
          instance({ rows: 12, columns: 18, capacity: 1 }, wideWeight),
        ),
        (drawn) => {
          const one = { ...plainInstance(drawn.world, drawn.weight as number[][]), isDense: drawn.isDense };
          const problem = toProblem(one);
          const { size, total } = curveOf(problem);
          for (const pairs of new Set([1, size >> 1, size - 1, size])) {
            if (pairs < 1 || pairs > size) continue;
            asked++;
            const best = linearProgrammeTotal({ ...problem, ...withEdges(problem) }, pairs);
            expect(best).toBeCloseTo(total[pairs]!, 3);
          }
        },
      ),
      { numRuns: 30 },
    );
    expect(asked).toBeGreaterThan(50);
  });

  it("holds the assignment of each number of pairs, with the proof that solving for it gives", () => {
    fc.assert(
      fc.property(instance({ rows: 8, columns: 6, capacity: 2 }, fc.oneof(...weightKinds)), (one) => {
        const problem = toProblem(one);
        const curve = curveOf(problem);
        for (let size = 0; size <= curve.size; size++) {
          const point = assignmentAtOrThrow(problem, curve, size);
          expect(verifyCardinalityAssignment(problem, point)).toEqual([]);
          expect(point.size).toBe(size);
          expect(point.total).toBeCloseTo(curve.total[size]!, 9);
          expect(point.penalty).toBeCloseTo(curve.penalty[size]!, 9);
          const alone = solveCardinalityAssignmentOrThrow(problem, size);
          expect(verifyCardinalityAssignment(problem, alone)).toEqual([]);
          expect(alone).toMatchObject({ _tag: "Optimal", columnOfRow: point.columnOfRow });
          if (alone._tag === "Optimal") expect(alone.multiplier).toBe(point.multiplier);
        }
        const more = solveCardinalityAssignmentOrThrow(problem, curve.size + 1);
        expect(verifyCardinalityAssignment(problem, more)).toEqual([]);
        expect(more).toMatchObject({ _tag: "Infeasible", wanted: curve.size + 1, largest: curve.size });
        expect(isLeft(assignmentAt(problem, curve, curve.size + 1))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

/** Two problems that mean the same have the same curve: `restated` says how the second follows, and what its objectives must be. */
const law = (
  name: string,
  restated: (
    one: Instance,
    random: ReturnType<typeof seededRandom>,
  ) => { other: Instance; objective?: (before: number, pairs: number) => number } | undefined,
): void => {
  it(name, () => {
    let asked = 0;
    fc.assert(
      fc.property(
        instance({ rows: 9, columns: 7, capacity: 3 }, fc.oneof(tiedWeight, wideWeight)),
        fc.nat(),
        (one, seed) => {
          const again = restated(one, seededRandom(seed));
          if (again === undefined) return;
          asked++;
          const { other, objective = (before) => before } = again;
          expect(objectives(other, curveOf(toProblem(other)))).toEqual(
            objectives(one, curveOf(toProblem(one))).map(objective),
          );
        },
      ),
      { numRuns: 400 },
    );
    expect(asked).toBeGreaterThan(60);
  });
};

describe("laws of the curve", () => {
  law("permuting rows and columns changes nothing", (one, random) => {
    const rows = [...randomOrder(one.world.allowed.length, random)];
    const columns = [...randomOrder(one.world.columnCount, random)];
    const permute = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
      rows.map((row) => columns.map((column) => matrix[row]![column]!));
    const world = {
      columnCount: columns.length,
      capacity: columns.map((column) => one.world.capacity[column]!),
      allowed: permute(one.world.allowed),
    };
    const penaltyOfRow = one.penaltyOfRow && rows.map((row) => one.penaltyOfRow![row]!);
    const penaltyOfColumn = one.penaltyOfColumn && columns.map((column) => one.penaltyOfColumn![column]!);
    return { other: { ...one, world, weight: permute(one.weight), penaltyOfRow, penaltyOfColumn } };
  });

  law("minimising is maximising the negative", (one) => ({
    other: {
      ...one,
      sense: one.sense === "minimise" ? "maximise" : "minimise",
      weight: one.weight.map((row) => row.map((entry) => -entry)),
    },
  }));

  law("doubling everything doubles it", (one) => ({
    other: {
      ...one,
      weight: one.weight.map((row) => row.map((entry) => 2 * entry)),
      penaltyOfRow: one.penaltyOfRow?.map((penalty) => 2 * penalty),
      penaltyOfColumn: one.penaltyOfColumn?.map((penalty) => 2 * penalty),
    },
    objective: (before) => 2 * before,
  }));

  law("shifting all weights shifts it by the number of pairs", (one) => ({
    other: { ...one, weight: one.weight.map((row) => row.map((entry) => entry + 1000)) },
    objective: (before, pairs) => before + pairs * (one.sense === "minimise" ? -1000 : 1000),
  }));

  law("a full matrix is the sparse problem with all pairs", (one) =>
    one.isDense ? { other: { ...one, isDense: false } } : undefined,
  );

  law("a column with several places is as many columns with one", (one) => {
    const columns = one.world.capacity.flatMap((places, column) =>
      Array.from({ length: places }, () => column),
    );
    const spread = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
      matrix.map((row) => columns.map((column) => row[column]!));
    const world = {
      columnCount: columns.length,
      capacity: columns.map(() => 1),
      allowed: spread(one.world.allowed),
    };
    const penaltyOfColumn = one.penaltyOfColumn && columns.map((column) => one.penaltyOfColumn![column]!);
    return { other: { ...one, world, weight: spread(one.weight), penaltyOfColumn } };
  });

  law("with one place a column, swapping the sides changes nothing", (one) => {
    if (one.world.capacity.some((places) => places !== 1)) return undefined;
    const columns = [...Array(one.world.columnCount).keys()];
    const flip = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
      columns.map((column) => matrix.map((row) => row[column]!));
    const world = {
      columnCount: one.world.allowed.length,
      capacity: one.world.allowed.map(() => 1),
      allowed: flip(one.world.allowed),
    };
    const { penaltyOfRow, penaltyOfColumn } = one;
    const swapped = { penaltyOfRow: penaltyOfColumn, penaltyOfColumn: penaltyOfRow };
    return { other: { ...one, world, weight: flip(one.weight), ...swapped } };
  });

  it("a row that everybody else is equal to changes nothing below the old end but for the better", () => {
    fc.assert(
      fc.property(instance({ rows: 7, columns: 6, capacity: 2 }, wideWeight), (drawn) => {
        const one = { ...drawn, penaltyOfRow: undefined };
        if (one.world.allowed.length === 0) return;
        const world = { ...one.world, allowed: [...one.world.allowed, one.world.allowed[0]!] };
        const twice = { ...one, world, weight: [...one.weight, one.weight[0]!] };
        const before = objectives(one, curveOf(toProblem(one)));
        const after = objectives(one, curveOf(toProblem(twice)));
        expect(after.length).toBeGreaterThanOrEqual(before.length);
        for (const [pairs, objective] of before.entries())
          expect(after[pairs]).toBeGreaterThanOrEqual(objective);
      }),
      { numRuns: 300 },
    );
  });

  it("the input is left alone, and the answer is the same twice", () => {
    fc.assert(
      fc.property(instance({ rows: 6, columns: 6, capacity: 2 }, fc.oneof(...weightKinds)), (one) => {
        const problem = toProblem(one);
        const before = structuredClone(problem);
        const once = solveAssignmentCurve(problem);
        expect(solveAssignmentCurve(problem)).toEqual(once);
        expect(problem).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });
});
