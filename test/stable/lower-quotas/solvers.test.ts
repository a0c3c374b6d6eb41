import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LowerQuotaOutcome } from "../../../src/stable/lower-quotas/outcome";
import { type LowerQuotaProblem, lowerQuotaProblemOrThrow } from "../../../src/stable/lower-quotas/problem";
import {
  type LowerQuotaOptions,
  lowerQuotas,
  solveLowerQuotas,
  solveLowerQuotasAsync,
} from "../../../src/stable/lower-quotas/solvers";
import { verifyLowerQuotas } from "../../../src/verify/lower-quotas";
import { choicesOf, everyNth, fourAndTwoOfTwo, threeAndThree } from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { lowerQuotaCases } from "../../cases/lower-quotas";
import { problemOf } from "../../laws/stable-laws";
import { blockingPairs, forEachMatching, type Opinions, type SmallWorld } from "../../oracles/brute-force";

interface QuotaWorld {
  readonly world: SmallWorld;
  readonly opinions: Opinions;
  readonly minimum: ReadonlyArray<number>;
}

const quotaProblem = ({ world, opinions, minimum }: QuotaWorld): LowerQuotaProblem =>
  lowerQuotaProblemOrThrow({ ...problemOf(world, opinions), minimumOfColumn: Int32Array.from(minimum) });

/** The fewest blocking pairs of all matchings that meet the minimums; undefined when there is none. */
const fewest = ({ world, opinions, minimum }: QuotaWorld): number | undefined => {
  let best: number | undefined;
  forEachMatching(world, (columnOfRow) => {
    const meets = minimum.every(
      (least, column) => columnOfRow.filter((chosen) => chosen === column).length >= least,
    );
    if (!meets) return;
    const pairs = blockingPairs(world, opinions, columnOfRow).length;
    if (best === undefined || pairs < best) best = pairs;
  });
  return best;
};

const solve = (problem: LowerQuotaProblem, options?: LowerQuotaOptions) => {
  const outcome = solveLowerQuotas(problem, options);
  expect(verifyLowerQuotas(problem, outcome)).toEqual([]);
  return outcome;
};

/** Worlds of any kind, and worlds with more places than rows, where stable matchings leave columns short. */
const quotaWorld = (
  size: { rows: number; columns: number; capacity: number },
  score: fc.Arbitrary<number>,
): fc.Arbitrary<QuotaWorld> =>
  fc.oneof(
    opinionatedWorld(size, score).chain(({ world, opinions }) =>
      fc
        .tuple(...world.capacity.map((capacity) => fc.nat(Math.min(capacity, 1))))
        .map((minimum) => ({ world, opinions, minimum })),
    ),
    crowdedWorld(4, score).chain(({ world, opinions }) =>
      fc
        .tuple(...world.capacity.map(() => fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(1))))
        .map((quotas) => ({
          world: { ...world, capacity: quotas.map(([capacity]) => capacity) },
          opinions,
          minimum: quotas.map(([, minimum]) => minimum),
        })),
    ),
  );

/** Opinions made strict: of equal scores the lower index is better. */
const strictly = (drawn: QuotaWorld): QuotaWorld => ({
  ...drawn,
  opinions: {
    ofRow: drawn.opinions.ofRow.map((row) => row.map((score, column) => score - column / 1e6)),
    ofColumn: drawn.opinions.ofColumn.map((row, r) => row.map((score) => score - r / 1e6)),
  },
});

/** Holds an answer of a finished search against all matchings. @returns its arm */
const expectRight = (drawn: QuotaWorld): string => {
  const best = fewest(drawn);
  const outcome = solve(quotaProblem(drawn));
  if (best === undefined) expect(outcome._tag).toBe("Infeasible");
  else if (best === 0) expect(outcome._tag).toBe("Stable");
  else expect(outcome).toMatchObject({ _tag: "AlmostStable", blockingPairs: best, lowerBound: best });
  return outcome._tag;
};

describe("lower quotas", () => {
  it.each(lowerQuotaCases)("case: $title", ({ problem, tag, blockingPairs: pairs }) => {
    const outcome = solve(problem);
    expect(outcome._tag).toBe(tag);
    if (outcome._tag === "AlmostStable") {
      expect(outcome.blockingPairs).toBe(pairs);
      expect(outcome.lowerBound).toBe(pairs);
    }
  });

  it("names the columns that compete, and no others", () => {
    const outcome = solve(lowerQuotaCases[2]!.problem);
    expect(outcome).toEqual({
      _tag: "Infeasible",
      violator: Int32Array.of(0, 1, 2),
      needed: 3,
      rows: 2,
    });
  });

  it("finds the fewest blocking pairs in compact families, or why there is no matching", () => {
    const seen = new Map<string, number>();
    for (const drawn of everyNth(fourAndTwoOfTwo(), 12)) {
      for (const minimum of choicesOf([
        [0, 1, 2],
        [0, 1, 2],
      ])) {
        // More places than rows, so that stable matchings leave columns short.
        const arm = expectRight({ ...drawn, world: { ...drawn.world, capacity: [3, 2] }, minimum });
        seen.set(arm, (seen.get(arm) ?? 0) + 1);
      }
    }
    for (const drawn of everyNth(threeAndThree(), 8)) {
      for (const minimum of [
        [0, 0, 1],
        [1, 1, 1],
        [2, 0, 0],
        [2, 2, 0],
      ]) {
        const arm = expectRight({ ...drawn, world: { ...drawn.world, capacity: [2, 2, 2] }, minimum });
        seen.set(arm, (seen.get(arm) ?? 0) + 1);
      }
    }
    for (const arm of ["Stable", "AlmostStable", "Infeasible"])
      expect(seen.get(arm), arm).toBeGreaterThan(400);
  });

  it("finds them in random worlds, with and without ties", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(
        quotaWorld({ rows: 6, columns: 4, capacity: 4 }, tiedWeight),
        fc.boolean(),
        (drawn, strict) => {
          const arm = expectRight(strict ? strictly(drawn) : drawn);
          seen.set(arm, (seen.get(arm) ?? 0) + 1);
        },
      ),
      { numRuns: 700 },
    );
    for (const arm of ["Stable", "AlmostStable", "Infeasible"])
      expect(seen.get(arm), arm).toBeGreaterThan(40);
  });

  it("says of every stable matching at once whether it meets the minimums (rural hospitals)", () => {
    let below = 0;
    fc.assert(
      fc.property(quotaWorld({ rows: 5, columns: 4, capacity: 2 }, tiedWeight), (drawn) => {
        const { world, opinions, minimum } = strictly(drawn);
        const { _tag } = solve(quotaProblem({ world, opinions, minimum }), { searchLimit: 0 });
        if (_tag !== "Stable") below++;
        forEachMatching(world, (columnOfRow) => {
          if (blockingPairs(world, opinions, columnOfRow).length > 0) return;
          const meets = minimum.every(
            (least, column) => columnOfRow.filter((chosen) => chosen === column).length >= least,
          );
          expect(meets).toBe(_tag === "Stable");
        });
      }),
      { numRuns: 500 },
    );
    expect(below).toBeGreaterThan(100);
  });

  it("keeps its bound honest when the search is cut short", () => {
    let open = 0;
    fc.assert(
      fc.property(
        quotaWorld({ rows: 6, columns: 4, capacity: 4 }, tiedWeight),
        fc.constantFrom(0, 1, 5, 20, 60),
        fc.boolean(),
        (drawn, searchLimit, strict) => {
          const judged = strict ? strictly(drawn) : drawn;
          const outcome = solve(quotaProblem(judged), { searchLimit });
          if (outcome._tag !== "AlmostStable") return;
          const best = fewest(judged)!;
          expect(outcome.lowerBound).toBeLessThanOrEqual(best);
          expect(outcome.blockingPairs).toBeGreaterThanOrEqual(best);
          if (outcome.lowerBound < outcome.blockingPairs) open++;
        },
      ),
      { numRuns: 800 },
    );
    expect(open).toBeGreaterThan(30);
  });

  it("fills many columns along long paths", () => {
    // Row i may go to columns i and i + 1; everybody starts at i, and the last column needs somebody.
    const side = 400;
    const rows = Array.from({ length: side }, (_, row) => row);
    const problem = lowerQuotaProblemOrThrow({
      rowCount: side,
      columnCount: side + 1,
      rowOffsets: Int32Array.from({ length: side + 1 }, (_, row) => 2 * row),
      columnOfEdge: Int32Array.from(rows.flatMap((row) => [row, row + 1])),
      rowScore: Float64Array.from(rows.flatMap(() => [2, 1])),
      columnScore: Float64Array.from(rows.flatMap(() => [1, 2])),
      minimumOfColumn: Int32Array.from({ length: side + 1 }, (_, column) => (column === 0 ? 0 : 1)),
    });
    const outcome = solve(problem, { searchLimit: 1000 });
    expect(outcome).toMatchObject({ _tag: "AlmostStable", blockingPairs: 1, lowerBound: 1 });
    expect([...(outcome as { columnOfRow: Int32Array }).columnOfRow]).toEqual(rows.map((row) => row + 1));
  });

  it("leaves its input alone and answers the same twice, at once or in slices", async () => {
    await fc.assert(
      fc.asyncProperty(quotaWorld({ rows: 6, columns: 4, capacity: 2 }, tiedWeight), async (drawn) => {
        const problem = quotaProblem(drawn);
        const before = structuredClone(problem);
        const once = solve(problem);
        expect(problem).toEqual(before);
        expect(await solveLowerQuotasAsync(problem)).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });

  it("stops wherever it is told to, with the best so far", () => {
    const side = 14;
    const rows = Array.from({ length: side }, (_, row) => row);
    const world: SmallWorld = {
      columnCount: 5,
      capacity: [side, side, side, 3, 3],
      allowed: rows.map((row) => rows.slice(0, 5).map((column) => (row + column) % 7 > 0 || column > 2)),
    };
    const opinions: Opinions = {
      ofRow: rows.map((row) =>
        rows.slice(0, 5).map((column) => ((row * 5 + column * 3) % 4) - 3 * column + row / 100),
      ),
      ofColumn: rows.map((row) =>
        rows.slice(0, 5).map((column) => ((row * 7 + column * 11) % 13) + row / 100),
      ),
    };
    const problem = quotaProblem({ world, opinions, minimum: [1, 2, 3, 3, 2] });
    let stops = 0;
    for (let slice = 0; slice < 40; slice++) {
      const slices = lowerQuotas(problem, { searchLimit: 40_000 });
      let step = slices.next(undefined);
      for (let at = 0; at < slice && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      const outcome = slices.next("aborted").value as LowerQuotaOutcome;
      expect(outcome).toMatchObject({ _tag: "Stopped", reason: "aborted", missing: 0 });
      expect(verifyLowerQuotas(problem, outcome)).toEqual([]);
      stops++;
    }
    expect(stops).toBeGreaterThan(2);
  });

  it("stops before the minimums are met, and says how many rows are missing", () => {
    const side = 700;
    const rows = Array.from({ length: side }, (_, row) => row);
    const problem = lowerQuotaProblemOrThrow({
      rowCount: side,
      columnCount: side,
      rowOffsets: Int32Array.from({ length: side + 1 }, (_, row) => side * row),
      columnOfEdge: Int32Array.from(rows.flatMap(() => rows)),
      rowScore: Float64Array.from(rows.flatMap(() => rows)),
      columnScore: Float64Array.from(rows.flatMap((row) => rows.map(() => row))),
      capacityOfColumn: new Int32Array(side).fill(side),
      minimumOfColumn: new Int32Array(side).fill(1),
    });
    const slices = lowerQuotas(problem);
    const step = slices.next(undefined);
    expect(step.done).toBe(false);
    const outcome = slices.next("aborted").value as LowerQuotaOutcome;
    expect(verifyLowerQuotas(problem, outcome)).toEqual([]);
    expect(outcome._tag === "Stopped" && outcome.missing).toBeGreaterThan(0);
  });
});
