import { describe, expect, it } from "vitest";
import { match, matchAsync, matchOrThrow } from "../../src/match/match";
import * as c from "../../src/plan/criteria-builders";
import { findingsOf, inShort } from "../oracles/findings";

interface Person {
  readonly id: string;
  readonly year: number | null;
}
const people = (side: string, years: (number | null)[]): Person[] =>
  years.map((year, at) => ({ id: `${side}${at}`, year }));
const planOf = (score: (mentee: Person, mentor: Person) => number | null, rest: object = {}) => ({
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [c.custom({ name: "cohort", weight: 1, score, ...rest })],
});
const mentees = people("a", [1, 2, null]);
const mentors = people("b", [3, 1, 2]);

describe("the caller's own function", () => {
  it("scores pairs of the caller's own records, and null is no answer", () => {
    const asked: string[] = [];
    const plan = planOf(
      (mentee, mentor) => {
        asked.push(`${mentee.id}-${mentor.id}`);
        return mentee.year === null || mentor.year === null ? null : mentee.year === mentor.year ? 1 : 0.25;
      },
      { missing: "forbid" },
    );
    const { pairs, stages } = matchOrThrow(plan, { mentees, mentors });
    expect(pairs.map(({ mentee, mentor, joint }) => [mentee.id, mentor.id, joint])).toEqual([
      ["a0", "b1", 1],
      ["a1", "b2", 1],
    ]);
    expect(stages.scored.removals.map(({ rule }) => rule)).toEqual(["no answer to cohort"]);
    // All pairs for the rule, those that it allows for both views together, and once for each side when the plan is looked over;
    // those that are matched for their parts and facts.
    expect(new Set(asked).size).toBe(9);
    expect(asked.length).toBeLessThanOrEqual(4 * 9 + 2 * 3);
  });

  it("describes a pair in the caller's words, or by its score", () => {
    const facts = (rest: object) =>
      matchOrThrow(
        planOf(() => 2 / 3, rest),
        { mentees: mentees.slice(0, 1), mentors: mentors.slice(0, 1) },
      ).pairs[0]?.contributions[0]?.facts;
    expect(facts({})).toBe("Scores 0.67 of 1");
    expect(facts({ describe: (mentee: Person, mentor: Person) => `${mentee.id} with ${mentor.id}` })).toBe(
      "a0 with b0",
    );
    const describe = () => {
      throw new Error("no words");
    };
    expect(facts({ describe })).toBe("Scores 0.67 of 1; its description failed: no words");
  });

  const faulty = planOf((mentee, mentor) => {
    if (mentee.year === null) throw new Error("no year");
    return mentee.id === "a0" ? Number.NaN : mentor.id === "b1" ? 1.5 : 0.5;
  });
  const said = [
    ...["b0", "b1", "b2"].map(
      (mentor) =>
        `out-of-range at mentees, [0]: found NaN, expected a score from 0 to 1, or null, from the function of "cohort" about "a0" with "${mentor}". Correct the function in the plan.`,
    ),
    'out-of-range at mentees, [1]: found 1.5, expected a score from 0 to 1, or null, from the function of "cohort" about "a1" with "b1". Correct the function in the plan.',
    ...["b0", "b1", "b2"].map(
      (mentor) =>
        `failed-function at mentees, [2]: found an exception: no year, expected a score from 0 to 1, or null, from the function of "cohort" about "a2" with "${mentor}". Correct the function in the plan.`,
    ),
  ].sort();

  it("is told of every pair about which it fails, and the run stops", async () => {
    const found = match(faulty, { mentees, mentors });
    expect(findingsOf(found).map(inShort).sort()).toEqual(said);
    expect(
      findingsOf(await matchAsync(faulty, { mentees, mentors }))
        .map(inShort)
        .sort(),
    ).toEqual(said);
  });

  it("is told of a hundred pairs, and how many more there are", () => {
    const crowd = people("c", Array(20).fill(1));
    const findings = findingsOf(
      match(
        planOf(() => -1),
        { mentees: crowd, mentors: people("d", Array(20).fill(1)) },
      ),
    );
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)?.received).toBe("the like about 300 more pairs");
  });
});
