import { chain, type Either, isLeft, left, right } from "fp-ts/Either";
import { buildCohort, type Cohort, type People } from "../cohort/cohort";
import { withQuality } from "../cohort/quality/quality";
import { findNotLists, tidy } from "../cohort/tidy";
import type { Finding } from "../errors/finding";
import {
  errorsAmong,
  type InvalidCohort,
  type InvalidPlan,
  type MatchingError,
  warningsAmong,
} from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../graph/slices";
import { lint } from "../lint/lint";
import { parsePlan } from "../plan/parse";
import type { Plan } from "../plan/plan";
import type { AnyPlan } from "../plan/typed";
import {
  type CompiledScoring,
  compileScoring,
  type ScoringOptions,
  scorePairs,
  siftPairs,
} from "../scoring/score";
import type { Matching } from "./matching";
import { nameAgain } from "./name-again";
import { solve } from "./solve";

/** A round that can be run: everything about its input has been checked. */
interface Prepared<Mentee, Mentor> {
  readonly plan: Plan;
  readonly cohort: Cohort<Mentee, Mentor>;
  readonly compiled: CompiledScoring;
  readonly warnings: ReadonlyArray<Finding>;
}

/** What {@link match} and {@link check} can be given beside plan and people. */
export interface MatchOptions extends ScoringOptions {}

/**
 * Runs a matching round: checks, scores, solves, verifies, names again.
 *
 * *When to use*: always, unless you have numbers already; then see `mentor-matching/algorithms`.
 *
 * *Details*: pure. O(mentees · mentors · (criteria + rules)) for scoring, plus the solver's time: see `solveStable` and
 * `solveAssignment` behind the door `mentor-matching/algorithms`. The answer does not depend on the order of the records; ties go to the person whose id has the lower
 * seeded hash, and another `seed` in the plan resolves them another way. The independent verifier has gone over every answer.
 *
 * *Gotchas*: a mentee or mentor whom nobody may meet is no error; see {@link explain} for the reason.
 *
 * @param plan - criteria, rules, shape and objective; keys are checked against the record types
 * @param people - records of both sides, or what {@link readPeople} made of tables
 * @param options - the time-zone library, where the plan needs one
 * @returns the {@link Matching}, or `InvalidPlan` or `InvalidCohort` with all findings at once
 *
 * @example
 * ```ts
 * const result = match(plan, { mentees, mentors });
 * if (isRight(result)) for (const pair of result.right.pairs) console.log(pair.mentee.id, pair.mentor.id);
 * ```
 */
export const match = <Mentee, Mentor>(
  plan: AnyPlan<NoInfer<Mentee>, NoInfer<Mentor>>,
  people: People<Mentee, Mentor>,
  options: MatchOptions = {},
): Either<MatchingError, Matching<Mentee, Mentor>> =>
  chain((prepared: Prepared<Mentee, Mentor>) => drain(run(prepared)))(prepare(plan, people, options));

/**
 * {@link match}, throwing.
 *
 * @throws {@link MatchingException} where `match` answers with a left
 */
export const matchOrThrow = <Mentee, Mentor>(
  plan: AnyPlan<NoInfer<Mentee>, NoInfer<Mentor>>,
  people: People<Mentee, Mentor>,
  options: MatchOptions = {},
): Matching<Mentee, Mentor> => getOrThrow(match(plan, people, options));

/**
 * {@link match} whose solver works in slices: the event loop turns in between, progress is reported, and an `AbortSignal` is
 * honoured.
 *
 * *Details*: scoring runs in one piece before the first slice. A round that takes less than a slice is finished whatever the signal
 * says.
 *
 * @returns as {@link match}; after an abort a matching with status `"stopped"`: the best found until then
 *
 * @example
 * ```ts
 * const result = await matchAsync(plan, people, { signal: AbortSignal.timeout(5000) });
 * ```
 */
export const matchAsync = async <Mentee, Mentor>(
  plan: AnyPlan<NoInfer<Mentee>, NoInfer<Mentor>>,
  people: People<Mentee, Mentor>,
  options: AsyncOptions & MatchOptions = {},
): Promise<Either<MatchingError, Matching<Mentee, Mentor>>> => {
  const prepared = prepare(plan, people, options);
  return isLeft(prepared) ? prepared : await drainAsync(run(prepared.right), options);
};

/**
 * {@link matchAsync}, rejecting.
 *
 * @throws {@link MatchingException} where `matchAsync` answers with a left
 */
export const matchAsyncOrThrow = async <Mentee, Mentor>(
  plan: AnyPlan<NoInfer<Mentee>, NoInfer<Mentor>>,
  people: People<Mentee, Mentor>,
  options: AsyncOptions & MatchOptions = {},
): Promise<Matching<Mentee, Mentor>> => getOrThrow(await matchAsync(plan, people, options));

/**
 * Checks plan and people as {@link match} does, looks the plan over beside the people, and goes no further.
 *
 * *When to use*: before a round, to hear what is wrong, and what looks wrong: criteria that change nothing or dominate, scales without
 * order, values that never meet, people whom the rules leave nobody, places too few.
 *
 * *Details*: O(mentees · mentors · rules), and a bounded number of scored pairs. {@link match} says the same in its `warnings`.
 *
 * @returns what was suspicious without being wrong, or the error with all findings at once
 *
 * @example
 * ```ts
 * const checked = check(plan, people);
 * if (isLeft(checked)) console.error(renderError(checked.left));
 * ```
 */
export const check = <Mentee, Mentor>(
  plan: AnyPlan<NoInfer<Mentee>, NoInfer<Mentor>>,
  people: People<Mentee, Mentor>,
  options: MatchOptions = {},
): Either<MatchingError, ReadonlyArray<Finding>> =>
  chain<MatchingError, Prepared<Mentee, Mentor>, ReadonlyArray<Finding>>(({ warnings, compiled }) => {
    const findings = [...warnings, ...lint(compiled, siftPairs(compiled))];
    const faults = faultsOf(compiled);
    return faults === undefined ? right(findings) : left(faults);
  })(prepare(plan, people, options));

/**
 * {@link check}, throwing.
 *
 * @throws {@link MatchingException} where `check` answers with a left
 */
export const checkOrThrow = <Mentee, Mentor>(
  plan: AnyPlan<NoInfer<Mentee>, NoInfer<Mentor>>,
  people: People<Mentee, Mentor>,
  options: MatchOptions = {},
): ReadonlyArray<Finding> => getOrThrow(check(plan, people, options));

const prepare = <Mentee, Mentor>(
  plan: unknown,
  people: People<Mentee, Mentor>,
  options: MatchOptions,
): Either<MatchingError, Prepared<Mentee, Mentor>> =>
  chain<MatchingError, Plan, Prepared<Mentee, Mentor>>((parsed) => prepareCohort(parsed, people, options))(
    parsePlan(plan),
  );

const prepareCohort = <Mentee, Mentor>(
  plan: Plan,
  people: People<Mentee, Mentor>,
  options: MatchOptions,
): Either<InvalidPlan | InvalidCohort, Prepared<Mentee, Mentor>> => {
  const notLists = findNotLists(people);
  if (notLists !== undefined) return left({ _tag: "InvalidCohort", findings: notLists });
  const { cohort, findings: ofCohort } = buildCohort(plan, people);
  const { compiled, findings: ofScoring } = compileScoring(plan, cohort, options);
  const findings = tidy(
    withQuality([...(people.findings ?? []), ...ofCohort, ...ofScoring], plan, cohort),
    cohort,
  );
  const errors = errorsAmong(findings);
  if (errors !== undefined) {
    // A rule that no shape enforces is the plan's, however right the people are.
    const isOfPlan = errors.some(({ code }) => code === "not-enforced");
    return left({
      _tag: isOfPlan ? "InvalidPlan" : "InvalidCohort",
      findings: errors,
      ...warningsAmong(findings),
    });
  }
  return right({ plan, cohort, compiled, warnings: findings });
};

/** What the plan's own functions did wrong with the pairs that have been scored. */
const faultsOf = ({ criteria }: CompiledScoring): InvalidCohort | undefined => {
  const findings = errorsAmong(criteria.flatMap(({ faults }) => faults?.() ?? []));
  return findings === undefined ? undefined : { _tag: "InvalidCohort", findings };
};

function* run<Mentee, Mentor>(
  prepared: Prepared<Mentee, Mentor>,
): Slices<Either<MatchingError, Matching<Mentee, Mentor>>> {
  const { plan, cohort, compiled, warnings } = prepared;
  const sifted = siftPairs(compiled);
  const scored = scorePairs(compiled, sifted);
  const faults = faultsOf(compiled);
  if (faults !== undefined) return left(faults);
  const findings = [...warnings, ...lint(compiled, sifted)];
  const solved = yield* solve(scored.graph, plan.objective, scored.locks);
  return right(nameAgain({ plan, cohort, scored, solved }, findings));
}
