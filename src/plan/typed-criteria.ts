/** Criteria as an integrator writes them in TypeScript: the schemas' own types, with selectors that the compiler checks. */
import type {
  availabilityCriterionSchema,
  closenessCriterionSchema,
  coverageCriterionSchema,
  customCriterionSchema,
  differentCriterionSchema,
  distanceCriterionSchema,
  ladderCriterionSchema,
  overlapCriterionSchema,
  profileCriterionSchema,
  rankCriterionSchema,
  sameCriterionSchema,
  taxonomyCriterionSchema,
} from "./criteria";
import type {
  CoordinatesAnswer,
  NumberAnswer,
  NumbersAnswer,
  PlainAnswer,
  RankedIds,
  ScaleAnswers,
  Selector,
  SlotsAnswer,
  StepAnswer,
  TextAnswer,
  TextsAnswer,
} from "./selector";
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
  AnswersAndWeight<Mentee, Mentor, PlainAnswer>
>;
/** Another answer; build it with `criteria.different`. */
export type DifferentCriterion<Mentee, Mentor> = With<
  typeof differentCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, PlainAnswer>
>;
/** Share of the mentee's needs that the mentor's offers meet; build it with `criteria.coverage`. */
export type CoverageCriterion<Mentee, Mentor> = With<
  typeof coverageCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, TextsAnswer> & {
    /** Where a mentee says how important each need is, in the order of the needs. */
    readonly importance?: Selector<Mentee, NumbersAnswer>;
    /** Where a mentor says how strong each offer is, in the order of the offers. */
    readonly strength?: Selector<Mentor, NumbersAnswer>;
  }
>;
/** Closeness of two numbers; build it with `criteria.closeness`. */
export type ClosenessCriterion<Mentee, Mentor> = With<
  typeof closenessCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, NumberAnswer>
>;
/** Distance between two places; build it with `criteria.distance`. */
export type DistanceCriterion<Mentee, Mentor> = With<
  typeof distanceCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, CoordinatesAnswer>
>;
/** Ranked wishes; build it with `criteria.rank`. */
export type RankCriterion<Mentee, Mentor> = With<
  typeof rankCriterionSchema,
  Partial<Sides<Mentee, Mentor, RankedIds>> & OwnWeight<Mentee, Mentor>
>;
/** The caller's own function; build it with `criteria.custom`. */
export type CustomCriterion<Mentee, Mentor> = With<
  typeof customCriterionSchema,
  OwnWeight<Mentee, Mentor> & {
    /** The score of a pair, 0 to 1; `null` where there is no answer. */
    readonly score: (mentee: Mentee, mentor: Mentor) => number | null;
    /** The facts behind the score, as a sentence. */
    readonly describe?: (mentee: Mentee, mentor: Mentor) => string;
  }
>;

/** Minutes a week in common; build it with `criteria.availability`. */
export type AvailabilityCriterion<Mentee, Mentor> = With<
  typeof availabilityCriterionSchema,
  AnswersAndWeight<Mentee, Mentor, SlotsAnswer> & {
    /** The field of people's time zone, if both sides hold it under one name; else the field of each side. */
    readonly zone?: Selector<Mentee | Mentor, TextAnswer> | Sides<Mentee, Mentor, TextAnswer>;
  }
>;

/** Any criterion over the caller's record types. */
export type TypedCriterion<Mentee, Mentor> =
  | TaxonomyCriterion<Mentee, Mentor>
  | LadderCriterion<Mentee, Mentor>
  | OverlapCriterion<Mentee, Mentor>
  | ProfileCriterion<Mentee, Mentor>
  | SameCriterion<Mentee, Mentor>
  | DifferentCriterion<Mentee, Mentor>
  | CoverageCriterion<Mentee, Mentor>
  | ClosenessCriterion<Mentee, Mentor>
  | DistanceCriterion<Mentee, Mentor>
  | RankCriterion<Mentee, Mentor>
  | AvailabilityCriterion<Mentee, Mentor>
  | CustomCriterion<Mentee, Mentor>;
