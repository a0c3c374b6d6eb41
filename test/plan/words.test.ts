import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planComplaints } from "../oracles/findings";

const same = { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" };
const ladder = { kind: "ladder", name: "stage", mentee: "stage", mentor: "stage", ladder: ["a", "b"] };
const base = { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: [same] };
const taxonomy = { kind: "taxonomy", name: "terms", weight: 1, mentee: "t", mentor: "t", tree: { A: [] } };

/** A plan with something of everything in it. */
const rich = {
  version: 1,
  name: "round",
  seed: 1,
  id: { mentee: "id", mentor: "id" },
  participants: {
    mentees: {
      id: "a",
      name: ["b", "c"],
      fields: { x: "x", y: { column: "y", list: ";" }, z: { columns: ["z"], type: "number" } },
    },
    mentors: { id: "a", name: "b" },
  },
  ladders: { one: ["a", "b"], two: { x: ["c"], y: ["d"] } },
  taxonomies: { fields: { A: [], B: ["A"] } },
  shape: { kind: "one-to-many" },
  objective: { kind: "stable", proposing: "mentors" },
  combination: { kind: "mean", menteeShare: 0.5 },
  criteria: [
    { ...same, direction: "mentee", missing: "neutral" },
    { ...ladder, weight: 1, steps: [1], tolerance: 1, acrossTracks: "forbid" },
    { ...taxonomy, tree: "fields" },
    { kind: "overlap", name: "o", weight: 1, mentee: "t", mentor: "t", measure: "jaccard" },
    { kind: "profile", name: "p", weight: 1, mentee: "p", mentor: "p", scale: [1, 5] },
  ],
  rules: [
    { kind: "never", name: "n", sharing: { mentee: "a", mentor: "b" } },
    { kind: "require", mentee: "a", mentor: "a", condition: { is: ["x", 1, true] }, missing: "allow" },
    { kind: "require", mentee: "a", condition: { atLeast: 1, atMost: 2 } },
    { kind: "avoid", mentee: "a", mentor: "b" },
    { kind: "reporting-line", manager: { mentee: "a", mentor: "b" }, levels: 2, managers: { x: "y" } },
    {
      kind: "repeat",
      mentee: { partners: "p", roundsAgo: "r", ended: "e" },
      mentor: { partners: "p" },
      coolDown: 2,
      disqualifying: ["x"],
    },
    { kind: "must", pairs: [{ mentee: "x", mentor: "y" }], mentee: "m", mentor: "m" },
    { kind: "minimum", view: "each", atLeast: 0.5 },
    { kind: "minimum", criterion: "team", atLeast: 0.5, missing: "forbid" },
    { kind: "priority", mentee: "m", order: ["x", "y"], missing: "first" },
    { kind: "panel", mentor: "m", condition: { isNot: "x" }, atLeast: 1, atMost: 2 },
    {
      kind: "group",
      size: { from: 2, to: 3 },
      facilitator: { mentee: "a", mentor: "a", ladder: "one", stepsAbove: 1 },
      same: "a",
      counts: [{ mentee: "a", condition: { atMost: 2 }, atMost: 1 }],
      nobodyAlone: "b",
    },
    { kind: "load", mentor: "m", condition: { is: "x" }, atMost: 1, per: "group" },
    { kind: "churn", mentee: "m", atMostShare: 0.5 },
    { kind: "eligibility", mentee: "s", mentor: "s", ladder: "one", from: 0, to: 1, missing: "allow" },
    {
      kind: "capacity",
      mentor: { wanted: "w", max: 3, min: 0, unit: "hours", hoursPerPair: 2, overflow: true },
      mentee: "places",
      missing: 1,
      functions: { sought: "f", offered: "f", places: "p" },
    },
  ],
};

/** Every place in a JSON value, as the keys that lead to it. */
const places = (value: unknown, path: string[] = []): string[][] =>
  typeof value !== "object" || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];

/** The value with another one in a place. */
const replaced = (value: unknown, path: string[], other: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, other);
  return copy;
};

describe("a plan's findings", () => {
  it("never speak the words of a schema library, whatever stands where", () => {
    expect(planComplaints(rich)).toEqual([]);
    let complaints = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...places(rich).slice(1)),
        fc.constantFrom<unknown>(
          "",
          0,
          7.5,
          -1,
          true,
          null,
          [],
          {},
          [null],
          [""],
          { a: 1 },
          { "": "" },
          "word",
        ),
        (path, other) => {
          for (const complaint of planComplaints(replaced(rich, path, other))) {
            complaints++;
            expect(complaint).not.toMatch(
              /Too (small|big)|Invalid|[Uu]nrecognized|expected (string|number|record|array|object|tuple)\b|Change it/,
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(complaints).toBeGreaterThan(1000);
  });

  it.each<[object, RegExp]>([
    [{ criteria: [{ ...same, mentee: "" }] }, /mentee: found "", expected the name of a field\./],
    [{ ladders: 5 }, /ladders: found 5/],
    [{ taxonomies: [] }, /taxonomies: found \[\]/],
    [{ criteria: [{ ...same, kind: "profile", scale: [1, "5"] }] }, /scale\[1\]: found "5"/],
  ])("say in their own words what is wrong with %j", (change, said) => {
    const complaints = planComplaints({ ...base, ...change });
    expect(complaints).toEqual([expect.stringMatching(said)]);
    expect(complaints[0]).not.toMatch(/Too small|Invalid|Change it/);
  });

  it.each<[object, string]>([
    [{ rules: [{ kind: "never", sharing: { mentee: "a", metnor: "b" } }] }, 'Did you mean "mentor"?'],
    [{ id: { mentee: "a", mentr: "b" } }, 'Did you mean "mentor"?'],
    [
      { participants: { mentees: { id: "a", fields: { x: { colum: "y" } } }, mentors: { id: "b" } } },
      'Did you mean "column"?',
    ],
  ])("name the nearest known key where one of several forms is meant: %j", (change, hint) => {
    expect(planComplaints({ ...base, ...change }).join("\n")).toMatch(hint);
  });

  it("stand in the order of the input", () => {
    const lines = planComplaints({
      criterai: [],
      rules: [{ kind: "nevr" }],
      criteria: [{ wieght: 1, ...same, weight: -1 }],
      seed: 1.5,
      shape: { kind: "one-to-one" },
      objective: { kind: "total" },
    }).map((line) => line.split(":")[0]!.split(" at ")[1]);
    expect(lines).toEqual(["criterai", "rules[0].kind", "criteria[0].wieght", "criteria[0].weight", "seed"]);
  });
});
