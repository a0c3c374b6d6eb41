/** Right rankings with one thing wrong are refused. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveBestAssignments } from "../../src/assignment/k-best/best-assignments";
import type { AssignmentRanking, RankingProof } from "../../src/assignment/k-best/outcome";
import { assignmentProblemFromMatrixOrThrow } from "../../src/assignment/problem";
import type { Coverage } from "../../src/assignment/successive-shortest-paths";
import { verifyBestAssignments } from "../../src/verify/best-assignments";
import { instance, toProblem } from "../arbitraries/assignments";
import { tiedWeight, wideWeight } from "../arbitraries/worlds";
import { rankedAssignments } from "../oracles/ranked";

const problem = assignmentProblemFromMatrixOrThrow([
  [9, 5, 1],
  [8, 3, 2],
  [7, 4, 6],
]);
const right = solveBestAssignments(problem, { count: 3, coverage: "first" });
const tags = (wrong: object): string[] => [
  ...new Set(
    verifyBestAssignments(problem, { ...right, ...wrong } as AssignmentRanking).map(({ _tag }) => _tag),
  ),
];
const withProof = (proof: Partial<RankingProof>): object => ({ proof: { ...right.proof, ...proof } });
const branchesBut = (at: number, change: object): object =>
  withProof({ branches: right.proof.branches.map((one, i) => (i === at ? { ...one, ...change } : one)) });
const itemsBut = (at: number, change: object): object => ({
  assignments: right.assignments.map((one, i) => (i === at ? { ...one, ...change } : one)),
});
const raise = (by: number, which: "row" | "column") => {
  const { potentials } = right.proof.branches[0]!;
  return { potentials: { ...potentials, [which]: potentials[which].map((price) => price + by) } };
};

describe("a ranking with one thing wrong", () => {
  it("is right to begin with", () => {
    expect(right.assignments.map(({ total }) => total)).toEqual([19, 18, 15]);
    expect(tags({})).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ["a total", itemsBut(1, { total: 19 }), ["WrongAssignment"]],
    ["a penalty that is no number", itemsBut(1, { penalty: Number.NaN }), ["WrongAssignment"]],
    ["a size", itemsBut(1, { size: 2 }), ["WrongAssignment"]],
    [
      "a column that does not exist",
      itemsBut(1, { columnOfRow: Int32Array.of(0, 1, 3) }),
      ["WrongAssignment"],
    ],
    ["two rows in one place", itemsBut(1, { columnOfRow: Int32Array.of(0, 1, 1) }), ["WrongAssignment"]],
    ["a rank", itemsBut(1, { rank: 3 }), ["WrongRank"]],
    ["a bound that is too low", { bound: 3 }, ["PartNotBounded"]],
    ["a bound that is too high", { bound: 16 }, ["BetterLeftOut"]],
    ["a bound that is no number", { bound: Number.NaN }, ["BetterLeftOut", "PartNotBounded"]],
    ["the claim that there are no more", { bound: undefined }, ["PartNotBounded"]],
    ["no cover", withProof({ cover: undefined as never }), ["NoCover"]],
    [
      "a cover that is too large",
      withProof({ cover: { row: Uint8Array.of(1, 1, 1), column: Uint8Array.of(1, 0, 0) } }),
      ["CoverTooLarge"],
    ],
    [
      "an item without its branch",
      withProof({ branches: right.proof.branches.slice(0, 2) }),
      ["WrongLength"],
    ],
    ["an order that is none", branchesBut(1, { rowOrder: Int32Array.of(0, 0, 1) }), ["MalformedPart"]],
    ["an order that is too short", branchesBut(0, { rowOrder: Int32Array.of(0, 1) }), ["MalformedPart"]],
    ["a first item that branches off", branchesBut(0, { item: 0, depth: 0 }), ["MalformedPart"]],
    ["an item that branches off itself", branchesBut(1, { item: 1 }), ["MalformedPart"]],
    ["a depth that does not exist", branchesBut(1, { depth: 3 }), ["MalformedPart"]],
    ["a depth that is no whole number", branchesBut(1, { depth: 0.5 }), ["MalformedPart"]],
    ["row prices that reach too little", branchesBut(0, raise(-1, "row")), ["WrongPrices"]],
    ["column prices that reach too little", branchesBut(0, raise(-1, "column")), ["WrongPrices"]],
    ["prices that are no numbers", branchesBut(0, raise(Number.NaN, "row")), ["WrongPrices"]],
    [
      "prices of nobody",
      branchesBut(0, { potentials: { row: new Float64Array(0), column: new Float64Array(3) } }),
      ["WrongLength"],
    ],
    [
      "a part that does not exist",
      withProof({ empty: [{ item: 2, depth: 9, side: "rows", people: Int32Array.of(0) }] }),
      ["MalformedPart"],
    ],
    [
      "a part that is said to be empty and is not",
      withProof({ empty: [{ item: 0, depth: 0, side: "rows", people: Int32Array.of(0, 1, 2) }], solved: [] }),
      ["NotEmpty"],
    ],
    [
      "a part that is empty for somebody who does not exist",
      withProof({ empty: [{ item: 0, depth: 0, side: "rows", people: Int32Array.of(7) }], solved: [] }),
      ["NotEmpty"],
    ],
  ])("%s", (_, wrong, expected) => {
    expect(tags(wrong)).toEqual(expect.arrayContaining(expected));
  });

  it("prices that reach far too much", () => {
    const wide = assignmentProblemFromMatrixOrThrow(
      [0, 1, 2, 3, 4].map((row) => [0, 1, 2, 3, 4].map((column) => (row * column * 7) % 10)),
    );
    const one = solveBestAssignments(wide, { count: 1 });
    expect(verifyBestAssignments(wide, one)).toEqual([]);
    const [branch] = one.proof.branches;
    const { row, column } = branch!.potentials;
    const dear = { row: row.map((price) => price + 50), column };
    const proof = { ...one.proof, branches: [{ ...branch!, potentials: dear }] };
    expect(verifyBestAssignments(wide, { ...one, proof }).map(({ _tag }) => _tag)).toContain(
      "PartNotBounded",
    );
  });

  it("an assignment twice, with whatever proof", () => {
    const twice = {
      assignments: [right.assignments[0], { ...right.assignments[0], rank: 2 }],
      ...withProof({ branches: [right.proof.branches[0]!, right.proof.branches[1]!], solved: [] }),
    };
    expect(tags(twice)).toContain("MalformedPart");
  });

  it("better first", () => {
    const [first, second, third] = right.assignments;
    const swapped = [first, { ...third, rank: 2 }, { ...second, rank: 3 }];
    expect(tags({ assignments: swapped })).toContain("OutOfOrder");
  });
});

describe("rankings of random problems with something left out or added", () => {
  it("are refused: the last but one taken away, a second best given as the best, an empty part that is not", () => {
    let refused = 0;
    fc.assert(
      fc.property(
        instance({ rows: 4, columns: 4, capacity: 2 }, fc.oneof(tiedWeight, wideWeight)),
        fc.constantFrom<Coverage>("free", "first", "complete"),
        fc.nat(30),
        (one, coverage, at) => {
          const of = toProblem(one);
          const all = rankedAssignments(one, coverage);
          const outcome = solveBestAssignments(of, { coverage, count: 12 });
          if (outcome._tag === "Infeasible" || all.length < 3) return;
          const { assignments, proof } = outcome;
          const gone = at % assignments.length;
          const isMissed =
            all[gone]!.objective > all[Math.min(all.length, assignments.length) - 1]!.objective;
          const fewer = assignments.filter((_, i) => i !== gone).map((item, i) => ({ ...item, rank: i + 1 }));
          if (isMissed) {
            // Whichever of the proof is kept, something better than the last was left out.
            for (const branches of [
              proof.branches.slice(0, -1),
              proof.branches.filter((_, i) => i !== gone),
            ]) {
              refused++;
              const wrong = { ...outcome, assignments: fewer, proof: { ...proof, branches } };
              expect(verifyBestAssignments(of, wrong)).not.toEqual([]);
            }
          }
          // Whatever part is said to be empty, on whichever side: it is refused, unless there are no more.
          if (all.length > assignments.length) {
            const parts = proof.branches.flatMap(({ depth }, item) =>
              Array.from({ length: of.rowCount - 1 - depth }, (_, at) => ({ item, depth: depth + 1 + at })),
            );
            const side = at % 2 === 0 ? ("rows" as const) : ("columns" as const);
            const people = Int32Array.from(
              { length: side === "rows" ? of.rowCount : of.columnCount },
              (_, i) => i,
            );
            const empty = parts.map((part) => ({ ...part, side, people }));
            const wrong = { ...outcome, bound: undefined, proof: { ...proof, empty, solved: [] } };
            expect(verifyBestAssignments(of, wrong)).not.toEqual([]);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(150);
  });

  it("are refused with a bound that something else exceeds", () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          instance({ rows: 4, columns: 4, capacity: 1 }, fc.oneof(tiedWeight, wideWeight)),
          instance({ rows: 4, columns: 2, capacity: 3 }, tiedWeight),
        ),
        fc.constantFrom<Coverage>("free", "first", "complete"),
        fc.integer({ min: 1, max: 5 }),
        (one, coverage, count) => {
          const of = toProblem(one);
          const outcome = solveBestAssignments(of, { coverage, count });
          const next = rankedAssignments(one, coverage)[count];
          if (outcome._tag === "Infeasible" || next === undefined) return;
          refused++;
          const bound = (of.sense === "minimise" ? -1 : 1) * (next.objective - 1);
          expect(verifyBestAssignments(of, { ...outcome, bound })).not.toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(150);
  });
});
