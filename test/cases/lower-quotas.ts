import { type LowerQuotaProblem, lowerQuotaProblemOrThrow } from "../../src/stable/lower-quotas/problem";
import { fromLists } from "./stable";

/** A problem from ranked lists, most wanted first. */
export const quotasFromLists = (
  listOfRow: number[][],
  listOfColumn: number[][],
  capacity: number[],
  minimum: number[],
): LowerQuotaProblem =>
  lowerQuotaProblemOrThrow({
    ...fromLists(listOfRow, listOfColumn, capacity),
    minimumOfColumn: Int32Array.from(minimum),
  });

/** Instances with known answers. */
export const lowerQuotaCases = [
  {
    title: "two residents who both want the hospital that could do without them",
    source:
      "Hamada, Iwama & Miyazaki 2016, introduction: a hospital whose lower quota no stable matching meets; here in its smallest form",
    problem: quotasFromLists(
      [
        [0, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 1],
      ],
      [2, 1],
      [0, 1],
    ),
    tag: "AlmostStable",
    blockingPairs: 1,
  },
  {
    title: "a stable matching that meets the minimums as it is",
    source: "by inspection",
    problem: quotasFromLists(
      [
        [0, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [0, 1],
      ],
      [1, 1],
      [1, 1],
    ),
    tag: "Stable",
    blockingPairs: 0,
  },
  {
    title:
      "three columns that need three of the two rows that may go to them, beside one that competes for nobody",
    source: "Hall 1935, by inspection",
    problem: quotasFromLists(
      [[0, 1], [0, 1, 2], [3]],
      [[0, 1], [0, 1], [1], [2]],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ),
    tag: "Infeasible",
    blockingPairs: 0,
  },
  {
    title: "nobody on either side",
    source: "by definition",
    problem: quotasFromLists([], [], [], []),
    tag: "Stable",
    blockingPairs: 0,
  },
  {
    title: "a column that needs somebody, and nobody there",
    source: "by definition",
    problem: quotasFromLists([], [[]], [1], [1]),
    tag: "Infeasible",
    blockingPairs: 0,
  },
];
