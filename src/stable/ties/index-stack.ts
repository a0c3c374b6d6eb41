/** A stack of indices in `[0, size)`, each at most once inside. */
export class IndexStack {
  private readonly items: Int32Array;
  /** index → 1 while inside. */
  private readonly inside: Uint8Array;
  private count = 0;

  constructor(size: number) {
    this.items = new Int32Array(size);
    this.inside = new Uint8Array(size);
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Puts an index on top, unless it is inside already. */
  push(index: number): void {
    if (this.inside[index] === 1) return;
    this.inside[index] = 1;
    this.items[this.count++] = index;
  }

  /** Takes the top. Only when not {@link isEmpty}. */
  pop(): number {
    const index = this.items[--this.count]!;
    this.inside[index] = 0;
    return index;
  }
}
