/**
 * Can a row do without its edge of a level? A search for an exchange that costs nothing, from both ends.
 *
 * With numbers u of rows and v of columns, an edge costs 1 if it is of the level, else 0, less the numbers of its ends. The row looks for a way to the column of
 * its edge, from rows to columns along edges that cost 0, and from columns to rows that are matched to them. If there is a way, everybody on it
 * moves on. If there is none, those that the row reaches, or those that reach the column, are closed; moving their numbers by 1 makes the edge cost 0.
 *
 * Nodes: rows, then columns, then two *hubs*: a row that need not be matched can go to the hub of rows, from where one that is unmatched comes in its place; a
 * column that need not be full goes to the hub of columns if it has places left, and another one has a row less.
 *
 * The two sides take turns, the one first that has done less, and end when one of them can't go on. Closed sets with a hub are of no use: numbers are
 * relative to hubs; the other side has none then, since rows of the cover know only the hub of columns, the others only that of rows.
 */
import { NOBODY } from "../../graph/bipartite";
import type { LeximinFace } from "./leximin-face";

/**
 * Edges of a node that are looked at before the other side may. Few enough, and two sets that are small against all people have somebody in common
 * when they meet; many enough to be worth the change.
 */
const EDGES_A_TURN = 32;

/** A link to or from the hub of the node's side. */
const HUB = -2;

/** A side of the search: everything known about nodes that the row reaches, or that reach the column. */
class Side {
  /** node → number of the search that reached it last. */
  readonly stamp: Int32Array;
  /**
   * node → what leads on towards where the search began, or −1 there. Behind a column and before a row that is an edge, unless it is a hub;
   * everywhere else it is a node, or a hub.
   */
  readonly link: Int32Array;
  /** `[0, count)`: the nodes in the order in which they were reached; those before `at` were left. */
  readonly queue: Int32Array;
  count = 0;
  at = 0;
  /** How far the node at `at` has been looked at. */
  cursor = 0;
  /** About as many edges and nodes were looked at. */
  work = 0;
  hasHub = false;

  constructor(nodeCount: number) {
    this.stamp = new Int32Array(nodeCount);
    this.link = new Int32Array(nodeCount);
    this.queue = new Int32Array(nodeCount);
  }

  /** Lets the other side look before this node is done with. @returns −1 */
  pause(work: number): number {
    this.work += work;
    return NOBODY;
  }

  /** Is done with the node. @returns −1 */
  leave(work: number): number {
    this.work += work + 1;
    this.at++;
    this.cursor = 0;
    return NOBODY;
  }
}

export class ExchangeSearch {
  /** Edges and nodes looked at since the beginning. */
  work = 0;
  /** node → its number at this level. */
  readonly price: Int32Array;
  /** The nodes whose numbers were moved at this level; some may be back at 0. */
  private moved: number[] = [];
  private readonly forward: Side;
  private readonly backward: Side;
  private readonly rowHub: number;
  private readonly columnHub: number;
  private search = 0;

  constructor(private readonly face: LeximinFace) {
    const nodeCount = face.rowCount + face.columnCount + 2;
    this.rowHub = nodeCount - 2;
    this.columnHub = nodeCount - 1;
    this.price = new Int32Array(nodeCount);
    this.forward = new Side(nodeCount);
    this.backward = new Side(nodeCount);
  }

  /** Whether the numbers of a row and of its column prove that its edge of the level is needed. */
  isProven(row: number): boolean {
    const { rowCount, columnOfEdge, edgeOfRow } = this.face;
    return this.price[row]! + this.price[rowCount + columnOfEdge[edgeOfRow[row]!]!]! === 1;
  }

  /** Finds a row another edge, or moves numbers so that its edge costs 0. @returns rows that got an edge of the level instead */
  relieve(row: number): number[] {
    const { face, forward, backward } = this;
    const target = face.rowCount + face.columnOfEdge[face.edgeOfRow[row]!]!;
    this.search++;
    for (const side of [forward, backward]) {
      side.count = 0;
      side.at = 0;
      side.cursor = 0;
      side.work = 0;
      side.hasHub = false;
    }
    this.reach(forward, row, NOBODY);
    this.reach(backward, target, NOBODY);
    for (;;) {
      const forwardEnded = forward.at === forward.count;
      const backwardEnded = backward.at === backward.count;
      if (forwardEnded && !forward.hasHub) return this.move(forward, 1);
      if (backwardEnded && !backward.hasHub) return this.move(backward, -1);
      const goesForward = !forwardEnded && (backwardEnded || forward.work <= backward.work);
      const side = goesForward ? forward : backward;
      const before = side.work;
      const meeting = goesForward ? this.goForward() : this.goBackward();
      this.work += side.work - before;
      if (meeting !== NOBODY) return this.exchange(meeting);
    }
  }

  /** Nodes whose number is not 0, ascending. */
  movedNodes(): number[] {
    const nodes = this.moved.filter((node) => this.price[node] !== 0).sort((a, b) => a - b);
    return nodes.filter((node, at) => node !== nodes[at - 1]);
  }

  /** Sets all numbers to 0 for the next level. */
  forget(): void {
    for (const node of this.moved) this.price[node] = 0;
    this.moved = [];
  }

  /** @returns whether both sides have reached the node now */
  private reach(side: Side, node: number, link: number): boolean {
    side.stamp[node] = this.search;
    side.link[node] = link;
    side.queue[side.count++] = node;
    if (node >= this.rowHub) side.hasHub = true;
    const other = side === this.forward ? this.backward : this.forward;
    return other.stamp[node] === this.search;
  }

  /** Looks where the node leads whose turn it is, a few edges of it. @returns a node where both sides meet, or −1 */
  private goForward(): number {
    const { face, forward: side, search, rowHub, columnHub } = this;
    const { rowCount, matching } = face;
    const { stamp } = side;
    const node = side.queue[side.at]!;
    if (node < rowCount) return this.followEdges(node);
    if (node === rowHub) {
      const { spareRows } = face;
      for (let at = 0; at < spareRows.length; at++) {
        const row = spareRows.at(at);
        if (stamp[row] !== search && this.reach(side, row, HUB)) return row;
      }
      return side.leave(spareRows.length);
    }
    if (node === columnHub) return this.followColumnHub();
    const column = node - rowCount;
    const { firstRowOfColumn, nextRow } = matching;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
      side.work++;
      if (stamp[row] !== search && this.reach(side, row, node)) return row;
    }
    if (matching.loadOfColumn[column]! < face.placesLeft[column]! && stamp[columnHub] !== search) {
      if (this.reach(side, columnHub, node)) return columnHub;
    }
    return side.leave(1);
  }

  /** From a row along the edges where equality holds, and to the hub if it need not be matched. */
  private followEdges(row: number): number {
    const { face, forward: side, search, price, rowHub } = this;
    const { rowCount, rowList, rowEnd, columnOfEdge, key, level } = face;
    const { stamp } = side;
    const first = face.rowStart[row]!;
    for (let looked = 0; first + side.cursor < rowEnd[row]!; looked++) {
      if (looked === EDGES_A_TURN) return side.pause(looked);
      const edge = rowList[first + side.cursor]!;
      const column = rowCount + columnOfEdge[edge]!;
      if (face.hasLeft(edge)) {
        rowList[first + side.cursor] = rowList[--rowEnd[row]!]!;
        continue;
      }
      side.cursor++;
      if (stamp[column] === search) continue;
      if (price[row]! + price[column]! !== (key[edge] === level ? 1 : 0)) continue;
      if (this.reach(side, column, edge)) return column;
    }
    if (face.mustBeMatched[row] !== 1 && price[row] === 0 && stamp[rowHub] !== search) {
      if (this.reach(side, rowHub, row)) return rowHub;
    }
    return side.leave(EDGES_A_TURN);
  }

  /** From the hub of columns to those that need not be full: they can have a row less. */
  private followColumnHub(): number {
    const { face, forward: side, search, price } = this;
    const { rowCount, columnCount, mustBeFull } = face;
    const { stamp } = side;
    for (let looked = 0; side.cursor < columnCount; looked++) {
      if (looked === EDGES_A_TURN) return side.pause(looked);
      const column = side.cursor++;
      const node = rowCount + column;
      if (mustBeFull[column] === 1 || price[node] !== 0 || stamp[node] === search) continue;
      if (this.reach(side, node, HUB)) return node;
    }
    return side.leave(EDGES_A_TURN);
  }

  /** Looks what leads to the node whose turn it is, a few edges of it. @returns a node where both sides meet, or −1 */
  private goBackward(): number {
    const { face, backward: side, search, rowHub, columnHub } = this;
    const { rowCount } = face;
    const { stamp } = side;
    const node = side.queue[side.at]!;
    if (node < rowCount) {
      const before = this.nodeBefore(node);
      if (stamp[before] !== search && this.reach(side, before, node)) return before;
      return side.leave(1);
    }
    if (node === rowHub) return this.traceRowHub();
    if (node === columnHub) {
      const { spareColumns } = face;
      for (let at = 0; at < spareColumns.length; at++) {
        const before = rowCount + spareColumns.at(at);
        if (stamp[before] !== search && this.reach(side, before, HUB)) return before;
      }
      return side.leave(spareColumns.length);
    }
    return this.traceEdges(node);
  }

  /** What leads to a row: the column that it is matched to, or the hub if it is unmatched. */
  private nodeBefore(row: number): number {
    const column = this.face.matching.columnOfRow[row]!;
    return column === NOBODY ? this.rowHub : this.face.rowCount + column;
  }

  /** To a column along the edges where equality holds, and from the hub if it need not be full. */
  private traceEdges(node: number): number {
    const { face, forward, backward: side, search, price, columnHub } = this;
    const { rowCount, columnList, columnEnd, rowOfEdge, key, level } = face;
    const { stamp } = side;
    const column = node - rowCount;
    const first = face.columnStart[column]!;
    for (let looked = 0; first + side.cursor < columnEnd[column]!; looked++) {
      if (looked === EDGES_A_TURN) return side.pause(looked);
      const edge = columnList[first + side.cursor]!;
      const row = rowOfEdge[edge]!;
      if (face.hasLeft(edge)) {
        columnList[first + side.cursor] = columnList[--columnEnd[column]!]!;
        continue;
      }
      side.cursor++;
      if (stamp[row] === search) continue;
      if (price[row]! + price[node]! !== (key[edge] === level ? 1 : 0)) continue;
      if (this.reach(side, row, edge)) return row;
      // Only one node leads to a row. If the row in search has reached it, that is a way.
      const before = this.nodeBefore(row);
      if (forward.stamp[before] === search && stamp[before] !== search) {
        this.reach(side, before, row);
        return before;
      }
    }
    if (face.mustBeFull[column] !== 1 && price[node] === 0 && stamp[columnHub] !== search) {
      if (this.reach(side, columnHub, node)) return columnHub;
    }
    return side.leave(EDGES_A_TURN);
  }

  /** To the hub of rows from those that need not be matched and are. */
  private traceRowHub(): number {
    const { face, backward: side, search, price } = this;
    const { rowCount, mustBeMatched, matching } = face;
    const { stamp } = side;
    for (let looked = 0; side.cursor < rowCount; looked++) {
      if (looked === EDGES_A_TURN) return side.pause(looked);
      const row = side.cursor++;
      if (mustBeMatched[row] === 1 || price[row] !== 0 || stamp[row] === search) continue;
      if (matching.columnOfRow[row] !== NOBODY && this.reach(side, row, HUB)) return row;
    }
    return side.leave(EDGES_A_TURN);
  }

  /** Moves the numbers of a closed set: up for rows and down for columns, or the other way round. */
  private move({ queue, count }: Side, step: 1 | -1): number[] {
    const { price, moved, face } = this;
    for (let at = 0; at < count; at++) {
      const node = queue[at]!;
      price[node]! += node < face.rowCount ? step : -step;
      moved.push(node);
    }
    return [];
  }

  /** Everybody on the way through the node where both sides met moves on. @returns rows that got an edge of the level */
  private exchange(meeting: number): number[] {
    const { face, forward, backward, rowHub, columnHub } = this;
    const { rowCount, rowOfEdge, columnOfEdge, key, level } = face;
    const rows: number[] = [];
    const edges: number[] = [];
    let link = forward.link[meeting]!;
    for (let node = meeting; link !== NOBODY; link = forward.link[node]!) {
      if (node === rowHub) {
        rows.push(link);
        edges.push(NOBODY);
        node = link;
      } else if (node >= rowCount && node < rowHub && link !== HUB) {
        rows.push(rowOfEdge[link]!);
        edges.push(link);
        node = rowOfEdge[link]!;
      } else if (link === HUB) {
        node = node < rowCount ? rowHub : columnHub;
      } else {
        node = link;
      }
    }
    link = backward.link[meeting]!;
    for (let node = meeting; link !== NOBODY; link = backward.link[node]!) {
      if (node < rowCount) {
        rows.push(node);
        edges.push(link === HUB ? NOBODY : link);
        node = link === HUB ? rowHub : rowCount + columnOfEdge[link]!;
      } else {
        node = link === HUB ? columnHub : link;
      }
    }
    for (let at = 0; at < rows.length; at++) face.assign(rows[at]!, edges[at]!);
    return rows.filter((_, at) => edges[at] !== NOBODY && key[edges[at]!] === level);
  }
}
