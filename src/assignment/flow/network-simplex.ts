/**
 * The primal network simplex method with strongly feasible spanning trees.
 *
 * G. B. Dantzig, "Application of the simplex method to a transportation problem" (1951); W. H. Cunningham, "A network simplex method",
 * Mathematical Programming 11 (1976), 105–116, for strongly feasible trees; Z. Király and P. Kovács (2012), for the form used here.
 *
 * u, v  nodes     a  arc     c  cost     p  potential     reduced cost(a) = c + p[tail] − p[head]
 *
 * Invariant: arcs of the tree have reduced cost 0, and any flow within their bounds; the others flow not at all or are full. Every node could
 * send a little more to the root along the tree (strongly feasible), so that a pivot without any flow changes the potentials in one direction only,
 * and no tree comes back.
 *
 * Departures:
 * 1. Artificial arcs to and from the root cost a large number M, as usual, but nothing depends on its size: when whole numbers would not be exact with it, or
 *    rounding is at work, the method goes on from the tree that was reached; with M gone when all supply has found its way, and with nothing but M
 *    when it has not, which makes the proof that it cannot a matter of small whole numbers.
 * 2. The flow of tree arcs is kept at their lower nodes, as room both ways; that of all others is a flag.
 * 3. Of T(cut) and the rest the smaller side gets new potentials.
 * 4. With costs that round, arcs enter for more than rounding could feign, and that much grows should the method not end. What is left is looked at for
 *    a few steps an arc, which helps where costs of very different size stand beside each other.
 *
 * Time is exponential at worst, in practice about pivots · (√arcs + size of the smaller side); O(nodes + arcs) memory.
 */
import type { Slices, StopReason } from "../../graph/slices";
import { SpanningTree } from "./spanning-tree";

/** Steps (arcs priced, nodes of ways and subtrees) before the solver yields: about two milliseconds. */
const STEPS_PER_SLICE = 1 << 20;

/** Smallest number of arcs among which the one to enter is chosen. */
const SMALLEST_BLOCK = 20;

/** What flows from where to where, at no less than 0: lower bounds are taken off before. */
export interface SimplexNetwork {
  /** Nodes are numbered `[0, nodeCount)`. */
  readonly nodeCount: number;
  /** arc → the node it leaves. */
  readonly tailOfArc: Int32Array;
  /** arc → the node it enters. */
  readonly headOfArc: Int32Array;
  /** arc → most flow, whole numbers from 0. */
  readonly capacityOfArc: Float64Array | Uint32Array;
  /** node → what it has to send away (or, below 0, to get); whole numbers that sum to 0. */
  readonly supplyOfNode: Float64Array;
}

/** How a run ended. */
export type SimplexEnd = "optimal" | "infeasible" | StopReason;

/** A network with a spanning tree, on which any number of cost functions can be minimised, one after the other. */
export class NetworkSimplex {
  /** The spanning tree, with what flows through it; its arcs are numbered as they are stored here. */
  readonly tree: SpanningTree;
  /** node → potential p, also of the root. */
  readonly potential: Float64Array;
  /** Number of pivots since the beginning. */
  pivots = 0;
  /** What a reduced cost must be below, times −1, to be worth a pivot. */
  private tolerance = 0;
  /** Whether sums of the costs minimised last are exact. */
  private isExact = true;
  private readonly arcCount: number;

  // The arcs, stored so that a block holds arcs from all over the network.
  /** stored arc → arc. */
  private readonly order: Int32Array;
  /** stored arc → its cost c. */
  private readonly cost: Float64Array;
  /**
   * stored arc → where a change of its flow would lead: from `ends[2a]` to `ends[2a + 1]`, which is backwards while it is full. Twice the root for arcs of the tree, and for
   * those that must stay as they are.
   */
  private readonly ends: Int32Array;
  /** stored arc → what a unit of that change costs; 0 where nothing may change. With `ends`, all that is read where arcs are priced. */
  private readonly price: Float64Array;
  /** stored arc → 1 when it is full; says nothing about arcs of the tree. */
  private readonly isFull: Uint8Array;

  /** What an artificial arc costs at present that brings a node what it lacks. */
  private artificialCost = 0;
  /**
   * node → what its artificial arc costs that takes away what it has too much. Nothing, but for a start with potentials: in the end such arcs carry nothing, whatever they cost, since
   * nothing leaves the root.
   */
  private takingAway: Float64Array | undefined;
  private readonly block: number;
  /** Where the search for an entering arc goes on. */
  private cursor = 0;
  /** Steps since the beginning. */
  private steps = 0;
  private feasible = false;

  constructor(private readonly network: SimplexNetwork) {
    const { nodeCount, tailOfArc, capacityOfArc, supplyOfNode } = network;
    const arcCount = tailOfArc.length;
    this.arcCount = arcCount;
    this.block = Math.max(SMALLEST_BLOCK, Math.ceil(Math.sqrt(arcCount)));
    this.order = spreadOut(arcCount, this.block);
    this.cost = new Float64Array(arcCount);
    this.price = new Float64Array(arcCount);
    this.ends = new Int32Array(2 * arcCount).fill(nodeCount);
    this.isFull = new Uint8Array(arcCount);
    for (let a = 0; a < arcCount; a++) if (capacityOfArc[this.order[a]!]! > 0) this.release(a, false);
    this.potential = new Float64Array(nodeCount + 1);
    this.tree = new SpanningTree(nodeCount);
    for (let v = 0; v < nodeCount; v++) {
      const supply = supplyOfNode[v]!;
      this.tree.arcAbove[v] = arcCount + v;
      this.tree.leadsUp[v] = supply >= 0 ? 1 : 0;
      this.tree.roomUp[v] = supply >= 0 ? Number.POSITIVE_INFINITY : -supply;
      this.tree.roomDown[v] = supply >= 0 ? supply : Number.POSITIVE_INFINITY;
    }
  }

  /**
   * Begins with a flow and potentials instead of none: good ones for the costs that are minimised first save most pivots, and any others are only a start. The flow may leave nodes with too
   * much or too little. Arcs that are neither empty nor full must join `top` to nodes that are in balance, each to another one.
   *
   * @param flowOfArc - arc → flow, within its bounds
   * @param potentialOfNode - node → potential, relative to that of `top`
   */
  startFrom(flowOfArc: Int32Array, potentialOfNode: Float64Array, top: number): void {
    const { tree, order, arcCount, network } = this;
    const { tailOfArc, headOfArc, capacityOfArc } = network;
    const left = network.supplyOfNode.slice();
    for (let a = 0; a < arcCount; a++) {
      const arc = order[a]!;
      const flow = flowOfArc[arc]!;
      if (flow === 0) continue;
      const tail = tailOfArc[arc]!;
      const head = headOfArc[arc]!;
      left[tail]! -= flow;
      left[head]! += flow;
      const capacity = capacityOfArc[arc]!;
      if (flow === capacity) {
        this.release(a, true);
        continue;
      }
      const below = tail === top ? head : tail;
      this.keep(a);
      tree.parentOf[below] = top;
      tree.arcAbove[below] = a;
      tree.leadsUp[below] = below === tail ? 1 : 0;
      tree.roomUp[below] = below === tail ? capacity - flow : flow;
      tree.roomDown[below] = below === tail ? flow : capacity - flow;
    }
    this.takingAway = new Float64Array(tree.root);
    for (let v = 0; v < tree.root; v++) {
      if (tree.parentOf[v] === top) continue;
      const supply = left[v]!;
      tree.leadsUp[v] = supply >= 0 ? 1 : 0;
      tree.roomUp[v] = supply >= 0 ? Number.POSITIVE_INFINITY : -supply;
      tree.roomDown[v] = supply >= 0 ? supply : Number.POSITIVE_INFINITY;
      this.takingAway[v] = -potentialOfNode[v]!;
    }
    tree.layOut(top);
  }

  /**
   * Minimises a cost function, from the tree that is there. Once the flow is feasible it stays so, and nothing artificial counts any more.
   *
   * @param costOfArc - arc → cost; finite
   */
  *minimise(costOfArc: Float64Array): Slices<SimplexEnd> {
    if (this.feasible) this.takingAway = undefined;
    const nodeCount = this.tree.root;
    const { isExact, largest } = sizeOfCosts(costOfArc, nodeCount);
    this.isExact = isExact;
    if (!this.feasible) {
      const large = (largest + 1) * (nodeCount + 1);
      this.setCosts(costOfArc, large);
      const exactToo = isExact && 4 * large <= Number.MAX_SAFE_INTEGER;
      const stopped = yield* this.run(exactToo ? 0 : roundingOf(large, nodeCount));
      if (stopped !== undefined) return stopped;
      if (this.hasArtificialFlow()) {
        this.takingAway = undefined;
        this.setCosts(undefined, 1);
        const stoppedToo = yield* this.run(0);
        if (stoppedToo !== undefined) return stoppedToo;
        if (this.hasArtificialFlow()) return "infeasible";
      }
      // Strongly feasible: no arc without flow comes from the root, so that none is left in the tree that costs anything.
      this.feasible = true;
    }
    this.setCosts(costOfArc, 0);
    if (isExact) return (yield* this.run(0)) ?? "optimal";
    const stopped = yield* this.run(roundingOf(largest, nodeCount));
    if (stopped !== undefined) return stopped;
    const stoppedLate = yield* this.run(
      0,
      Math.max(STEPS_PER_SLICE, LATE_LOOKS * (this.arcCount + nodeCount)),
    );
    this.recomputePotentials();
    return stoppedLate ?? "optimal";
  }

  /**
   * Keeps every arc as it is that flows the same in all optima of the costs minimised last: those with a reduced cost, by more than their own
   * rounding. What is minimised from now on is minimised among those optima.
   */
  freeze(): void {
    const { price, potential, ends, arcCount } = this;
    for (let a = 0; a < arcCount; a++) {
      const before = potential[ends[2 * a]!]!;
      const behind = potential[ends[2 * a + 1]!]!;
      const reduced = Math.abs(price[a]! + before - behind);
      if (reduced === 0) continue;
      const rounding = this.isExact
        ? 0
        : OF_ONE_ARC * (Math.abs(price[a]!) + Math.abs(before) + Math.abs(behind));
      if (reduced > rounding) this.keep(a);
    }
  }

  /** arc → flow. O(arcs + nodes). */
  flowOfArc(): Float64Array {
    const { arcAbove, leadsUp, roomUp, roomDown, root } = this.tree;
    const { order, isFull, arcCount } = this;
    const { capacityOfArc } = this.network;
    const flow = new Float64Array(arcCount);
    for (let a = 0; a < arcCount; a++) {
      const arc = order[a]!;
      if (isFull[a] === 1) flow[arc] = capacityOfArc[arc]!;
    }
    for (let v = 0; v < root; v++) {
      const a = arcAbove[v]!;
      if (a < arcCount) flow[order[a]!] = leadsUp[v] === 1 ? roomDown[v]! : roomUp[v]!;
    }
    return flow;
  }

  /** node → what it lacks at present, or, below 0, what it cannot get rid of. */
  shortageOfNode(): Float64Array {
    const { arcAbove, leadsUp, roomUp, roomDown, root } = this.tree;
    const shortage = new Float64Array(root);
    for (let v = 0; v < root; v++) {
      const node = arcAbove[v]! - this.arcCount;
      if (node >= 0) shortage[node] = leadsUp[v] === 1 ? -roomDown[v]! + 0 : roomUp[v]!;
    }
    return shortage;
  }

  private hasArtificialFlow(): boolean {
    return this.shortageOfNode().some((shortage) => shortage !== 0);
  }

  /** Undefined: nothing but artificial arcs costs anything. */
  private setCosts(costOfArc: Float64Array | undefined, artificialCost: number): void {
    const { cost, price, order, ends, isFull, tree } = this;
    if (costOfArc === undefined) cost.fill(0);
    else for (let a = 0; a < cost.length; a++) cost[a] = costOfArc[order[a]!]!;
    for (let a = 0; a < cost.length; a++) {
      if (ends[2 * a] !== tree.root) price[a] = isFull[a] === 1 ? -cost[a]! : cost[a]!;
    }
    this.artificialCost = artificialCost;
    this.recomputePotentials();
  }

  /** Pivots until nothing is worth one, or until there were so many steps. */
  private *run(rounding: number, mostSteps = Number.POSITIVE_INFINITY): Slices<undefined | StopReason> {
    this.tolerance = rounding;
    const patience = PATIENCE * (this.arcCount + this.tree.root);
    const lastStep = this.steps + mostSteps;
    let nextYield = this.steps + STEPS_PER_SLICE;
    const pivotsToDrift = this.tree.root + SMALLEST_BLOCK;
    let untilDrift = pivotsToDrift;
    let untilDoubt = patience;
    /** Whether the potentials come fresh from the tree, without what rounding adds up to from pivot to pivot. */
    let fresh = true;
    while (this.steps < lastStep) {
      const entering = this.findEntering();
      if (entering >= 0) {
        this.pivot(entering);
        fresh = false;
      } else {
        if (rounding === 0 || fresh) return undefined;
        untilDrift = 1;
      }
      if (rounding > 0) {
        if (--untilDrift === 0) {
          untilDrift = pivotsToDrift;
          this.recomputePotentials();
          fresh = true;
        }
        if (--untilDoubt === 0) {
          untilDoubt = patience;
          this.tolerance *= 2;
        }
      }
      if (this.steps >= nextYield) {
        nextYield = this.steps + STEPS_PER_SLICE;
        const reason = yield { done: this.pivots, total: this.pivots + this.arcCount };
        if (reason !== undefined) return reason;
      }
    }
    return undefined;
  }

  /** The arc of a block whose reduced cost is furthest on the wrong side of 0; −1 when there is none in any block. */
  private findEntering(): number {
    const { price, potential, arcCount, block, ends } = this;
    let worst = -this.tolerance;
    let found = -1;
    let a = this.cursor;
    let left = arcCount;
    while (left > 0 && found === -1) {
      const end = Math.min(a + block, arcCount, a + left);
      left -= end - a;
      for (; a < end; a++) {
        const reduced = price[a]! + potential[ends[2 * a]!]! - potential[ends[2 * a + 1]!]!;
        if (reduced < worst) {
          worst = reduced;
          found = a;
        }
      }
      if (a === arcCount) a = 0;
    }
    this.steps += arcCount - left;
    this.cursor = a;
    return found;
  }

  /**
   * Sends as much as fits around the cycle that the arc closes with the tree. Of the arcs that allow no more, the last on the cycle, seen from the
   * meeting point in the direction of the flow, leaves the tree; this keeps it strongly feasible.
   */
  private pivot(entering: number): void {
    this.pivots++;
    const { tree, isFull, ends, arcCount } = this;
    const { parentOf, arcAbove, leadsUp, roomUp, roomDown } = tree;
    const forwards = isFull[entering] === 0;
    const from = ends[2 * entering]!;
    const to = ends[2 * entering + 1]!;
    const capacity = this.network.capacityOfArc[this.order[entering]!]!;
    const meet = tree.meetingPoint(from, to);

    let most = capacity;
    let cut = -1;
    let cutIsBehind = false;
    let length = 0;
    for (let u = from; u !== meet; u = parentOf[u]!) {
      if (roomDown[u]! < most) {
        most = roomDown[u]!;
        cut = u;
      }
      length++;
    }
    for (let u = to; u !== meet; u = parentOf[u]!) {
      if (roomUp[u]! <= most) {
        most = roomUp[u]!;
        cut = u;
        cutIsBehind = true;
      }
      length++;
    }
    this.steps += 4 * length;
    if (most > 0) {
      for (let u = from; u !== meet; u = parentOf[u]!) {
        roomDown[u]! -= most;
        roomUp[u]! += most;
      }
      for (let u = to; u !== meet; u = parentOf[u]!) {
        roomUp[u]! -= most;
        roomDown[u]! += most;
      }
    }
    if (cut === -1) {
      this.release(entering, forwards);
      return;
    }
    const leaving = arcAbove[cut]!;
    if (leaving < arcCount) {
      this.release(leaving, (leadsUp[cut] === 1 ? roomUp[cut]! : roomDown[cut]!) === 0);
    }
    const top = cutIsBehind ? to : from;
    tree.move(cut, top, cutIsBehind ? from : to, meet);
    this.keep(entering);
    arcAbove[top] = entering;
    leadsUp[top] = cutIsBehind === forwards ? 0 : 1;
    // What was sent came down where the tree was cut behind the arc, so that it can go up again.
    roomUp[top] = cutIsBehind ? most : capacity - most;
    roomDown[top] = cutIsBehind ? capacity - most : most;
    this.movePotentials(top);
  }

  /** Lets the flow of an arc outside the tree change again: up from nothing, or, when it is full, down. */
  private release(a: number, full: boolean): void {
    const { ends, order, network } = this;
    const arc = order[a]!;
    this.isFull[a] = full ? 1 : 0;
    ends[2 * a] = full ? network.headOfArc[arc]! : network.tailOfArc[arc]!;
    ends[2 * a + 1] = full ? network.tailOfArc[arc]! : network.headOfArc[arc]!;
    this.price[a] = full ? -this.cost[a]! : this.cost[a]!;
  }

  /** Takes an arc out of those that are priced. */
  private keep(a: number): void {
    this.ends[2 * a] = this.ends[2 * a + 1] = this.tree.root;
    this.price[a] = 0;
  }

  /** Makes the reduced cost of the arc above `top` 0: T(top) moves by what that takes, or everything else the other way. */
  private movePotentials(top: number): void {
    const { potential, tree } = this;
    const { thread, lastOf, sizeOf, root } = tree;
    const change = this.potentialAbove(top) - potential[top]!;
    const size = sizeOf[top]!;
    if (2 * size <= root + 1) {
      let u = top;
      for (let left = size; left > 0; left--) {
        potential[u]! += change;
        u = thread[u]!;
      }
      this.steps += 2 * size;
    } else {
      let u = thread[lastOf[top]!]!;
      for (let left = root + 1 - size; left > 0; left--) {
        potential[u]! -= change;
        u = thread[u]!;
      }
      this.steps += 2 * (root + 1 - size);
    }
  }

  /** The potential of a node at which the arc above it has reduced cost 0. */
  private potentialAbove(node: number): number {
    const { parentOf, arcAbove, leadsUp } = this.tree;
    const arc = arcAbove[node]!;
    const above = this.potential[parentOf[node]!]!;
    if (arc < this.arcCount) return leadsUp[node] === 1 ? above - this.cost[arc]! : above + this.cost[arc]!;
    if (leadsUp[node] === 0) return above + this.artificialCost;
    return this.takingAway === undefined ? above : above - this.takingAway[arc - this.arcCount]!;
  }

  /** Reads all potentials off the tree, from 0 at the root. */
  private recomputePotentials(): void {
    const { potential, tree } = this;
    const { thread, root } = tree;
    potential[root] = 0;
    for (let u = thread[root]!; u !== root; u = thread[u]!) potential[u] = this.potentialAbove(u);
    this.steps += 4 * root;
  }
}

/** How often what rounding may hide is looked through in the end. */
const LATE_LOOKS = 4;

/** What a reduced cost must differ from 0 by to count where optima are compared, relative to the numbers that it comes from. */
const OF_ONE_ARC = 2 ** -50;

/** Pivots a node and arc, after which costs that round must differ by twice as much. */
const PATIENCE = 8;

/** What costs that round must differ by to count: sixteen units in the last place of the largest, on small networks less. */
const roundingOf = (largest: number, nodeCount: number): number =>
  Number.EPSILON * Math.min(nodeCount + 1, 16) * largest;

/** Whether sums of costs along a way are exact, and the largest cost there is. */
const sizeOfCosts = (costOfArc: Float64Array, nodeCount: number): { isExact: boolean; largest: number } => {
  let largest = 0;
  let whole = true;
  for (let a = 0; a < costOfArc.length; a++) {
    largest = Math.max(largest, Math.abs(costOfArc[a]!));
    whole &&= Number.isInteger(costOfArc[a]!);
  }
  return { isExact: whole && largest * (nodeCount + 1) <= Number.MAX_SAFE_INTEGER, largest };
};

/** The numbers of `[0, count)`, neighbours as far apart as `stride`: 0, stride, 2 · stride, …, 1, stride + 1, … */
const spreadOut = (count: number, stride: number): Int32Array => {
  const order = new Int32Array(count);
  let first = 0;
  let next = 0;
  for (let at = 0; at < count; at++) {
    if (next >= count) next = ++first;
    order[at] = next;
    next += stride;
  }
  return order;
};
