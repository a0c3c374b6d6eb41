import type {
  BottleneckOutcome,
  OptimalBottleneckTotal,
  StoppedBottleneck,
} from "../assignment/fair/outcome";
import type { AssignmentProblem, SparseAssignmentProblem } from "../assignment/problem";
import { findEdge, NOBODY } from "../graph/bipartite";
import { roundingTolerance, type VerifyOptions, verifyAssignment } from "./assignment";
import { checkCover, checkSums, columnAt, edgesOf } from "./assignment-parts";
import { findInfeasibilities, type Violation } from "./violation";

/** One way in which an answer of the bottleneck problem is not what it claims to be. */
export type BottleneckViolation =
  | Violation
  /** The worst chosen weight is another one. */
  | { readonly _tag: "WrongWorst"; readonly expected: number | undefined; readonly found: number | undefined }
  /** The bound of a stopped run is worse than what its matching reaches. */
  | { readonly _tag: "WrongBound"; readonly reason: string };

/**
 * Checks what {@link solveBottleneck} answered, by code that shares nothing with it.
 *
 * *Details*: O(edges). A cover of all pairs with as many places as people are matched proves that nobody more can be; a cover of
 * the pairs better than the worst, with fewer places, that so many cannot do without such a pair; prices of the pairs that are left, that no total is better.
 *
 * @returns every violation; an empty list is the proof
 *
 * @example
 * ```ts
 * verifyBottleneck(problem, solveBottleneck(problem)); // []
 * ```
 */
export const verifyBottleneck = (
  problem: AssignmentProblem,
  outcome: BottleneckOutcome,
  options: VerifyOptions = {},
): BottleneckViolation[] => {
  if (outcome._tag === "Infeasible") return verifyAssignment(problem, outcome);
  const infeasible = findInfeasibilities(problem, outcome.columnOfRow);
  if (infeasible.length > 0) return infeasible;
  const worst = worstOf(problem, outcome.columnOfRow);
  const tolerance = options.tolerance ?? roundingTolerance(problem);
  const violations: BottleneckViolation[] = checkSums(problem, outcome, tolerance);
  if (worst !== outcome.worst) violations.push({ _tag: "WrongWorst", expected: worst, found: outcome.worst });
  if (outcome._tag === "Stopped") return [...violations, ...checkBounds(problem, outcome)];
  const { size } = outcome;
  violations.push(
    ...checkCover(problem, outcome.largest, { name: "largest", most: size, counts: () => true }),
  );
  const { weight } = problem;
  const isBetter = (edge: number): boolean => isBetterThan(problem, weight[edge]!, worst);
  violations.push(
    ...(size === 0
      ? checkCover(problem, outcome.better, { name: "better", most: 0, counts: () => false })
      : checkCover(problem, outcome.better, { name: "better", most: size - 1, counts: isBetter })),
  );
  if (outcome.andThen === "total" && violations.length === 0)
    violations.push(...checkTotal(problem, outcome, tolerance));
  return violations;
};

const isBetterThan = ({ sense }: AssignmentProblem, weight: number, worst: number | undefined): boolean =>
  worst !== undefined && (sense === "minimise" ? weight < worst : weight > worst);

const worstOf = (problem: AssignmentProblem, columnOfRow: Int32Array): number | undefined => {
  let worst: number | undefined;
  for (const [row, column] of columnOfRow.entries()) {
    if (column === NOBODY) continue;
    const weight = problem.weight[findEdge(problem, row, column)]!;
    if (worst === undefined || isBetterThan(problem, worst, weight)) worst = weight;
  }
  return worst;
};

/** On the pairs that are no worse, the answer is that of an assignment problem of its own. */
const checkTotal = (
  problem: AssignmentProblem,
  outcome: OptimalBottleneckTotal,
  tolerance: number,
): Violation[] => {
  const { worst, columnOfRow, total, penalty, size, potentials, cover, gap } = outcome;
  const rowOffsets = [0];
  const columnOfEdge: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < problem.rowCount; row++) {
    const [first, end] = edgesOf(problem, row);
    for (let e = first; e < end; e++) {
      const weight = problem.weight[e]!;
      if (worst === undefined || (weight !== worst && !isBetterThan(problem, weight, worst))) continue;
      columnOfEdge.push(columnAt(problem, row, e));
      weights.push(weight);
    }
    rowOffsets.push(columnOfEdge.length);
  }
  const allowed: SparseAssignmentProblem = {
    ...problem,
    rowOffsets: Int32Array.from(rowOffsets),
    columnOfEdge: Int32Array.from(columnOfEdge),
    weight: Float64Array.from(weights),
  };
  return verifyAssignment(
    allowed,
    { _tag: "Optimal", coverage: "first", columnOfRow, total, penalty, size, potentials, cover, gap },
    { tolerance },
  );
};

const checkBounds = (problem: AssignmentProblem, outcome: StoppedBottleneck): BottleneckViolation[] => {
  const { size, sizeBound, worst, worstBound } = outcome;
  const violations: BottleneckViolation[] = [];
  if (!(sizeBound >= size))
    violations.push({ _tag: "WrongBound", reason: "more people are matched than the bound says" });
  if (worst === undefined ? size !== 0 : worstBound === undefined || Number.isNaN(worstBound))
    violations.push({ _tag: "WrongBound", reason: "there is none for the worst pair" });
  // A smaller matching may have a better worst pair.
  if (size === sizeBound && worst !== undefined && isBetterThan(problem, worst, worstBound))
    violations.push({ _tag: "WrongBound", reason: "the worst pair is better than the bound" });
  return violations;
};
