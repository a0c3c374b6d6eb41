import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findEdge } from "../../src/graph/bipartite";
import { round } from "../arbitraries/rounds";
import { naiveRules } from "../oracles/naive-rules";
import { naivePair } from "../oracles/naive-scoring";
import { type Round, stagesOf } from "../oracles/stages";

type Compare = (found: number, expected: number) => void;

const within: Compare = (found, expected) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
const exactly: Compare = (found, expected) => expect(found).toBe(expected);

/** Compares every pair of a round with the reference; answers with the numbers of allowed and of forbidden pairs. */
const comparePairs = (drawn: Round, compare: Compare): { allowed: number; forbidden: number } => {
  const { plan, cohort, findings, scored } = stagesOf(drawn);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  const { graph } = scored;
  const rules = naiveRules(plan, drawn.mentees, drawn.mentors);
  let allowed = 0;
  let forbidden = 0;
  for (const [mentee, menteeRecord] of cohort.mentees.people.entries()) {
    for (const [mentor, mentorRecord] of cohort.mentors.people.entries()) {
      const edge = findEdge(graph, mentee, mentor);
      const expected = naivePair(plan, rules, menteeRecord, mentorRecord, drawn);
      expect(edge >= 0).toBe(expected !== undefined);
      if (expected === undefined) {
        forbidden++;
        continue;
      }
      allowed++;
      compare(graph.menteeView[edge]!, expected.menteeView);
      compare(graph.mentorView[edge]!, expected.mentorView);
      compare(graph.joint[edge]!, expected.joint);
    }
  }
  return { allowed, forbidden };
};

describe("scoring equals a naive reading of the plan", () => {
  it.each(["weights", "points"] as const)("on random cohorts and plans with %s, to 1e-12", (scale) => {
    let allowed = 0;
    let forbidden = 0;
    fc.assert(
      fc.property(round(6, { scales: [scale] }), (drawn) => {
        const counts = comparePairs(drawn, within);
        allowed += counts.allowed;
        forbidden += counts.forbidden;
      }),
      { numRuns: 1500 },
    );
    expect(allowed).toBeGreaterThan(2000);
    expect(forbidden).toBeGreaterThan(2000);
  });

  it("exactly, where whole points are given for yes or no and by step", () => {
    let allowed = 0;
    const choice = {
      scales: ["points"],
      points: [12, 9, 5, 1, -3],
      kinds: ["same", "different", "ladder"],
    } as const;
    fc.assert(
      fc.property(round(6, choice), (drawn) => {
        const whole = {
          ...drawn,
          plan: {
            ...drawn.plan,
            combination: { kind: "minimum" as const },
            criteria: drawn.plan.criteria.map((criterion) =>
              criterion.kind === "ladder" ? { ...criterion, tolerance: 0 } : criterion,
            ),
          },
        };
        allowed += comparePairs(whole, (found, expected) => {
          exactly(found + 0, expected + 0);
          expect(Number.isInteger(found)).toBe(true);
        }).allowed;
      }),
      { numRuns: 800 },
    );
    expect(allowed).toBeGreaterThan(1000);
  });

  it("and counts what each rule takes, and takes alone, from either side", () => {
    let alone = 0;
    let together = 0;
    fc.assert(
      fc.property(round(6), (drawn) => {
        const { plan, cohort, scored } = stagesOf(drawn);
        const rules = naiveRules(plan, drawn.mentees, drawn.mentors);
        expect(scored.removals.length).toBe(rules.length);
        for (const [at, rule] of rules.entries()) {
          const found = scored.removals[at]!;
          if (rule.name !== undefined) expect(found.rule).toBe(rule.name);
          const only = (a: (typeof drawn.mentees)[0], b: (typeof drawn.mentors)[0]): boolean =>
            rule.forbids(a, b) && rules.filter((other) => other.forbids(a, b)).length === 1;
          const ofMentee = cohort.mentees.people.map((a) =>
            cohort.mentors.people.filter((b) => rule.forbids(a, b)),
          );
          const ofMentor = cohort.mentors.people.map((b) =>
            cohort.mentees.people.filter((a) => rule.forbids(a, b)),
          );
          const aloneOfMentee = cohort.mentees.people.map((a) =>
            cohort.mentors.people.filter((b) => only(a, b)),
          );
          const aloneOfMentor = cohort.mentors.people.map((b) =>
            cohort.mentees.people.filter((a) => only(a, b)),
          );
          const counts = (lists: unknown[][]): number[] => lists.map(({ length }) => length);
          expect([...found.ofMentee]).toEqual(counts(ofMentee));
          expect([...found.ofMentor]).toEqual(counts(ofMentor));
          expect([...found.aloneOfMentee]).toEqual(counts(aloneOfMentee));
          expect([...found.aloneOfMentor]).toEqual(counts(aloneOfMentor));
          alone += aloneOfMentee.flat().length;
          together += ofMentee.flat().length;
        }
      }),
      { numRuns: 800 },
    );
    expect(alone).toBeGreaterThan(1000);
    expect(together).toBeGreaterThan(alone + 1000);
  });
});
