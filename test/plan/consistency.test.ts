import { describe, expect, it } from "vitest";
import { planComplaints } from "../oracles/findings";

const criterion = (change: object): object => ({
  kind: "same",
  name: "team",
  weight: 1,
  mentee: "team",
  mentor: "team",
  ...change,
});
const ladder = (change: object): object => criterion({ kind: "ladder", steps: [1], ...change });
const plan = (change: object): object => ({
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [criterion({})],
  ...change,
});
const window = (change: object): object => ({
  kind: "eligibility",
  mentee: "a",
  mentor: "a",
  from: 0,
  to: 1,
  ...change,
});

const inconsistent: [title: string, plan: object, said: string[]][] = [
  [
    "a criterion without weight or points",
    { criteria: [criterion({ weight: undefined })] },
    ['inconsistent-plan at criteria[0]: found neither, expected a weight. Give it a "weight" above 0.'],
  ],
  [
    "weights among points",
    { criteria: [criterion({}), criterion({ name: "b", weight: undefined, points: 3 })] },
    [
      'inconsistent-plan at criteria[0]: found a weight, expected points, as other criteria of the plan have. Give every criterion "points" and none a "weight", or the other way round.',
    ],
  ],
  [
    "both in one",
    { criteria: [criterion({ points: 3 })] },
    [
      'inconsistent-plan at criteria[0]: found a weight and points, expected points, as other criteria of the plan have. Give every criterion "points" and none a "weight", or the other way round.',
    ],
  ],
  [
    "neither, among points",
    { criteria: [criterion({ weight: undefined }), criterion({ name: "b", weight: undefined, points: 3 })] },
    [
      'inconsistent-plan at criteria[0]: found neither, expected points, as other criteria of the plan have. Give every criterion "points" and none a "weight", or the other way round.',
    ],
  ],
  [
    "one name three times",
    { criteria: [criterion({}), criterion({}), criterion({})] },
    [1, 2].map(
      (at) =>
        `inconsistent-plan at criteria[${at}].name: found "team", expected a name that no other criterion has. Explanations speak of criteria by name: rename one of them.`,
    ),
  ],
  [
    "neutral among points",
    { criteria: [criterion({ weight: undefined, points: 3, missing: "neutral" })] },
    [
      'inconsistent-plan at criteria[0].missing: found "neutral", expected "pessimistic", "optimistic" or "forbid" among points. Points are added up, so no answer gives either no points or all of them: choose one.',
    ],
  ],
  [
    "another track that says nothing, among points",
    { criteria: [ladder({ weight: undefined, points: 3, acrossTracks: "neutral", ladder: ["a"] })] },
    [
      'inconsistent-plan at criteria[0].acrossTracks: found "neutral", expected "pessimistic", "optimistic" or "forbid" among points. Points are added up, so no answer gives either no points or all of them: choose one.',
    ],
  ],
  [
    "a ladder without tracks, a taxonomy without terms",
    { criteria: [ladder({ ladder: {} })], taxonomies: { fields: {} } },
    [
      "out-of-range at criteria[0].ladder: found none, expected at least one track. Name the steps of each track, lowest first.",
      "out-of-range at taxonomies.fields: found none, expected at least one term. Write each term with the list of the terms right above it.",
    ],
  ],
  [
    "a scale upside down",
    { criteria: [criterion({ kind: "profile", scale: [5, 1] })] },
    [
      "out-of-range at criteria[0].scale: found [5,1], expected a lowest answer below the highest. Swap the two.",
    ],
  ],
  [
    "strengths upside down",
    { criteria: [criterion({ kind: "coverage", strengthScale: [1, 1] })] },
    [
      "out-of-range at criteria[0].strengthScale: found [1,1], expected a lowest answer below the highest. Swap the two.",
    ],
  ],
  ...["closeness", "distance"].map((kind): [string, object, string[]] => [
    `${kind} that is full beyond its range`,
    { criteria: [criterion({ kind, full: 5, range: 5 })] },
    [
      "out-of-range at criteria[0].range: found 5, expected a number above 5, up to which the score is full. Swap the two, or move them apart: the score falls evenly in between.",
    ],
  ]),
  [
    "wishes of a side that is not asked for them",
    {
      criteria: [
        criterion({ kind: "rank", mentor: undefined }),
        criterion({ kind: "rank", name: "b", direction: "mentor", mentor: undefined }),
        criterion({ kind: "rank", name: "c", direction: "mentee", mentor: undefined }),
      ],
    },
    [
      "inconsistent-plan at criteria[0].mentor: found nothing, expected the field that holds a mentor's list of ids, since it counts in the mentor's view. Name the field, or give the criterion the direction \"mentee\".",
      "inconsistent-plan at criteria[1].mentor: found nothing, expected the field that holds a mentor's list of ids, since it counts in the mentor's view. Name the field, or give the criterion the direction \"mentee\".",
    ],
  ],
  [
    "not listed, which says nothing, among points",
    { criteria: [criterion({ kind: "rank", weight: undefined, points: 3, notListed: "neutral" })] },
    [
      'inconsistent-plan at criteria[0].notListed: found "neutral", expected "pessimistic", "optimistic" or "forbid" among points. Points are added up, so no answer gives either no points or all of them: choose one.',
    ],
  ],
  [
    "no weight, and nobody asked for theirs",
    {
      criteria: [
        criterion({ weight: 0 }),
        criterion({ name: "b", weight: 0, ownWeight: { mentee: "how" } }),
        criterion({ name: "c", weight: 1e-10, ownWeight: { mentee: "how" } }),
      ],
    },
    [
      'out-of-range at criteria[0].weight: found 0, expected a number above 0. Write a number from 1e-9 to 1000000000; 0 stands beside "ownWeight" only.',
      'out-of-range at criteria[2].weight: found 1e-10, expected a number above 0. Write a number from 1e-9 to 1000000000; 0 stands beside "ownWeight" only.',
    ],
  ],
  [
    "own weights among points",
    { criteria: [criterion({ weight: undefined, points: 3, ownWeight: { mentor: "how" } })] },
    [
      "inconsistent-plan at criteria[0].ownWeight: found own weights, expected no own weights among points. Points are the same for everybody: leave it out, or give the criteria weights.",
    ],
  ],
  [
    "a ladder that nobody defined",
    { criteria: [ladder({ ladder: "grdae" })], ladders: { grade: ["a"], stage: ["b"] } },
    [
      'unknown-name at criteria[0].ladder: found "grdae", expected one of grade, stage, clinical career stages. Did you mean "grade"?',
    ],
  ],
  [
    "a ladder where none is defined",
    { criteria: [ladder({ ladder: "grade" })] },
    [
      'unknown-name at criteria[0].ladder: found "grade", expected one of clinical career stages. Define it in the plan, or write the ladder out here.',
    ],
  ],
  [
    "a taxonomy that nobody defined",
    { criteria: [criterion({ kind: "taxonomy", tree: "field" })], taxonomies: { fields: { A: [] } } },
    [
      'unknown-name at criteria[0].tree: found "field", expected one of fields, clinical specialties. Did you mean "fields"?',
    ],
  ],
  [
    "steps, and points by step",
    { criteria: [ladder({ weight: undefined, points: { "1": 3 } })] },
    [
      'inconsistent-plan at criteria[0]: found both, expected "steps", or points by number of steps. Leave "steps" out.',
    ],
  ],
  [
    "neither steps nor points by step",
    { criteria: [ladder({ steps: undefined })] },
    [
      'inconsistent-plan at criteria[0]: found neither, expected "steps", or points by number of steps. Say how many steps above the mentee the mentor should stand: "steps": [1, 2].',
    ],
  ],
  [
    "three capacity rules",
    { rules: [1, 2, 3].map((mentor) => ({ kind: "capacity", mentor })) },
    [1, 2].map(
      (at) =>
        `inconsistent-plan at rules[${at}]: found another one, expected one capacity rule at most. Remove all but one.`,
    ),
  ],
  [
    "several mentees a mentor, without a capacity rule",
    { shape: { kind: "one-to-many" } },
    [
      'inconsistent-plan at rules: found none, expected a capacity rule, since a mentor may take several mentees. Add { "kind": "capacity", "mentor": "…" }, or choose the shape "one-to-one".',
    ],
  ],
  [
    "a window that ends before it begins",
    { rules: [{ kind: "never", sharing: "boss" }, window({ from: 2, to: -1, ladder: ["a"] })] },
    [
      "out-of-range at rules[1].to: found -1, expected a number of steps from 2, where the window begins. No pair would be allowed: swap the two.",
    ],
  ],
  [
    "a window on a ladder that nobody defined",
    { rules: [window({ ladder: "Grade" })], ladders: { grade: ["a", "b"] } },
    [
      'unknown-name at rules[0].ladder: found "Grade", expected one of grade, clinical career stages. Did you mean "grade"?',
    ],
  ],
  [
    "a step twice, on one track and on two, by name and written out",
    {
      ladders: { one: ["a", "b", "a"], two: { x: ["a", "b"], y: ["b"] } },
      rules: [window({ ladder: ["c", "c"] })],
    },
    ['ladders.one: found "a"', 'ladders.two: found "b"', 'rules[0].ladder: found "c"'].map(
      (found) =>
        `inconsistent-plan at ${found} twice, expected every step once, on one track. Rename one of the two, so that an answer says where a person stands.`,
    ),
  ],
  [
    "terms under a term that does not exist",
    { taxonomies: { fields: { Medicine: [], Geriatrics: ["Medecine"], Art: ["Culture"] } } },
    [
      'unknown-term at taxonomies.fields.Geriatrics: found "Medecine", expected a term that the taxonomy holds itself. Did you mean "Medicine"?',
      'unknown-term at taxonomies.fields.Art: found "Culture", expected a term that the taxonomy holds itself. Add "Culture" to the taxonomy.',
    ],
  ],
  [
    "a taxonomy that goes in a circle, written out",
    {
      criteria: [
        criterion({ kind: "taxonomy", tree: { A: [], E: ["C"], B: ["A", "D"], C: ["B"], D: ["C"] } }),
      ],
    },
    [
      "inconsistent-plan at criteria[0].tree: found a circle: C below B below D below C, expected a taxonomy in which no term stands above itself. Take one of the parents out.",
    ],
  ],
  [
    "a term above itself",
    { taxonomies: { fields: { A: ["A"] } } },
    [
      "inconsistent-plan at taxonomies.fields: found a circle: A below A, expected a taxonomy in which no term stands above itself. Take one of the parents out.",
    ],
  ],
];

describe("a plan of the right form that can't be meant", () => {
  it.each(inconsistent)("%s", (_, change, said) => {
    expect(planComplaints(plan(change))).toEqual(said);
  });

  it("has all of it reported at once", () => {
    const everything = plan({
      shape: { kind: "one-to-many" },
      criteria: [
        ladder({ ladder: "x" }),
        criterion({ name: "b", missing: "neutral", weight: undefined, points: 1 }),
      ],
      rules: [window({ from: 3, to: 1, ladder: "y" })],
    });
    expect(planComplaints(everything).map((line) => line.split(": found")[0])).toEqual([
      "inconsistent-plan at criteria[0]",
      "unknown-name at criteria[0].ladder",
      "inconsistent-plan at criteria[1].missing",
      "inconsistent-plan at rules",
      "out-of-range at rules[0].to",
      "unknown-name at rules[0].ladder",
    ]);
  });
});
