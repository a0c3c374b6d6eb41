import { describe, expect, it } from "vitest";
import { buildCohort } from "../../src/cohort/cohort";
import { readIdLists } from "../../src/criteria/id-lists";
import type { Finding } from "../../src/errors/finding";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { inShort } from "../oracles/findings";
import { planWith } from "../oracles/stages";

const plan = parsePlanOrThrow(planWith([{ kind: "same", weight: 1, mentee: "id", mentor: "id" }]));

/** The lists of mentees a, b, c, ... in ids again, and what was said about them. */
const read = (answers: unknown[]): { lists: (string[][] | undefined)[]; said: string[] } => {
  const mentees = answers.map((wishes, at) => ({ id: "abcdef"[at], wishes }));
  const { cohort } = buildCohort(plan, {
    mentees,
    mentors: ["a", "T1", "T2", "T3", "Tango"].map((id) => ({ id })),
  });
  const found: Finding[] = [];
  const question = {
    side: cohort.mentees,
    selector: "wishes",
    report: (finding: Finding) => void found.push(finding),
  };
  const lists = readIdLists(question, cohort.mentors);
  const inOrder = mentees.map(({ id }) => lists[cohort.mentees.ids.indexOf(id!)]);
  return {
    lists: inOrder.map((ranks) =>
      ranks?.map((indices) => indices.map((index) => cohort.mentors.ids[index]!)),
    ),
    said: found.map(inShort).sort(),
  };
};

describe("lists of ids", () => {
  it("are read best first, with those of equal rank together", () => {
    expect(read([["T2", ["T3", "T1"]], "T1", [["T1"], "", null, "T2"]])).toEqual({
      lists: [[["T2"], ["T3", "T1"]], [["T1"]], [["T1"], ["T2"]]],
      said: [],
    });
  });

  it("tell no list from one that names nobody who takes part", () => {
    const { lists, said } = read([null, "", [], [null, [], [""]], ["nobody"]]);
    expect(lists).toEqual([undefined, undefined, undefined, undefined, []]);
    expect(said).toHaveLength(1);
  });

  it("leave out unknown, repeated and own ids, and say so", () => {
    const { lists, said } = read([
      ["a", "T1"],
      ["Tanga", "T2", ["T2", "T3"], "T2"],
      ["T1", ["T1"], "zebra"],
    ]);
    expect(lists).toEqual([[["T1"]], [["T2"], ["T3"]], [["T1"]]]);
    expect(said).toEqual([
      'own-id at mentees, [0].wishes[0]: found "a", expected somebody else\'s id. Leave it out; nobody meets themselves.',
      'repeated-id at mentees, [1].wishes[2]: found "T2", expected every id once. Leave it out; its first place in the list counts.',
      'repeated-id at mentees, [1].wishes[3]: found "T2", expected every id once. Leave it out; its first place in the list counts.',
      'repeated-id at mentees, [2].wishes[1]: found "T1", expected every id once. Leave it out; its first place in the list counts.',
      'unknown-id at mentees, [1].wishes[0]: found "Tanga", expected the id of one of the mentors. Did you mean "Tango"?',
      'unknown-id at mentees, [2].wishes[2]: found "zebra", expected the id of one of the mentors. Correct the id, or leave it out; it counts for nothing.',
    ]);
  });

  it("hold texts only", () => {
    const expected =
      "expected an id, or a list of ids in which those of equal rank stand in a list of their own. Correct the answer, or leave it blank.";
    expect(read([7, ["T1", 5], [["T1", ["T2"]]]]).said).toEqual([
      `wrong-type at mentees, [0].wishes: found 7, ${expected}`,
      `wrong-type at mentees, [1].wishes: found ["T1",5], ${expected}`,
      `wrong-type at mentees, [2].wishes: found [["T1",["T2"]]], ${expected}`,
    ]);
  });
});
