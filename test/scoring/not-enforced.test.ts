import { isLeft, isRight } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { renderError } from "../../src/errors/render";
import { check, match } from "../../src/match/match";
import { parsePlan } from "../../src/plan/parse";
import { inShort } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const same = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
const mentee = { id: "mentee", a: "x", site: "north", waited: 2, stage: "student", has: "mentor" };
const mentor = { id: "mentor", a: "x", site: "south", stage: "resident", new: true, least: 0 };
const people = { mentees: [mentee], mentors: [mentor] };

const wholes: ReadonlyArray<Readonly<Record<string, unknown>>> = [
  { kind: "priority", mentee: "waited", order: "highest-first" },
  { kind: "priority", mentee: "site", order: ["south", "north"] },
  { kind: "panel", mentor: "site", condition: { is: "south" }, atLeast: 1 },
  { kind: "panel", mentor: "site", differentFrom: "site", atLeast: 1 },
  { kind: "panel", mentor: "site", eachAtMost: 1 },
  {
    kind: "group",
    size: { from: 3, to: 5 },
    same: "site",
    nobodyAlone: "site",
    facilitator: { mentee: "stage", mentor: "stage", ladder: ["student", "resident"], stepsAbove: 1 },
    counts: [{ mentee: "site", condition: { is: "north" }, atMost: 2 }],
  },
  { kind: "load", mentor: "new", condition: { is: true }, atMost: 2, per: "group" },
  { kind: "churn", mentee: "has", atMost: 3 },
  { kind: "churn", mentee: "has", atMostShare: 0.1 },
];

const complaints = (rules: ReadonlyArray<object>, others: object = {}): string[] => {
  const result = match(planWith([same], { rules }) as never, { ...people, ...others });
  return isLeft(result) ? result.left.findings.map(inShort) : [];
};

const refusal = (what: string, at = "rules[0]"): string =>
  `not-enforced at plan, ${at}: found ${what}, expected rules that the shape "one-to-one" enforces. Leave it out of this round: it can be written down and checked, but no shape keeps it yet.`;

describe("rules that no shape enforces yet", () => {
  it.each(wholes)("$kind is part of a plan, and refused by match and check: $#", (rule) => {
    const plan = planWith([same], { rules: [rule] });
    expect(isRight(parsePlan(plan))).toBe(true);
    for (const run of [match, check]) {
      const result = run(plan as never, people);
      if (!isLeft(result)) throw new Error("accepted");
      expect(result.left._tag).toBe("InvalidPlan");
      expect(result.left.findings.map(inShort)).toEqual([
        refusal(`the rule ${JSON.stringify(rule["kind"])}`),
      ]);
      expect(renderError(result.left)).toMatch(/^The plan can't be used:\n- plan, rules\[0\]/);
    }
  });

  it("are all named at once, together with what is wrong with people", () => {
    expect(complaints(wholes, { mentees: [{ ...mentee, a: {} }] }).map((line) => line.split(":")[0])).toEqual(
      [...wholes.map((_, at) => `not-enforced at plan, rules[${at}]`), "wrong-type at mentees, [0].a"],
    );
  });

  it("a least number of partners above 0 among them, whether the plan says it or people do", () => {
    const capacity = { kind: "capacity", mentor: { wanted: 1, min: "least" } };
    const withLeast = (...least: (number | null)[]) => ({
      mentors: least.map((one, at) => ({ ...mentor, id: `m${at}`, least: one })),
    });
    expect(complaints([capacity])).toEqual([]);
    expect(complaints([capacity], withLeast(0, null))).toEqual([]);
    expect(complaints([capacity], withLeast(0, 1, 1))).toEqual([
      refusal("a minimum above 0 of 2 mentors", "rules[0].mentor.min"),
    ]);
    expect(complaints([{ ...capacity, mentor: { max: 2, min: 1 } }])).toEqual([
      refusal("a minimum above 0 of 1 mentor", "rules[0].mentor.min"),
    ]);
  });

  it("places by function are a warning: their total counts", () => {
    const rules = [
      { kind: "capacity", mentor: 2, functions: { sought: "site", offered: "site", places: "least" } },
    ];
    const checked = check(planWith([same], { rules }) as never, people);
    if (isLeft(checked)) throw new Error(renderError(checked.left));
    expect(checked.right.filter(({ code }) => code === "not-enforced").map(inShort)).toEqual([
      'not-enforced at plan, rules[0].functions: found places by function, expected places in total, which is all that the shape "one-to-one" counts. Nothing to do if the total is enough for this round.',
    ]);
  });
});

describe("the answers that they ask for", () => {
  it.each<[Readonly<Record<string, unknown>>, string]>([
    [
      { kind: "priority", mentee: "site", order: ["nroth"] },
      'unknown-term at mentees, [0].site: found "north", expected one of the tiers nroth. Did you mean "nroth"?',
    ],
    [
      { kind: "priority", mentee: "site", order: "lowest-first" },
      'not-a-number at mentees, [0].site: found "north", expected a number. Correct the answer, or leave it blank.',
    ],
    [
      { kind: "panel", mentor: "stie", eachAtMost: 1 },
      'unknown-name at plan, rules[0].mentor: found "stie", expected a field that the mentors have: id, a, site, stage, new, least. Did you mean "site"?',
    ],
    [
      { kind: "load", mentor: "site", condition: { atLeast: 1 }, atMost: 1, per: "mentor" },
      'not-a-number at mentors, [0].site: found "south", expected a number, since the rule sets bounds. Correct the answer, leave it blank, or name the answers in the rule.',
    ],
    [
      {
        kind: "group",
        facilitator: { mentee: "stage", mentor: "stage", ladder: ["student"], stepsAbove: 1 },
      },
      'unknown-step at mentors, [0].stage: found "resident", expected a step of the ladder: student. Correct the answer, or add the step to the plan\'s ladder.',
    ],
    [
      { kind: "group", counts: [{ mentee: "waited", condition: { is: 2 }, atLeast: 1 }], same: "stae" },
      'unknown-name at plan, rules[0].same: found "stae", expected a field that the mentees have: id, a, site, waited, stage, has. Did you mean "stage"?',
    ],
  ])("of %j are looked at", (rule, said) => {
    expect(complaints([rule])).toContainEqual(said);
    expect(complaints([rule])).toHaveLength(2);
  });
});
