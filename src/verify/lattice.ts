import { findEdge, NOBODY } from "../graph/bipartite";
import type { LatticeOutcome, StableLattice } from "../stable/lattice/outcome";
import type { StableProblem } from "../stable/problem";
import {
  edgesOf,
  findStrictViolations,
  type StrictLists,
  type StrictViolation,
  strictLists,
  worstPlaces,
} from "./strict-lists";
import { findInfeasibilities } from "./violation";

/** One way in which a lattice is not the one of all stable matchings. */
export type LatticeViolation =
  | StrictViolation
  /** Offsets that don't ascend from 0 to the length of their array, or an index that does not exist. */
  | { readonly _tag: "Malformed"; readonly array: string; readonly index: number }
  /** Some stable matching is better for this column's row: a rotation leads to the row-optimal matching from above. */
  | { readonly _tag: "NotRowOptimal"; readonly column: number }
  /** The rotation can't be eliminated after those before it: this row, or the one after it, is not where it must be. */
  | { readonly _tag: "NotExposed"; readonly rotation: number; readonly row: number }
  /** Eliminating all rotations brings this row somewhere else than to its column of the column-optimal matching. */
  | { readonly _tag: "WrongColumnOptimal"; readonly row: number }
  /** A further rotation is exposed at the end; this row is in it. */
  | { readonly _tag: "NotColumnOptimal"; readonly row: number }
  /** A rotation that must come before another is not among its predecessors. */
  | { readonly _tag: "MissingPrecedence"; readonly before: number; readonly after: number }
  /** A rotation is among the predecessors of another without a reason. */
  | { readonly _tag: "UnfoundedPrecedence"; readonly before: number; readonly after: number };

/**
 * Checks rotations and their order, by code that shares nothing with what finds them.
 *
 * *Details*: O(edges · log longest list). The first matching must be stable, for strict lists, and have no rotation above it; each
 * rotation must be exposed in turn; after the last one no rotation may be exposed, and the column-optimal matching be reached. By theorem any such sequence
 * holds every rotation once. Predecessors must be exactly those that have a reason of their own: the same row before, the same column before, or a column
 * that is passed. For `Stopped`: a matching of allowed pairs within capacities, stable when nobody is unsettled.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyLattice(stable, stableLattice(stable)); // []
 * ```
 */
export const verifyLattice = (problem: StableProblem, lattice: LatticeOutcome): LatticeViolation[] =>
  verifyLatticeBy(problem, strictLists(problem), lattice);

/** {@link verifyLattice} for lists that are sorted already. */
export const verifyLatticeBy = (
  problem: StableProblem,
  lists: StrictLists,
  lattice: LatticeOutcome,
): LatticeViolation[] => {
  if (lattice._tag === "Stopped") {
    return lattice.unsettled === 0
      ? findStrictViolations(problem, lists, lattice.columnOfRow)
      : (findInfeasibilities(problem, lattice.columnOfRow) as StrictViolation[]);
  }
  const malformed = [...findMalformed(problem, lattice)];
  if (malformed.length > 0) return malformed;
  const unstable = findStrictViolations(problem, lists, lattice.rowOptimal);
  if (unstable.length > 0) return unstable;
  return [...checkTop(problem, lists, lattice.rowOptimal), ...checkRotations(problem, lists, lattice)];
};

function* findMalformed(problem: StableProblem, lattice: StableLattice): Generator<LatticeViolation> {
  const moves = lattice.rowOfMove.length;
  const rotations = lattice.rotationOffsets.length - 1;
  const lengths: [string, ArrayLike<number>, number][] = [
    ["columnOptimal", lattice.columnOptimal, problem.rowCount],
    ["columnLeft", lattice.columnLeft, moves],
    ["columnTaken", lattice.columnTaken, moves],
    ["arcOffsets", lattice.arcOffsets, rotations + 1],
  ];
  for (const [array, { length }, expected] of lengths)
    if (length !== expected) yield { _tag: "WrongLength", array, expected, found: length };
  const indices: [string, Int32Array, number][] = [
    ["rowOfMove", lattice.rowOfMove, problem.rowCount],
    ["columnLeft", lattice.columnLeft, problem.columnCount],
    ["columnTaken", lattice.columnTaken, problem.columnCount],
    ["predecessorOfArc", lattice.predecessorOfArc, rotations],
  ];
  for (const [array, values, bound] of indices) {
    const index = values.findIndex((value) => !(value >= 0 && value < bound));
    if (index >= 0) yield { _tag: "Malformed", array, index };
  }
  const offsets: [string, Int32Array, number][] = [
    ["rotationOffsets", lattice.rotationOffsets, moves],
    ["arcOffsets", lattice.arcOffsets, lattice.predecessorOfArc.length],
  ];
  for (const [array, values, end] of offsets) {
    const index = values.findIndex((value, at) => value < (at === 0 ? 0 : values[at - 1]!) || value > end);
    if (index >= 0 || values.length === 0) yield { _tag: "Malformed", array, index };
    else if (values[0] !== 0 || values[values.length - 1] !== end)
      yield { _tag: "Malformed", array, index: values.length - 1 };
  }
}

/**
 * A stable matching is row-optimal when no rotation leads to it: let every full column point to the best row behind its worst that would
 * rather come, and that row to its column; a cycle would be such a rotation.
 */
const checkTop = (
  problem: StableProblem,
  lists: StrictLists,
  columnOfRow: Int32Array,
): LatticeViolation[] => {
  const { columnOffsets, columnOrder, placeInColumn, placeInRow } = lists;
  const edgeOfRow = edgesOf(problem, columnOfRow);
  const worst = worstPlaces(problem, lists, edgeOfRow);
  const rowAt = rowsOfEdges(problem);
  const next = new Int32Array(problem.columnCount).fill(NOBODY);
  for (let column = 0; column < next.length; column++) {
    if (worst[column]! < 0) continue;
    for (let at = columnOffsets[column]! + worst[column]! + 1; at < columnOffsets[column + 1]!; at++) {
      const edge = columnOrder[at]!;
      const row = rowAt[edge]!;
      const own = edgeOfRow[row]!;
      if (own !== NOBODY && placeInRow[own]! < placeInRow[edge]!) continue;
      // Somebody without a partner stays without one: such a column can't do worse.
      if (own !== NOBODY && placeInColumn[edge]! > worst[column]!) next[column] = columnOfRow[row]!;
      break;
    }
  }
  return membersOfCycles(next).map((column) => ({ _tag: "NotRowOptimal", column }));
};

const rowsOfEdges = ({ rowCount, rowOffsets, columnOfEdge }: StableProblem): Int32Array => {
  const rows = new Int32Array(columnOfEdge.length);
  for (let row = 0; row < rowCount; row++) rows.fill(row, rowOffsets[row]!, rowOffsets[row + 1]!);
  return rows;
};

/** One member of each cycle of a map, −1 being outside. */
const membersOfCycles = (next: Int32Array): number[] => {
  const members: number[] = [];
  /** The walk that came by first, from 1; 0 nobody yet. */
  const seenBy = new Int32Array(next.length);
  for (let start = 0; start < next.length; start++) {
    let at = start;
    while (at !== NOBODY && seenBy[at] === 0) {
      seenBy[at] = start + 1;
      at = next[at]!;
    }
    if (at !== NOBODY && seenBy[at] === start + 1) members.push(at);
  }
  return members;
};

/** Eliminates rotation after rotation and looks whether each is exposed and what it had to wait for. */
const checkRotations = (
  problem: StableProblem,
  lists: StrictLists,
  lattice: StableLattice,
): LatticeViolation[] => {
  const { rowOrder, placeInRow, columnOffsets, columnOrder, placeInColumn } = lists;
  const { rotationOffsets, rowOfMove, columnLeft, columnTaken, arcOffsets, predecessorOfArc } = lattice;
  const { rowOffsets, columnOfEdge, capacityOfColumn } = problem;
  const rowAt = rowsOfEdges(problem);
  const edgeOfRow = edgesOf(problem, lattice.rowOptimal);
  const worst = worstPlaces(problem, lists, edgeOfRow);
  const isFree = (column: number): boolean =>
    capacityOfColumn[column]! > 0 && worst[column] === columnOffsets[column + 1]! - columnOffsets[column]!;
  /** edge → the rotation since which its column turns its row down. */
  const turnedDownBy = new Int32Array(columnOfEdge.length).fill(NOBODY);
  const lastOfRow = new Int32Array(problem.rowCount).fill(NOBODY);
  const lastOfColumn = new Int32Array(problem.columnCount).fill(NOBODY);
  const rotations = rotationOffsets.length - 1;
  /** rotation → the last one that needs it, and the last one that names it. */
  const neededBy = new Int32Array(rotations).fill(NOBODY);
  const namedBy = new Int32Array(rotations).fill(NOBODY);
  /** row → the last rotation in whose moves it was seen: nobody moves twice in one. */
  const seenIn = new Int32Array(problem.rowCount).fill(NOBODY);
  const violations: LatticeViolation[] = [];

  for (let rotation = 0; rotation < rotations; rotation++) {
    const start = rotationOffsets[rotation]!;
    const end = rotationOffsets[rotation + 1]!;
    const needed: number[] = [];
    const need = (before: number): void => {
      if (before === NOBODY || neededBy[before] === rotation) return;
      neededBy[before] = rotation;
      needed.push(before);
    };
    for (let move = start; move < end; move++) {
      const row = rowOfMove[move]!;
      const own = edgeOfRow[row]!;
      const column = columnTaken[move]!;
      const edge = findEdge(problem, row, column);
      const nextRow = rowOfMove[move + 1 === end ? start : move + 1]!;
      const nextEdge = edgeOfRow[nextRow]!;
      const isIn = own !== NOBODY && columnOfEdge[own] === columnLeft[move];
      const nextLeaves =
        nextEdge !== NOBODY && columnOfEdge[nextEdge] === column && placeInColumn[nextEdge] === worst[column];
      const gains = edge !== NOBODY && nextLeaves && placeInColumn[edge]! < worst[column]!;
      if (!isIn || !gains || seenIn[row] === rotation || placeInRow[edge]! <= placeInRow[own]!)
        return [...violations, { _tag: "NotExposed", rotation, row }];
      seenIn[row] = rotation;
      for (let place = placeInRow[own]! + 1; place < placeInRow[edge]!; place++) {
        const passed = rowOrder[rowOffsets[row]! + place]!;
        // A column with places left would take the row, so nobody passes one.
        if (placeInColumn[passed]! < worst[columnOfEdge[passed]!]!)
          return [...violations, { _tag: "NotExposed", rotation, row }];
        need(turnedDownBy[passed]!);
      }
      need(lastOfRow[row]!);
      need(lastOfColumn[column]!);
    }
    for (let arc = arcOffsets[rotation]!; arc < arcOffsets[rotation + 1]!; arc++) {
      const before = predecessorOfArc[arc]!;
      if (neededBy[before] !== rotation || namedBy[before] === rotation)
        violations.push({ _tag: "UnfoundedPrecedence", before, after: rotation });
      namedBy[before] = rotation;
    }
    for (const before of needed) {
      if (namedBy[before] !== rotation)
        violations.push({ _tag: "MissingPrecedence", before, after: rotation });
    }
    for (let move = start; move < end; move++) {
      const row = rowOfMove[move]!;
      edgeOfRow[row] = findEdge(problem, row, columnTaken[move]!);
      lastOfRow[row] = rotation;
      lastOfColumn[columnTaken[move]!] = rotation;
    }
    for (let move = start; move < end; move++) {
      const column = columnTaken[move]!;
      let at = columnOffsets[column]! + worst[column]!;
      while (at >= columnOffsets[column]! && edgeOfRow[rowAt[columnOrder[at]!]!] !== columnOrder[at]!)
        turnedDownBy[columnOrder[at--]!] = rotation;
      worst[column] = at - columnOffsets[column]!;
    }
  }

  for (let row = 0; row < problem.rowCount; row++) {
    const edge = edgeOfRow[row]!;
    const column = edge === NOBODY ? NOBODY : columnOfEdge[edge]!;
    if (column !== lattice.columnOptimal[row]) violations.push({ _tag: "WrongColumnOptimal", row });
  }
  const next = new Int32Array(problem.rowCount).fill(NOBODY);
  for (let row = 0; row < problem.rowCount; row++) {
    const own = edgeOfRow[row]!;
    if (own === NOBODY) continue;
    for (let at = rowOffsets[row]! + placeInRow[own]! + 1; at < rowOffsets[row + 1]!; at++) {
      const edge = rowOrder[at]!;
      const column = columnOfEdge[edge]!;
      if (placeInColumn[edge]! > worst[column]!) continue;
      if (!isFree(column)) next[row] = rowAt[columnOrder[columnOffsets[column]! + worst[column]!]!]!;
      break;
    }
  }
  for (const row of membersOfCycles(next)) violations.push({ _tag: "NotColumnOptimal", row });
  return violations;
};
