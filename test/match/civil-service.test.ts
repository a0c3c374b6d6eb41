import { describe, expect, it } from "vitest";
import { matchOrThrow } from "../../src/match/match";
import type { Objective } from "../../src/plan/plan";
import { peopleOf, readExample } from "../examples";

const example = readExample("civil-service");
const people = peopleOf(example);
const run = (objective: Objective) => matchOrThrow({ ...example.plan, objective }, people);

describe("the Civil Service sample, one-to-one", () => {
  const total = run({ kind: "total", coverage: "free" });
  const largest = run({ kind: "total", coverage: "first" });

  it("has 392 allowed pairs", () => {
    expect(total.metrics.candidatePairs).toBe(392);
  });

  it("gives 750 points at most, with 35 pairs, and proves it", () => {
    expect(total.metrics).toMatchObject({ total: 750, pairs: 35 });
    expect(total.status).toBe("optimal");
    expect(total.violations).toEqual([]);
  });

  it("has 35 pairs in its largest matching, and proves it", () => {
    expect(largest.metrics).toMatchObject({ total: 750, pairs: 35 });
    expect(largest.violations).toEqual([]);
  });

  it.each(["mentees", "mentors"] as const)("has a stable matching when the %s propose", (proposing) => {
    const stable = run({ kind: "stable", proposing });
    expect(stable.status).toBe("stable");
    expect(stable.violations).toEqual([]);
    expect(stable.metrics.total).toBeLessThanOrEqual(750);
  });

  it("pairs nobody within an organisation or outside the window of grades", () => {
    const { grade: ladder } = example.plan.ladders;
    const steps = ladder as string[];
    for (const { mentee, mentor } of total.pairs) {
      expect(mentee.record["organisation"]).not.toBe(mentor.record["organisation"]);
      const above =
        steps.indexOf(String(mentor.record["grade"])) - steps.indexOf(String(mentee.record["grade"]));
      expect([1, 2]).toContain(above);
    }
  });

  it("adds the contributions up to the points, in whole points", () => {
    for (const { joint, menteeView, mentorView, contributions } of total.pairs) {
      const sum = contributions.reduce((points, { menteeView: part }) => points + (part ?? 0), 0);
      expect(sum).toBe(joint);
      expect(menteeView).toBe(joint);
      expect(mentorView).toBe(joint);
      expect(Number.isInteger(joint)).toBe(true);
    }
  });
});
