/**
 * Maximum flow, and with it a minimum cut.
 *
 * E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation", Soviet Mathematics Doklady 11
 * (1970), 1277–1280; Y. Dinitz, "Dinitz' algorithm: the original version and Even's version" (2006), for the form used here.
 *
 * v  node        a  arc        h  half-arc: 2a goes along arc a, 2a + 1 against it
 *
 * Each phase labels nodes with their distance from the source among half-arcs that can take more flow, then fills all shortest paths:
 * a walk from the source that never looks at a half-arc twice in vain, and starts again from where a path got full.
 *
 * Departures: (1) no recursion; (2) capacities may be floats or infinite. The number of steps does not depend on capacities,
 * so floats end as well; whole numbers with a sum below 2^53 are exact.
 *
 * O(nodes² · arcs) time at worst, O(nodes + arcs) memory.
 */
import type { Slices, StopReason } from "./slices";

/** Half-arcs looked at before the solver yields: about a millisecond. */
const STEPS_PER_SLICE = 1 << 17;

/** Nodes, arcs and what flows through them at most. */
export interface FlowNetwork {
  /** Nodes are numbered `[0, nodeCount)`. */
  readonly nodeCount: number;
  readonly source: number;
  readonly sink: number;
  /** arc → the node it leaves. */
  readonly tailOfArc: Int32Array;
  /** arc → the node it enters. */
  readonly headOfArc: Int32Array;
  /** arc → most flow; from 0, or infinite, but finite somewhere on every path from source to sink. */
  readonly capacityOfArc: Float64Array;
}

/** A flow, maximum unless the work was stopped. */
export interface MaxFlow {
  /** What leaves the source. */
  readonly value: number;
  /** arc → flow, from 0 to its capacity; what enters a node leaves it. */
  readonly flowOfArc: Float64Array;
  /** node → 1 when the source could send more to it: the source's side of the minimum cut with fewest nodes on it. */
  readonly isOnSourceSide: Uint8Array;
  /** Why the flow is not known to be maximum; undefined when it is. */
  readonly stopped: StopReason | undefined;
}

/** Dinic's algorithm in slices; progress counts phases, of which there are fewer than nodes. */
export function* maximumFlow(network: FlowNetwork): Slices<MaxFlow> {
  const { nodeCount, source, sink, tailOfArc, headOfArc, capacityOfArc } = network;
  const arcCount = tailOfArc.length;
  /** half-arc → what it can still take. */
  const residual = new Float64Array(2 * arcCount);
  /** half-arc → the node it enters. */
  const headOf = new Int32Array(2 * arcCount);
  /** node → its first entry; entry → a half-arc that leaves it. */
  const offsets = new Int32Array(nodeCount + 1);
  for (let a = 0; a < arcCount; a++) {
    residual[2 * a] = capacityOfArc[a]!;
    headOf[2 * a] = headOfArc[a]!;
    headOf[2 * a + 1] = tailOfArc[a]!;
    offsets[tailOfArc[a]! + 1]!++;
    offsets[headOfArc[a]! + 1]!++;
  }
  for (let v = 0; v < nodeCount; v++) offsets[v + 1]! += offsets[v]!;
  const leaving = new Int32Array(2 * arcCount);
  const cursor = offsets.slice(0, nodeCount);
  for (let a = 0; a < arcCount; a++) {
    leaving[cursor[tailOfArc[a]!]!++] = 2 * a;
    leaving[cursor[headOfArc[a]!]!++] = 2 * a + 1;
  }

  /** node → half-arcs from the source; −1 out of reach, or found to lead nowhere in this phase. */
  const level = new Int32Array(nodeCount);
  const queue = new Int32Array(nodeCount);
  const path = new Int32Array(nodeCount);

  /** Labels every node that can be reached. */
  const label = (): void => {
    level.fill(-1);
    level[source] = 0;
    queue[0] = source;
    let count = 1;
    for (let at = 0; at < count; at++) {
      const v = queue[at]!;
      for (let entry = offsets[v]!; entry < offsets[v + 1]!; entry++) {
        const h = leaving[entry]!;
        const next = headOf[h]!;
        if (residual[h]! === 0 || level[next]! >= 0) continue;
        level[next] = level[v]! + 1;
        queue[count++] = next;
      }
    }
  };

  let value = 0;
  let steps = 0;
  let stopped: StopReason | undefined;
  let phase = 0;
  for (label(); level[sink]! >= 0 && stopped === undefined; label()) {
    phase++;
    for (let v = 0; v < nodeCount; v++) cursor[v] = offsets[v]!;
    steps += 2 * arcCount;
    let length = 0;
    let v = source;
    for (;;) {
      if (steps >= STEPS_PER_SLICE) {
        steps = 0;
        stopped = yield { done: Math.min(phase, nodeCount), total: nodeCount };
        if (stopped !== undefined) break;
      }
      if (v === sink) {
        let most = Number.POSITIVE_INFINITY;
        for (let i = 0; i < length; i++) most = Math.min(most, residual[path[i]!]!);
        let full = length;
        for (let i = length - 1; i >= 0; i--) {
          const h = path[i]!;
          residual[h]! -= most;
          residual[h ^ 1]! += most;
          if (residual[h] === 0) full = i;
        }
        value += most;
        steps += length;
        length = full;
        v = headOf[path[full]! ^ 1]!;
        continue;
      }
      let taken = -1;
      const end = offsets[v + 1]!;
      while (cursor[v]! < end) {
        const h = leaving[cursor[v]!]!;
        if (residual[h]! > 0 && level[headOf[h]!] === level[v]! + 1) {
          taken = h;
          break;
        }
        cursor[v]!++;
        steps++;
      }
      if (taken >= 0) {
        path[length++] = taken;
        v = headOf[taken]!;
        steps++;
      } else {
        if (length === 0) break;
        level[v] = -1;
        v = headOf[path[--length]! ^ 1]!;
        cursor[v]!++;
      }
    }
  }

  const flowOfArc = new Float64Array(arcCount);
  // What can be sent back; not capacity minus what is left, which says nothing of infinite ones.
  for (let a = 0; a < arcCount; a++) flowOfArc[a] = residual[2 * a + 1]!;
  const isOnSourceSide = new Uint8Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) isOnSourceSide[node] = level[node]! >= 0 ? 1 : 0;
  return { value, flowOfArc, isOnSourceSide, stopped };
}
