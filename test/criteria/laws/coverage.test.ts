import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planWith, scorePair } from "../../oracles/stages";

const pool = ["career", "research", "balance", "leadership", "teaching", "law", "care"];
interface Entry {
  readonly text: string;
  readonly number: number;
}
const entries = (numbers: number[], minLength = 1): fc.Arbitrary<Entry[]> =>
  fc.uniqueArray(fc.record({ text: fc.constantFrom(...pool), number: fc.constantFrom(...numbers) }), {
    minLength,
    selector: ({ text }) => text,
  });
const needs = entries([0.3, 1, 2, 5]);
const offers = entries([0, 0.25, 0.5, 1]);

const score = (seeks: Entry[], offered: Entry[], isWeighted: boolean): number => {
  const record = (list: Entry[]) => ({
    list: list.map(({ text }) => text),
    numbers: list.map(({ number }) => number),
  });
  const weighted = isWeighted ? { importance: "numbers", strength: "numbers" } : {};
  const plan = planWith([{ kind: "coverage", weight: 1, mentee: "list", mentor: "list", ...weighted }]);
  const { menteeView, mentorView } = scorePair(plan, record(seeks), record(offered))!;
  expect(mentorView).toBe(menteeView);
  return menteeView;
};

describe.each([false, true])("coverage (importance and strength: %s)", (isWeighted) => {
  it("never falls with an offer more, nor with a stronger one", () => {
    let rises = 0;
    fc.assert(
      fc.property(
        needs,
        offers,
        fc.constantFrom(...pool),
        fc.constantFrom(0, 0.5, 1),
        (seeks, offered, text, to) => {
          const before = score(seeks, offered, isWeighted);
          const known = offered.find((offer) => offer.text === text);
          if (known !== undefined && known.number > to) return;
          const more = [...offered.filter((offer) => offer !== known), { text, number: to }];
          const after = score(seeks, more, isWeighted);
          expect(after).toBeGreaterThanOrEqual(before);
          if (after > before) rises++;
        },
      ),
      { numRuns: 600 },
    );
    expect(rises).toBeGreaterThan(60);
  });

  it("never rises with a need more that the mentor does not offer, and falls where something was met", () => {
    let falls = 0;
    fc.assert(
      fc.property(needs, offers, fc.nat(), (seeks, offered, at) => {
        const free = pool.filter((text) => ![...seeks, ...offered].some((entry) => entry.text === text));
        const text = free[at % free.length];
        if (text === undefined) return;
        const before = score(seeks, offered, isWeighted);
        const after = score([...seeks, { text, number: 2 }], offered, isWeighted);
        expect(after).toBeLessThanOrEqual(before);
        if (before > 0) expect(after).toBeLessThan(before);
        if (after < before) falls++;
      }),
      { numRuns: 600 },
    );
    expect(falls).toBeGreaterThan(60);
  });

  it("is 1 exactly when all that matters is offered in full, 0 when nothing is", () => {
    fc.assert(
      fc.property(needs, entries([1]), (seeks, offered) => {
        const met = seeks.filter(({ text }) => offered.some((offer) => offer.text === text)).length;
        const found = score(seeks, offered, isWeighted);
        expect(found === 1).toBe(met === seeks.length);
        expect(found === 0).toBe(met === 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("coverage by importance and strength", () => {
  const plan = (rest: object) =>
    planWith([{ kind: "coverage", weight: 1, mentee: "list", mentor: "list", ...rest }]);

  it("weighs needs by their importance, and offers by their strength on its scale", () => {
    const seeks = { list: ["career", "research"], how: [3, 1] };
    const offered = { list: ["career"], how: [4] };
    expect(scorePair(plan({}), seeks, offered)?.joint).toBe(1 / 2);
    expect(scorePair(plan({ importance: "how" }), seeks, offered)?.joint).toBe(3 / 4);
    const scale = { strength: "how", strengthScale: [1, 5] };
    expect(scorePair(plan({ importance: "how", ...scale }), seeks, offered)?.joint).toBe(9 / 16);
    expect(scorePair(plan(scale), seeks, { ...offered, how: 1 })?.joint).toBe(0);
    expect(scorePair(plan(scale), seeks, { ...offered, how: null })?.joint).toBe(1 / 2);
  });

  it("counts a blank importance as 1, an entry that stands twice once, and needs of no importance as no answer", () => {
    const offered = { list: "career" };
    const of = (how: unknown, list: unknown = ["career", "research"]) =>
      scorePair(plan({ importance: "how", missing: "optimistic" }), { list, how }, offered)?.joint;
    expect(of([3, null])).toBe(3 / 4);
    expect(of([1, 3, 3], ["career", "research", "career"])).toBe(1 / 2);
    expect(of([0, 0])).toBe(1);
    expect(of([0, 1])).toBe(0);
  });
});
