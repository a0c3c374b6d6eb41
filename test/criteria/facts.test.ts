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
    [{ kind: "profile" }, [1, null], [null, 2], "No answer on at least one side"],
  ])("%j: %j with %j", (criterion, mentee, mentor, expected) => {
    expect(facts(criterion, mentee, mentor)).toBe(expected);
  });
});
