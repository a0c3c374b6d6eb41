/** Lists that came in order are read in order, and that changes nothing but the time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preferenceOrder } from "../../src/graph/preference-order";
import { type PreferenceList, stableProblemFromListsOrThrow } from "../../src/stable/from-lists";
import { type StableProblem, stableProblemOrThrow } from "../../src/stable/problem";
import { solveStable } from "../../src/stable/solvers";
import { verifyStable } from "../../src/verify/stability";

/** Ranked lists of one side, some with ties; of everybody, or with gaps. */
const lists = (people: number, others: number): fc.Arbitrary<PreferenceList[]> => {
  const list = fc
    .shuffledSubarray([...Array(others).keys()], { minLength: 0, maxLength: others })
    .chain((order) =>
      fc.array(fc.boolean(), { minLength: order.length, maxLength: order.length }).map((tied) => {
        const groups: number[][] = [];
        for (const [at, other] of order.entries()) {
          if (at > 0 && tied[at] && at % 3 === 0) groups.at(-1)!.push(other);
          else groups.push([other]);
        }
        return groups.map((group) => (group.length === 1 ? group[0]! : group));
      }),
    );
  return fc.array(list, { minLength: people, maxLength: people });
};

const worlds = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 8 }))
  .chain(([rows, columns]) =>
    fc.record({
      listOfRow: lists(rows, columns),
      listOfColumn: lists(columns, rows),
      capacityOfColumn: fc.array(fc.nat(3), { minLength: columns, maxLength: columns }),
    }),
  );

const withoutOrder = ({ rowOrder: _, ...problem }: StableProblem): StableProblem => problem;

describe("lists that are in order already", () => {
  it("are in the order that sorting their scores gives", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const problem = stableProblemFromListsOrThrow(world, { nonReciprocal: "drop" });
        expect(problem.rowOrder!.rowScore).toBe(problem.rowScore);
        expect(problem.rowOrder!.edgeAt).toEqual(preferenceOrder(problem.rowOffsets, problem.rowScore));
      }),
      { numRuns: 1000 },
    );
  });

  it("give the matching that searching them gives, whoever proposes", () => {
    let turnedDown = 0;
    fc.assert(
      fc.property(worlds, fc.constantFrom("rows" as const, "columns" as const), (world, proposing) => {
        const problem = stableProblemFromListsOrThrow(world, { nonReciprocal: "drop" });
        const outcome = solveStable(problem, { proposing });
        expect(verifyStable(problem, outcome)).toEqual([]);
        expect(outcome).toEqual(solveStable(withoutOrder(problem), { proposing }));
        if (outcome.proposals > outcome.columnOfRow.filter((column) => column >= 0).length) turnedDown++;
      }),
      { numRuns: 2000 },
    );
    expect(turnedDown).toBeGreaterThan(200);
  });

  it("count for nothing beside other scores", () => {
    const problem = stableProblemFromListsOrThrow({
      listOfRow: [
        [0, 1],
        [0, 1],
      ],
      listOfColumn: [
        [0, 1],
        [0, 1],
      ],
    });
    const turned = { ...problem, rowScore: problem.rowScore.map((score) => -score) };
    expect([...solveStable(problem).columnOfRow]).toEqual([0, 1]);
    expect([...solveStable(turned).columnOfRow]).toEqual([1, 0]);
    expect(stableProblemOrThrow(problem).rowOrder).toBeUndefined();
  });

  it("are read no further than needed on a large round", () => {
    const people = [...Array(700).keys()];
    const turned = (by: number): number[] => people.map((person) => (person * 11 + by * 97) % people.length);
    const problem = stableProblemFromListsOrThrow({
      listOfRow: people.map(turned),
      listOfColumn: people.map((by) => turned(by + 1)),
    });
    const outcome = solveStable(problem);
    expect(verifyStable(problem, outcome)).toEqual([]);
    expect(outcome).toEqual(solveStable(withoutOrder(problem)));
  });
});
