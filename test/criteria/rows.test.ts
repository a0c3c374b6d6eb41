/** Kernels prepare for whole rows what single pairs do without: both must say the same, and what the plan promises. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crowd } from "../arbitraries/people";
import { plan } from "../arbitraries/rounds";
import type { Person } from "../oracles/naive-answers";
import { verdict } from "../oracles/naive-criteria";
import { planWith, type Round, type Stages, stagesOf } from "../oracles/stages";

/** The whole row of a mentee, scored in blocks as `scorePairs` does, and pair by pair. */
const scoredRow = (
  { compiled, cohort }: Stages,
  criterion: number,
  view: "menteeView" | "mentorView",
  mentee: number,
): { row: number[]; single: number[] } => {
  const scorer = compiled.criteria[criterion]![view];
  const mentors = Int32Array.from(cohort.mentors.ids.keys());
  const row: number[] = [];
  for (let from = 0; from < mentors.length; from += 40) {
    const block = mentors.subarray(from, from + 40);
    const out = new Float64Array(40).fill(7);
    scorer(mentee, block, block.length, out);
    row.push(...out.subarray(0, block.length));
  }
  const one = new Float64Array(1);
  const single = [...mentors].map((mentor) => {
    scorer(mentee, Int32Array.of(mentor), 1, one);
    return one[0]!;
  });
  return { row, single };
};

const sameScores = (found: number[], expected: number[]): void => {
  for (const [at, score] of found.entries()) {
    if (Number.isFinite(expected[at])) expect(Math.abs(score - expected[at]!)).toBeLessThanOrEqual(1e-12);
    else expect(score).toBe(expected[at]);
  }
};

/** Compares rows, single pairs and the naive reading for every criterion of a round; answers with the scores that were compared. */
const compareRows = (drawn: Round): number => {
  const stages = stagesOf(drawn);
  let compared = 0;
  for (const [at, criterion] of stages.plan.criteria.entries()) {
    for (const view of ["mentee", "mentor"] as const) {
      if (criterion.direction !== "both" && criterion.direction !== view) continue;
      for (const [mentee, record] of stages.cohort.mentees.people.entries()) {
        const { row, single } = scoredRow(stages, at, `${view}View`, mentee);
        const naive = stages.cohort.mentors.people.map((mentor) => {
          const said = verdict(stages.plan, criterion, record, mentor, view, drawn);
          return said === null ? Number.NaN : said === "forbidden" ? Number.NEGATIVE_INFINITY : said;
        });
        compared += row.filter(Number.isFinite).length;
        sameScores(row, naive);
        sameScores(single, naive);
      }
    }
  }
  return compared;
};

describe("a row scored at once is its pairs scored one by one, and what a naive reading says", () => {
  const kinds = [
    "taxonomy",
    "ladder",
    "overlap",
    "profile",
    "same",
    "different",
    "coverage",
    "closeness",
    "distance",
    "rank",
    "custom",
  ];
  it.each(kinds)("%s", (kind) => {
    let compared = 0;
    fc.assert(
      fc.property(plan({ kinds: [kind] }), crowd(3, 5), crowd(50, 90), (drawn, mentees, mentors) => {
        compared += compareRows({ plan: drawn, mentees, mentors });
      }),
      { numRuns: 25 },
    );
    expect(compared).toBeGreaterThan(3000);
  });

  it.each(["overlap", "coverage"])("%s over a large vocabulary, and lists too long for tables", (kind) => {
    const longer = (times: number) => (person: Person) =>
      [person["tags"]]
        .flat()
        .flatMap((tag) => (tag ? Array.from({ length: times }, (_, at) => `${tag}${at}`) : []));
    let compared = 0;
    fc.assert(
      fc.property(crowd(3, 5), crowd(50, 70), fc.constantFrom(8, 30), (mentees, mentors, times) => {
        const asked = { kind, weight: 1, mentee: longer(times), mentor: longer(times) };
        compared += compareRows({ plan: planWith([asked]), mentees, mentors });
      }),
      { numRuns: 20 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  it("profile where nobody skips, and where there are few answers to choose from", () => {
    const noBlanks = (person: Person) =>
      [1, 2, 4, 5, 3, 2, 1].map((answer, at) => (answer + at * person.id.length) % 3);
    const mixed = (person: Person) =>
      noBlanks(person).map((answer) => (answer === 2 && person["member"] ? null : answer));
    fc.assert(
      fc.property(crowd(3, 5), crowd(50, 90), fc.boolean(), (mentees, mentors, skips) => {
        const answers = skips ? mixed : noBlanks;
        const asked = { kind: "profile", weight: 1, scale: [0, 3], mentee: answers, mentor: answers };
        expect(compareRows({ plan: planWith([asked]), mentees, mentors })).toBeGreaterThan(100);
      }),
      { numRuns: 20 },
    );
  });
});

describe("more classes of answers than a table holds", () => {
  const many = (count: number, answer: (at: number) => unknown): Person[] =>
    Array.from({ length: count }, (_, at) => ({ id: `${at}`, answer: answer(at) }));
  const asked = { weight: 1, mentee: "answer", mentor: "answer" };

  const compareFew = (drawn: Round): void => {
    const stages = stagesOf({ ...drawn, mentees: drawn.mentees });
    for (const mentee of [0, 1, 0, 700]) {
      for (const view of ["menteeView", "mentorView"] as const) {
        const { row, single } = scoredRow(stages, 0, view, mentee);
        expect(row).toEqual(single);
        const record = stages.cohort.mentees.people[mentee]!;
        for (const mentor of [0, 3, 999]) {
          const said = verdict(
            stages.plan,
            stages.plan.criteria[0]!,
            record,
            stages.cohort.mentors.people[mentor]!,
            view === "menteeView" ? "mentee" : "mentor",
            drawn,
          );
          expect(row[mentor]).toBeCloseTo(Number(said), 12);
        }
      }
    }
  };

  it("ladder", () => {
    const people = many(1500, (at) => at);
    compareFew({
      plan: planWith([{ ...asked, kind: "ladder", steps: [1], tolerance: 1000 }]),
      mentees: people,
      mentors: people,
    });
  });

  it("taxonomy", () => {
    const terms = Array.from({ length: 2100 }, (_, at) => `term ${at}`);
    const tree = Object.fromEntries(
      terms.map((term, at) => [term, at % 7 === 0 ? [] : [terms[at - (at % 7)]!]]),
    );
    const people = many(2100, (at) => [terms[at]!, terms[(at * 5 + 3) % 2100]!]);
    compareFew({ plan: planWith([{ ...asked, kind: "taxonomy", tree }]), mentees: people, mentors: people });
  });
});
