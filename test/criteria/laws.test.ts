import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { round } from "../arbitraries/rounds";
import { scoreAnswers, stagesOf } from "../oracles/stages";

const pool = ["a", "b", "c", "d", "e", "f"];
const tags = fc.subarray(pool, { minLength: 1 });
const likert = fc.array(fc.constantFrom<number>(1, 2, 3, 3.5, 4, 5), { minLength: 4, maxLength: 4 });
const measures = ["jaccard", "overlap-coefficient", "cosine"] as const;

const overlap = (measure: (typeof measures)[number], mentee: string[], mentor: string[]): number =>
  scoreAnswers({ kind: "overlap", measure }, mentee, mentor)!.menteeView;
const profile = (mentee: number[], mentor: number[]): number =>
  scoreAnswers({ kind: "profile" }, mentee, mentor)!.menteeView;

describe("every kind of criterion", () => {
  it("scores from 0 to its top, says nothing, or forbids where it says that it may", () => {
    const seen = { scores: 0, tops: 0, silences: 0, forbidden: 0 };
    fc.assert(
      fc.property(round(5, { points: [10, 6, 1, 0.3] }), (drawn) => {
        const { scored, cohort } = stagesOf(drawn);
        const mentors = Int32Array.from(cohort.mentors.ids.keys());
        const out = new Float64Array(mentors.length);
        for (const criterion of scored.criteria) {
          for (const mentee of cohort.mentees.ids.keys()) {
            for (const view of [criterion.menteeView, criterion.mentorView]) {
              view(mentee, mentors, mentors.length, out);
              for (const score of out) {
                if (Number.isNaN(score)) seen.silences++;
                else if (score === Number.NEGATIVE_INFINITY) {
                  seen.forbidden++;
                  expect(criterion.forbids).toEqual(expect.any(String));
                } else {
                  seen.scores++;
                  if (score === criterion.top) seen.tops++;
                  expect(score).toBeGreaterThanOrEqual(0);
                  expect(score).toBeLessThanOrEqual(criterion.top);
                }
              }
            }
          }
        }
      }),
      { numRuns: 600 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(300);
  });

  it("keeps whole views and joint scores from 0 to 1 among weights", () => {
    let pairs = 0;
    fc.assert(
      fc.property(round(5, { scales: ["weights"] }), (drawn) => {
        const { menteeView, mentorView, joint } = stagesOf(drawn).scored.graph;
        for (const score of [...menteeView, ...mentorView, ...joint]) {
          pairs++;
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 600 },
    );
    expect(pairs).toBeGreaterThan(2000);
  });
});

describe("symmetric criteria: swapping the two sides' answers gives the same score, to both sides", () => {
  const texts = fc.constantFrom("x", "y", "z");
  it.each([
    ["overlap (Jaccard)", { kind: "overlap", measure: "jaccard" }, tags],
    ["overlap (cosine)", { kind: "overlap", measure: "cosine" }, tags],
    ["overlap (coefficient)", { kind: "overlap", measure: "overlap-coefficient" }, tags],
    ["profile", { kind: "profile" }, likert],
    ["same", { kind: "same" }, texts],
    ["different", { kind: "different" }, texts],
  ] as [string, object, fc.Arbitrary<unknown>][])("%s", (_name, criterion, answer) => {
    const values = new Set<number>();
    fc.assert(
      fc.property(answer, answer, (mentee, mentor) => {
        const there = scoreAnswers({ ...criterion }, mentee, mentor)!;
        const back = scoreAnswers({ ...criterion }, mentor, mentee)!;
        expect(there.mentorView).toBe(there.menteeView);
        expect(back).toEqual(there);
        values.add(there.menteeView);
      }),
      { numRuns: 300 },
    );
    expect(values.size).toBeGreaterThanOrEqual(2);
  });
});

describe("overlap", () => {
  it.each(measures)("never falls, by either side's list, with one more entry in common (%s)", (measure) => {
    let rises = 0;
    fc.assert(
      fc.property(tags, tags, fc.constantFrom(...pool), fc.boolean(), (mentee, mentor, entry, both) => {
        if (mentee.includes(entry) || mentor.includes(entry) === both) return;
        const before = overlap(measure, mentee, mentor);
        const after = overlap(measure, [...mentee, entry], both ? [...mentor, entry] : mentor);
        expect(after).toBeGreaterThanOrEqual(before);
        if (after > before) rises++;
      }),
      { numRuns: 1500 },
    );
    expect(rises).toBeGreaterThan(100);
  });

  it.each(measures)("never rewards ticking a box that the other has not ticked (%s)", (measure) => {
    let falls = 0;
    fc.assert(
      fc.property(tags, tags, fc.constantFrom(...pool), fc.boolean(), (own, other, box, mentorTicks) => {
        if (own.includes(box) || other.includes(box)) return;
        const score = (answers: string[]): number =>
          mentorTicks ? overlap(measure, other, answers) : overlap(measure, answers, other);
        const before = score(own);
        const after = score([...own, box]);
        expect(after).toBeLessThanOrEqual(before);
        if (measure !== "overlap-coefficient" && before > 0) expect(after).toBeLessThan(before);
        if (after < before) falls++;
      }),
      { numRuns: 1500 },
    );
    expect(falls).toBeGreaterThan(50);
  });

  it("counts an entry once, however often it is listed, and one text as a list of one", () => {
    expect(overlap("jaccard", ["a", "a", "b"], ["a"])).toBe(1 / 2);
    expect(scoreAnswers({ kind: "overlap" }, "a", ["a", "b", "c", null, ""])).toEqual({
      menteeView: 1 / 3,
      mentorView: 1 / 3,
    });
  });
});

describe("profile", () => {
  it("never falls when one answer comes closer to the other's, and rises when it does so at all", () => {
    let moved = 0;
    fc.assert(
      fc.property(likert, likert, fc.nat(3), fc.integer({ min: 0, max: 100 }), (own, other, at, by) => {
        const closer = own.with(at, own[at]! + (by / 100) * (other[at]! - own[at]!));
        const [before, after] = [profile(own, other), profile(closer, other)];
        expect(after).toBeGreaterThanOrEqual(before - 1e-15);
        if (by === 0 || own[at] === other[at]) return;
        moved++;
        expect(after).toBeGreaterThan(before);
      }),
      { numRuns: 800 },
    );
    expect(moved).toBeGreaterThan(300);
  });

  it("is 1 for equal answers, 0 for opposite ends, and skips questions that one has skipped", () => {
    expect(profile([2, 3, 3, 5], [2, 3, 3, 5])).toBe(1);
    expect(profile([1, 5], [5, 1])).toBe(0);
    expect(scoreAnswers({ kind: "profile" }, [1, null, 4], [2, 5, null])?.menteeView).toBe(3 / 4);
    expect(scoreAnswers({ kind: "profile", scale: [0, 10] }, [0, 10], [5, 10])?.menteeView).toBe(3 / 4);
  });

  it("is never below 0, whatever rounding makes of the scale", () => {
    for (const highest of [0.3, 0.7, 0.9, 1.1]) {
      for (let questions = 1; questions <= 12; questions++) {
        const [low, high] = [0, highest].map((answer) => Array(questions).fill(answer));
        const { menteeView } = scoreAnswers({ kind: "profile", scale: [0, highest] }, low, high)!;
        expect(menteeView).toBeGreaterThanOrEqual(0);
        expect(menteeView).toBeLessThan(1e-15);
      }
    }
  });
});
