import fc from "fast-check";
import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { MatchingException } from "../../src/errors/or-throw";
import {
  type PreferenceLists,
  stableProblemFromLists,
  stableProblemFromListsOrThrow,
} from "../../src/stable/from-lists";
import {
  type PreferenceRanks,
  stableProblemFromRanks,
  stableProblemFromRanksOrThrow,
} from "../../src/stable/from-ranks";
import { solveStable } from "../../src/stable/solvers";
import { opinionatedWorld, tiedWeight } from "../arbitraries/worlds";
import { stableCases } from "../cases/stable";
import { alongEdges, type Opinions, type SmallWorld, toGraph } from "../oracles/brute-force";
import { findingsOf, inShort } from "../oracles/findings";

/** A side's opinions as ranked lists: groups of equals, most wanted first, each group ascending or not. */
const listsOf = (
  scores: ReadonlyArray<ReadonlyArray<number>>,
  listed: (person: number, other: number) => boolean,
): (number | number[])[][] =>
  scores.map((row, person) => {
    const others = row.map((_, other) => other).filter((other) => listed(person, other));
    const values = [...new Set(others.map((other) => row[other]! + 0))].sort((a, b) => b - a);
    return values.map((value) => {
      const equals = others.filter((other) => row[other] === value);
      return equals.length === 1 ? equals[0]! : equals.reverse();
    });
  });

/** The same as ranks with gaps: 1 and the number of those that are strictly better. */
const ranksOf = (
  scores: ReadonlyArray<ReadonlyArray<number>>,
  listed: (person: number, other: number) => boolean,
): (number | null)[][] =>
  scores.map((row, person) =>
    row.map((score, other) =>
      listed(person, other) ? 1 + row.filter((one, at) => listed(person, at) && one > score).length : null,
    ),
  );

const turned = (matrix: ReadonlyArray<ReadonlyArray<number>>, columns: number): number[][] =>
  Array.from({ length: columns }, (_, column) => matrix.map((row) => row[column]!));

/** Numbers that only say who comes before whom, made comparable: each person's scores as 0 for the best, −1 for the next, … */
const placesAlongEdges = (world: SmallWorld, { ofRow, ofColumn }: Opinions): [number[], number[]] => {
  const places = (scores: ReadonlyArray<number>): number[] =>
    scores.map((score) => 0 - new Set(scores.filter((one) => one > score).map((one) => one + 0)).size);
  const byRow = ofRow.map((row, r) =>
    row.map((score, c) => (world.allowed[r]![c] ? score : Number.NEGATIVE_INFINITY)),
  );
  const byColumn = turned(ofColumn, world.columnCount).map((column, c) =>
    column.map((score, r) => (world.allowed[r]![c] ? score : Number.NEGATIVE_INFINITY)),
  );
  const columnPlaces = byColumn.map(places);
  return [
    [...alongEdges(world, byRow.map(places))],
    [
      ...alongEdges(
        world,
        ofRow.map((row, r) => row.map((_, c) => columnPlaces[c]![r]!)),
      ),
    ],
  ];
};

describe("ranked lists and ranks", () => {
  it("mean the same as scores, ties and capacities included", () => {
    let tied = 0;
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 6, columns: 5, capacity: 3 }, tiedWeight),
        ({ world, opinions }) => {
          const ofColumn = turned(opinions.ofColumn, world.columnCount);
          const listed = {
            row: (row: number, column: number) => world.allowed[row]![column]!,
            column: (column: number, row: number) => world.allowed[row]![column]!,
          };
          const listOfRow = listsOf(opinions.ofRow, listed.row);
          const lists = { listOfRow, listOfColumn: listsOf(ofColumn, listed.column) };
          if (listOfRow.flat().some((entry) => typeof entry !== "number")) tied++;
          const { rowOrder: _, ...problem } = stableProblemFromListsOrThrow({
            ...lists,
            capacityOfColumn: world.capacity,
          });
          const [rowPlaces, columnPlaces] = placesAlongEdges(world, opinions);
          expect(problem).toEqual({
            ...toGraph(world),
            rowScore: Float64Array.from(rowPlaces),
            columnScore: Float64Array.from(columnPlaces),
            capacityOfColumn: Int32Array.from(world.capacity),
          });

          const ranks = {
            rankByRow: ranksOf(opinions.ofRow, listed.row),
            rankByColumn: ranksOf(ofColumn, listed.column),
            capacityOfColumn: Int32Array.from(world.capacity),
          };
          const fromRanks = stableProblemFromRanksOrThrow(ranks);
          for (const proposing of ["rows", "columns"] as const)
            expect(solveStable(fromRanks, { proposing })).toEqual(solveStable(problem, { proposing }));
        },
      ),
      { numRuns: 1000 },
    );
    expect(tied).toBeGreaterThan(200);
  });

  it("leave out what is not answered when they are told to, and only then", () => {
    let dropped = 0;
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 5, columns: 5, capacity: 2 }, tiedWeight),
        fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
        ({ world, opinions }, one) => {
          // A row lists whom it may have; a column lists those where a coin fell that way too.
          const answers = (row: number, column: number): boolean =>
            one[5 * row + column]! || !world.allowed[row]![column]!;
          const both = {
            ...world,
            allowed: world.allowed.map((row, r) => row.map((allowed, c) => allowed && answers(r, c))),
          };
          const lists = {
            listOfRow: listsOf(opinions.ofRow, (row, column) => world.allowed[row]![column]!),
            listOfColumn: listsOf(turned(opinions.ofColumn, world.columnCount), (column, row) =>
              answers(row, column),
            ),
          };
          const unanswered = world.allowed.flatMap((row, r) =>
            row.filter((allowed, c) => allowed !== answers(r, c)),
          ).length;
          const codes = findingsOf(stableProblemFromLists(lists)).map(({ code }) => code);
          expect(codes).toEqual(Array.from({ length: unanswered }, () => "not-mutual"));
          const problem = stableProblemFromListsOrThrow(lists, { nonReciprocal: "drop" });
          const { rowOffsets, columnOfEdge } = toGraph(both);
          expect(problem).toMatchObject({ rowOffsets, columnOfEdge });
          if (unanswered > 0 && columnOfEdge.length > 0) dropped++;
        },
      ),
      { numRuns: 1000 },
    );
    expect(dropped).toBeGreaterThan(300);
  });

  it("say where an entry without answer stands", () => {
    const lists: PreferenceLists = { listOfRow: [[1, [0, 2]], []], listOfColumn: [[[1, 0]], [], [0]] };
    expect(findingsOf(stableProblemFromLists(lists)).map(inShort)).toEqual([
      'not-mutual at problem, listOfRow[0][0]: found column 1 in the list of row 0 only, expected row 0 in the list of column 1 too. Let both name each other, or neither; or leave such entries out with nonReciprocal: "drop".',
      'not-mutual at problem, listOfColumn[0][0][0]: found row 1 in the list of column 0 only, expected column 0 in the list of row 1 too. Let both name each other, or neither; or leave such entries out with nonReciprocal: "drop".',
    ]);
    expect(solveStable(stableProblemFromListsOrThrow(lists, { nonReciprocal: "drop" })).columnOfRow).toEqual(
      Int32Array.of(0, -1),
    );
  });

  it.each(stableCases)("is how textbooks tell it: $title", ({ problem, rowOptimal, columnOptimal }) => {
    // Back to lists, from there to a problem.
    const lists: number[][] = Array.from({ length: problem.rowCount }, () => []);
    const back: number[][] = Array.from({ length: problem.columnCount }, () => []);
    for (let row = 0; row < problem.rowCount; row++) {
      const edges = [...problem.columnOfEdge.keys()].slice(
        problem.rowOffsets[row],
        problem.rowOffsets[row + 1],
      );
      for (const e of edges.toSorted((a, b) => problem.rowScore[b]! - problem.rowScore[a]!))
        lists[row]!.push(problem.columnOfEdge[e]!);
      for (const e of edges) back[problem.columnOfEdge[e]!]!.push(row);
    }
    const scoreOf = (column: number, row: number): number => {
      const at = [...problem.columnOfEdge.keys()].find(
        (e) =>
          e >= problem.rowOffsets[row]! &&
          e < problem.rowOffsets[row + 1]! &&
          problem.columnOfEdge[e] === column,
      );
      return problem.columnScore[at!]!;
    };
    const listOfColumn = back.map((rows, column) =>
      Int32Array.from(rows.toSorted((a, b) => scoreOf(column, b) - scoreOf(column, a))),
    );
    const { capacityOfColumn } = problem;
    const built = stableProblemFromListsOrThrow({ listOfRow: lists, listOfColumn, capacityOfColumn });
    expect([...solveStable(built).columnOfRow]).toEqual(rowOptimal);
    expect([...solveStable(built, { proposing: "columns" }).columnOfRow]).toEqual(columnOptimal);
  });

  it.each<[unknown, string[]]>([
    [
      {
        listOfRow: [
          [0, 2, 0],
          [-1, 0.5, "1"],
          [[0, [1]], null],
        ],
        listOfColumn: [[0, 1, 2], [3]],
        capacityOfColumn: [-1, 1.5],
      },
      [
        "out-of-range at problem, listOfRow[0][1]: found 2, expected a column from 0 to 1. Take it out of the list of row 0, or write the index of a column.",
        "duplicate-edge at problem, listOfRow[0][2]: found 0 once more, expected every column once. Leave column 0 in one place of the list of row 0.",
        "out-of-range at problem, listOfRow[1][0]: found -1, expected a column from 0 to 1. Take it out of the list of row 1, or write the index of a column.",
        "out-of-range at problem, listOfRow[1][1]: found 0.5, expected a column from 0 to 1. Take it out of the list of row 1, or write the index of a column.",
        'wrong-type at problem, listOfRow[1][2]: found "1", expected a column from 0 to 1. Take it out of the list of row 1, or write the index of a column.',
        "wrong-type at problem, listOfRow[2][0][1]: found [1], expected a column from 0 to 1. Take it out of the list of row 2, or write the index of a column.",
        "wrong-type at problem, listOfRow[2][1]: found null, expected a column from 0 to 1. Take it out of the list of row 2, or write the index of a column.",
        "out-of-range at problem, listOfColumn[1][0]: found 3, expected a row from 0 to 2. Take it out of the list of column 1, or write the index of a row.",
        'not-mutual at problem, listOfColumn[0][1]: found row 1 in the list of column 0 only, expected column 0 in the list of row 1 too. Let both name each other, or neither; or leave such entries out with nonReciprocal: "drop".',
        "out-of-range at problem, capacityOfColumn[0]: found -1, expected a whole number from 0. A column that takes nobody has capacity 0.",
        "out-of-range at problem, capacityOfColumn[1]: found 1.5, expected a whole number from 0. A column that takes nobody has capacity 0.",
      ],
    ],
    [
      { listOfRow: [[0]], listOfColumn: [], capacityOfColumn: [1] },
      [
        "out-of-range at problem, listOfRow[0][0]: found 0, expected an empty list: there are no columns. Take it out of the list of row 0, or write the index of a column.",
        "ragged-array at problem, capacityOfColumn: found 1, expected 0 capacities, one a column. Give every column its number of places.",
      ],
    ],
    [
      { listOfRow: [undefined], listOfColumn: "0" },
      [
        "wrong-type at problem, listOfRow[0]: found nothing, expected a ranked list: an array of indices. Give everybody a list, an empty one where nobody is acceptable.",
        'wrong-type at problem, listOfColumn: found "0", expected an array of ranked lists. Give everybody a list, an empty one where nobody is acceptable.',
      ],
    ],
  ])("%j is refused, with all that is wrong", (lists, expected) => {
    const result = stableProblemFromLists(lists as PreferenceLists);
    expect(isLeft(result)).toBe(true);
    expect(findingsOf(result).map(inShort)).toEqual(expected);
    expect(() => stableProblemFromListsOrThrow(lists as PreferenceLists)).toThrow(MatchingException);
  });

  it.each<[unknown, string[]]>([
    [
      {
        rankByRow: [[1, 0], [Number.NaN]],
        rankByColumn: [
          [1, "2"],
          [null, null],
        ],
        capacityOfColumn: null,
      },
      [
        "out-of-range at problem, rankByRow[0][1]: found 0, expected a rank from 1, the best, or null. Write null where somebody is not ranked.",
        "ragged-array at problem, rankByRow[1]: found 1, expected 2 ranks, one for each of the other side. Write null where somebody is not ranked.",
        "out-of-range at problem, rankByRow[1][0]: found NaN, expected a rank from 1, the best, or null. Write null where somebody is not ranked.",
        'out-of-range at problem, rankByColumn[0][1]: found "2", expected a rank from 1, the best, or null. Write null where somebody is not ranked.',
        "ragged-array at problem, capacityOfColumn: found null, expected 2 capacities, one a column. Give every column its number of places.",
      ],
    ],
    [
      { rankByRow: [[1, 2]], rankByColumn: [[1], [null]] },
      [
        'not-mutual at problem, rankByRow[0][1]: found column 1 in the list of row 0 only, expected row 0 in the list of column 1 too. Let both name each other, or neither; or leave such entries out with nonReciprocal: "drop".',
      ],
    ],
    [
      { rankByRow: [1], rankByColumn: null },
      [
        "wrong-type at problem, rankByRow[0]: found 1, expected an array of ranks for everybody. Give everybody an array with one rank, or null, for each of the other side.",
        "wrong-type at problem, rankByColumn: found null, expected an array of ranks for everybody. Give everybody an array with one rank, or null, for each of the other side.",
      ],
    ],
  ])("ranks %j are refused, with all that is wrong", (ranks, expected) => {
    const result = stableProblemFromRanks(ranks as PreferenceRanks);
    expect(findingsOf(result).map(inShort)).toEqual(expected);
    expect(() => stableProblemFromRanksOrThrow(ranks as PreferenceRanks)).toThrow(MatchingException);
  });

  it("of half of a pair can be dropped from ranks too", () => {
    const ranks = { rankByRow: [[1, 2.5]], rankByColumn: [[1], [null]] };
    const problem = stableProblemFromRanksOrThrow(ranks, { nonReciprocal: "drop" });
    expect(problem.columnOfEdge).toEqual(Int32Array.of(0));
  });
});
