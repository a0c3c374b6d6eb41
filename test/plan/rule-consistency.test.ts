import { describe, expect, it } from "vitest";
import { planComplaints } from "../oracles/findings";

type Json = Readonly<Record<string, unknown>>;

const plan = (rules: ReadonlyArray<Json>, change: Json = {}): object => ({
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [{ kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" }],
  rules,
  ...change,
});

const NOTHING = "As it stands the rule asks for nothing: say where the answers are, or remove it.";
const none = (keys: string): string => `found none, expected at least one of ${keys}. ${NOTHING}`;
const swapped = (least: number, most: number): string =>
  `found ${most}, expected a number from ${least}, which is the least. Nothing would fulfil it: swap the two.`;

const inconsistent: [title: string, rule: Json, said: string[]][] = [
  ["a condition for nobody", { kind: "require", condition: { is: 1 } }, [`: ${none('"mentee", "mentor"')}`]],
  [
    "bounds that nothing is within",
    { kind: "require", mentee: "a", condition: { atLeast: 3, atMost: 2 } },
    [`.condition.atMost: ${swapped(3, 2)}`],
  ],
  ["an avoid list of nobody", { kind: "avoid" }, [`: ${none('"mentee", "mentor"')}`]],
  ["past partners of nobody", { kind: "repeat", coolDown: 2 }, [`: ${none('"mentee", "mentor"')}`]],
  [
    "ends that nobody tells",
    { kind: "repeat", mentee: { partners: "p" }, disqualifying: ["badly"] },
    [
      '.disqualifying: found nothing, expected "ended" beside "partners", since the rule asks how it ended. Name the field that says how it ended: "ended": "…".',
    ],
  ],
  ["a capacity of nothing", { kind: "capacity" }, [`: ${none('"mentor", "mentee", "functions"')}`]],
  [
    "places in full without any",
    { kind: "capacity", mentor: { min: 0 } },
    [`.mentor: ${none('"wanted", "max"')}`],
  ],
  [
    "overflow up to nothing",
    { kind: "capacity", mentor: { wanted: 1, overflow: true } },
    [
      '.mentor.overflow: found true, expected "max" beside it, up to which places are filled. Say how many a person takes at most: "max": …; or leave "overflow" out.',
    ],
  ],
  [
    "hours without their price",
    { kind: "capacity", mentee: { wanted: "h", unit: "hours" } },
    [
      '.mentee.hoursPerPair: found nothing, expected the hours that one partner takes. Say so: "hoursPerPair": 2.',
    ],
  ],
  [
    "a price of people",
    { kind: "capacity", mentor: { wanted: "h", hoursPerPair: 2 } },
    [
      '.mentor.hoursPerPair: found 2, expected the unit "hours" beside it. Write "unit": "hours", or leave it out.',
    ],
  ],
  [
    "half a person, and the least above the most",
    { kind: "capacity", mentor: { wanted: 1.5, min: 3, max: 2 } },
    [
      ".mentor.wanted: found 1.5, expected a whole number of people. Write it without a fraction.",
      '.mentor.min: found 3, expected a number up to 1.5, which is "wanted". Swap the two.',
    ],
  ],
  [
    "one tier twice",
    { kind: "priority", mentee: "a", order: ["x", "y", "x"] },
    [
      '.order[2]: found "x" again, expected every answer once. Leave one of the two out: an answer belongs to one tier.',
    ],
  ],
  [
    "a panel that counts nothing",
    { kind: "panel", mentor: "a", atLeast: 1 },
    [': found none, expected one of "condition", "differentFrom", "eachAtMost". Say which.'],
  ],
  [
    "a panel that counts two things, and bounds upside down",
    { kind: "panel", mentor: "a", condition: { is: "x" }, eachAtMost: 1, atLeast: 2, atMost: 1 },
    [
      ': found "condition" and "eachAtMost", expected one of "condition", "differentFrom", "eachAtMost". Write a rule for each.',
      `.atMost: ${swapped(2, 1)}`,
    ],
  ],
  [
    "a panel that asks for no number",
    { kind: "panel", mentor: "a", differentFrom: "b" },
    [`: ${none('"atLeast", "atMost"')}`],
  ],
  [
    "a group that asks for nothing",
    { kind: "group" },
    [`: ${none('"size", "facilitator", "same", "counts", "nobodyAlone"')}`],
  ],
  [
    "a group of everything wrong",
    {
      kind: "group",
      size: { from: 5, to: 4 },
      facilitator: { mentee: "a", mentor: "a", ladder: "grade", stepsAbove: 1 },
      counts: [
        { mentee: "a", condition: { atLeast: 2, atMost: 1 }, atLeast: 1 },
        { mentee: "a", condition: { is: "x" } },
        { mentee: "a", condition: { is: "x" }, atLeast: 3, atMost: 2 },
      ],
    },
    [
      ".size.to: found 4, expected a number from 5, which is the fewest. No group would be allowed: swap the two.",
      '.facilitator.ladder: found "grade", expected one of clinical career stages. Define it in the plan, or write the ladder out here.',
      `.counts[0].condition.atMost: ${swapped(2, 1)}`,
      `.counts[1]: ${none('"atLeast", "atMost"')}`,
      `.counts[2].atMost: ${swapped(3, 2)}`,
    ],
  ],
  [
    "a load of bounds upside down",
    { kind: "load", mentor: "a", condition: { atLeast: 2, atMost: 1 }, atMost: 3, per: "mentor" },
    [`.condition.atMost: ${swapped(2, 1)}`],
  ],
  [
    "no limit of churn, and two",
    { kind: "churn", mentee: "a", atMost: 1, atMostShare: 0.5 },
    [': found "atMost" and "atMostShare", expected one of "atMost", "atMostShare". Write a rule for each.'],
  ],
];

describe("a rule of the right form that can't be meant", () => {
  it.each(inconsistent)("%s", (_, rule, said) => {
    const code = / (atMost|from|expected a (whole )?number)/;
    expect(planComplaints(plan([rule])).map((line) => line.replace(/^[a-z-]+ at rules\[0\]/, ""))).toEqual(
      said,
    );
    for (const line of planComplaints(plan([rule]))) {
      if (!code.test(line)) expect(line).toMatch(/^(inconsistent-plan|unknown-name) /);
    }
  });

  it("has all of them reported at once, in order", () => {
    const all = planComplaints(plan(inconsistent.map(([, rule]) => rule)));
    const expected = inconsistent.flatMap(([, , said], at) => said.map((one) => `rules[${at}]${one}`));
    const ofRules = all.filter((line) => !line.includes("capacity rule at most"));
    expect(ofRules.map((line) => line.replace(/^[a-z-]+ at /, ""))).toEqual(expected);
    expect(all.length - ofRules.length).toBe(5);
  });

  it("several mentees a mentor need the places of the mentors", () => {
    const shape = { kind: "one-to-many" };
    expect(planComplaints(plan([{ kind: "capacity", mentee: 1 }], { shape }))).toEqual([
      'inconsistent-plan at rules[0]: found none, expected places of the mentors under "mentor", since a mentor may take several mentees. Add "mentor": "…", or choose the shape "one-to-one".',
    ]);
  });
});

describe("a rule of the wrong form", () => {
  it.each<[Json, string]>([
    [
      { kind: "require", mentee: "a", condition: { is: [] } },
      "out-of-range at rules[0].condition.is: found [], expected at least one answer. Name the answers.",
    ],
    [
      { kind: "require", mentee: "a", condition: { iss: "x" } },
      'unknown-key at rules[0].condition.iss: found "iss", expected one of the keys is. Did you mean "is"?',
    ],
    [
      { kind: "require", mentee: "a", condition: "x" },
      'wrong-type at rules[0].condition: found "x", expected a condition: { "is": … }, { "isNot": … } or { "atLeast": …, "atMost": … }. Say what the answer must be.',
    ],
    [
      { kind: "reporting-line", manager: "boss", levels: 0 },
      "out-of-range at rules[0].levels: found 0, expected a whole number from 1. Write it in digits, without a fraction.",
    ],
    [
      { kind: "repeat", mentee: { partner: "p" } },
      'unknown-key at rules[0].mentee.partner: found "partner", expected one of the keys partners, roundsAgo, ended. Did you mean "partners"?',
    ],
    [
      { kind: "repeat", mentee: { partners: "p" }, coolDown: "ever" },
      'wrong-type at rules[0].coolDown: found "ever", expected a whole number of rounds, or "forever". Write the number in digits.',
    ],
    [
      { kind: "churn", mentee: "a", atMostShare: 10 },
      "out-of-range at rules[0].atMostShare: found 10, expected a share from 0 to 1. Write 0.1 for one in ten.",
    ],
  ])("%j", (rule, said) => {
    expect(planComplaints(plan([rule]))).toContainEqual(said);
  });
});
