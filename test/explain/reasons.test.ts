import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExplainedPerson, explain } from "../../src/explain/explain";
import type { UnmatchedReason } from "../../src/explain/reasons";
import { round } from "../arbitraries/rounds";
import type { Person } from "../oracles/naive-answers";
import { naivePlaces } from "../oracles/naive-places";
import { naiveReasons } from "../oracles/naive-reasons";
import { planWith } from "../oracles/stages";
import { runRound } from "../oracles/summary";

/** A reason without the names that rules give themselves. */
const withoutNames = (reason: UnmatchedReason): UnmatchedReason =>
  reason._tag === "NoEligiblePartner"
    ? {
        ...reason,
        removals: reason.removals.map((removal) =>
          /criterion \d/.test(removal.rule) ? { ...removal, rule: "" } : removal,
        ),
      }
    : reason;

/** Rounds in which a pair may be worth less than none. */
const unprofitable = {
  points: [5, 1, -4, -7],
  scales: ["points"],
  objectives: [{ kind: "total", coverage: "free" }],
} as const;

describe("why somebody is left", () => {
  const seen = new Map<string, number>();

  it("is what a naive reading of records, plan and pairs says", () => {
    fc.assert(
      fc.property(fc.oneof(round(7), round(7), round(7, unprofitable)), (drawn) => {
        const matching = runRound(drawn);
        const expected = naiveReasons(matching, drawn.mentees, drawn.mentors);
        const { unmatched } = explain(matching);
        const compare = (
          side: string,
          people: ReadonlyArray<ExplainedPerson<Person>>,
          reasons: Map<string, UnmatchedReason>,
        ): void => {
          expect(people.map(({ id }) => id)).toEqual([...reasons.keys()].sort());
          for (const { id, reason, sentence } of people) {
            const tag = `${side} ${reason._tag}`;
            seen.set(tag, (seen.get(tag) ?? 0) + 1);
            expect(withoutNames(reason)).toEqual(reasons.get(id));
            expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
          }
        };
        compare("mentee", unmatched.mentees, expected.mentees);
        compare("mentor", unmatched.mentors, expected.mentors);
      }),
      { numRuns: 2500 },
    );
  });

  it.each([
    "mentee NoEligiblePartner",
    "mentee EligiblePartnersFull",
    "mentee WouldLowerTotal",
    "mentor NoEligiblePartner",
    "mentor EligiblePartnersElsewhere",
    "mentor NoPlaces",
    "mentor WouldLowerTotal",
  ])("%s occurs, and often", (tag) => {
    expect(seen.get(tag) ?? 0).toBeGreaterThan(20);
  });

  it("is a lower total only where the total is what counts, and every pair with somebody free has less than nothing", () => {
    let lower = 0;
    fc.assert(
      fc.property(round(6, { points: [5, 1, -4, -7], scales: ["points"] }), (drawn) => {
        const matching = runRound(drawn);
        const { graph } = matching.stages.scored;
        const { mentees, mentors } = matching.stages.cohort;
        const matched = new Set(matching.pairs.map(({ mentee }) => mentee.id));
        const load = (id: string): number => matching.pairs.filter(({ mentor }) => mentor.id === id).length;
        for (const { id, reason } of explain(matching).unmatched.mentees) {
          if (reason._tag !== "WouldLowerTotal") continue;
          lower++;
          expect(matched.has(id)).toBe(false);
          expect(drawn.plan.objective).toMatchObject({ kind: "total", coverage: "free" });
          const mentee = mentees.ids.indexOf(id);
          for (let edge = graph.rowOffsets[mentee]!; edge < graph.rowOffsets[mentee + 1]!; edge++) {
            const mentor = graph.columnOfEdge[edge]!;
            if (load(mentors.ids[mentor]!) < naivePlaces(matching.stages.plan, mentors.people[mentor]!))
              expect(graph.joint[edge]).toBeLessThan(0);
          }
        }
      }),
      {
        numRuns: 500,
      },
    );
    expect(lower).toBeGreaterThan(20);
  });

  it("names the rules that took most first, and leaves out those that took nobody", () => {
    const { unmatched } = explain(
      runRound({
        plan: planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }], {
          rules: [
            { kind: "never", name: "none", sharing: "nothing" },
            { kind: "never", name: "boss", sharing: "boss" },
            { kind: "never", name: "team", sharing: "team" },
          ],
        }),
        mentees: [{ id: "a", team: "red", boss: "kim", nothing: null }],
        mentors: [
          { id: "b", team: "red", boss: "lee", nothing: null },
          { id: "c", team: "red", boss: "kim", nothing: null },
          { id: "d", team: "red", boss: "kim", nothing: null },
        ],
      }),
    );
    expect(unmatched.mentees.map(({ sentence }) => sentence)).toEqual([
      "No eligible mentor among 3: “team” rules out 3, 1 of them by itself; “boss” rules out 2.",
    ]);
    expect(unmatched.mentors.map(({ sentence }) => sentence)).toEqual([
      "No eligible mentee among 1: “team” rules out 1, 1 of them by itself.",
      "No eligible mentee among 1: “boss” rules out 1; “team” rules out 1.",
      "No eligible mentee among 1: “boss” rules out 1; “team” rules out 1.",
    ]);
  });
});
