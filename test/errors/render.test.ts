import { left, right } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { errorFinding, type Place } from "../../src/errors/finding";
import type { MatchingError } from "../../src/errors/matching-error";
import { getOrThrow, MatchingException } from "../../src/errors/or-throw";
import {
  LISTED_FINDINGS,
  renderError,
  renderFinding,
  renderFindings,
  renderPlace,
} from "../../src/errors/render";

const finding = (place: Place) =>
  errorFinding("not-a-number", place, {
    expected: "a whole number from 0",
    received: '"two"',
    remedy: "Write it in digits.",
  });

const errorWith = (count: number, tag: MatchingError["_tag"] = "InvalidCohort"): MatchingError => ({
  _tag: tag,
  findings: [
    finding({ source: "a.csv", row: 2 }),
    ...Array.from({ length: count - 1 }, (_, at) => finding({ source: "a.csv", row: at + 3 })),
  ],
});

describe("a finding in words", () => {
  it.each<[Place, string]>([
    [{ source: "plan" }, "plan"],
    [{ source: "plan", path: [] }, "plan"],
    [{ source: "plan", path: ["criteria", 2, "weight"] }, "plan, criteria[2].weight"],
    [{ source: "mentees", path: [4, "values", 1] }, "mentees, [4].values[1]"],
    [{ source: "a.csv", row: 7 }, "a.csv, row 7"],
    [{ source: "a.csv", column: 'the "places"' }, 'a.csv, column "the \\"places\\""'],
    [{ source: "a.csv", row: 7, column: "places" }, 'a.csv, row 7, column "places"'],
  ])("%j stands at %s", (place, expected) => {
    expect(renderPlace(place)).toBe(expected);
  });

  it("names place, what was found, what was expected, and what to do", () => {
    expect(renderFinding(finding({ source: "mentors.csv", row: 7, column: "places" }))).toBe(
      'mentors.csv, row 7, column "places": found "two", expected a whole number from 0. Write it in digits.',
    );
  });
});

describe("an error in words", () => {
  it.each<[MatchingError["_tag"], string]>([
    ["InvalidPlan", "The plan can't be used:"],
    ["InvalidCohort", "The participants can't be read:"],
    ["InvalidProblem", "The problem can't be solved as given:"],
  ])("%s begins: %s", (tag, heading) => {
    expect(renderError(errorWith(1, tag)).split("\n")[0]).toBe(heading);
  });

  it("lists every finding on a line, in order, up to a limit, and counts the rest", () => {
    const lines = renderError(errorWith(3)).split("\n").slice(1);
    expect(lines.map((line) => line.slice(0, 14))).toEqual([
      "- a.csv, row 2",
      "- a.csv, row 3",
      "- a.csv, row 4",
    ]);
    expect(renderError(errorWith(3), 1).split("\n").slice(2)).toEqual(["- … and 2 more"]);
    expect(renderFindings(errorWith(LISTED_FINDINGS).findings)).toHaveLength(50);
    expect(renderFindings(errorWith(LISTED_FINDINGS + 1).findings).at(-1)).toBe("- … and 1 more");
    expect(renderFindings([])).toEqual([]);
  });
});

describe("the throwing form", () => {
  it("gives the right side, or throws an Error that carries the left one", () => {
    expect(getOrThrow(right(5))).toBe(5);
    const error = errorWith(2);
    const attempt = (): never => getOrThrow(left(error));
    expect(attempt).toThrow(MatchingException);
    expect(attempt).toThrow(renderError(error));
    try {
      attempt();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Error);
      expect(thrown).toMatchObject({ name: "MatchingException", error });
    }
  });

  it("names what is suspicious besides behind what is wrong, each capped by itself", () => {
    const warnings = Array.from({ length: 3 }, (_, at) => finding({ source: "b.csv", row: at + 2 }));
    const lines = renderError({ ...errorWith(3), warnings } as MatchingError, 2).split("\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual([
      "The participants can't be read:",
      "- a.csv",
      "- a.csv",
      "- … and 1 more",
      "Worth a look besides:",
      "- b.csv",
      "- b.csv",
      "- … and 1 more",
    ]);
  });
});
