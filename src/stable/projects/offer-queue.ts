import { NOBODY } from "../../graph/bipartite";

/**
 * For every lecturer a heap of their projects, the smallest key on top; keys live in the caller's array.
 *
 * The heap of lecturer `k` lies in `[offsets[k], offsets[k] + count[k])`. Keys of one lecturer's projects differ.
 */
export class OfferQueue {
  /** slot → project. */
  private readonly projectAt: Int32Array;
  /** lecturer → first slot. */
  private readonly offsets: Int32Array;
  /** lecturer → projects inside. */
  private readonly count: Int32Array;

  constructor(
    private readonly lecturerOfProject: Int32Array,
    lecturerCount: number,
    /** project → key; smaller comes first. */
    private readonly key: Float64Array,
  ) {
    this.projectAt = new Int32Array(lecturerOfProject.length);
    this.count = new Int32Array(lecturerCount);
    this.offsets = new Int32Array(lecturerCount + 1);
    for (let p = 0; p < lecturerOfProject.length; p++) this.offsets[lecturerOfProject[p]! + 1]!++;
    for (let k = 0; k < lecturerCount; k++) this.offsets[k + 1]! += this.offsets[k]!;
  }

  /** The lecturer's project with the smallest key, or −1. */
  first(lecturer: number): number {
    return this.count[lecturer] === 0 ? NOBODY : this.projectAt[this.offsets[lecturer]!]!;
  }

  /** Puts a project in that is not inside. O(log projects). */
  add(project: number): void {
    const lecturer = this.lecturerOfProject[project]!;
    const start = this.offsets[lecturer]!;
    const { projectAt, key } = this;
    let position = this.count[lecturer]!++;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = projectAt[start + parent]!;
      if (key[above]! <= key[project]!) break;
      projectAt[start + position] = above;
      position = parent;
    }
    projectAt[start + position] = project;
  }

  /** Takes the first one out. Only for a lecturer that has one. O(log projects). */
  removeFirst(lecturer: number): void {
    const start = this.offsets[lecturer]!;
    const left = --this.count[lecturer]!;
    this.projectAt[start] = this.projectAt[start + left]!;
    this.lowerFirst(lecturer);
  }

  /** Puts the first one where it belongs after its key has grown. O(log projects). */
  lowerFirst(lecturer: number): void {
    const start = this.offsets[lecturer]!;
    const count = this.count[lecturer]!;
    const { projectAt, key } = this;
    const project = projectAt[start]!;
    let position = 0;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= count) break;
      if (child + 1 < count && key[projectAt[start + child + 1]!]! < key[projectAt[start + child]!]!) child++;
      const below = projectAt[start + child]!;
      if (key[below]! >= key[project]!) break;
      projectAt[start + position] = below;
      position = child;
    }
    if (count > 0) projectAt[start + position] = project;
  }
}
