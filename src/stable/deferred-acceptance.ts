/**
 * Deferred acceptance.
 *
 * D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
 * Mathematical Monthly 69 (1962), 9–15; with capacities on either side: A. E. Roth and M. Sotomayor,
 * "Two-Sided Matching" (1990), chapter 5.
 *
 * p  proposer: asks its receivers from the most wanted down, as long as it has places free
 * c  receiver: holds the best proposals it has places for, turns the others down
 * e  edge of the proposers' graph
 *
 * Departures: (1) proposals are made one at a time, by whichever proposer was let go last, which
 * changes nothing in the result (McVitie and Wilson, 1971); (2) no list is sorted further than it is
 * read: a proposer that is accepted at once costs O(log degree).
 *
 * O(edges + proposals · log degree) time, O(edges) memory.
 */
import { type Bipartite, NOBODY, rowOfEdge, transpose } from "../graph/bipartite";
import type { Slices } from "../graph/slices";
import { HeldProposals } from "./held-proposals";
import type { StableOutcome } from "./outcome";
import { PreferenceQueue } from "./preference-queue";
import type { StableProblem } from "./problem";

/** Proposals before the solver yields: a few milliseconds. */
const PROPOSALS_PER_SLICE = 1 << 14;

/** Which side asks. The asking side gets the best partners any stable matching gives it, the asked side the worst. */
export type ProposingSide = "rows" | "columns";

/** What the solvers of the stable family can be told. */
export interface StableOptions {
  /** The side that proposes, and fares best. Default: `"rows"`. */
  readonly proposing?: ProposingSide;
}

/** Deferred acceptance in slices; progress counts proposers that have settled for now. */
export function* deferredAcceptance(
  problem: StableProblem,
  options: StableOptions = {},
): Slices<StableOutcome> {
  const rowsPropose = (options.proposing ?? "rows") === "rows";
  const { graph, wanted, wantedBack, quotaOfProposer, quotaOfReceiver } = rowsPropose
    ? proposingRows(problem)
    : proposingColumns(problem);

  const queue = new PreferenceQueue(graph, wanted);
  const held = new HeldProposals(graph, quotaOfReceiver, wantedBack);
  /** proposer → places that no receiver holds for it. */
  const placesFree = quotaOfProposer.slice();
  /** Proposers with places free that may have somebody left to ask, each once: `[0, asking)`. */
  const stack = new Int32Array(graph.rowCount);
  let asking = 0;
  for (let p = graph.rowCount - 1; p >= 0; p--) if (placesFree[p]! > 0) stack[asking++] = p;
  const proposerOfEdge = rowOfEdge(graph);
  const matched = (): Int32Array =>
    readMatching(problem.rowCount, rowsPropose, graph.columnCount, held, proposerOfEdge);

  let proposals = 0;
  while (asking > 0) {
    const p = stack[asking - 1]!;
    if (!queue.hasNext(p)) {
      asking--;
      continue;
    }
    if (++proposals % PROPOSALS_PER_SLICE === 0) {
      const reason = yield { done: graph.rowCount - asking, total: graph.rowCount };
      if (reason !== undefined) return { _tag: "Stopped", reason, columnOfRow: matched(), unsettled: asking };
    }
    const edge = queue.next(p);
    const turnedDown = held.offer(graph.columnOfEdge[edge]!, edge);
    if (turnedDown === edge) continue;
    if (--placesFree[p]! === 0) asking--;
    if (turnedDown === NOBODY) continue;
    const letGo = proposerOfEdge[turnedDown]!;
    // One that had places free before is on the stack already, or has nobody left to ask.
    if (placesFree[letGo]!++ === 0) stack[asking++] = letGo;
  }
  return { _tag: "Stable", columnOfRow: matched(), proposals };
}

/** The problem as proposers see it: their graph, both sides' scores on its edges, quotas. */
interface Proposing {
  readonly graph: Bipartite;
  /** edge → how much the proposer wants the receiver. */
  readonly wanted: Float64Array;
  /** edge → how much the receiver wants the proposer. */
  readonly wantedBack: Float64Array;
  readonly quotaOfProposer: Int32Array;
  readonly quotaOfReceiver: Int32Array;
}

const proposingRows = (problem: StableProblem): Proposing => ({
  graph: problem,
  wanted: problem.rowScore,
  wantedBack: problem.columnScore,
  quotaOfProposer: new Int32Array(problem.rowCount).fill(1),
  quotaOfReceiver: problem.capacityOfColumn,
});

const proposingColumns = (problem: StableProblem): Proposing => {
  const { graph, originalEdge } = transpose(problem);
  const gather = (scores: Float64Array): Float64Array => {
    const gathered = new Float64Array(scores.length);
    for (let e = 0; e < gathered.length; e++) gathered[e] = scores[originalEdge[e]!]!;
    return gathered;
  };
  return {
    graph,
    wanted: gather(problem.columnScore),
    wantedBack: gather(problem.rowScore),
    quotaOfProposer: problem.capacityOfColumn,
    quotaOfReceiver: new Int32Array(problem.rowCount).fill(1),
  };
};

/** row → column, read off the proposals that are held. */
const readMatching = (
  rowCount: number,
  rowsPropose: boolean,
  receiverCount: number,
  held: HeldProposals,
  proposerOfEdge: Int32Array,
): Int32Array => {
  const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
  for (let receiver = 0; receiver < receiverCount; receiver++) {
    for (const edge of held.of(receiver)) {
      const proposer = proposerOfEdge[edge]!;
      if (rowsPropose) columnOfRow[proposer] = receiver;
      else columnOfRow[receiver] = proposer;
    }
  }
  return columnOfRow;
};
