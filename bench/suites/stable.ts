import {
  generalMatchingProblemFromEdgesOrThrow,
  type StableProblem,
  type StableProblemInput,
  solveGeneralMatching,
  solveStable,
  stableLattice,
  stableProblemFromListsOrThrow,
  stableProblemOrThrow,
  verifyGeneralMatching,
  verifyLattice,
  verifyStable,
} from "mentor-matching/algorithms";
import type { BenchCase, OurAnswer } from "../contest";
import { completeGraph } from "../instances";
import { generalJudge, stableJudge } from "../judge";
import { enter, generalRivals, orderedRivals, stableRivals } from "../rivals/all";
import { completeInput, listInput, listsOf } from "./stable-input";
import type { Suite } from "./suite";

const SUITE = "stable";
const SEED = 20_260_101;
const LIST_LENGTH = 20;
const PLACES = 20;

const inWords = (violations: readonly object[]): string[] =>
  violations.map((violation) => JSON.stringify(violation));

const matchAndProve = (problem: StableProblem): OurAnswer => {
  const outcome = solveStable(problem);
  return {
    columnOfRow: () => outcome.columnOfRow,
    violations: () => inWords(verifyStable(problem, outcome)),
  };
};

const stableCase = (name: string, n: number, input: () => StableProblemInput): BenchCase => ({
  suite: SUITE,
  name,
  n,
  prepare: async () => {
    const arrays = input();
    const problem = stableProblemOrThrow(arrays);
    return {
      ours: { run: () => matchAndProve(problem) },
      oursWithInput: { run: () => matchAndProve(stableProblemOrThrow(arrays)) },
      ...(await enter(stableRivals, problem)),
      judgePeer: stableJudge(problem, matchAndProve(problem).columnOfRow()),
    };
  },
});

const completeCase = (n: number): BenchCase => ({
  ...stableCase("complete lists, from scores", n, () => completeInput(n, SEED)),
  work: { amount: n * n, unit: "edges" },
});

/** The same people, with their lists in order beforehand for everybody. */
const orderedCase = (n: number): BenchCase => ({
  suite: SUITE,
  name: "complete lists, in order",
  n,
  prepare: async () => {
    const lists = listsOf(completeInput(n, SEED));
    const problem = stableProblemFromListsOrThrow(lists);
    return {
      ours: { run: () => matchAndProve(problem) },
      oursWithInput: { run: () => matchAndProve(stableProblemFromListsOrThrow(lists)) },
      ...(await enter(orderedRivals, problem)),
      judgePeer: stableJudge(problem, matchAndProve(problem).columnOfRow()),
    };
  },
});

const listCase = (rows: number): BenchCase => {
  const columns = rows / PLACES;
  return {
    ...stableCase(`lists of ${LIST_LENGTH}, columns of ${PLACES} places`, rows, () =>
      listInput(rows, columns, LIST_LENGTH, PLACES, SEED),
    ),
    work: { amount: rows * LIST_LENGTH, unit: "edges" },
  };
};

/** Adds up everything that a solver of the problem has to look at. */
const readOnce = ({ columnOfEdge, rowScore, columnScore }: StableProblem): OurAnswer => {
  let scores = 0;
  let columns = 0;
  for (let e = 0; e < columnOfEdge.length; e++) {
    scores += rowScore[e]! + columnScore[e]!;
    columns = (columns + columnOfEdge[e]!) | 0;
  }
  // Sums that a closure holds are kept in memory: the loop then takes four times as long.
  const sums = Int32Array.of(columns, scores);
  return { columnOfRow: () => sums, violations: () => [] };
};

const readingCase = (name: string, n: number, edges: number, input: () => StableProblemInput): BenchCase => ({
  suite: SUITE,
  name: `reading once: ${name}`,
  n,
  note: "No solver: a loop that reads the arrays of the same problem once and adds them up, for comparison with the times above.",
  work: { amount: edges, unit: "edges" },
  prepare: async () => {
    const problem = stableProblemOrThrow(input());
    const reading = { run: () => readOnce(problem) };
    return { ours: reading, oursWithInput: reading, peers: {}, absent: {}, judgePeer: () => [] };
  },
});

const generalCase = (n: number): BenchCase => ({
  suite: SUITE,
  name: "general matching, complete graph",
  n,
  prepare: async () => {
    const instance = completeGraph(n, SEED);
    const build = () => generalMatchingProblemFromEdgesOrThrow(instance);
    const problem = build();
    const solveAndProve = (given: ReturnType<typeof build>): OurAnswer => {
      const outcome = solveGeneralMatching(given);
      return {
        columnOfRow: () => outcome.partnerOfPeer,
        violations: () => inWords(verifyGeneralMatching(given, outcome)),
      };
    };
    return {
      ours: { run: () => solveAndProve(problem) },
      oursWithInput: { run: () => solveAndProve(build()) },
      ...(await enter(generalRivals, instance)),
      judgePeer: generalJudge(instance, solveGeneralMatching(problem).total),
    };
  },
});

/** All rotations of complete lists, from the rows' best stable matching to the columns'. Nobody else's program for it is known to us. */
const rotationCase = (n: number): BenchCase => ({
  suite: SUITE,
  name: "all rotations, complete lists",
  n,
  work: { amount: n * n, unit: "edges" },
  prepare: async () => {
    const arrays = completeInput(n, SEED);
    const problem = stableProblemOrThrow(arrays);
    const findAndProve = (given: StableProblem): OurAnswer => {
      const lattice = stableLattice(given);
      return {
        columnOfRow: () => lattice.rowOfMove,
        violations: () => inWords(verifyLattice(given, lattice)),
      };
    };
    return {
      ours: { run: () => findAndProve(problem) },
      oursWithInput: { run: () => findAndProve(stableProblemOrThrow(arrays)) },
      peers: {},
      absent: {},
      judgePeer: () => [],
    };
  },
});

/** Stable matching, one place and many, and matching in general graphs; every case at four sizes, so that one sees how it grows. */
export const stable: Suite = {
  title: "Stable matching and general graphs",
  remarks: [
    "From scores: everybody starts from scores and sorts as far as need be. In order: everybody gets ranked lists, sorted beforehand for nothing, and only matches.",
    "Million edges a second: equal numbers down a case mean that time grows as the number of edges does.",
  ],
  rivals: [...stableRivals, ...orderedRivals, ...generalRivals],
  cases: (quick) => {
    const complete = quick ? [50, 100] : [250, 500, 1000, 2000];
    const lists = quick ? [1000] : [12_500, 25_000, 50_000, 100_000];
    const peers = quick ? [20, 40] : [50, 100, 200, 400];
    const rotations = quick ? [50] : [125, 250, 500, 1000];
    const largest = { complete: complete.at(-1)!, lists: lists.at(-1)! };
    return [
      ...complete.map(completeCase),
      ...complete.map(orderedCase),
      ...lists.map(listCase),
      ...rotations.map(rotationCase),
      ...peers.map(generalCase),
      readingCase("complete lists", largest.complete, largest.complete ** 2, () =>
        completeInput(largest.complete, SEED),
      ),
      readingCase(`lists of ${LIST_LENGTH}`, largest.lists, largest.lists * LIST_LENGTH, () =>
        listInput(largest.lists, largest.lists / PLACES, LIST_LENGTH, PLACES, SEED),
      ),
    ];
  },
  effort: (quick) =>
    quick
      ? { budgetMs: 600, minRounds: 3, maxRounds: 50, warmUpMs: 50 }
      : { budgetMs: 10_000, minRounds: 3, maxRounds: 100, warmUpMs: 200 },
};
