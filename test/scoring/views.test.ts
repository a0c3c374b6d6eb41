import { describe, expect, it } from "vitest";
import { planWith, scorePair } from "../oracles/stages";

type Pair = { menteeView: number; mentorView: number; joint: number };

/** A pair of which the mentee's view is one number of points and the mentor's another. */
const points = (mentee: number, mentor: number, combination?: object): Pair =>
  scorePair(
    planWith(
      [
        { kind: "same", points: mentee, direction: "mentee", mentee: "a", mentor: "a" },
        { kind: "same", points: mentor, direction: "mentor", mentee: "a", mentor: "a" },
      ],
      combination === undefined ? {} : { combination },
    ),
    { a: "x" },
    { a: "x" },
  )!;

describe("the joint score of two views", () => {
  it.each([
    [undefined, 6],
    [{ kind: "mean", menteeShare: 0.5 }, 6],
    [{ kind: "mean", menteeShare: 0 }, 10],
    [{ kind: "mean", menteeShare: 1 }, 2],
    [{ kind: "mean", menteeShare: 0.75 }, 4],
    [{ kind: "minimum" }, 2],
    [{ kind: "geometric-mean" }, Math.sqrt(20)],
  ])("of 2 and 10 by %j is %d", (combination, joint) => {
    expect(points(2, 10, combination)).toEqual({ menteeView: 2, mentorView: 10, joint });
  });

  it.each([0.1, 0.3, 0.7])("of two equal views is that view, whatever the share (%d)", (menteeShare) => {
    expect(points(0.1, 0.1, { kind: "mean", menteeShare }).joint).toBe(0.1);
  });

  it("by the geometric mean is 0 where a view is negative, equal or not", () => {
    for (const [mentee, mentor] of [[-4, -4] as const, [-4, -5] as const, [-4, 9] as const, [0, 9] as const])
      expect(points(mentee, mentor, { kind: "geometric-mean" }).joint).toBe(0);
  });

  it("by tiers follows the first view in steps, and the other within a step", () => {
    const joint = (mentee: number, mentor: number): number => {
      const { menteeView, mentorView, joint } = points(mentee, mentor, {
        kind: "lexicographic",
        first: "mentor",
        tiers: [4, 8],
      });
      expect([menteeView, mentorView]).toEqual([mentee, mentor]);
      return joint;
    };
    // The mentee's view spans as many points as it can give: the tiers lie one point more apart.
    expect([joint(3, 3), joint(3, 4), joint(3, 7), joint(3, 8)]).toEqual([3, 7, 7, 11]);
    expect(joint(9, 3)).toBe(9);
  });

  it.each([
    ["mentee", 7],
    ["mentor", 7],
  ])("is the %s's view where the plan says nothing of the other's", (direction, joint) => {
    for (const kind of ["mean", "minimum", "geometric-mean"]) {
      const plan = planWith([{ kind: "same", points: 7, direction, mentee: "a", mentor: "a" }], {
        combination: { kind },
      });
      expect(scorePair(plan, { a: "x" }, { a: "x" })?.joint).toBe(joint);
    }
  });
});

describe("a view", () => {
  const criterion = (name: string, weight: number, field: string) => ({
    kind: "same",
    name,
    weight,
    mentee: field,
    mentor: field,
  });

  it("is the mean by weight of what says something", () => {
    const plan = planWith([criterion("one", 3, "a"), criterion("two", 1, "b")]);
    expect(scorePair(plan, { a: "x", b: "x" }, { a: "x", b: "y" })?.menteeView).toBe(3 / 4);
    expect(scorePair(plan, { a: null, b: "x" }, { a: "x", b: "y" })?.menteeView).toBe(0);
    expect(scorePair(plan, { a: null, b: null }, { a: "x", b: "y" })?.menteeView).toBe(1 / 2);
  });

  it("does not change when all weights are doubled", () => {
    const score = (by: number): Pair | undefined =>
      scorePair(
        planWith([criterion("one", 3 * by, "a"), criterion("two", by, "b")]),
        { a: "x", b: "x" },
        { a: "x", b: "y" },
      );
    expect(score(2)).toEqual(score(1));
  });
});
