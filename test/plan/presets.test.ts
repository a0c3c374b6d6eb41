import { describe, expect, it } from "vitest";
import { matchOrThrow } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import * as presets from "../../src/plan/presets/presets";
import {
  clinicalCareerStages,
  clinicalSpecialties,
  mentoringFunctions,
} from "../../src/plan/presets/vocabularies";
import * as r from "../../src/plan/rule-builders";

interface Clinician {
  readonly id: string;
  readonly specialties: readonly string[];
  readonly stage: string;
  readonly values: readonly number[];
  readonly functions: readonly string[];
  readonly languages: readonly string[];
}

const sides = (field: keyof Clinician & string) => ({ mentee: field, mentor: field }) as const;
const plan = {
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [
    presets.specialty({ mentee: "specialties", mentor: "specialties" }),
    presets.careerStage({ mentee: "stage", mentor: "stage" }),
    presets.values({ mentee: "values", mentor: "values" }),
    presets.functions({ mentee: "functions", mentor: "functions", weight: 5 }),
    presets.languages({ mentee: "languages", mentor: "languages" }),
  ],
  rules: [
    r.eligibility({ ladder: "clinical career stages", mentee: "stage", mentor: "stage", from: 0, to: 4 }),
  ],
};
const ada: Clinician = {
  id: "ada",
  specialties: ["Sports medicine"],
  stage: "resident",
  values: [1, 5, 3],
  functions: ["research", "teaching"],
  languages: ["English", "Spanish"],
};
const bea: Clinician = { ...ada, id: "bea", stage: "early-career physician", functions: ["research"] };

describe("presets", () => {
  it("make a plan over the caller's records, with names and weights filled in", () => {
    const { pairs } = matchOrThrow(plan, { mentees: [ada], mentors: [bea] });
    expect(pairs[0]?.contributions.map(({ criterion, facts }) => `${criterion}: ${facts}`)).toEqual([
      "specialty: Both list Sports medicine",
      "career stage: Mentor 1 step ahead",
      expect.stringMatching(/^values: The same answers/),
      expect.stringMatching(/^functions: .*research/),
      expect.stringMatching(/^languages: .*English/),
    ]);
    // Half of the functions are met, at a weight of 5 of 15; the mentor's view knows nothing of them.
    expect(pairs[0]?.menteeView).toBeCloseTo(1 - 2.5 / 15, 12);
    expect(pairs[0]?.mentorView).toBe(1);
  });

  it("are plain JSON, and their vocabularies are known by name", () => {
    const json = JSON.parse(JSON.stringify(plan));
    expect(parsePlanOrThrow(json)).toEqual(parsePlanOrThrow(plan));
    expect(json.criteria[0]).toEqual({
      kind: "taxonomy",
      name: "specialty",
      weight: 4,
      tree: "clinical specialties",
      mentee: "specialties",
      mentor: "specialties",
    });
  });

  it("give way to what is given", () => {
    expect(presets.careerStage({ ...sides("stage"), steps: [0], name: "peers" })).toMatchObject({
      name: "peers",
      steps: [0],
      tolerance: 1,
    });
  });

  it("yield to a vocabulary that the plan defines under the same name", () => {
    const own = { ...plan, taxonomies: { "clinical specialties": { "Sports medicine": [] } }, rules: [] };
    expect(() =>
      matchOrThrow(own, { mentees: [ada], mentors: [{ ...bea, specialties: ["Geriatrics"] }] }),
    ).toThrow(/Geriatrics/);
  });
});

describe("the vocabularies", () => {
  it("name every term's parents, have no circle, and steps and functions stand once", () => {
    const written = {
      ...plan,
      taxonomies: { mine: clinicalSpecialties },
      ladders: { mine: clinicalCareerStages },
    };
    expect(parsePlanOrThrow(written).taxonomies["mine"]).toEqual(clinicalSpecialties);
    expect(new Set(mentoringFunctions).size).toBe(mentoringFunctions.length);
  });

  it("hold a sub-specialty under several parents", () => {
    expect(clinicalSpecialties["Sports medicine"]).toEqual(["Family medicine", "Musculoskeletal care"]);
  });
});
