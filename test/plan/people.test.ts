import { describe, expect, it } from "vitest";
import { planComplaints } from "../oracles/findings";

const same = { kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" };
const base = { shape: { kind: "one-to-one" }, objective: { kind: "total" }, criteria: [same] };
const { weight: _, ...unweighted } = same;
const points = { criteria: [{ ...unweighted, points: 5 }] };
const lexicographic = (tiers: number[]) => ({
  combination: { kind: "lexicographic", first: "mentee", tiers },
});

describe("what a plan says of people who speak for themselves", () => {
  it.each<[object, string[]]>([
    [{ wishes: { mentee: "w", notListed: "after" }, emphasis: { mentor: "o" } }, []],
    [
      { wishes: { notListed: "after" } },
      [
        'inconsistent-plan at wishes: found neither, expected the field of at least one side, "mentee" or "mentor".',
      ],
    ],
    [{ emphasis: {} }, ["inconsistent-plan at emphasis: found neither"]],
    [
      { wishes: { mentee: "w" } },
      ['wrong-type at wishes.notListed: found nothing, expected "unacceptable" or "after"'],
    ],
    [{ ...points, emphasis: { mentee: "o" } }, ["inconsistent-plan at emphasis: found points"]],
    [
      { wishes: { mentee: "w", notListed: "after" }, criteria: [{ ...same, name: "wishes" }] },
      ['inconsistent-plan at criteria[0].name: found "wishes", expected another name than "wishes"'],
    ],
    [lexicographic([0.3, 1]), []],
    [
      lexicographic([0, 0.5]),
      ["inconsistent-plan at combination.tiers[0]: found 0, expected a score above 0 and up to 1"],
    ],
    [
      lexicographic([0.5, 0.5]),
      ["out-of-range at combination.tiers[1]: found 0.5, expected a score above 0.5"],
    ],
    [lexicographic([]), ["out-of-range at combination.tiers: found [], expected at least one score"]],
    [{ ...points, ...lexicographic([-5, 0, 12]) }, []],
  ])("%j", (part, expected) => {
    const found = planComplaints({ ...base, ...part });
    expect(found).toHaveLength(expected.length);
    for (const [at, start] of expected.entries()) expect(found[at]).toContain(start);
  });
});
