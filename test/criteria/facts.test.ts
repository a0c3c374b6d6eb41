import { describe, expect, it } from "vitest";
import { planWith, stagesOf } from "../oracles/stages";

const facts = (criterion: object, mentee: unknown, mentor: unknown): string =>
  stagesOf({
    plan: planWith([{ weight: 1, mentee: "answer", mentor: "answer", ...criterion }]),
    mentees: [{ id: "mentee", answer: mentee }],
    mentors: [{ id: "mentor", answer: mentor }],
  }).compiled.criteria[0]!.describe(0, 0);

describe("the sentence about a pair names the facts", () => {
  it.each([
    [{ kind: "same" }, "physician", "physician", "Both: physician"],
    [{ kind: "same" }, "physician", "nurse", "physician and nurse"],
    [{ kind: "different" }, "north", "south", "north and south"],
    [{ kind: "different" }, "north", "north", "Both: north"],
    [{ kind: "overlap" }, ["en", "fr", "so"], ["so", "en"], "Both: en, so"],
    [{ kind: "overlap" }, ["en"], ["fr"], "Nothing in common"],
    [
      { kind: "profile" },
      [1, 2, null, 4],
      [1, 3, 3, 4],
      "Answers 0.33 apart on average, over 3 questions, on a scale of 1 to 5",
    ],
    [{ kind: "profile" }, [1, null], [1, 4], "The same answers to 1 question"],
    [{ kind: "same" }, true, true, "Both: yes"],
    [{ kind: "different" }, false, true, "no and yes"],
    [{ kind: "same" }, 3, 4, "3 and 4"],
    [{ kind: "overlap", measure: "cosine" }, "en", ["so", "en"], "Both: en"],
    [
      { kind: "coverage" },
      ["career", "research", "leadership"],
      ["research", "career"],
      "Offers 2 of 3 needs: career, research; not: leadership",
    ],
    [
      { kind: "coverage" },
      ["career", "research"],
      ["research", "career"],
      "Offers all 2 needs: career, research",
    ],
    [{ kind: "coverage" }, ["career", "research"], "balance", "Offers none of 2 needs: career, research"],
    [{ kind: "coverage" }, "career", ["balance", "career"], "Offers what is sought: career"],
    [{ kind: "coverage" }, "career", "balance", "Does not offer what is sought: career"],
    [{ kind: "coverage" }, "career", [], "No answer on at least one side"],
    [
      { kind: "coverage", strength: () => [0, 1] },
      ["career", "research"],
      ["career", "research"],
      "Offers 1 of 2 needs: research; not: career",
    ],
    [{ kind: "closeness", range: 5 }, 8, 10, "8 and 10: 2 apart"],
    [{ kind: "closeness", range: 5 }, 0.1, 0.3, "0.1 and 0.3: 0.2 apart"],
    [{ kind: "closeness", range: 5 }, 8, 8, "Both: 8"],
    [{ kind: "closeness", range: 5, target: 10 }, 2, 9, "2 and 9: mentor 7 more, wanted 10 more"],
    [{ kind: "closeness", range: 5, target: -3 }, 2, 2, "2 and 2: mentor the same, wanted 3 less"],
    [{ kind: "closeness", range: 5 }, 8, null, "No answer on at least one side"],
    [{ kind: "distance", range: 5 }, [51.5, -0.12], "51.6, -0.12", "Some 11 km apart"],
    [
      { kind: "distance", range: 5 },
      [51.5, -0.12],
      { latitude: 51.501, longitude: -0.12 },
      "Less than 1 km apart",
    ],
    [{ kind: "distance", range: 5 }, "40.7, -74", "51.5; -0.12", "Some 5,571 km apart"],
    [{ kind: "distance", range: 5 }, null, "51.5; -0.12", "No answer on at least one side"],
    [{ kind: "profile" }, [1, null], [null, 2], "No answer on at least one side"],
  ])("%j: %j with %j", (criterion, mentee, mentor, expected) => {
    expect(facts(criterion, mentee, mentor)).toBe(expected);
  });

  it.each([
    [{ direction: "mentee" }, ["x", "mentor", "y"], null, "Second of 3 wishes"],
    [{ direction: "mentee" }, "mentor", null, "First of 1 wish"],
    [{ direction: "mentee" }, ["x", "y"], null, "Not among 2 wishes"],
    [{ direction: "mentee" }, ["nobody"], null, "Not listed"],
    [{ direction: "mentee" }, null, ["mentee"], "No answer on at least one side"],
    [{ direction: "mentor" }, null, ["mentee"], "First of 1 wish"],
    [{}, ["x", "mentor"], ["mentee"], "To the mentee: second of 2 wishes; to the mentor: first of 1 wish"],
    [{}, ["mentor"], null, "To the mentee: first of 1 wish; to the mentor: no list"],
    [{}, null, null, "No answer on at least one side"],
    [{ direction: "mentee" }, [...Array.from("abcdefghijk"), "mentor"], null, "Number 12 of 12 wishes"],
  ])("rank %j: %j with %j: %s", (criterion, mentee, mentor, expected) => {
    const others = Array.from("abcdefghijkxy", (id) => ({ id, answer: null }));
    const { compiled, cohort } = stagesOf({
      plan: planWith([{ kind: "rank", weight: 1, mentee: "answer", mentor: "answer", ...criterion }]),
      mentees: [{ id: "mentee", answer: mentee }],
      mentors: [{ id: "mentor", answer: mentor }, ...others],
    });
    expect(compiled.criteria[0]!.describe(0, cohort.mentors.ids.indexOf("mentor"))).toBe(expected);
  });
});
