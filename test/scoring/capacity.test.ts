import { describe, expect, it } from "vitest";
import { peopleComplaints } from "../oracles/findings";
import { planWith, stagesOf } from "../oracles/stages";

const criterion = { kind: "same", weight: 1, mentee: "a", mentor: "a" };
const mentee = { id: "mentee", a: "x" };

const plan = (rule: object | undefined, shape = "one-to-many") =>
  planWith([criterion], {
    shape: { kind: shape },
    rules: rule === undefined ? [] : [{ kind: "capacity", ...rule }],
  });

/** The places of each mentor, by id. */
const places = (rule: object | undefined, answers: unknown[], shape?: string): number[] => {
  const mentors = answers.map((answer, at) => ({ id: `m${at}`, a: "x", places: answer }));
  const { cohort, scored, findings } = stagesOf({ plan: plan(rule, shape), mentees: [mentee], mentors });
  expect(findings).toEqual([]);
  return mentors.map(({ id }) => scored.graph.capacityOfColumn[cohort.mentors.ids.indexOf(id)]!);
};

const complaints = (answers: unknown[], rule: object = {}): string[] =>
  peopleComplaints(
    plan({ mentor: "places", ...rule }),
    [mentee],
    answers.map((answer, at) => ({ id: `m${at}`, a: "x", places: answer })),
  );

describe("places of the mentors", () => {
  it("are what they answer, 0 included", () => {
    expect(places({ mentor: "places" }, [0, 1, 7, 1_000_000])).toEqual([0, 1, 7, 1_000_000]);
  });

  it("may come from a function", () => {
    expect(places({ mentor: (mentor: { places: string }) => mentor.places.length }, ["", "..."])).toEqual([
      0, 3,
    ]);
  });

  it("are one number for all, or what a blank is said to mean", () => {
    expect(places({ mentor: 3 }, [null, 1])).toEqual([3, 3]);
    expect(places({ mentor: "places", missing: 2 }, [null, undefined, "", 5])).toEqual([2, 2, 2, 5]);
  });

  it("are one at most where everybody takes one, and one where no rule says anything", () => {
    expect(places({ mentor: "places" }, [0, 1, 7], "one-to-one")).toEqual([0, 1, 1]);
    expect(places({ mentor: 7 }, [null], "one-to-one")).toEqual([1]);
    expect(places(undefined, [5, 0], "one-to-one")).toEqual([1, 1]);
  });
});

describe("places that are none", () => {
  const whole = "expected a whole number from 0: the mentees that the mentor takes.";
  const DIGITS = "Write the number of places in digits; 0 for none.";
  const FIX = "Correct the answer, or leave it blank.";

  it.each<[unknown, string]>([
    [-1, `out-of-range at mentors, [0].places: found -1, ${whole} ${DIGITS}`],
    [1.5, `out-of-range at mentors, [0].places: found 1.5, ${whole} ${DIGITS}`],
    [1_000_001, `out-of-range at mentors, [0].places: found 1000001, ${whole} ${DIGITS}`],
    [
      null,
      `missing-answer at mentors, [0].places: found a blank, ${whole} Fill it in, or say in the capacity rule what a blank means: "missing": 1.`,
    ],
    ["two", `not-a-number at mentors, [0].places: found "two", expected a number. ${FIX}`],
    [[2], `not-a-number at mentors, [0].places: found [2], expected a number. ${FIX}`],
    [Number.NaN, `not-a-number at mentors, [0].places: found NaN, expected a number. ${FIX}`],
    [
      Number.POSITIVE_INFINITY,
      `not-a-number at mentors, [0].places: found Infinity, expected a number. ${FIX}`,
    ],
  ])("%j", (answer, said) => {
    expect(complaints([answer])).toEqual([said]);
  });

  it("are all reported, whatever a blank is said to mean", () => {
    expect(complaints([-1, null, 1.5, 1, "x"], { missing: 0 }).map((line) => line.split(":")[0])).toEqual([
      "not-a-number at mentors, [4].places",
      "out-of-range at mentors, [0].places",
      "out-of-range at mentors, [2].places",
    ]);
  });

  it("an answer of a function that is no number is no blank besides", () => {
    const answers = ["two", 2].map((answer, at) => ({ id: `m${at}`, a: "x", places: answer }));
    const rule = { mentor: ({ places: said }: { places: unknown }) => said };
    expect(peopleComplaints(plan(rule), [mentee], answers)).toEqual([
      `not-a-number at mentors, [0]: found "two", expected a number, for rules[0].mentor of the plan. ${FIX}`,
    ]);
  });

  it("a field that no mentor has is one finding, not one more for every mentor", () => {
    const mentors = ["m0", "m1"].map((id) => ({ id, a: "x", places: 2 }));
    expect(peopleComplaints(plan({ mentor: "plces" }), [mentee], mentors)).toEqual([
      'unknown-name at plan, rules[0].mentor: found "plces", expected a field that the mentors have: id, a, places. Did you mean "places"?',
    ]);
  });
});
