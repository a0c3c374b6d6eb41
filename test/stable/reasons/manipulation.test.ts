import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain } from "../../../src/graph/slices";
import type { ProposingSide } from "../../../src/stable/deferred-acceptance";
import type { StableProblem } from "../../../src/stable/problem";
import {
  type ManipulationQuestion,
  manipulation,
  manipulationInSlices,
  manipulationOrThrow,
} from "../../../src/stable/reasons/manipulation";
import type { AskingSide } from "../../../src/stable/reasons/outcome";
import { reportList, reportListOrThrow } from "../../../src/stable/reasons/report-list";
import { solveStable } from "../../../src/stable/solvers";
import {
  choicesOf,
  everyNth,
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  type OpinionatedWorld,
  permutationsOf,
  threeAndThree,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { fromLists } from "../../cases/stable";
import { problemOf } from "../../laws/stable-laws";

type Seen = Map<string, number>;

/** Every list that names some of the people, in every order. */
const listsOf = (people: number[]): number[][] => setsOf(people).flatMap((set) => permutationsOf(set));

/** The same world with two places in its first column. */
const ofTwoPlaces = ({ world, opinions }: OpinionatedWorld): OpinionatedWorld => ({
  world: { ...world, capacity: world.capacity.map((one, column) => (column === 0 ? 2 : one)) },
  opinions,
});

const setsOf = (people: number[]): number[][] =>
  [...choicesOf(people.map(() => [false, true]))].map((kept) => people.filter((_, at) => kept[at]));

/** The world that is told when somebody reports a list, made without the library. */
const toldWorld = (
  { world, opinions }: OpinionatedWorld,
  side: AskingSide,
  index: number,
  list: number[],
): OpinionatedWorld => {
  const isOwn = (row: number, column: number): boolean => (side === "row" ? row : column) === index;
  const place = (row: number, column: number): number => list.indexOf(side === "row" ? column : row);
  const told = (matrix: OpinionatedWorld["opinions"]["ofRow"], of: AskingSide): number[][] =>
    matrix.map((scores, r) => scores.map((score, c) => (side === of && isOwn(r, c) ? -place(r, c) : score)));
  return {
    world: {
      ...world,
      allowed: world.allowed.map((row, r) =>
        row.map((allowed, c) => allowed && (!isOwn(r, c) || place(r, c) >= 0)),
      ),
    },
    opinions: { ofRow: told(opinions.ofRow, "row"), ofColumn: told(opinions.ofColumn, "column") },
  };
};

const partnersOf = (columnOfRow: Int32Array, side: AskingSide, index: number): number[] =>
  side === "row"
    ? [...columnOfRow.slice(index, index + 1)].filter((column) => column >= 0)
    : [...columnOfRow].flatMap((column, row) => (column === index ? [row] : []));

/** Tries every report of one participant, and holds the answer against the best of them. */
const judge = (
  told: OpinionatedWorld,
  problem: StableProblem,
  question: ManipulationQuestion,
  seen: Seen,
  namings: (people: number[]) => number[][] = listsOf,
): void => {
  const { side, index, proposing = "rows", reports = "any" } = question;
  const { world, opinions } = told;
  const scoreOf = (other: number): number =>
    side === "row" ? opinions.ofRow[index]![other]! : opinions.ofColumn[other]![index]!;
  const scoresOf = (partners: ArrayLike<number>): number[] =>
    Array.from(partners, scoreOf).sort((a, b) => b - a);
  const isBetter = (partners: ArrayLike<number>, than: ArrayLike<number>): boolean => {
    const [mine, others] = [scoresOf(partners), scoresOf(than)];
    if (mine.length < others.length || mine.some((score, at) => score < (others[at] ?? score))) return false;
    return mine.length > others.length || mine.some((score, at) => score > others[at]!);
  };
  const people = (side === "row" ? world.capacity : world.allowed).flatMap((_, other) =>
    world.allowed[side === "row" ? index : other]![side === "row" ? other : index] ? [other] : [],
  );
  const run = (list: number[]): number[] => {
    const reported = toldWorld(told, side, index, list);
    const { columnOfRow } = solveStable(problemOf(reported.world, reported.opinions), { proposing });
    return partnersOf(columnOfRow, side, index);
  };
  const honest = partnersOf(solveStable(problem, { proposing }).columnOfRow, side, index);
  const tried = reports === "reorder" ? permutationsOf(people) : namings(people);
  const got = tried.map(run);
  const answer = manipulationOrThrow(problem, { runs: 1e6, ...question });
  const places = side === "row" ? 1 : world.capacity[index]!;
  const kind = "because" in answer ? answer.because : "by" in answer ? answer.by : answer._tag;
  const name = `${proposing} propose, ${reports}, ${places === 1 ? "one" : places === 0 ? "no" : "several"}: ${kind}`;
  seen.set(name, (seen.get(name) ?? 0) + 1);
  expect([...answer.honest]).toEqual(honest);
  if (answer._tag === "CannotGain") expect(got.filter((partners) => isBetter(partners, honest))).toEqual([]);
  if (answer._tag !== "Gains") return;
  expect(isBetter(answer.partners, honest)).toBe(true);
  // Run again, with the naive world and with the library's own.
  expect([...answer.partners]).toEqual(run([...answer.list]));
  const again = solveStable(reportListOrThrow(problem, { side, index, list: answer.list }), { proposing });
  expect(partnersOf(again.columnOfRow, side, index)).toEqual([...answer.partners]);
  // Nothing that another report brings is better.
  expect(got.filter((partners) => isBetter(partners, answer.partners))).toEqual([]);
  if (reports === "reorder") expect([...answer.list].sort()).toEqual([...people].sort());
};

const judgeAll = (world: OpinionatedWorld, seen: Seen): void => {
  const problem = problemOf(world.world, world.opinions);
  for (const proposing of ["rows", "columns"] as const) {
    for (const reports of ["any", "reorder"] as const) {
      for (let index = 0; index < world.world.allowed.length; index++)
        judge(world, problem, { side: "row", index, proposing, reports }, seen);
      for (let index = 0; index < world.world.columnCount; index++)
        judge(world, problem, { side: "column", index, proposing, reports }, seen);
    }
  }
};

const expectSeen = (seen: Seen, names: Record<string, number>): void => {
  for (const [name, least] of Object.entries(names)) expect(seen.get(name) ?? 0, name).toBeGreaterThan(least);
};

describe("manipulation, against every report there is", () => {
  it.each<[string, Iterable<OpinionatedWorld>, Record<string, number>]>([
    [
      "three and three",
      everyNth(threeAndThree(), 97),
      {
        "rows propose, any, one: ProposingSide": 100,
        "rows propose, any, one: Truncation": 10,
        "columns propose, any, one: Truncation": 10,
        "rows propose, any, one: BestStablePartner": 50,
        "rows propose, reorder, one: EveryOrderTried": 50,
      },
    ],
    [
      "four and four in circles",
      everyNth(fourAndFourInCircles(), 2111),
      { "rows propose, any, one: Truncation": 1 },
    ],
    [
      "four and two of two",
      everyNth(fourAndTwoOfTwo(), 97),
      {
        "rows propose, any, several: EverySetTried": 20,
        "rows propose, any, several: Dropping": 5,
        "rows propose, reorder, several: Undecided": 20,
        "columns propose, any, several: EverySetTried": 20,
        "columns propose, any, one: Truncation": 5,
      },
    ],
    [
      "two and two with ties",
      everyNth(twoAndTwoWithTies(), 31),
      { "rows propose, any, one: ProposingSide": 100 },
    ],
    ["three and two with ties", everyNth(threeAndTwoWithTies(), 307), {}],
  ])("%s", (_, family, names) => {
    const seen: Seen = new Map();
    for (const world of family) judgeAll(world, seen);
    expectSeen(seen, names);
  });

  it("random worlds", () => {
    const seen: Seen = new Map();
    fc.assert(
      fc.property(
        fc.oneof(
          opinionatedWorld({ rows: 4, columns: 3, capacity: 2 }, tiedWeight),
          opinionatedWorld({ rows: 4, columns: 3, capacity: 2 }, fc.nat(1000)),
          crowdedWorld(3, fc.nat(1000)),
        ),
        (world) => judgeAll(world, seen),
      ),
      { numRuns: 250 },
    );
    expectSeen(seen, {
      "rows propose, any, no: NoPlaces": 20,
      "rows propose, any, several: EverySetTried": 20,
      "rows propose, any, one: Truncation": 10,
      "columns propose, any, one: Truncation": 5,
    });
  });

  it("changing the order alone: all orders of lists of four", () => {
    const seen: Seen = new Map();
    const ask = (world: OpinionatedWorld): void => {
      const problem = problemOf(world.world, world.opinions);
      for (const [side, proposing] of [
        ["row", "columns"],
        ["column", "rows"],
      ] as const) {
        judge(world, problem, { side, index: 0, proposing, reports: "reorder" }, seen);
      }
    };
    fc.assert(fc.property(crowdedWorld(4, fc.nat(1000)), ask), { numRuns: 1500 });
    expectSeen(seen, {
      "rows propose, reorder, one: Reordering": 10,
      "columns propose, reorder, one: Reordering": 10,
      "rows propose, reorder, one: EveryOrderTried": 100,
    });
  });
});

describe("manipulation, against every set that a column could name", () => {
  it("random worlds of six rows", () => {
    const seen: Seen = new Map();
    fc.assert(
      fc.property(
        fc.oneof(
          opinionatedWorld({ rows: 6, columns: 4, capacity: 3 }, fc.nat(20)),
          crowdedWorld(7, fc.nat(1000)).map(ofTwoPlaces),
        ),
        fc.constantFrom("rows" as const, "columns" as const),
        (world, proposing) => {
          const problem = problemOf(world.world, world.opinions);
          for (let index = 0; index < world.world.columnCount; index++) {
            if (world.world.capacity[index]! > 1 && (index === 0 || world.world.columnCount < 7))
              judge(world, problem, { side: "column", index, proposing }, seen, setsOf);
          }
        },
      ),
      { numRuns: 600 },
    );
    expectSeen(seen, {
      "rows propose, any, several: Dropping": 10,
      "columns propose, any, several: EverySetTried": 100,
    });
  });
});

describe("manipulation", () => {
  const example1 = fromLists(
    [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ],
    [
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ],
  );

  it("Gale and Shapley's first example: a woman who accepts only her first wish gets him", () => {
    const answer = manipulationOrThrow(example1, { side: "column", index: 0 });
    expect(answer).toEqual({
      _tag: "Gains",
      by: "Truncation",
      honest: Int32Array.of(0),
      partners: Int32Array.of(1),
      list: Int32Array.of(1),
    });
    // Everybody asks her only once: the order of her list is never read.
    expect(manipulationOrThrow(example1, { side: "column", index: 0, reports: "reorder" })).toMatchObject({
      because: "EveryOrderTried",
    });
  });

  it("Roth's colleges: even as proposer, a college of several places can gain by leaving names out", () => {
    // Roth 1985, the example for colleges that propose: three colleges, the first with two places, four students.
    const problem = fromLists(
      [
        [2, 0, 1],
        [1, 0, 2],
        [0, 2, 1],
        [0, 1, 2],
      ],
      [
        [0, 1, 2, 3],
        [0, 1, 2, 3],
        [2, 0, 1, 3],
      ],
      [2, 1, 1],
    );
    const proposing: ProposingSide = "columns";
    expect([...solveStable(problem, { proposing }).columnOfRow]).toEqual([2, 1, 0, 0]);
    const answer = manipulationOrThrow(problem, { side: "column", index: 0, proposing });
    expect(answer).toMatchObject({
      _tag: "Gains",
      by: "Dropping",
      honest: Int32Array.of(2, 3),
      partners: Int32Array.of(0, 3),
    });
  });

  it("says that it does not know when its runs are used up", () => {
    const problem = fromLists([[0], [0], [0]], [[0, 1, 2]], [2]);
    expect(manipulationOrThrow(problem, { side: "column", index: 0, runs: 0 })).toEqual({
      _tag: "Undecided",
      honest: Int32Array.of(0, 1),
      runs: 0,
    });
    expect(manipulationOrThrow(problem, { side: "column", index: 0 })).toMatchObject({
      because: "EverySetTried",
    });
  });

  it.each<[string, ManipulationQuestion, StableProblem]>([
    ["a search of sets", { side: "column", index: 0 }, fromLists([[0], [0], [0]], [[0, 1, 2]], [2])],
    ["a search of orders", { side: "column", index: 0, reports: "reorder" }, example1],
  ])("can be stopped: %s", (_, question, problem) => {
    const slices = manipulationInSlices(problem, question);
    expect(slices.next(undefined).done).toBe(false);
    expect(slices.next("aborted")).toEqual({ done: true, value: { _tag: "Stopped", reason: "aborted" } });
    expect(drain(manipulationInSlices(problem, question))).toEqual(manipulationOrThrow(problem, question));
  });

  it("reports questions that make no sense, all at once", () => {
    const findings = (question: object): unknown => {
      const answer = manipulation(example1, question as ManipulationQuestion);
      return "left" in answer ? answer.left.findings.map(({ code, place }) => [code, place.path?.[0]]) : [];
    };
    expect(findings({ side: "column", index: 3, proposing: "both", reports: "none", runs: -1 })).toEqual([
      ["out-of-range", "index"],
      ["unknown-name", "proposing"],
      ["unknown-name", "reports"],
      ["out-of-range", "runs"],
    ]);
    expect(findings({ side: "middle", index: 3 })).toEqual([["unknown-name", "side"]]);
    expect(() => manipulationOrThrow(example1, { side: "row", index: -1 })).toThrow();
  });
});

describe("a reported list", () => {
  it("makes the world that is told", () => {
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 4, columns: 4, capacity: 2 }, tiedWeight),
        fc.constantFrom("row" as const, "column" as const),
        fc.nat(3),
        fc.infiniteStream(fc.nat(99)),
        (world, side, index, stream) => {
          const count = side === "row" ? world.world.allowed.length : world.world.columnCount;
          if (index >= count) return;
          const others = (side === "row" ? world.world.capacity : world.world.allowed).flatMap((_, other) =>
            world.world.allowed[side === "row" ? index : other]![side === "row" ? other : index]
              ? [other]
              : [],
          );
          const keyed = others.map((other) => ({ other, key: stream.next().value }));
          const list = keyed
            .filter(({ key }) => key < 70)
            .sort((a, b) => a.key - b.key)
            .map(({ other }) => other);
          const told = toldWorld(world, side, index, list);
          expect(reportListOrThrow(problemOf(world.world, world.opinions), { side, index, list })).toEqual(
            problemOf(told.world, told.opinions),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it("that names strangers, or somebody twice, is reported", () => {
    const problem = fromLists([[0], [1]], [[0], [1]]);
    const codes = (report: object): unknown => {
      const answer = reportList(problem, report as never);
      return "left" in answer ? answer.left.findings.map(({ code, place }) => [code, ...place.path!]) : [];
    };
    expect(codes({ side: "row", index: 0, list: [0, 0, 1, 2, -1, 0.5] })).toEqual([
      ["duplicate-edge", "list", 1],
      ["out-of-range", "list", 2],
      ["out-of-range", "list", 3],
      ["out-of-range", "list", 4],
      ["out-of-range", "list", 5],
    ]);
    expect(codes({ side: "column", index: 0, list: [1] })).toEqual([["out-of-range", "list", 0]]);
    expect(codes({ side: "column", index: 2, list: [] })).toEqual([["out-of-range", "column"]]);
    expect(codes({ side: "peer", index: 0, list: [] })).toEqual([["unknown-name", "side"]]);
    expect(() => reportListOrThrow(problem, { side: "row", index: 0, list: [1] })).toThrow();
  });
});
