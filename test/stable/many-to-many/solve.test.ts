import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain, type Slices } from "../../../src/graph/slices";
import type { ManyToManyOutcome, ManyToManyStable } from "../../../src/stable/many-to-many/outcome";
import { type ManyToManyProblem, manyToManyProblemOrThrow } from "../../../src/stable/many-to-many/problem";
import {
  columnsOfRow,
  manyToManyAcceptance,
  solveManyToMany,
  solveManyToManyAsync,
} from "../../../src/stable/many-to-many/solve";
import type { ProposingSide } from "../../../src/stable/market";
import { solveStable } from "../../../src/stable/solvers";
import { verifyManyToMany } from "../../../src/verify/many-to-many";
import {
  everyNth,
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  type OpinionatedWorld,
  threeAndThree,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { fromLists, stableCases } from "../../cases/stable";
import { alongEdges, type Opinions, type SmallWorld, toGraph } from "../../oracles/brute-force";
import { textbookAcceptance } from "../../oracles/deferred-acceptance";
import { allStable, isStable, marketOf, type Partners } from "../../oracles/stability";

const fourOf = { minLength: 4, maxLength: 4 };
const sides: ReadonlyArray<ProposingSide> = ["rows", "columns"];

const problemOf = (world: SmallWorld, opinions: Opinions, quotas: ReadonlyArray<number>): ManyToManyProblem =>
  manyToManyProblemOrThrow({
    ...toGraph(world),
    rowScore: alongEdges(world, opinions.ofRow),
    columnScore: alongEdges(world, opinions.ofColumn),
    capacityOfRow: Int32Array.from(quotas),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

/** Solves and verifies; every agent's partners as the oracles name them: columns come after the rows. */
const solve = (problem: ManyToManyProblem, proposing: ProposingSide): number[][] => {
  const outcome = solveManyToMany(problem, { proposing });
  expect(verifyManyToMany(problem, outcome)).toEqual([]);
  expect(outcome.proposals).toBeGreaterThanOrEqual(outcome.matchedEdges.length);
  expect(outcome.proposals).toBeLessThanOrEqual(problem.columnOfEdge.length);
  return partnersIn(problem, outcome);
};

const partnersIn = ({ rowCount, columnCount }: ManyToManyProblem, outcome: ManyToManyStable): number[][] => {
  const partners: number[][] = Array.from({ length: rowCount + columnCount }, () => []);
  for (let row = 0; row < rowCount; row++) {
    for (const column of columnsOfRow(outcome, row)) {
      partners[row]!.push(rowCount + column);
      partners[rowCount + column]!.push(row);
    }
  }
  return partners;
};

/** Opinions made strict the way the library does it: of equal scores the lower index is better. */
const strictly = (opinions: Opinions): Opinions => ({
  ofRow: opinions.ofRow.map((row) => row.map((score, column) => score - column / 1e6)),
  ofColumn: opinions.ofColumn.map((row, r) => row.map((score) => score - r / 1e6)),
});

/** Whether a set is at least as good as another to somebody with responsive preferences and strict opinions: place by place. */
const isAtLeastAsGood = (
  opinion: ReadonlyArray<number | undefined>,
  one: ReadonlyArray<number>,
  other: ReadonlyArray<number>,
): boolean => {
  const sorted = (set: ReadonlyArray<number>): number[] =>
    set.map((partner) => opinion[partner]!).sort((a, b) => b - a);
  const scores = sorted(one);
  return one.length >= other.length && sorted(other).every((score, at) => scores[at]! >= score);
};

/** Holds the matching of either side against every stable one. Says whether there was a choice. */
const judge = (world: SmallWorld, opinions: Opinions, quotas: ReadonlyArray<number>): boolean => {
  const strict = marketOf(world, strictly(opinions), quotas);
  const problem = problemOf(world, opinions, quotas);
  const ofRows = solve(problem, "rows");
  const ofColumns = solve(problem, "columns");
  const weak = marketOf(world, opinions, quotas);
  for (const partners of [ofRows, ofColumns]) {
    if (!isStable(weak, partners, "weak") || !isStable(strict, partners, "weak"))
      throw new Error("not stable");
  }
  const all = allStable(strict, "weak");
  const rows = world.allowed.length;
  const holds = (best: Partners, worst: Partners, from: number, to: number): void => {
    for (let agent = from; agent < to; agent++) {
      for (const { [agent]: partners } of all) {
        const opinion = strict.opinion[agent]!;
        if (!isAtLeastAsGood(opinion, best[agent]!, partners!)) throw new Error(`${agent} could do better`);
        if (!isAtLeastAsGood(opinion, partners!, worst[agent]!)) throw new Error(`${agent} could do worse`);
        // Rural hospitals: everybody has as many partners in every stable matching.
        if (partners!.length !== best[agent]!.length) throw new Error(`${agent} has another number`);
      }
    }
  };
  holds(ofRows, ofColumns, 0, rows);
  holds(ofColumns, ofRows, rows, rows + world.columnCount);
  return all.length > 1;
};

describe("the best stable matching of either side", () => {
  const families: [string, () => Iterable<OpinionatedWorld>, number[][], number[] | undefined][] = [
    ["three and three, all quotas 2", () => everyNth(threeAndThree(), 7), [[2, 2, 2]], [2, 2, 2]],
    [
      "three and three, unequal quotas",
      () => everyNth(threeAndThree(), 11),
      [
        [1, 2, 3],
        [2, 0, 1],
      ],
      [2, 1, 2],
    ],
    ["four and four in circles", () => everyNth(fourAndFourInCircles(), 331), [[2, 2, 2, 2]], [2, 2, 2, 2]],
    [
      "four and two of two",
      () => everyNth(fourAndTwoOfTwo(), 3),
      [
        [1, 2, 1, 2],
        [2, 2, 0, 1],
      ],
      undefined,
    ],
    [
      "two and two with ties",
      twoAndTwoWithTies,
      [
        [1, 2],
        [2, 2],
      ],
      [2, 1],
    ],
    [
      "three and two with ties",
      () => everyNth(threeAndTwoWithTies(), 7),
      [
        [1, 2, 2],
        [2, 0, 1],
      ],
      undefined,
    ],
  ];
  it.each(families)("of all of %s", (_, family, quotaLists, capacity) => {
    for (const { world, opinions } of family()) {
      for (const quotas of quotaLists)
        judge(capacity === undefined ? world : { ...world, capacity }, opinions, quotas);
    }
  });

  it("of random worlds, ties and quotas from 0 on both sides", () => {
    let choices = 0;
    let crowded = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          opinionatedWorld({ rows: 4, columns: 4, capacity: 3 }, fc.oneof(tiedWeight, fc.nat(1000))),
          fc
            .tuple(crowdedWorld(4, fc.nat(1000)), fc.array(fc.constantFrom(1, 2), fourOf))
            .map(([{ world, opinions }, capacity]) => ({ world: { ...world, capacity }, opinions })),
        ),
        fc.array(fc.constantFrom(0, 1, 1, 2, 2, 2, 3), fourOf),
        ({ world, opinions }, quotas) => {
          const ofRows = quotas.slice(0, world.allowed.length);
          if (judge(world, opinions, ofRows)) choices++;
          if (ofRows.some((quota) => quota > 1) && world.capacity.some((places) => places > 1)) crowded++;
        },
      ),
      { numRuns: 1500 },
    );
    expect(choices).toBeGreaterThan(30);
    expect(crowded).toBeGreaterThan(200);
  });

  it("is what the textbook's algorithm finds, in worlds of some size, with long lists too", () => {
    const size = { rows: 90, columns: 80, capacity: 4 };
    let long = 0;
    fc.assert(
      fc.property(
        opinionatedWorld(size, fc.oneof(fc.nat(5), fc.nat(1000))),
        fc.array(fc.nat(4), { minLength: 90, maxLength: 90 }),
        ({ world, opinions }, all) => {
          const quotas = all.slice(0, world.allowed.length);
          const problem = problemOf(world, opinions, quotas);
          const wanted = opinions.ofRow.map((row, r) =>
            row.map((score, c) => (world.allowed[r]![c] ? score : undefined)),
          );
          const expected = textbookAcceptance(wanted, opinions.ofColumn, quotas, world.capacity);
          const outcome = solveManyToMany(problem);
          expect(quotas.map((_, row) => [...columnsOfRow(outcome, row)])).toEqual(expected);
          if (wanted.some((row) => row.filter((score) => score !== undefined).length > 64)) long++;
        },
      ),
      { numRuns: 60 },
    );
    expect(long).toBeGreaterThan(3);
  });
});

describe("a many-to-many matching", () => {
  it("can differ from the one of the other side (by inspection)", () => {
    // Four circles of two: rows of two places want the next two columns, columns the other way round.
    const lists = [0, 1, 2, 3].map((at) => [0, 1, 2, 3].map((step) => (at + step) % 4));
    const back = lists.map((list) => [...list].reverse());
    const problem = manyToManyProblemOrThrow({
      ...fromLists(lists, back, [2, 2, 2, 2]),
      capacityOfRow: Int32Array.of(2, 2, 2, 2),
    });
    expect(solve(problem, "rows").slice(0, 4)).toEqual([
      [4, 5],
      [5, 6],
      [6, 7],
      [4, 7],
    ]);
    expect(solve(problem, "columns").slice(4)).toEqual([
      [2, 3],
      [0, 3],
      [0, 1],
      [1, 2],
    ]);
  });

  it.each(stableCases)("is the one of one place a row where rows have one: $title", ({ problem }) => {
    for (const proposing of sides) {
      const outcome = solveManyToMany(manyToManyProblemOrThrow(problem), { proposing });
      const { columnOfRow, proposals } = solveStable(problem, { proposing });
      expect(outcome.proposals).toBe(proposals);
      expect(Array.from(columnOfRow, (_, row) => columnsOfRow(outcome, row)[0] ?? -1)).toEqual([
        ...columnOfRow,
      ]);
    }
  });

  it("leaves nobody out who has places and is accepted, and gives nobody without places anything", () => {
    const everybody = fromLists(
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      [
        [0, 1, 2],
        [2, 1, 0],
      ],
      [3, 3],
    );
    const all = manyToManyProblemOrThrow({ ...everybody, capacityOfRow: Int32Array.of(9, 2, 0) });
    expect(solveManyToMany(all).matchedEdges).toEqual(Int32Array.of(0, 1, 2, 3));
    expect(solveManyToMany(manyToManyProblemOrThrow(fromLists([], []))).matchedEdges.length).toBe(0);
    expect(solveManyToMany(manyToManyProblemOrThrow(fromLists([[]], [[]]))).matchOffsets).toEqual(
      Int32Array.of(0, 0),
    );
  });

  it("needs no more memory for places than can be filled", () => {
    const { capacityOfColumn: _one, ...lists } = fromLists([[0, 1]], [[0], [0]]);
    const most = 2 ** 31 - 1;
    const problem = manyToManyProblemOrThrow({
      ...lists,
      capacityOfRow: Int32Array.of(most),
      capacityOfColumn: Int32Array.of(most, most),
    });
    for (const proposing of sides) expect(solve(problem, proposing)[0]).toEqual([1, 2]);
  });

  it("leaves its input alone and answers the same twice, at once or in slices", async () => {
    const lists = [0, 1, 2].map((at) => [at, (at + 1) % 3, (at + 2) % 3]);
    const problem = manyToManyProblemOrThrow({
      ...fromLists(lists, lists, [2, 1, 2]),
      capacityOfRow: Int32Array.of(2, 2, 1),
    });
    const before = structuredClone(problem);
    for (const proposing of sides) {
      const once = solveManyToMany(problem, { proposing });
      expect(solveManyToMany(problem, { proposing })).toEqual(once);
      expect(await solveManyToManyAsync(problem, { proposing })).toEqual(once);
    }
    expect(problem).toEqual(before);
  });

  it.each(sides)("stops within capacities when it is told to (%s propose)", (proposing) => {
    // Everybody wants the same partners in the same order, and those want the last to ask.
    const side = 600;
    const ascending = Array.from({ length: side }, (_, at) => at);
    const up = ascending.map(() => ascending);
    const down = ascending.map(() => [...ascending].reverse());
    const two = ascending.map(() => 2);
    const lists = proposing === "rows" ? fromLists(up, down, two) : fromLists(down, up, two);
    const problem = manyToManyProblemOrThrow({ ...lists, capacityOfRow: Int32Array.from(two) });
    const slices: Slices<ManyToManyOutcome> = manyToManyAcceptance(problem, { proposing });
    const first = slices.next(undefined);
    expect(first).toMatchObject({ done: false, value: { total: side } });
    const stopped = slices.next("aborted");
    expect(stopped).toMatchObject({ done: true, value: { _tag: "Stopped", reason: "aborted" } });
    if (stopped.done !== true || stopped.value._tag !== "Stopped") return;
    expect(stopped.value.unsettled).toBeGreaterThan(0);
    expect(verifyManyToMany(problem, stopped.value)).toEqual([]);
    const finished = drain(manyToManyAcceptance(problem, { proposing }));
    expect(verifyManyToMany(problem, finished)).toEqual([]);
  });
});
