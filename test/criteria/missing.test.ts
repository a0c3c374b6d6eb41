import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan as anyPlan } from "../arbitraries/rounds";
import { planWith, scoreAnswers, scorePair, stagesOf } from "../oracles/stages";

/** A criterion of each kind and an answer that it can read. */
const kinds: [kind: string, options: object, answer: unknown][] = [
  ["taxonomy", { tree: { care: [] } }, ["care"]],
  ["ladder", { ladder: ["low", "high"], steps: [1] }, "low"],
  ["overlap", {}, ["x"]],
  ["profile", {}, [1, 2, 3]],
  ["same", {}, "x"],
  ["different", {}, "x"],
  ["availability", {}, "Mon 07:00-08:00"],
  ["coverage", {}, ["x"]],
  ["coverage", { importance: (person: { heed?: unknown }) => person.heed ?? null }, "x"],
  ["closeness", { range: 5 }, 3],
  ["distance", { range: 100 }, [51.5, -0.12]],
];

const blanks = fc.constantFrom<unknown>(null, undefined, "");
const listBlanks = fc.constantFrom<unknown>(null, undefined, "", [], [null, ""]);
const profileBlanks = fc.constantFrom<unknown>(null, undefined, "", [], [null, null, null]);

const listKinds = ["taxonomy", "overlap", "coverage", "availability"];

/** Two answers of which one at least is blank. */
const withBlank = (kind: string, answer: unknown): fc.Arbitrary<{ mentee: unknown; mentor: unknown }> => {
  const blank = kind === "profile" ? profileBlanks : listKinds.includes(kind) ? listBlanks : blanks;
  return fc
    .tuple(blank, fc.oneof(blank, fc.constant(answer)), fc.boolean())
    .map(([one, other, swap]) => (swap ? { mentee: other, mentor: one } : { mentee: one, mentor: other }));
};

/** Other criteria over other fields, and answers to them. */
const others = fc.record({
  criteria: anyPlan({ scales: ["weights"], kinds: ["same", "different"], impersonal: true }).map(
    ({ criteria }) =>
      criteria.map((criterion) => ({ ...criterion, missing: "pessimistic", mentee: "team", mentor: "team" })),
  ),
  mentee: fc.record({ team: fc.constantFrom("red", "blue") }),
  mentor: fc.record({ team: fc.constantFrom("red", "blue") }),
});

describe.each(kinds)("a blank answer to a criterion of kind %s", (kind, options, answer) => {
  const blankAnswers = withBlank(kind, answer);
  const asked = { kind, name: "asked", weight: 2, mentee: "answer", mentor: "answer", ...options };

  it("neutral, the default: both views are those of the plan without it", () => {
    let joints = 0;
    fc.assert(
      fc.property(others, blankAnswers, fc.constantFrom("neutral", undefined), (rest, given, missing) => {
        const mentee = { ...rest.mentee, answer: given.mentee };
        const mentor = { ...rest.mentor, answer: given.mentor };
        const criterion = missing === undefined ? asked : { ...asked, missing };
        const found = scorePair(planWith([...rest.criteria, criterion]), mentee, mentor)!;
        const without = scorePair(planWith([...rest.criteria]), mentee, mentor)!;
        expect(found.menteeView).toBe(without.menteeView);
        expect(found.mentorView).toBe(without.mentorView);
        const directions = rest.criteria.map(({ direction }) => direction ?? "both");
        const has = (side: string): boolean => directions.some((one) => one === side || one === "both");
        if (!has("mentee") || !has("mentor")) return;
        joints++;
        expect(found.joint).toBe(without.joint);
      }),
      { numRuns: 150 },
    );
    expect(joints).toBeGreaterThan(50);
  });

  it("neutral, with nothing else to go by: neither 0 nor 1 but the middle", () => {
    fc.assert(
      fc.property(blankAnswers, ({ mentee, mentor }) => {
        expect(scoreAnswers({ ...asked }, mentee, mentor)).toEqual({ menteeView: 0.5, mentorView: 0.5 });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["pessimistic", "none of the score", "other"],
    ["optimistic", "all of the score", "x"],
  ])("%s: %s", (missing, _, mentorAnswer) => {
    const stand = { kind: "same", name: "asked", weight: 2, mentee: "answer", mentor: "answer" };
    fc.assert(
      fc.property(others, blankAnswers, (rest, given) => {
        const found = scorePair(
          planWith([...rest.criteria, { ...asked, missing }]),
          { ...rest.mentee, answer: given.mentee },
          { ...rest.mentor, answer: given.mentor },
        );
        const expected = scorePair(
          planWith([...rest.criteria, stand]),
          { ...rest.mentee, answer: "x" },
          { ...rest.mentor, answer: mentorAnswer },
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it("forbid: the pair is no candidate, and the criterion is counted as what took it", () => {
    fc.assert(
      fc.property(blankAnswers, (given) => {
        const { scored } = stagesOf({
          plan: planWith([{ ...asked, missing: "forbid" }]),
          mentees: [
            { id: "blank", answer: given.mentee },
            { id: "said", answer },
          ],
          mentors: [{ id: "mentor", answer: given.mentor }],
        });
        const { graph, removals } = scored;
        const bothCount = [given.mentor]
          .flat()
          .every((entry) => entry === null || entry === undefined || entry === "");
        expect(graph.columnOfEdge.length).toBe(bothCount ? 0 : 1);
        expect(removals.map(({ rule }) => rule)).toEqual([
          kind === "ladder" ? "no answer to asked or another track in asked" : "no answer to asked",
        ]);
        expect([...removals[0]!.ofMentor]).toEqual([bothCount ? 2 : 1]);
        expect([...removals[0]!.aloneOfMentor]).toEqual([bothCount ? 2 : 1]);
      }),
      { numRuns: 60 },
    );
  });

  it("is said in the pair's facts", () => {
    const { compiled } = stagesOf({
      plan: planWith([asked]),
      mentees: [{ id: "mentee", answer: null }],
      mentors: [{ id: "mentor", answer }],
    });
    expect(compiled.criteria[0]!.describe(0, 0)).toBe("No answer on at least one side");
  });
});

describe("a blank among points", () => {
  it("gives no points by default, all of them when optimistic", () => {
    const criterion = { kind: "same", points: 7, weight: undefined, mentee: "a", mentor: "a" };
    const score = (rest: object): number =>
      scorePair(planWith([{ ...criterion, ...rest }]), { a: null }, { a: "x" })!.joint;
    expect(score({})).toBe(0);
    expect(score({ missing: "pessimistic" })).toBe(0);
    expect(score({ missing: "optimistic" })).toBe(7);
  });
});
