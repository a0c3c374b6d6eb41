/** What looks wrong about a plan beside its people, before anything is solved: warnings, each at its place in the plan. */
import type { Finding } from "../errors/finding";
import type { CompiledScoring, Sifted } from "../scoring/score";
import { findCancelling } from "./cancelling-weights";
import { type Draft, draftOf } from "./candidates";
import { findShortCapacity } from "./capacity-short";
import { findInfluences } from "./influence";
import { findNeverMet } from "./never-met-value";
import { findNominalScales } from "./nominal-scale";
import { findUnmatchable } from "./unmatchable-person";

/** One check; every file has one. */
const checks: ReadonlyArray<(draft: Draft) => ReadonlyArray<Finding>> = [
  findInfluences,
  findCancelling,
  findNominalScales,
  findNeverMet,
  findUnmatchable,
  findShortCapacity,
];

/** Everything that looks wrong. O(pairs · rules), and a bounded number of pairs for what compares scores. */
export const lint = (compiled: CompiledScoring, sifted: Sifted): ReadonlyArray<Finding> => {
  const draft = draftOf(compiled, sifted);
  return checks.flatMap((check) => check(draft));
};
