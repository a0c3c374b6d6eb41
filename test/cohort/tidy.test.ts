import { expect, it } from "vitest";
import { match } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { findingsOf } from "../oracles/findings";
import { planWith } from "../oracles/stages";

it("an id that is missing is told though another function fails for the same person", () => {
  const failing = (): never => {
    throw new Error("no team");
  };
  const plan = planWith([{ kind: "same", weight: 1, mentee: failing, mentor: "team" }], {
    id: { mentee: () => null, mentor: "id" },
  });
  const result = match(parsePlanOrThrow(plan), { mentees: [{}], mentors: [{ id: "x", team: "red" }] });
  expect(findingsOf(result).map(({ code }) => code)).toEqual(["missing-id", "failed-function"]);
});
