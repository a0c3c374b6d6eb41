/** Criteria as an integrator writes them in TypeScript: the schemas' own types, with selectors that the compiler checks. */
import type {
  differentCriterionSchema,
  ladderCriterionSchema,
  overlapCriterionSchema,
  profileCriterionSchema,
  sameCriterionSchema,
  taxonomyCriterionSchema,
} from "./criteria";
import type { ScaleAnswers, StepAnswer, TextAnswer, TextsAnswer } from "./selector";
import type { OwnWeight, Sides, With } from "./typed-selectors";

/** Where the answers of both sides stand, and where people say how much the criterion matters to them. */
export type AnswersAndWeight<Mentee, Mentor, Answer> = Sides<Mentee, Mentor, Answer> &
  OwnWeight<Mentee, Mentor>;

/** Closeness of terms in a taxonomy; build it with `criteria.taxonomy`. */
export type TaxonomyCriterion<Mentee, Mentor> = With<
  typeof taxonomyCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, TextsAnswer>
>;
/** Steps from mentee up to mentor; build it with `criteria.ladder`. */
export type LadderCriterion<Mentee, Mentor> = With<
  typeof ladderCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, StepAnswer>
>;
/** What two sets of answers have in common; build it with `criteria.overlap`. */
export type OverlapCriterion<Mentee, Mentor> = With<
  typeof overlapCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, TextsAnswer>
>;
/** Closeness of answers on a scale; build it with `criteria.profile`. */
export type ProfileCriterion<Mentee, Mentor> = With<
  typeof profileCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, ScaleAnswers>
>;
/** The same answer; build it with `criteria.same`. */
export type SameCriterion<Mentee, Mentor> = With<
  typeof sameCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, TextAnswer>
>;
/** Another answer; build it with `criteria.different`. */
export type DifferentCriterion<Mentee, Mentor> = With<
  typeof differentCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, TextAnswer>
>;

/** Any criterion over the caller's record types. */
export type TypedCriterion<Mentee, Mentor> =
  | TaxonomyCriterion<Mentee, Mentor>
  | LadderCriterion<Mentee, Mentor>
  | OverlapCriterion<Mentee, Mentor>
  | ProfileCriterion<Mentee, Mentor>
  | SameCriterion<Mentee, Mentor>
  | DifferentCriterion<Mentee, Mentor>;
