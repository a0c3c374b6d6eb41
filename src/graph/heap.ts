/**
 * A binary min-heap of the integers `[0, size)` with decrease-key, for Dijkstra's algorithm.
 *
 * Keys live outside, in the caller's distance array, so a key is changed by writing it and calling
 * {@link IndexedHeap.raise}. Equal keys come out in ascending order of the integer: what comes first
 * never depends on what was pushed first.
 */
export class IndexedHeap {
  /** position → item; a heap on `[0, count)`. */
  private readonly itemAt: Int32Array;
  /** item → position, or −1 when the item is not in the heap. */
  private readonly positionOf: Int32Array;
  private count = 0;

  constructor(
    size: number,
    /** item → key; smaller comes out first. */
    private readonly keys: Float64Array,
  ) {
    this.itemAt = new Int32Array(size);
    this.positionOf = new Int32Array(size).fill(-1);
  }

  /** Number of items inside. */
  get length(): number {
    return this.count;
  }

  /** The item of the smallest key, left inside. Only for a heap that is not empty. */
  peek(): number {
    return this.itemAt[0]!;
  }

  /** Puts an item in, or moves it up after its key became smaller. O(log n). */
  raise(item: number): void {
    let position = this.positionOf[item]!;
    if (position < 0) position = this.count++;
    const { itemAt, positionOf } = this;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = itemAt[parent]!;
      if (!this.comesBefore(item, above)) break;
      itemAt[position] = above;
      positionOf[above] = position;
      position = parent;
    }
    itemAt[position] = item;
    positionOf[item] = position;
  }

  /** Takes the item of the smallest key out. Only for a heap that is not empty. O(log n). */
  pop(): number {
    const { itemAt, positionOf } = this;
    const top = itemAt[0]!;
    positionOf[top] = -1;
    const last = itemAt[--this.count]!;
    if (this.count > 0) this.sink(last);
    return top;
  }

  /** Empties the heap. O(items inside). */
  clear(): void {
    for (let position = 0; position < this.count; position++) this.positionOf[this.itemAt[position]!] = -1;
    this.count = 0;
  }

  private sink(item: number): void {
    const { itemAt, positionOf, count } = this;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      if (child + 1 < count && this.comesBefore(itemAt[child + 1]!, itemAt[child]!)) child++;
      const below = itemAt[child]!;
      if (!this.comesBefore(below, item)) break;
      itemAt[position] = below;
      positionOf[below] = position;
      position = child;
    }
    itemAt[position] = item;
    positionOf[item] = position;
  }

  private comesBefore(a: number, b: number): boolean {
    const keyOfA = this.keys[a]!;
    const keyOfB = this.keys[b]!;
    return keyOfA < keyOfB || (keyOfA === keyOfB && a < b);
  }
}
