import { describe, expect, it } from "vitest";
import { findEdge } from "../../../src/graph/bipartite";
import { planWith, stagesOf } from "../../oracles/stages";

/** The views of a pair in a round of three mentees and four mentors, by their wishes; `undefined` where it is forbidden. */
const views = (
  options: object,
  [mentee, mentor]: [string, string],
  wishes: Record<string, unknown>,
): [number, number] | undefined => {
  const everybody = (ids: string[]) => ids.map((id) => ({ id, wishes: wishes[id] ?? null }));
  const { scored, cohort } = stagesOf({
    plan: planWith([{ kind: "rank", weight: 1, mentee: "wishes", mentor: "wishes", ...options }]),
    mentees: everybody(["a", "b", "c"]),
    mentors: everybody(["p", "q", "r", "s"]),
  });
  const edge = findEdge(scored.graph, cohort.mentees.ids.indexOf(mentee), cohort.mentors.ids.indexOf(mentor));
  return edge < 0 ? undefined : [scored.graph.menteeView[edge]!, scored.graph.mentorView[edge]!];
};

const wishes = { a: ["p", ["q", "r"], "s"], b: ["q"], p: ["b", "a"], q: [["a", "b"]] };

describe("rank", () => {
  it("falls evenly over the ranks of the side's longest list; ties share a rank", () => {
    expect(views({}, ["a", "p"], wishes)).toEqual([1, 1 / 2]);
    expect(views({}, ["a", "q"], wishes)).toEqual([2 / 3, 1]);
    expect(views({ direction: "mentee" }, ["a", "r"], wishes)![0]).toBe(2 / 3);
    expect(views({ direction: "mentee" }, ["a", "s"], wishes)![0]).toBeCloseTo(1 / 3, 15);
    expect(views({}, ["b", "q"], wishes)).toEqual([1, 1]);
  });

  it("falls over as many ranks as the plan says, and is 0 beyond", () => {
    expect(views({ length: 2 }, ["a", "q"], wishes)).toEqual([1 / 2, 1]);
    expect(views({ length: 2 }, ["a", "s"], { ...wishes, s: ["a"] })).toEqual([0, 1]);
    expect(views({ length: 10 }, ["a", "q"], wishes)).toEqual([9 / 10, 1]);
  });

  it.each([
    ["pessimistic", [0, 1]],
    ["neutral", [0.5, 1]],
    ["forbid", undefined],
    [undefined, [0, 1]],
  ])("who is not on a list is %s", (notListed, expected) => {
    expect(views(notListed === undefined ? {} : { notListed }, ["b", "p"], wishes)).toEqual(expected);
  });

  it.each([
    ["neutral", [1 / 3, 0.5]],
    ["optimistic", [1 / 3, 1]],
    ["pessimistic", [1 / 3, 0]],
    ["forbid", undefined],
  ])("no list at all is %s, in the view of who gave none", (missing, expected) => {
    const found = views({ missing }, ["a", "s"], wishes);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual(expected.map((score) => expect.closeTo(score, 15)));
  });

  it("forbids by the mentor's list as by the mentee's, but not by one that counts in no view", () => {
    const lists = { a: ["p"], p: ["b"] };
    expect(views({ notListed: "forbid" }, ["a", "p"], lists)).toBeUndefined();
    expect(views({ notListed: "forbid", direction: "mentor" }, ["a", "p"], lists)).toBeUndefined();
    expect(views({ notListed: "forbid", direction: "mentee" }, ["a", "p"], lists)?.[0]).toBe(1);
    expect(views({ notListed: "forbid", direction: "mentee" }, ["a", "q"], lists)).toBeUndefined();
  });

  it("does not take a list of unknown ids for no list", () => {
    expect(views({ missing: "optimistic" }, ["a", "p"], { a: ["nobody"], p: ["a"] })).toEqual([0, 1]);
  });

  it("says why it forbids", () => {
    const { compiled } = stagesOf({
      plan: planWith([
        { kind: "rank", weight: 1, mentee: "w", mentor: "w", missing: "forbid", notListed: "forbid" },
      ]),
      mentees: [],
      mentors: [],
    });
    expect(compiled.criteria[0]!.forbids).toBe("no answer to criterion 0 or not listed in criterion 0");
  });
});
