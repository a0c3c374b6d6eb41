/**
 * What a column of several places can get by any report: a search over sets of rows.
 *
 * F. Kojima and P. A. Pathak, "Incentives and stability in large two-sided matching markets", American Economic Review 99 (2009),
 * 608–627: leaving names out is all that a report needs.
 *
 * If some report brings the set S, then naming exactly S brings S, under every stable mechanism: the old matching is stable for that report
 * too, for whoever is named is there; so by the rural hospitals theorem the column has |S| rows in every stable matching, and only those
 * of S are named. And if S can be had, so can each part of it: refusing more rows makes no other row better off where rows propose, so those
 * of the part still come to the column. Hence
 * 1. one run that refuses everybody shows who can be had at all: the rows that want the column more than what they get there;
 * 2. the search adds rows in the order of the column's wishes, and goes no further from a set that cannot be had.
 *
 * Each set costs one run of deferred acceptance. There may be exponentially many sets, so their number is limited.
 */
import { rowOfEdge } from "../../graph/bipartite";
import type { Slices } from "../../graph/slices";
import { deferredAcceptance, type ProposingSide } from "../deferred-acceptance";
import type { StableProblem } from "../problem";
import type { Manipulation, StoppedManipulation } from "./outcome";
import { listOf, partnersIn, wouldHave } from "./participant";
import { withList } from "./report-list";

/** Searches the sets that the column can have, the best first, for one that is better than `honest`. */
export function* droppings(
  problem: StableProblem,
  column: number,
  honest: Int32Array,
  proposing: ProposingSide,
  runs: number,
): Slices<Manipulation | StoppedManipulation> {
  const participant = { side: "column", index: column } as const;
  const places = problem.capacityOfColumn[column]!;
  const edges = listOf(problem, participant);
  const rows = rowOfEdge(problem);
  const listed = edges.map((edge) => rows[edge]!);
  const refusal = yield* deferredAcceptance(withList(problem, { ...participant, list: [] }));
  if (refusal._tag === "Stopped") return { _tag: "Stopped", reason: refusal.reason };
  const asks = wouldHave(problem, refusal.columnOfRow, participant, edges, listed);
  /** The rows that can be had, the most wanted first, and how much the column wants them. */
  const candidates = listed.filter((_, at) => asks[at]);
  const wanted = Array.from(edges.filter((_, at) => asks[at])).map((edge) => problem.columnScore[edge]!);
  const toBeat = Array.from(honest, (row) => wanted[candidates.indexOf(row)]!).sort((a, b) => b - a);

  /** Positions of `candidates` that are in the set, in ascending order: those that can be had together. */
  const chosen: number[] = [];
  let tried = 0;
  let at = 0;
  for (;;) {
    if (chosen.length === places || at === candidates.length) {
      if (isBetter(chosen, wanted, toBeat)) {
        const list = Int32Array.from(chosen, (position) => candidates[position]!);
        return { _tag: "Gains", by: "Dropping", honest, partners: list.toSorted(), list };
      }
    } else if (chosen.length >= toBeat.length || wanted[at]! >= toBeat[chosen.length]!) {
      if (tried === runs) return { _tag: "Undecided", honest, runs };
      const reason = yield { done: tried++, total: runs };
      if (reason !== undefined) return { _tag: "Stopped", reason };
      chosen.push(at++);
      const list = chosen.map((position) => candidates[position]!);
      const outcome = yield* deferredAcceptance(withList(problem, { ...participant, list }), { proposing });
      if (outcome._tag === "Stopped") return { _tag: "Stopped", reason: outcome.reason };
      if (partnersIn(outcome.columnOfRow, participant).length < chosen.length) chosen.pop();
      continue;
    }
    // Nothing more can be added here, or what could be added is worse than what the truth brings: without the last one, then.
    const last = chosen.pop();
    if (last === undefined) return { _tag: "CannotGain", because: "EverySetTried", honest };
    at = last + 1;
  }
}

/** Whether the chosen are better place by place, in one place at least. Both lists descend. */
const isBetter = (
  chosen: ReadonlyArray<number>,
  wanted: ReadonlyArray<number>,
  toBeat: ReadonlyArray<number>,
): boolean => {
  if (chosen.length < toBeat.length) return false;
  const surplus = toBeat.map((score, place) => wanted[chosen[place]!]! - score);
  return (
    surplus.every((more) => more >= 0) && (chosen.length > toBeat.length || surplus.some((more) => more > 0))
  );
};
