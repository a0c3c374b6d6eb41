import { describe, expect, it } from "vitest";
import { checkOrThrow } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { inShort, peopleComplaints } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const tree = { Medicine: [], Geriatrics: ["Medicine"], Surgery: ["Medicine"] };
const asked = { weight: 1, mentee: "answer", mentor: "answer" };
const plain = "a text, a number, or true or false";
const FIX = "Correct the answer, or leave it blank.";

/** All that is said of mentees with these answers to one criterion; the mentor gave a good one. */
const complaints = (criterion: object, answers: unknown[], good: unknown): string[] =>
  peopleComplaints(
    planWith([{ ...asked, ...criterion }]),
    answers.map((answer, at) => ({ id: `mentee ${at}`, answer })),
    [{ id: "mentor", answer: good }],
  );

describe("answers that a criterion can't read", () => {
  it.each(["same", "different"])("%s takes texts, numbers, yes and no", (kind) => {
    expect(
      complaints({ kind }, ["a", "", null, undefined, ["a"], { a: 1 }, true, 42, Number.NaN], "a"),
    ).toEqual([
      `wrong-type at mentees, [4].answer: found ["a"], expected ${plain}. ${FIX}`,
      `wrong-type at mentees, [5].answer: found {"a":1}, expected ${plain}. ${FIX}`,
      `wrong-type at mentees, [8].answer: found NaN, expected ${plain}. ${FIX}`,
    ]);
  });

  it("overlap takes texts and lists of them", () => {
    expect(complaints({ kind: "overlap" }, ["a", ["a", null], [], ["a", 5], { 0: "a" }, 42], "a")).toEqual([
      `wrong-type at mentees, [3].answer: found ["a",5], expected a text, or a list of texts. ${FIX}`,
      `wrong-type at mentees, [4].answer: found {"0":"a"}, expected a text, or a list of texts. ${FIX}`,
      `wrong-type at mentees, [5].answer: found 42, expected a text, or a list of texts. ${FIX}`,
    ]);
  });

  it("taxonomy takes the terms of its tree, and names the nearest", () => {
    const answers = ["Medicine", ["Geriatircs", "Medicine"], [null, "Medicine", "", "Medicine", "Law"]];
    expect(complaints({ kind: "taxonomy", tree }, answers, "Medicine")).toEqual([
      'unknown-term at mentees, [1].answer[0]: found "Geriatircs", expected a term of the taxonomy. Did you mean "Geriatrics"?',
      'unknown-term at mentees, [2].answer[4]: found "Law", expected a term of the taxonomy. Correct the answer, or add the term to the plan\'s taxonomy.',
    ]);
  });

  it("ladder takes the steps of its ladder, and names the nearest", () => {
    const ladder = { medicine: ["student", "resident"], nursing: ["nurse"] };
    expect(
      complaints(
        { kind: "ladder", ladder, steps: [1] },
        ["resident", "Residnet", 3, ["nurse"], Number.NaN],
        "nurse",
      ),
    ).toEqual([
      'unknown-step at mentees, [1].answer: found "Residnet", expected a step of the ladder: student, resident, nurse. Did you mean "resident"?',
      "unknown-step at mentees, [2].answer: found 3, expected a step of the ladder: student, resident, nurse. Correct the answer, or add the step to the plan's ladder.",
      `wrong-type at mentees, [3].answer: found ["nurse"], expected a step of the ladder. ${FIX}`,
      `wrong-type at mentees, [4].answer: found NaN, expected a step of the ladder. ${FIX}`,
    ]);
  });

  it("ladder takes whole numbers where no ladder is given", () => {
    expect(
      complaints({ kind: "ladder", steps: [1] }, [2, -1, "2", Number.POSITIVE_INFINITY, 1.5], 3),
    ).toEqual([
      'unknown-step at mentees, [2].answer: found "2", expected a whole number. Correct the answer, or add the step to the plan\'s ladder.',
      "unknown-step at mentees, [4].answer: found 1.5, expected a whole number. Correct the answer, or add the step to the plan's ladder.",
      `wrong-type at mentees, [3].answer: found Infinity, expected a step of the ladder. ${FIX}`,
    ]);
  });

  it("profile takes answers on its scale, as many from everybody", () => {
    const scale = "expected a number from 1 to 5. Correct the answer or the plan's scale, or leave it blank.";
    expect(
      complaints(
        { kind: "profile" },
        [[1, 5, null], [0, 5.5, "", "3"], [1, 2], "1, 2, 3", [Number.NaN, 2, 3], []],
        [1, 2, 3, 4],
      ),
    ).toEqual([
      `out-of-range at mentees, [1].answer[0]: found 0, ${scale}`,
      `out-of-range at mentees, [1].answer[1]: found 5.5, ${scale}`,
      `out-of-range at mentees, [1].answer[3]: found "3", ${scale.split(". ")[0]}. It is a text: say "type": "number" of the field in the plan's participants, or give a number.`,
      `out-of-range at mentees, [4].answer[0]: found NaN, ${scale}`,
      ...[
        [0, 3],
        [2, 2],
        [4, 3],
      ].map(
        ([person, count]) =>
          `ragged-array at mentees, [${person}].answer: found ${count}, expected 4 answers, as many as others gave. Put null where a question was skipped.`,
      ),
      `wrong-type at mentees, [3].answer: found "1, 2, 3", expected a list of answers on the scale. ${FIX}`,
    ]);
  });

  it("coverage takes as many numbers as entries, on their scale", () => {
    const plan = planWith([
      { kind: "coverage", weight: 1, mentee: "seeks", mentor: "offers", importance: "how", strength: "how" },
    ]);
    const mentees = [
      { id: "a", seeks: ["x", null, "y"], how: [1, null, 0] },
      { id: "b", seeks: ["x", "y"], how: [1] },
      { id: "c", seeks: "x", how: [1, 2] },
      { id: "d", seeks: "x", how: -1 },
      { id: "e", seeks: ["x", 5], how: "1" },
      { id: "f", seeks: null, how: [1, 2] },
    ];
    const mentors = [{ id: "m", offers: ["x"], how: 2 }];
    const retype =
      'It is a text: say "type": "number" of the field in the plan\'s participants, or give a number.';
    const change = "Correct the answer or the plan's scale, or leave it blank.";
    expect(peopleComplaints(plan, mentees, mentors)).toEqual([
      `out-of-range at mentees, [3].how[0]: found -1, expected a number from 0 to 1000000000. ${change}`,
      `out-of-range at mentees, [4].how[0]: found "1", expected a number from 0 to 1000000000. ${retype}`,
      `out-of-range at mentors, [0].how[0]: found 2, expected a number from 0 to 1. ${change}`,
      "ragged-array at mentees, [1].how: found 1, expected 2 numbers, one for each entry. Put null where nothing is said of an entry.",
      "ragged-array at mentees, [2].how: found 2, expected 1 number, for 1 entry. Put null where nothing is said of an entry.",
      `wrong-type at mentees, [4].seeks: found ["x",5], expected a text, or a list of texts. ${FIX}`,
    ]);
  });

  it("closeness takes numbers", () => {
    expect(complaints({ kind: "closeness", range: 2 }, [1, null, "1", Number.NaN, [1]], 3)).toEqual([
      'not-a-number at mentees, [2].answer: found "1", expected a number. It is a text: say "type": "number" of the field in the plan\'s participants, or give a number.',
      `not-a-number at mentees, [3].answer: found NaN, expected a number. ${FIX}`,
      `not-a-number at mentees, [4].answer: found [1], expected a number. ${FIX}`,
    ]);
  });

  it("distance takes places on earth", () => {
    const place = 'expected a latitude and a longitude in degrees, as in [51.5, -0.12] or "51.5, -0.12"';
    const range = "expected a latitude from -90 to 90 and a longitude from -180 to 180";
    const fine = [
      [51, 0],
      [-90, 180],
      "51.5, -0.12",
      "51.5;-.12".replace("-.", "-0."),
      "51 0",
      "",
      [],
      [null, null],
    ];
    const answers = [
      ...fine,
      [151.2, -33.9],
      [91, 181],
      [51],
      [51, null],
      [51, 0, 7],
      "London",
      "51,5, 0,1",
      { latitude: 51, longitude: "0" },
      { lat: 51, lon: 0 },
      [Number.NaN, 0],
    ];
    expect(complaints({ kind: "distance", range: 100 }, answers, [51, 0])).toEqual([
      `out-of-range at mentees, [8].answer: found [151.2,-33.9], ${range}. The latitude stands first: swap the two.`,
      `out-of-range at mentees, [9].answer: found [91,181], ${range}. ${FIX}`,
      ...[
        "[51]",
        "[51,null]",
        "[51,0,7]",
        '"London"',
        '"51,5, 0,1"',
        '{"latitude":51,"longitude":"0"}',
        '{"lat":51,"lon":0}',
        "[null,0]",
      ]
        .map((found, at) => `wrong-type at mentees, [${10 + at}].answer: found ${found}, ${place}. ${FIX}`)
        .sort(),
    ]);
  });

  it("mentors are asked as mentees are", () => {
    const plan = planWith([{ ...asked, kind: "ladder", ladder: ["low", "high"], steps: [1] }]);
    expect(peopleComplaints(plan, [{ id: "a", answer: "low" }], [{ id: "b", answer: "hihg" }])).toEqual([
      'unknown-step at mentors, [0].answer: found "hihg", expected a step of the ladder: low, high. Did you mean "high"?',
    ]);
  });
});

describe("a field that nobody has", () => {
  it("is found once for a side, with the nearest that they have", () => {
    const plan = planWith([{ kind: "same", weight: 1, mentee: "taem", mentor: "taem" }]);
    const people = [1, 2, 3].map((at) => ({ id: String(at), team: "red" }));
    expect(peopleComplaints(plan, people, people)).toEqual([
      'unknown-name at plan, criteria[0].mentee: found "taem", expected a field that the mentees have: id, team. Did you mean "team"?',
      'unknown-name at plan, criteria[0].mentor: found "taem", expected a field that the mentors have: id, team. Did you mean "team"?',
    ]);
  });

  it.each([
    "colour",
    "constructor",
  ])("may be an optional one that nobody filled in, and is told: %s", (field) => {
    const plan = planWith([{ kind: "same", weight: 1, mentee: field, mentor: "team" }]);
    const warnings = checkOrThrow(parsePlanOrThrow(plan), {
      mentees: [{ id: "a" }],
      mentors: [{ id: "b", team: "x" }],
    });
    expect(warnings.map(inShort)).toEqual([
      `unknown-name at plan, criteria[0].mentee: found "${field}", expected a field that the mentees have: id. It was taken as one that nobody filled in; correct the name in the plan if it was meant for another.`,
    ]);
  });

  it("may be a getter of the record's class", () => {
    class Member {
      readonly id = "a";
      get team(): string {
        return "x";
      }
    }
    const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }]);
    expect(peopleComplaints(plan, [new Member()], [{ id: "b", team: "x" }])).toEqual([]);
  });

  it("is no matter where somebody has it, or nobody takes part", () => {
    const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }]);
    expect(peopleComplaints(plan, [{ id: "a" }, { id: "b", team: "red" }], [])).toEqual([]);
    expect(peopleComplaints(plan, [], [])).toEqual([]);
  });
});

describe("a function that throws", () => {
  it("is found for everybody for whom it does, and stops nothing else from being found", () => {
    const team = ({ team }: { team: string | null }): string => {
      if (team === null) throw new Error("no team");
      return team.toUpperCase();
    };
    const plan = planWith([
      { kind: "same", weight: 1, mentee: team, mentor: "team" },
      { kind: "same", weight: 1, mentee: "grade", mentor: "team" },
    ]);
    const people = [null, "red", null].map((answer, at) => ({
      id: String(at),
      team: answer,
      grade: at === 1 ? [] : "x",
    }));
    expect(peopleComplaints(plan, people, [])).toEqual([
      ...[0, 2].map(
        (at) =>
          `failed-function at mentees, [${at}]: found an exception: no team, expected an answer from the plan's function or the record's field, for criteria[0] of the plan. Let it answer null where a record says nothing.`,
      ),
      `wrong-type at mentees, [1].grade: found [], expected ${plain}. ${FIX}`,
    ]);
  });
});
