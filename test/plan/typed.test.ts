import { describe, expect, it } from "vitest";
import * as c from "../../src/plan/criteria-builders";
import { parsePlanOrThrow } from "../../src/plan/parse";
import * as r from "../../src/plan/rule-builders";
import type { AnyPlan } from "../../src/plan/typed";

interface Mentee {
  readonly id: string;
  readonly interests: readonly string[];
  readonly stage?: string;
  readonly values: readonly (number | null)[];
  readonly supervisor: string | null;
  readonly age: number;
}
interface Mentor {
  readonly id: string;
  readonly specialties: string[];
  readonly stage: string;
  readonly values: number[];
  readonly supervisor: string;
  readonly places: number;
}

/** Stands in for a function that takes a plan over the caller's records: only its type matters. */
const accept = (plan: AnyPlan<Mentee, Mentor>): AnyPlan<Mentee, Mentor> => plan;

const tree = { Medicine: [], Geriatrics: ["Medicine"] };

const plan = {
  shape: { kind: "one-to-many" },
  objective: { kind: "stable", proposing: "mentees" },
  criteria: [
    c.taxonomy({ name: "specialty", weight: 4, mentee: "interests", mentor: "specialties", tree }),
    c.ladder({
      name: "stage",
      weight: 3,
      mentee: "stage",
      mentor: "stage",
      steps: [1, 2],
      ladder: ["a", "b"],
    }),
    c.profile({ name: "values", weight: 2, mentee: "values", mentor: "values" }),
    c.same({
      name: "initial",
      weight: 1,
      mentee: (mentee: Mentee) => mentee.id[0],
      mentor: (mentor: Mentor) => mentor.id[0],
    }),
  ],
  rules: [r.capacity({ mentor: "places" }), r.never({ sharing: "supervisor" })],
};

describe("a plan over the caller's records", () => {
  it("is accepted as an object literal, and means what its JSON means", () => {
    expect(parsePlanOrThrow(accept(plan))).toMatchObject({
      version: 1,
      seed: 0,
      shape: { kind: "one-to-many" },
      criteria: [{ kind: "taxonomy", direction: "both" }, { tolerance: 0 }, { scale: [1, 5] }, {}],
    });
  });

  it("is refused by the compiler when a key does not exist or holds another type", () => {
    const criterion = { name: "x", weight: 1 };
    const base = { shape: plan.shape, objective: plan.objective };
    accept({
      ...base,
      // @ts-expect-error no mentee has "specialtys"
      criteria: [c.overlap({ ...criterion, mentee: "specialtys", mentor: "specialties" })],
    });
    accept({
      ...base,
      // @ts-expect-error interests are several, not one answer
      criteria: [c.same({ ...criterion, mentee: "interests", mentor: "stage" })],
    });
    const hours = { kind: "availability", ...criterion, mentee: "interests", mentor: "specialties" } as const;
    accept({ ...base, criteria: [{ ...hours, zone: "id" }] });
    // @ts-expect-error only mentors have places, and they are no zones
    accept({ ...base, criteria: [{ ...hours, zone: "places" }] });
    // @ts-expect-error nobody is free at an age
    accept({ ...base, criteria: [{ ...hours, mentee: "age" }] });
    const never = r.never({ sharing: "places" });
    // @ts-expect-error only mentors have places
    accept({ ...base, criteria: [], rules: [never] });
    const capacity = r.capacity({ mentor: "supervisor" });
    // @ts-expect-error a supervisor is no number of places
    accept({ ...base, criteria: [], rules: [capacity] });
    expect(() => parsePlanOrThrow({ ...base, criteria: [] })).toThrow("at least one criterion");
  });

  it("takes every kind of rule over the records, and refuses fields that are not there", () => {
    const base = { shape: { kind: "one-to-one" }, objective: plan.objective, criteria: [plan.criteria[0]!] };
    const rules = [
      r.require({ mentee: "age", condition: { atLeast: 18 } }),
      r.avoid({ mentee: "interests", mentor: (mentor: Mentor) => mentor.specialties }),
      r.reportingLine({ manager: "supervisor", levels: 2 }),
      r.repeat({ mentee: { partners: "interests", roundsAgo: "values" }, coolDown: 2 }),
      r.must({ pairs: [{ mentee: "a", mentor: "b" }], mentee: "supervisor" }),
      r.minimum({ view: "each", atLeast: 0.3 }),
      r.capacity({ mentor: { wanted: "places", max: 3, overflow: true }, mentee: 1 }),
      r.priority({ mentee: "age", order: "highest-first" }),
      r.panel({ mentor: "stage", differentFrom: "stage", atLeast: 1 }),
      r.group({
        size: { from: 3, to: 5 },
        same: "stage",
        counts: [{ mentee: "age", condition: { atMost: 9 }, atMost: 1 }],
      }),
      r.load({ mentor: "stage", condition: { is: "junior" }, atMost: 2, per: "group" }),
      r.churn({ mentee: "supervisor", atMostShare: 0.1 }),
    ];
    expect(parsePlanOrThrow(accept({ ...base, rules })).rules).toHaveLength(12);
    // @ts-expect-error only mentors have places
    accept({ ...base, rules: [r.require({ mentee: "places", condition: { is: 1 } })] });
    // @ts-expect-error no mentee has "past"
    accept({ ...base, rules: [r.repeat({ mentee: { partners: "past" } })] });
    // @ts-expect-error a stage is no number of places
    accept({ ...base, rules: [r.capacity({ mentor: { wanted: "stage" } })] });
  });

  it("takes a checked plan as well", () => {
    expect(accept(parsePlanOrThrow(plan))).toBeDefined();
  });
});
