/**
 * What a receiver of one place can get by changing the order of its list, without leaving a name out.
 *
 * C.-P. Teo, J. Sethuraman and W.-P. Tan, "Gale–Shapley stable marriage problem revisited: strategic issues and applications",
 * Management Science 47 (2001), 1252–1267.
 *
 * Whoever asks the receiver under some list becomes its partner when that list has them moved to the front: until they ask, nothing changes,
 * and then they are kept. With them in front everybody else is turned down, whatever the order of the rest, so the set of those
 * who ask then depends on the partner alone. And under any order, whoever replaces a held partner asks while everybody else has been turned
 * down: they are among those who ask when that partner stands in front. So starting from those who ask under the true list, and looking
 * at each partner once, finds every partner that any order brings.
 *
 * One run of deferred acceptance for each of them: O(degree · (edges + proposals · log degree)).
 */
import { rowOfEdge } from "../../graph/bipartite";
import type { Slices } from "../../graph/slices";
import { deferredAcceptance, type ProposingSide } from "../deferred-acceptance";
import type { StableProblem } from "../problem";
import type { Manipulation, StoppedManipulation } from "./outcome";
import { listOf, type Participant, partnersIn, wouldHave } from "./participant";
import { withList } from "./report-list";

/** Looks at every partner that some order of the participant's list brings; `truth` is the matching of the true list. */
export function* reorderings(
  problem: StableProblem,
  participant: Participant,
  truth: Int32Array,
  proposing: ProposingSide,
): Slices<Manipulation | StoppedManipulation> {
  const { side } = participant;
  const edges = listOf(problem, participant);
  const rows = side === "column" ? rowOfEdge(problem) : undefined;
  /** position in the true list → the one who stands there. */
  const others = edges.map((edge) => (rows ?? problem.columnOfEdge)[edge]!);
  /** position → the list that brings this one, once that is known. */
  const listFor: (Int32Array | undefined)[] = Array.from(others, () => undefined);
  const waiting: number[] = [];
  /** Notes whoever asks in a matching that came of a list: moved to its front, they are the partner. */
  const note = (columnOfRow: Int32Array, list: Int32Array): void => {
    const asks = wouldHave(problem, columnOfRow, participant, edges, others);
    for (let at = 0; at < others.length; at++) {
      if (!asks[at] || listFor[at] !== undefined) continue;
      const other = others[at]!;
      listFor[at] = Int32Array.of(other, ...list.filter((named) => named !== other));
      waiting.push(at);
    }
  };
  note(truth, others);
  for (let run = 0; run < waiting.length; run++) {
    const reason = yield { done: run, total: others.length };
    if (reason !== undefined) return { _tag: "Stopped", reason };
    const list = listFor[waiting[run]!]!;
    const outcome = yield* deferredAcceptance(withList(problem, { ...participant, list }), { proposing });
    if (outcome._tag === "Stopped") return { _tag: "Stopped", reason: outcome.reason };
    note(outcome.columnOfRow, list);
  }
  const honest = partnersIn(truth, participant);
  const best = listFor.findIndex((list) => list !== undefined);
  const score = side === "row" ? problem.rowScore : problem.columnScore;
  const own = others.indexOf(honest[0] ?? -1);
  // Nobody asked, or nobody better did.
  if (best === -1 || score[edges[best]!] === score[edges[own]!]) {
    return { _tag: "CannotGain", because: "EveryOrderTried", honest };
  }
  const partners = Int32Array.of(others[best]!);
  return { _tag: "Gains", by: "Reordering", honest, partners, list: listFor[best]! };
}
