import type { CouplesMarketOfLists, CouplesNotion } from "../oracles/stability";

/** A market from ranked lists, most wanted first. Linked rows have an empty list of their own. */
export const couplesFromLists = (
  listOfRow: number[][],
  couples: { members: [number, number]; pairs: [number, number][] }[],
  listOfColumn: number[][],
  capacity: number[],
): CouplesMarketOfLists => ({
  wishes: listOfRow.map((list) =>
    capacity.map((_, column) => (list.includes(column) ? -list.indexOf(column) : undefined)),
  ),
  couples: couples.map(({ members, pairs }) => ({
    members,
    pairs: pairs.map((columns, at) => ({ columns, score: -at })),
  })),
  columnWants: listOfColumn.map((list) => listOfRow.map((_, row) => -list.indexOf(row))),
  capacity,
});

interface CouplesCase {
  readonly title: string;
  readonly source: string;
  readonly market: CouplesMarketOfLists;
  /** notion → the stable matchings, row → column. */
  readonly stable: Readonly<Record<CouplesNotion, number[][]>>;
}

const all = (stable: number[][]): Record<CouplesNotion, number[][]> => ({
  "roth-peranson": stable,
  "mcdermid-manlove": stable,
  "biro-irving-schlotter": stable,
});

/** Instances with all their stable matchings known. */
export const couplesCases: ReadonlyArray<CouplesCase> = [
  {
    title: "one couple, one single and two columns without any stable matching",
    source:
      "Roth 1984 showed that there need not be one; this smallest market of the kind has five matchings, all blocked by inspection",
    market: couplesFromLists(
      [[], [], [0, 1]],
      [{ members: [0, 1], pairs: [[0, 1]] }],
      [
        [0, 2],
        [2, 1],
      ],
      [1, 1],
    ),
    stable: all([]),
  },
  {
    title: "the same with the single content with column 1",
    source: "by inspection",
    market: couplesFromLists(
      [[], [], [1, 0]],
      [{ members: [0, 1], pairs: [[0, 1]] }],
      [
        [0, 2],
        [2, 1],
      ],
      [1, 1],
    ),
    stable: all([[-1, -1, 1]]),
  },
  {
    title: "a couple of whom one would have nobody",
    source: "by definition",
    market: couplesFromLists(
      [[], []],
      [
        {
          members: [0, 1],
          pairs: [
            [0, -1],
            [0, 0],
          ],
        },
      ],
      [[0, 1]],
      [2],
    ),
    stable: all([[0, -1]]),
  },
  {
    title: "a full column that wants one member most and the other little more than its last",
    source:
      "by the definitions: of X = {2, 3} each member puts somebody out (McDermid & Manlove 2010, 3 (d)), but both are not among the best two",
    market: couplesFromLists([[], [], [0], [0]], [{ members: [0, 1], pairs: [[0, 0]] }], [[0, 2, 1, 3]], [2]),
    stable: {
      "roth-peranson": [[-1, -1, 0, 0]],
      "mcdermid-manlove": [],
      "biro-irving-schlotter": [[-1, -1, 0, 0]],
    },
  },
  {
    title: "a couple that a better couple puts out whole",
    source:
      "by the definitions: rows 0 and 1 are wanted more than row 3 but less than row 2, its partner, who would leave with it",
    market: couplesFromLists(
      [[], [], [], []],
      [
        { members: [0, 1], pairs: [[0, 0]] },
        { members: [2, 3], pairs: [[0, 0]] },
      ],
      [[2, 0, 1, 3]],
      [2],
    ),
    stable: {
      "roth-peranson": [
        [0, 0, -1, -1],
        [-1, -1, 0, 0],
      ],
      "mcdermid-manlove": [
        [0, 0, -1, -1],
        [-1, -1, 0, 0],
      ],
      "biro-irving-schlotter": [[0, 0, -1, -1]],
    },
  },
  {
    title: "nobody",
    source: "by definition",
    market: couplesFromLists([], [], [], []),
    stable: all([[]]),
  },
];
