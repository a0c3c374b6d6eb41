import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { round } from "../arbitraries/rounds";
import { naiveRules } from "../oracles/naive-rules";
import { planWith } from "../oracles/stages";
import { pairsOf, runRound } from "../oracles/summary";

const objectives = [
  { kind: "stable", proposing: "mentees" },
  { kind: "stable", proposing: "mentors" },
  { kind: "total", coverage: "free" },
  { kind: "total", coverage: "first" },
];

describe("a forbidden pair", () => {
  it("never appears, whatever the plan, and nobody meets themselves", () => {
    let pairs = 0;
    let couldMeetThemselves = 0;
    fc.assert(
      fc.property(round(7), (drawn) => {
        const matching = runRound(drawn);
        const rules = naiveRules(matching.stages.plan, drawn.mentees, drawn.mentors);
        if (drawn.mentees.some(({ id }) => drawn.mentors.some((mentor) => mentor.id === id)))
          couldMeetThemselves++;
        for (const { mentee, mentor } of matching.pairs) {
          pairs++;
          expect(mentee.id).not.toBe(mentor.id);
          expect(rules.filter((rule) => rule.forbids(mentee.record, mentor.record))).toEqual([]);
        }
      }),
      { numRuns: 800 },
    );
    expect(pairs).toBeGreaterThan(800);
    expect(couldMeetThemselves).toBeGreaterThan(200);
  });

  it.each(objectives)("stays out even when that costs everything (%j)", (objective) => {
    const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }], {
      objective,
      rules: [{ kind: "never", sharing: "boss" }],
    });
    const matching = runRound({
      plan,
      mentees: [{ id: "a", team: "red", boss: "kim" }],
      mentors: [{ id: "b", team: "red", boss: "kim" }],
    });
    expect(matching.metrics).toMatchObject({ pairs: 0, total: 0, candidatePairs: 0 });
  });

  it.each(objectives)("while an allowed pair of score 0 appears (%j)", (objective) => {
    const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }], {
      objective,
      rules: [{ kind: "never", sharing: "boss" }],
    });
    const matching = runRound({
      plan,
      mentees: [{ id: "a", team: "red", boss: "kim" }],
      mentors: [
        { id: "b", team: "red", boss: "kim" },
        { id: "c", team: "blue", boss: "lee" },
      ],
    });
    expect(pairsOf(matching)).toEqual(["a-c"]);
    expect(matching.metrics).toMatchObject({ pairs: 1, total: 0 });
  });

  it.each(objectives)("somebody on both sides meets others alone (%j)", (objective) => {
    const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }], { objective });
    const both = { id: "both", team: "red" };
    expect(pairsOf(runRound({ plan, mentees: [both], mentors: [both] }))).toEqual([]);
    const other = { id: "other", team: "blue" };
    expect(pairsOf(runRound({ plan, mentees: [both, other], mentors: [other, both] }))).toEqual([
      "both-other",
      "other-both",
    ]);
  });
});
