import { type Bipartite, rowOfEdge, transpose } from "../graph/bipartite";
import { denseRanks, preferenceOrder } from "../graph/preference-order";
import type { StableProblem } from "../stable/problem";
import type { NoStableMatchingWithTies, Overcrowded } from "../stable/ties/outcome";

/** One way in which a proof that no stable matching exists is none. Steps count from 0. */
export type RefutationViolation =
  /** The proof is about another notion of stability, or holds a step that proves nothing for this one. */
  | { readonly _tag: "WrongNotion"; readonly step: number }
  /** A step names a pair that is not in the problem, or that was ruled out before. */
  | { readonly _tag: "NoSuchPair"; readonly step: number; readonly edge: number }
  /** Too few others ask the column to keep the pair apart. */
  | {
      readonly _tag: "NotOutbid";
      readonly step: number;
      readonly edge: number;
      readonly rivals: number;
      readonly capacity: number;
    }
  /** An edge of a contest is no asking row, closes a circle, or is not as good to its column as the others. */
  | {
      readonly _tag: "BadContest";
      readonly step: number;
      readonly edge: number;
      readonly why: "not-asking" | "circle" | "uneven";
    }
  /** A column has not more rows in the contest than places. */
  | {
      readonly _tag: "NotOvercrowded";
      readonly step: number;
      readonly column: number;
      readonly rows: number;
      readonly places: number;
    }
  /** A row of the contest asks somebody outside of it, by this edge. */
  | { readonly _tag: "WayOut"; readonly step: number; readonly edge: number }
  /** A pair is not among those that the contest rules out. */
  | { readonly _tag: "OutsideContest"; readonly step: number; readonly edge: number }
  /** What is left can fill all places that must be filled: nothing is proved. */
  | { readonly _tag: "NoContradiction"; readonly placesToFill: number; readonly rowsLeft: number }
  /** The counts that are reported are not those of the proof. */
  | { readonly _tag: "WrongCount"; readonly placesToFill: number; readonly rowsLeft: number };

/**
 * Goes through a proof that no stable matching exists, step by step. Nothing is searched for: every pair must be ruled out by those before it.
 *
 * O(edges · log degree) for a proof whose steps rule out the edges of their contests, as those of the solvers do.
 */
export const findRefutationViolations = (
  problem: StableProblem,
  outcome: NoStableMatchingWithTies<"strong" | "super">,
  notion: "strong" | "super",
): RefutationViolation[] => {
  if (outcome.notion !== notion) return [{ _tag: "WrongNotion", step: -1 }];
  const replay = new Replay(problem, notion);
  for (const [at, step] of outcome.steps.entries()) {
    if (step._tag === "Overcrowded") {
      if (notion === "super") return [{ _tag: "WrongNotion", step: at }];
      replay.overcrowded(at, step);
    } else {
      for (const e of step.pairs) replay.outbid(at, e);
    }
    // What follows a step that does not hold means nothing.
    if (replay.violations.length > 0) return replay.violations;
  }
  const { placesToFill, rowsLeft } = replay.count();
  if (placesToFill <= rowsLeft) return [{ _tag: "NoContradiction", placesToFill, rowsLeft }];
  if (placesToFill !== outcome.placesToFill || rowsLeft !== outcome.rowsLeft)
    return [{ _tag: "WrongCount", placesToFill, rowsLeft }];
  return [];
};

/** What has been ruled out, and who therefore asks whom. */
class Replay {
  readonly violations: RefutationViolation[] = [];
  private readonly rowOf: Int32Array;
  /** position → edge, rows in order of preference. */
  private readonly order: Int32Array;
  /** row → the tie it asks, `[headStart, headEnd)`, and how many of that tie are not ruled out. */
  private readonly headStart: Int32Array;
  private readonly headEnd: Int32Array;
  private readonly headLeft: Int32Array;
  private readonly asked: Uint8Array;
  private readonly ruledOut: Uint8Array;
  /** edge → its rank in its column's list, ties alike. */
  private readonly rankInColumn: Int32Array;
  private readonly askers: RankCounts;
  private readonly contest: Contest;

  constructor(
    private readonly problem: StableProblem,
    private readonly notion: "strong" | "super",
  ) {
    const { rowCount, rowOffsets, columnOfEdge, rowScore, columnScore } = problem;
    this.rowOf = rowOfEdge(problem);
    this.order = preferenceOrder(rowOffsets, rowScore);
    this.headStart = rowOffsets.slice(0, rowCount);
    this.headEnd = rowOffsets.slice(0, rowCount);
    this.headLeft = new Int32Array(rowCount);
    this.asked = new Uint8Array(columnOfEdge.length);
    this.ruledOut = new Uint8Array(columnOfEdge.length);
    const { offsets, rankOfEdge } = ranksInColumns(problem, columnScore);
    this.rankInColumn = rankOfEdge;
    this.askers = new RankCounts(offsets);
    this.contest = new Contest(problem);
    for (let r = 0; r < rowCount; r++) this.advance(r);
  }

  /** A pair that is ruled out because enough others would step in. */
  outbid(step: number, e: number): void {
    if (!this.isOpen(step, e)) return;
    const c = this.problem.columnOfEdge[e]!;
    const capacity = this.problem.capacityOfColumn[c]!;
    const rank = this.rankInColumn[e]!;
    const rivals =
      this.notion === "strong" ? this.askers.below(c, rank) : this.askers.below(c, rank + 1) - this.asked[e]!;
    if (rivals < capacity) this.violations.push({ _tag: "NotOutbid", step, edge: e, rivals, capacity });
    else this.ruleOut(e);
  }

  /** Pairs that are ruled out because too many rows compete for too few places. */
  overcrowded(step: number, { pairs, contest: edges }: Overcrowded): void {
    const { violations, contest, rankInColumn } = this;
    const { columnOfEdge, capacityOfColumn } = this.problem;
    contest.clear();
    for (const e of edges) {
      if (!this.isOpen(step, e)) return;
      const why =
        this.asked[e] === 0 ? "not-asking" : contest.add(this.rowOf[e]!, columnOfEdge[e]!, rankInColumn[e]!);
      if (why !== undefined) violations.push({ _tag: "BadContest", step, edge: e, why });
    }
    for (const column of contest.columns) {
      const better = this.askers.below(column, contest.rankAt(column));
      const places = Math.max(0, capacityOfColumn[column]! - better);
      const rows = contest.rowsAt(column);
      if (rows <= places) violations.push({ _tag: "NotOvercrowded", step, column, rows, places });
    }
    const isInside = (e: number): boolean => contest.holds(columnOfEdge[e]!, rankInColumn[e]!);
    for (const r of contest.rows) {
      for (let at = this.headStart[r]!; at < this.headEnd[r]!; at++) {
        const e = this.order[at]!;
        if (this.ruledOut[e] === 0 && !isInside(e)) violations.push({ _tag: "WayOut", step, edge: e });
      }
    }
    if (violations.length > 0) return;
    for (const e of pairs) {
      if (!this.isOpen(step, e)) return;
      if (isInside(e)) this.ruleOut(e);
      else violations.push({ _tag: "OutsideContest", step, edge: e });
    }
  }

  /** Places that must be filled, and rows that are left to fill them. */
  count(): { readonly placesToFill: number; readonly rowsLeft: number } {
    const { rowCount, columnCount, columnOfEdge, capacityOfColumn } = this.problem;
    const askedBy = new Int32Array(columnCount);
    for (let e = 0; e < columnOfEdge.length; e++) askedBy[columnOfEdge[e]!]! += this.asked[e]!;
    let placesToFill = 0;
    for (let c = 0; c < columnCount; c++) placesToFill += Math.min(askedBy[c]!, capacityOfColumn[c]!);
    let rowsLeft = 0;
    for (let r = 0; r < rowCount; r++) if (this.headLeft[r]! > 0) rowsLeft++;
    return { placesToFill, rowsLeft };
  }

  private isOpen(step: number, e: number): boolean {
    const open = e >= 0 && e < this.ruledOut.length && this.ruledOut[e] === 0;
    if (!open) this.violations.push({ _tag: "NoSuchPair", step, edge: e });
    return open;
  }

  private ruleOut(e: number): void {
    this.ruledOut[e] = 1;
    const r = this.rowOf[e]!;
    if (this.asked[e] === 1 && --this.headLeft[r]! === 0) this.advance(r);
  }

  /**
   * A row whose tie is ruled out asks the next. It asks those in it that are ruled out as well: it won't get them, but would
   * go there from whatever it gets, and so must find no free place.
   */
  private advance(r: number): void {
    const { rowOffsets, rowScore, columnOfEdge } = this.problem;
    const end = rowOffsets[r + 1]!;
    let to = this.headEnd[r]!;
    while (this.headLeft[r] === 0 && to < end) {
      this.headStart[r] = to;
      const score = rowScore[this.order[to]!]!;
      for (; to < end && rowScore[this.order[to]!] === score; to++) {
        const e = this.order[to]!;
        this.asked[e] = 1;
        this.askers.add(columnOfEdge[e]!, this.rankInColumn[e]!);
        if (this.ruledOut[e] === 0) this.headLeft[r]!++;
      }
      this.headEnd[r] = to;
    }
  }
}

/** For every column, how many of those that ask it have which rank: a tree of partial sums a column (Fenwick, 1994). */
class RankCounts {
  private readonly sums: Int32Array;

  constructor(
    /** column → first slot; a column has one slot a rank at least. */
    private readonly offsets: Int32Array,
  ) {
    this.sums = new Int32Array(offsets[offsets.length - 1]!);
  }

  add(column: number, rank: number): void {
    const start = this.offsets[column]! - 1;
    const length = this.offsets[column + 1]! - start - 1;
    for (let at = rank + 1; at <= length; at += at & -at) this.sums[start + at]!++;
  }

  /** Those whose rank is better, that is lower, than the given one. */
  below(column: number, rank: number): number {
    const start = this.offsets[column]! - 1;
    let sum = 0;
    for (let at = rank; at > 0; at -= at & -at) sum += this.sums[start + at]!;
    return sum;
  }
}

/** The rows and columns of one contest, and whether its edges close a circle. */
class Contest {
  readonly rows: number[] = [];
  readonly columns: number[] = [];
  private readonly rowCount: number;
  /** Union-find over rows, then columns; −1 for whoever is not in the contest. */
  private readonly parent: Int32Array;
  private readonly rank: Int32Array;
  private readonly rowsOfColumn: Int32Array;

  constructor({ rowCount, columnCount }: Bipartite) {
    this.rowCount = rowCount;
    this.parent = new Int32Array(rowCount + columnCount).fill(-1);
    this.rank = new Int32Array(columnCount);
    this.rowsOfColumn = new Int32Array(columnCount);
  }

  clear(): void {
    for (const r of this.rows) this.parent[r] = -1;
    for (const c of this.columns) this.parent[this.rowCount + c] = -1;
    this.rows.length = 0;
    this.columns.length = 0;
  }

  /** Adds an edge. @returns what is wrong with it, if anything */
  add(row: number, column: number, rank: number): "circle" | "uneven" | undefined {
    if (this.parent[row] === -1) {
      this.parent[row] = row;
      this.rows.push(row);
    }
    if (this.parent[this.rowCount + column] === -1) {
      this.parent[this.rowCount + column] = this.rowCount + column;
      this.columns.push(column);
      this.rank[column] = rank;
      this.rowsOfColumn[column] = 0;
    }
    if (this.rank[column] !== rank) return "uneven";
    const one = this.rootOf(row);
    const other = this.rootOf(this.rowCount + column);
    if (one === other) return "circle";
    this.parent[one] = other;
    this.rowsOfColumn[column]!++;
    return undefined;
  }

  rankAt(column: number): number {
    return this.rank[column]!;
  }

  rowsAt(column: number): number {
    return this.rowsOfColumn[column]!;
  }

  /** Whether the column is in the contest, and the rank that of the contest's rows or worse. */
  holds(column: number, rank: number): boolean {
    return this.parent[this.rowCount + column] !== -1 && rank >= this.rank[column]!;
  }

  private rootOf(of: number): number {
    let root = of;
    while (this.parent[root] !== root) {
      // Halves the way for whoever comes next.
      this.parent[root] = this.parent[this.parent[root]!]!;
      root = this.parent[root]!;
    }
    return root;
  }
}

/** edge → rank in its column's list, and where each column's ranks begin when laid one behind the other. */
const ranksInColumns = (
  graph: Bipartite,
  columnScore: Float64Array,
): { readonly offsets: Int32Array; readonly rankOfEdge: Int32Array } => {
  const { graph: swapped, originalEdge } = transpose(graph);
  const score = new Float64Array(columnScore.length);
  for (let at = 0; at < score.length; at++) score[at] = columnScore[originalEdge[at]!]!;
  const offsets = swapped.rowOffsets;
  const rank = denseRanks(offsets, score, preferenceOrder(offsets, score));
  const rankOfEdge = new Int32Array(score.length);
  for (let at = 0; at < score.length; at++) rankOfEdge[originalEdge[at]!] = rank[at]!;
  return { offsets, rankOfEdge };
};
