/**
 * Best matchings of 1, 2, 3, … pairs, each from the one before by a path of alternating edges: the Hungarian method, begun with equal prices for all rows.
 *
 * H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2 (1955), 83–97; for the number of pairs as a
 * parameter M. Dell'Amico and S. Martello, "The k-cardinality assignment problem", Discrete Applied Mathematics 76 (1997), 103–121.
 *
 * i  row       u  rowPrice       slack(i, j) = u[i] + v[j] + λ − w[i, j] ≥ 0, and 0 on matched edges and in the forest
 * j  column    v  columnPrice    u, v ≥ 0; a row without a column has u = 0, a column with places left v = 0
 * λ  level     y  height         of a column in the forest: v + λ
 *
 * The level λ, the price of a pair, falls from the largest weight. The forest holds what tight alternating paths reach from the unmatched rows, its
 * roots. While the level falls, u of a row in the forest and y of a column stay, and so do u + λ of a row outside and v of a column outside. So an edge between them
 * gets tight at the level w − v − u, which is known beforehand. When a column with places left gets tight the path to it is taken, and the level is what the
 * pair is worth: no matching of so many pairs is worth more, by weak duality.
 *
 * Departures:
 * 1. The forest is kept. Only the tree whose path was taken is given up; whoever is in it waits outside for other rows to reach it.
 * 2. A column outside waits in a heap at the level at which a row reached it. When that row has left the forest meanwhile, the level is a bound, and the column is looked up again once it
 *    comes first.
 * 3. Of equal levels, columns with places left come before full ones, so that trees stay small.
 * 4. Columns have capacities: a column brings in all rows that have it.
 *
 * O(pairs · (edges + columns log columns)) time at worst, in practice little more than a few looks at every edge (`docs/algorithms/alternating-forest.md`);
 * O(edges) memory.
 */
import { NOBODY, transpose } from "../../graph/bipartite";
import { IndexedHeap } from "../../graph/heap";
import type { NormalProblem } from "../normal-form";
import type { Cover } from "../outcome";
import { PartialMatching } from "../partial-matching";

/** What one move of {@link AlternatingForest} did. */
export type Move = "grown" | "matched" | "exhausted";

/** The best matching of a growing number of pairs. */
export class AlternatingForest {
  /** Edges looked at since the beginning. */
  edgesScanned = 0;
  /** Pairs. */
  size = 0;
  /** λ: the price of a pair. */
  level = Number.POSITIVE_INFINITY;
  readonly matching: PartialMatching;

  // What the last pair changed.
  /** `[0, changedCount)`: the rows that took another column. */
  readonly changedRow: Int32Array;
  changedCount = 0;
  /** `[0, settledCount)`: the columns that left the forest at a higher price than they entered it. */
  readonly settledColumn: Int32Array;
  settledCount = 0;

  // Columns.
  /** column → its price v; in the forest that at which it entered. */
  readonly columnPrice: Float64Array;
  /** column → y; in the forest and just after. */
  readonly height: Float64Array;
  /** column → the number of pairs there were when it entered the forest last. */
  readonly enteredAt: Int32Array;
  /** column → −level at which it is reached, −∞ in the forest, ∞ when no row of the forest may have it. */
  private readonly key: Float64Array;
  /** column → the row that reaches it first. */
  private readonly entryRow: Int32Array;
  /** column → the edge from there. */
  private readonly entryEdge: Int32Array;
  /** column → that row's age when it did. */
  private readonly entryAge: Int32Array;
  /** column of the forest → the next of its tree, or −1. */
  private readonly nextInTree: Int32Array;
  /** column of the forest → the root of its tree. */
  private readonly rootOfColumn: Int32Array;

  // Rows.
  /** row of the forest → u. */
  private readonly rowPrice: Float64Array;
  /** row → its matched edge. */
  readonly edgeOfRow: Int32Array;
  /** row → whether it is in the forest. */
  private readonly isRowInForest: Uint8Array;
  /** row → how often it left the forest. */
  private readonly age: Int32Array;
  /** root → the first column of its tree, or −1. */
  private readonly firstInTree: Int32Array;

  // The graph read from the columns.
  private readonly columnOffsets: Int32Array;
  private readonly rowAt: Int32Array;
  private readonly edgeAt: Int32Array;
  private readonly weightAt: Float64Array;

  /** Columns with places left that wait outside. */
  private readonly open: IndexedHeap;
  /** Full columns that wait outside. */
  private readonly full: IndexedHeap;

  constructor(private readonly problem: NormalProblem) {
    const { rowCount, columnCount, weight } = problem;
    this.matching = new PartialMatching(problem);
    this.changedRow = new Int32Array(rowCount);
    this.settledColumn = new Int32Array(columnCount);
    this.columnPrice = new Float64Array(columnCount);
    this.height = new Float64Array(columnCount);
    this.enteredAt = new Int32Array(columnCount);
    this.key = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.entryRow = new Int32Array(columnCount);
    this.entryEdge = new Int32Array(columnCount);
    this.entryAge = new Int32Array(columnCount);
    this.nextInTree = new Int32Array(columnCount);
    this.rootOfColumn = new Int32Array(columnCount);
    this.rowPrice = new Float64Array(rowCount);
    this.edgeOfRow = new Int32Array(rowCount).fill(NOBODY);
    this.isRowInForest = new Uint8Array(rowCount).fill(1);
    this.age = new Int32Array(rowCount);
    this.firstInTree = new Int32Array(rowCount).fill(NOBODY);
    const { graph, originalEdge } = transpose(problem);
    this.columnOffsets = graph.rowOffsets;
    this.rowAt = graph.columnOfEdge;
    this.edgeAt = originalEdge;
    this.weightAt = new Float64Array(weight.length);
    for (let at = 0; at < weight.length; at++) this.weightAt[at] = weight[originalEdge[at]!]!;
    this.open = new IndexedHeap(columnCount, this.key);
    this.full = new IndexedHeap(columnCount, this.key);
    for (let column = 0; column < columnCount; column++) this.lookUp(column);
  }

  /** Lets the level fall until a column is reached; it joins the forest, or the path to it makes one pair more. */
  move(): Move {
    const { open, full, key } = this;
    for (;;) {
      const levelOfOpen = open.length > 0 ? key[open.peek()]! : Number.POSITIVE_INFINITY;
      const levelOfFull = full.length > 0 ? key[full.peek()]! : Number.POSITIVE_INFINITY;
      const isOpen = levelOfOpen <= levelOfFull;
      const waiting = isOpen ? open : full;
      if (waiting.length === 0) return "exhausted";
      const column = waiting.pop();
      const row = this.entryRow[column]!;
      if (this.isRowInForest[row] !== 1 || this.age[row] !== this.entryAge[column]) {
        this.lookUp(column);
        continue;
      }
      this.level = -key[column]!;
      if (isOpen) this.augment(column);
      else this.enter(column);
      return isOpen ? "matched" : "grown";
    }
  }

  /** Finds the row of the forest that reaches a column outside first, and lets the column wait for it. */
  private lookUp(column: number): void {
    const { rowAt, weightAt, rowPrice, isRowInForest } = this;
    const price = this.columnPrice[column]!;
    const start = this.columnOffsets[column]!;
    const end = this.columnOffsets[column + 1]!;
    let best = Number.NEGATIVE_INFINITY;
    let bestAt = NOBODY;
    for (let at = start; at < end; at++) {
      const row = rowAt[at]!;
      if (isRowInForest[row] !== 1) continue;
      const reach = weightAt[at]! - price - rowPrice[row]!;
      if (reach > best) {
        best = reach;
        bestAt = at;
      }
    }
    this.edgesScanned += end - start;
    if (bestAt === NOBODY) {
      this.key[column] = Number.POSITIVE_INFINITY;
      return;
    }
    const row = rowAt[bestAt]!;
    // Rounding may put it a hair above a level that has passed.
    this.key[column] = -Math.min(best, this.level);
    this.entryRow[column] = row;
    this.entryEdge[column] = this.edgeAt[bestAt]!;
    this.entryAge[column] = this.age[row]!;
    this.wait(column);
  }

  private wait(column: number): void {
    if (this.matching.loadOfColumn[column]! < this.problem.capacityOfColumn[column]!) this.open.raise(column);
    else this.full.raise(column);
  }

  /** A full column joins the tree of the row that reached it, and so do the rows that have it. */
  private enter(column: number): void {
    const entry = this.entryRow[column]!;
    const held = this.matching.columnOfRow[entry]!;
    const root = held === NOBODY ? entry : this.rootOfColumn[held]!;
    const height = this.columnPrice[column]! + this.level;
    this.height[column] = height;
    this.enteredAt[column] = this.size;
    this.key[column] = Number.NEGATIVE_INFINITY;
    this.rootOfColumn[column] = root;
    this.nextInTree[column] = this.firstInTree[root]!;
    this.firstInTree[root] = column;
    const { firstRowOfColumn, nextRow } = this.matching;
    for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) {
      this.isRowInForest[row] = 1;
      this.rowPrice[row] = this.problem.weight[this.edgeOfRow[row]!]! - height;
      this.scan(row);
    }
  }

  /** Looks whether a row that joined the forest reaches columns outside sooner than others do. */
  private scan(row: number): void {
    const { rowOffsets, columnOfEdge, weight } = this.problem;
    const { columnPrice, key, level } = this;
    const price = this.rowPrice[row]!;
    const age = this.age[row]!;
    const end = rowOffsets[row + 1]!;
    this.edgesScanned += end - rowOffsets[row]!;
    for (let e = rowOffsets[row]!; e < end; e++) {
      const column = columnOfEdge[e]!;
      const reach = columnPrice[column]! + price - weight[e]!;
      if (reach >= key[column]!) continue;
      const sooner = Math.max(reach, -level);
      if (sooner >= key[column]!) continue;
      key[column] = sooner;
      this.entryRow[column] = row;
      this.entryEdge[column] = e;
      this.entryAge[column] = age;
      this.wait(column);
    }
  }

  /** Takes the path to a column with places left, and gives up the tree that it lies in. */
  private augment(column: number): void {
    const entry = this.entryRow[column]!;
    const held = this.matching.columnOfRow[entry]!;
    const root = held === NOBODY ? entry : this.rootOfColumn[held]!;
    this.settle(root);
    this.takePath(column);
    this.size++;
    this.lookUp(column);
    for (let left = this.firstInTree[root]!; left !== NOBODY; left = this.nextInTree[left]!)
      this.lookUp(left);
    this.firstInTree[root] = NOBODY;
  }

  /** Takes a tree out of the forest; its prices stay as they are at this level. */
  private settle(root: number): void {
    const { firstRowOfColumn, nextRow } = this.matching;
    this.settledCount = 0;
    this.leave(root);
    for (let column = this.firstInTree[root]!; column !== NOBODY; column = this.nextInTree[column]!) {
      const price = this.height[column]! - this.level;
      if (price > this.columnPrice[column]!) {
        this.columnPrice[column] = price;
        this.settledColumn[this.settledCount++] = column;
      }
      for (let row = firstRowOfColumn[column]!; row !== NOBODY; row = nextRow[row]!) this.leave(row);
    }
  }

  private leave(row: number): void {
    this.isRowInForest[row] = 0;
    this.age[row]!++;
  }

  /** Every row on the way takes the column that it reached. */
  private takePath(end: number): void {
    this.changedCount = 0;
    for (let column = end; column !== NOBODY; ) {
      const row = this.entryRow[column]!;
      this.edgeOfRow[row] = this.entryEdge[column]!;
      this.changedRow[this.changedCount++] = row;
      column = this.matching.reassign(row, column);
    }
  }

  /** Whether a column is in the forest. */
  isInForest(column: number): boolean {
    return this.key[column] === Number.NEGATIVE_INFINITY;
  }

  /** column → its price v at a level that is not above today's. */
  pricesAt(level: number): Float64Array {
    return this.columnPrice.map((price, column) =>
      this.isInForest(column) ? Math.max(price, this.height[column]! - level) : price,
    );
  }

  /** Once nothing can be reached: rows outside the forest and columns inside cover all edges, and have as many places as there are pairs. */
  cover(): Cover {
    return {
      row: this.isRowInForest.map((isIn) => 1 - isIn),
      column: Uint8Array.from(this.key, (key) => (key === Number.NEGATIVE_INFINITY ? 1 : 0)),
    };
  }
}
