import { assignmentProblemFromMatrixOrThrow } from "../../src/assignment/problem";

/** Instances with known fair answers and where those come from. */
export const fairCases = [
  {
    title: "the worst pair of a 3 × 3 matrix of costs, minimised",
    source: "by inspection: 4 is the least cost that lets all three have somebody",
    problem: assignmentProblemFromMatrixOrThrow(
      [
        [1, 9, 9],
        [2, 4, 9],
        [3, 5, 4],
      ],
      { sense: "minimise" },
    ),
    worst: 4,
    sorted: [4, 4, 1],
    loads: [1, 1, 1],
  },
  {
    title: "leximin goes on where the worst pairs are equally good",
    source: "by inspection: somebody gets 1 anyhow; then 5 and 6 are better for the worse off than 4 and 9",
    problem: assignmentProblemFromMatrixOrThrow([
      [1, null, null],
      [null, 9, 5],
      [null, 6, 4],
    ]),
    worst: 1,
    sorted: [1, 5, 6],
    loads: [1, 1, 1],
  },
  {
    title: "product matrix i · j, 4 × 4: leximin is the antidiagonal",
    source: "by exchange: 1·4, 2·3, 3·2, 4·1 give 4, 4, 6, 6, and row 1 has no more than 4",
    problem: assignmentProblemFromMatrixOrThrow(
      [1, 2, 3, 4].map((row) => [1, 2, 3, 4].map((column) => row * column)),
    ),
    worst: 4,
    sorted: [4, 4, 6, 6],
    loads: [1, 1, 1, 1],
  },
  {
    title: "a semi-matching that choosing greedily in order does not make even",
    source:
      "the setting of Harvey, Ladner, Lovász, Tamir (2006): tasks that fit several machines; here 4 tasks, 2 of which fit one machine only",
    problem: assignmentProblemFromMatrixOrThrow(
      [
        [0, 0, null],
        [0, 0, 0],
        [0, null, null],
        [0, null, null],
      ],
      Int32Array.of(4, 4, 4),
    ),
    worst: 0,
    sorted: [0, 0, 0, 0],
    loads: [2, 1, 1],
  },
  {
    title: "loads that capacities keep from being even",
    source: "by inspection: 5 rows, one of two columns has a single place",
    problem: assignmentProblemFromMatrixOrThrow(
      Array.from({ length: 5 }, () => [1, 1]),
      Int32Array.of(1, 9),
    ),
    worst: 1,
    sorted: [1, 1, 1, 1, 1],
    loads: [4, 1],
  },
];
