/** The verifiers of stability with ties: sound on every proof that can be made up, and deaf to none of the mistakes in one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StableProblem } from "../../src/stable/problem";
import type {
  NoStableMatchingWithTies,
  Outbid,
  Overcrowded,
  StronglyStableOutcome,
  SuperStableOutcome,
} from "../../src/stable/ties/outcome";
import { solveStronglyStable } from "../../src/stable/ties/strongly-stable";
import { solveSuperStable } from "../../src/stable/ties/super-stable";
import { findBlockingPairs } from "../../src/verify/stability";
import { verifyStronglyStable, verifySuperStable } from "../../src/verify/ties";
import {
  everyNth,
  type OpinionatedWorld,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../arbitraries/compact-families";
import { opinionatedWorld, tiedSparseWorld } from "../arbitraries/worlds";
import { fromLists } from "../cases/stable";
import { problemOf } from "../laws/stable-laws";
import { forEachMatching } from "../oracles/brute-force";
import {
  allStable,
  blockingPairsOf,
  columnOfRowOf,
  marketOf,
  notions,
  partnersOf,
} from "../oracles/stability";

it("finds the blocking pairs of every notion, for every matching", () => {
  const found = { weak: 0, strong: 0, super: 0 };
  fc.assert(
    fc.property(opinionatedWorld({ rows: 4, columns: 3, capacity: 2 }, fc.nat(2)), ({ world, opinions }) => {
      const market = marketOf(world, opinions);
      const problem = problemOf(world, opinions);
      const rows = world.allowed.length;
      forEachMatching(world, (columnOfRow) => {
        for (const notion of notions) {
          const expected = blockingPairsOf(market, partnersOf(columnOfRow, world.columnCount), notion);
          const pairs = findBlockingPairs(problem, Int32Array.from(columnOfRow), notion);
          expect(pairs.map(({ row, column }) => [row, rows + column])).toEqual(expected);
          found[notion] += pairs.length;
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(found.weak).toBeGreaterThan(1000);
  expect(found.strong).toBeGreaterThan(1.1 * found.weak);
  expect(found.super).toBeGreaterThan(1.02 * found.strong);
});

type AnyRefutation = NoStableMatchingWithTies<"strong" | "super">;

/** Calls a verifier with whatever proof, as one that reads it from a file would. */
const judge = (
  problem: StableProblem,
  notion: "strong" | "super",
  outcome: object,
): ReadonlyArray<{ readonly _tag: string }> =>
  notion === "strong"
    ? verifyStronglyStable(problem, outcome as StronglyStableOutcome)
    : verifySuperStable(problem, outcome as SuperStableOutcome);

const refutation = (
  notion: "strong" | "super",
  steps: ReadonlyArray<Outbid | Overcrowded>,
  placesToFill = 0,
  rowsLeft = 0,
): AnyRefutation => ({ _tag: "NoStableMatching", notion, steps, placesToFill, rowsLeft });

const edgesOf = (problem: StableProblem): number[] => [...problem.columnOfEdge.keys()];

/** edge → row. */
const rowsOf = ({ rowCount, rowOffsets }: StableProblem): number[] =>
  Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: rowOffsets[row + 1]! - rowOffsets[row]! }, () => row),
  ).flat();

/** Every set of items. */
const subsetsOf = <A>(items: ReadonlyArray<A>): A[][] =>
  Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, at) => (bits >> at) & 1));

/**
 * Makes up every step that the verifier lets pass, one after the other, until there is none: nothing that is in a stable matching may be ruled out on
 * the way, and in the end nothing may be proved that is false.
 */
const makeUp = (
  { world, opinions }: OpinionatedWorld,
  notion: "strong" | "super",
  seen: { outbid: number; overcrowded: number; proofs: number },
): void => {
  const problem = problemOf(world, opinions);
  const rows = rowsOf(problem);
  const all = allStable(marketOf(world, opinions), notion).map((partners) =>
    columnOfRowOf(partners, world.allowed.length),
  );
  const isInStable = (edge: number): boolean =>
    all.some((columnOfRow) => columnOfRow[rows[edge]!] === problem.columnOfEdge[edge]);
  const steps: (Outbid | Overcrowded)[] = [];
  const holds = (step: Outbid | Overcrowded): boolean =>
    judge(problem, notion, refutation(notion, [...steps, step])).every(
      ({ _tag }) => _tag === "NoContradiction" || _tag === "WrongCount",
    );
  const contests = subsetsOf(edgesOf(problem)).filter((set) => set.length > 0);
  for (let left = edgesOf(problem); ; ) {
    const before = left.length;
    for (const edge of left) {
      const outbid: Outbid = { _tag: "Outbid", pairs: Int32Array.of(edge) };
      const overcrowded = contests.map(
        (contest): Overcrowded => ({
          _tag: "Overcrowded",
          pairs: Int32Array.of(edge),
          contest: Int32Array.from(contest),
        }),
      );
      const step = [outbid, ...(notion === "strong" ? overcrowded : [])].find(holds);
      if (step === undefined) continue;
      expect(isInStable(edge)).toBe(false);
      steps.push(step);
      seen[step._tag === "Outbid" ? "outbid" : "overcrowded"]++;
      left = left.filter((other) => other !== edge);
    }
    if (left.length === before) break;
  }
  const [verdict] = judge(problem, notion, refutation(notion, steps, -1, -1));
  if (verdict?._tag !== "WrongCount") return;
  expect(all).toEqual([]);
  seen.proofs++;
};

describe.each(["strong", "super"] as const)("a proof that there is no %s matching", (notion) => {
  const solve = (problem: StableProblem): StronglyStableOutcome | SuperStableOutcome =>
    notion === "strong" ? solveStronglyStable(problem) : solveSuperStable(problem);

  it("can't be made up where there is one: two and two", () => {
    const seen = { outbid: 0, overcrowded: 0, proofs: 0 };
    for (const one of everyNth(twoAndTwoWithTies(), 3)) makeUp(one, notion, seen);
    expect(seen.outbid).toBeGreaterThan(150);
    expect(seen.proofs).toBeGreaterThan(50);
  });

  it("can't be made up where there is one: three and two, with places", () => {
    const seen = { outbid: 0, overcrowded: 0, proofs: 0 };
    for (const one of everyNth(threeAndTwoWithTies(), 79)) makeUp(one, notion, seen);
    expect(seen.outbid).toBeGreaterThan(100);
    if (notion === "strong") expect(seen.overcrowded).toBeGreaterThan(20);
    expect(seen.proofs).toBeGreaterThan(20);
  });

  it("is refused with any single mistake in it", () => {
    const seen = new Map<string, number>();
    const expectTag = (problem: StableProblem, outcome: object, tag: string): void => {
      const tags = judge(problem, notion, outcome).map(({ _tag }) => _tag);
      expect(tags).toContain(tag);
      seen.set(tag, (seen.get(tag) ?? 0) + 1);
    };
    fc.assert(
      fc.property(
        tiedSparseWorld({ rows: 7, columns: 5, capacity: 2, degree: 3 }),
        fc.nat(),
        ({ world, opinions }, choice) => {
          const problem = problemOf(world, opinions);
          const outcome = solve(problem);
          if (outcome._tag !== "NoStableMatching") return;
          const good: AnyRefutation = outcome;
          const other = notion === "strong" ? "super" : "strong";
          expectTag(problem, { ...good, notion: other }, "WrongNotion");
          expectTag(problem, { ...good, placesToFill: good.placesToFill + 1 }, "WrongCount");
          expectTag(problem, { ...good, rowsLeft: good.rowsLeft - 1 }, "WrongCount");
          if (good.steps.length === 0) return;

          const at = choice % good.steps.length;
          const replaced = (step: Outbid | Overcrowded): AnyRefutation => ({
            ...good,
            steps: good.steps.with(at, step),
          });
          const step = good.steps[at]!;
          const { pairs } = step;
          expectTag(problem, replaced({ ...step, pairs: Int32Array.of(...pairs, pairs[0]!) }), "NoSuchPair");
          expectTag(problem, replaced({ ...step, pairs: Int32Array.of(...pairs, -1) }), "NoSuchPair");
          expectTag(
            problem,
            replaced({ ...step, pairs: Int32Array.of(problem.columnOfEdge.length, ...pairs) }),
            "NoSuchPair",
          );
          if (step._tag === "Outbid") return;
          const { contest } = step;
          expectTag(problem, replaced({ ...step, contest: contest.slice(1) }), "NotOvercrowded");
          expectTag(problem, replaced({ ...step, contest: contest.slice(0, -1) }), "NotOvercrowded");
          expectTag(
            problem,
            replaced({ ...step, contest: Int32Array.of(...contest, contest[0]!) }),
            "BadContest",
          );
        },
      ),
      { numRuns: 800 },
    );
    expect(seen.get("WrongCount")).toBeGreaterThan(200);
    expect(seen.get("NoSuchPair")).toBeGreaterThan(100);
    if (notion === "strong") expect(seen.get("NotOvercrowded")).toBeGreaterThan(20);
  });

  it("is no proof without its steps", () => {
    // Both rows want column 0, which doesn't mind; column 1 is wanted by neither as much.
    const problem = fromLists(
      [
        [0, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 1],
      ],
    );
    const tied: StableProblem = { ...problem, columnScore: Float64Array.of(0, 0, 0, 0) };
    const outcome = solve(tied);
    expect(outcome).toMatchObject({ _tag: "NoStableMatching", placesToFill: 2, rowsLeft: 0 });
    expect(judge(tied, notion, { ...outcome, steps: [] })).toEqual([
      { _tag: "NoContradiction", placesToFill: 1, rowsLeft: 2 },
    ]);
  });

  it("must not rule out a pair for too few rivals", () => {
    const problem = fromLists([[0], [0], [0]], [[0, 1, 2]], [2]);
    const outbid = (...edges: number[]): AnyRefutation =>
      refutation(notion, [{ _tag: "Outbid", pairs: Int32Array.from(edges) }]);
    expect(judge(problem, notion, outbid(1))).toEqual([
      { _tag: "NotOutbid", step: 0, edge: 1, rivals: 1, capacity: 2 },
    ]);
    expect(judge(problem, notion, outbid(2))).toEqual([
      { _tag: "NoContradiction", placesToFill: 2, rowsLeft: 2 },
    ]);
  });
});

describe("a contest", () => {
  /** Three rows that ask columns 0 and 1, of equal worth everywhere; row 3 asks column 2 only. */
  const problem: StableProblem = {
    ...fromLists(
      [
        [0, 1],
        [0, 1],
        [0, 1, 2],
        [1, 2],
      ],
      [
        [0, 1, 2],
        [0, 1, 2, 3],
        [2, 3],
      ],
    ),
    // Row 2 asks all three, row 3 column 2.
    rowScore: Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0, 1),
    columnScore: Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0, 1),
  };
  const overcrowded = (contest: number[], pairs: number[]): AnyRefutation =>
    refutation("strong", [
      { _tag: "Overcrowded", contest: Int32Array.from(contest), pairs: Int32Array.from(pairs) },
    ]);

  it.each<[string, number[], number[], object]>([
    ["has a way out", [0, 2, 3, 5], [0], { _tag: "WayOut", step: 0, edge: 6 }],
    ["closes a circle", [0, 1, 2, 3], [0], { _tag: "BadContest", step: 0, edge: 3, why: "circle" }],
    ["names who does not ask", [7, 5], [5], { _tag: "BadContest", step: 0, edge: 7, why: "not-asking" }],
    ["is too small", [0, 2, 3], [0], { _tag: "NotOvercrowded", step: 0, column: 1, rows: 1, places: 1 }],
  ])("is none when it %s", (_, contest, pairs, violation) => {
    expect(
      verifyStronglyStable(problem, overcrowded(contest, pairs) as StronglyStableOutcome),
    ).toContainEqual(violation);
  });

  it("must be even, and rules out no pair of other columns or of better rows", () => {
    // Three rows for column 0, of which row 0 is the best.
    const uneven = fromLists([[0], [0], [0]], [[0, 1, 2]], [2]);
    expect(verifyStronglyStable(uneven, overcrowded([0, 1, 2], [2]) as StronglyStableOutcome)).toContainEqual(
      {
        _tag: "BadContest",
        step: 0,
        edge: 1,
        why: "uneven",
      },
    );
    const better: StableProblem = { ...uneven, columnScore: Float64Array.of(2, 1, 1) };
    expect(verifyStronglyStable(better, overcrowded([1, 2], [0]) as StronglyStableOutcome)).toEqual([
      { _tag: "OutsideContest", step: 0, edge: 0 },
    ]);
    expect(verifyStronglyStable(better, overcrowded([1, 2], [1, 2]) as StronglyStableOutcome)).toEqual([
      { _tag: "WrongCount", placesToFill: 2, rowsLeft: 1 },
    ]);
  });

  it("proves nothing about super-stable matchings", () => {
    const outcome = { ...overcrowded([0, 2, 3, 5], [0]), notion: "super" };
    expect(verifySuperStable(problem, outcome as SuperStableOutcome)).toEqual([
      { _tag: "WrongNotion", step: 0 },
    ]);
  });
});

describe("a matching that claims to be strongly or super-stable", () => {
  const problem: StableProblem = {
    ...fromLists(
      [
        [0, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 1],
      ],
    ),
    rowScore: Float64Array.of(1, 1, 1, 1),
    columnScore: Float64Array.of(1, 1, 1, 1),
  };
  it.each<[string, number[], string[], string[]]>([
    ["two indifferent couples", [0, 1], [], ["BlockingPair", "BlockingPair"]],
    ["somebody left out", [0, -1], Array(3).fill("BlockingPair"), Array(3).fill("BlockingPair")],
    ["a column given twice", [0, 0], ["OverCapacity"], ["OverCapacity"]],
    ["columns that do not exist", [5, 0], ["ForbiddenPair"], ["ForbiddenPair"]],
    ["too few rows", [0], ["WrongLength"], ["WrongLength"]],
  ])("%s", (_, columnOfRow, strong, superStable) => {
    const matching = Int32Array.from(columnOfRow);
    const tagsOf = (violations: ReadonlyArray<{ readonly _tag: string }>): string[] =>
      violations.map(({ _tag }) => _tag);
    expect(tagsOf(verifyStronglyStable(problem, { _tag: "StronglyStable", columnOfRow: matching }))).toEqual(
      strong,
    );
    expect(tagsOf(verifySuperStable(problem, { _tag: "SuperStable", columnOfRow: matching }))).toEqual(
      superStable,
    );
  });
});
