/**
 * Chances as a lottery over matchings.
 *
 * G. Birkhoff, "Tres observaciones sobre el álgebra lineal", Revista de la Universidad Nacional de Tucumán A 5 (1946), 147–151; with places
 * and people left out: E. Budish, Y.-K. Che, F. Kojima and P. Milgrom, "Designing random allocation mechanisms", American Economic
 * Review 103 (2013), 585–623.
 *
 * m  what has not been given to a matching yet, from 1 down to 0; x[e]  what is left of the chance of an edge
 *
 * Each step finds a matching among the edges with x > 0 in which every column has as many rows as its chances add up to, rounded up or
 * down, and takes as much of it as it can without any x or column going beyond that. At least one edge or column is done with.
 *
 * At most edges + 2 · columns steps. A matching that still fits is repaired: O(edges) for each row whose edge is used up.
 */
import { type Either, left, right } from "fp-ts/Either";
import type { Finding } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { NOBODY } from "../graph/bipartite";
import { arrayFinding, checkWeights } from "../graph/check";
import { seededRandom } from "../graph/random";
import { type FlexibleColumns, FractionalMatcher } from "./fractional-matcher";
import type { Lottery } from "./outcome";
import type { OneSidedProblem } from "./problem";

/** Chances below this count as 0: what rounding leaves of them. */
const DUST = 1e-12;
/** How far sums of chances may be beyond 1 or beyond the places. */
const SLACK = 1e-9;

/**
 * Writes chances as a lottery over matchings.
 *
 * *When to use*: to draw a matching after {@link probabilisticSerial}, or from chances of your own.
 *
 * *Details*: O(edges) steps of O(edges) each at worst. In every matching a column has as many rows as it has on average, rounded up or down. Every
 * edge's chance in the lottery is that of `share`, but for rounding: at most about 10^−12 · rows · longest list.
 *
 * *Gotchas*: there are many lotteries for the same chances; which one you get depends on the order of rows and columns only.
 *
 * @param share - edge → probability, as in {@link ProbabilisticAssignment}
 * @returns the lottery, or {@link InvalidProblem}: a chance below 0 or above 1, a row above 1, a column above its places
 *
 * @example
 * ```ts
 * const wishes = oneSidedProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 2, 1),
 * });
 * const lottery = birkhoffVonNeumannOrThrow(wishes, probabilisticSerial(wishes).share);
 * lottery.probability; // Float64Array [0.5, 0.5]
 * drawFromLottery(lottery, 3).length; // 2
 * ```
 */
export const birkhoffVonNeumann = (
  problem: OneSidedProblem,
  share: Float64Array,
): Either<InvalidProblem, Lottery> => {
  const findings = errorsAmong(checkShares(problem, share));
  return findings === undefined
    ? right(decompose(problem, share))
    : left({ _tag: "InvalidProblem", findings });
};

/**
 * {@link birkhoffVonNeumann}, throwing.
 *
 * @throws {@link MatchingException} where `birkhoffVonNeumann` answers with a left
 */
export const birkhoffVonNeumannOrThrow = (problem: OneSidedProblem, share: Float64Array): Lottery =>
  getOrThrow(birkhoffVonNeumann(problem, share));

/**
 * Draws one of a lottery's matchings.
 *
 * *Details*: O(matchings). Deterministic for a seed.
 *
 * @param seed - any finite number; the same seed draws the same matching
 * @returns row → its column, or −1 ({@link NOBODY})
 *
 * @example
 * ```ts
 * const lottery = { probability: Float64Array.of(1), matchings: [Int32Array.of(1, 0)] };
 * drawFromLottery(lottery, 2026); // Int32Array [1, 0]
 * ```
 */
export const drawFromLottery = (lottery: Lottery, seed: number): Int32Array => {
  let drawn = seededRandom(seed).fraction();
  let at = 0;
  while (at + 1 < lottery.matchings.length && drawn >= lottery.probability[at]!)
    drawn -= lottery.probability[at++]!;
  return (lottery.matchings[at] ?? new Int32Array(0)).slice();
};

const checkShares = (problem: OneSidedProblem, share: Float64Array): Finding[] => {
  const findings = checkWeights("share", share, problem.columnOfEdge.length);
  if (findings.length > 0) return findings;
  const ofColumn = new Float64Array(problem.columnCount);
  for (let row = 0; row < problem.rowCount; row++) {
    let ofRow = 0;
    for (let e = problem.rowOffsets[row]!; e < problem.rowOffsets[row + 1]!; e++) {
      ofRow += share[e]!;
      ofColumn[problem.columnOfEdge[e]!]! += share[e]!;
      if (share[e]! >= -SLACK && share[e]! <= 1 + SLACK) continue;
      findings.push(
        arrayFinding("out-of-range", ["share", e], {
          expected: "a probability from 0 to 1",
          received: `${share[e]}`,
          remedy: "Give every edge the chance that its row gets its column.",
        }),
      );
    }
    if (ofRow > 1 + SLACK) {
      findings.push(
        arrayFinding("out-of-range", ["share", problem.rowOffsets[row]!], {
          expected: `chances of row ${row} that add up to 1 at most`,
          received: `${ofRow}`,
          remedy: "A row gets one column at most.",
        }),
      );
    }
  }
  for (let column = 0; column < problem.columnCount; column++) {
    if (ofColumn[column]! <= problem.capacityOfColumn[column]! + SLACK) continue;
    findings.push(
      arrayFinding("out-of-range", ["share"], {
        expected: `chances for column ${column} that add up to its ${problem.capacityOfColumn[column]} places at most`,
        received: `${ofColumn[column]}`,
        remedy: "A column can't be given more often than it has places.",
      }),
    );
  }
  return findings;
};

const decompose = (problem: OneSidedProblem, share: Float64Array): Lottery => {
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = problem;
  /** edge → what is left of it; then row → what is left of its chance to get nothing. */
  const rest = Float64Array.from(share, (x) => (x < DUST ? 0 : x));
  const restOfNothing = new Float64Array(rowCount);
  const restOfColumn = new Float64Array(columnCount);
  for (let row = 0; row < rowCount; row++) {
    let sum = 0;
    for (let e = rowOffsets[row]!; e < rowOffsets[row + 1]!; e++) {
      sum += rest[e]!;
      restOfColumn[columnOfEdge[e]!]! += rest[e]!;
    }
    restOfNothing[row] = 1 - sum < SLACK ? 0 : 1 - sum;
  }
  // A column has as many rows as its chances add up to, rounded down or up; the two come together once it is bound to one of them.
  const columns: FlexibleColumns = {
    least: Int32Array.from(restOfColumn, (sum) => Math.floor(sum + SLACK)),
    most: Int32Array.from(restOfColumn, (sum) => Math.ceil(sum - SLACK)),
  };
  const matcher = new FractionalMatcher(problem, rest, restOfNothing, columns);
  const probability: number[] = [];
  const matchings: Int32Array[] = [];
  let mass = 1;
  while (mass > SLACK && matcher.repair()) {
    // As much of it as edges and columns allow.
    let step = mass;
    for (let row = 0; row < rowCount; row++) {
      const edge = matcher.edgeOfRow[row]!;
      step = Math.min(step, edge === NOBODY ? restOfNothing[row]! : rest[edge]!);
    }
    for (let column = 0; column < columnCount; column++) {
      const least = columns.least[column]!;
      const most = columns.most[column]!;
      if (least === most) continue;
      const above = restOfColumn[column]! - least * mass;
      step = Math.min(step, matcher.load[column] === most ? above : mass - above);
    }
    mass -= step;
    for (let row = 0; row < rowCount; row++) {
      const edge = matcher.edgeOfRow[row]!;
      if (edge === NOBODY) restOfNothing[row] = settled(restOfNothing[row]! - step);
      else rest[edge] = settled(rest[edge]! - step);
    }
    for (let column = 0; column < columnCount; column++) {
      restOfColumn[column]! -= step * matcher.load[column]!;
      const least = columns.least[column]!;
      if (least === columns.most[column]) continue;
      const above = restOfColumn[column]! - least * mass;
      if (above < DUST) columns.most[column] = least;
      else if (mass - above < DUST) columns.least[column] = columns.most[column]!;
    }
    if (step > 0) {
      probability.push(step);
      matchings.push(matcher.columnOfRow());
    }
  }
  // What rounding has left over is spread.
  const given = probability.reduce((sum, p) => sum + p, 0);
  return { probability: Float64Array.from(probability, (p) => p / given), matchings };
};

const settled = (x: number): number => (x < DUST ? 0 : x);
