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
  /** Edges and nodes looked at. */
  work = 0;
  hasHub = false;

  constructor(nodeCount: number) {
    this.stamp = new Int32Array(nodeCount);
    this.link = new Int32Array(nodeCount);
    this.queue = new Int32Array(nodeCount);
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
      const node = side.queue[side.at++]!;
      const before = side.work;
      const meeting = goesForward ? this.goForward(node) : this.goBackward(node);
      this.work += side.work - before + 1;
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

  /** Looks where a node leads. @returns a node where both sides meet, or −1 */
  private goForward(node: number): number {
    const { face, forward: side, search, price, rowHub, columnHub } = this;
    const { rowCount, matching, key, level } = face;
    const { stamp } = side;
    if (node < rowCount) {
      const { rowList, rowEnd, columnOfEdge } = face;
      for (let at = face.rowStart[node]!; at < rowEnd[node]!; ) {
        const edge = rowList[at]!;
        side.work++;
        if (face.hasLeft(edge)) {
          rowList[at] = rowList[--rowEnd[node]!]!;
          continue;
        }
        at++;
        const column = rowCount + columnOfEdge[edge]!;
        if (stamp[column] === search) continue;
        if (price[node]! + price[column]! !== (key[edge] === level ? 1 : 0)) continue;
        if (this.reach(side, column, edge)) return column;
      }
      if (face.mustBeMatched[node] === 1 || price[node] !== 0 || stamp[rowHub] === search) return NOBODY;
      return this.reach(side, rowHub, node) ? rowHub : NOBODY;
    }
    if (node < rowHub) {
      const column = node - rowCount;
      const { firstRowOfColumn, nextRow } = matching;
      for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
        side.work++;
        if (stamp[row] !== search && this.reach(side, row, node)) return row;
      }
      if (matching.loadOfColumn[column]! >= face.placesLeft[column]! || stamp[columnHub] === search)
        return NOBODY;
      return this.reach(side, columnHub, node) ? columnHub : NOBODY;
    }
    if (node === rowHub) {
      side.work += rowCount;
      for (let row = 0; row < rowCount; row++) {
        if (face.edgeOfRow[row] !== NOBODY || stamp[row] === search) continue;
        if (this.reach(side, row, HUB)) return row;
      }
      return NOBODY;
    }
    side.work += face.columnCount;
    for (let column = 0; column < face.columnCount; column++) {
      const other = rowCount + column;
      if (face.mustBeFull[column] === 1 || price[other] !== 0 || stamp[other] === search) continue;
      if (this.reach(side, other, HUB)) return other;
    }
    return NOBODY;
  }

  /** Looks what leads to a node. @returns a node where both sides meet, or −1 */
  private goBackward(node: number): number {
    const { face, backward: side, search, price, rowHub, columnHub } = this;
    const { rowCount, matching, key, level } = face;
    const { stamp } = side;
    if (node < rowCount) {
      const column = matching.columnOfRow[node]!;
      const before = column === NOBODY ? rowHub : rowCount + column;
      side.work++;
      return stamp[before] !== search && this.reach(side, before, node) ? before : NOBODY;
    }
    if (node < rowHub) {
      const column = node - rowCount;
      const { columnList, columnEnd, rowOfEdge } = face;
      for (let at = face.columnStart[column]!; at < columnEnd[column]!; ) {
        const edge = columnList[at]!;
        side.work++;
        if (face.hasLeft(edge)) {
          columnList[at] = columnList[--columnEnd[column]!]!;
          continue;
        }
        at++;
        const row = rowOfEdge[edge]!;
        if (stamp[row] === search) continue;
        if (price[row]! + price[node]! !== (key[edge] === level ? 1 : 0)) continue;
        if (this.reach(side, row, edge)) return row;
      }
      if (face.mustBeFull[column] === 1 || price[node] !== 0 || stamp[columnHub] === search) return NOBODY;
      return this.reach(side, columnHub, node) ? columnHub : NOBODY;
    }
    if (node === rowHub) {
      side.work += rowCount;
      for (let row = 0; row < rowCount; row++) {
        if (face.mustBeMatched[row] === 1 || price[row] !== 0 || stamp[row] === search) continue;
        if (matching.columnOfRow[row] !== NOBODY && this.reach(side, row, HUB)) return row;
      }
      return NOBODY;
    }
    side.work += face.columnCount;
    for (let column = 0; column < face.columnCount; column++) {
      const before = rowCount + column;
      if (matching.loadOfColumn[column]! >= face.placesLeft[column]! || stamp[before] === search) continue;
      if (this.reach(side, before, HUB)) return before;
    }
    return NOBODY;
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
