/**
 * The spanning tree of the network simplex method, with a root that is no node of the network.
 *
 * Z. Király and P. Kovács, "Efficient implementations of minimum-cost flow algorithms", Acta Universitatis Sapientiae, Informatica 4
 * (2012), 67–118: parents, a thread (preorder) in both directions, sizes and last nodes of subtrees; nothing needs depths.
 *
 * u, v  nodes        r  the root, `nodeCount`        T(u)  the subtree that hangs from u
 *
 * T(u) is the run of `sizeOf[u]` nodes of the thread from u to `lastOf[u]`. The thread is a ring, so what lies outside T(u) is a run as well.
 */
export class SpanningTree {
  /** node → the node above it; −1 for the root. */
  readonly parentOf: Int32Array;
  /** node → the arc between it and its parent. */
  readonly arcAbove: Int32Array;
  /** node → 1 when that arc leads to the parent, 0 when it comes from there. */
  readonly leadsUp: Uint8Array;
  /** node → how much more it could send to its parent through that arc. */
  readonly roomUp: Float64Array;
  /** node → how much more its parent could send to it. One of the two is what flows through the arc, their sum its capacity. */
  readonly roomDown: Float64Array;
  /** node → the next node in preorder; the last one's is the root. */
  readonly thread: Int32Array;
  /** node → the node before it in preorder; the inverse of `thread`. */
  readonly threadBack: Int32Array;
  /** node → number of nodes of its subtree. */
  readonly sizeOf: Int32Array;
  /** node → the last node of its subtree in preorder. */
  readonly lastOf: Int32Array;

  /** A star: every node hangs from the root. */
  constructor(readonly root: number) {
    const count = root + 1;
    this.parentOf = new Int32Array(count).fill(root);
    this.parentOf[root] = -1;
    this.arcAbove = new Int32Array(count);
    this.leadsUp = new Uint8Array(count);
    this.roomUp = new Float64Array(count);
    this.roomDown = new Float64Array(count);
    this.thread = Int32Array.from({ length: count }, (_, v) => (v === root ? 0 : v + 1));
    this.threadBack = Int32Array.from({ length: count }, (_, v) => (v === 0 ? root : v - 1));
    this.sizeOf = new Int32Array(count).fill(1);
    this.sizeOf[root] = count;
    this.lastOf = Int32Array.from({ length: count }, (_, v) => v);
    if (root > 0) this.lastOf[root] = root - 1;
    else this.thread[0] = 0;
    if (root === 0) this.threadBack[0] = 0;
  }

  /** Reads preorder, sizes and last nodes off the parents, of which there are two only: the root, and `top`, which hangs from the root. O(nodes). */
  layOut(top: number): void {
    const { parentOf, sizeOf, lastOf, thread, threadBack, root } = this;
    let last = root;
    const append = (node: number): void => {
      thread[last] = node;
      threadBack[node] = last;
      last = node;
    };
    append(top);
    for (let v = 0; v < root; v++) if (parentOf[v] === top) append(v);
    sizeOf[top] = 1;
    lastOf[top] = last;
    for (let v = 0; v < root; v++) {
      if (parentOf[v] === top) sizeOf[top]!++;
      else if (v !== top) append(v);
    }
    thread[last] = root;
    threadBack[root] = last;
    lastOf[root] = last;
  }

  /** The lowest node that is above both, or is one of them. O(length of the way). */
  meetingPoint(one: number, other: number): number {
    const { parentOf, sizeOf } = this;
    let u = one;
    let v = other;
    while (u !== v) {
      if (sizeOf[u]! < sizeOf[v]!) u = parentOf[u]!;
      else v = parentOf[v]!;
    }
    return u;
  }

  /**
   * Cuts the arc above `cut`, and hangs what hung there from `under` by another arc, which ends in `top`, a node of T(cut).
   * The tree T(cut) gets `top` for its root: on the way from `top` to `cut`, parents become children. `meet` is where the ways up from
   * `top` and `under` meet. What the arc above `top` is and carries is for the caller to say afterwards.
   *
   * O(length of those ways + nodes above whose last node changes).
   */
  move(cut: number, top: number, under: number, meet: number): void {
    const { parentOf, sizeOf, lastOf, thread, threadBack } = this;
    const size = sizeOf[cut]!;
    const oldLast = lastOf[cut]!;
    const above = parentOf[cut]!;
    const before = threadBack[cut]!;

    const newLast = this.reverse(cut, top, under);

    // Take it out: sizes shrink above, and subtrees that ended in it end before it.
    for (let u = above; u !== meet; u = parentOf[u]!) sizeOf[u]! -= size;
    for (let u = above; u !== -1 && lastOf[u] === oldLast; u = parentOf[u]!) lastOf[u] = before;
    // Put it in behind `under`, as its first child.
    for (let u = under; u !== meet; u = parentOf[u]!) sizeOf[u]! += size;
    for (let u = under; u !== -1 && lastOf[u] === under; u = parentOf[u]!) lastOf[u] = newLast;
    const behind = thread[under]!;
    thread[under] = top;
    threadBack[top] = under;
    thread[newLast] = behind;
    threadBack[behind] = newLast;
  }

  /**
   * Gives T(cut) the root `top`, joins the thread where T(cut) was, and answers with the last node of its new thread, which begins at `top`.
   *
   * With s₀ = top, …, s_k = cut on the way up, the new preorder is T(s₀), then T(s₁) without T(s₀), and so on: of T(sᵢ) the run up to where
   * T(sᵢ₋₁) began, and the run behind where that ended. Each sᵢ gets |T(cut)| − |T(sᵢ₋₁)| nodes, and the same last node.
   */
  private reverse(cut: number, top: number, under: number): number {
    const { parentOf, arcAbove, leadsUp, roomUp, roomDown, sizeOf, lastOf, thread, threadBack } = this;
    const total = sizeOf[cut]!;
    let node = top;
    let end = -1;
    // Of the node below, before anything was changed there: what it was, where its run lay, and what came before and behind that.
    let below = under;
    let sizeBelow = 0;
    let beforeBelow = -1;
    let behindBelow = -1;
    let lastBelow = -1;
    let arcBelow = -1;
    let upBelow = 0;
    let roomUpBelow = 0;
    let roomDownBelow = 0;
    for (;;) {
      const parent = parentOf[node]!;
      const size = sizeOf[node]!;
      const last = lastOf[node]!;
      const before = threadBack[node]!;
      // Where both end with the same node, its thread was changed below.
      const behind = last === lastBelow ? behindBelow : thread[last]!;
      if (end === -1) end = last;
      else {
        thread[end] = node;
        threadBack[node] = end;
        if (last === lastBelow) end = beforeBelow;
        else {
          thread[beforeBelow] = behindBelow;
          threadBack[behindBelow] = beforeBelow;
          end = last;
        }
      }
      sizeOf[node] = total - sizeBelow;
      parentOf[node] = below;
      const arc = arcAbove[node]!;
      const up = leadsUp[node]!;
      const room = roomUp[node]!;
      const roomBack = roomDown[node]!;
      arcAbove[node] = arcBelow;
      leadsUp[node] = 1 - upBelow;
      roomUp[node] = roomDownBelow;
      roomDown[node] = roomUpBelow;
      if (node === cut) {
        thread[before] = behind;
        threadBack[behind] = before;
        break;
      }
      below = node;
      sizeBelow = size;
      beforeBelow = before;
      behindBelow = behind;
      lastBelow = last;
      arcBelow = arc;
      upBelow = up;
      roomUpBelow = room;
      roomDownBelow = roomBack;
      node = parent;
    }
    for (let u = cut; u !== under; u = parentOf[u]!) lastOf[u] = end;
    return end;
  }
}
