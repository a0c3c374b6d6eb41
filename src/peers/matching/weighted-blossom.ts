/**
 * Weighted matching in general graphs: the primal-dual blossom method, one alternating tree at a time.
 *
 * J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", Journal of Research of the National Bureau of Standards 69B
 * (1965), 125–130; Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing Surveys 18 (1986), 23–38,
 * for the search by events; Z. Galil, S. Micali and H. Gabow, SIAM Journal on Computing 15 (1986), 120–130, for the queues.
 *
 * v  outer peer (S)        u  potential      slack(v, w) = u[v] + u[w] + z of the blossoms that hold both − weight
 * w  any other peer        z  blossom price  Δ  how far the duals have moved in this search
 * b  node: a peer or a blossom
 *
 * Invariant between searches: slack ≥ 0 on every edge that counts, 0 on matched edges and on those that blossoms are made of; u ≥ 0
 * and z ≥ 0; whoever stays single has u = 0, or has not been searched from yet.
 *
 * In a search outer peers lose Δ, inner ones gain Δ, outer blossoms gain 2Δ, inner ones lose 2Δ. The duals are kept as they would be at
 * Δ = 0, so nothing is touched when Δ moves. What happens next is the least of four keys: an edge to somebody outside the tree, an edge
 * between two outer blossoms, an inner blossom whose price runs out, the end of the search.
 *
 * Departures:
 * 1. A tree grows from one peer at a time, so potentials may start anywhere ({@link greedyStart}). Everything that happens later than
 *    the nearest known end, an augmenting path or an outer peer whose potential runs out, is left out of the queues.
 * 2. The largest matchings first: nothing large is added to any weight. While a search finds somebody single, potentials have any sign.
 *    When it can't, its tree is put aside, *settled*: no edge leads from its outer blossoms to anywhere but the inner peers of settled
 *    trees, which are the barrier of Tutte and Berge. From then on outer peers there may stay single, so their potentials are
 *    at least 0, and the search goes on among settled trees until one of them reaches 0 and stays single. See outcome.ts for the proof.
 * 3. Potentials of floats are never compared with 0 or with each other for being equal: blossoms and trees say which edges are tight.
 *
 * At most peers searches, each O(arcs log arcs + peers²), where only edges below the end's key cost the log.
 */
import { NOBODY } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import { tailOfArc } from "../../graph/peer-graph";
import { BlossomForest } from "./blossom-forest";
import { EdgeQueue } from "./edge-queue";
import { greedyStart } from "./greedy-start";
import type { GeneralMatchingProblem } from "./problem";

// What a peer is at present.
/** Outside the tree, with a partner inside its outermost node or out of it. */
const AWAY = 0;
const OUTER = 1;
const INNER = 2;
/** Outside the tree, in a node whose base has no partner: where a search ends. */
const SINGLE = 3;
/** In a settled tree; a search looks there only when it settles itself. */
const SETTLED = 4;

/** Where a search stands after one step. */
export type Step = "goes on" | "ended" | "stuck";

export class WeightedBlossom {
  /** Arcs looked at since the beginning. */
  arcsScanned = 0;

  readonly forest: BlossomForest;
  /** peer → potential; of an outer peer Δ too high, of an inner one Δ too low. */
  readonly potential: Float64Array;
  /** blossom → price; of an outer blossom 2Δ too low, of an inner one 2Δ too high. */
  readonly price: Float64Array;
  /** Peers of settled trees: the inner ones are the barrier. */
  readonly barrier: Uint8Array;
  /** Peers that stay single, whatever comes. */
  settledSingles = 0;

  private readonly state: Uint8Array;
  private delta = 0;

  // The tree.
  /** inner node → the edge by which it was reached: the outer peer, and the peer in the node. */
  private readonly entryFrom: Int32Array;
  private readonly entryTo: Int32Array;
  /** `[0, touchedCount)`: the peers whose state or nearest outer peer has changed. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly isTouched: Uint8Array;
  /** `[0, unscannedCount)`: outer peers whose arcs have not been looked at. */
  private readonly unscanned: Int32Array;
  private unscannedCount = 0;
  /** `[0, settledCount)`: the peers of settled trees. */
  private readonly settled: Int32Array;
  private settledCount = 0;

  // What may happen next.
  /** peer → least u[v] − weight over its edges to outer peers, or Infinity. */
  private readonly nearest: Float64Array;
  /** peer → the outer peer of that edge. */
  private readonly nearestOuter: Int32Array;
  /** peer → Δ at which that edge reaches it. */
  private readonly reachKey: Float64Array;
  /** peer → 1 while it is among those reached; its key may then be too low, never too high. */
  private readonly isReached: Uint8Array;
  private readonly reached: IndexedHeap;
  private readonly betweenOuter = new EdgeQueue();
  /** blossom → Δ at which its price runs out; valid for inner ones. */
  private readonly runOutKey: Float64Array;
  private readonly runningOut: IndexedHeap;
  /** Δ at the nearest end that is known, the outer peer it starts from, and the single one it leads to, or −1 when the outer peer itself becomes single. */
  private limit = Number.POSITIVE_INFINITY;
  private endFrom = NOBODY;
  private endTo = NOBODY;

  /** node → when it was last on the way from an edge to the root. */
  private readonly seen: Int32Array;
  private walk = 0;
  // A ring to be shrunk.
  private readonly ring: Int32Array;
  private readonly ringFrom: Int32Array;
  private readonly ringTo: Int32Array;
  private readonly tailOfArc: Int32Array;

  constructor(
    private readonly problem: GeneralMatchingProblem,
    /** Whether outer peers may become single at potential 0. */
    private maySpare: boolean,
  ) {
    const { peerCount } = problem;
    this.forest = new BlossomForest(peerCount);
    const { nodeCount } = this.forest;
    this.potential = greedyStart(problem, !maySpare, this.forest.mate);
    this.price = new Float64Array(nodeCount);
    this.barrier = new Uint8Array(peerCount);
    this.state = new Uint8Array(peerCount);
    for (let peer = 0; peer < peerCount; peer++)
      this.state[peer] = this.forest.mate[peer] === NOBODY ? SINGLE : AWAY;
    this.entryFrom = new Int32Array(nodeCount);
    this.entryTo = new Int32Array(nodeCount);
    this.touched = new Int32Array(peerCount);
    this.isTouched = new Uint8Array(peerCount);
    this.unscanned = new Int32Array(peerCount);
    this.settled = new Int32Array(peerCount);
    this.nearest = new Float64Array(peerCount).fill(Number.POSITIVE_INFINITY);
    this.nearestOuter = new Int32Array(peerCount);
    this.reachKey = new Float64Array(peerCount);
    this.isReached = new Uint8Array(peerCount);
    this.reached = new IndexedHeap(peerCount, this.reachKey);
    this.runOutKey = new Float64Array(nodeCount);
    this.runningOut = new IndexedHeap(nodeCount, this.runOutKey);
    this.seen = new Int32Array(nodeCount);
    this.ring = new Int32Array(peerCount);
    this.ringFrom = new Int32Array(peerCount);
    this.ringTo = new Int32Array(peerCount);
    this.tailOfArc = tailOfArc(problem);
  }

  /** Plants a tree at a single peer; answers whether there is anything to search for. */
  begin(root: number): boolean {
    if (this.state[root] !== SINGLE || this.forest.base[this.forest.topOf[root]!] !== root) return false;
    if (this.maySpare && !(this.potential[root]! > 0)) return false;
    this.delta = 0;
    this.limit = Number.POSITIVE_INFINITY;
    this.labelOuter(this.forest.topOf[root]!);
    return true;
  }

  /** Does whatever happens next. */
  step(): Step {
    while (this.unscannedCount > 0) this.scan(this.unscanned[--this.unscannedCount]!);
    const reach = this.reached.length > 0 ? this.reachKey[this.reached.peek()]! : Number.POSITIVE_INFINITY;
    const join = this.betweenOuter.smallestKey;
    const runOut =
      this.runningOut.length > 0 ? this.runOutKey[this.runningOut.peek()]! : Number.POSITIVE_INFINITY;
    const key = Math.min(reach, join, runOut);
    if (key >= this.limit) return this.limit === Number.POSITIVE_INFINITY ? "stuck" : "ended";
    if (reach === key) this.reach(this.reached.pop());
    else if (join === key) this.join(this.betweenOuter.pop(), key);
    else this.expand(this.runningOut.pop());
    return "goes on";
  }

  /** After a search that ended: moves the duals, changes partners along the path, forgets the tree. */
  augment(): void {
    const { endFrom, endTo, forest } = this;
    this.moveTo(this.limit);
    this.applyDelta();
    this.flip(endFrom, endTo);
    if (endTo !== NOBODY) {
      const end = forest.topOf[endTo]!;
      forest.rotate(end, endTo);
      forest.mate[endTo] = endFrom;
      this.touchAll(end);
    }
    this.forget();
  }

  /** Instead of {@link augment}, where the work is stopped: the duals as far as they are, the matching as it was. */
  abandon(): void {
    this.applyDelta();
    this.forget();
  }

  /**
   * After a search that is stuck, where the largest matchings are wanted: settles the tree, and finds out among all settled trees who
   * stays single.
   */
  settle(): void {
    const { state, touched, settled } = this;
    for (let i = 0; i < this.settledCount; i++) state[settled[i]!] = AWAY;
    this.maySpare = true;
    // How far this tree's potentials are from those of the others is open, so the least key may lie below Δ.
    this.delta = Number.NEGATIVE_INFINITY;
    const ofThisTree = this.touchedCount;
    for (let i = 0; i < ofThisTree; i++) {
      const peer = touched[i]!;
      // Children of an expanded blossom may have left the tree.
      if (state[peer] === AWAY) continue;
      settled[this.settledCount++] = peer;
      if (state[peer] === INNER) this.barrier[peer] = 1;
      if (state[peer] !== OUTER) continue;
      this.considerSparing(peer);
      this.unscanned[this.unscannedCount++] = peer;
    }
    while (this.step() === "goes on");
    this.moveTo(this.limit);
    this.applyDelta();
    this.flip(this.endFrom, NOBODY);
    this.settledSingles++;
    this.clear();
    this.maySpare = false;
    for (let i = 0; i < this.settledCount; i++) state[settled[i]!] = SETTLED;
  }

  /** The inner peers of a search that is stuck are a barrier: its outer nodes are one more, odd, and adjacent to nobody else. */
  markBarrier(): void {
    for (let i = 0; i < this.touchedCount; i++) {
      if (this.state[this.touched[i]!] === INNER) this.barrier[this.touched[i]!] = 1;
    }
  }

  // — growing

  /** Makes an outermost node outer. */
  private labelOuter(node: number): void {
    const count = this.forest.collectPeers(node);
    for (let i = 0; i < count; i++) this.makeOuter(this.forest.peers[i]!, this.delta);
    this.price[node]! -= 2 * this.delta;
  }

  /** @param rise - what is to be added to the potential, so that it is right after Δ has been taken from it */
  private makeOuter(peer: number, rise: number): void {
    this.touch(peer);
    this.state[peer] = OUTER;
    this.potential[peer]! += rise;
    if (this.maySpare) this.considerSparing(peer);
    this.unscanned[this.unscannedCount++] = peer;
  }

  /** Makes an outermost node inner, reached by the edge between the outer peer `from` and its own peer `to`. */
  private labelInner(node: number, from: number, to: number): void {
    this.entryFrom[node] = from;
    this.entryTo[node] = to;
    const { forest, state, potential, delta } = this;
    const count = forest.collectPeers(node);
    for (let i = 0; i < count; i++) {
      const peer = forest.peers[i]!;
      this.touch(peer);
      state[peer] = INNER;
      potential[peer]! -= delta;
    }
    this.price[node]! += 2 * delta;
    if (node < forest.peerCount) return;
    this.runOutKey[node] = this.price[node]! / 2;
    if (this.runOutKey[node]! < this.limit) this.runningOut.raise(node);
  }

  /** Looks along the arcs of an outer peer. */
  private scan(v: number): void {
    const { problem, state, potential, nearest } = this;
    const { offsets, peerOfArc, weight } = problem;
    const { topOf } = this.forest;
    const ofV = potential[v]!;
    const topOfV = topOf[v]!;
    const end = offsets[v + 1]!;
    this.arcsScanned += end - offsets[v]!;
    for (let a = offsets[v]!; a < end; a++) {
      const w = peerOfArc[a]!;
      const is = state[w]!;
      const rest = ofV - weight[a]!;
      const key = rest + potential[w]!;
      if (is === OUTER) {
        if (key / 2 < this.limit && topOf[w] !== topOfV) this.betweenOuter.push(key / 2, a);
      } else if (is === AWAY) {
        if (key >= this.limit || rest >= nearest[w]!) continue;
        this.touch(w);
        nearest[w] = rest;
        this.nearestOuter[w] = v;
        this.awaitReach(w, key);
      } else if (is === SINGLE) {
        if (key >= this.limit) continue;
        this.limit = key;
        this.endFrom = v;
        this.endTo = w;
      } else if (is === INNER && rest < nearest[w]!) {
        // Of use when the blossom it is in is expanded.
        nearest[w] = rest;
        this.nearestOuter[w] = v;
      }
    }
  }

  private considerSparing(peer: number): void {
    if (this.potential[peer]! >= this.limit) return;
    this.limit = this.potential[peer]!;
    this.endFrom = peer;
    this.endTo = NOBODY;
  }

  // — what may happen

  /** The nearest edge leads to a peer outside the tree: its node becomes inner, the node it is matched with outer. */
  private reach(w: number): void {
    this.isReached[w] = 0;
    if (this.state[w] !== AWAY) return;
    const key = this.nearest[w]! + this.potential[w]!;
    // It was inner for a while since, and its potential rose.
    if (key > this.reachKey[w]!) {
      this.awaitReach(w, key);
      return;
    }
    this.moveTo(key);
    const { forest } = this;
    const node = forest.topOf[w]!;
    this.labelInner(node, this.nearestOuter[w]!, w);
    this.labelOuter(forest.topOf[forest.mate[forest.base[node]!]!]!);
  }

  private awaitReach(w: number, key: number): void {
    if (key >= this.limit || (this.isReached[w] === 1 && key >= this.reachKey[w]!)) return;
    this.reachKey[w] = key;
    this.isReached[w] = 1;
    this.reached.raise(w);
  }

  /** The nearest edge joins two outer nodes: with the way around it, they become one outer blossom. */
  private join(arc: number, key: number): void {
    const { forest, state, price, delta } = this.moveTo(key);
    const v = this.tailOfArc[arc]!;
    const w = this.problem.peerOfArc[arc]!;
    if (forest.topOf[v] === forest.topOf[w]) return;
    const count = this.findRing(v, w);
    for (let i = 0; i < count; i++) {
      const node = this.ring[i]!;
      if (state[forest.base[node]!] === OUTER) {
        price[node]! += 2 * delta;
        continue;
      }
      price[node]! -= 2 * delta;
      const peers = forest.collectPeers(node);
      for (let at = 0; at < peers; at++) this.makeOuter(forest.peers[at]!, 2 * delta);
    }
    price[forest.shrink(this.ring, this.ringFrom, this.ringTo, count)] = -2 * delta;
  }

  /** The ring that an edge between outer nodes closes, from the node where the ways to the root meet, first towards v. @returns its length */
  private findRing(v: number, w: number): number {
    const { forest, state, ring, ringFrom, ringTo, entryFrom, entryTo } = this;
    const { topOf, base, mate } = forest;
    const meeting = this.findMeeting(topOf[v]!, topOf[w]!);
    let count = 1;
    for (let node = topOf[v]!; node !== meeting; node = this.above(node)) ring[count++] = node;
    ring[0] = meeting;
    ring.subarray(1, count).reverse();
    // Down to v: every node is entered from the one above it.
    for (let i = 1; i < count; i++) {
      const node = ring[i]!;
      const isInner = state[base[node]!] === INNER;
      ringFrom[i - 1] = isInner ? entryFrom[node]! : mate[base[node]!]!;
      ringTo[i - 1] = isInner ? entryTo[node]! : base[node]!;
    }
    ringFrom[count - 1] = v;
    ringTo[count - 1] = w;
    // Up from w.
    for (let node = topOf[w]!; node !== meeting; node = this.above(node)) {
      const isInner = state[base[node]!] === INNER;
      ringFrom[count] = isInner ? entryTo[node]! : base[node]!;
      ringTo[count] = isInner ? entryFrom[node]! : mate[base[node]!]!;
      ring[count++] = node;
    }
    return count;
  }

  /** The node above in the tree; −1 for the root. */
  private above(node: number): number {
    const { topOf, base, mate } = this.forest;
    if (this.state[base[node]!] === INNER) return topOf[this.entryFrom[node]!]!;
    const partner = mate[base[node]!]!;
    return partner === NOBODY ? NOBODY : topOf[partner]!;
  }

  /** Where the ways of two outer nodes to the root meet: up in turn, so that it costs no more than the ring is long. */
  private findMeeting(one: number, other: number): number {
    this.walk++;
    let here = one;
    let there = other;
    for (;;) {
      if (here !== NOBODY) {
        if (this.seen[here] === this.walk) return here;
        this.seen[here] = this.walk;
        const inner = this.above(here);
        here = inner === NOBODY ? NOBODY : this.above(inner);
      }
      const next = there;
      there = here;
      here = next;
    }
  }

  /** The price of an inner blossom has run out: its children take its place in the tree, those off the way leave it. */
  private expand(blossom: number): void {
    const { forest, state, potential } = this;
    // It may have become part of an outer one since.
    if (state[forest.base[blossom]!] !== INNER) return;
    const { delta } = this.moveTo(this.runOutKey[blossom]!);
    const from = this.entryFrom[blossom]!;
    const to = this.entryTo[blossom]!;
    const last = forest.firstChild[blossom]!;
    const count = forest.collectPeers(blossom);
    for (let i = 0; i < count; i++) {
      state[forest.peers[i]!] = AWAY;
      potential[forest.peers[i]!]! += delta;
    }
    forest.dissolve(blossom);
    this.price[blossom] = 0;

    // The way of even length from the child that was entered to the one with the base.
    let inner = forest.topOf[to]!;
    this.labelInner(inner, from, to);
    const forward = inner !== last && forest.isMatchedWithNext(inner);
    while (inner !== last) {
      const outer = forward ? forest.next[inner]! : forest.previous[inner]!;
      this.labelOuter(outer);
      inner = forward ? forest.next[outer]! : forest.previous[outer]!;
      if (forward) this.labelInner(inner, forest.linkFrom[outer]!, forest.linkTo[outer]!);
      else this.labelInner(inner, forest.linkTo[inner]!, forest.linkFrom[inner]!);
    }

    let child = last;
    do {
      if (state[forest.base[child]!] === AWAY) {
        const peers = forest.collectPeers(child);
        for (let i = 0; i < peers; i++) {
          const peer = forest.peers[i]!;
          if (this.nearest[peer] !== Number.POSITIVE_INFINITY)
            this.awaitReach(peer, this.nearest[peer]! + potential[peer]!);
        }
      }
      child = forest.next[child]!;
    } while (child !== last);
  }

  // — the end of a search

  /** Δ never falls, though rounding may have made a key a little too small. */
  private moveTo(key: number): this {
    if (key > this.delta) this.delta = key;
    return this;
  }

  /** Writes the duals as they are at Δ. */
  private applyDelta(): void {
    const { forest, state, potential, price, delta } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const peer = this.touched[i]!;
      const sign = state[peer] === OUTER ? 1 : state[peer] === INNER ? -1 : 0;
      if (sign === 0) continue;
      potential[peer]! -= sign * delta;
      const top = forest.topOf[peer]!;
      if (forest.base[top] === peer) price[top]! += sign * 2 * delta;
    }
  }

  /** Changes partners from an outer peer up to the root; the peer gets `partner`, or becomes single in the root's place. */
  private flip(peer: number, partner: number): void {
    const { forest } = this;
    const { topOf, base, mate } = forest;
    let outer = peer;
    let itsPartner = partner;
    for (;;) {
      const node = topOf[outer]!;
      const before = mate[base[node]!]!;
      forest.rotate(node, outer);
      mate[outer] = itsPartner;
      if (before === NOBODY) return;
      const inner = topOf[before]!;
      const to = this.entryTo[inner]!;
      forest.rotate(inner, to);
      outer = this.entryFrom[inner]!;
      mate[to] = outer;
      itsPartner = to;
    }
  }

  /** Takes blossoms apart that prove nothing, says anew what everybody is, empties the queues. */
  private forget(): void {
    const { forest, touched, state } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const peer = touched[i]!;
      let top = forest.topOf[peer]!;
      while (top >= forest.peerCount && this.price[top] === 0) {
        forest.dissolve(top);
        top = forest.topOf[peer]!;
      }
    }
    for (let i = 0; i < this.touchedCount; i++) {
      const peer = touched[i]!;
      state[peer] = forest.mate[forest.base[forest.topOf[peer]!]!] === NOBODY ? SINGLE : AWAY;
    }
    this.clear();
  }

  private clear(): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const peer = this.touched[i]!;
      this.isTouched[peer] = 0;
      this.isReached[peer] = 0;
      this.nearest[peer] = Number.POSITIVE_INFINITY;
    }
    this.touchedCount = 0;
    this.unscannedCount = 0;
    this.reached.clear();
    this.betweenOuter.clear();
    this.runningOut.clear();
  }

  private touch(peer: number): void {
    if (this.isTouched[peer] === 1) return;
    this.isTouched[peer] = 1;
    this.touched[this.touchedCount++] = peer;
  }

  private touchAll(node: number): void {
    const count = this.forest.collectPeers(node);
    for (let i = 0; i < count; i++) this.touch(this.forest.peers[i]!);
  }
}
