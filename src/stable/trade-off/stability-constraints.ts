/**
 * Stability as linear inequalities, one a seat, and what Lagrangian multipliers make of them.
 *
 * J. H. Vande Vate, "Linear programming brings marital bliss", Operations Research Letters 8 (1989), 147–153; U. G. Rothblum,
 * "Characterization of stable matchings as extreme points of a polytope", Mathematical Programming 54 (1992), 57–67; places that
 * stand in order for several of one column: A. E. Roth and M. Sotomayor, "The college admissions problem revisited", Econometrica 57
 * (1989), 559–570.
 *
 * x  matching, 1 on the chosen seats        S  support of a seat: what keeps its edge from blocking
 *
 *   S[s] = Σ x over seats in columns that the row wants at least as much, and in its own column in the same block or an earlier one
 *        + Σ x over the other seats of the block whose rows the column wants at least as much / places of the block
 *
 * A matching fills blocks in order, so an edge that does not block has S ≥ 1 at each of its seats: the row has somebody as good; or the
 * column is full of rows as good, and so is each block; or the row is in the column, and blocks before its own are full of rows as good.
 * Ties count as "as good", as weak stability has it.
 */
import { NOBODY, transpose } from "../../graph/bipartite";
import { preferenceOrder } from "../../graph/preference-order";
import type { StableProblem } from "../problem";
import type { Blocks } from "./blocks";

export class StabilityConstraints {
  /** position → edge, row by row, the most wanted first. */
  private readonly byRow: Int32Array;
  /** column → first position in `byColumn`. */
  private readonly columnOffsets: Int32Array;
  /** position → edge, column by column, the most wanted first. */
  private readonly byColumn: Int32Array;

  constructor(
    private readonly problem: StableProblem,
    private readonly blocks: Blocks,
  ) {
    const { graph, originalEdge } = transpose(problem);
    this.byRow = preferenceOrder(problem.rowOffsets, problem.rowScore);
    this.columnOffsets = graph.rowOffsets;
    const gathered = Float64Array.from(originalEdge, (edge) => problem.columnScore[edge]!);
    this.byColumn = preferenceOrder(graph.rowOffsets, gathered).map((position) => originalEdge[position]!);
  }

  /** The weight of every seat, raised by what it is worth for the stability of all seats, at these multipliers. O(seats). */
  raise(weight: Float64Array, multiplier: Float64Array, raised: Float64Array): void {
    this.raiseByRows(weight, multiplier, raised);
    const { columnCount, columnScore } = this.problem;
    const { blockOffsets, placesOfBlock, seatOffsets } = this.blocks;
    for (let column = 0; column < columnCount; column++) {
      const start = this.columnOffsets[column]!;
      for (let block = blockOffsets[column]!; block < blockOffsets[column + 1]!; block++) {
        const nth = block - blockOffsets[column]!;
        /** Multipliers in this block of rows that the column wants no more than the current one. */
        let sum = 0;
        for (let at = this.columnOffsets[column + 1]! - 1; at >= start; ) {
          const from = groupStart(this.byColumn, columnScore, start, at);
          for (let tied = from; tied <= at; tied++)
            sum += multiplier[seatOffsets[this.byColumn[tied]!]! + nth]!;
          for (; at >= from; at--) {
            const seat = seatOffsets[this.byColumn[at]!]! + nth;
            raised[seat]! += (sum - multiplier[seat]!) / placesOfBlock[block]!;
          }
        }
      }
    }
  }

  private raiseByRows(weight: Float64Array, multiplier: Float64Array, raised: Float64Array): void {
    const { rowCount, rowOffsets, rowScore } = this.problem;
    const { seatOffsets } = this.blocks;
    for (let row = 0; row < rowCount; row++) {
      const start = rowOffsets[row]!;
      /** Multipliers of the edges that the row wants no more than the current one. */
      let sum = 0;
      for (let at = rowOffsets[row + 1]! - 1; at >= start; ) {
        const from = groupStart(this.byRow, rowScore, start, at);
        for (let tied = from; tied <= at; tied++) {
          const edge = this.byRow[tied]!;
          for (let s = seatOffsets[edge]!; s < seatOffsets[edge + 1]!; s++) sum += multiplier[s]!;
        }
        for (; at >= from; at--) {
          const edge = this.byRow[at]!;
          let inEarlierBlocks = 0;
          for (let s = seatOffsets[edge]!; s < seatOffsets[edge + 1]!; s++) {
            raised[s] = weight[edge]! + sum - inEarlierBlocks;
            inEarlierBlocks += multiplier[s]!;
          }
        }
      }
    }
  }

  /** The support of every seat, in a matching given by the seat of each row. O(seats). */
  support(seatOfRow: Int32Array, rowOfEdge: Int32Array, support: Float64Array): void {
    const { rowCount, columnCount, rowOffsets, rowScore, columnScore } = this.problem;
    const { blockOffsets, placesOfBlock, seatOffsets, edgeOfSeat } = this.blocks;
    for (let row = 0; row < rowCount; row++) {
      const own = seatOfRow[row]!;
      const ownEdge = own === NOBODY ? NOBODY : edgeOfSeat[own]!;
      const has = own === NOBODY ? Number.NEGATIVE_INFINITY : rowScore[ownEdge]!;
      for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
        for (let s = seatOffsets[e]!; s < seatOffsets[e + 1]!; s++)
          support[s] = (e === ownEdge ? own <= s : has >= rowScore[e]!) ? 1 : 0;
      }
    }
    for (let column = 0; column < columnCount; column++) {
      const end = this.columnOffsets[column + 1]!;
      for (let block = blockOffsets[column]!; block < blockOffsets[column + 1]!; block++) {
        const nth = block - blockOffsets[column]!;
        /** Rows in the block that the column wants at least as much as the current one. */
        let held = 0;
        for (let at = this.columnOffsets[column]!; at < end; ) {
          const to = groupEnd(this.byColumn, columnScore, at, end);
          for (let tied = at; tied < to; tied++) {
            const edge = this.byColumn[tied]!;
            if (seatOfRow[rowOfEdge[edge]!] === seatOffsets[edge]! + nth) held++;
          }
          for (; at < to; at++) {
            const edge = this.byColumn[at]!;
            const seat = seatOffsets[edge]! + nth;
            support[seat]! +=
              (seatOfRow[rowOfEdge[edge]!] === seat ? held - 1 : held) / placesOfBlock[block]!;
          }
        }
      }
    }
  }
}

/** First position of the run of equal scores that ends at `at`. */
const groupStart = (order: Int32Array, score: Float64Array, start: number, at: number): number => {
  let from = at;
  while (from > start && score[order[from - 1]!] === score[order[at]!]) from--;
  return from;
};

/** Position behind the run of equal scores that starts at `at`. */
const groupEnd = (order: Int32Array, score: Float64Array, at: number, end: number): number => {
  let to = at + 1;
  while (to < end && score[order[to]!] === score[order[at]!]) to++;
  return to;
};
