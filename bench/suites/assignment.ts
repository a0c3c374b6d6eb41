import type { BenchCase } from "../contest";
import { onePass, ours, oursWithInput } from "../full-matrices";
import { type DenseClass, denseInstance } from "../instances";
import { assignmentJudge, totalOf } from "../judge";
import { assignmentRivals, enter } from "../rivals/all";
import { orTools, roundingOfOrTools } from "../rivals/or-tools";
import { firstCallCase } from "./assignment-first-call";
import { kBest } from "./assignment-k-best";
import { reSolving } from "./assignment-re-solving";
import type { Suite } from "./suite";

const SUITE = "assignment";
const SEED = 20_260_101;

/** class → sizes; four of each, to see how time grows. */
const SIZES: Readonly<Record<DenseClass, readonly number[]>> = {
  uniform: [300, 1000, 2000, 3000],
  integers: [300, 1000, 2000, 3000],
  euclidean: [300, 1000, 2000, 3000],
  "low-rank": [300, 1000, 2000, 3000],
  "row times column": [125, 250, 500, 1000],
  offsets: [300, 1000, 2000, 3000],
};

const QUICK_SIZES = [30, 90];
const FIRST_CALL_SIZES = [300, 1000];

const classes = Object.keys(SIZES) as DenseClass[];

/** rival → class → the most rows with which a run takes less than ten seconds, where that is less than 3000 (measured). */
const MOST_ROWS: Readonly<Record<string, Partial<Record<DenseClass, number>>>> = {
  munkres: { "low-rank": 2000 },
  "linear-sum-assignment": {
    uniform: 2000,
    integers: 1000,
    euclidean: 2000,
    "low-rank": 1000,
    offsets: 1000,
  },
  "munkres-js": { "row times column": 125, "low-rank": 250 },
};

const tooSlow =
  (name: DenseClass, n: number) =>
  (rival: string): string | undefined => {
    const most = MOST_ROWS[rival]?.[name];
    return most !== undefined && n > most
      ? `takes more than ten seconds on ${name} with ${n} rows`
      : undefined;
  };

const fullMatrix = (name: DenseClass, n: number): BenchCase => ({
  suite: SUITE,
  name,
  n,
  prepare: async () => {
    const instance = denseInstance(name, n, SEED);
    const isSlow = tooSlow(name, n);
    const { peers, absent } = await enter(
      assignmentRivals.filter((rival) => isSlow(rival.name) === undefined),
      instance,
    );
    const slow = assignmentRivals.flatMap((rival) => {
      const reason = isSlow(rival.name);
      return reason === undefined ? [] : [[rival.name, reason]];
    });
    const best = totalOf(instance, (await ours(instance).run()).columnOfRow());
    const judge = assignmentJudge(instance, best);
    const judgeOfOrTools = assignmentJudge(instance, best, roundingOfOrTools(instance));
    return {
      ours: ours(instance),
      oursWithInput: oursWithInput(instance),
      pass: onePass(instance),
      peers,
      absent: { ...absent, ...Object.fromEntries(slow) },
      judgePeer: (columnOfRow, peer) =>
        peer === orTools.name ? judgeOfOrTools(columnOfRow) : judge(columnOfRow),
    };
  },
});

const fullMatrices = (quick: boolean): BenchCase[] =>
  classes.flatMap((name) => (quick ? QUICK_SIZES : SIZES[name]).map((n) => fullMatrix(name, n)));

const firstCalls = (quick: boolean): BenchCase[] => {
  const of = (name: DenseClass, n: number) => firstCallCase(SUITE, name, n, SEED, tooSlow(name, n));
  return quick
    ? [of("uniform", QUICK_SIZES[0]!)]
    : classes.flatMap((name) => FIRST_CALL_SIZES.map((n) => of(name, n)));
};

/** What the suite is made of; a family of cases that is added has a file of its own and a line here. */
const parts: readonly ((quick: boolean) => readonly BenchCase[])[] = [
  fullMatrices,
  firstCalls,
  reSolving,
  kBest,
];

/** The assignment problem on full square matrices. */
export const assignment: Suite = {
  title: "The assignment problem",
  remarks: [
    "or-tools takes whole costs: fractions are scaled so that the largest is a million, and rounded; its total may miss the best by as much as that can add " +
      "up to. Its arcs are handed over beforehand, untimed.",
    "In passes: our time divided by that of a loop that adds all weights up, which nobody can do without. First call: everybody in a new process for every run, " +
      "the compiler cold; rivals in JavaScript only.",
  ],
  rivals: assignmentRivals,
  cases: (quick) => parts.flatMap((part) => part(quick)),
  effort: (quick) =>
    quick
      ? { budgetMs: 600, minRounds: 3, maxRounds: 50, warmUpMs: 50 }
      : { budgetMs: 10_000, minRounds: 3, maxRounds: 100, warmUpMs: 200 },
};
