import { type Either, left, mapLeft } from "fp-ts/Either";
import { type Finding, quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import type { Bipartite, CompleteBipartite } from "../../graph/bipartite";
import { arrayFinding, checkKind, checkWeights, refuseNonObject } from "../../graph/check";
import type { Sense } from "../problem";
import {
  checkGraph,
  type LexicographicLevel,
  type LexicographicProblem,
  lexicographicProblem,
} from "./problem";

/** What both orders end with: a total. */
export type TotalledInput = (Bipartite | CompleteBipartite) & {
  /** edge → weight; finite, fractions too. Their sum counts last. Not there: nothing does. */
  readonly weight?: Float64Array;
  /** Of the weights. Default: `"maximise"`. */
  readonly sense?: Sense;
  /** column → places; 1 each when left out. */
  readonly capacityOfColumn?: Int32Array;
};

/** What {@link priorityTiersProblem} takes. */
export type PriorityTiersInput = TotalledInput & {
  /** row → tier; whole numbers from 1, the tier that comes first. Gaps mean nothing. */
  readonly tierOfRow: Int32Array;
  /** column → tier, the same. Not there: columns have none. */
  readonly tierOfColumn?: Int32Array;
};

/** What {@link coveredSidesProblem} takes. */
export type CoveredSidesInput = TotalledInput & {
  /** The side of which as many as can be get somebody, before the other. Default: `"rows"`. */
  readonly first?: "rows" | "columns";
};

/**
 * Tiers of people: as many rows of tier 1 as can be, then as many of tier 2, and so on; then as many columns of tier 1 that get somebody, and so on; then the best
 * total.
 *
 * *When to use*: when some people must not be left out for the sake of others: returning mentees before new ones, say. When only the number matters, and not who,
 * see {@link coveredSidesProblem}.
 *
 * *Details*: O(tiers · (rows + columns)) and a check of all arrays. One level a tier that occurs, rows first, and the weights at the end. Takes an assignment problem too, with tiers added.
 *
 * *Gotchas*: the number of tier 1 is what could be had without all others; they pay for it with their own places, never with their number beyond that: as many people are
 * matched in all as without tiers. Penalties of an assignment problem have no place here, and are refused.
 *
 * @returns a problem for {@link solveLexicographic}, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [9],
 *   [2],
 * ]);
 * const problem = priorityTiersProblemOrThrow({ ...scores, tierOfRow: Int32Array.of(2, 1) });
 * solveLexicographic(problem).columnOfRow; // Int32Array [-1, 0]
 * solveLexicographic(problem).values; // Float64Array [1, 0, 2]
 * priorityTiersProblem({ ...scores, tierOfRow: Int32Array.of(0, 1) })._tag; // "Left"
 * ```
 */
export const priorityTiersProblem = (
  input: PriorityTiersInput,
): Either<InvalidProblem, LexicographicProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { tierOfRow, tierOfColumn } = input;
  const ofRow = indicators("tierOfRow", tierOfRow, input.rowCount, "row");
  const ofColumn =
    tierOfColumn === undefined
      ? NO_LEVELS
      : indicators("tierOfColumn", tierOfColumn, input.columnCount, "column");
  return inOrder(
    input,
    [
      ...ofRow.flags.map((valueOfRow) => ({ valueOfRow })),
      ...ofColumn.flags.map((valueOfColumn) => ({ valueOfColumn })),
    ],
    [...ofRow.findings, ...ofColumn.findings],
  );
};

/**
 * {@link priorityTiersProblem}, throwing.
 *
 * @throws {@link MatchingException} where `priorityTiersProblem` answers with a left
 */
export const priorityTiersProblemOrThrow = (input: PriorityTiersInput): LexicographicProblem =>
  getOrThrow(priorityTiersProblem(input));

/**
 * Both sides covered: as many rows as can be, then as many columns as can be that have at least one row, then the best total.
 *
 * *When to use*: when every mentee should have a mentor, and after that every mentor somebody, before scores are looked at. For places shared evenly
 * beyond the first see {@link solveFairLoads}; for columns that must have somebody, {@link solveTransportation}.
 *
 * *Details*: O(rows + columns) and a check of all arrays. Takes an assignment problem too. With `first: "columns"` the columns come before the rows.
 *
 * *Gotchas*: with one place a column both numbers are the same, and this is `solveAssignment` with `coverage: "first"`. Penalties of an assignment problem have no place here, and are
 * refused.
 *
 * @returns a problem for {@link solveLexicographic}, or {@link InvalidProblem} with all findings
 *
 * @example
 * ```ts
 * const scores = assignmentProblemFromMatrixOrThrow([
 *   [9, 1],
 *   [9, 1],
 * ], Int32Array.of(2, 2));
 * const problem = coveredSidesProblemOrThrow(scores);
 * solveLexicographic(problem).values; // Float64Array [2, 2, 10]
 * coveredSidesProblem({ rowCount: -1, columnCount: 1 })._tag; // "Left"
 * ```
 */
export const coveredSidesProblem = (
  input: CoveredSidesInput,
): Either<InvalidProblem, LexicographicProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { rowCount, columnCount, first = "rows" } = input;
  const ones = (count: number): Float64Array => new Float64Array(isCount(count) ? count : 0).fill(1);
  const rows = { valueOfRow: ones(rowCount) };
  const columns = { valueOfColumn: ones(columnCount) };
  const findings =
    first === "rows" || first === "columns"
      ? []
      : [
          arrayFinding("unknown-name", ["first"], {
            expected: "rows or columns",
            received: quote(first),
            remedy: "Say which side comes before the other.",
          }),
        ];
  return inOrder(input, first === "columns" ? [columns, rows] : [rows, columns], findings);
};

/**
 * {@link coveredSidesProblem}, throwing.
 *
 * @throws {@link MatchingException} where `coveredSidesProblem` answers with a left
 */
export const coveredSidesProblemOrThrow = (input: CoveredSidesInput): LexicographicProblem =>
  getOrThrow(coveredSidesProblem(input));

const isCount = (count: unknown): count is number =>
  Number.isInteger(count) && (count as number) >= 0 && (count as number) <= 2 ** 27;

/** Levels, then the total. What is wrong with graph, places, penalties and weights is told here, besides what was found before. */
const inOrder = (
  input: TotalledInput,
  levels: ReadonlyArray<LexicographicLevel>,
  found: ReadonlyArray<Finding>,
): Either<InvalidProblem, LexicographicProblem> => {
  const { graph, graphIsSound, capacityOfColumn, findings: ofGraph } = checkGraph(input);
  const findings = [...found, ...ofGraph];
  for (const name of ["penaltyOfRow", "penaltyOfColumn"] as const) {
    if ((input as Partial<Record<typeof name, unknown>>)[name] === undefined) continue;
    findings.push(
      arrayFinding("unknown-key", [name], {
        expected: "no penalties",
        received: "penalties",
        remedy: "Who is left out is counted before any weight: leave the penalties away.",
      }),
    );
  }
  const { weight, sense } = input;
  if (sense !== undefined && sense !== "maximise" && sense !== "minimise") {
    findings.push(
      arrayFinding("unknown-name", ["sense"], {
        expected: "maximise or minimise",
        received: quote(sense),
        remedy: "Say whether the sum of the weights is to be as large or as small as possible.",
      }),
    );
  }
  if (weight !== undefined && graphIsSound) {
    const edges = graph.columnOfEdge?.length ?? graph.rowCount * graph.columnCount;
    findings.push(...checkWeights("weight", weight, edges));
  }
  const errors = errorsAmong(findings);
  if (errors !== undefined) return left({ _tag: "InvalidProblem", findings: errors });
  const total = weight === undefined ? [] : [{ weight, sense: sense ?? "maximise" }];
  const all = [...levels, ...total];
  // Nobody on a side has no tiers.
  const problem = lexicographicProblem({ ...graph, capacityOfColumn, levels: all.length > 0 ? all : [{}] });
  // Nothing but the weights can still be too large.
  const ofWeight = (finding: Finding): Finding => ({
    ...finding,
    place: { ...finding.place, path: ["weight"] },
  });
  return mapLeft((invalid: InvalidProblem): InvalidProblem => {
    const [one, ...others] = invalid.findings;
    return { ...invalid, findings: [ofWeight(one), ...others.map(ofWeight)] };
  })(problem);
};

const NO_LEVELS = { flags: [], findings: [] };

/** For every tier that occurs who belongs to it. O(tiers · people). */
const indicators = (
  name: string,
  tiers: Int32Array,
  count: number,
  owner: "row" | "column",
): { readonly flags: ReadonlyArray<Float64Array>; readonly findings: ReadonlyArray<Finding> } => {
  const findings = checkKind(name, tiers);
  if (findings.length > 0 || !isCount(count)) return { flags: [], findings };
  if (tiers.length !== count) {
    const remedy = `Give every ${owner} one tier.`;
    const words = { expected: `${count} tiers, one a ${owner}`, received: `${tiers.length}`, remedy };
    return { flags: [], findings: [arrayFinding("ragged-array", [name], words)] };
  }
  for (const [at, tier] of tiers.entries()) {
    if (tier >= 1) continue;
    const remedy = "Number tiers from 1, the one that comes first.";
    const words = { expected: "a whole number from 1", received: `${tier}`, remedy };
    findings.push(arrayFinding("out-of-range", [name, at], words));
  }
  if (findings.length > 0) return { flags: [], findings };
  const occurring = [...new Set(tiers)].sort((a, b) => a - b);
  return {
    flags: occurring.map((tier) => Float64Array.from(tiers, (own) => (own === tier ? 1 : 0))),
    findings,
  };
};
