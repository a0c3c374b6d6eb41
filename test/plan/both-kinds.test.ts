/** What is wrong with a plan's form and what its parts say against each other are told at once, and nothing twice. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../src/plan/parse";
import { plan as anyPlan } from "../arbitraries/rounds";
import { type Mistake, mistakesIn, replaceAt } from "../arbitraries/spoilt";
import { findingsOf, planComplaints } from "../oracles/findings";

const same = { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" };
const base = { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: [same] };
const CONTRADICTIONS = new Set(["inconsistent-plan", "unknown-name", "unknown-term"]);
/** Parts of a plan whose parts are judged one by one. */
const LISTS = new Set(["criteria", "rules"]);

const shortly = (plan: unknown): string[] =>
  planComplaints(plan).map((line) => line.split(", expected")[0]!.replace(/: found /, ": "));

describe("mistakes of both kinds", () => {
  it("are all told, in the order of the plan", () => {
    const plan = {
      seed: 1.5,
      ladders: { grade: ["a", "b", "a"], stage: "a, b", length: ["x"] },
      taxonomies: { fields: { Medicine: ["Science"] }, broken: { A: "B" } },
      shape: { kind: "one-to-many" },
      objective: { kind: "stable", proposing: "mentee" },
      criteria: [
        { ...same, weight: "2" },
        { kind: "ladder", name: "team", weight: 1, mentee: "a", mentor: "a", ladder: "stage", steps: [1] },
        { kind: "ladder", name: "l", weight: -1, mentee: "a", mentor: "a", ladder: "grde", steps: [1] },
        { kind: "profile", name: "p", mentee: "v", mentor: "v", scale: [5, 1], missing: "neutrl" },
        { kind: "taxonomy", name: "t", weight: 1, mentee: "t", mentor: "t", tree: "broken" },
        { kind: "sane", name: "s", weight: 1, mentee: "t", mentor: "t" },
      ],
      rules: [
        { kind: "eligibility", mentee: "a", mentor: "a", from: 2, to: 1, ladder: "stge", missing: 1 },
        { kind: "capacity", mentor: -1 },
        { kind: "capacity", mentor: 2 },
      ],
      extra: 1,
    };
    expect(shortly(plan)).toEqual([
      "wrong-type at seed: 1.5",
      'inconsistent-plan at ladders.grade: "a" twice',
      'wrong-type at ladders.stage: "a, b"',
      'unknown-term at taxonomies.fields.Medicine: "Science"',
      'wrong-type at taxonomies.broken.A: "B"',
      'wrong-type at objective.proposing: "mentee"',
      'wrong-type at criteria[0].weight: "2"',
      'inconsistent-plan at criteria[1].name: "team"',
      "out-of-range at criteria[2].weight: -1",
      'unknown-name at criteria[2].ladder: "grde"',
      "inconsistent-plan at criteria[3]: neither",
      "out-of-range at criteria[3].scale: [5,1]",
      'wrong-type at criteria[3].missing: "neutrl"',
      'wrong-type at criteria[5].kind: "sane"',
      "out-of-range at rules[0].to: 1",
      'unknown-name at rules[0].ladder: "stge"',
      "wrong-type at rules[0].missing: 1",
      "out-of-range at rules[1].mentor: -1",
      "inconsistent-plan at rules[2]: another one",
      'unknown-key at extra: "extra"',
    ]);
  });

  const taxonomy = { kind: "taxonomy", name: "t", weight: 1, mentee: "t", mentor: "t" };
  const ladder = { kind: "ladder", name: "l", mentee: "a", mentor: "a" };
  const window = { kind: "eligibility", mentee: "a", mentor: "a" };
  const many = { ...base, shape: { kind: "one-to-many" } };

  it.each<[string, object, string[]]>([
    [
      "a ladder that is itself broken is not unknown to those who name it",
      {
        ladders: { stage: 5 },
        criteria: [{ ...ladder, weight: 1, ladder: "stage", steps: [1] }],
        rules: [{ ...window, ladder: "stage", from: 0, to: 1 }],
      },
      ["wrong-type at ladders.stage: 5"],
    ],
    [
      "nor is a taxonomy, and nothing is told of what stands in for it",
      { taxonomies: { fields: 5 }, criteria: [{ ...taxonomy, tree: "fields" }] },
      ["wrong-type at taxonomies.fields: 5"],
    ],
    [
      "nor are any of several that are broken together",
      { taxonomies: "none", criteria: [{ ...taxonomy, tree: "fields" }] },
      ['wrong-type at taxonomies: "none"', 'unknown-name at criteria[0].tree: "fields"'],
    ],
    [
      "a capacity rule that is broken is not missing",
      { shape: { kind: "one-to-many" }, rules: [{ kind: "capacity", mentor: [] }] },
      ["wrong-type at rules[0].mentor: []"],
    ],
    [
      "nor is one whose kind is mistyped",
      { shape: { kind: "one-to-many" }, rules: [{ kind: "capcity", mentor: "x" }] },
      ['wrong-type at rules[0].kind: "capcity"'],
    ],
    [
      "nor one whose shape is only guessed",
      { shape: { kind: "one-to-mny" } },
      ['wrong-type at shape.kind: "one-to-mny"'],
    ],
    [
      "a weight that is broken or mistyped is not missing",
      {
        criteria: [
          { ...same, weight: "1" },
          { ...same, name: "b", weight: undefined, wieght: 2 },
        ],
      },
      ['wrong-type at criteria[0].weight: "1"', 'unknown-key at criteria[1].wieght: "wieght"'],
    ],
    [
      "points that are broken are still points",
      {
        criteria: [
          { ...ladder, points: { one: 5 } },
          { ...same, weight: undefined, points: 1 },
        ],
      },
      ['wrong-type at criteria[0].points.one: "one"'],
    ],
    [
      "a window of which one end is broken is not judged",
      {
        rules: [
          { ...window, from: 3, to: "4" },
          { ...window, from: null, to: -5 },
        ],
      },
      ['wrong-type at rules[0].to: "4"', "wrong-type at rules[1].from: null"],
    ],
    [
      "names that are blank are not alike",
      {
        criteria: [
          { ...same, name: "" },
          { ...same, name: "" },
        ],
      },
      ['out-of-range at criteria[0].name: ""', 'out-of-range at criteria[1].name: ""'],
    ],
    [
      "what holds whatever was meant is told",
      { ...many, seed: "x" },
      ['wrong-type at seed: "x"', "inconsistent-plan at rules: none"],
    ],
  ])("%s", (_, change, found) => {
    const plan = { ...base, ...change };
    expect(shortly(JSON.parse(JSON.stringify(plan))).sort()).toEqual([...found].sort());
  });

  it("mending one of several mistakes takes its findings away and adds none about another place", () => {
    const count = { mended: 0, ofBothKinds: 0, ofTwoPlaces: 0 };
    const cases = anyPlan({ json: true }).chain((plan) =>
      mistakesIn(plan).map((mistakes) => ({ plan, mistakes })),
    );
    const spoil = (plan: unknown, mistakes: ReadonlyArray<Mistake>): unknown =>
      mistakes.reduce((spoilt, { path, by }) => replaceAt(spoilt, path, by), plan);
    fc.assert(
      fc.property(cases, ({ plan, mistakes }) => {
        const all = findingsOf(parsePlan(spoil(plan, mistakes)));
        const told = new Set(all.map(({ code, place }) => JSON.stringify([code, place.path])));
        const codes = all.map(({ code }) => (CONTRADICTIONS.has(code) ? "contradiction" : "form"));
        if (new Set(codes).size > 1) count.ofBothKinds++;
        for (const mended of mistakes) {
          const others = mistakes.filter((other) => other !== mended);
          count.mended++;
          for (const { code, place } of findingsOf(parsePlan(spoil(plan, others)))) {
            const path = place.path ?? [];
            // Gone from its place, where it may only contradict what another mistake took away.
            if (mended.path.every((step, depth) => path[depth] === step))
              expect(CONTRADICTIONS).toContain(code);
            // What is told beyond that is about the same part of the plan.
            if (told.has(JSON.stringify([code, path]))) continue;
            const depth = LISTS.has(String(path[0])) ? 2 : 1;
            if (JSON.stringify(path.slice(0, depth)) === JSON.stringify(mended.path.slice(0, depth)))
              continue;
            // Or follows from two places together, of which one could not be judged.
            expect([code, path.length]).toEqual(["inconsistent-plan", expect.any(Number)]);
            count.ofTwoPlaces++;
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(count.mended).toBeGreaterThan(1000);
    expect(count.ofBothKinds).toBeGreaterThan(20);
    expect(count.ofTwoPlaces).toBeLessThan(count.mended / 50);
  });
});
