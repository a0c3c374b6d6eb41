import { type Either, left, right } from "fp-ts/Either";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { withEdges } from "../../graph/bipartite";
import {
  type AsyncOptions,
  drain,
  drainAsync,
  EDGES_PER_SLICE,
  type Slices,
  type StopReason,
} from "../../graph/slices";
import { violatorOf } from "../hall-violator";
import { gapOf, normalForm, sumUp, valueOfPrices } from "../normal-form";
import type {
  AnswerOfCoverage,
  AssignmentOutcome,
  OptimalAssignment,
  Potentials,
  StoppedAssignment,
} from "../outcome";
import type { AssignmentProblem } from "../problem";
import { successiveShortestPaths } from "../successive-shortest-paths";
import { checkDelta } from "./check-delta";
import type { AssignmentDelta } from "./delta";
import { growAlongTightEdges } from "./grow";
import { LevelledSearch } from "./levelled-search";
import type { Repair } from "./repair";
import { TwoEndedSearch } from "./two-ended-search";
import { startFrom } from "./warm-start";

/** What {@link resolveAssignment} can be told. */
export interface ResolveOptions {
  /**
   * What differs from the problem before. Without it rows and columns are taken to be the same people, and every
   * weight is read once to see what changed.
   */
  readonly delta?: AssignmentDelta;
}

/** The answer to the same question: of the coverage that the earlier answer has. */
export type AnswerLike<Previous extends OptimalAssignment> = AnswerOfCoverage[Previous["coverage"]];

/** Up to so many edges all row prices are read off once more at the end, which costs a third of a millisecond. */
const FEW_EDGES = 1 << 18;

/**
 * The best assignment after a small change, from the answer before it: many times sooner than from scratch.
 *
 * *When to use*: when somebody dropped out or joined, a weight or a capacity changed, a pair was forbidden or locked, and an optimum of the
 * problem before is at hand. {@link changeAssignment} makes the changed problem and says what differs; whoever keeps the
 * arrays can change them in place and say so in `delta`.
 *
 * *Details*: keeps the prices and all pairs that are still tight, and mends the rest by shortest augmenting paths: O(edges + columns
 * log columns) for each row and place that lost its partner, as a rule much less. The coverage is that of the earlier answer. The
 * outcome is as good as one from scratch and carries the same proof, but where several are equally good it may be another one; of
 * equally good assignments with `"free"` it is a largest one, too. Deterministic.
 *
 * *Gotchas*: what `delta` does not name is not looked at. When it says too little the answer may be wrong, and {@link verifyAssignment} then
 * says so. With fractions each call adds rounding errors to the prices, as large as the weights they have seen; `gap` tells. Solve from
 * scratch now and then.
 *
 * @param problem - the problem as it is now
 * @param previous - an optimum of the problem as it was
 * @returns what {@link solveAssignment} answers for that coverage, or {@link InvalidProblem} when answer and delta do not fit the problem
 *
 * @example
 * ```ts
 * const before = assignmentProblemFromMatrixOrThrow([[7, 4], [6, 3]]);
 * const answer = solveAssignment(before);
 * const { problem, delta } = changeAssignmentOrThrow(before, { _tag: "PairReweighted", row: 1, column: 1, weight: 6 });
 * resolveAssignmentOrThrow(problem, answer, { delta }).total; // 13
 * ```
 */
export const resolveAssignment = <Previous extends OptimalAssignment>(
  problem: AssignmentProblem,
  previous: Previous,
  options: ResolveOptions = {},
): Either<InvalidProblem, AnswerLike<Previous>> => {
  const findings = errorsAmong(checkDelta(problem, previous, options.delta));
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  // Nothing stops a run that is drained at once.
  return right(drain(resolveSlices(problem, previous, options.delta)) as AnswerLike<Previous>);
};

/**
 * {@link resolveAssignment}, throwing.
 *
 * @throws {@link MatchingException} where `resolveAssignment` answers with a left
 */
export const resolveAssignmentOrThrow = <Previous extends OptimalAssignment>(
  problem: AssignmentProblem,
  previous: Previous,
  options: ResolveOptions = {},
): AnswerLike<Previous> => getOrThrow(resolveAssignment(problem, previous, options));

/**
 * {@link resolveAssignment} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * @returns what `resolveAssignment` answers, or {@link StoppedAssignment} with best and bound after an abort
 *
 * @example
 * ```ts
 * const answer = await resolveAssignmentAsync(problem, solveAssignment(problem), { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const resolveAssignmentAsync = async <Previous extends OptimalAssignment>(
  problem: AssignmentProblem,
  previous: Previous,
  options: ResolveOptions & AsyncOptions = {},
): Promise<Either<InvalidProblem, AnswerLike<Previous> | StoppedAssignment>> => {
  const findings = errorsAmong(checkDelta(problem, previous, options.delta));
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  const outcome = await drainAsync(resolveSlices(problem, previous, options.delta), options);
  return right(outcome as AnswerLike<Previous> | StoppedAssignment);
};

/** Mends an earlier answer, in slices; progress counts the rows and columns that have to be mended. */
function* resolveSlices(
  problem: AssignmentProblem,
  previous: OptimalAssignment,
  delta: AssignmentDelta | undefined,
): Slices<AssignmentOutcome> {
  const { repair, waiting } = startFrom(problem, previous, delta);
  const search = previous.coverage === "first" ? new LevelledSearch(repair) : new TwoEndedSearch(repair);
  let edgesAtLastYield = 0;
  const isDueToYield = (): boolean => {
    if (repair.edgesScanned - edgesAtLastYield < EDGES_PER_SLICE) return false;
    edgesAtLastYield = repair.edgesScanned;
    return true;
  };
  for (const [at, row] of waiting.entries()) {
    if (!search.insert(row)) {
      const graph = { ...withEdges(problem), capacityOfColumn: problem.capacityOfColumn };
      return { _tag: "Infeasible", violator: violatorOf(graph, "rows", search.reachedRows()) };
    }
    if (!isDueToYield()) continue;
    const reason = yield { done: at + 1, total: waiting.length + 1 };
    if (reason !== undefined) return stopped(problem, repair, reason);
  }
  for (let column = 0; column < problem.columnCount; column++) {
    while (repair.isTooHigh(column)) {
      // The proof needs the columns' own view of the graph, which the solver from scratch has.
      if (!search.fill(column))
        return yield* successiveShortestPaths(normalForm(problem), { coverage: "complete" });
      if (!isDueToYield()) continue;
      const reason = yield { done: waiting.length, total: waiting.length + 1 };
      if (reason !== undefined) return stopped(problem, repair, reason);
    }
  }
  if (previous.coverage === "free") growAlongTightEdges(problem, repair);
  return finished(problem, repair, previous.coverage);
}

const restated = ({ sense }: AssignmentProblem, { rowPrice, columnPrice }: Repair): Potentials => {
  const sign = sense === "minimise" ? -1 : 1;
  return {
    row: rowPrice.map((price) => sign * price + 0),
    column: columnPrice.map((price) => sign * price + 0),
  };
};

const finished = (
  problem: AssignmentProblem,
  repair: Repair,
  coverage: OptimalAssignment["coverage"],
): OptimalAssignment => {
  const { rowCount, columnCount } = problem;
  // Rounding may have left a price a hair below its floor.
  for (let column = 0; column < columnCount && !repair.full.columns; column++) {
    const floor = repair.floorOfColumn(column);
    if (repair.columnLevel[column] === 0 && repair.columnPrice[column]! < floor)
      repair.columnPrice[column] = floor;
  }
  if (repair.firstEdge(rowCount) <= FEW_EDGES) for (let row = 0; row < rowCount; row++) repair.priceRow(row);
  const potentials = restated(problem, repair);
  const { columnOfRow } = repair.matching;
  const sums = sumUp(problem, columnOfRow);
  const best = {
    _tag: "Optimal" as const,
    columnOfRow,
    ...sums,
    gap: gapOf(problem, potentials, sums),
    potentials,
  };
  if (coverage !== "first") return { ...best, coverage };
  return { ...best, coverage, cover: { row: repair.rowLevel, column: repair.columnLevel } };
};

/** The matching so far, and a bound from prices that hold whoever is left out. */
const stopped = (problem: AssignmentProblem, repair: Repair, reason: StopReason): StoppedAssignment => {
  const bound = valueOfPrices(repair.pricesForAll(), problem.capacityOfColumn);
  const { columnOfRow } = repair.matching;
  return {
    _tag: "Stopped",
    reason,
    columnOfRow,
    ...sumUp(problem, columnOfRow),
    bound: problem.sense === "minimise" ? -bound : bound,
  };
};
