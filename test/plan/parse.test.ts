import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MatchingException } from "../../src/errors/or-throw";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { plan as anyPlan } from "../arbitraries/rounds";
import { readExample } from "../examples";
import { planComplaints } from "../oracles/findings";

const same = { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" };
const base = { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: [same] };

/** One word of the base plan, or of its criterion, changed. */
const withPlan = (change: object): object => ({ ...base, ...change });
const withCriterion = (change: object): object => ({ ...base, criteria: [{ ...same, ...change }] });

describe("a plan that is right", () => {
  it("gets every default", () => {
    expect(parsePlanOrThrow(base)).toEqual({
      version: 1,
      name: "Mentoring round",
      seed: 0,
      id: "id",
      ladders: {},
      taxonomies: {},
      shape: { kind: "one-to-one" },
      objective: { kind: "total", coverage: "free" },
      combination: { kind: "mean", menteeShare: 0.5 },
      criteria: [{ ...same, direction: "both", private: false }],
      rules: [],
    });
    expect(parsePlanOrThrow(withPlan({ objective: { kind: "stable" } })).objective).toEqual({
      kind: "stable",
      proposing: "mentees",
    });
    expect(parsePlanOrThrow(withPlan({ combination: { kind: "mean" } })).combination).toEqual({
      kind: "mean",
      menteeShare: 0.5,
    });
  });

  it("can be written out and read again, unchanged, when it holds no function", () => {
    let rules = 0;
    fc.assert(
      fc.property(anyPlan({ json: true }), (drawn) => {
        const parsed = parsePlanOrThrow(drawn);
        rules += parsed.rules.length;
        expect(parsePlanOrThrow(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
        expect(parsePlanOrThrow(JSON.parse(JSON.stringify(drawn)))).toEqual(parsed);
        expect(parsePlanOrThrow(parsed)).toEqual(parsed);
      }),
      { numRuns: 300 },
    );
    expect(rules).toBeGreaterThan(300);
  });

  it.each(["civil-service", "primary-care"] as const)("so can the example %s", (name) => {
    const { plan, json } = readExample(name);
    expect(parsePlanOrThrow(JSON.parse(JSON.stringify(json)))).toEqual(plan);
    expect(parsePlanOrThrow(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it("keeps functions as they are, wherever a field may be named", () => {
    const read = (person: { team: string }): string => person.team;
    const parsed = parsePlanOrThrow({
      ...base,
      id: { mentee: read, mentor: "id" },
      criteria: [{ ...same, mentee: read, mentor: read }],
      rules: [
        { kind: "never", sharing: { mentee: read, mentor: read } },
        { kind: "never", sharing: read },
        { kind: "capacity", mentor: read },
        { kind: "eligibility", mentee: read, mentor: read, from: 0, to: 1 },
      ],
    });
    expect(parsed.id).toEqual({ mentee: read, mentor: "id" });
    expect(parsed.criteria[0]).toMatchObject({ mentee: read, mentor: read });
    expect(parsed.rules).toMatchObject([
      { sharing: { mentee: read, mentor: read } },
      { sharing: read },
      { mentor: read },
      { mentee: read, missing: "forbid", acrossTracks: "forbid" },
    ]);
  });

  it("takes any plan that the arbitrary draws", () => {
    fc.assert(fc.property(anyPlan(), (drawn) => void expect(planComplaints(drawn)).toEqual([])));
  });
});

describe("what is no plan at all", () => {
  it.each<[unknown, string]>([
    [null, "null"],
    [undefined, "nothing"],
    [5, "5"],
    [[], "[]"],
    [() => base, "a function"],
  ])("%s is refused by name", (input, found) => {
    const [complaint, ...others] = planComplaints(input);
    expect(complaint).toMatch(
      `wrong-type at : found ${found}, expected an object with the keys version, name, seed, id,`,
    );
    expect(complaint).toMatch("Write it in braces.");
    expect(others).toEqual([]);
  });

  it("a text is to be parsed first", () => {
    expect(planComplaints("{}")).toEqual([
      'wrong-type at : found "{}", expected a plan as an object. Parse the text first: parsePlan(JSON.parse(text)).',
    ]);
  });

  it("is thrown by the throwing form", () => {
    expect(() => parsePlanOrThrow(null)).toThrow(MatchingException);
    expect(() => parsePlanOrThrow({})).toThrow(/^The plan can't be used:\n- plan, shape: found nothing/);
  });
});

describe("a plan of another version", () => {
  it("is not judged by this one's rules when it is newer", () => {
    const newer = { version: 2, shapes: ["new"] };
    expect(planComplaints(newer)).toEqual([
      "newer-version at version: found 2, expected a plan of version 1. This plan was written for a newer release: update mentor-matching.",
    ]);
  });

  it.each([0, -1, "1", "2", null])("is refused when it is %j", (version) => {
    expect(planComplaints(withPlan({ version }))).toEqual([
      `wrong-type at version: found ${JSON.stringify(version)}, expected 1. Write 1.`,
    ]);
  });
});

describe("unknown keys", () => {
  it.each<[string, object, string]>([
    [
      "of the plan",
      withPlan({ criterai: [] }),
      'unknown-key at criterai: found "criterai", expected one of the keys version, name, seed, id, participants, ladders, taxonomies, shape, objective, combination, wishes, emphasis, criteria, rules. Did you mean "criteria"?',
    ],
    [
      "of a criterion",
      withCriterion({ wieght: 3 }),
      'unknown-key at criteria[0].wieght: found "wieght", expected one of the keys kind, name, weight, direction, missing, private, ownWeight, mentee, mentor, points. Did you mean "weight"?',
    ],
    [
      "of a rule",
      withPlan({ rules: [{ kind: "never", sharing: "a", nmae: "x" }] }),
      'unknown-key at rules[0].nmae: found "nmae", expected one of the keys kind, name, sharing. Did you mean "name"?',
    ],
    [
      "of a shape",
      withPlan({ shape: { kind: "one-to-one", colour: 1 } }),
      'unknown-key at shape.colour: found "colour", expected one of the keys kind. Remove it.',
    ],
    [
      "of a table",
      withPlan({ participants: { mentees: { id: "a", feilds: {} }, mentors: { id: "b" } } }),
      'unknown-key at participants.mentees.feilds: found "feilds", expected one of the keys id, name, fields. Did you mean "fields"?',
    ],
  ])("%s name the nearest that is known", (_, input, expected) => {
    expect(planComplaints(input)).toEqual([expected]);
  });

  it("name one that is not taken before one that is", () => {
    expect(planComplaints(withCriterion({ mentee: "a", mentoe: "a" }))[0]).toMatch('Did you mean "mentee"?');
    const { mentor: _, ...open } = same;
    expect(planComplaints({ ...base, criteria: [{ ...open, mentoe: "a" }] })).toEqual(
      expect.arrayContaining([expect.stringMatching(/mentoe.*Did you mean "mentor"\?/)]),
    );
  });
});

describe("all mistakes at once", () => {
  it("six of them make six findings, in order", () => {
    const found = planComplaints({
      seed: 1.5,
      shape: { kind: "one-to-mny" },
      objective: { kind: "stable", proposing: "mentee" },
      criteria: [{ ...same, name: "", weight: -1 }],
      rules: [{ kind: "nevr" }],
    });
    expect(found).toEqual([
      "wrong-type at seed: found 1.5, expected a whole number. Write it in digits, without a fraction.",
      'wrong-type at shape.kind: found "one-to-mny", expected a shape: "one-to-one" or "one-to-many". Did you mean "one-to-many"?',
      'wrong-type at objective.proposing: found "mentee", expected "mentees" or "mentors". Did you mean "mentees"?',
      'out-of-range at criteria[0].name: found "", expected a name for the criterion. Write it in quotes.',
      "out-of-range at criteria[0].weight: found -1, expected a number above 0. Write a number from 1e-9 to 1000000000.",
      'wrong-type at rules[0].kind: found "nevr", expected one of the kinds of rule: require, eligibility, never, avoid, reporting-line, repeat, must, minimum, capacity, priority, panel, group, load, churn. Did you mean "never"?',
    ]);
  });

  it("everything that is missing is named", () => {
    expect(planComplaints({}).map((line) => line.split(":")[0])).toEqual([
      "wrong-type at shape",
      "wrong-type at objective",
      "wrong-type at criteria",
    ]);
  });
});
