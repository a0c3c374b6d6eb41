/** Matching in general graphs in slices: a search from every peer that is single, see weighted-blossom.ts. */
import { EDGES_PER_SLICE, type Slices } from "../../graph/slices";
import { countOddComponents, halfOfBestWeights, readDuals, readMatching, valueOfDuals } from "./certificate";
import type { GeneralMatchingOutcome, OptimalGeneral, StoppedGeneral } from "./outcome";
import type { GeneralMatchingProblem } from "./problem";
import { WeightedBlossom } from "./weighted-blossom";

/**
 * What is wanted. `"weight"`: the largest total; somebody stays single where that is better. `"cardinality"`: as many pairs as can be, and
 * of those matchings the largest total. `"perfect"`: a partner for everybody and the largest total, or the proof that it can't be.
 */
export type GeneralObjective = "weight" | "cardinality" | "perfect";

/** What the solvers of matching in general graphs can be told. */
export interface GeneralMatchingOptions {
  /** See {@link GeneralObjective}. Default: `"weight"`. */
  readonly objective?: GeneralObjective;
}

/** The weighted blossom method in slices; progress counts peers. */
export function* weightedBlossom(
  problem: GeneralMatchingProblem,
  options: GeneralMatchingOptions = {},
): Slices<GeneralMatchingOutcome> {
  const objective = options.objective ?? "weight";
  const search = new WeightedBlossom(problem, objective === "weight");
  let scannedAtLastYield = 0;
  for (let root = 0; root < problem.peerCount; root++) {
    if (!search.begin(root)) continue;
    let step = search.step();
    for (; step === "goes on"; step = search.step()) {
      if (search.arcsScanned - scannedAtLastYield < EDGES_PER_SLICE) continue;
      scannedAtLastYield = search.arcsScanned;
      const reason = yield { done: root, total: problem.peerCount };
      if (reason === undefined) continue;
      search.abandon();
      return { _tag: "Stopped", reason, ...readStopped(problem, objective, search) };
    }
    if (step === "ended") search.augment();
    else if (objective === "perfect") {
      search.markBarrier();
      const oddComponents = countOddComponents(problem, search.barrier);
      return { _tag: "Infeasible", barrier: membersOf(search.barrier), oddComponents };
    } else search.settle();
  }
  return readOptimum(problem, objective, search);
}

const membersOf = (flags: Uint8Array): Int32Array => {
  const members: number[] = [];
  for (let peer = 0; peer < flags.length; peer++) if (flags[peer] === 1) members.push(peer);
  return Int32Array.from(members);
};

const readOptimum = (
  problem: GeneralMatchingProblem,
  objective: GeneralObjective,
  { forest, potential, price, barrier }: WeightedBlossom,
): OptimalGeneral => {
  const matched = readMatching(problem, forest.mate);
  const duals = readDuals(forest, potential, price);
  const best = { _tag: "Optimal", ...matched, gap: valueOfDuals(duals) - matched.total, duals } as const;
  return objective === "cardinality"
    ? { ...best, objective, barrier: membersOf(barrier) }
    : { ...best, objective };
};

const readStopped = (
  problem: GeneralMatchingProblem,
  objective: GeneralObjective,
  { forest, potential, price, settledSingles }: WeightedBlossom,
): Omit<StoppedGeneral, "_tag" | "reason"> => ({
  ...readMatching(problem, forest.mate),
  // Potentials of any sign bound the largest matchings only.
  bound:
    objective === "weight" ? valueOfDuals(readDuals(forest, potential, price)) : halfOfBestWeights(problem),
  sizeBound: (problem.peerCount - settledSingles) >> 1,
});
