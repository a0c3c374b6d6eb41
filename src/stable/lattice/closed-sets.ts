/** Closed sets of rotations: the stable matchings they stand for, and all of them one after the other. */
import type { StableLattice } from "./outcome";

/** How many rotations there are. */
export const rotationCount = (lattice: StableLattice): number => lattice.rotationOffsets.length - 1;

/** row → column after the rotations of a closed set. O(rows + moves). */
export const matchingAfter = (lattice: StableLattice, isIn: Uint8Array): Int32Array => {
  const columnOfRow = lattice.rowOptimal.slice();
  // Ascending numbers, so of a row's moves the last one counts.
  for (let rotation = 0; rotation < isIn.length; rotation++)
    if (isIn[rotation] === 1) eliminateFrom(lattice, rotation, columnOfRow);
  return columnOfRow;
};

/** Moves the rows of an exposed rotation. */
export const eliminateFrom = (lattice: StableLattice, rotation: number, columnOfRow: Int32Array): void => {
  const { rotationOffsets, rowOfMove, columnTaken } = lattice;
  for (let move = rotationOffsets[rotation]!; move < rotationOffsets[rotation + 1]!; move++)
    columnOfRow[rowOfMove[move]!] = columnTaken[move]!;
};

/** Moves them back. */
export const restoreInto = (lattice: StableLattice, rotation: number, columnOfRow: Int32Array): void => {
  const { rotationOffsets, rowOfMove, columnLeft } = lattice;
  for (let move = rotationOffsets[rotation]!; move < rotationOffsets[rotation + 1]!; move++)
    columnOfRow[rowOfMove[move]!] = columnLeft[move]!;
};

/** The arcs read from their other end. */
export interface Successors {
  /** rotation → its first entry. */
  readonly offsets: Int32Array;
  /** entry → a rotation that this one must come before; ascending. */
  readonly successor: Int32Array;
  /** entry → the arc. */
  readonly arc: Int32Array;
}

/** Counting sort, O(rotations + arcs). */
export const successorsOf = (lattice: StableLattice): Successors => {
  const { arcOffsets, predecessorOfArc } = lattice;
  const count = rotationCount(lattice);
  const offsets = new Int32Array(count + 1);
  for (let arc = 0; arc < predecessorOfArc.length; arc++) offsets[predecessorOfArc[arc]! + 1]!++;
  for (let rotation = 0; rotation < count; rotation++) offsets[rotation + 1]! += offsets[rotation]!;
  const successor = new Int32Array(predecessorOfArc.length);
  const arcOfEntry = new Int32Array(predecessorOfArc.length);
  const slot = offsets.slice(0, count);
  for (let rotation = 0; rotation < count; rotation++) {
    for (let arc = arcOffsets[rotation]!; arc < arcOffsets[rotation + 1]!; arc++) {
      const entry = slot[predecessorOfArc[arc]!]!++;
      successor[entry] = rotation;
      arcOfEntry[entry] = arc;
    }
  }
  return { offsets, successor, arc: arcOfEntry };
};

/**
 * A walk over all closed sets, each once: a set is reached by adding its rotations in ascending order, and sets come in the lexicographic
 * order of those sequences. After each step {@link ClosedSetWalk.depth} rotations are in the set.
 *
 * Every set but the empty one costs one {@link advance} that adds to it and one that takes away: O(arcs of the rotation) each, and
 * the search for the next rotation that can be added, which looks at one bit a rotation, 32 at a time.
 */
export class ClosedSetWalk {
  /** The rotations of the set, ascending: `[0, depth)`. */
  readonly chosen: Int32Array;
  depth = 0;
  private readonly count: number;
  private readonly successors: Successors;
  /** rotation → predecessors that are not in the set. */
  private readonly missing: Int32Array;
  /** One bit a rotation: whether no predecessor is missing. */
  private readonly canAdd: Int32Array;
  /** The next rotation to look at. */
  private cursor = 0;

  constructor(lattice: StableLattice) {
    this.count = rotationCount(lattice);
    this.successors = successorsOf(lattice);
    this.chosen = new Int32Array(this.count);
    this.missing = new Int32Array(this.count);
    this.canAdd = new Int32Array((this.count + 31) >>> 5);
    for (let rotation = 0; rotation < this.count; rotation++) {
      this.missing[rotation] = lattice.arcOffsets[rotation + 1]! - lattice.arcOffsets[rotation]!;
      if (this.missing[rotation] === 0) this.flip(rotation);
    }
  }

  /**
   * One step of the walk.
   *
   * @param deeper - whether to look at larger sets that begin with this one; false skips them
   * @returns the rotation that was added; or, when none can be, ~(the one taken away); or `count` at the end
   */
  advance(deeper = true): number {
    const next = deeper ? this.nextToAdd() : this.count;
    if (next < this.count) {
      this.chosen[this.depth++] = next;
      this.cursor = next + 1;
      const { offsets, successor } = this.successors;
      for (let entry = offsets[next]!; entry < offsets[next + 1]!; entry++)
        if (--this.missing[successor[entry]!]! === 0) this.flip(successor[entry]!);
      return next;
    }
    if (this.depth === 0) return this.count;
    const last = this.chosen[--this.depth]!;
    this.cursor = last + 1;
    const { offsets, successor } = this.successors;
    for (let entry = offsets[last]!; entry < offsets[last + 1]!; entry++)
      if (this.missing[successor[entry]!]!++ === 0) this.flip(successor[entry]!);
    return ~last;
  }

  private flip(rotation: number): void {
    this.canAdd[rotation >>> 5]! ^= 1 << (rotation & 31);
  }

  private nextToAdd(): number {
    const { canAdd, cursor } = this;
    if (cursor >= this.count) return this.count;
    let word = cursor >>> 5;
    let bits = canAdd[word]! & (-1 << (cursor & 31));
    while (bits === 0) {
      if (++word === canAdd.length) return this.count;
      bits = canAdd[word]!;
    }
    return 32 * word + 31 - Math.clz32(bits & -bits);
  }
}
