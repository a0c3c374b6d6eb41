/**
 * The leximin matching, level by level, the worst first: at every level as few pairs as can be, and no more matchings than those that have so few.
 *
 * R. E. Burkard and F. Rendl, "Lexicographic bottleneck problems", Operations Research Letters 10 (1991), 303–308; P. T. Sokkalingam and
 * Y. P. Aneja, "Lexicographic bottleneck combinatorial problems", Operations Research Letters 23 (1998), 27–33, for one level after the other.
 * C.-C. Huang, T. Kavitha, K. Mehlhorn and D. Michail, "Fair matchings and related problems", Algorithmica 74 (2016), 1184–1203, for
 * going on with the tight edges of each level's dual, and people who must be matched.
 *
 * A level is the worst key of an edge that is not settled. Each row with such an edge is relieved of it, if the others can do something about it, or else its ends
 * get numbers that prove that they cannot.
 *
 * Departures: (1) the level's dual is made by one search a row instead of an assignment problem with costs 0 and 1: numbers begin at 0, an edge of the level that
 * is chosen is the only kind that violates equality, and each search mends one at least without spoiling another (the out-of-kilter method); (2) the search goes from both ends, and the smaller closed
 * set gets the numbers: with weights that all differ these sets are small, and so is the proof; (3) edges that are the only ones left of their level are settled and leave.
 *
 * One search for each pair that is settled or exchanged, each O(edges of the face) at worst; O(edges) memory, and the proof, O(rows · levels) at worst.
 */
import { NOBODY } from "../../graph/bipartite";
import { EDGES_PER_SLICE, type Progress, type StopReason } from "../../graph/slices";
import type { LeximinFace } from "./leximin-face";
import { ExchangeSearch } from "./leximin-search";
import type { LeximinLevels } from "./outcome";

/** The levels in keys, higher is better; all of them, unless the work was stopped. */
export interface SolvedLevels {
  readonly levels: LeximinLevels;
  readonly stopped: StopReason | undefined;
}

/** Goes through all levels; afterwards the face holds a leximin matching. Progress counts pairs whose level is over. */
export function* solveLevels(
  face: LeximinFace,
  size: number,
): Generator<Progress, SolvedLevels, StopReason | undefined> {
  const search = new ExchangeSearch(face);
  const value: number[] = [];
  const count: number[] = [];
  const offsets: number[] = [0];
  const proof = new GrowingList();
  const finish = (stopped: StopReason | undefined): SolvedLevels => ({
    stopped,
    levels: {
      value: Float64Array.from(value),
      count: Int32Array.from(count),
      offsets: Int32Array.from(offsets),
      node: proof.every(2, 0),
      price: proof.every(2, 1),
    },
  });
  let done = 0;
  let workAtLastYield = 0;
  for (let rows = face.nextLevel(); rows !== undefined; rows = face.nextLevel()) {
    for (let at = 0; at < rows.length; at++) {
      if (!isOfLevel(face, rows[at]!) || search.isProven(rows[at]!)) continue;
      for (const row of search.relieve(rows[at]!)) rows.push(row);
      if (search.work - workAtLastYield < EDGES_PER_SLICE) continue;
      workAtLastYield = search.work;
      const reason = yield { done, total: size };
      if (reason !== undefined) return finish(reason);
    }
    const chosen = [...new Set(rows)].filter((row) => isOfLevel(face, row));
    if (chosen.length > 0) {
      const nodes = search.movedNodes();
      face.shrink(search.price, nodes, chosen);
      for (const node of nodes) {
        proof.push(node);
        proof.push(search.price[node]!);
      }
      value.push(face.level);
      count.push(chosen.length);
      offsets.push(proof.length >> 1);
      done += chosen.length;
    }
    search.forget();
  }
  return finish(undefined);
}

const isOfLevel = (face: LeximinFace, row: number): boolean => {
  const edge = face.edgeOfRow[row]!;
  return edge !== NOBODY && face.key[edge] === face.level;
};

/** Whole numbers, any number of them. */
class GrowingList {
  length = 0;
  private numbers = new Int32Array(1024);

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const longer = new Int32Array(2 * this.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.length++] = number;
  }

  /** Every `step`-th number, from `first` on. */
  every(step: number, first: number): Int32Array {
    const every = new Int32Array(Math.ceil((this.length - first) / step));
    for (let at = 0; at < every.length; at++) every[at] = this.numbers[first + step * at]!;
    return every;
  }
}
