/**
 * Why a flow cannot be made to fit: a set of nodes that lack more, or have more left over, than the arcs around them let in, or out.
 *
 * Nodes that could send something on to a node with a shortage form such a set: whatever comes in from elsewhere is full, and whatever
 * goes out is at its least. So do, the other way round, nodes that could get something of what is left over somewhere. The smallest of several is taken (D. Gale,
 * "A theorem on flows in networks", 1957; A. J. Hoffman, 1960: such a set exists whenever there is no flow).
 *
 * O(nodes + arcs) a shortage or surplus that is looked at; all in all no more than {@link LOOKS} times that, or until there is one.
 */
import type { SimplexNetwork } from "./network-simplex";
import type { FlowCut } from "./outcome";

/** How often the whole network is gone through, at most, in search of a smaller set. */
const LOOKS = 16;

/**
 * A set of nodes that proves it, ascending.
 *
 * @param network - with lower bounds taken off
 * @param shortageOfNode - node → what it lacks, or, below 0, what is left over there, and nothing can mend it
 * @param outside - a node that is to stay outside; where shortages remain without it, or where what is left over does, there is such a set
 */
export const findCut = (
  network: SimplexNetwork,
  flowOfArc: Float64Array,
  shortageOfNode: Float64Array,
  outside?: number,
): Pick<FlowCut, "kind" | "nodes"> => {
  const { nodeCount } = network;
  const search = new ResidualSearch(network, flowOfArc);
  if (outside !== undefined) search.exclude(outside);
  let smallest: Int32Array | undefined;
  let kind: FlowCut["kind"] = "shortage";
  for (let start = 0; start < nodeCount; start++) {
    if (search.steps > LOOKS * search.oneLook && smallest !== undefined) break;
    const shortage = shortageOfNode[start]!;
    if (shortage === 0) continue;
    const nodes = search.reach(
      start,
      shortage > 0 ? "shortage" : "surplus",
      smallest?.length ?? nodeCount + 1,
    );
    if (nodes === undefined) continue;
    smallest = nodes;
    kind = shortage > 0 ? "shortage" : "surplus";
  }
  return { kind, nodes: smallest ?? new Int32Array(0) };
};

/** Searches through what a flow leaves: along arcs that are not full, and against arcs that carry more than their least. */
class ResidualSearch {
  /** Nodes and arcs looked at so far. */
  steps = 0;
  /** As many as there are. */
  readonly oneLook: number;
  /** node → its first entry. */
  private readonly offsets: Int32Array;
  /** entry → an arc that leaves or enters the node. */
  private readonly arcOfEntry: Int32Array;
  /** node → the search that reached it last, counted from 1. */
  private readonly seenBy: Int32Array;
  private searches = 0;
  private readonly queue: Int32Array;
  /** node → 1 when a search for a surplus must not begin there. */
  private readonly reachesOutside: Uint8Array;
  /** node → 1 when a search for a shortage must not begin there. */
  private readonly reachedFromOutside: Uint8Array;

  constructor(
    private readonly network: SimplexNetwork,
    private readonly flowOfArc: Float64Array,
  ) {
    const { nodeCount, tailOfArc, headOfArc } = network;
    this.offsets = new Int32Array(nodeCount + 1);
    for (let a = 0; a < tailOfArc.length; a++) {
      this.offsets[tailOfArc[a]! + 1]!++;
      this.offsets[headOfArc[a]! + 1]!++;
    }
    for (let v = 0; v < nodeCount; v++) this.offsets[v + 1]! += this.offsets[v]!;
    const next = this.offsets.slice(0, nodeCount);
    this.arcOfEntry = new Int32Array(2 * tailOfArc.length);
    for (let a = 0; a < tailOfArc.length; a++) {
      this.arcOfEntry[next[tailOfArc[a]!]!++] = a;
      this.arcOfEntry[next[headOfArc[a]!]!++] = a;
    }
    this.oneLook = nodeCount + this.arcOfEntry.length;
    this.seenBy = new Int32Array(nodeCount);
    this.queue = new Int32Array(nodeCount);
    this.reachesOutside = new Uint8Array(nodeCount);
    this.reachedFromOutside = new Uint8Array(nodeCount);
  }

  /** Who could send something there, or get something from there, would have it inside. */
  exclude(outside: number): void {
    const { nodeCount } = this.network;
    const senders = this.reach(outside, "shortage", nodeCount + 1) ?? [];
    const receivers = this.reach(outside, "surplus", nodeCount + 1) ?? [];
    for (const v of senders) this.reachesOutside[v] = 1;
    for (const v of receivers) this.reachedFromOutside[v] = 1;
  }

  /** All who could send something to the start (`"shortage"`) or get something from there (`"surplus"`), ascending; undefined when they are not fewer than `limit`. */
  reach(start: number, kind: FlowCut["kind"], limit: number): Int32Array | undefined {
    const { offsets, arcOfEntry, seenBy, queue, flowOfArc } = this;
    const { tailOfArc, headOfArc, capacityOfArc } = this.network;
    const onwards = kind === "surplus";
    if ((onwards ? this.reachesOutside : this.reachedFromOutside)[start] === 1) return undefined;
    const search = ++this.searches;
    let count = 1;
    queue[0] = start;
    seenBy[start] = search;
    for (let at = 0; at < count && count < limit; at++) {
      const u = queue[at]!;
      this.steps += 1 + offsets[u + 1]! - offsets[u]!;
      for (let entry = offsets[u]!; entry < offsets[u + 1]!; entry++) {
        const a = arcOfEntry[entry]!;
        const leaves = tailOfArc[a] === u;
        const v = leaves ? headOfArc[a]! : tailOfArc[a]!;
        if (seenBy[v] === search) continue;
        if (leaves === onwards ? flowOfArc[a] === capacityOfArc[a] : flowOfArc[a] === 0) continue;
        seenBy[v] = search;
        queue[count++] = v;
      }
    }
    return count < limit ? queue.slice(0, count).sort() : undefined;
  }
}
