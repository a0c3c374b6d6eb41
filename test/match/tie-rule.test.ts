/** Equally good optima: more people first, then the seeded rule, never the order of the rows, whichever solver it is. */
import { describe, expect, it } from "vitest";
import { chooseAssignmentSolver } from "../../src/assignment/choose";
import type { AssignmentProblem } from "../../src/assignment/problem";
import { solveAssignment } from "../../src/assignment/solvers";
import { randomOrder, seededRandom } from "../../src/graph/random";
import type { Person } from "../oracles/naive-answers";
import { planWith, type Round } from "../oracles/stages";
import { pairsOf, runRound } from "../oracles/summary";

const { below } = seededRandom(23);

/** People in a few teams: everybody of a team is worth the same to everybody else. */
const people = (side: string, count: number, rest: () => object = () => ({})): Person[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${side}${at}`, team: `team ${below(4)}`, ...rest() }));

const team = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
const boss = () => ({ boss: `boss ${below(3)}` });
const never = { kind: "never", sharing: "boss" };
const places = { kind: "capacity", mentor: "places" };

/** What the rounds are, and the solver that each kind was routed to when this was written; another one must keep the rule, too. */
const rounds: Readonly<Record<string, { readonly round: Round; readonly solver?: string }>> = {
  "everybody may have everybody, few people": {
    round: { plan: planWith([team]), mentees: people("a", 40), mentors: people("b", 35) },
    solver: "successiveShortestPaths",
  },
  "everybody may have everybody, many people": {
    round: { plan: planWith([team]), mentees: people("a", 150), mentors: people("b", 150) },
    solver: "shortLists",
  },
  "more mentees than mentors": {
    round: { plan: planWith([team]), mentees: people("a", 190), mentors: people("b", 120) },
    solver: "shortLists",
  },
  "fewer mentees than mentors": {
    round: { plan: planWith([team]), mentees: people("a", 120), mentors: people("b", 190) },
    solver: "shortLists",
  },
  "some pairs are forbidden": {
    round: {
      plan: planWith([team], { rules: [never] }),
      mentees: people("a", 120, boss),
      mentors: people("b", 110, boss),
    },
  },
  "mentors have places": {
    round: {
      plan: planWith([team], { rules: [places], shape: { kind: "one-to-many" } }),
      mentees: people("a", 150),
      mentors: people("b", 40, () => ({ places: below(5) })),
    },
  },
  "places, and some pairs are forbidden": {
    round: {
      plan: planWith([team], { rules: [places, never], shape: { kind: "one-to-many" } }),
      mentees: people("a", 150, boss),
      mentors: people("b", 40, () => ({ places: below(5), ...boss() })),
    },
  },
};

const asking = (round: Round, coverage: "free" | "first", seed = 0): Round => ({
  ...round,
  plan: { ...round.plan, objective: { kind: "total", coverage }, seed },
});

const shuffled = <A>(items: readonly A[], random: ReturnType<typeof seededRandom>): A[] =>
  Array.from(randomOrder(items.length, random), (at) => items[at]!);

/** The most pairs among matchings of the best total: every score is 0 or 1 here, and a pair counts a thousandth. */
const mostAmongBest = (problem: AssignmentProblem): number => {
  const weight = problem.weight.map((value) => 1000 * value + 1);
  return solveAssignment({ ...problem, weight } as AssignmentProblem).total;
};

describe.each(Object.keys(rounds))("equally good answers: %s", (title) => {
  const { round, solver } = rounds[title]!;

  it.each([
    "free",
    "first",
  ] as const)("do not depend on the order of the records (coverage %s)", (coverage) => {
    const first = runRound(asking(round, coverage));
    const { solved } = first.stages;
    if (solved.family !== "assignment") throw new Error("no assignment");
    if (solver !== undefined)
      expect(chooseAssignmentSolver(solved.problem, { coverage }).solver).toBe(solver);
    expect(first.violations).toEqual([]);
    const expected = pairsOf(first);
    expect(expected.length).toBeGreaterThan(20);
    for (let turn = 0; turn < 6; turn++) {
      const random = seededRandom(turn);
      const mentees = turn === 0 ? [...round.mentees].reverse() : shuffled(round.mentees, random);
      const mentors = turn === 1 ? [...round.mentors] : shuffled(round.mentors, random);
      expect(pairsOf(runRound(asking({ ...round, mentees, mentors }, coverage)))).toEqual(expected);
    }
  });

  it("are resolved by the seed, and all as large as can be", () => {
    const answers = [0, 1, 2].map((seed) => runRound(asking(round, "free", seed)));
    const inWords = answers.map((answer) => pairsOf(answer).join());
    expect(new Set(inWords).size).toBe(3);
    for (const { stages, pairs } of answers) {
      if (stages.solved.family !== "assignment") throw new Error("no assignment");
      const { problem, outcome } = stages.solved;
      expect(pairs).toHaveLength(outcome.size);
      expect(1000 * outcome.total + outcome.size).toBe(mostAmongBest(problem));
    }
  });
});
