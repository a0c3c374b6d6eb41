/** Values on one side that can never meet any on the other. */
import type { Side } from "../cohort/cohort";
import type { Finding } from "../errors/finding";
import { compareText } from "../graph/canonical-order";
import type { Criterion } from "../plan/criteria";
import type { Plan } from "../plan/plan";
import type { AnySelector } from "../plan/selector";
import type { Taxonomy } from "../plan/vocabulary";
import type { Draft } from "./candidates";
import { counted, lintFinding, listed } from "./finding";
import { countValues, valuesOfPerson } from "./values";

/** Values that a finding writes out. */
const NAMED = 5;

export const findNeverMet = (draft: Draft): Finding[] => [
  ...draft.plan.criteria.flatMap((criterion, at) => ofCriterion(draft, criterion, at)),
  ...draft.plan.rules.flatMap((rule, at) => ofRule(draft, rule, at)),
];

const ofCriterion = ({ plan, cohort }: Draft, criterion: Criterion, at: number): Finding[] => {
  const path = ["criteria", at];
  switch (criterion.kind) {
    case "same":
    case "overlap":
    case "taxonomy": {
      const meeting = criterion.kind === "taxonomy" ? topsOf(treeOf(plan, criterion.tree)) : alone;
      return [
        ...peopleWhoMeetNobody(
          [cohort.mentees, criterion.mentee],
          [cohort.mentors, criterion.mentor],
          meeting,
          path,
        ),
        ...peopleWhoMeetNobody(
          [cohort.mentors, criterion.mentor],
          [cohort.mentees, criterion.mentee],
          meeting,
          path,
        ),
      ];
    }
    case "coverage":
      return needsThatNobodyOffers(
        [cohort.mentees, criterion.mentee],
        [cohort.mentors, criterion.mentor],
        path,
      );
    default:
      return [];
  }
};

/** A side, and where it answers. */
type Answers = readonly [side: Side<unknown>, selector: AnySelector];

/** Says of a value by what it meets others: two values that share one of these meet. */
type Meeting = (value: string) => ReadonlyArray<string>;

const alone: Meeting = (value) => [value];

/** People none of whose answers can ever meet one of the other side. */
const peopleWhoMeetNobody = (
  [side, selector]: Answers,
  [otherSide, otherSelector]: Answers,
  meeting: Meeting,
  path: ReadonlyArray<string | number>,
): Finding[] => {
  const others = countValues(otherSide, otherSelector);
  // A side that says nothing at all has another trouble.
  if (others.size === 0) return [];
  const met = new Set([...others.keys()].flatMap(meeting));
  const unmet = side.people
    .map((person) => valuesOfPerson(person, selector))
    .filter((values) => values.length > 0 && !values.flatMap(meeting).some((key) => met.has(key)));
  if (unmet.length === 0) return [];
  const values = [...new Set(unmet.flat())].sort(compareText);
  return [
    lintFinding("never-met-value", [...path, side.name.slice(0, -1)], {
      expected: `answers that can meet one of the ${otherSide.name}`,
      received: `${counted(unmet.length, side.name.slice(0, -1))} whose answers can meet none: ${listed(values, NAMED)}`,
      remedy:
        "Look for another spelling of the same thing on the other side; else the criterion gives them nothing.",
    }),
  ];
};

const needsThatNobodyOffers = (
  [mentees, sought]: Answers,
  [mentors, offered]: Answers,
  path: ReadonlyArray<string | number>,
): Finding[] => {
  const offers = countValues(mentors, offered);
  if (offers.size === 0) return [];
  const unmet = [...countValues(mentees, sought)].filter(([value]) => !offers.has(value));
  if (unmet.length === 0) return [];
  const names = unmet.map(([value]) => value).sort(compareText);
  const times = unmet.reduce((sum, [, people]) => sum + people, 0);
  return [
    lintFinding("never-met-value", [...path, "mentee"], {
      expected: "needs that somebody offers to meet",
      received: `${counted(names.length, "need")}, named ${counted(times, "time")}, that no mentor offers: ${listed(names, NAMED)}`,
      remedy:
        "Look for another spelling of the same thing among the offers, or recruit a mentor who offers it.",
    }),
  ];
};

const treeOf = (plan: Plan, tree: Taxonomy | string): Taxonomy =>
  typeof tree === "string" ? (plan.taxonomies[tree] ?? {}) : tree;

/** Terms have something in common where they stand below the same term on top. */
const topsOf = (tree: Taxonomy): Meeting => {
  const tops = new Map<string, ReadonlyArray<string>>();
  const find = (term: string): ReadonlyArray<string> => {
    const known = tops.get(term);
    if (known !== undefined) return known;
    const parents = tree[term] ?? [];
    const found = parents.length === 0 ? [term] : [...new Set(parents.flatMap(find))];
    tops.set(term, found);
    return found;
  };
  return find;
};

const ofRule = ({ cohort }: Draft, rule: Plan["rules"][number], at: number): Finding[] => {
  if (rule.kind !== "never") return [];
  const { sharing } = rule;
  const selectors = typeof sharing === "object" ? sharing : { mentee: sharing, mentor: sharing };
  const mentees = countValues(cohort.mentees, selectors.mentee);
  const mentors = countValues(cohort.mentors, selectors.mentor);
  if (mentees.size === 0 || mentors.size === 0 || [...mentees.keys()].some((value) => mentors.has(value)))
    return [];
  return [
    lintFinding("never-met-value", ["rules", at], {
      expected: "an answer that somebody on both sides gives",
      received: `${counted(mentees.size, "value")} of mentees and ${counted(mentors.size, "value")} of mentors, none in common: ${listed([...mentees.keys()].sort(compareText), 2)} against ${listed([...mentors.keys()].sort(compareText), 2)}`,
      remedy:
        "The rule can forbid nobody: look whether both sides are asked for the same thing and write it alike.",
    }),
  ];
};
