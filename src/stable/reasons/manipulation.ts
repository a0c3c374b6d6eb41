/**
 * Whether one participant could gain by reporting another list than the true one, the others' reports being what they are.
 *
 * L. E. Dubins and D. A. Freedman, "Machiavelli and the Gale–Shapley algorithm", American Mathematical Monthly 88 (1981), 485–494, and
 * A. E. Roth, "The economics of matching: stability and incentives", Mathematics of Operations Research 7 (1982), 617–628: a proposer
 * of one place cannot. (A proposing side with several places is split into places; whoever has one place is one proposer there, so
 * the theorem holds for it whatever the others have.)
 * D. Gale and M. Sotomayor, "Ms. Machiavelli and the stable matching problem", American Mathematical Monthly 92 (1985), 261–268: a
 * receiver of one place gets its best stable partner by cutting its list off behind that one; G. Demange, D. Gale and M. Sotomayor,
 * "A further note on the stable matching problem", Discrete Applied Mathematics 16 (1987), 217–222: and no report brings it more.
 * A. E. Roth, "The college admissions problem is not equivalent to the marriage problem", Journal of Economic Theory 36 (1985), 277–288:
 * for several places no stable mechanism makes the truth dominant, whoever proposes.
 *
 * Reports with ties are covered: the mechanism breaks them by index, which makes each of them a strict report.
 */
import { type Either, left, right } from "fp-ts/Either";
import { quote } from "../../errors/finding";
import { errorsAmong, type InvalidProblem } from "../../errors/matching-error";
import { getOrThrow } from "../../errors/or-throw";
import { NOBODY, rowOfEdge } from "../../graph/bipartite";
import { arrayFinding } from "../../graph/check";
import { drain, type Slices } from "../../graph/slices";
import { deferredAcceptance, type ProposingSide } from "../deferred-acceptance";
import type { StableProblem } from "../problem";
import { checkIndex, checkSide } from "./checks";
import { droppings } from "./droppings";
import type { AskingSide, Manipulation, StoppedManipulation } from "./outcome";
import { listOf, partnersIn, placesOf } from "./participant";
import { reorderings } from "./reorderings";

/** Whose gain is asked for, and which reports it may make. */
export interface ManipulationQuestion {
  /** On which side the participant stands. */
  readonly side: AskingSide;
  /** Its row or column. */
  readonly index: number;
  /** The side that proposes in the mechanism. Default: `"rows"`. */
  readonly proposing?: ProposingSide;
  /**
   * `"any"`: it may leave names out and change their order. `"reorder"`: it must name everybody who is acceptable, in any order.
   * Default: `"any"`.
   */
  readonly reports?: "any" | "reorder";
  /** How many reports may be run for a participant with several places. Default: 1000. */
  readonly runs?: number;
}

const DEFAULT_RUNS = 1000;

/**
 * Whether a participant could get more by not telling the truth, and the report that brings the most.
 *
 * *When to use*: to answer "may I safely say what I wish?", or to see how much the receiving side could bend a round.
 *
 * *Details*: one place, on the proposing side: no, by theorem. One place, on the receiving side: the best it can have is its best stable
 * partner, by cutting its list off there; two runs of deferred acceptance. With `reports: "reorder"` it is exact too, at most one run for
 * every partner that some order brings (Teo, Sethuraman and Tan, 2001). Several places: theory promises nothing; the sets that some report
 * brings are searched, exactly while `runs` last, then `Undecided`. *Better* for several places means better place by place, which
 * everybody agrees on who wants its best individuals; sets that are better in one place and worse in another count as neither. Of several
 * better sets the one with the best first partner is given, then second, and so on.
 *
 * *Gotchas*: the answer supposes that the others' lists are known and stay the same; equal scores are no gain. `"reorder"` with several places is not
 * searched and is answered `Undecided`.
 *
 * @returns {@link Manipulation}, or {@link InvalidProblem} when there is no such participant
 *
 * @example
 * ```ts
 * // Two rows and two columns, each column wants the other row than the one that wants it.
 * const stable = stableProblemOrThrow({
 *   rowCount: 2,
 *   columnCount: 2,
 *   rowOffsets: Int32Array.of(0, 2, 4),
 *   columnOfEdge: Int32Array.of(0, 1, 0, 1),
 *   rowScore: Float64Array.of(2, 1, 1, 2),
 *   columnScore: Float64Array.of(1, 2, 2, 1),
 * });
 * const answer = manipulationOrThrow(stable, { side: "column", index: 0 });
 * answer._tag; // "Gains"
 * answer.list; // Int32Array [1]
 * manipulation(stable, { side: "column", index: 5 })._tag; // "Left"
 * ```
 */
export const manipulation = (
  problem: StableProblem,
  question: ManipulationQuestion,
): Either<InvalidProblem, Manipulation> => {
  const findings = errorsAmong(checkQuestion(problem, question));
  if (findings !== undefined) return left({ _tag: "InvalidProblem", findings });
  // Nothing stops a run that is drained at once.
  return right(drain(manipulationInSlices(problem, question)) as Manipulation);
};

/**
 * {@link manipulation}, throwing.
 *
 * @throws {@link MatchingException} where `manipulation` answers with a left
 */
export const manipulationOrThrow = (problem: StableProblem, question: ManipulationQuestion): Manipulation =>
  getOrThrow(manipulation(problem, question));

const checkQuestion = (problem: StableProblem, question: ManipulationQuestion) => {
  const { side, index, proposing = "rows", reports = "any", runs = DEFAULT_RUNS } = question;
  const oneOf = (name: string, value: string, allowed: string[]) =>
    allowed.includes(value)
      ? []
      : [
          arrayFinding("unknown-name", [name], {
            expected: allowed.map((word) => `"${word}"`).join(" or "),
            received: quote(value),
            remedy: "Use one of these words.",
          }),
        ];
  const ofSide = checkSide("side", side);
  return [
    ...ofSide,
    ...(ofSide.length > 0
      ? []
      : checkIndex("index", index, side === "row" ? problem.rowCount : problem.columnCount)),
    ...oneOf("proposing", proposing, ["rows", "columns"]),
    ...oneOf("reports", reports, ["any", "reorder"]),
    ...(runs >= 0
      ? []
      : [
          arrayFinding("out-of-range", ["runs"], {
            expected: "a number from 0",
            received: quote(runs),
            remedy: "Say how many reports may be tried.",
          }),
        ]),
  ];
};

/** {@link manipulation} in slices, for a question that is sound; progress counts runs of the mechanism. */
export function* manipulationInSlices(
  problem: StableProblem,
  question: ManipulationQuestion,
): Slices<Manipulation | StoppedManipulation> {
  const { side, index, proposing = "rows", reports = "any", runs = DEFAULT_RUNS } = question;
  const participant = { side, index };
  const truth = yield* deferredAcceptance(problem, { proposing });
  if (truth._tag === "Stopped") return { _tag: "Stopped", reason: truth.reason };
  const honest = partnersIn(truth.columnOfRow, participant);
  const places = placesOf(problem, participant);
  if (places === 0) return { _tag: "CannotGain", because: "NoPlaces", honest };
  const proposes = proposing === `${side}s`;
  if (places === 1 && proposes) return { _tag: "CannotGain", because: "ProposingSide", honest };
  if (places > 1) {
    if (reports === "reorder") return { _tag: "Undecided", honest, runs: 0 };
    return yield* droppings(problem, index, honest, proposing, runs);
  }
  if (reports === "reorder") return yield* reorderings(problem, participant, truth.columnOfRow, proposing);

  const best = yield* deferredAcceptance(problem, { proposing: `${side}s` });
  if (best._tag === "Stopped") return { _tag: "Stopped", reason: best.reason };
  const partners = partnersIn(best.columnOfRow, participant);
  const edges = listOf(problem, participant);
  const otherEnd = side === "row" ? problem.columnOfEdge : rowOfEdge(problem);
  const score = side === "row" ? problem.rowScore : problem.columnScore;
  const positionOf = (partner: number | undefined): number =>
    partner === undefined ? NOBODY : edges.findIndex((edge) => otherEnd[edge] === partner);
  const cut = positionOf(partners[0]);
  // Whoever has nobody has nobody in every stable matching (rural hospitals), and equal scores are no gain.
  if (cut === NOBODY || score[edges[cut]!] === score[edges[positionOf(honest[0])]!]) {
    return { _tag: "CannotGain", because: "BestStablePartner", honest };
  }
  const list = edges.slice(0, cut + 1).map((edge) => otherEnd[edge]!);
  return { _tag: "Gains", by: "Truncation", honest, partners, list };
}
