import { describe, expect, it } from "vitest";
import { compileMinimum } from "../../src/scoring/rules/minimum";
import { planComplaints } from "../oracles/findings";
import { planWith, type Round, stagesOf } from "../oracles/stages";

type Json = Readonly<Record<string, unknown>>;

/** What a rule leaves of pairs whose mentee's view is `own` points and whose mentor's view is `other` points. */
const left = (rule: Json, own: number, other: number): boolean => {
  const { scored } = stagesOf({
    plan: planWith(
      [
        { kind: "same", points: own, direction: "mentee", mentee: "a", mentor: "a" },
        { kind: "same", points: other, direction: "mentor", mentee: "a", mentor: "a" },
      ],
      { rules: [{ kind: "minimum", ...rule }] },
    ),
    mentees: [{ id: "mentee", a: "x" }],
    mentors: [{ id: "mentor", a: "x" }],
  });
  return scored.graph.columnOfEdge.length === 1;
};

describe("the least score of a pair", () => {
  it.each<[Json, number, number, boolean]>([
    [{ atLeast: 5 }, 4, 6, true],
    [{ atLeast: 5 }, 4, 5.9, false],
    [{ view: "joint", atLeast: -1 }, -1, -1, true],
    [{ view: "mentee", atLeast: 5 }, 5, 0, true],
    [{ view: "mentee", atLeast: 5 }, 4, 9, false],
    [{ view: "mentor", atLeast: 5 }, 9, 4, false],
    [{ view: "mentor", atLeast: 5 }, 0, 5, true],
    [{ view: "each", atLeast: 5 }, 5, 5, true],
    [{ view: "each", atLeast: 5 }, 4, 9, false],
    [{ view: "each", atLeast: 5 }, 9, 4, false],
    [{ criterion: "criterion 0", atLeast: 5 }, 5, 0, true],
    [{ criterion: "criterion 0", atLeast: 5 }, 4, 9, false],
    [{ criterion: "criterion 1", atLeast: 5 }, 9, 4, false],
  ])("%j of %d and %d: %s", (rule, own, other, kept) => {
    expect(left(rule, own, other)).toBe(kept);
  });

  it("asks nothing of a side that the plan says nothing of", () => {
    const rule = { kind: "minimum", view: "each", atLeast: 0.5 } as const;
    expect(compileMinimum(rule, { mentee: true, mentor: false }).keeps(0.6, 0, 0.6)).toBe(true);
    expect(compileMinimum(rule, { mentee: false, mentor: true }).keeps(0, 0.6, 0.6)).toBe(true);
    expect(compileMinimum(rule, { mentee: true, mentor: true }).keeps(0.6, 0.4, 0.6)).toBe(false);
  });

  it("of a criterion is what it says from 0 to 1 among weights; a pair of which it says nothing passes, unless that is forbidden", () => {
    const keeps = (rule: Json, mentee: unknown): boolean => {
      const criterion = { kind: "profile", weight: 7, mentee: "v", mentor: "v", scale: [0, 10] };
      const { scored } = stagesOf({
        plan: planWith([criterion], { rules: [{ kind: "minimum", criterion: "criterion 0", ...rule }] }),
        mentees: [{ id: "mentee", v: mentee }],
        mentors: [{ id: "mentor", v: [10] }],
      });
      return scored.graph.columnOfEdge.length === 1;
    };
    expect(keeps({ atLeast: 0.6 }, [6])).toBe(true);
    expect(keeps({ atLeast: 0.61 }, [6])).toBe(false);
    expect(keeps({ atLeast: 0.6 }, null)).toBe(true);
    expect(keeps({ atLeast: 0.6, missing: "forbid" }, null)).toBe(false);
  });

  const rounds = (rules: Json[]): Round => ({
    plan: planWith([{ kind: "same", weight: 1, mentee: "a", mentor: "a" }], { rules }),
    mentees: ["x", "y"].map((a) => ({ id: `mentee ${a}`, a, b: a })),
    mentors: ["x", "x", "z"].map((a, at) => ({ id: `mentor ${at}`, a, b: a })),
  });
  const counts = (rules: Json[]) => {
    const { scored, cohort } = stagesOf(rounds(rules));
    const of = (id: string, { ids }: { ids: ReadonlyArray<string> }): number => ids.indexOf(id);
    return scored.removals.map(({ rule, ofMentee, aloneOfMentee, ofMentor, aloneOfMentor }) => [
      rule,
      ofMentee[of("mentee y", cohort.mentees)],
      aloneOfMentee[of("mentee y", cohort.mentees)],
      ofMentor[of("mentor 2", cohort.mentors)],
      aloneOfMentor[of("mentor 2", cohort.mentors)],
    ]);
  };

  it("counts pairs that all other rules allow, and those that another least score leaves it alone with", () => {
    const minimum = { kind: "minimum", atLeast: 0.5 };
    expect(counts([minimum])).toEqual([["at least 0.5 in all", 3, 3, 2, 2]]);
    expect(counts([minimum, { ...minimum, name: "again", view: "mentee" }])).toEqual([
      ["at least 0.5 in all", 3, 0, 2, 0],
      ["again", 3, 0, 2, 0],
    ]);
    const required = { kind: "require", name: "z", mentor: "b", condition: { isNot: "z" } };
    expect(counts([minimum, required])).toEqual([
      ["z", 1, 1, 2, 2],
      ["at least 0.5 in all", 2, 2, 0, 0],
    ]);
    // The least of a criterion is a rule like any other.
    expect(counts([{ ...minimum, criterion: "criterion 0" }, required])).toEqual([
      ["at least 0.5 for criterion 0", 3, 2, 2, 0],
      ["z", 1, 0, 2, 0],
    ]);
  });
});

describe("a least score that can't be meant", () => {
  const complaints = (rule: Json, criterion: Json = { weight: 1 }): string[] =>
    planComplaints(
      planWith([{ kind: "same", mentee: "a", mentor: "a", name: "team", ...criterion }], {
        rules: [{ kind: "minimum", ...rule }],
      }),
    );

  it.each<[Json, Json, string[]]>([
    [{ atLeast: -1 }, { points: 2 }, []],
    [
      { atLeast: 1.5 },
      { weight: 1 },
      [
        "inconsistent-plan at rules[0].atLeast: found 1.5, expected a score from 0 to 1. Scores of criteria with weights lie there.",
      ],
    ],
    [
      { atLeast: 0.5, view: "joint", criterion: "team" },
      { weight: 1 },
      [
        'inconsistent-plan at rules[0]: found both, expected "view" or "criterion". Leave "view" out: a criterion counts in the views that it belongs to.',
      ],
    ],
    [
      { atLeast: 0.5, criterion: "taem" },
      { weight: 1 },
      [
        'unknown-name at rules[0].criterion: found "taem", expected one of the plan\'s criteria: team. Did you mean "team"?',
      ],
    ],
    [
      { atLeast: 0.5, missing: "forbid" },
      { weight: 1 },
      [
        'inconsistent-plan at rules[0].missing: found "forbid", expected a "criterion" beside it. A view always says something: leave it out, or name the criterion.',
      ],
    ],
    [
      { atLeast: 0.5, view: "mentor" },
      { weight: 1, direction: "mentee" },
      [
        'inconsistent-plan at rules[0].view: found "mentor", expected the view of a side that the plan says something of. No criterion belongs to the mentor\'s view: choose another one.',
      ],
    ],
  ])("%j among %j", (rule, criterion, said) => {
    expect(complaints(rule, criterion)).toEqual(said);
  });
});
