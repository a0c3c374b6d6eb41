import { describe, expect, it } from "vitest";
import { buildCohort } from "../../src/cohort/cohort";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { readFunctionPlaces } from "../../src/scoring/rules/function-places";
import { inShort } from "../oracles/findings";
import { planWith, stagesOf } from "../oracles/stages";

type Json = Readonly<Record<string, unknown>>;
const criterion = { kind: "same", weight: 1, mentee: "a", mentor: "a" };

/** The places of each mentor, in order, and what was said about them. */
const read = (mentor: unknown, answers: Json[], rest: Json = {}): { places: number[]; said: string[] } => {
  const mentors = answers.map((answer, at) => ({ id: `m${at}`, a: "x", ...answer }));
  const { cohort, scored, findings } = stagesOf({
    plan: planWith([criterion], {
      shape: { kind: "one-to-many" },
      rules: [{ kind: "capacity", mentor, ...rest }],
    }),
    mentees: [{ id: "mentee", a: "x" }],
    mentors,
  });
  const places = mentors.map(({ id }) => scored.graph.capacityOfColumn[cohort.mentors.ids.indexOf(id)]!);
  return { places, said: findings.map(inShort).sort() };
};

describe("places in full", () => {
  it("are the wanted ones, up to the most only when asked", () => {
    const people = [
      { w: 2, m: 4 },
      { w: null, m: 3 },
      { w: 1, m: null },
    ];
    expect(read({ wanted: "w", max: "m" }, people)).toEqual({ places: [2, 3, 1], said: [] });
    expect(read({ wanted: "w", max: "m", overflow: true }, people)).toEqual({ places: [4, 3, 1], said: [] });
    expect(read({ wanted: 2, max: "m" }, [{ m: 5 }]).places).toEqual([2]);
    expect(read({ max: 3 }, [{}, {}]).places).toEqual([3, 3]);
  });

  it("are as many partners as fit into hours", () => {
    const hours = { wanted: "h", unit: "hours", hoursPerPair: 2.5 };
    expect(read(hours, [{ h: 0 }, { h: 2.4 }, { h: 2.5 }, { h: 9.9 }]).places).toEqual([0, 0, 1, 3]);
    // 0.3 / 0.1 is a little less than 3 in floating point.
    expect(read({ ...hours, hoursPerPair: 0.1 }, [{ h: 0.3 }]).places).toEqual([3]);
  });

  it("a blank throughout is what the rule says it is, or an error", () => {
    const people = [{ w: null, m: null }, { w: 1 }];
    expect(read({ wanted: "w", max: "m" }, people, { missing: 2 })).toEqual({ places: [2, 1], said: [] });
    expect(read({ wanted: "w", max: "m" }, people).said).toEqual([
      'missing-answer at mentors, [0].w: found a blank, expected a number from 0: the people that the mentor wants. Fill it in, or say in the capacity rule how many places a blank means: "missing": 1.',
    ]);
  });

  it("are whole numbers of people, least to most in order; whatever is not is told, once a person", () => {
    const { said } = read({ wanted: "w", max: "m", min: "n" }, [
      { w: 1.5, m: 2, n: 0 },
      { w: 3, m: 2, n: 0 },
      { w: 1, m: -2, n: 0 },
      { w: "two", m: 2, n: 0 },
      { w: 2, m: 4, n: 0 },
    ]);
    const order = 'expected "min" up to "wanted" up to "max" of a person. Correct one of the two.';
    expect(said).toEqual([
      `contradiction at mentors, [1].w: found 3 for "wanted", 2 for "max", ${order}`,
      'not-a-number at mentors, [3].w: found "two", expected a number. Correct the answer, or leave it blank.',
      "out-of-range at mentors, [0].w: found 1.5, expected a whole number from 0. Write the number in digits; 0 for none.",
      "out-of-range at mentors, [2].m: found -2, expected a whole number from 0. Write the number in digits; 0 for none.",
    ]);
    expect(read({ wanted: 1, max: 9, min: "n" }, [{ n: 2 }]).said[0]).toBe(
      `contradiction at mentors, [0].n: found 2 for "min", 1 for "wanted", ${order}`,
    );
  });
});

describe("places by function", () => {
  const functions = { sought: "seeks", offered: "offers", places: "counts" };
  const readAll = (mentors: Json[], told: Json = functions) => {
    const plan = parsePlanOrThrow(
      planWith([criterion], { rules: [{ kind: "capacity", mentor: "places", functions: told }] }),
    );
    const { cohort } = buildCohort(plan, {
      mentees: [{ id: "a", seeks: ["research", "sports"] }],
      mentors: mentors.map((mentor, at) => ({ id: `m${at}`, places: 3, ...mentor })),
    });
    const said: string[] = [];
    const [rule] = plan.rules;
    if (rule?.kind !== "capacity") throw new Error("no capacity");
    const context = {
      plan,
      cohort,
      report: (finding: Parameters<typeof inShort>[0]) => void said.push(inShort(finding)),
    };
    const found = readFunctionPlaces(rule, context, ["rules", 0]);
    const placesOf = mentors.map((_, at) =>
      Object.fromEntries(found?.placesOf[cohort.mentors.ids.indexOf(`m${at}`)] ?? []),
    );
    return { soughtBy: found?.soughtBy, placesOf, said: said.sort() };
  };

  it("are those beside the offers; as many as in total where none are given", () => {
    expect(
      readAll([
        { offers: ["research", "sports"], counts: [1, 2] },
        { offers: "research", counts: 1 },
        { offers: ["sports"], counts: null },
        { offers: null, counts: null },
      ]),
    ).toEqual({
      soughtBy: [["research", "sports"]],
      placesOf: [{ research: 1, sports: 2 }, { research: 1 }, { sports: 3 }, {}],
      said: [],
    });
    expect(readAll([{ offers: "x" }], { sought: "seeks", offered: "offers" }).placesOf).toEqual([{ x: 3 }]);
  });

  it("are told where lists differ in length, numbers are none, or a function stands twice", () => {
    expect(
      readAll([
        { offers: ["a", "b"], counts: [1] },
        { offers: ["a"], counts: [-1] },
        { offers: ["a", "a"], counts: [1, 1] },
        { offers: 5, counts: [] },
      ]).said,
    ).toEqual([
      'contradiction at mentors, [2].offers: found "a" twice, expected every function once. Remove one of the two.',
      "ragged-row at mentors, [0].counts: found 1, expected 2 numbers, one for each function that the mentor offers. Give every function a number, or leave all of them blank.",
      "wrong-type at mentors, [1].counts: found [-1], expected a whole number from 0, or a list of them. Correct the answer, or leave it blank.",
      "wrong-type at mentors, [3].offers: found 5, expected a text, or a list of texts. Correct the answer, or leave it blank.",
    ]);
  });
});
