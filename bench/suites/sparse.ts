import {
  assignmentProblemOrThrow,
  type SparseAssignmentProblem,
  solveAssignment,
  verifyAssignment,
} from "mentor-matching/algorithms";
import type { BenchCase, OurAnswer } from "../contest";
import { enter } from "../rivals/all";
import type { Rival } from "../rivals/rival";
import { placesRivals, scipySparse, sparseRivals } from "../rivals/sparse";
import { type SparseInstance, type SparseShape, sparseInstance, sparseJudge } from "../sparse-instances";
import { flowCases } from "./sparse-flow";
import type { Suite } from "./suite";

export const SPARSE_SUITE = "sparse";
export const SPARSE_SEED = 20_260_101;

/** Everybody is matched, as the rivals do it. */
const OPTIONS = { coverage: "complete" } as const;

/** Four sizes each, to see how time grows. */
const SIZES = [12_500, 25_000, 50_000, 100_000];
const QUICK_SIZES = [250, 1000];
const CANDIDATES = 50;

/** Rows with which SciPy still takes less than ten seconds (measured). */
const MOST_ROWS_FOR_SCIPY = 50_000;

const problemOf = ({
  rowCount,
  columnCount,
  places,
  rowOffsets,
  columnOfEdge,
  weight,
}: SparseInstance): SparseAssignmentProblem =>
  assignmentProblemOrThrow({
    rowCount,
    columnCount,
    rowOffsets,
    columnOfEdge,
    weight,
    capacityOfColumn: new Int32Array(columnCount).fill(places),
  });

const solveAndProve = (problem: SparseAssignmentProblem): OurAnswer & { readonly total: number } => {
  const outcome = solveAssignment(problem, OPTIONS);
  return {
    columnOfRow: () => (outcome._tag === "Optimal" ? outcome.columnOfRow : new Int32Array(0)),
    violations: () =>
      outcome._tag === "Optimal"
        ? verifyAssignment(problem, outcome).map((violation) => JSON.stringify(violation))
        : ["not everybody is matched"],
    total: outcome._tag === "Optimal" ? outcome.total : Number.NaN,
  };
};

/** A case of sparse assignment against the rivals that are given. */
export const sparseCase = (
  name: string,
  shape: SparseShape,
  rivals: readonly Rival<SparseInstance>[],
  tooSlow: Readonly<Record<string, string>> = {},
): BenchCase => ({
  suite: SPARSE_SUITE,
  name,
  n: shape.rowCount,
  prepare: async () => {
    const instance = sparseInstance(shape, SPARSE_SEED);
    const problem = problemOf(instance);
    const { peers, absent } = await enter(
      rivals.filter((rival) => tooSlow[rival.name] === undefined),
      instance,
    );
    return {
      ours: { run: () => solveAndProve(problem) },
      oursWithInput: { run: () => solveAndProve(problemOf(instance)) },
      peers,
      absent: { ...absent, ...tooSlow },
      judgePeer: sparseJudge(instance, solveAndProve(problem).total),
    };
  },
});

/** As many columns as rows, of one place each. */
const onePlaceEach = (quick: boolean): BenchCase[] =>
  (quick ? QUICK_SIZES : SIZES).map((n) =>
    sparseCase(
      "one place each",
      { rowCount: n, columnCount: n, places: 1, candidates: CANDIDATES },
      sparseRivals,
      n > MOST_ROWS_FOR_SCIPY ? { [scipySparse.name]: "takes more than ten seconds at this size" } : {},
    ),
  );

/** Mentees, and a fifth as many mentors of five places each. */
const fivePlacesEach = (quick: boolean): BenchCase[] =>
  (quick ? QUICK_SIZES : SIZES).map((n) =>
    sparseCase(
      "five places each",
      { rowCount: n, columnCount: n / 5, places: 5, candidates: CANDIDATES },
      placesRivals,
    ),
  );

/** What the suite is made of; a family of cases that is added has a file of its own and a line here. */
const parts: readonly ((quick: boolean) => readonly BenchCase[])[] = [
  onePlaceEach,
  fivePlacesEach,
  flowCases,
];

/** The assignment problem on sparse graphs. */
export const sparse: Suite = {
  title: "Sparse assignment and minimum-cost flow",
  remarks: [
    "50 candidates a row at random, whole weights below a million, as many places as rows, everybody matched. The arcs of or-tools are handed over beforehand, untimed.",
    "Minimum-cost flow: whole costs to 10,000, eight arcs a node, or four and dear ones beside them in the grid. Minimums: 20 candidates a mentee, a fifth as many mentors, who must have 1 or 2 mentees and may have 5 to 8.",
  ],
  rivals: [...sparseRivals, ...placesRivals],
  cases: (quick) => parts.flatMap((part) => part(quick)),
  effort: (quick) =>
    quick
      ? { budgetMs: 600, minRounds: 3, maxRounds: 20, warmUpMs: 50 }
      : { budgetMs: 15_000, minRounds: 3, maxRounds: 20, warmUpMs: 0 },
};
