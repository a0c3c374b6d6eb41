/** Numbers that are added one at a time: typed arrays that double when they are full. */

/** A list of whole numbers. */
export class GrowingIntegers {
  private items = new Int32Array(64);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }

  toArray(): Int32Array {
    return this.items.slice(0, this.length);
  }
}

/** A list of numbers. */
export class GrowingNumbers {
  private items = new Float64Array(64);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }

  toArray(): Float64Array {
    return this.items.slice(0, this.length);
  }
}
