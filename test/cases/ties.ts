/** Instances with ties and known answers. */
import { type StableProblem, stableProblemOrThrow } from "../../src/stable/problem";

/** A list in order of preference; those in one inner list are tied. */
type TiedList = ReadonlyArray<ReadonlyArray<number>>;

/** A problem from lists with ties. */
const fromTiedLists = (
  listOfRow: ReadonlyArray<TiedList>,
  listOfColumn: ReadonlyArray<TiedList>,
  capacity: ReadonlyArray<number> = listOfColumn.map(() => 1),
): StableProblem => {
  const tieOf = (list: TiedList, index: number): number => list.findIndex((tie) => tie.includes(index));
  const known = listOfRow.map((list) => list.flat().sort((a, b) => a - b));
  return stableProblemOrThrow({
    rowCount: listOfRow.length,
    columnCount: listOfColumn.length,
    rowOffsets: Int32Array.from([0, ...known.keys()].map((_, at) => known.slice(0, at).flat().length)),
    columnOfEdge: Int32Array.from(known.flat()),
    rowScore: Float64Array.from(
      known.flatMap((columns, row) => columns.map((c) => -tieOf(listOfRow[row]!, c))),
    ),
    columnScore: Float64Array.from(
      known.flatMap((columns, row) => columns.map((c) => -tieOf(listOfColumn[c]!, row))),
    ),
    capacityOfColumn: Int32Array.from(capacity),
  });
};

export interface TiedCase {
  readonly title: string;
  readonly source: string;
  readonly problem: StableProblem;
  /** A strongly stable matching that is best for rows; `null` when none is strongly stable. */
  readonly strong: ReadonlyArray<number> | null;
  readonly superStable: ReadonlyArray<number> | null;
  /** The most rows that a weakly stable matching matches. */
  readonly largest: number;
}

export const tiedCases: ReadonlyArray<TiedCase> = [
  {
    title: "nobody on either side",
    source: "by definition",
    problem: fromTiedLists([], []),
    strong: [],
    superStable: [],
    largest: 0,
  },
  {
    title: "rows that know nobody, columns that nobody knows",
    source: "by definition",
    problem: fromTiedLists([[], []], [[], []]),
    strong: [-1, -1],
    superStable: [-1, -1],
    largest: 0,
  },
  {
    title: "a column without places",
    source: "by definition",
    problem: fromTiedLists([[[0], [1]]], [[[0]], [[0]]], [0, 1]),
    strong: [1],
    superStable: [1],
    largest: 1,
  },
  {
    title: "all indifferent, two and two: no super-stable matching",
    source: "Irving 1994: with complete indifference no matching of two or more couples is super-stable",
    problem: fromTiedLists([[[0, 1]], [[0, 1]]], [[[0, 1]], [[0, 1]]]),
    strong: [1, 0],
    superStable: null,
    largest: 2,
  },
  {
    title: "two want the same one, who doesn't mind: no strongly stable matching",
    source: "Irving 1994: the smallest kind of instance without a strongly stable matching",
    problem: fromTiedLists(
      [
        [[0], [1]],
        [[0], [1]],
      ],
      [[[0, 1]], [[0], [1]]],
    ),
    strong: null,
    superStable: null,
    largest: 2,
  },
  {
    title: "no ties: all three notions are one (Gale and Shapley's second example)",
    source: "Gale & Shapley 1962, example 2",
    problem: fromTiedLists(
      [
        [[0], [1], [2], [3]],
        [[0], [3], [2], [1]],
        [[1], [0], [2], [3]],
        [[3], [1], [2], [0]],
      ],
      [
        [[3], [2], [0], [1]],
        [[1], [3], [0], [2]],
        [[3], [0], [1], [2]],
        [[2], [1], [0], [3]],
      ],
    ),
    strong: [2, 3, 0, 1],
    superStable: [2, 3, 0, 1],
    largest: 4,
  },
  {
    title: "one weakly stable matching half as large as another",
    source:
      "Manlove, Irving, Iwama, Miyazaki & Morita 2002: a weakly stable matching may be half as large as a largest one",
    problem: fromTiedLists([[[0, 1]], [[0]]], [[[0, 1]], [[0]]]),
    strong: [1, 0],
    superStable: null,
    largest: 2,
  },
  {
    title: "three compete for two columns, and the loser has somewhere to go",
    source:
      "by hand: the three rows are a critical set, so columns 0 and 1 are out for all; then columns 0 and 1 stay empty",
    problem: fromTiedLists(
      [
        [[0, 1], [2]],
        [[0, 1], [2]],
        [[0, 1], [2]],
      ],
      [[[0, 1, 2]], [[0, 1, 2]], [[0], [1], [2]]],
    ),
    strong: null,
    superStable: null,
    largest: 3,
  },
  {
    title: "a column of two places, one of them shared out among equals who have another choice as good",
    source: "by hand: row 0 is bound to column 0, rows 1 and 2 share its other place and column 1",
    problem: fromTiedLists([[[0]], [[0, 1]], [[0, 1]]], [[[0], [1, 2]], [[1, 2]]], [2, 1]),
    strong: [0, 1, 0],
    superStable: null,
    largest: 3,
  },
  {
    title: "ties that don't matter: super-stable although there are some",
    source: "by hand",
    problem: fromTiedLists(
      [
        [[0], [1, 2]],
        [[1], [0, 2]],
        [[2], [0, 1]],
      ],
      [
        [[0], [1, 2]],
        [[1], [0, 2]],
        [[2], [0, 1]],
      ],
    ),
    strong: [0, 1, 2],
    superStable: [0, 1, 2],
    largest: 3,
  },
  {
    title: "a shared place is taken away by a better row that comes late, after a contest elsewhere",
    source:
      "by hand: rows 0 and 1 compete for column 2 and lose it both; row 1 displaces row 2, who then gets it; row 0 takes a place of column 0 that rows 3 to 5 shared",
    problem: fromTiedLists(
      [[[2], [0]], [[2], [3]], [[3], [2]], [[0, 1]], [[0, 1]], [[0, 1]]],
      [[[0], [3, 4, 5]], [[3, 4, 5]], [[2], [0, 1]], [[1], [2]]],
      [2, 2, 1, 1],
    ),
    strong: [0, 3, 2, 1, 0, 1],
    superStable: null,
    largest: 6,
  },
];
