import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAtDistanceOne, isSlip, neighbourPairs, skeleton } from "../../../src/cohort/quality/spelling";
import { editDistance } from "../../../src/errors/nearest";
import { check } from "../../../src/match/match";
import { timeZones } from "../../../src/time-zones";
import { inShort } from "../../oracles/findings";
import { planWith } from "../../oracles/stages";
import { times, told, withField } from "./told";

/** The two texts of each finding, rarer first. */
const pairs = (answers: unknown[], ...more: unknown[]): string[][] =>
  told("near-duplicate", withField(answers), ...(more as [])).map(({ received, expected }) => [
    JSON.parse(/^"[^"]*"/.exec(received)![0]),
    JSON.parse(/"[^"]*"/.exec(expected)![0]),
  ]);

describe("answers that differ in blanks, case or punctuation alone", () => {
  it.each([
    ["PhD ", "PhD"],
    ["Phd", "PhD"],
    ["Dr. Weiss", "Dr Weiss"],
    ["Palliative  care", "Palliative care"],
    ["Palliative\u00A0care", "Palliative care"],
    ["Child-care", "Child care"],
    ["Childcare", "Child care"],
    ["Nurse (RN)", "Nurse RN"],
    ["Ca\u0301diz", "C\u00E1diz"],
    ["\u200Bnurse", "nurse"],
    ["ﬁnance", "finance"],
  ])("%j is told beside %j", (rare, common) => {
    expect(pairs([common, rare, common, "other"])).toEqual([[rare, common]]);
  });

  it.each([
    ["C#", "C"],
    ["C++", "C"],
    ["B+", "B-"],
    ["A*", "A"],
    ["A-", "A"],
    ["1.5", "15"],
    ["0-5 years", "05 years"],
    ["-5", "5"],
    ["<5 years", ">5 years"],
    ["R&D", "RD"],
    ["?", "!"],
    ["José", "Josè"],
  ])("%j and %j are two answers", (a, b) => {
    expect(pairs([a, b, b, "other"])).toEqual([]);
  });

  it("one finding a spelling, with the counts of both, rows and the commonest as the remedy; a tie goes by the text", () => {
    const mentees = withField(["phd", "PhD", "PhD", "Ph.D.", "phd", "phd", "phd", "PhD"]);
    const mentors = withField(["PhD", "MD", "md"], "m");
    expect(told("near-duplicate", mentees, mentors).map(inShort)).toEqual([
      'near-duplicate at mentees, [0].field: found "phd" (4 times: [0], [4], [5] and 1 more), expected the same as "PhD", which stands 4 times, if the same is meant. Did you mean "PhD"? They count as two different answers.',
      'near-duplicate at mentees, [3].field: found "Ph.D." (once), expected the same as "PhD", which stands 4 times, if the same is meant. Did you mean "PhD"? They count as two different answers.',
      'near-duplicate at mentors, [2].field: found "md" (once), expected the same as "MD", which stands once, if the same is meant. Did you mean "MD"? They count as two different answers.',
    ]);
  });

  it("are found in lists, and across fields that a criterion or rule compares", () => {
    const plan = {
      criteria: [{ kind: "overlap", name: "x", weight: 1, mentee: "seeks", mentor: "offers" }],
      rules: [{ kind: "never", sharing: { mentee: "supervisor", mentor: "name" } }],
    };
    const mentees = [{ id: "a", seeks: ["Research", "teaching"], supervisor: "Dr. Weiss" }];
    const mentors = [
      { id: "b", offers: ["research", "Teaching", "teaching"], name: "Dr Weiss" },
      { id: "c", offers: [], name: "dr weiss jr" },
    ];
    expect(
      told("near-duplicate", mentees, mentors, plan).map(({ place, received }) => [place.path, received]),
    ).toEqual([
      [[0, "supervisor"], '"Dr. Weiss" (once)'],
      [[0, "offers", 0], '"research" (once)'],
      [[0, "offers", 1], '"Teaching" (once)'],
    ]);
  });

  it("are none of the names of two people, nor of fields that the plan does not ask for", () => {
    const mentees = [
      { id: "a", name: "Ann Lee", field: "x", other: "PhD" },
      { id: "b", name: "ann lee", field: "y", other: "phd" },
    ];
    expect(told("near-duplicate", mentees)).toEqual([]);
  });

  it("are none of the names of two people though a rule compares them with an answer", () => {
    const rules = [{ kind: "never", sharing: { mentee: "supervisor", mentor: "name" } }];
    const criteria = [{ kind: "same", name: "field", weight: 1, mentee: "field", mentor: "field" }];
    const mentors = ["Ann Lee", "ann lee"].map((name, at) => ({ id: `m${at}`, name, field: String(at) }));
    const mentees = (supervisor: string) => [{ id: "a", field: "x", supervisor }];
    expect(told("near-duplicate", mentees("Bo Orr"), mentors, { criteria, rules })).toEqual([]);
    expect(told("near-duplicate", mentees("ANN LEE"), mentors, { criteria, rules })).toHaveLength(1);
  });

  it("are not told of hours of the week, which are read and not compared", () => {
    const criteria = [{ kind: "availability", name: "hours", weight: 1, mentee: "field", mentor: "field" }];
    const slots = ["Mon 09:00-10:00", "mon 09:00-10:00"].map((slot) => [slot]);
    const result = check(
      planWith([], { criteria } as never) as never,
      { mentees: withField(slots), mentors: withField(slots, "m") },
      { timeZones },
    );
    expect(result).toMatchObject({ _tag: "Right" });
    const told = result._tag === "Right" ? result.right.filter(({ place }) => place.source !== "plan") : [];
    expect(told).toEqual([]);
  });

  it("are not told of the terms of a ladder or taxonomy, which are told apart by the plan", () => {
    const plan = {
      criteria: [
        {
          kind: "ladder",
          name: "l",
          weight: 1,
          mentee: "field",
          mentor: "field",
          steps: [1],
          ladder: ["SCS 1", "scs1"],
        },
      ],
    };
    expect(told("near-duplicate", withField([...times(5, "SCS 1"), "scs1"]), [], plan)).toEqual([]);
  });
});

describe("answers that differ in one slip", () => {
  const common = (text: string, rare: string): unknown[] => [
    ...times(8, text),
    rare,
    ...times(4, "Something else"),
  ];

  it.each([
    ["Palliative care", "Paliative care"],
    ["Geriatrics", "Geriatircs"],
    ["Geriatrics", "Geriatrcs"],
    ["Geriatrics", "Gerietrics"],
    ["Geriatrics", "Geriatrics"],
    ["Geriatrics", "Egriatrics"],
    ["Paediatrics", "Pediatrics"],
    ["Nurses", "Nurse"],
  ])("%j and %j", (text, rare) => {
    expect(pairs(common(text, rare))).toEqual(text === rare ? [] : [[rare, text]]);
  });

  it.each([
    ["Grade 6", "Grade 7"],
    ["SCS10", "SCS11"],
    ["Ward A", "Ward B"],
    ["Phase II", "Phase III"],
    ["Tue 12:00", "Thu 12:00"],
    ["Zambia", "Gambia"],
    ["typical", "atypical"],
    ["Latina", "Latino"],
    ["Team", "Teams"],
    ["internal medicine", "external medicine"],
    ["Innenstadt Nord", "Innenstadt Nord A"],
  ])("not %j and %j", (text, rare) => {
    expect(pairs(common(text, rare))).toEqual([]);
  });

  it("only where one is much rarer, and answers repeat at all", () => {
    const two = ["Geriatrics", "Gerietrics"];
    expect(pairs([...times(8, two[0]), ...times(2, two[1])])).toHaveLength(1);
    expect(pairs([...times(7, two[0]), ...times(2, two[1])])).toEqual([]);
    const names = ["Kristin Berg", "Kristen Berg", "Jon Miller", "Jan Miller"];
    expect(pairs([...times(4, names[0]), ...names.slice(1), "Ola Nord", "Ivo West", "Una East"])).toEqual([]);
  });

  it("a slip of a slip's standard is told of the commonest spelling nearby", () => {
    const answers = [...times(20, "Geriatrics"), ...times(5, "Geriatric"), "Geriatricx"];
    expect(pairs(answers)).toEqual([
      ["Geriatric", "Geriatrics"],
      ["Geriatricx", "Geriatrics"],
    ]);
  });

  it("not of ids in lists of wishes, nor of sentences, nor where there are thousands of answers", () => {
    const mentees = withField([...times(8, "jones"), "jonas"]);
    expect(told("near-duplicate", mentees, [{ id: "jones" }, { id: "jonas" }])).toEqual([]);
    const sentence =
      "I would like to learn about geriatrics and about palliative care, and about teaching both.";
    expect(pairs(common(sentence, sentence.toUpperCase()))).toEqual([]);
    const many = Array.from({ length: 5001 }, (_, at) => `answer ${at}`);
    expect(pairs([...many, "Geriatrics", "geriatrics"])).toEqual([]);
    expect(pairs([...many.slice(3), "Geriatrics", "geriatrics"])).toHaveLength(1);
  });
});

describe("the search for slips", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });

  it("finds all pairs at distance 1 and no others", () => {
    let found = 0;
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), (words) => {
        const expected = words.flatMap((b, at) =>
          words.slice(0, at).flatMap((a, before) => (editDistance(a, b) === 1 ? [`${before}-${at}`] : [])),
        );
        found += expected.length;
        expect(
          neighbourPairs(words)
            .map((pair) => pair.join("-"))
            .sort(),
        ).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it("agrees with the distance", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isAtDistanceOne(a, b)).toBe(editDistance(a, b) === 1);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves numberings by letters alone instead of comparing all with all", () => {
    const numbered = Array.from({ length: 60 }, (_, at) => `station${String.fromCodePoint(0x4e00 + at)}`);
    expect(neighbourPairs(numbered)).toEqual([]);
  });

  it("makes no text throw, and no skeleton of a skeleton another", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(typeof isSlip(a, b)).toBe("boolean");
        expect(typeof skeleton(a)).toBe("string");
      }),
      { numRuns: 300 },
    );
  });
});
