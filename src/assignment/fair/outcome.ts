import type { StopReason } from "../../graph/slices";
import type { Cover, InfeasibleAssignment, Potentials } from "../outcome";

/** A matching and what it adds up to. */
interface Matched {
  /** row → its column, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Sum of the chosen weights. */
  readonly total: number;
  /** Sum of the penalties of rows left out and places left empty; 0 where the problem has none. */
  readonly penalty: number;
  /** Number of matched rows. */
  readonly size: number;
}

/** A matching that is fair in one sense or another, among those that match most people. */
interface Fair extends Matched {
  readonly _tag: "Optimal";
  /** A cover of all pairs with as many places as there are people matched: nobody more can be matched. */
  readonly largest: Cover;
}

/** A matching so far. */
interface StoppedFair extends Matched {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** No matching is larger. */
  readonly sizeBound: number;
}

// ---- the worst pair ----

/** The proof that no largest matching has a better worst pair. */
interface BestWorst extends Fair {
  /** The worst chosen weight: the smallest when weights are maximised, else the largest; undefined when nobody can be matched. */
  readonly worst: number | undefined;
  /**
   * A cover of the pairs that are better than `worst` with fewer places than there are people matched: whoever wants as many pairs
   * needs one that is no better. Empty when nobody can be matched.
   */
  readonly better: Cover;
}

/** Most people are matched, and their worst pair is as good as can be. */
export interface OptimalBottleneck extends BestWorst {
  readonly andThen: "nothing";
}

/** Most people are matched, their worst pair is as good as can be, and of those matchings none has a better total. */
export interface OptimalBottleneckTotal extends BestWorst {
  readonly andThen: "total";
  /** A cover of the pairs that are no worse than `worst`, as in {@link OptimalCoverage}: the prices speak about those with one end in it. */
  readonly cover: Cover;
  /** Prices of the pairs that are no worse than `worst`. */
  readonly potentials: Potentials;
  /** How far the prices are from the total; see {@link OptimalCoverage}. */
  readonly gap: number;
}

/** The search for the best worst pair was stopped. */
export interface StoppedBottleneck extends StoppedFair {
  /** The worst chosen weight of the matching so far; undefined when it is empty. */
  readonly worst: number | undefined;
  /** No matching with as many pairs as can be has a better worst pair; undefined when no pair is allowed. */
  readonly worstBound: number | undefined;
}

/** What {@link solveBottleneck} answers. */
export type BottleneckOutcome =
  | OptimalBottleneck
  | OptimalBottleneckTotal
  | InfeasibleAssignment
  | StoppedBottleneck;

// ---- everybody's weight, the worst first ----

/**
 * The proof that a matching is leximin, level by level, the worst first.
 *
 * A level is a weight that was chosen. Of the matchings that are as good up to there, which is a *face*, it counts how few pairs must have that weight. The
 * proof is a whole number for every row and column, nearly always 0, and only what is not 0 is written down: on every edge of the face the numbers
 * of its ends add up to at most 1 if it has that weight, else to at most 0, with equality on every chosen edge. Rows that need not be matched, and columns
 * that need not be full, have at most 0, and 0 if they are not. So no matching of the face has fewer such pairs, and those with as few use
 * only edges where equality holds, match every row below 0 and fill every column below 0. That is the next face, but for one thing: when no
 * more of its edges have that weight than pairs must, these are chosen in all of them, and leave the face with their rows and places.
 *
 * The first face is that of all largest matchings: they use edges with exactly one end in the cover, match its rows and fill its columns. Edges with a
 * weight between two levels leave the face: as few as none have it.
 */
export interface LeximinLevels {
  /** level → the weight, the worst first. */
  readonly value: Float64Array;
  /** level → how many pairs have it. */
  readonly count: Int32Array;
  /** level → its first entry in `node` and `price`; one more at the end. */
  readonly offsets: Int32Array;
  /** Rows as they are numbered, columns behind them: column `c` is `rowCount + c`. Ascending within a level. */
  readonly node: Int32Array;
  /** What the node's number at that level is, not 0. */
  readonly price: Int32Array;
}

/** The proof that no largest matching is better for those who are worst off. */
interface BestSorted extends Fair {
  /** The chosen weights, the worst first. */
  readonly sorted: Float64Array;
  readonly levels: LeximinLevels;
}

/** Most people are matched; the worst pair is as good as can be, then the second worst, and so on. */
export interface OptimalLeximin extends BestSorted {
  readonly andThen: "nothing";
}

/** The same, and of those matchings none has a better total of the second weight, penalties counted. */
export interface OptimalLeximinTotal extends BestSorted {
  readonly andThen: "total";
  /** Sum of the second weights of the chosen pairs. */
  readonly thenTotal: number;
  /**
   * Prices of the second weight: `u + v ≥ weight` (`≤` when minimised) on the edges of the last face, equality on chosen ones. Rows that must be matched
   * there and columns that must be full may have any price; whoever is not full costs 0, or minus the penalty.
   */
  readonly potentials: Potentials;
  /** How far the prices are from what was reached: 0 for integers, rounding errors for floats. */
  readonly gap: number;
}

/** The search for a leximin matching was stopped. */
export interface StoppedLeximin extends StoppedFair {
  /** The weights chosen so far, the worst first. */
  readonly sorted: Float64Array;
  /** No matching with as many pairs as can be has better weights, the worst first; as long as `sizeBound`. */
  readonly bound: Float64Array;
}

/** What {@link solveLeximin} answers. */
export type LeximinOutcome = OptimalLeximin | OptimalLeximinTotal | InfeasibleAssignment | StoppedLeximin;

// ---- how many rows a column gets ----

/** The proof that no largest matching shares the rows out more evenly. */
interface EvenLoads extends Fair {
  /** column → how many rows it has. */
  readonly loadOfColumn: Int32Array;
  /**
   * column → its level: its load, or one more. Only a full column may have a level above that, and only an empty one less. A row of the cover `largest` has
   * a column of the lowest level among those that it may have outside the cover. So giving it another one raises a load that is no smaller, and
   * nothing gets more even. Columns in the cover are full in every largest matching and have level 0.
   */
  readonly levelOfColumn: Int32Array;
}

/** Most people are matched; the largest load is as small as can be, then the second largest, and so on. */
export interface OptimalFairLoads extends EvenLoads {
  readonly andThen: "nothing";
}

/** The same, and of those matchings none has a better total. */
export interface OptimalFairLoadsTotal extends EvenLoads {
  readonly andThen: "total";
  /**
   * Prices: `u + v ≥ weight` (`≤` when minimised) on the edges that fair matchings can use, equality on chosen ones. A column whose load is the same
   * in all of them, and a row that all of them match, may have any price.
   */
  readonly potentials: Potentials;
  /** How far the prices are from what was reached: 0 for integers, rounding errors for floats. */
  readonly gap: number;
}

/** The search for fair loads was stopped. */
export interface StoppedFairLoads extends StoppedFair {
  /** column → how many rows it has so far. */
  readonly loadOfColumn: Int32Array;
  /** With as many pairs as can be the largest load is at least this. */
  readonly largestLoadBound: number;
}

/** What {@link solveFairLoads} answers. */
export type FairLoadsOutcome =
  | OptimalFairLoads
  | OptimalFairLoadsTotal
  | InfeasibleAssignment
  | StoppedFairLoads;
