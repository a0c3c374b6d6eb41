import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedFacts } from "../../src/explain/shared-facts";
import { matchOrThrow } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { round } from "../arbitraries/rounds";
import { planWith } from "../oracles/stages";
import { runRound } from "../oracles/summary";

const same = (field: string, rest: object) => ({
  kind: "same",
  name: field,
  weight: 1,
  mentee: field,
  mentor: field,
  ...rest,
});

describe("what both people of a pair may read", () => {
  const facts = (...criteria: object[]): readonly string[] => {
    const record = { team: "red", faith: "quiet", site: "north", wishes: ["b"] };
    const plan = planWith(
      criteria.map((criterion) => ({ ...criterion })),
      {
        wishes: { mentee: "wishes", notListed: "after" },
      },
    );
    const { pairs } = matchOrThrow(parsePlanOrThrow(plan), {
      mentees: [{ id: "a", ...record }],
      mentors: [{ id: "b", ...record, site: "south" }],
    });
    return sharedFacts(pairs[0]!);
  };

  it("is what speaks for the pair, what counts most first, and nothing private", () => {
    const criteria = [same("team", {}), same("faith", { private: true, weight: 9 }), same("site", {})];
    expect(facts(...criteria)).toEqual(["Both: red"]);
    expect(facts(same("team", {}), same("faith", { weight: 2 }))).toEqual(["Both: quiet", "Both: red"]);
  });

  it("holds no private fact on any round, and no wishes", () => {
    let hidden = 0;
    let shown = 0;
    fc.assert(
      fc.property(round(6), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (drawn, isPrivate) => {
        const criteria = drawn.plan.criteria.map((criterion, at) => ({
          ...criterion,
          private: isPrivate[at]!,
        }));
        for (const pair of runRound({ ...drawn, plan: { ...drawn.plan, criteria } }).pairs) {
          const open = pair.contributions.filter((_, at) => {
            const criterion = drawn.plan.wishes === undefined ? at : at - 1;
            return criterion >= 0 && !isPrivate[criterion];
          });
          const told = sharedFacts(pair);
          hidden += pair.contributions.length - open.length;
          shown += told.length;
          expect(told.every((fact) => open.some((contribution) => contribution.facts === fact))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(hidden).toBeGreaterThan(200);
    expect(shown).toBeGreaterThan(200);
  });
});
