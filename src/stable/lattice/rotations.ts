/**
 * All rotations of a stable matching problem and the order in which they can be eliminated.
 *
 * R. W. Irving and P. Leather, "The complexity of counting stable marriages", SIAM J. Computing 15 (1986), 655–667, for rotations;
 * D. Gusfield, "Three fast algorithms for four problems in stable marriage", SIAM J. Computing 16 (1987), 111–128, for finding all of
 * them; D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (1989), section 3.3, for the sparse digraph of their order;
 * C. Cheng, E. McDermid and I. Suzuki, "A unified approach to finding good stable matchings in the hospitals/residents setting",
 * Theoretical Computer Science 400 (2008), 84–99, for columns with several places.
 *
 * r  row            c  column          ρ, π  rotations
 * s(r)  the next column of r's list that is full and wants r more than the worst row it has: where r would go if let go;
 *       a column with places left ends the list of r, as it would take r but takes nobody else in any stable matching
 * r → next(r) = the worst row of s(r). A cycle of that map is an exposed rotation; eliminating it moves every row of it to its s(r).
 *
 * The map is followed from row to row along a path kept on a stack. A row that has no s(r) never moves again, and nor does any row whose
 * path ends there, so each row dies once; a row's cursor and a column's worst place only ever move one way. Hence O(edges) after the
 * lists are sorted, and no column-optimal matching is needed to know when to end.
 *
 * π must come before ρ when (1) π brings a row to the column that ρ takes it from, (2) ρ takes a row past a column that turned it down
 * only since π, or (3) π is the rotation before ρ at some column. Those arcs generate the whole order.
 *
 * Departures: (1) many-to-one without splitting columns into places; arcs of kind 3 are what that takes (with one place a column they
 * follow from kind 1); (2) only pairs that can change hands are sorted, see `candidates.ts`.
 *
 * O(edges + candidates · log longest list) time, O(edges) memory; of arcs there are at most candidates + 2 · moves.
 */
import { NOBODY } from "../../graph/bipartite";
import type { Slices } from "../../graph/slices";
import { deferredAcceptance } from "../deferred-acceptance";
import type { StableProblem } from "../problem";
import { candidatePairs } from "./candidates";
import { IntList } from "./int-list";
import type { LatticeOutcome } from "./outcome";

/** Steps along paths and past candidates before the search yields: about a millisecond. */
const STEPS_PER_SLICE = 1 << 16;

/** The search in slices; progress counts rows that have come to their last column. */
export function* findRotations(problem: StableProblem): Slices<LatticeOutcome> {
  const { rowCount, columnCount } = problem;
  const first = yield* deferredAcceptance(problem, { proposing: "rows" });
  if (first._tag === "Stopped") return first;
  const rowOptimal = first.columnOfRow;
  const { rowOffsets, columnAt, placeAt, columnOffsets, rowAtPlace } = candidatePairs(problem, rowOptimal);

  /** row → its column now; a stable matching after each rotation. */
  const columnOfRow = rowOptimal.slice();
  /** row → position of s(r), or of what is looked at in search of it. */
  const cursor = new Int32Array(rowCount);
  /** row → position of its column now. */
  const ownPosition = rowOffsets.slice(0, rowCount);
  /** column → place of the worst row it has; everybody behind it is turned down for good. */
  const worstPlace = new Int32Array(columnCount);
  /** place → the rotation since which its row is turned down. */
  const turnedDownBy = new Int32Array(rowAtPlace.length).fill(NOBODY);
  /** The last rotation that each row, and each column, took part in. */
  const lastOfRow = new Int32Array(rowCount).fill(NOBODY);
  const lastOfColumn = new Int32Array(columnCount).fill(NOBODY);
  /** Rows from which every path ends at a row that can't move. */
  const isSettled = new Uint8Array(rowCount);
  /** The path: rows `[0, length)`, and row → where it stands on it. */
  const path = new Int32Array(rowCount);
  const onPath = new Int32Array(rowCount).fill(NOBODY);
  let length = 0;
  let settled = 0;

  for (let column = 0; column < columnCount; column++) worstPlace[column] = columnOffsets[column + 1]! - 1;
  for (let row = 0; row < rowCount; row++) cursor[row] = rowOffsets[row]! + 1;

  const rotationOffsets = new IntList();
  const rowOfMove = new IntList();
  const columnLeft = new IntList();
  const columnTaken = new IntList();
  const arcOffsets = new IntList();
  const predecessorOfArc = new IntList();
  /** rotation → the last one that it was noted a predecessor of. */
  const notedFor = new IntList();
  rotationOffsets.push(0);
  arcOffsets.push(0);

  const noteArc = (predecessor: number, rotation: number): void => {
    if (predecessor === NOBODY || notedFor.at(predecessor) === rotation) return;
    notedFor.set(predecessor, rotation);
    predecessorOfArc.push(predecessor);
  };

  /** Eliminates the rotation that is the path from `from` on. */
  const eliminate = (from: number): void => {
    const rotation = rotationOffsets.length - 1;
    notedFor.push(NOBODY);
    let lowest = from;
    for (let at = from; at < length; at++) {
      if (path[at]! < path[lowest]!) lowest = at;
      const row = path[at]!;
      noteArc(lastOfRow[row]!, rotation);
      noteArc(lastOfColumn[columnAt[cursor[row]!]!]!, rotation);
      for (let passed = ownPosition[row]! + 1; passed < cursor[row]!; passed++)
        noteArc(turnedDownBy[placeAt[passed]!]!, rotation);
    }
    predecessorOfArc.sortFrom(arcOffsets.at(rotation));
    arcOffsets.push(predecessorOfArc.length);
    for (let move = 0; move < length - from; move++) {
      const at = lowest + move;
      const row = path[at < length ? at : at - length + from]!;
      const column = columnAt[cursor[row]!]!;
      rowOfMove.push(row);
      columnLeft.push(columnOfRow[row]!);
      columnTaken.push(column);
      columnOfRow[row] = column;
      lastOfRow[row] = rotation;
      lastOfColumn[column] = rotation;
    }
    rotationOffsets.push(rowOfMove.length);
    for (let at = from; at < length; at++) {
      const row = path[at]!;
      const column = columnOfRow[row]!;
      let place = worstPlace[column]!;
      do turnedDownBy[place--] = rotation;
      while (columnOfRow[rowAtPlace[place]!] !== column);
      worstPlace[column] = place;
      ownPosition[row] = cursor[row]!++;
      onPath[row] = NOBODY;
    }
    length = from;
  };

  let steps = 0;
  for (let start = 0; start < rowCount; start++) {
    while (isSettled[start] === 0) {
      if (length === 0) {
        path[0] = start;
        onPath[start] = 0;
        length = 1;
      }
      const row = path[length - 1]!;
      const end = rowOffsets[row + 1]!;
      let position = cursor[row]!;
      while (position < end && placeAt[position]! > worstPlace[columnAt[position]!]!) position++;
      steps += 1 + position - cursor[row]!;
      cursor[row] = position;
      const next = position < end ? rowAtPlace[worstPlace[columnAt[position]!]!]! : NOBODY;
      if (next === NOBODY || isSettled[next] === 1) {
        settled += length;
        while (length > 0) {
          isSettled[path[--length]!] = 1;
          onPath[path[length]!] = NOBODY;
        }
      } else if (onPath[next] === NOBODY) {
        onPath[next] = length;
        path[length++] = next;
      } else {
        steps += length - onPath[next]!;
        eliminate(onPath[next]!);
      }
      if (steps >= STEPS_PER_SLICE) {
        steps = 0;
        const reason = yield { done: settled, total: rowCount };
        if (reason !== undefined) return { _tag: "Stopped", reason, columnOfRow, unsettled: 0 };
      }
    }
  }
  return {
    _tag: "Lattice",
    rowOptimal,
    columnOptimal: columnOfRow,
    rotationOffsets: rotationOffsets.toArray(),
    rowOfMove: rowOfMove.toArray(),
    columnLeft: columnLeft.toArray(),
    columnTaken: columnTaken.toArray(),
    arcOffsets: arcOffsets.toArray(),
    predecessorOfArc: predecessorOfArc.toArray(),
  };
}
