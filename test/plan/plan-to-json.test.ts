import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MatchingException } from "../../src/errors/or-throw";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { planToJson, planToJsonOrThrow } from "../../src/plan/plan-to-json";
import type { TypedPlan } from "../../src/plan/typed";
import { plan as anyPlan } from "../arbitraries/rounds";
import { readExample } from "../examples";
import { findingsOf, inShort } from "../oracles/findings";

const same = { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" };
const base = { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: [same] };
const complaintsOf = (plan: object): string[] => findingsOf(planToJson(plan)).map(inShort);

/** The places of functions inside. */
const functionsIn = (value: unknown, path: string): string[] => {
  if (typeof value === "function") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => functionsIn(inside, `${path}.${key}`));
};

describe("planToJson", () => {
  it("gives JSON that means what the plan means", () => {
    fc.assert(
      fc.property(anyPlan({ json: true }), (drawn) => {
        const written = JSON.parse(JSON.stringify(planToJsonOrThrow(drawn)));
        expect(written).toEqual(planToJsonOrThrow(drawn));
        expect(parsePlanOrThrow(written)).toEqual(parsePlanOrThrow(drawn));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "civil-service",
    "primary-care",
  ] as const)("lets the example %s out as it went in, to the letter", (name) => {
    const { json, plan } = readExample(name);
    expect(JSON.stringify(planToJsonOrThrow(json))).toBe(JSON.stringify(json));
    expect(JSON.stringify(planToJsonOrThrow(plan))).toBe(JSON.stringify(plan));
  });

  it("refuses every function, and nothing but functions, all at once", () => {
    const count = { refused: 0, written: 0 };
    fc.assert(
      fc.property(anyPlan(), (drawn) => {
        const places = functionsIn(drawn, "plan");
        const found = findingsOf(planToJson(drawn));
        expect(found.map(({ code }) => code)).toEqual(places.map(() => "not-json"));
        expect(found.map(({ place }) => `plan.${place.path?.join(".")}`)).toEqual(places);
        count[places.length > 1 ? "refused" : "written"]++;
      }),
      { numRuns: 300 },
    );
    expect(count.refused).toBeGreaterThan(100);
    expect(count.written).toBeGreaterThan(50);
  });

  it("says of a function of two people that no field can hold what it answers", () => {
    const custom = { kind: "custom", name: "own", weight: 1, score: () => 1, describe: () => "x" };
    expect(complaintsOf({ ...base, criteria: [custom] })).toEqual(
      ["score", "describe"].map(
        (key) =>
          `not-json at plan, criteria[0].${key}: found a function, expected a criterion of another kind. JSON can't hold a function of two people: keep this criterion in code, or ask for what it asks with another kind.`,
      ),
    );
  });

  it("says where a function stands, and what to do", () => {
    expect(complaintsOf({ ...base, criteria: [{ ...same, mentee: () => "x" }] })).toEqual([
      "not-json at plan, criteria[0].mentee: found a function, expected the name of a field. JSON can't hold a function: compute its answer into a field of the records, and name the field.",
    ]);
  });

  it("tells what parsePlan has against the plan at the same time, each thing once and in order", () => {
    const plan = {
      ...base,
      seed: 1.5,
      id: () => "x",
      name: new Date(0),
      criteria: [{ ...same, weight: Number.NaN, mentor: () => "x" }],
      rules: [{ kind: "nevr" }],
    };
    expect(complaintsOf(plan).map((line) => line.split(",")[1])).toEqual([
      " criteria[0].weight: found NaN",
      " criteria[0].mentor: found a function",
      " seed: found 1.5",
      " id: found a function",
      " name: found an object of class Date",
      ' rules[0].kind: found "nevr"',
    ]);
  });

  it.each<[string, unknown, string]>([
    ["infinity", Number.POSITIVE_INFINITY, "found Infinity, expected a finite number"],
    ["a symbol", Symbol("x"), "found Symbol(x), expected a text, a number, a list or an object"],
    ["a large integer", 5n, "found 5n, expected a text, a number, a list or an object"],
    ["a map", new Map(), "found an object of class Map, expected a plain object"],
    ["a typed array", new Float64Array(2), "found an object of class Float64Array, expected a plain object"],
  ])("%s is refused", (_, value, said) => {
    const lines = complaintsOf({ ...base, seed: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(`not-json at plan, seed: ${said}.`);
  });

  it("ends on an object that holds itself", () => {
    const shape: Record<string, unknown> = { kind: "one-to-one" };
    shape["shape"] = shape;
    expect(complaintsOf({ ...base, shape })[0]).toMatch("expected an object that does not hold itself");
  });

  it("leaves out what is undefined, and writes −0 as 0", () => {
    const plan = { ...base, name: undefined, seed: -0, criteria: [{ ...same, missing: undefined }] };
    const json = planToJsonOrThrow(plan);
    expect(json.seed).toBe(0);
    expect(Object.keys(json)).toEqual(["shape", "objective", "criteria", "seed"]);
    expect(Object.keys(json.criteria[0] ?? {})).toEqual(Object.keys(same));
  });

  it("shares nothing with what it was given", () => {
    const plan = { ...base, ladders: { stage: ["a", "b"] } };
    const json = planToJsonOrThrow(plan);
    json.ladders = { ...json.ladders, other: ["c"] };
    (json.ladders["stage"] as string[]).push("d");
    expect(plan.ladders).toEqual({ stage: ["a", "b"] });
  });

  it("takes a plan over any records", () => {
    interface Person {
      readonly id: string;
      readonly team: string;
    }
    const plan: TypedPlan<Person, Person> = {
      shape: { kind: "one-to-one" },
      objective: { kind: "total" },
      criteria: [{ kind: "same", name: "team", weight: 1, mentee: "team", mentor: (mentor) => mentor.team }],
    };
    expect(() => planToJsonOrThrow(plan)).toThrow(MatchingException);
    expect(() => planToJsonOrThrow(plan)).toThrow(/^The plan can't be used:\n- plan, criteria\[0\]\.mentor/);
  });
});
