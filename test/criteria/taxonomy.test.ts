import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lin } from "../../src/criteria/lin";
import { wuPalmer } from "../../src/criteria/wu-palmer";
import type { Taxonomy } from "../../src/plan/vocabulary";
import { naiveLin, naiveSimilarity } from "../oracles/naive-taxonomy";
import { planWith, scoreAnswers, stagesOf } from "../oracles/stages";

/**
 * Depths (1 on top):            Care 1 ── Family 2, Internal 2; Bones 1
 * Sports under Family and Bones: 2 (by Bones); Elderly under Internal and Family: 3; Hospice under Elderly: 4.
 */
const tree: Taxonomy = {
  Care: [],
  Family: ["Care"],
  Internal: ["Care"],
  Bones: [],
  Sports: ["Family", "Bones"],
  Elderly: ["Internal", "Family"],
  Hospice: ["Elderly"],
  Ultrasound: [],
};

const similarityIn = (taxonomy: Taxonomy): ((a: string, b: string) => number) => {
  const terms = Object.keys(taxonomy);
  const packed = wuPalmer(taxonomy, terms);
  return (a, b) => packed[terms.indexOf(a) * terms.length + terms.indexOf(b)]!;
};
const similarity = similarityIn(tree);

/** 2·d(c) / (steps(a, c) + steps(b, c) + 2·d(c)), for the best common ancestor c. */
const byHand: [a: string, b: string, expected: number][] = [
  ["Family", "Care", 2 / 3], // c = Care, d = 1: 2 / (1 + 0 + 2)
  ["Family", "Internal", 1 / 2], // c = Care: 2 / (1 + 1 + 2)
  ["Elderly", "Internal", 4 / 5], // c = Internal, d = 2: 4 / (1 + 0 + 4)
  ["Elderly", "Family", 4 / 5], // c = Family, the other parent: 4 / (1 + 0 + 4)
  ["Elderly", "Care", 1 / 2], // c = Care: 2 / (2 + 0 + 2)
  ["Elderly", "Sports", 2 / 3], // c = Family: 4 / (1 + 1 + 4); Care would give 2 / (2 + 2 + 2)
  ["Sports", "Bones", 2 / 3], // c = Bones, d = 1: 2 / (1 + 0 + 2)
  ["Sports", "Family", 4 / 5], // c = Family: 4 / (1 + 0 + 4)
  ["Sports", "Internal", 2 / 5], // c = Care: 2 / (2 + 1 + 2)
  ["Hospice", "Elderly", 6 / 7], // c = Elderly, d = 3: 6 / (1 + 0 + 6)
  ["Hospice", "Sports", 4 / 7], // c = Family: 4 / (2 + 1 + 4)
  ["Hospice", "Care", 2 / 5], // c = Care: 2 / (3 + 0 + 2)
  ["Bones", "Care", 0],
  ["Bones", "Elderly", 0],
  ["Ultrasound", "Hospice", 0],
];

describe("similarity of terms (Wu and Palmer 1994)", () => {
  it.each(byHand)("of %s and %s is %d, as by hand", (a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 15);
    expect(similarity(b, a)).toBe(similarity(a, b));
    expect(naiveSimilarity(tree, a, b)).toBeCloseTo(expected, 15);
  });

  it("of a term with itself is 1", () => {
    for (const term of Object.keys(tree)) expect(similarity(term, term)).toBe(1);
  });

  it("agrees with enumerating every way up, in random taxonomies with several parents", () => {
    const taxonomy: fc.Arbitrary<Taxonomy> = fc
      .tuple(...Array.from({ length: 7 }, (_, at) => fc.subarray([...Array(at).keys()])))
      .map((parents) =>
        Object.fromEntries(parents.map((own, at) => [`t${at}`, own.map((one) => `t${one}`)])),
      );
    let related = 0;
    let unrelated = 0;
    fc.assert(
      fc.property(taxonomy, fc.nat(6), fc.nat(6), (drawn, a, b) => {
        const expected = naiveSimilarity(drawn, `t${a}`, `t${b}`);
        expect(similarityIn(drawn)(`t${a}`, `t${b}`)).toBeCloseTo(expected, 14);
        if (expected === 0) unrelated++;
        else if (expected < 1) related++;
      }),
      { numRuns: 800 },
    );
    expect(related).toBeGreaterThan(200);
    expect(unrelated).toBeGreaterThan(50);
  });
});

describe("similarity of terms (Lin 1998), by what they say (Seco, Veale and Hayes 2004)", () => {
  const linIn = (taxonomy: Taxonomy): ((a: string, b: string) => number) => {
    const terms = Object.keys(taxonomy);
    const packed = lin(taxonomy, terms);
    return (a, b) => packed[terms.indexOf(a) * terms.length + terms.indexOf(b)]!;
  };
  /** Terms below each of the eight, itself included: Care 6, Family 4, Internal 3, Bones 2, Elderly 2, the others 1. */
  const says = (withItself: number): number => 1 - Math.log(withItself) / Math.log(8);

  it.each([
    ["Family", "Internal", (2 * says(6)) / (says(4) + says(3))],
    ["Elderly", "Internal", (2 * says(3)) / (says(2) + says(3))],
    ["Sports", "Hospice", (2 * says(4)) / (1 + 1)],
    ["Sports", "Bones", (2 * says(2)) / (1 + says(2))],
    ["Ultrasound", "Care", 0],
    ["Care", "Care", 1],
  ])("of %s and %s is %d, as by hand", (a, b, expected) => {
    const similarity = linIn({ ...tree });
    expect(says(5)).toBeLessThan(says(4));
    expect(similarity(a, b)).toBeCloseTo(expected, 15);
    expect(similarity(b, a)).toBe(similarity(a, b));
  });

  it("is 0 for terms with only a root in common that is above everything, and 1 for the root and itself", () => {
    const similarity = linIn({ All: [], One: ["All"], Two: ["All"] });
    expect(similarity("One", "Two")).toBe(0);
    expect(similarity("All", "One")).toBe(0);
    expect(similarity("All", "All")).toBe(1);
    expect(linIn({ Alone: [] })("Alone", "Alone")).toBe(1);
  });

  it("agrees with the definition, from 0 to 1, in random taxonomies", () => {
    const taxonomy: fc.Arbitrary<Taxonomy> = fc
      .tuple(
        ...Array.from({ length: 7 }, (_, at) =>
          fc.subarray([...Array(at).keys()], { maxLength: Math.min(2, at) }),
        ),
      )
      .map((parents) =>
        Object.fromEntries(parents.map((own, at) => [`t${at}`, own.map((one) => `t${one}`)])),
      );
    let related = 0;
    fc.assert(
      fc.property(taxonomy, fc.nat(6), fc.nat(6), (drawn, a, b) => {
        const found = linIn(drawn)(`t${a}`, `t${b}`);
        expect(found).toBeCloseTo(naiveLin(drawn, `t${a}`, `t${b}`), 14);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        if (found > 0 && found < 1) related++;
      }),
      { numRuns: 500 },
    );
    expect(related).toBeGreaterThan(100);
  });
});

describe("the taxonomy criterion: how well one's own terms are met", () => {
  const score = (mentee: unknown, mentor: unknown) =>
    scoreAnswers({ kind: "taxonomy", tree }, mentee, mentor)!;

  it("is the mean, over one's own terms, of the other's best term, for each side by itself", () => {
    const { menteeView, mentorView } = score(["Elderly", "Bones"], ["Family", "Internal", "Sports"]);
    // Elderly: best of 4/5, 4/5, 2/3; Bones: best of 0, 0, 2/3.
    expect(menteeView).toBeCloseTo((4 / 5 + 2 / 3) / 2, 15);
    // Family: 4/5; Internal: 4/5; Sports: best of 2/3, 2/3.
    expect(mentorView).toBeCloseTo((4 / 5 + 4 / 5 + 2 / 3) / 3, 15);
  });

  it("is 1 for the same terms, 0 for unrelated ones, and turns round with the sides", () => {
    expect(score(["Sports", "Elderly"], ["Elderly", "Sports"])).toEqual({ menteeView: 1, mentorView: 1 });
    expect(score("Ultrasound", ["Care", "Bones"])).toEqual({ menteeView: 0, mentorView: 0 });
    const asymmetric = score(["Care"], ["Care", "Ultrasound"]);
    expect(asymmetric).toEqual({ menteeView: 1, mentorView: 1 / 2 });
    expect(score(["Care", "Ultrasound"], ["Care"])).toEqual({ menteeView: 1 / 2, mentorView: 1 });
  });

  it("means the same written out or by name", () => {
    const answer = { id: "x", terms: ["Elderly"] };
    const views = [tree, "fields"].map(
      (given) =>
        stagesOf({
          plan: planWith([{ kind: "taxonomy", weight: 1, mentee: "terms", mentor: "terms", tree: given }], {
            taxonomies: { fields: tree },
          }),
          mentees: [answer],
          mentors: [{ id: "y", terms: ["Sports"] }],
        }).scored.graph.joint,
    );
    expect(views[0]).toEqual(views[1]);
  });

  it.each([
    [["Care", "Sports"], ["Sports", "Care", "Bones"], "Both list Care, Sports"],
    [["Hospice", "Bones"], ["Elderly", "Care"], "Hospice is related to Elderly"],
    [["Ultrasound"], ["Bones"], "Nothing related"],
  ])("says of %j and %j: %s", (mentee, mentor, expected) => {
    const { compiled } = stagesOf({
      plan: planWith([{ kind: "taxonomy", weight: 1, mentee: "terms", mentor: "terms", tree }]),
      mentees: [{ id: "x", terms: mentee }],
      mentors: [{ id: "y", terms: mentor }],
    });
    expect(compiled.criteria[0]!.describe(0, 0)).toBe(expected);
  });
});
