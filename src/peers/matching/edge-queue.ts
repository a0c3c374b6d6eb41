/**
 * A binary min-heap of arcs by key, for edges between outer blossoms. An arc may stand in it twice. Equal keys come out in ascending
 * order of the arc.
 */
export class EdgeQueue {
  /** position → key; a heap on `[0, count)`. */
  private keys = new Float64Array(64);
  /** position → arc. */
  private arcs = new Int32Array(64);
  private count = 0;

  /** Number of arcs inside. */
  get length(): number {
    return this.count;
  }

  /** The smallest key; Infinity when the queue is empty. */
  get smallestKey(): number {
    return this.count > 0 ? this.keys[0]! : Number.POSITIVE_INFINITY;
  }

  /** Empties the queue. */
  clear(): void {
    this.count = 0;
  }

  /** Puts an arc in. O(log n). */
  push(key: number, arc: number): void {
    if (this.count === this.keys.length) this.grow();
    const { keys, arcs } = this;
    let position = this.count++;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      if (keys[parent]! < key || (keys[parent]! === key && arcs[parent]! <= arc)) break;
      keys[position] = keys[parent]!;
      arcs[position] = arcs[parent]!;
      position = parent;
    }
    keys[position] = key;
    arcs[position] = arc;
  }

  /** Takes the arc of the smallest key out. Only for a queue that is not empty. O(log n). */
  pop(): number {
    const { keys, arcs } = this;
    const first = arcs[0]!;
    const count = --this.count;
    const key = keys[count]!;
    const arc = arcs[count]!;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      if (child + 1 < count && this.comesBefore(child + 1, child)) child++;
      if (keys[child]! > key || (keys[child]! === key && arcs[child]! >= arc)) break;
      keys[position] = keys[child]!;
      arcs[position] = arcs[child]!;
      position = child;
    }
    keys[position] = key;
    arcs[position] = arc;
    return first;
  }

  private comesBefore(a: number, b: number): boolean {
    const keyOfA = this.keys[a]!;
    const keyOfB = this.keys[b]!;
    return keyOfA < keyOfB || (keyOfA === keyOfB && this.arcs[a]! < this.arcs[b]!);
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    const arcs = new Int32Array(2 * this.arcs.length);
    keys.set(this.keys);
    arcs.set(this.arcs);
    this.keys = keys;
    this.arcs = arcs;
  }
}
