/**
 * Why a flow cannot be made to fit: a set of nodes that lack more, or have more left over, than the arcs around them let in, or out.
 *
 * Nodes that could send something on to a node with a shortage form such a set: whatever comes in from elsewhere is full, and whatever
 * goes out is at its least. The smallest of several is taken (D. Gale, "A theorem on flows in networks", 1957; A. J. Hoffman, 1960: such a set exists
 * whenever there is no flow).
 *
 * O(nodes + arcs) a shortage or surplus that is looked at; all in all no more than {@link LOOKS} times that.
 */
import type { FlowCut } from "./outcome";
import type { FlowProblem } from "./problem";

/** How often the whole network is gone through, at most, in search of a smaller set. */
const LOOKS = 16;

/** A set of nodes that proves it, for a flow that leaves shortages which nothing can mend. */
export const findCut = (
  problem: FlowProblem,
  /** arc → flow above its least. */
  flowOfArc: Float64Array,
  /** node → what it lacks; below 0: what is left over there. */
  shortageOfNode: Float64Array,
): FlowCut => {
  const { nodeCount, tailOfArc, headOfArc } = problem;
  const { offsets, arcOfEntry } = arcsAround(problem);
  let budget = LOOKS * (nodeCount + arcOfEntry.length);
  /** node → the search that reached it last, counted from 1. */
  const seenBy = new Int32Array(nodeCount);
  const queue = new Int32Array(nodeCount);
  let smallest: Int32Array | undefined;
  let kind: FlowCut["kind"] = "shortage";

  for (let start = 0; start < nodeCount && (budget > 0 || smallest === undefined); start++) {
    const shortage = shortageOfNode[start]!;
    if (shortage === 0) continue;
    const search = start + 1;
    // From a shortage against the flow, to all who could send something; from what is left over on, to all who could get it.
    const sendsToTail = shortage < 0;
    let count = 1;
    queue[0] = start;
    seenBy[start] = search;
    const limit = smallest?.length ?? nodeCount + 1;
    for (let at = 0; at < count && count < limit; at++) {
      const u = queue[at]!;
      budget -= 1 + offsets[u + 1]! - offsets[u]!;
      for (let entry = offsets[u]!; entry < offsets[u + 1]!; entry++) {
        const a = arcOfEntry[entry]!;
        const leaves = tailOfArc[a] === u;
        const v = leaves ? headOfArc[a]! : tailOfArc[a]!;
        if (seenBy[v] === search) continue;
        const most = problem.upperOfArc[a]! - problem.lowerOfArc[a]!;
        if (leaves === sendsToTail ? flowOfArc[a] === most : flowOfArc[a] === 0) continue;
        seenBy[v] = search;
        queue[count++] = v;
      }
    }
    if (count >= limit) continue;
    smallest = queue.slice(0, count).sort();
    kind = shortage > 0 ? "shortage" : "surplus";
  }
  return measure(problem, kind, smallest ?? new Int32Array(0));
};

/** What a set of nodes needs, and what the arcs around it allow. O(nodes + arcs). */
const measure = (problem: FlowProblem, kind: FlowCut["kind"], nodes: Int32Array): FlowCut => {
  const { nodeCount, tailOfArc, headOfArc, lowerOfArc, upperOfArc, supplyOfNode } = problem;
  const isInside = new Uint8Array(nodeCount);
  let supply = 0;
  for (const v of nodes) {
    isInside[v] = 1;
    supply += supplyOfNode[v]!;
  }
  const gets = kind === "shortage";
  let available = 0;
  for (let a = 0; a < tailOfArc.length; a++) {
    const comesIn = isInside[headOfArc[a]!]! - isInside[tailOfArc[a]!]!;
    if (comesIn !== 0) available += comesIn === (gets ? 1 : -1) ? upperOfArc[a]! : -lowerOfArc[a]!;
  }
  return { kind, nodes, needed: gets ? -supply : supply, available };
};

/** node → its arcs, both those that leave it and those that enter it. */
const arcsAround = ({ nodeCount, tailOfArc, headOfArc }: FlowProblem) => {
  const offsets = new Int32Array(nodeCount + 1);
  for (let a = 0; a < tailOfArc.length; a++) {
    offsets[tailOfArc[a]! + 1]!++;
    offsets[headOfArc[a]! + 1]!++;
  }
  for (let v = 0; v < nodeCount; v++) offsets[v + 1]! += offsets[v]!;
  const next = offsets.slice(0, nodeCount);
  const arcOfEntry = new Int32Array(2 * tailOfArc.length);
  for (let a = 0; a < tailOfArc.length; a++) {
    arcOfEntry[next[tailOfArc[a]!]!++] = a;
    arcOfEntry[next[headOfArc[a]!]!++] = a;
  }
  return { offsets, arcOfEntry };
};
