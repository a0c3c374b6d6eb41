/**
 * Branch and bound over the weakly stable matchings of one connected component.
 *
 * A row is given a column, or nobody, once and for all. Every column that it wants more must then be full in the end, of rows that are as good
 * or better: the row's score there is a *floor* under all that the column has. A decision is taken back when a floor is above somebody whom the
 * column has, when a column with a floor can't be filled any more, or when what floors and places leave open has no matching large
 * enough to surpass the best. The row with the fewest columns left is decided first.
 *
 * r  row
 * c  column
 * e  edge
 */
import { NOBODY } from "../../graph/bipartite";
import type { StableProblem } from "../problem";
import { LargestGuess } from "./largest-guess";

/** A row that has not been given anything. */
const UNDECIDED = -2;

/** A decision: the row, what is still to be tried for it, the most wanted last, and where the trail was before. */
interface Decision {
  readonly row: number;
  readonly toTry: number[];
  readonly trail: number;
}

/** The search; one component after the other is put in and run. */
export class LargestSearch {
  /** row → its column in the best matching found, or −1; what it was given before where nothing better was found. */
  readonly best: Int32Array;
  /** Matched rows of the best matching of the component. */
  bestSize = 0;
  /** Decisions looked at, in all components. */
  nodes = 0;

  private rows: Int32Array = new Int32Array(0);
  private columns: Int32Array = new Int32Array(0);
  private bound = 0;
  private readonly decisions: Decision[] = [];

  /** row → the edge it is given, {@link NOBODY} or {@link UNDECIDED}. */
  private readonly given: Int32Array;
  /** Rows given a column. */
  private size = 0;
  /** column → rows it has been given. */
  private readonly load: Int32Array;
  /** column → no row below this score may be there; −Infinity where the column need not be full. */
  private readonly floor: Float64Array;
  /** column → the lowest score of the rows it has. */
  private readonly least: Float64Array;
  /** Floors and lowest scores as they were before they changed: column, floor, lowest score. */
  private readonly trail: number[] = [];
  /** column → undecided rows that may still come. */
  private readonly mayCome: Int32Array;
  private readonly guess: LargestGuess;

  constructor(
    private readonly problem: StableProblem,
    columnOfRow: Int32Array,
  ) {
    const { rowCount, columnCount } = problem;
    this.best = columnOfRow.slice();
    this.given = new Int32Array(rowCount).fill(UNDECIDED);
    this.load = new Int32Array(columnCount);
    this.floor = new Float64Array(columnCount).fill(Number.NEGATIVE_INFINITY);
    this.least = new Float64Array(columnCount).fill(Number.POSITIVE_INFINITY);
    this.mayCome = new Int32Array(columnCount);
    this.guess = new LargestGuess(problem, (e) => this.isOpen(e));
  }

  /** Puts a component in. Only when no other is being searched. */
  begin(rows: Int32Array, columns: Int32Array, size: number, bound: number): void {
    this.rows = rows;
    this.columns = columns;
    this.bestSize = size;
    this.bound = bound;
    this.descend();
  }

  /** Looks at up to `count` decisions. @returns whether the component is done */
  run(count: number): boolean {
    for (let left = count; left > 0; left--) {
      const decision = this.decisions.at(-1);
      if (decision === undefined) return true;
      this.takeBack(decision);
      const e = decision.toTry.pop();
      if (e === undefined) {
        this.decisions.pop();
        continue;
      }
      this.nodes++;
      if (this.decide(decision.row, e)) this.descend();
      if (this.bestSize < this.bound) continue;
      while (this.decisions.length > 0) this.takeBack(this.decisions.pop()!);
    }
    return this.decisions.length === 0;
  }

  /** Whether the row of the edge could still be given its column. */
  private isOpen(e: number): boolean {
    const c = this.problem.columnOfEdge[e]!;
    return (
      this.load[c]! < this.problem.capacityOfColumn[c]! && this.problem.columnScore[e]! >= this.floor[c]!
    );
  }

  /** Goes on to the next row, if that is worth while; keeps the matching when there is none. */
  private descend(): void {
    const { rowOffsets, capacityOfColumn } = this.problem;
    for (const c of this.columns) this.mayCome[c] = 0;
    let next = NOBODY;
    let fewest = Number.POSITIVE_INFINITY;
    let withSome = 0;
    for (const r of this.rows) {
      if (this.given[r] !== UNDECIDED) continue;
      let open = 0;
      for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
        if (!this.isOpen(e)) continue;
        open++;
        this.mayCome[this.problem.columnOfEdge[e]!]!++;
      }
      if (open > 0) withSome++;
      if (open < fewest) {
        fewest = open;
        next = r;
      }
    }
    for (const c of this.columns) {
      const hasFloor = this.floor[c]! > Number.NEGATIVE_INFINITY;
      if (hasFloor && this.load[c]! + this.mayCome[c]! < capacityOfColumn[c]!) return;
    }
    if (this.size + withSome <= this.bestSize) return;
    if (next === NOBODY) {
      this.bestSize = this.size;
      for (const r of this.rows) {
        const e = this.given[r]!;
        this.best[r] = e === NOBODY ? NOBODY : this.problem.columnOfEdge[e]!;
      }
      return;
    }
    if (!this.guess.exceeds(this.rows, this.columns, this.bestSize - this.size, this.given, this.load))
      return;
    this.decisions.push({ row: next, toTry: this.optionsOf(next), trail: this.trail.length });
  }

  /** Nobody, then the columns that are open, the most wanted last; of equally wanted ones the lowest last. */
  private optionsOf(r: number): number[] {
    const { rowOffsets, rowScore } = this.problem;
    const edges: number[] = [];
    for (let e = rowOffsets[r + 1]! - 1; e >= rowOffsets[r]!; e--) if (this.isOpen(e)) edges.push(e);
    return [NOBODY, ...edges.sort((a, b) => rowScore[a]! - rowScore[b]!)];
  }

  /** Gives a row something. @returns whether nobody contradicts */
  private decide(r: number, e: number): boolean {
    const { rowOffsets, columnOfEdge, rowScore, columnScore } = this.problem;
    this.given[r] = e;
    let has = Number.NEGATIVE_INFINITY;
    if (e !== NOBODY) {
      const c = columnOfEdge[e]!;
      has = rowScore[e]!;
      this.size++;
      this.load[c]!++;
      this.change(c, this.floor[c]!, Math.min(this.least[c]!, columnScore[e]!));
    }
    for (let f = rowOffsets[r]!; f < rowOffsets[r + 1]!; f++) {
      const c = columnOfEdge[f]!;
      if (rowScore[f]! <= has || columnScore[f]! <= this.floor[c]!) continue;
      this.change(c, columnScore[f]!, this.least[c]!);
      if (this.least[c]! < columnScore[f]!) return false;
    }
    return true;
  }

  private change(c: number, floor: number, least: number): void {
    this.trail.push(c, this.floor[c]!, this.least[c]!);
    this.floor[c] = floor;
    this.least[c] = least;
  }

  /** Undoes what was tried last for a row, if anything was. */
  private takeBack({ row, trail }: Decision): void {
    const e = this.given[row]!;
    if (e === UNDECIDED) return;
    this.given[row] = UNDECIDED;
    if (e !== NOBODY) {
      this.size--;
      this.load[this.problem.columnOfEdge[e]!]!--;
    }
    while (this.trail.length > trail) {
      const least = this.trail.pop()!;
      const floor = this.trail.pop()!;
      const c = this.trail.pop()!;
      this.floor[c] = floor;
      this.least[c] = least;
    }
  }
}
