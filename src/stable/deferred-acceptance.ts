/**
 * Deferred acceptance.
 *
 * D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
 * Mathematical Monthly 69 (1962), 9–15; with capacities on either side: A. E. Roth and M. Sotomayor,
 * "Two-Sided Matching" (1990), chapters 5 and 6.
 *
 * p  proposer: asks its receivers from the most wanted down, as long as it has places free
 * c  receiver: holds the best proposals it has places for, turns the others down
 * e  edge of the proposers' graph
 *
 * Departures: (1) proposals are made one at a time, in any order, which changes nothing in the result (McVitie and Wilson, 1971);
 * `proposals.ts` chooses one that suits the memory; (2) no list is sorted further than it is read (`wish-lists.ts`); (3) a proposal
 * that would be turned down at once, because its receiver holds better ones in all its places, is not made: receivers only
 * ever get better off, so it never could succeed.
 *
 * O(edges + proposals · log degree) time, O(edges) memory.
 */
import { NOBODY } from "../graph/bipartite";
import type { Slices } from "../graph/slices";
import { marketOf, type ProposingSide } from "./market";
import type { StableOutcome } from "./outcome";
import type { StableProblem } from "./problem";
import { Proposals } from "./proposals";

export type { ProposingSide };

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
  const { rowCount } = problem;
  const proposing = options.proposing ?? "rows";
  const proposals = new Proposals(marketOf(problem, new Int32Array(rowCount).fill(1), proposing));
  const matched = (): Int32Array => {
    const columnOfRow = new Int32Array(rowCount).fill(NOBODY);
    proposals.held.forEach((receiver, proposer) => {
      if (proposing === "rows") columnOfRow[proposer] = receiver;
      else columnOfRow[receiver] = proposer;
    });
    return columnOfRow;
  };
  const stopped = yield* proposals.untilSettled();
  return stopped === undefined
    ? { _tag: "Stable", columnOfRow: matched(), proposals: proposals.made }
    : { _tag: "Stopped", reason: stopped, columnOfRow: matched(), unsettled: proposals.asking };
}
