import { describe, expect, it } from "vitest";
import type { UnmatchedReason } from "../../src/explain/reasons";
import { inWords, type PersonSide, proofInWords, reasonInWords } from "../../src/explain/words";
import type { Matching } from "../../src/match/matching";
import type { Person } from "../oracles/naive-answers";
import { planWith } from "../oracles/stages";
import { runRound } from "../oracles/summary";

describe("a reason in words", () => {
  it.each<[UnmatchedReason, PersonSide, string]>([
    [{ _tag: "NoEligiblePartner", others: 0, removals: [] }, "mentee", "There are no mentors."],
    [{ _tag: "NoEligiblePartner", others: 0, removals: [] }, "mentor", "There are no mentees."],
    [
      {
        _tag: "NoEligiblePartner",
        others: 12,
        removals: [
          { rule: "never the same boss", removed: 12, alone: 3 },
          { rule: "window", removed: 9, alone: 0 },
        ],
      },
      "mentee",
      "No eligible mentor among 12: “never the same boss” rules out 12, 3 of them by itself; “window” rules out 9.",
    ],
    [
      { _tag: "EligiblePartnersFull", eligible: 1, places: 1 },
      "mentee",
      "The only eligible mentor is full: the one place went to somebody else.",
    ],
    [
      { _tag: "EligiblePartnersFull", eligible: 1, places: 2 },
      "mentee",
      "The only eligible mentor is full: their 2 places went to others.",
    ],
    [
      { _tag: "EligiblePartnersFull", eligible: 1, places: 0 },
      "mentee",
      "The only eligible mentor offers no place.",
    ],
    [
      { _tag: "EligiblePartnersFull", eligible: 3, places: 5 },
      "mentee",
      "All 3 eligible mentors are full: their 5 places went to others.",
    ],
    [
      { _tag: "EligiblePartnersElsewhere", eligible: 1 },
      "mentor",
      "The only eligible mentee has another mentor.",
    ],
    [
      { _tag: "EligiblePartnersElsewhere", eligible: 4 },
      "mentor",
      "All 4 eligible mentees have another mentor.",
    ],
    [{ _tag: "NoPlaces" }, "mentor", "Offers no place in this round."],
    [
      { _tag: "WouldLowerTotal", eligible: 1, free: 1 },
      "mentee",
      "1 of 1 eligible mentor would be free, but the pair would lower the total.",
    ],
    [
      { _tag: "WouldLowerTotal", eligible: 5, free: 2 },
      "mentor",
      "2 of 5 eligible mentees would be free, but the pair would lower the total.",
    ],
    [{ _tag: "NotDecided" }, "mentee", "The run was stopped before this was decided."],
  ])("%j, of a %s", (reason, side, sentence) => {
    expect(reasonInWords(reason, side)).toBe(sentence);
  });
});

describe("a score in words", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [750, "750"],
    [0.1 + 0.2, "0.3"],
    [2 / 3, "0.6667"],
    [-1.00004, "-1"],
  ])("%d is %s", (score, words) => {
    expect(inWords(score)).toBe(words);
  });
});

describe("a proof in words", () => {
  const people = {
    mentees: ["a", "b"].map((id) => ({ id, team: "red" })),
    mentors: ["c", "d"].map((id) => ({ id, team: id === "c" ? "red" : "blue" })),
  };
  const run = (objective: object, worth: object): Matching<Person, Person> =>
    runRound({
      ...people,
      plan: planWith([{ kind: "same", mentee: "team", mentor: "team", ...worth }], { objective }),
    });
  const stable = run({ kind: "stable" }, { weight: 1 });
  const free = run({ kind: "total" }, { points: 7 });
  const first = run({ kind: "total", coverage: "first" }, { points: 7 });

  it("of a stable matching speaks of its allowed pairs", () => {
    expect(proofInWords(stable)).toEqual({
      verified: true,
      statements: [
        "Stable: among 4 allowed pairs there is none in which both would rather have each other than whom they were given.",
      ],
    });
  });

  it("of the best total speaks of prices", () => {
    expect(proofInWords(free)).toEqual({
      verified: true,
      statements: [
        "Optimal: no matching is worth more than 7; the prices of people and places add up to the total, exactly.",
      ],
    });
  });

  it("of the most people speaks of the cover as well", () => {
    expect(proofInWords(first)).toEqual({
      verified: true,
      statements: [
        "Largest: no matching has more than 2 pairs; 2 people and places together have a part in every allowed pair.",
        "Optimal: no matching of that size is worth more than 7; the prices of people and places add up to the total, exactly.",
      ],
    });
  });

  /** The matching with another outcome in its place. */
  const withOutcome = (matching: Matching<Person, Person>, outcome: object): Matching<Person, Person> => {
    const { solved } = matching.stages;
    return {
      ...matching,
      stages: { ...matching.stages, solved: { ...solved, outcome: { ...solved.outcome, ...outcome } } },
    } as typeof matching;
  };

  it("says how far the prices are off where numbers were rounded", () => {
    const { statements } = proofInWords(withOutcome(free, { gap: -2.2e-16 }));
    expect(statements[0]).toMatch("add up to the total, up to 2e-16 for rounding.");
  });

  it("of a run that was stopped says what is known", () => {
    const stopped = { _tag: "Stopped", reason: "aborted" };
    expect(proofInWords(withOutcome(free, { ...stopped, bound: 9.25 })).statements).toEqual([
      "The run was stopped: this is the best found until then.",
      "No matching is worth more than 9.25; this one is worth 7.",
    ]);
    expect(proofInWords(withOutcome(stable, { ...stopped, unsettled: 3 })).statements).toEqual([
      "The run was stopped: this is the best found until then.",
      "3 people still had somebody to ask.",
    ]);
  });

  it("speaks of one pair and of one person in the singular", () => {
    const [mentee] = people.mentees;
    const [mentor] = people.mentors;
    const one = (objective: object): Matching<Person, Person> => {
      const plan = planWith([{ kind: "same", weight: 1, mentee: "team", mentor: "team" }], { objective });
      return runRound({ plan, mentees: [mentee!], mentors: [mentor!] });
    };
    expect(proofInWords(one({ kind: "stable" })).statements[0]).toMatch("among 1 allowed pair there is none");
    expect(proofInWords(one({ kind: "total", coverage: "first" })).statements[0]).toBe(
      "Largest: no matching has more than 1 pair; one person or place has a part in every allowed pair.",
    );
    const stopped = withOutcome(stable, { _tag: "Stopped", reason: "aborted", unsettled: 1 });
    expect(proofInWords(stopped).statements[1]).toBe("1 person still had somebody to ask.");
  });

  it("is not verified once the verifier has something against it", () => {
    const violations = [{ _tag: "BlockingPair", row: 0, column: 0 }] as const;
    expect(proofInWords({ ...stable, violations }).verified).toBe(false);
  });
});
