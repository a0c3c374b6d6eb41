/** Empty sides, what cannot be, laziness, stopping. */
import { describe, expect, it } from "vitest";
import {
  bestAssignments,
  bestAssignmentsAsync,
  bestAssignmentsSlices,
  solveBestAssignments,
  solveBestAssignmentsAsync,
} from "../../../src/assignment/k-best/best-assignments";
import {
  assignmentProblemFromMatrixOrThrow,
  denseAssignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import { seededRandom } from "../../../src/graph/random";
import type { Progress } from "../../../src/graph/slices";
import { verifyBestAssignments } from "../../../src/verify/best-assignments";

const small = assignmentProblemFromMatrixOrThrow([
  [7, 4],
  [6, 2],
]);

const uniform = (side: number, sense: "maximise" | "minimise" = "maximise") => {
  const draw = seededRandom(side);
  const weight = Float64Array.from({ length: side * side }, () => draw.fraction());
  return denseAssignmentProblemOrThrow({ rowCount: side, columnCount: side, weight, sense });
};

describe("edges", () => {
  it.each([
    ["no rows, no columns", 0, 0],
    ["no rows", 0, 3],
    ["no columns", 3, 0],
  ])("%s: one assignment, of nobody", (_, rowCount, columnCount) => {
    const problem = denseAssignmentProblemOrThrow({ rowCount, columnCount, weight: new Float64Array(0) });
    for (const coverage of ["free", "first", "complete"] as const) {
      const outcome = solveBestAssignments(problem, { coverage });
      expect(outcome).toMatchObject({ _tag: "Ranked", bound: undefined });
      expect(outcome._tag === "Ranked" && outcome.assignments.map(({ size }) => size)).toEqual([0]);
      expect(verifyBestAssignments(problem, outcome)).toEqual([]);
    }
  });

  it("a column without places is no choice", () => {
    const problem = assignmentProblemFromMatrixOrThrow([[3, 5]], Int32Array.of(0, 2));
    const all = [...bestAssignments(problem)];
    expect(all.map(({ total }) => total)).toEqual([5, 0]);
  });

  it("places of a column are one and the same", () => {
    const problem = assignmentProblemFromMatrixOrThrow([[1], [1], [1]], Int32Array.of(3));
    expect([...bestAssignments(problem, { coverage: "first" })]).toHaveLength(1);
    expect([...bestAssignments(problem)]).toHaveLength(8);
  });

  it.each([
    [0],
    [-1],
    [Number.NaN],
  ])("%d of them are none, with a bound that nothing is better than", (count) => {
    const outcome = solveBestAssignments(small, { count });
    expect(outcome).toMatchObject({ assignments: [], bound: Number.POSITIVE_INFINITY });
    expect(verifyBestAssignments(small, outcome)).toEqual([]);
    const cheap = { ...small, sense: "minimise" as const };
    expect(verifyBestAssignments(cheap, solveBestAssignments(cheap, { count }))).toEqual([]);
  });

  it("ten when nothing is said", () => {
    expect(solveBestAssignments(uniform(5)).assignments).toHaveLength(10);
  });

  it("what cannot be complete gives nothing, and says why", () => {
    const problem = assignmentProblemFromMatrixOrThrow([
      [1, null],
      [1, null],
    ]);
    const best = bestAssignments(problem, { coverage: "complete" });
    expect([...best]).toEqual([]);
    expect(best.next().done).toBe(true);
    const ranking = best.ranking();
    expect(ranking._tag).toBe("Infeasible");
    expect(verifyBestAssignments(problem, ranking)).toEqual([]);
  });
});

describe("laziness", () => {
  it("goes on after a break, and stays at the end", () => {
    const best = bestAssignments(small);
    const totals: number[] = [];
    for (const { total } of best) {
      totals.push(total);
      if (totals.length === 2) break;
    }
    expect(best.ranking()).toMatchObject({ assignments: { length: 2 } });
    for (const { total } of best) totals.push(total);
    expect(totals).toEqual([10, 9, 7, 6, 4, 2, 0]);
    expect(best.next()).toEqual({ done: true, value: undefined });
  });

  it("a ranking that was asked for does not change afterwards", () => {
    const best = bestAssignments(small);
    best.next();
    const before = best.ranking();
    const copy = structuredClone(before);
    for (const _ of best);
    expect(before).toEqual(copy);
    expect(verifyBestAssignments(small, before)).toEqual([]);
  });
});

describe("being stopped", () => {
  it.each([
    ["maximise"],
    ["minimise"],
  ] as const)("gives the best so far and a bound, after any number of slices (%s)", (sense) => {
    const problem = uniform(160, sense);
    const counts = new Set<number>();
    for (let slicesBefore = 0; slicesBefore < 40; slicesBefore += 3) {
      const slices = bestAssignmentsSlices(problem, { count: 10, coverage: "first" });
      let step = slices.next(undefined);
      for (let slice = 0; slice < slicesBefore && step.done !== true; slice++) step = slices.next(undefined);
      if (step.done === true) continue;
      step = slices.next("aborted");
      if (step.done !== true || step.value._tag !== "Stopped") throw new Error("went on");
      expect(step.value.reason).toBe("aborted");
      counts.add(step.value.assignments.length);
      expect(verifyBestAssignments(problem, step.value)).toEqual([]);
      const all = solveBestAssignments(problem, { count: 10, coverage: "first" });
      expect(all.assignments.slice(0, step.value.assignments.length)).toEqual(step.value.assignments);
      const next = all.assignments[step.value.assignments.length];
      const slack = (step.value.bound ?? 0) - (next?.total ?? 0);
      if (next !== undefined) expect(sense === "maximise" ? slack : -slack).toBeGreaterThan(-1e-9);
    }
    expect(counts.size).toBeGreaterThan(3);
  });

  it("by a signal, and not without one", async () => {
    const signal = AbortSignal.abort();
    const stopped = await solveBestAssignmentsAsync(uniform(160), { signal });
    expect(stopped._tag).toBe("Stopped");
    const progress: Progress[] = [];
    const all = await solveBestAssignmentsAsync(small, { count: 3, onProgress: (one) => progress.push(one) });
    expect(all).toEqual(solveBestAssignments(small, { count: 3 }));
    expect(progress.at(-1)).toEqual({ done: 3, total: 3 });
  });

  it("of an asynchronous iterator ends it", async () => {
    const problem = uniform(60);
    const controller = new AbortController();
    const best = bestAssignmentsAsync(problem, { signal: controller.signal });
    const found = [];
    for await (const item of best) {
      found.push(item);
      if (item.rank === 5) controller.abort();
    }
    expect(found).toHaveLength(5);
    const ranking = best.ranking();
    expect(ranking).toMatchObject({ _tag: "Stopped", reason: "aborted", assignments: { length: 5 } });
    expect(verifyBestAssignments(problem, ranking)).toEqual([]);
    expect(await best.next()).toEqual({ done: true, value: undefined });
  });

  it("asynchronous calls wait for each other, and a second loop goes on", async () => {
    const best = bestAssignmentsAsync(small);
    const [first, second] = await Promise.all([best.next(), best.next()]);
    expect([first.value?.total, second.value?.total]).toEqual([10, 9]);
    const rest: number[] = [];
    for await (const { total } of best) rest.push(total);
    expect(rest).toEqual([7, 6, 4, 2, 0]);
    expect(best.ranking()).toMatchObject({ _tag: "Ranked", bound: undefined });
  });
});
