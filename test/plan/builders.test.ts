import { describe, expect, it } from "vitest";
import { criterionKinds } from "../../src/plan/criteria";
import * as criteria from "../../src/plan/criteria-builders";
import { parsePlanOrThrow } from "../../src/plan/parse";
import * as rules from "../../src/plan/rule-builders";
import { ruleKinds } from "../../src/plan/rules";
import { scaleOf } from "../../src/plan/scale";
import { heard, says } from "../../src/plan/wording";

describe("builders add the kind and nothing else", () => {
  it.each(Object.entries(criteria))("criteria.%s", (kind, build) => {
    const options = { name: "x", weight: 1, mentee: "a", mentor: "a" };
    expect((build as (given: object) => object)(options)).toEqual({ kind, ...options });
  });

  /** The kind that a builder of that name builds: `reportingLine` makes a `reporting-line`. */
  const kindOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

  it.each(Object.entries(rules))("rules.%s", (name, build) => {
    const kind = kindOf(name);
    const options = { name: "x", mentor: "a" };
    expect((build as (given: object) => object)(options)).toEqual({ kind, ...options });
  });

  it("there is one for every kind", () => {
    expect(Object.keys(criteria).sort()).toEqual([...criterionKinds].sort());
    expect(Object.keys(rules).map(kindOf).sort()).toEqual([...ruleKinds].sort());
  });
});

describe("the scale of a plan", () => {
  const plan = (worth: object) =>
    parsePlanOrThrow({
      shape: { kind: "one-to-one" },
      objective: { kind: "total" },
      criteria: [{ kind: "same", name: "x", mentee: "a", mentor: "a", ...worth }],
    });

  it("is that of its criteria", () => {
    expect(scaleOf(plan({ weight: 1 }))).toBe("weights");
    expect(scaleOf(plan({ points: 0 }))).toBe("points");
  });
});

describe("what a schema says", () => {
  it("is taken apart again into what was expected and what to do", () => {
    expect(heard(says("a number", "Write it in digits.").error)).toEqual({
      expected: "a number",
      remedy: "Write it in digits.",
    });
    expect(heard("a number")).toEqual({ expected: "a number", remedy: "Change it." });
  });
});
