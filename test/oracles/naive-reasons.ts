import type { UnmatchedReason } from "../../src/explain/reasons";
import type { Matching } from "../../src/match/matching";
import type { Person } from "./naive-answers";
import { naivePlaces } from "./naive-places";
import { type NaiveRule, naiveRules } from "./naive-rules";

const allows = (rules: ReadonlyArray<NaiveRule>, mentee: Person, mentor: Person): boolean =>
  !rules.some((rule) => rule.forbids(mentee, mentor));

/** What each rule takes from one person, most first. */
const removalsOf = (
  rules: ReadonlyArray<NaiveRule>,
  pairs: ReadonlyArray<readonly [mentee: Person, mentor: Person]>,
) =>
  rules
    .map((rule) => ({
      rule: rule.name ?? "",
      removed: pairs.filter(([a, b]) => rule.forbids(a, b)).length,
      alone: pairs.filter(
        ([a, b]) => rule.forbids(a, b) && rules.filter((one) => one.forbids(a, b)).length === 1,
      ).length,
    }))
    .filter(({ removed }) => removed > 0)
    .sort((a, b) => b.removed - a.removed);

/** Why somebody is left without a partner, from the records, the plan and who was paired; rules without a name of their own have "". */
export const naiveReasons = (
  matching: Matching<Person, Person>,
  mentees: ReadonlyArray<Person>,
  mentors: ReadonlyArray<Person>,
): { mentees: Map<string, UnmatchedReason>; mentors: Map<string, UnmatchedReason> } => {
  const { plan } = matching.stages;
  const rules = naiveRules(plan, mentees, mentors);
  const menteesOf = (mentor: Person): Person[] =>
    matching.pairs.filter((pair) => pair.mentor.id === mentor.id).map(({ mentee }) => mentee.record);
  const isMatched = (mentee: Person): boolean => matching.pairs.some((pair) => pair.mentee.id === mentee.id);
  const hasRoom = (mentor: Person): boolean => menteesOf(mentor).length < naivePlaces(plan, mentor);

  const reasonOfMentee = (mentee: Person): UnmatchedReason => {
    const eligible = mentors.filter((mentor) => allows(rules, mentee, mentor));
    if (eligible.length === 0) {
      const removals = removalsOf(
        rules,
        mentors.map((mentor) => [mentee, mentor] as const),
      );
      return { _tag: "NoEligiblePartner", others: mentors.length, removals };
    }
    const free = eligible.filter(hasRoom).length;
    if (free > 0) return { _tag: "WouldLowerTotal", eligible: eligible.length, free };
    const places = eligible.reduce((sum, mentor) => sum + naivePlaces(plan, mentor), 0);
    return { _tag: "EligiblePartnersFull", eligible: eligible.length, places };
  };
  const reasonOfMentor = (mentor: Person): UnmatchedReason => {
    if (naivePlaces(plan, mentor) === 0) return { _tag: "NoPlaces" };
    const eligible = mentees.filter((mentee) => allows(rules, mentee, mentor));
    if (eligible.length === 0) {
      const removals = removalsOf(
        rules,
        mentees.map((mentee) => [mentee, mentor] as const),
      );
      return { _tag: "NoEligiblePartner", others: mentees.length, removals };
    }
    const free = eligible.filter((mentee) => !isMatched(mentee)).length;
    if (free > 0) return { _tag: "WouldLowerTotal", eligible: eligible.length, free };
    return { _tag: "EligiblePartnersElsewhere", eligible: eligible.length };
  };
  return {
    mentees: new Map(mentees.filter((one) => !isMatched(one)).map((one) => [one.id, reasonOfMentee(one)])),
    mentors: new Map(
      mentors.filter((one) => menteesOf(one).length === 0).map((one) => [one.id, reasonOfMentor(one)]),
    ),
  };
};
