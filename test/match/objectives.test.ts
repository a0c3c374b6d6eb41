import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { round } from "../arbitraries/rounds";
import { forEachMatching } from "../oracles/brute-force";
import type { Person } from "../oracles/naive-answers";
import { naivePlaces } from "../oracles/naive-places";
import { naiveRules } from "../oracles/naive-rules";
import { type NaivePair, naivePair } from "../oracles/naive-scoring";
import { planWith, type Round } from "../oracles/stages";
import { pairsOf, runRound } from "../oracles/summary";

/** Whom everybody got, and what each pair would be worth, all by a naive reading of the records. */
const naiveWorld = (drawn: Round) => {
  const matching = runRound(drawn);
  const { plan } = matching.stages;
  const rules = naiveRules(plan, drawn.mentees, drawn.mentors);
  const pairOf = (mentee: Person, mentor: Person): NaivePair | undefined =>
    naivePair(plan, rules, mentee, mentor, drawn);
  const menteesOf = (mentor: Person): Person[] =>
    matching.pairs.filter((pair) => pair.mentor.id === mentor.id).map(({ mentee }) => mentee.record);
  const mentorOf = (mentee: Person): Person | undefined =>
    matching.pairs.find((pair) => pair.mentee.id === mentee.id)?.mentor.record;
  return { matching, plan, pairOf, menteesOf, mentorOf };
};

/** More than rounding. */
const isMore = (a: number, b: number): boolean => a > b + 1e-9;

describe("the objective stable", () => {
  const objectives = ["mentees", "mentors"].map((proposing) => ({ kind: "stable", proposing }));

  it("leaves no two who would both rather have each other, each by their own view", () => {
    let couldBlock = 0;
    fc.assert(
      fc.property(round(7, { objectives }), (drawn) => {
        const { plan, pairOf, menteesOf, mentorOf } = naiveWorld(drawn);
        for (const mentee of drawn.mentees) {
          const has = mentorOf(mentee);
          for (const mentor of drawn.mentors) {
            const pair = pairOf(mentee, mentor);
            if (pair === undefined || has === mentor) continue;
            couldBlock++;
            const menteeGains = has === undefined || isMore(pair.menteeView, pairOf(mentee, has)!.menteeView);
            const guests = menteesOf(mentor);
            const mentorGains =
              guests.length < naivePlaces(plan, mentor) ||
              guests.some((guest) => isMore(pair.mentorView, pairOf(guest, mentor)!.mentorView));
            expect(menteeGains && mentorGains).toBe(false);
          }
        }
      }),
      { numRuns: 800 },
    );
    expect(couldBlock).toBeGreaterThan(2000);
  });

  it("serves the side that proposes: it gets its first choices where the two sides' wishes are at odds", () => {
    // Points by steps: a wants x (2 steps), b wants y; x wants b, y wants a.
    const byStep = (direction: string, points: object) =>
      ({ kind: "ladder", name: direction, direction, points, mentee: "at", mentor: "at" }) as const;
    const plan = (proposing: string) =>
      planWith(
        [
          byStep("mentee", { "2": 9, "7": 5, "1": 5, "6": 9 }),
          byStep("mentor", { "2": 5, "7": 9, "1": 9, "6": 5 }),
        ],
        {
          objective: { kind: "stable", proposing },
        },
      );
    const people = {
      mentees: [
        { id: "a", at: 0 },
        { id: "b", at: 1 },
      ],
      mentors: [
        { id: "x", at: 2 },
        { id: "y", at: 7 },
      ],
    };
    expect(pairsOf(runRound({ ...people, plan: plan("mentees") }))).toEqual(["a-x", "b-y"]);
    expect(pairsOf(runRound({ ...people, plan: plan("mentors") }))).toEqual(["a-y", "b-x"]);
  });
});

describe("the objective total", () => {
  it.each([
    "free",
    "first",
  ])("is the best of all matchings, by brute force over naive scores (coverage %s)", (coverage) => {
    let withChoice = 0;
    fc.assert(
      fc.property(round(4, { objectives: [{ kind: "total", coverage }] }), (drawn) => {
        const { matching, plan, pairOf } = naiveWorld(drawn);
        const joint = drawn.mentees.map((mentee) =>
          drawn.mentors.map((mentor) => pairOf(mentee, mentor)?.joint),
        );
        const world = {
          columnCount: drawn.mentors.length,
          capacity: drawn.mentors.map((mentor) => naivePlaces(plan, mentor)),
          allowed: joint.map((row) => row.map((worth) => worth !== undefined)),
        };
        let best = coverage === "free" ? { size: 0, total: 0 } : { size: 0, total: Number.NEGATIVE_INFINITY };
        let matchings = 0;
        forEachMatching(world, (columnOfRow) => {
          matchings++;
          const worths = columnOfRow.flatMap((column, row) => (column < 0 ? [] : [joint[row]![column]!]));
          const total = worths.reduce((sum, worth) => sum + worth, 0);
          const isLarger = coverage === "first" && worths.length > best.size;
          const isAsLarge = coverage === "free" || worths.length === best.size;
          if (isLarger || (isAsLarge && total > best.total)) best = { size: worths.length, total };
        });
        if (matchings > 2) withChoice++;
        expect(matching.metrics.total).toBeCloseTo(best.total, 9);
        if (coverage === "first") expect(matching.metrics.pairs).toBe(best.size);
      }),
      { numRuns: 500 },
    );
    expect(withChoice).toBeGreaterThan(150);
  });
});
