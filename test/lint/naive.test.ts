import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/lint/lint";
import { siftPairs } from "../../src/scoring/score";
import { type PlanChoice, round } from "../arbitraries/rounds";
import { naiveCancelling, naiveInfluences } from "../oracles/naive-lint";
import { type Round, stagesOf } from "../oracles/stages";

/** Positions of the criteria that the lint speaks of under a code. */
const criteriaWith = (drawn: Round, code: string): unknown[] => {
  const { compiled } = stagesOf(drawn);
  return lint(compiled, siftPairs(compiled))
    .filter((finding) => finding.code === code)
    .map(({ place }) => place.path?.[1]);
};

const positionsOf = (flags: ReadonlyArray<boolean>): number[] =>
  flags.flatMap((flag, at) => (flag ? [at] : []));

/**
 * Rounds without orders of criteria, since leaving one out would share the weights out anew; and without least scores, which are asked
 * of pairs after the lint has looked at them.
 */
const ordinary = (most: number, choice: PlanChoice = {}): fc.Arbitrary<Round> =>
  round(most, choice).map(({ plan, ...people }) => {
    const { emphasis: _, wishes: __, rules = [], ...rest } = plan;
    const withoutScores = rules.filter((rule) => rule.kind !== "minimum" || rule.criterion !== undefined);
    return { plan: { ...rest, rules: withoutScores }, ...people };
  });

/** With the opposite of a criterion behind the others: they cancel, unless a missing answer comes between. */
const withOpposite = (most: number): fc.Arbitrary<Round> =>
  ordinary(most, { impersonal: true, kinds: ["same", "different", "overlap"], points: [2, -4] }).map(
    ({ plan, ...people }) => {
      const [first, ...rest] = plan.criteria as ReadonlyArray<Readonly<Record<string, unknown>>>;
      const flipped = { same: "different", different: "same" }[String(first!["kind"])];
      const isByPoints = typeof first!["points"] === "number";
      const opposite = {
        ...first,
        name: "opposite",
        ...(isByPoints ? { points: -(first!["points"] as number) } : { kind: flipped ?? first!["kind"] }),
      };
      return { plan: { ...plan, criteria: [first, ...rest, opposite] } as Round["plan"], ...people };
    },
  );

/** With a first criterion that weighs more than all others, where nothing is missing. */
const withHeavy = (most: number): fc.Arbitrary<Round> =>
  ordinary(most, { impersonal: true, scales: ["weights"], kinds: ["same", "different", "ladder"] }).map(
    ({ plan, ...people }) => {
      const [first, ...rest] = plan.criteria;
      return {
        plan: { ...plan, criteria: [{ ...first, weight: 100 }, ...rest] } as Round["plan"],
        ...people,
      };
    },
  );

/** Few answers that often agree, and weights far apart, so that there is something to tell. */
const telling = (most: number): fc.Arbitrary<Round> =>
  fc.oneof(
    ordinary(most),
    ordinary(most, { impersonal: true, kinds: ["same", "different"] }),
    ordinary(most, { impersonal: true, kinds: ["same", "ladder", "profile"] }),
    withHeavy(most),
    ordinary(most, { scales: ["points"], kinds: ["same", "different", "overlap"], points: [20, 1, 1, -1] }),
  );

describe("what the lint says of criteria is what a naive reading says", () => {
  it("of those that change nothing, and of those that leave the others nothing to say", () => {
    const count = { dead: 0, dominating: 0, neither: 0 };
    fc.assert(
      fc.property(telling(7), (drawn) => {
        const { plan } = stagesOf(drawn);
        const expected = naiveInfluences(plan, drawn);
        const dead = positionsOf(expected.map(({ isDead }) => isDead));
        const dominating = positionsOf(expected.map(({ isDominating }) => isDominating));
        expect(criteriaWith(drawn, "dead-criterion")).toEqual(dead);
        expect(criteriaWith(drawn, "dominating-criterion")).toEqual(dominating);
        count.dead += dead.length;
        count.dominating += dominating.length;
        count.neither += expected.length - dead.length - dominating.length;
      }),
      { numRuns: 500 },
    );
    expect(count.dead).toBeGreaterThan(100);
    expect(count.dominating).toBeGreaterThan(12);
    expect(count.neither).toBeGreaterThan(300);
  });

  it("of those that cancel each other", () => {
    const count = { cancelling: 0, others: 0 };
    fc.assert(
      fc.property(fc.oneof(withOpposite(5), ordinary(5, { impersonal: true })), (drawn) => {
        const expected = naiveCancelling(stagesOf(drawn).plan, drawn);
        expect(criteriaWith(drawn, "cancelling-weights")).toEqual(expected.map(([, second]) => second));
        if (expected.length > 0) count.cancelling++;
        else count.others++;
      }),
      { numRuns: 1000 },
    );
    expect(count.cancelling).toBeGreaterThan(50);
    expect(count.others).toBeGreaterThan(300);
  });
});
