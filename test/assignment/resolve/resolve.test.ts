import fc from "fast-check";
import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import type { AssignmentOutcome, OptimalAssignment } from "../../../src/assignment/outcome";
import {
  type AssignmentProblem,
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import type { AssignmentChange } from "../../../src/assignment/resolve/change";
import { changeAssignment } from "../../../src/assignment/resolve/change-problem";
import { resolveAssignmentOrThrow } from "../../../src/assignment/resolve/resolve";
import { solveAssignment } from "../../../src/assignment/solvers";
import type { Coverage } from "../../../src/assignment/successive-shortest-paths";
import { seededRandom } from "../../../src/graph/random";
import { verifyAssignment } from "../../../src/verify/assignment";
import { instance, toProblem } from "../../arbitraries/assignments";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";

/** A change of whatever problem there is then: numbers are taken modulo what there is. */
type Draw = (problem: AssignmentProblem) => AssignmentChange;

const change = (entry: fc.Arbitrary<number>): fc.Arbitrary<Draw> => {
  const place = fc.nat(1000);
  const weights = fc.array(entry, { minLength: 12, maxLength: 12 });
  const chosen = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  const some = (count: number, flags: boolean[]): Int32Array =>
    Int32Array.from([...Array(count).keys()].filter((index) => flags[index % 12]));
  const along = (count: number, values: number[]): Float64Array =>
    Float64Array.from({ length: count }, (_, at) => values[at % 12]!);
  const penalty = fc.option(entry, { nil: undefined });
  const optional = (value: number | undefined) => (value === undefined ? {} : { penalty: value });
  return fc.oneof(
    fc
      .tuple(weights, chosen, fc.boolean(), penalty)
      .map<Draw>(([values, flags, isFull, cost]) => (problem) => {
        const columns = some(problem.columnCount, flags);
        return isFull
          ? { _tag: "RowAdded", weights: along(problem.columnCount, values), ...optional(cost) }
          : { _tag: "RowAdded", columns, weights: along(columns.length, values), ...optional(cost) };
      }),
    fc
      .tuple(weights, chosen, fc.boolean(), penalty, fc.nat(2))
      .map<Draw>(([values, flags, isFull, cost, capacity]) => (problem) => {
        const rows = some(problem.rowCount, flags);
        return isFull
          ? { _tag: "ColumnAdded", weights: along(problem.rowCount, values), capacity, ...optional(cost) }
          : { _tag: "ColumnAdded", rows, weights: along(rows.length, values), capacity, ...optional(cost) };
      }),
    place.map<Draw>((row) => (problem) => ({ _tag: "RowRemoved", row: row % Math.max(1, problem.rowCount) })),
    place.map<Draw>((column) => (problem) => ({
      _tag: "ColumnRemoved",
      column: column % Math.max(1, problem.columnCount),
    })),
    fc.tuple(place, weights).map<Draw>(([at, values]) => (problem) => {
      const row = at % Math.max(1, problem.rowCount);
      const count =
        problem.rowOffsets === undefined
          ? problem.columnCount
          : problem.rowOffsets[row + 1]! - problem.rowOffsets[row]!;
      return { _tag: "RowReweighted", row, weights: along(count, values) };
    }),
    fc.tuple(place, weights).map<Draw>(([at, values]) => (problem) => {
      const column = at % Math.max(1, problem.columnCount);
      const count = problem.columnOfEdge?.filter((one) => one === column).length ?? problem.rowCount;
      return { _tag: "ColumnReweighted", column, weights: along(count, values) };
    }),
    fc.tuple(place, fc.nat(3)).map<Draw>(([column, capacity]) => (problem) => ({
      _tag: "CapacityChanged",
      column: column % Math.max(1, problem.columnCount),
      capacity,
    })),
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom("PairReweighted", "PairForbidden", "PairAllowed", "PairLocked"),
          place,
          place,
          entry,
        )
        .map<Draw>(([_tag, r, c, weight]) => (problem) => {
          const row = r % Math.max(1, problem.rowCount);
          const column = c % Math.max(1, problem.columnCount);
          return { _tag, row, column, weight } as AssignmentChange;
        }),
    },
  );
};

const essence = ({ sense }: AssignmentProblem, outcome: AssignmentOutcome) =>
  outcome._tag === "Optimal"
    ? { size: outcome.size, objective: (sense === "minimise" ? -1 : 1) * outcome.total - outcome.penalty + 0 }
    : { infeasible: true };

/** Goes through changes one by one, each answer mended from the one before. */
const follow = (
  start: AssignmentProblem,
  draws: ReadonlyArray<Draw>,
  coverage: Coverage,
  told: "everything" | "numbering only",
  visit: (now: {
    problem: AssignmentProblem;
    mended: AssignmentOutcome;
    fresh: AssignmentOutcome;
    change: AssignmentChange;
  }) => void,
): void => {
  let problem = start;
  let answer: AssignmentOutcome = solveAssignment(problem, { coverage });
  for (const draw of draws) {
    const one = draw(problem);
    const after = changeAssignment(problem, one);
    if (isLeft(after)) continue;
    const before: AssignmentOutcome = answer;
    problem = after.right.problem;
    const fresh = solveAssignment(problem, { coverage });
    answer = fresh;
    if (before._tag !== "Optimal") continue;
    const { delta } = after.right;
    const isRenumbered = delta.rowBefore !== undefined || delta.columnBefore !== undefined;
    const options = told === "everything" || isRenumbered ? { delta } : {};
    const mended: AssignmentOutcome = resolveAssignmentOrThrow<OptimalAssignment>(problem, before, options);
    visit({ problem, mended, fresh, change: one });
    answer = mended;
  }
};

describe("mending an answer", () => {
  const coverages: ReadonlyArray<Coverage> = ["free", "first", "complete"];
  it.each(coverages)("is as good as solving from scratch, change by change (coverage %s)", (coverage) => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc
          .oneof(tiedWeight, wideWeight)
          .chain(() => instance({ rows: 7, columns: 6, capacity: 2 }, tiedWeight)),
        fc.array(change(tiedWeight), { minLength: 4, maxLength: 12 }),
        fc.constantFrom("everything" as const, "numbering only" as const),
        (one, draws, told) => {
          follow(toProblem(one), draws, coverage, told, ({ problem, mended, fresh, change: made }) => {
            expect(verifyAssignment(problem, mended)).toEqual([]);
            expect(essence(problem, mended)).toEqual(essence(problem, fresh));
            const kind = `${made._tag} ${mended._tag}`;
            seen[kind] = (seen[kind] ?? 0) + 1;
          });
        },
      ),
      { numRuns: 900 },
    );
    const counts = Object.entries(seen).flatMap(([kind, count]) => (kind.endsWith("Optimal") ? [count] : []));
    expect(counts.length).toBe(11);
    expect(Math.min(...counts)).toBeGreaterThan(50);
  });

  it.each(coverages)("proves fractions within the verifier's tolerance (coverage %s)", (coverage) => {
    let seen = 0;
    fc.assert(
      fc.property(
        instance({ rows: 9, columns: 8, capacity: 2 }, floatWeight),
        fc.array(change(floatWeight), { minLength: 10, maxLength: 40 }),
        fc.constantFrom("everything" as const, "numbering only" as const),
        (one, draws, told) => {
          follow(toProblem(one), draws, coverage, told, ({ problem, mended, fresh }) => {
            // Prices have seen weights of up to 1, whatever is left of them.
            const tolerance = Number.EPSILON * (problem.rowCount + problem.columnCount) * 4;
            expect(verifyAssignment(problem, mended, { tolerance })).toEqual([]);
            if (mended._tag !== "Optimal" || fresh._tag !== "Optimal") return;
            seen++;
            const sign = problem.sense === "minimise" ? -1 : 1;
            const lost = sign * (fresh.total - mended.total) - fresh.penalty + mended.penalty;
            expect(Math.abs(lost)).toBeLessThan(1e-12);
          });
        },
      ),
      { numRuns: 120 },
    );
    expect(seen).toBeGreaterThan(500);
  });
});

describe("searches from both ends", () => {
  // Large enough for both halves to grow, alike enough for paths of length 0 that run in circles.
  const { below: draw } = seededRandom(5);
  const shapes = [
    [30, 30, 1],
    [24, 36, 1],
    [36, 24, 1],
    [40, 15, 3],
    [50, 15, 3],
  ] as const;
  const start = (rows: number, columns: number, places: number, isFull: boolean, values: number) => {
    const capacityOfColumn = Int32Array.from({ length: columns }, () => places - draw(2) * draw(places));
    const defaults = {
      capacityOfColumn,
      sense: draw(2) === 0 ? ("maximise" as const) : ("minimise" as const),
      ...(draw(2) === 0 ? { penaltyOfRow: values / 2 } : {}),
      ...(draw(3) === 0 ? { penaltyOfColumn: Math.floor(values / 4) } : {}),
    };
    const weight = () => draw(values) - (draw(4) === 0 ? Math.floor(values / 2) : 0);
    return isFull
      ? denseAssignmentProblemOrThrow({
          rowCount: rows,
          columnCount: columns,
          weight: Float64Array.from({ length: rows * columns }, weight),
          ...defaults,
        })
      : assignmentProblemFromMatrixOrThrow(
          Array.from({ length: rows }, () =>
            Array.from({ length: columns }, () => (draw(4) === 0 ? weight() : null)),
          ),
          defaults,
        );
  };
  const someChange = (problem: AssignmentProblem, values: number): AssignmentChange => {
    const row = draw(problem.rowCount);
    const column = draw(problem.columnCount);
    const along = (length: number) => Float64Array.from({ length }, () => draw(values));
    const every = (count: number, step: number) =>
      Int32Array.from([...Array(count).keys()].filter((at) => at % step === 0));
    const isFull = problem.columnOfEdge === undefined;
    switch (draw(9)) {
      case 0:
        return { _tag: "RowRemoved", row };
      case 1:
        return { _tag: "ColumnRemoved", column };
      case 2: {
        const columns = every(problem.columnCount, isFull ? 1 : 3);
        return { _tag: "RowAdded", weights: along(columns.length), ...(isFull ? {} : { columns }) };
      }
      case 3: {
        const rows = every(problem.rowCount, isFull ? 1 : 3);
        return { _tag: "ColumnAdded", weights: along(rows.length), ...(isFull ? {} : { rows }) };
      }
      case 4: {
        const degree = isFull
          ? problem.columnCount
          : problem.rowOffsets![row + 1]! - problem.rowOffsets![row]!;
        return { _tag: "RowReweighted", row, weights: along(degree) };
      }
      case 5:
        return { _tag: "PairReweighted", row, column, weight: draw(values) };
      case 6:
        return { _tag: "CapacityChanged", column, capacity: draw(4) };
      case 7:
        return isFull
          ? { _tag: "PairReweighted", row, column, weight: draw(values) }
          : { _tag: "PairForbidden", row, column };
      default:
        return { _tag: "PairLocked", row, column };
    }
  };

  it.each([
    "free",
    "first",
    "complete",
  ] as const)("is as good as solving from scratch (coverage %s)", (coverage) => {
    const seen = { Optimal: 0, Infeasible: 0, Stopped: 0 };
    for (let world = 0; world < 60; world++) {
      const [rows, columns, places] = shapes[world % shapes.length]!;
      const values = [3, 10, 1000][draw(3)]!;
      const draws = Array.from(
        { length: 15 },
        () => (problem: AssignmentProblem) => someChange(problem, values),
      );
      follow(
        start(rows, columns, places, world % 2 === 0, values),
        draws,
        coverage,
        "everything",
        ({ problem, mended, fresh }) => {
          expect(verifyAssignment(problem, mended)).toEqual([]);
          expect(essence(problem, mended)).toEqual(essence(problem, fresh));
          seen[mended._tag]++;
        },
      );
    }
    expect(seen.Optimal).toBeGreaterThan(coverage === "complete" ? 250 : 500);
  });
});
