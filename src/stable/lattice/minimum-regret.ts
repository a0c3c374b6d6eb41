/**
 * The stable matching with the least regret: the worst rank that anybody gives a partner.
 *
 * D. Gusfield, "Three fast algorithms for four problems in stable marriage", SIAM J. Computing 16 (1987), 111–128.
 *
 * From the row-optimal matching, rotations are eliminated that rid the worst-off columns of their worst rows, with all that must come before;
 * every stable matching with less regret has them eliminated too. As they go, columns fare better and rows worse: once some row is as
 * badly off as the columns are, nothing can be better.
 *
 * Departure: columns with several places regret their worst row.
 *
 * O(edges · log longest list) for ranks, then O(moves + arcs + rotations · log rotations).
 */
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import type { StableProblem } from "../problem";
import { eliminateFrom, rotationCount } from "./closed-sets";
import type {
  MinimumRegretOutcome,
  MinimumRegretStable,
  RegretProof,
  RegretSide,
  StableLattice,
} from "./outcome";
import { findRotations } from "./rotations";
import { listRanks, moveEdges, type WorstOff, worstOff } from "./weights";

/** What {@link solveMinimumRegret} can be told. */
export interface MinimumRegretOptions {
  /** Whose ranks count. Default: `"everybody"`. */
  readonly side?: RegretSide;
}

/** The search in slices; see {@link solveMinimumRegret}. */
export function* minimumRegret(
  problem: StableProblem,
  options: MinimumRegretOptions = {},
): Slices<MinimumRegretOutcome> {
  const side = options.side ?? "everybody";
  const lattice = yield* findRotations(problem);
  const { rowRank, columnRank } = listRanks(problem);
  const rows = (columnOfRow: Int32Array): WorstOff => worstOff(problem, columnOfRow, rowRank);
  const columns = (columnOfRow: Int32Array): WorstOff => worstOff(problem, columnOfRow, columnRank);
  if (lattice._tag === "Stopped") {
    const { columnOfRow } = lattice;
    const total = Math.max(
      side === "columns" ? 0 : rows(columnOfRow).rank,
      side === "rows" ? 0 : columns(columnOfRow).rank,
    );
    return { ...lattice, total, bound: 0 };
  }
  const answer = (columnOfRow: Int32Array, regret: number, proof: RegretProof): MinimumRegretStable => ({
    _tag: "Optimal",
    columnOfRow,
    side,
    regret,
    lattice,
    proof: regret === 0 ? { _tag: "Nobody" } : proof,
  });
  const ofRows = rows(lattice.rowOptimal);
  const ofColumns = columns(lattice.columnOptimal);
  if (side === "rows")
    return answer(lattice.rowOptimal.slice(), ofRows.rank, { _tag: "Row", row: ofRows.row });
  const lastColumn: RegretProof = {
    _tag: "Column",
    column: ofColumns.row < 0 ? ofColumns.row : lattice.columnOptimal[ofColumns.row]!,
  };
  if (side === "columns") return answer(lattice.columnOptimal.slice(), ofColumns.rank, lastColumn);

  const { edgeLeft, edgeTaken } = moveEdges(problem, lattice);
  /** rotation → its move that rids a column of the worst row, and the move that brings a row to the worst column. */
  const ridding = worstMoves(lattice, edgeLeft, columnRank);
  const bringing = worstMoves(lattice, edgeTaken, rowRank);
  const riddenRank = (rotation: number): number => columnRank[edgeLeft[ridding[rotation]!]!]!;
  const order = Int32Array.from({ length: rotationCount(lattice) }, (_, rotation) => rotation).sort(
    (a, b) => riddenRank(b) - riddenRank(a) || a - b,
  );

  const columnOfRow = lattice.rowOptimal.slice();
  const isIn = new Uint8Array(order.length);
  /** rotation → the one that it was eliminated for; itself when for its own sake. */
  const neededFor = new Int32Array(order.length);
  /** The worst rank of a row, and the rotation that brought one there. */
  let worstRank = ofRows.rank;
  let broughtBy = -1;
  let at = 0;
  for (;;) {
    while (at < order.length && isIn[order[at]!] === 1) at++;
    const worstOfColumns = Math.max(ofColumns.rank, at < order.length ? riddenRank(order[at]!) : 0);
    if (worstRank >= worstOfColumns) break;
    if (worstOfColumns === ofColumns.rank) return answer(columnOfRow, worstOfColumns, lastColumn);
    // What every stable matching with less regret than the columns have now has eliminated.
    const added: number[] = [];
    const add = (rotation: number, needed: number): void => {
      isIn[rotation] = 1;
      neededFor[rotation] = needed;
      added.push(rotation);
    };
    for (; at < order.length && riddenRank(order[at]!) === worstOfColumns; at++)
      if (isIn[order[at]!] === 0) add(order[at]!, order[at]!);
    for (let next = 0; next < added.length; next++) {
      const rotation = added[next]!;
      for (let arc = lattice.arcOffsets[rotation]!; arc < lattice.arcOffsets[rotation + 1]!; arc++) {
        const before = lattice.predecessorOfArc[arc]!;
        if (isIn[before] === 0) add(before, rotation);
      }
    }
    const before = worstRank;
    for (const rotation of added) {
      const rank = rowRank[edgeTaken[bringing[rotation]!]!]!;
      if (rank > worstRank) {
        worstRank = rank;
        broughtBy = rotation;
      }
    }
    if (worstRank >= worstOfColumns) {
      // No better than it was, which the rows like better.
      for (const rotation of added) isIn[rotation] = 0;
      const regret = Math.max(before, worstOfColumns);
      return answer(columnOfRow, regret, conflict(lattice, broughtBy, neededFor, bringing, ridding));
    }
    for (const rotation of added.sort((a, b) => a - b)) eliminateFrom(lattice, rotation, columnOfRow);
  }
  const proof: RegretProof =
    broughtBy < 0
      ? { _tag: "Row", row: ofRows.row }
      : conflict(lattice, broughtBy, neededFor, bringing, ridding);
  return answer(columnOfRow, worstRank, proof);
}

/** rotation → its move with the greatest rank. */
const worstMoves = (lattice: StableLattice, edgeOfMove: Int32Array, rank: Float64Array): Int32Array => {
  const worst = lattice.rotationOffsets.slice(0, rotationCount(lattice));
  for (let rotation = 0; rotation < worst.length; rotation++) {
    for (let move = lattice.rotationOffsets[rotation]!; move < lattice.rotationOffsets[rotation + 1]!; move++)
      if (rank[edgeOfMove[move]!]! > rank[edgeOfMove[worst[rotation]!]!]!) worst[rotation] = move;
  }
  return worst;
};

/** From the rotation that brought the row there to the one that it was eliminated for in the end. */
const conflict = (
  lattice: StableLattice,
  broughtBy: number,
  neededFor: Int32Array,
  bringing: Int32Array,
  ridding: Int32Array,
): RegretProof => {
  const rotations = [broughtBy];
  for (let rotation = broughtBy; neededFor[rotation] !== rotation; rotation = neededFor[rotation]!)
    rotations.push(neededFor[rotation]!);
  return {
    _tag: "Conflict",
    row: lattice.rowOfMove[bringing[broughtBy]!]!,
    column: lattice.columnLeft[ridding[rotations[rotations.length - 1]!]!]!,
    rotations: Int32Array.from(rotations),
  };
};

/**
 * A stable matching whose worst-off person is as well off as can be: the least regret, the worst rank that anybody gives a partner.
 *
 * *When to use*: when nobody should be left with a very bad choice, more than that the sum be small ({@link solveEgalitarian}).
 *
 * *Details*: ranks are positions in lists, 1 for a first choice; of equal scores the lower index comes first. A column with several places regrets
 * its worst row. Exact and fast: O(edges · log longest list). Deterministic; of several such matchings the one that is best for the rows, or
 * for the columns where only they count.
 *
 * *Gotchas*: a rank in a long list and one in a short list count alike.
 *
 * @returns {@link MinimumRegretStable}; check it with {@link verifyMinimumRegret}
 *
 * Source: D. Gusfield, "Three fast algorithms for four problems in stable marriage" (1987).
 *
 * @example
 * ```ts
 * const kind = solveMinimumRegret(stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * }));
 * kind.regret; // 2
 * ```
 */
export const solveMinimumRegret = (
  problem: StableProblem,
  options: MinimumRegretOptions = {},
): MinimumRegretStable =>
  // Nothing stops a run that is drained at once.
  drain(minimumRegret(problem, options)) as MinimumRegretStable;

/**
 * {@link solveMinimumRegret} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: an abort is answered after at most one slice, a few milliseconds; to sort all lists is one slice.
 *
 * @returns {@link MinimumRegretStable}, or {@link StoppedStableOptimum} after an abort
 *
 * @example
 * ```ts
 * const kind = await solveMinimumRegretAsync(stable, { side: "columns" });
 * ```
 */
export const solveMinimumRegretAsync = (
  problem: StableProblem,
  options: MinimumRegretOptions & AsyncOptions = {},
): Promise<MinimumRegretOutcome> => drainAsync(minimumRegret(problem, options), options);
