/** A list of 32-bit integers that grows: pushing is O(1) amortised. */
export class IntList {
  private items = new Int32Array(64);
  private count = 0;

  /** How many there are. */
  get length(): number {
    return this.count;
  }

  at(index: number): number {
    return this.items[index]!;
  }

  set(index: number, value: number): void {
    this.items[index] = value;
  }

  push(value: number): void {
    if (this.count === this.items.length) {
      const longer = new Int32Array(2 * this.count);
      longer.set(this.items);
      this.items = longer;
    }
    this.items[this.count++] = value;
  }

  /** Sorts `[start, length)` in ascending order. */
  sortFrom(start: number): void {
    if (this.count - start > 1) this.items.subarray(start, this.count).sort();
  }

  /** A copy of just the items. */
  toArray(): Int32Array {
    return this.items.slice(0, this.count);
  }
}
