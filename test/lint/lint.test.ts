/** What the lint says of rules, scales, values and places: a trap that trips, and near misses that do not. */
import { describe, expect, it } from "vitest";
import { checkOrThrow, matchOrThrow } from "../../src/match/match";
import { timeZones } from "../../src/time-zones";
import { peopleOf, readExample } from "../examples";
import { both, type Json, people, said } from "../oracles/lint";
import { planWith, type Round } from "../oracles/stages";

describe("rules that leave somebody nobody", () => {
  const criteria = [both("same", "team")];
  const boss = { kind: "never", name: "own boss", sharing: "boss" };
  const window = { kind: "eligibility", name: "one step", mentee: "grade", mentor: "grade", from: 1, to: 1 };
  const round = (rules: Json[], rows: Json[]): Round => ({
    plan: planWith(criteria, { rules }),
    mentees: people("a", rows),
    mentors: people("b", [
      { team: "red", boss: "kim", grade: 2 },
      { team: "red", boss: "kim", grade: 3 },
    ]),
  });

  it("name the person and the rule", () => {
    const rows = [
      { team: "red", boss: "kim", grade: 1 },
      { team: "red", boss: "lee", grade: 1 },
    ];
    expect(said(round([window, boss], rows), "unmatchable-person")).toEqual([
      'rules[1]: found nobody left for 1 mentee by “own boss”: "a0", expected rules that leave every mentee somebody to meet. Loosen the rule, correct the answers of these people, or tell them before the round.',
      'rules[0]: found nobody left for 1 mentor by “one step”: "b1", expected rules that leave every mentor somebody to meet. Loosen the rule, correct the answers of these people, or tell them before the round.',
    ]);
  });

  it("name all rules that do it, by themselves or only together", () => {
    const alone = said(round([window, boss], [{ team: "red", boss: "kim", grade: 9 }]), "unmatchable-person");
    expect(alone[0]).toContain('nobody left for 1 mentee by “one step” and “own boss”, each by itself: "a0"');
    const { plan, mentees } = round([window, boss], [{ team: "red", boss: "kim", grade: 1 }]);
    const mentors = people("b", [
      { team: "red", boss: "kim", grade: 2 },
      { team: "red", boss: "lee", grade: 5 },
    ]);
    const together = said({ plan, mentees, mentors }, "unmatchable-person");
    expect(together[0]).toContain('nobody left for 1 mentee by “one step” and “own boss” together: "a0"');
  });

  it("write out ten of many, in the order of ids", () => {
    const rows = Array.from({ length: 12 }, () => ({ team: "red", boss: "kim", grade: 1 }));
    const [line] = said(round([boss], rows), "unmatchable-person");
    expect(line).toContain(
      '12 mentees by “own boss”: "a0", "a1", "a10", "a11", "a2", "a3", "a4", "a5", "a6", "a7" and 2 more,',
    );
  });

  it("are no matter where one is left, or where there is nobody at all", () => {
    expect(said(round([boss], [{ team: "red", boss: "lee" }]), "unmatchable-person")).toEqual([]);
    expect(said({ ...round([boss], [{ team: "red" }]), mentors: [] }, "unmatchable-person")).toEqual([]);
  });
});

describe("a scale whose values have no order", () => {
  const steps = ["NP student", "nurse practitioner", "resident", "attending"];
  const professionOf: Json = {
    "NP student": "nursing",
    "nurse practitioner": "nursing",
    resident: "medicine",
    attending: "medicine",
  };
  const round = (ladder: unknown, professions: Json = professionOf, copies = 2): Round => {
    const rows = Array.from({ length: copies }, () => steps)
      .flat()
      .map((stage) => ({ stage, profession: professions[stage] }));
    return {
      plan: planWith([both("ladder", "stage", { ladder, steps: [1] })]),
      mentees: people("a", rows),
      mentors: people("b", copies > 1 ? rows : []),
    };
  };

  it("is one ladder over several professions", () => {
    expect(said(round(steps), "nominal-scale")).toEqual([
      'criteria[0].ladder: found steps each of which belongs to one "profession" only: "nursing", "medicine", expected a ladder whose steps all compare. It ranks people of one "profession" against those of another: if they do not compare, make each a track of the ladder.',
    ]);
    const rules = [
      { kind: "eligibility", mentee: "stage", mentor: "stage", ladder: "stage", from: 1, to: 3 },
    ];
    const { mentees, mentors } = round(steps);
    const plan = planWith([both("same", "profession")], { rules, ladders: { stage: steps } });
    expect(said({ plan, mentees, mentors }, "nominal-scale")[0]).toMatch(
      /^rules\[0\]\.ladder: found steps each/,
    );
  });

  it.each<[string, Round]>([
    ["the professions are tracks", round({ nursing: steps.slice(0, 2), medicine: steps.slice(2) })],
    [
      "a step is common to two professions",
      round(steps, { ...professionOf, resident: "nursing", attending: "medicine" }),
    ],
    [
      "every step has a field's value of its own",
      round(steps, Object.fromEntries(steps.map((step) => [step, step]))),
    ],
    ["there are too few people to say so", round(steps, professionOf, 1)],
  ])("but not where %s", (_, near) => {
    expect(said(near, "nominal-scale")).toEqual([]);
  });

  it("is a field whose order one part uses while another asks only whether answers are alike", () => {
    const { mentees, mentors } = round(steps);
    const ladder = both("ladder", "stage", { ladder: steps, steps: [1], name: "step" });
    const plan = (other: Json) =>
      planWith([both("same", "profession"), other], { rules: [{ kind: "never", sharing: "stage" }] });
    expect(said({ plan: plan(ladder), mentees, mentors }, "nominal-scale")).toEqual([
      expect.stringMatching(/^criteria\[1\]\.ladder/),
      'rules[0]: found "stage", whose order criteria[1] uses, expected a field that is used as a scale, or as a name, but not as both. If its values have no order, take the other part out; if they have one, say here how far apart they may be.',
    ]);
    expect(
      said({ plan: plan(both("same", "profession", { name: "p" })), mentees, mentors }, "nominal-scale"),
    ).toEqual([]);
  });
});

describe("values that can never meet", () => {
  const round = (criterion: Json, own: unknown[], others: unknown[], rules: Json[] = []): Round => ({
    plan: planWith([criterion], { rules }),
    mentees: people(
      "a",
      own.map((answer) => ({ answer })),
    ),
    mentors: people(
      "b",
      others.map((answer) => ({ answer })),
    ),
  });
  const tree = { Medicine: [], Geriatrics: ["Medicine"], Paediatrics: ["Medicine"], Law: [], Tax: ["Law"] };

  it.each<[string, Json, unknown[], unknown[], string[]]>([
    [
      "same",
      both("same", "answer"),
      ["red", "blue", "Red "],
      ["red", "green", "green", "green"],
      [
        'criteria[0].mentee: found 2 mentees whose answers can meet none: "Red ", "blue"',
        'criteria[0].mentor: found 3 mentors whose answers can meet none: "green"',
      ],
    ],
    [
      "overlap",
      both("overlap", "answer"),
      [["en", "fr"], ["cy", "gd"], []],
      [["en", "ur"]],
      ['criteria[0].mentee: found 1 mentee whose answers can meet none: "cy", "gd"'],
    ],
    [
      "taxonomy",
      both("taxonomy", "answer", { tree }),
      ["Geriatrics", "Tax", "Law"],
      ["Paediatrics"],
      ['criteria[0].mentee: found 2 mentees whose answers can meet none: "Law", "Tax"'],
    ],
    [
      "coverage",
      both("coverage", "answer"),
      [
        ["career", "research"],
        ["research", "grants"],
      ],
      [["career", "balance"]],
      ['criteria[0].mentee: found 2 needs, named 3 times, that no mentor offers: "grants", "research"'],
    ],
    ["different", both("different", "answer"), ["red"], ["blue"], []],
    ["a blank side", both("same", "answer"), ["red"], [null], []],
  ])("%s", (_, criterion, own, others, found) => {
    const lines = said(round(criterion, own, others), "never-met-value");
    expect(lines.map((line) => line.split(", expected")[0])).toEqual(found);
  });

  it("a rule that can forbid nobody, because nothing is shared", () => {
    const rule = { kind: "never", sharing: "answer" };
    const never = (own: string[], others: string[]): string[] =>
      said(round(both("different", "answer"), own, others, [rule]), "never-met-value");
    expect(never(["Kim Lee", "Jo Ray"], ["kim.lee@x.org"])).toEqual([
      'rules[0]: found 2 values of mentees and 1 value of mentors, none in common: "Jo Ray", "Kim Lee" against "kim.lee@x.org", expected an answer that somebody on both sides gives. The rule can forbid nobody: look whether both sides are asked for the same thing and write it alike.',
    ]);
    expect(never(["Kim Lee", "Jo Ray"], ["Kim Lee"])).toEqual([]);
  });
});

describe("capacity short of demand", () => {
  const round = (places: number[], needs: unknown[], rest: Json = {}): Round => ({
    plan: planWith([both("coverage", "functions", { name: "functions" })], {
      shape: { kind: "one-to-many" },
      rules: [{ kind: "capacity", mentor: "places" }],
      ...rest,
    }),
    mentees: people(
      "a",
      needs.map((functions) => ({ functions })),
    ),
    mentors: people(
      "b",
      places.map((count, at) => ({ places: count, functions: at === 0 ? ["research"] : ["career"] })),
    ),
  });

  it("in total is told with both numbers", () => {
    expect(said(round([1, 1], ["career", "research", []]), "capacity-short")).toEqual([
      "rules[0]: found 2 places of 2 mentors, expected places for the 3 mentees who may be matched. At least 1 mentee will be left: recruit mentors, or let some take more.",
    ]);
    expect(said(round([2, 1], ["career", "research", []]), "capacity-short")).toEqual([]);
  });

  it("of a shape that gives everybody one, whatever places there are", () => {
    const one = { shape: { kind: "one-to-one" } };
    expect(said(round([5, 5], ["career", "research", []], one), "capacity-short")).toHaveLength(1);
  });

  it("counts only those who have somebody to meet", () => {
    const rules = [
      { kind: "capacity", mentor: "places" },
      { kind: "never", sharing: "functions" },
    ];
    // The second mentor and the first mentee are for nobody.
    const tight = round([1, 5], [["career", "research"], ["career"], ["career"]], { rules });
    expect(said(tight, "capacity-short")[0]).toMatch(
      "1 place of 1 mentor, expected places for the 2 mentees",
    );
  });

  it("of the functions of the capacity rule is told by the places for each, those that nobody offers among them", () => {
    const capacity = {
      kind: "capacity",
      mentor: "places",
      functions: { sought: "functions", offered: "functions" },
    };
    const needs = ["research", "research", ["research", "grants"]];
    const { plan, mentees, mentors } = round([2, 9], needs, { rules: [capacity] });
    const coverageOnly = {
      ...plan,
      criteria: plan.criteria.map((one) => ({ ...one, kind: "overlap" })),
    } as typeof plan;
    expect(
      said({ plan: coverageOnly, mentees, mentors }, "capacity-short").map((line) => line.split(", exp")[0]),
    ).toEqual(['rules[0].functions: found "grants": 0 places for 1, "research": 2 places for 3']);
  });

  it("of a function is told by name, and not where nobody offers it, which is another finding", () => {
    expect(said(round([1, 9], ["research", "research", ["research", "grants"]]), "capacity-short")).toEqual([
      'criteria[0]: found "research": 1 place for 3, expected places for everybody with a mentor who offers what they seek. Some will get a mentor who does not offer it: recruit mentors who do, or let some take more.',
    ]);
    expect(said(round([3, 9], ["research", "research", ["research", "grants"]]), "capacity-short")).toEqual(
      [],
    );
  });
});

describe("the lint as a whole", () => {
  it("tells of the examples what is true of them", () => {
    const found = (name: "civil-service" | "primary-care") =>
      checkOrThrow(readExample(name).plan, peopleOf(readExample(name)), { timeZones }).map(
        ({ code, place }) => `${code} at ${place.path?.join(".")}`,
      );
    expect(found("civil-service")).toEqual([
      "dominating-criterion at criteria.1",
      "unmatchable-person at rules.0",
      "capacity-short at shape",
    ]);
    expect(found("primary-care")).toEqual(["unmatchable-person at rules.0", "capacity-short at rules.3"]);
  });

  it("says the same beside a matching as before it, and in any order of the rows", () => {
    const { plan, ...rest } = readExample("civil-service");
    const given = peopleOf({ plan, ...rest });
    const before = checkOrThrow(plan, given);
    expect(matchOrThrow(plan, given).warnings).toEqual(before);
    const turned = { mentees: [...given.mentees].reverse(), mentors: [...given.mentors].reverse() };
    expect(checkOrThrow(plan, turned)).toEqual(before);
  });
});
