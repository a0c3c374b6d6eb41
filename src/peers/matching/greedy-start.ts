/**
 * A start for the primal-dual method: potentials that reach every weight, and a matching of edges they reach exactly.
 *
 * K. Mehlhorn and G. Schäfer, "Implementation of O(nm log n) weighted matchings in general graphs: the power of data structures",
 * ACM Journal of Experimental Algorithmics 7 (2002), section 3: the greedy heuristic.
 */
import { NOBODY } from "../../graph/bipartite";
import type { GeneralMatchingProblem } from "./problem";

/**
 * Half of the best weight each, then peer by peer as low as the others allow, and matched with who allows no less if that one is free.
 *
 * @param mayBeNegative - whether potentials may fall below 0, as when nobody is to stay single by choice
 * @param mate - peer → partner, all −1; filled in
 * @returns peer → potential. O(arcs).
 */
export const greedyStart = (
  problem: GeneralMatchingProblem,
  mayBeNegative: boolean,
  mate: Int32Array,
): Float64Array => {
  const { peerCount, offsets, peerOfArc, weight } = problem;
  const least = mayBeNegative ? Number.NEGATIVE_INFINITY : 0;
  const potential = new Float64Array(peerCount);
  for (let v = 0; v < peerCount; v++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let a = offsets[v]!; a < offsets[v + 1]!; a++) if (weight[a]! > best) best = weight[a]!;
    if (offsets[v]! < offsets[v + 1]!) potential[v] = Math.max(least, best / 2);
  }
  for (let v = 0; v < peerCount; v++) {
    if (mate[v] !== NOBODY || offsets[v] === offsets[v + 1]) continue;
    let needed = least;
    let partner = NOBODY;
    for (let a = offsets[v]!; a < offsets[v + 1]!; a++) {
      const w = peerOfArc[a]!;
      const asked = weight[a]! - potential[w]!;
      // Of equal askers one that is free.
      if (asked < needed || (asked === needed && (partner !== NOBODY || mate[w] !== NOBODY))) continue;
      needed = asked;
      partner = mate[w] === NOBODY ? w : NOBODY;
    }
    potential[v] = needed;
    if (partner === NOBODY) continue;
    mate[v] = partner;
    mate[partner] = v;
  }
  return potential;
};
