import { describe, expect, it } from "vitest";
import { centroidShares } from "../../src/scoring/personal-weights";
import { inShort } from "../oracles/findings";
import { planWith, scorePair, stagesOf } from "../oracles/stages";

const [team, site] = ["team", "site"].map((field) => ({
  kind: "same",
  name: field,
  weight: 1,
  mentee: field,
  mentor: field,
}));
/** Same team, another site. */
const mentor = { team: "red", site: "north" };
const mentee = { team: "red", site: "south" };

describe("a person's own weight", () => {
  const own = { ...site, ownWeight: { mentee: "matters" } };
  const score = (matters: unknown, criterion: object = own) => {
    const { menteeView, mentorView } = scorePair(
      planWith([team!, { ...criterion }]),
      { ...mentee, matters },
      mentor,
    )!;
    return [menteeView, mentorView];
  };

  it("takes the place of the criterion's weight in the person's own view, and in nobody else's", () => {
    expect(score(3)).toEqual([1 / 4, 1 / 2]);
    expect(score(0)).toEqual([1, 1 / 2]);
    expect(score(0.5)).toEqual([1 / 1.5, 1 / 2]);
  });

  it.each([[null], [""], [undefined]])("leaves the criterion's own where it is blank (%j)", (blank) => {
    expect(score(blank)).toEqual([1 / 2, 1 / 2]);
  });

  it("that is no number from 0 is reported", () => {
    const { findings } = stagesOf({
      plan: planWith([{ ...own }]),
      mentees: [
        { id: "a", ...mentee, matters: -1 },
        { id: "b", ...mentee, matters: "much" },
      ],
      mentors: [{ id: "c", ...mentor }],
    });
    expect(findings.map(inShort).sort()).toEqual([
      expect.stringMatching(/^not-a-number at mentees, \[1\]\.matters: found "much"/),
      expect.stringMatching(/^out-of-range at mentees, \[0\]\.matters: found -1, expected a weight from 0/),
    ]);
  });
});

describe("a person's own order of criteria", () => {
  const plan = (rest: object = {}) =>
    planWith([team!, { ...site, ...rest }], { emphasis: { mentee: "order" } });
  const viewOf = (order: unknown, rest: object = {}): number =>
    scorePair(plan(rest), { ...mentee, order }, mentor)!.menteeView;

  it("shares the weights out by the centroid of the order", () => {
    expect([...centroidShares(3)].map((share) => Number(share.toFixed(4)))).toEqual([0.6111, 0.2778, 0.1111]);
    expect(viewOf(["team", "site"])).toBeCloseTo(3 / 4, 12);
    expect(viewOf(["site", "team"])).toBeCloseTo(1 / 4, 12);
  });

  it("leaves what it does not list as it was", () => {
    expect(viewOf(["site"])).toBe(1 / 2);
    expect(viewOf([])).toBe(1 / 2);
    expect(viewOf(null)).toBe(1 / 2);
  });

  it("takes own weights into account: what is shared out is their sum", () => {
    const own = { ownWeight: { mentee: "matters" } };
    const view = scorePair(plan(own), { ...mentee, order: ["team", "site"], matters: 3 }, mentor)!.menteeView;
    expect(view).toBeCloseTo(3 / 4, 12);
  });

  it("that names no criterion of the view is reported with the nearest", () => {
    const { findings } = stagesOf({
      plan: plan({ direction: "mentor" }),
      mentees: [{ id: "a", ...mentee, order: ["taem", "site"] }],
      mentors: [{ id: "c", ...mentor }],
    });
    expect(findings.map(inShort)).toEqual([
      expect.stringMatching(
        /^unknown-criterion at mentees, \[0\]\.order\[0\]: found "taem".*Did you mean "team"\?/,
      ),
      expect.stringMatching(/^unknown-criterion at mentees, \[0\]\.order\[1\]: found "site"/),
    ]);
  });
});
