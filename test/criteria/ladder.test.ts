import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planWith, scoreAnswers, scorePair, stagesOf } from "../oracles/stages";

const ladder = ["student", "resident", "attending", "chief"];
const tracks = { medicine: ladder, nursing: ["trainee", "nurse"] };

const score = (options: object, mentee: unknown, mentor: unknown): number | undefined =>
  scoreAnswers({ kind: "ladder", ladder, ...options }, mentee, mentor)?.menteeView;

const facts = (options: object, mentee: unknown, mentor: unknown): string =>
  stagesOf({
    plan: planWith([{ kind: "ladder", weight: 1, steps: [1], mentee: "at", mentor: "at", ...options }]),
    mentees: [{ id: "mentee", at: mentee }],
    mentors: [{ id: "mentor", at: mentor }],
  }).compiled.criteria[0]!.describe(0, 0);

describe("ladder: steps from mentee up to mentor", () => {
  it.each([
    [{ steps: [1] }, "student", "resident", 1],
    [{ steps: [1] }, "student", "attending", 0],
    [{ steps: [1] }, "resident", "student", 0],
    [{ steps: [1, 3] }, "student", "chief", 1],
    [{ steps: [1, 3] }, "student", "attending", 0],
    [{ steps: [0] }, "resident", "resident", 1],
    [{ steps: [-2] }, "attending", "student", 1],
    [{ steps: [-2] }, "student", "attending", 0],
    [{ steps: [1], tolerance: 1 }, "student", "attending", 1 / 2],
    [{ steps: [1], tolerance: 1 }, "student", "student", 1 / 2],
    [{ steps: [1], tolerance: 1 }, "student", "chief", 0],
    [{ steps: [0], tolerance: 3 }, "student", "chief", 1 / 4],
    [{ steps: [1, 2], tolerance: 1 }, "student", "chief", 1 / 2],
  ])("%j: %s with %s scores %d", (options, mentee, mentor, expected) => {
    expect(score(options, mentee, mentor)).toBeCloseTo(expected, 15);
  });

  it("counts whole numbers as steps themselves where no ladder is given", () => {
    expect(score({ ladder: undefined, steps: [2] }, 3, 5)).toBe(1);
    expect(score({ ladder: undefined, steps: [-5] }, 3, -2)).toBe(1);
    expect(score({ ladder: undefined, steps: [2], tolerance: 3 }, 3, 4)).toBe(3 / 4);
  });

  it("reads the steps of a ladder that are numbers by name", () => {
    expect(score({ ladder: ["10", "20", "40"], steps: [1] }, 20, 40)).toBe(1);
  });

  it("falls evenly with the distance to the nearest wanted number of steps", () => {
    let partial = 0;
    const numbers = fc.integer({ min: -6, max: 6 });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.uniqueArray(numbers, { minLength: 1, maxLength: 3 }),
        fc.nat(4),
        (a, b, steps, tolerance) => {
          const off = Math.min(...steps.map((wanted) => Math.abs(b - a - wanted)));
          const expected = off > tolerance ? 0 : (tolerance + 1 - off) / (tolerance + 1);
          if (expected > 0 && expected < 1) partial++;
          expect(score({ ladder: undefined, steps, tolerance }, a, b)).toBeCloseTo(expected, 12);
          const reversed = steps.map((wanted) => -wanted);
          expect(score({ ladder: undefined, steps: reversed, tolerance }, b, a)).toBeCloseTo(expected, 12);
        },
      ),
      { numRuns: 400 },
    );
    expect(partial).toBeGreaterThan(50);
  });
});

describe("ladder: tracks do not compare", () => {
  const across = (options: object): number | undefined =>
    score({ ladder: tracks, steps: [-1, 0, 1], tolerance: 5, ...options }, "student", "nurse");

  it.each([
    ["as a missing answer, where nothing is said", {}, 0.5],
    ["as the plan says of a missing answer", { missing: "optimistic" }, 1],
    ["pessimistic", { acrossTracks: "pessimistic", missing: "optimistic" }, 0],
    ["optimistic", { acrossTracks: "optimistic" }, 1],
    ["neutral", { acrossTracks: "neutral", missing: "optimistic" }, 0.5],
    ["forbid", { acrossTracks: "forbid" }, undefined],
    ["forbid, with missing answers", { missing: "forbid" }, undefined],
  ])("%s", (_, options, expected) => {
    expect(across(options)).toBe(expected);
  });

  it.each([
    [{ missing: "forbid", acrossTracks: "neutral" }, "no answer to criterion 0"],
    [{ missing: "neutral", acrossTracks: "forbid" }, "another track in criterion 0"],
    [{ missing: "forbid" }, "no answer to criterion 0 or another track in criterion 0"],
    [{ missing: "neutral" }, undefined],
  ])("%j forbids for the reason: %s", (options, reason) => {
    const plan = planWith([
      { kind: "ladder", weight: 1, steps: [1], mentee: "at", mentor: "at", ladder: tracks, ...options },
    ]);
    const { compiled, scored } = stagesOf({ plan, mentees: [], mentors: [] });
    expect(compiled.criteria[0]!.forbids).toBe(reason);
    expect(scored.removals.map(({ rule }) => rule)).toEqual(reason === undefined ? [] : [reason]);
  });

  it("compares within a track whatever is said of others", () => {
    expect(score({ ladder: tracks, steps: [1], acrossTracks: "forbid" }, "trainee", "nurse")).toBe(1);
    expect(score({ ladder: tracks, steps: [2], acrossTracks: "forbid" }, "student", "attending")).toBe(1);
  });
});

describe("ladder: points by number of steps", () => {
  const points = { "-1": 3, "0": 2, "1": 9, "2": 12 };
  const plan = (rest: object = {}) =>
    planWith([{ kind: "ladder", mentee: "at", mentor: "at", ladder: tracks, points, ...rest }]);
  const joint = (mentee: string | null, mentor: string, rest: object = {}): number =>
    scorePair(plan(rest), { at: mentee }, { at: mentor })!.joint;

  it.each([
    ["student", "resident", 9],
    ["student", "attending", 12],
    ["student", "chief", 0],
    ["resident", "student", 3],
    ["chief", "student", 0],
    ["nurse", "nurse", 2],
    ["nurse", "chief", 0],
  ])("%s with %s gets %d", (mentee, mentor, expected) => {
    expect(joint(mentee, mentor)).toBe(expected);
  });

  it("gives the most of them where a blank or another track is taken for the best", () => {
    expect(joint(null, "chief")).toBe(0);
    expect(joint(null, "chief", { missing: "optimistic" })).toBe(12);
    expect(joint("nurse", "chief", { acrossTracks: "optimistic" })).toBe(12);
  });

  it("has the most points as its top, at least 0", () => {
    const top = (given: object): number =>
      stagesOf({ plan: plan({ points: given }), mentees: [], mentors: [] }).compiled.criteria[0]!.top;
    expect(top(points)).toBe(12);
    expect(top({ "1": -4 })).toBe(0);
    const bottom = (given: object): number =>
      stagesOf({ plan: plan({ points: given }), mentees: [], mentors: [] }).compiled.criteria[0]!.bottom;
    expect(bottom(points)).toBe(0);
    expect(bottom({ "1": -4, "2": 3 })).toBe(-4);
  });
});

describe("ladder: the facts", () => {
  it.each([
    ["student", "resident", "Mentor 1 step ahead"],
    ["student", "chief", "Mentor 3 steps ahead"],
    ["resident", "student", "Mentor 1 step behind"],
    ["chief", "resident", "Mentor 2 steps behind"],
    ["student", "student", "Mentor on the same step"],
    ["student", "nurse", "On different tracks, which do not compare"],
    [null, "nurse", "No answer on at least one side"],
    ["nurse", "", "No answer on at least one side"],
  ])("%s with %s: %s", (mentee, mentor, expected) => {
    expect(facts({ ladder: tracks }, mentee, mentor)).toBe(expected);
  });
});
