/** Textbook instances of one population with known answers. Lists are written as in the source, which counts from 1. */

/** Lists that count from 1 as lists that count from 0. */
const from1 = (lists: number[][]): number[][] => lists.map((list) => list.map((peer) => peer - 1));

/** Pairs that count from 1 as peer → partner. */
const matched = (peers: number, pairs: [number, number][]): number[] => {
  const partnerOf = Array.from({ length: peers }, () => -1);
  for (const [a, b] of pairs) {
    partnerOf[a - 1] = b - 1;
    partnerOf[b - 1] = a - 1;
  }
  return partnerOf;
};

export interface RoommatesCase {
  readonly title: string;
  readonly source: string;
  readonly lists: number[][];
  /** All stable matchings. */
  readonly stable: number[][];
  /** The odd parties, each from its lowest peer on. */
  readonly oddParties: number[][];
}

export const roommatesCases: RoommatesCase[] = [
  {
    title: "four roommates, one of whom nobody wants",
    source: "Gale & Shapley 1962, example 3",
    lists: from1([
      [2, 3, 4],
      [3, 1, 4],
      [1, 2, 4],
      [1, 2, 3],
    ]),
    stable: [],
    oddParties: [[0, 1, 2]],
  },
  {
    title: "six people with one stable matching",
    source: "Irving 1985, example 1",
    lists: from1([
      [4, 6, 2, 5, 3],
      [6, 3, 5, 1, 4],
      [4, 5, 1, 6, 2],
      [2, 6, 5, 1, 3],
      [4, 2, 3, 6, 1],
      [5, 1, 4, 2, 3],
    ]),
    stable: [
      matched(6, [
        [1, 6],
        [2, 3],
        [4, 5],
      ]),
    ],
    oddParties: [],
  },
  {
    title: "six people with two stable matchings",
    source: "the worked example of Irving's algorithm in Wikipedia, Stable roommates problem",
    lists: from1([
      [3, 4, 2, 6, 5],
      [6, 5, 4, 1, 3],
      [2, 4, 5, 1, 6],
      [5, 2, 3, 6, 1],
      [3, 1, 2, 4, 6],
      [5, 1, 3, 4, 2],
    ]),
    stable: [
      [
        [1, 6],
        [2, 4],
        [3, 5],
      ],
      [
        [1, 6],
        [2, 5],
        [3, 4],
      ],
    ].map((pairs) => matched(6, pairs as [number, number][])),
    oddParties: [],
  },
  {
    title: "eight people with three stable matchings",
    source: "Irving 1985, example; Gusfield & Irving 1989, section 4.2",
    lists: from1([
      [2, 5, 4, 6, 7, 8, 3],
      [3, 6, 1, 7, 8, 5, 4],
      [4, 7, 2, 8, 5, 6, 1],
      [1, 8, 3, 5, 6, 7, 2],
      [6, 1, 8, 2, 3, 4, 7],
      [7, 2, 5, 3, 4, 1, 8],
      [8, 3, 6, 4, 1, 2, 5],
      [5, 4, 7, 1, 2, 3, 6],
    ]),
    stable: [
      [
        [1, 2],
        [3, 4],
        [5, 8],
        [6, 7],
      ],
      [
        [1, 4],
        [2, 3],
        [5, 6],
        [7, 8],
      ],
      [
        [1, 5],
        [2, 6],
        [3, 7],
        [4, 8],
      ],
    ].map((pairs) => matched(8, pairs as [number, number][])),
    oddParties: [],
  },
  {
    title: "ten people with seven stable matchings",
    source:
      "Gusfield & Irving 1989, section 4.3; all seven in P. Prosser, Stable Roommates and Constraint Programming (2014)",
    lists: from1([
      [8, 2, 9, 3, 6, 4, 5, 7, 10],
      [4, 3, 8, 9, 5, 1, 10, 6, 7],
      [5, 6, 8, 2, 1, 7, 10, 4, 9],
      [10, 7, 9, 3, 1, 6, 2, 5, 8],
      [7, 4, 10, 8, 2, 6, 3, 1, 9],
      [2, 8, 7, 3, 4, 10, 1, 5, 9],
      [2, 1, 8, 3, 5, 10, 4, 6, 9],
      [10, 4, 2, 5, 6, 7, 1, 3, 9],
      [6, 7, 2, 5, 10, 3, 4, 8, 1],
      [3, 1, 6, 5, 2, 9, 8, 4, 7],
    ]),
    stable: [
      [
        [1, 3],
        [2, 4],
        [5, 7],
        [6, 8],
        [9, 10],
      ],
      [
        [1, 4],
        [2, 3],
        [5, 7],
        [6, 8],
        [9, 10],
      ],
      [
        [1, 4],
        [2, 8],
        [3, 6],
        [5, 7],
        [9, 10],
      ],
      [
        [1, 4],
        [2, 9],
        [3, 6],
        [5, 7],
        [8, 10],
      ],
      [
        [1, 7],
        [2, 3],
        [4, 9],
        [5, 10],
        [6, 8],
      ],
      [
        [1, 7],
        [2, 8],
        [3, 5],
        [4, 9],
        [6, 10],
      ],
      [
        [1, 7],
        [2, 8],
        [3, 6],
        [4, 9],
        [5, 10],
      ],
    ].map((pairs) => matched(10, pairs as [number, number][])),
    oddParties: [],
  },
  {
    title: "six people in two odd parties",
    source: "Irving 1985, example 2; its stable partition in Tan 1991",
    lists: from1([
      [2, 6, 4, 3, 5],
      [3, 5, 1, 6, 4],
      [1, 6, 2, 5, 4],
      [5, 2, 3, 6, 1],
      [6, 1, 3, 4, 2],
      [4, 2, 5, 1, 3],
    ]),
    stable: [],
    oddParties: [
      [0, 1, 2],
      [3, 4, 5],
    ],
  },
  {
    title: "five in a circle, and one more whom all of them like least",
    source: "by inspection: an odd party of five",
    lists: from1([
      [2, 5, 6],
      [3, 1, 6],
      [4, 2, 6],
      [5, 3, 6],
      [1, 4, 6],
      [1, 2, 3, 4, 5],
    ]),
    stable: [],
    oddParties: [[0, 1, 2, 3, 4]],
  },
  {
    title: "an odd party that is left when all rotations found on the way are eliminated",
    source: "by search: the path to a rotation may be used up before its first peer has only one entry left",
    lists: [
      [4, 2, 6, 1, 3],
      [5, 0, 2, 6, 4],
      [6, 4, 1, 0, 5],
      [0, 5, 4, 6],
      [1, 6, 3, 5, 2, 0],
      [2, 4, 6, 3, 1],
      [3, 1, 5, 0, 4, 2],
    ],
    stable: [],
    oddParties: [[0, 2, 1]],
  },
  { title: "nobody", source: "by definition", lists: [], stable: [[]], oddParties: [] },
  { title: "one alone", source: "by definition", lists: [[]], stable: [[-1]], oddParties: [] },
  {
    title: "three of whom one stays single",
    source: "by inspection",
    lists: from1([
      [2, 3],
      [1, 3],
      [1, 2],
    ]),
    stable: [[1, 0, -1]],
    oddParties: [],
  },
  {
    title: "nobody accepts anybody",
    source: "by definition",
    lists: [[], [], []],
    stable: [[-1, -1, -1]],
    oddParties: [],
  },
];

export interface FixturesCase {
  readonly title: string;
  readonly source: string;
  readonly lists: number[][];
  readonly places: number[];
  /** All stable fixtures, partners ascending. */
  readonly stable: number[][][];
  readonly oddParties: number[][];
}

export const fixturesCases: FixturesCase[] = [
  {
    title: "a circle of three with a place each",
    source: "by inspection",
    lists: [
      [1, 2],
      [2, 0],
      [0, 1],
    ],
    places: [1, 1, 1],
    stable: [],
    oddParties: [[0, 1, 2]],
  },
  {
    title: "the same circle with two places each",
    source: "by inspection: all meet",
    lists: [
      [1, 2],
      [2, 0],
      [0, 1],
    ],
    places: [2, 2, 2],
    stable: [
      [
        [1, 2],
        [0, 2],
        [0, 1],
      ],
    ],
    oddParties: [],
  },
  {
    title: "the same circle, each with a first choice of its own beside it",
    source: "by inspection: the whole partners change nothing",
    lists: [[3, 1, 2], [4, 2, 0], [5, 0, 1], [0], [1], [2]],
    places: [2, 2, 2, 1, 1, 1],
    stable: [],
    oddParties: [[0, 1, 2]],
  },
  {
    title: "one without places",
    source: "by definition",
    lists: [[1, 2], [0], [0]],
    places: [0, 1, 3],
    stable: [[[], [], []]],
    oddParties: [],
  },
];
