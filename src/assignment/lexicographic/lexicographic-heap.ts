/**
 * A binary min-heap of the integers `[0, size)` whose keys are vectors, compared lexicographically; see {@link IndexedHeap} for keys that are numbers.
 *
 * Keys live outside, one behind the other. Equal keys come out in ascending order of the integer.
 */
export class LexicographicHeap {
  /** position → item; a heap on `[0, length)`. */
  private readonly itemAt: Int32Array;
  /** item → position, or −1 when the item is not in the heap. */
  private readonly positionOf: Int32Array;
  /** Number of items inside. */
  length = 0;

  constructor(
    size: number,
    /** item · limbs + limb → number of its key. */
    private readonly keys: Float64Array,
    private readonly limbs: number,
  ) {
    this.itemAt = new Int32Array(size);
    this.positionOf = new Int32Array(size).fill(-1);
  }

  /** The item of the smallest key, left inside. Only for a heap that is not empty. */
  peek(): number {
    return this.itemAt[0]!;
  }

  /** Puts an item in, or moves it up after its key became smaller. O(limbs · log n). */
  raise(item: number): void {
    const { itemAt, positionOf } = this;
    let position = positionOf[item]!;
    if (position < 0) position = this.length++;
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

  /** Takes the item of the smallest key out. Only for a heap that is not empty. O(limbs · log n). */
  pop(): number {
    const { itemAt, positionOf } = this;
    const top = itemAt[0]!;
    positionOf[top] = -1;
    const last = itemAt[--this.length]!;
    if (this.length > 0) this.sink(last);
    return top;
  }

  private sink(item: number): void {
    const { itemAt, positionOf, length } = this;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= length) break;
      if (child + 1 < length && this.comesBefore(itemAt[child + 1]!, itemAt[child]!)) child++;
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
    const { keys, limbs } = this;
    for (let ofA = a * limbs, ofB = b * limbs, end = ofA + limbs; ofA < end; ofA++, ofB++) {
      if (keys[ofA] !== keys[ofB]) return keys[ofA]! < keys[ofB]!;
    }
    return a < b;
  }
}
