import { describe, expect, it } from "vitest";
import { criterionKinds } from "../../src/plan/criteria";
import { planComplaints } from "../oracles/findings";

const same = { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" };
const base = { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: [same] };

const DIGITS = "Write it in digits, without a fraction.";

/** A change to a good plan, and all that is said of it. */
const wrongPlans: [change: object, said: string][] = [
  [
    { criteria: [] },
    "out-of-range at criteria: found [], expected at least one criterion. Say what makes a good pair.",
  ],
  [{ criteria: {} }, "wrong-type at criteria: found {}, expected a list of criteria. Write it in brackets."],
  [{ rules: "no" }, 'wrong-type at rules: found "no", expected a list of rules. Write it in brackets.'],
  [{ name: 5 }, "wrong-type at name: found 5, expected a name. Write it in quotes."],
  [{ seed: "1" }, `wrong-type at seed: found "1", expected a whole number. ${DIGITS}`],
  [{ seed: 1e17 }, `out-of-range at seed: found 100000000000000000, expected a whole number. ${DIGITS}`],
  [
    { id: 7 },
    "wrong-type at id: found 7, expected the name of a field, or one for each side. Name the field that identifies a person.",
  ],
  [
    { combination: { kind: "mean", menteeShare: 1.5 } },
    "out-of-range at combination.menteeShare: found 1.5, expected a number from 0 to 1. Write 1 to count the mentee's view alone.",
  ],
  [
    { combination: { kind: "mean", menteeShare: -1 } },
    "out-of-range at combination.menteeShare: found -1, expected a number from 0 to 1. Write 0 to count the mentor's view alone.",
  ],
  [
    { combination: { kind: "maximum" } },
    'wrong-type at combination.kind: found "maximum", expected a combination: "mean", "minimum", "geometric-mean" or "lexicographic". Did you mean "minimum"?',
  ],
  [
    { combination: { kind: "sum" } },
    'wrong-type at combination.kind: found "sum", expected a combination: "mean", "minimum", "geometric-mean" or "lexicographic". Say what kind of combination it is.',
  ],
  [
    { rules: [{ kind: "capacity", mentor: 1.5 }] },
    "wrong-type at rules[0].mentor: found 1.5, expected the name of a field, or a whole number from 0. Name the field that holds the number of places.",
  ],
  [
    { rules: [{ kind: "capacity", mentor: -1 }] },
    `out-of-range at rules[0].mentor: found -1, expected a whole number from 0. ${DIGITS}`,
  ],
  [
    { rules: [{ kind: "eligibility", mentee: "a", mentor: "a", from: "1" }] },
    `wrong-type at rules[0].from: found "1", expected a whole number of steps. ${DIGITS}\nwrong-type at rules[0].to: found nothing, expected a whole number of steps. ${DIGITS}`,
  ],
  [
    { ladders: { grade: [] } },
    "out-of-range at ladders.grade: found [], expected at least one step. Name the steps, lowest first.",
  ],
  [
    { ladders: { grade: "a, b" } },
    'wrong-type at ladders.grade: found "a, b", expected a list of steps, lowest first, or tracks with such a list each. List the steps in brackets.',
  ],
  [
    { taxonomies: { fields: { A: "B" } } },
    'wrong-type at taxonomies.fields.A: found "B", expected the list of the terms right above. Write [] for a term on top.',
  ],
  [
    { participants: { mentees: { id: "a", fields: { x: 5 } }, mentors: { id: "b" } } },
    'wrong-type at participants.mentees.fields.x: found 5, expected the heading of a column, or { "column", "type", … }, or { "columns", "type", … }. Name the column in quotes, or say more about it in braces.',
  ],
  [
    { participants: { mentees: { id: "a", fields: { id: "b" } }, mentors: { id: "b" } } },
    'wrong-type at participants.mentees.fields.id: found "b", expected a field by another name. The field "id" is what "id" beside "fields" says.',
  ],
  [
    { participants: { mentees: { id: "a", name: "b", fields: { name: "c" } }, mentors: { id: "b" } } },
    'wrong-type at participants.mentees.fields.name: found "c", expected a field by another name. The field "name" is what "name" beside "fields" says.',
  ],
];

const wrongCriteria: [change: object, said: string][] = [
  [
    { kind: "sane" },
    'wrong-type at criteria[0].kind: found "sane", expected one of the kinds of criterion: KINDS. Did you mean "same"?',
  ],
  [
    { weight: Number.NaN },
    "wrong-type at criteria[0].weight: found NaN, expected a number above 0. Write a number from 1e-9 to 1000000000.",
  ],
  [
    { weight: "2" },
    'wrong-type at criteria[0].weight: found "2", expected a number above 0. Write a number from 1e-9 to 1000000000.',
  ],
  [
    { weight: 0 },
    'out-of-range at criteria[0].weight: found 0, expected a number above 0. Write a number from 1e-9 to 1000000000; 0 stands beside "ownWeight" only.',
  ],
  [
    { missing: "forbidden" },
    'wrong-type at criteria[0].missing: found "forbidden", expected "neutral" or "pessimistic" or "optimistic" or "forbid". Did you mean "forbid"?',
  ],
  [
    { mentee: 5 },
    "wrong-type at criteria[0].mentee: found 5, expected the name of a field. Write the name of the field that holds the answer, in quotes.",
  ],
  [
    { kind: "ladder", steps: [] },
    "out-of-range at criteria[0].steps: found [], expected at least one number of steps. Say how many steps above the mentee the mentor should stand.",
  ],
  [
    { kind: "ladder", steps: 1 },
    "wrong-type at criteria[0].steps: found 1, expected a list of whole numbers. Write it in brackets.",
  ],
  [
    { kind: "ladder", steps: [1, 0.5] },
    `wrong-type at criteria[0].steps[1]: found 0.5, expected a whole number of steps. ${DIGITS}`,
  ],
  [
    { kind: "ladder", steps: [1], tolerance: -1 },
    `out-of-range at criteria[0].tolerance: found -1, expected a whole number from 0. ${DIGITS}`,
  ],
  [
    { kind: "ladder", weight: undefined, points: { one: 9 } },
    'wrong-type at criteria[0].points.one: found "one", expected a whole number of steps. Write it as in { "1": 9, "2": 12 }.',
  ],
  ...["01", "-0", "-02", "+1"].map((steps): [object, string] => [
    { kind: "ladder", weight: undefined, points: { [steps]: 9 } },
    `wrong-type at criteria[0].points.${steps}: found "${steps}", expected a whole number of steps. Write it as in { "1": 9, "2": 12 }.`,
  ]),
  [
    { weight: 1e10 },
    "out-of-range at criteria[0].weight: found 10000000000, expected a number above 0. Write a number from 1e-9 to 1000000000.",
  ],
  [
    { weight: undefined, points: -1e10 },
    "out-of-range at criteria[0].points: found -10000000000, expected a number of points. Write it in digits; it may be as large as 1000000000.",
  ],
  [
    { kind: "profile", scale: 5 },
    "wrong-type at criteria[0].scale: found 5, expected the lowest and the highest answer. Write it as [1, 5].",
  ],
  [
    { kind: "profile", scale: [1] },
    "out-of-range at criteria[0].scale: found [1], expected the lowest and the highest answer. Write it as [1, 5].",
  ],
  [
    { kind: "overlap", measure: "dice" },
    'wrong-type at criteria[0].measure: found "dice", expected "jaccard" or "overlap-coefficient" or "cosine". Use one of these words.',
  ],
];

describe("parts of a wrong form are named with place, what was found, what was expected and what to do", () => {
  it.each(wrongPlans)("%j", (change, said) => {
    expect(planComplaints({ ...base, ...change })).toEqual(said.split("\n"));
  });

  it.each(wrongCriteria)("a criterion with %j", (change, said) => {
    expect(planComplaints({ ...base, criteria: [{ ...same, ...change }] })).toEqual([
      said.replace("KINDS", criterionKinds.join(", ")),
    ]);
  });
});
