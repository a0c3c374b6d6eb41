/**
 * What every solver of the stable family must do, whatever its algorithm. A new solver is tested by adding it to
 * `stableSolvers`: the kit runs over that record.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/graph/random";
import { drain } from "../../src/graph/slices";
import type { ProposingSide } from "../../src/stable/market";
import type { Stable } from "../../src/stable/outcome";
import { type StableProblem, stableProblemOrThrow } from "../../src/stable/problem";
import type { StableSolver } from "../../src/stable/solvers";
import { verifyStable } from "../../src/verify/stability";
import {
  fourAndFourInCircles,
  fourAndTwoOfTwo,
  type OpinionatedWorld,
  threeAndThree,
  threeAndTwoWithTies,
  twoAndTwoWithTies,
} from "../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld, tiedWeight } from "../arbitraries/worlds";
import { stableCases } from "../cases/stable";
import { alongEdges, blockingPairs, type Opinions, type SmallWorld, toGraph } from "../oracles/brute-force";
import { textbookAcceptance } from "../oracles/deferred-acceptance";
import { everyStable } from "../oracles/fast-stability";

const sides: ReadonlyArray<ProposingSide> = ["rows", "columns"];

export const problemOf = (world: SmallWorld, opinions: Opinions): StableProblem =>
  stableProblemOrThrow({
    ...toGraph(world),
    rowScore: alongEdges(world, opinions.ofRow),
    columnScore: alongEdges(world, opinions.ofColumn),
    capacityOfColumn: Int32Array.from(world.capacity),
  });

/** Opinions made strict the way the library does it: of equal scores the lower index is better. */
const strictly = (opinions: Opinions): Opinions => ({
  ofRow: opinions.ofRow.map((row) => row.map((score, column) => score - column / 1e6)),
  ofColumn: opinions.ofColumn.map((row, r) => row.map((score) => score - r / 1e6)),
});

/** Worlds in which both sides' lists are long; sometimes everybody thinks much alike, and then lists are read far. */
const longLists = fc
  .record({
    rows: fc.integer({ min: 66, max: 110 }),
    columns: fc.integer({ min: 66, max: 110 }),
    capacity: fc.constantFrom(0, 1, 1, 1, 2),
    seed: fc.nat(),
    values: fc.constantFrom(3, 40, 100_000),
    alike: fc.constantFrom(0, 1, 1),
  })
  .map(({ rows, columns, capacity, seed, values, alike }) => {
    const random = seededRandom(seed);
    const table = (entry: (row: number, column: number) => number): number[][] =>
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, column) => entry(row, column)),
      );
    const opinion = (common: (row: number, column: number) => number): number[][] =>
      table((row, column) => random.below(values) + alike * values * common(row, column));
    const world: SmallWorld = {
      columnCount: columns,
      capacity: Array.from({ length: columns }, (_, column) => (column % 7 === 0 ? capacity : 1)),
      allowed: table(() => random.below(10)).map((row) => row.map((digit) => digit > 0)),
    };
    const opinions = {
      ofRow: opinion((_, column) => column / 8),
      ofColumn: opinion((row) => row / 8),
    };
    return { world, opinions };
  });

const textbook = (
  { allowed, capacity }: SmallWorld,
  opinions: Opinions,
  proposing: ProposingSide,
): number[] => {
  const turned = <A>(matrix: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
    capacity.map((_, column) => matrix.map((row) => row[column]!));
  const wanted = proposing === "rows" ? opinions.ofRow : opinions.ofColumn;
  const wantedBack = proposing === "rows" ? opinions.ofColumn : opinions.ofRow;
  const listed = wanted.map((row, r) => row.map((score, c) => (allowed[r]![c] ? score : undefined)));
  const ones = allowed.map(() => 1);
  if (proposing === "rows")
    return textbookAcceptance(listed, wantedBack, ones, capacity).map(([column = -1]) => column);
  const rowsOfColumn = textbookAcceptance(turned(listed), turned(wantedBack), capacity, ones);
  return allowed.map((_, row) => rowsOfColumn.findIndex((rows) => rows.includes(row)));
};

export const stableLaws = (name: string, solver: StableSolver): void => {
  const solve = (problem: StableProblem, proposing: ProposingSide): Stable => {
    const outcome = drain(solver.slices(problem, { proposing }));
    expect(verifyStable(problem, outcome)).toEqual([]);
    if (outcome._tag === "Stable") {
      const matched = outcome.columnOfRow.filter((column) => column >= 0).length;
      expect(outcome.proposals).toBeGreaterThanOrEqual(matched);
      expect(outcome.proposals).toBeLessThanOrEqual(problem.columnOfEdge.length);
    }
    return outcome as Stable;
  };

  describe(`${name}: laws of the stable family`, () => {
    it.each(stableCases)("case: $title", ({ problem, rowOptimal, columnOptimal }) => {
      expect([...solve(problem, "rows").columnOfRow]).toEqual(rowOptimal);
      expect([...solve(problem, "columns").columnOfRow]).toEqual(columnOptimal);
    });

    it("has no blocking pair by the naive definition, ties and capacities included", () => {
      fc.assert(
        fc.property(
          opinionatedWorld({ rows: 6, columns: 5, capacity: 3 }, tiedWeight),
          fc.constantFrom(...sides),
          ({ world, opinions }, proposing) => {
            const { columnOfRow } = solve(problemOf(world, opinions), proposing);
            expect(blockingPairs(world, opinions, [...columnOfRow])).toEqual([]);
          },
        ),
        { numRuns: 5000 },
      );
    });

    it("has no blocking pair where columns hold many rows", () => {
      let turnedAway = 0;
      fc.assert(
        fc.property(
          opinionatedWorld({ rows: 24, columns: 3, capacity: 9 }, fc.nat(1000)),
          fc.constantFrom(...sides),
          ({ world, opinions }, proposing) => {
            const { columnOfRow } = solve(problemOf(world, opinions), proposing);
            expect(blockingPairs(world, opinions, [...columnOfRow])).toEqual([]);
            if (columnOfRow.includes(-1) && world.capacity.some((places) => places > 4)) turnedAway++;
          },
        ),
        { numRuns: 1500 },
      );
      expect(turnedAway).toBeGreaterThan(100);
    });

    it.each(sides)("reads long lists, ties included, as the textbook does (%s propose)", (proposing) => {
      let readFar = 0;
      fc.assert(
        fc.property(longLists, ({ world, opinions }) => {
          const { columnOfRow } = solve(problemOf(world, opinions), proposing);
          expect([...columnOfRow]).toEqual(textbook(world, opinions, proposing));
          const beyond = ([...columnOfRow] as number[]).filter((column, row) => {
            const scores = opinions.ofRow[row]!;
            return column >= 0 && scores.filter((score) => score > scores[column]!).length > 20;
          });
          if (beyond.length > 0) readFar++;
        }),
        { numRuns: 60 },
      );
      expect(readFar).toBeGreaterThan(15);
    });

    it("does a small round in one slice", () => {
      const slices = solver.slices(
        problemOf({ columnCount: 1, capacity: [1], allowed: [[true]] }, { ofRow: [[1]], ofColumn: [[1]] }),
      );
      expect(slices.next(undefined).done).toBe(true);
    });

    /** Proposers have the best, receivers the worst, of all stable matchings, whose number is answered. */
    const isOptimalForProposers = ({ world, opinions }: OpinionatedWorld): number => {
      const strict = strictly(opinions);
      const all = everyStable(world, strict, "weak");
      const problem = problemOf(world, opinions);
      const rowsPropose = solve(problem, "rows").columnOfRow;
      const columnsPropose = solve(problem, "columns").columnOfRow;
      for (let row = 0; row < world.allowed.length; row++) {
        const scoreOf = (column: number): number =>
          column < 0 ? Number.NEGATIVE_INFINITY : strict.ofRow[row]![column]!;
        const scores = all.map((columnOfRow) => scoreOf(columnOfRow[row]!));
        if (scoreOf(rowsPropose[row]!) !== Math.max(...scores)) expect.fail(`row ${row} could have better`);
        if (scoreOf(columnsPropose[row]!) !== Math.min(...scores)) expect.fail(`row ${row} has too much`);
      }
      return all.length;
    };

    it("gives every proposer the best, and every receiver the worst, of all stable matchings", () => {
      let worldsWithChoice = 0;
      fc.assert(
        fc.property(
          fc.oneof(
            opinionatedWorld({ rows: 7, columns: 7, capacity: 2 }, fc.nat(1000)),
            crowdedWorld(4, fc.nat(1000)),
            crowdedWorld(5, fc.nat(1000)),
          ),
          (world) => {
            if (isOptimalForProposers(world) > 1) worldsWithChoice++;
          },
        ),
        { numRuns: 3000 },
      );
      expect(worldsWithChoice).toBeGreaterThan(100);
    });

    it.each([
      ["three and three", threeAndThree, 7_776],
      ["four and four in circles", fourAndFourInCircles, 16_384],
      ["four and two of two places", fourAndTwoOfTwo, 4_608],
      ["two and two with ties", twoAndTwoWithTies, 4_096],
      ["three and two with ties", threeAndTwoWithTies, 16_384],
    ] as const)("does so in every world of a family: %s", (_name, family, size) => {
      let worlds = 0;
      for (const world of family()) {
        isOptimalForProposers(world);
        worlds++;
      }
      expect(worlds).toBe(size);
    });

    it("matches the same rows and fills the same places whoever proposes (rural hospitals)", () => {
      fc.assert(
        fc.property(
          opinionatedWorld({ rows: 8, columns: 5, capacity: 3 }, tiedWeight),
          ({ world, opinions }) => {
            const problem = problemOf(world, opinions);
            const one = solve(problem, "rows").columnOfRow;
            const other = solve(problem, "columns").columnOfRow;
            const rowsMatched = (columnOfRow: Int32Array): boolean[] =>
              [...columnOfRow].map((column) => column >= 0);
            const loads = (columnOfRow: Int32Array): number[] =>
              world.capacity.map((_, column) => columnOfRow.filter((chosen) => chosen === column).length);
            expect(rowsMatched(other)).toEqual(rowsMatched(one));
            expect(loads(other)).toEqual(loads(one));
          },
        ),
        { numRuns: 2000 },
      );
    });

    it("gives no proposing row a reason to lie (exhaustive over truncations and orders of one list)", () => {
      let lies = 0;
      fc.assert(
        fc.property(
          opinionatedWorld({ rows: 4, columns: 3, capacity: 2 }, fc.integer({ min: 0, max: 1000 })),
          ({ world, opinions }) => {
            if (world.allowed.length === 0) return;
            const liar = 0;
            const strict = strictly(opinions);
            const truth = (column: number): number =>
              column < 0 ? Number.NEGATIVE_INFINITY : strict.ofRow[liar]![column]!;
            const honest = truth(solve(problemOf(world, strict), "rows").columnOfRow[liar]!);
            for (const order of permutations([...Array(world.columnCount).keys()])) {
              for (let kept = 0; kept <= order.length; kept++) {
                const list = order.slice(0, kept);
                const told: SmallWorld = {
                  ...world,
                  allowed: world.allowed.map((row, r) =>
                    r === liar ? row.map((allowed, column) => allowed && list.includes(column)) : row,
                  ),
                };
                const ofRow = strict.ofRow.map((row, r) =>
                  r === liar ? row.map((_, column) => -order.indexOf(column)) : row,
                );
                const got = solve(problemOf(told, { ...strict, ofRow }), "rows").columnOfRow[liar]!;
                expect(truth(got)).toBeLessThanOrEqual(honest);
                lies++;
              }
            }
          },
        ),
        { numRuns: 300 },
      );
      expect(lies).toBeGreaterThan(1000);
    });

    it("leaves its input alone and answers the same twice", () => {
      fc.assert(
        fc.property(
          opinionatedWorld({ rows: 6, columns: 6, capacity: 2 }, tiedWeight),
          ({ world, opinions }) => {
            const problem = problemOf(world, opinions);
            const before = structuredClone(problem);
            const once = solve(problem, "columns");
            expect(problem).toEqual(before);
            expect(solve(problem, "columns")).toEqual(once);
          },
        ),
        { numRuns: 200 },
      );
    });

    it.each(sides)("stops with a feasible matching when it is told to (%s propose)", (proposing) => {
      const side = 600;
      const same = Array.from({ length: side }, () =>
        Array.from({ length: side }, (_, column) => (proposing === "rows" ? -column : column)),
      );
      const world = {
        columnCount: side,
        capacity: same.map(() => 1),
        allowed: same.map((row) => row.map(() => true)),
      };
      // Everybody wants the same partners in the same order, and those want the last to ask: about side²/2 proposals.
      const upwards = proposing === "rows";
      const ofColumn = same.map((row, r) => row.map(() => (upwards ? r : -r)));
      const problem = problemOf(world, { ofRow: same, ofColumn });
      const slices = solver.slices(problem, { proposing });
      const first = slices.next(undefined);
      expect(first.done).toBe(false);
      const stopped = slices.next("aborted");
      expect(stopped.done).toBe(true);
      expect(stopped.value).toMatchObject({ _tag: "Stopped", reason: "aborted" });
      if ("_tag" in stopped.value) expect(verifyStable(problem, stopped.value)).toEqual([]);
    });
  });
};

const permutations = (items: number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
