/** What goes wrong with weights in other tools (DOMAIN, section 6), through every problem of the family. */
import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import {
  assignmentAtOrThrow,
  assignmentProblemFromMatrix,
  assignmentProblemFromMatrixOrThrow,
  type CurveOutcome,
  changeAssignmentOrThrow,
  coveredSidesProblemOrThrow,
  flowProblemOrThrow,
  type OptimalAssignment,
  type OptimalCardinality,
  resolveAssignmentOrThrow,
  solveAssignment,
  solveAssignmentCurve,
  solveBestAssignments,
  solveBottleneck,
  solveCardinalityAssignmentOrThrow,
  solveFairLoads,
  solveLexicographic,
  solveLeximin,
  solveMinCostFlow,
  solveTransportation,
  transportationProblemFromMatrixOrThrow,
  verifyAssignment,
  verifyAssignmentCurve,
  verifyBestAssignments,
  verifyBottleneck,
  verifyCardinalityAssignment,
  verifyFairLoads,
  verifyLeximin,
  verifyMinCostFlow,
  verifyTransportation,
} from "../../src/algorithms";
import { randomOrder, seededRandom } from "../../src/graph/random";

describe("a forbidden pair", () => {
  // Rows 0 and 1 are good for nothing but each other's places; row 2 may have column 2 alone, at a loss.
  const scores = [
    [null, -1, null],
    [-9, null, null],
    [null, null, -2],
  ];
  const problem = assignmentProblemFromMatrixOrThrow(scores);
  const pairs = Int32Array.of(1, 0, 2);

  it("never beats an allowed one, however bad that is: not in any problem that wants as many pairs as there can be", () => {
    const answers = [
      solveAssignment(problem, { coverage: "first" }),
      solveAssignment(problem, { coverage: "complete" }),
      solveAssignment(assignmentProblemFromMatrixOrThrow(scores, { penaltyOfRow: 10 })),
      solveCardinalityAssignmentOrThrow(problem, 3),
      assignmentAtOrThrow(problem, solveAssignmentCurve(problem), 3),
      solveBottleneck(problem),
      solveLeximin(problem),
      solveFairLoads(problem),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ columnOfRow: pairs, total: -12 });
    const covered = solveLexicographic(coveredSidesProblemOrThrow(problem));
    expect(covered).toMatchObject({ columnOfRow: pairs, values: Float64Array.of(3, 3, -12) });
    // There is but one with all three.
    const ranked = solveBestAssignments(problem, { count: 5, coverage: "first" });
    expect(ranked).toMatchObject({ assignments: [{ columnOfRow: pairs, total: -12 }] });
    const shipped = solveTransportation(transportationProblemFromMatrixOrThrow(scores), {
      coverage: "first",
    });
    expect(shipped).toMatchObject({ total: -12, size: 3, unitsOfEdge: Int32Array.of(1, 1, 1) });
  });

  it("does not equal a pair of weight 0", () => {
    const level = assignmentProblemFromMatrixOrThrow([[null, 0]]);
    for (const answer of [
      solveAssignment(level),
      solveCardinalityAssignmentOrThrow(level, 1),
      solveBottleneck(level),
      solveLeximin(level),
      solveFairLoads(level),
    ])
      expect(answer).toMatchObject({ columnOfRow: Int32Array.of(1), size: 1 });
    expect(solveTransportation(transportationProblemFromMatrixOrThrow([[null, 0]]))).toMatchObject({
      size: 1,
    });
  });

  it("is not chosen where nothing else is left: somebody goes without, or it is said that it cannot be", () => {
    const none = assignmentProblemFromMatrixOrThrow([
      [5, null],
      [4, null],
    ]);
    expect(solveAssignment(none, { coverage: "first" })).toMatchObject({ columnOfRow: Int32Array.of(0, -1) });
    expect(solveAssignment(none, { coverage: "complete" })._tag).toBe("Infeasible");
    expect(solveBottleneck(none, { coverage: "complete" })._tag).toBe("Infeasible");
    expect(solveLeximin(none, { coverage: "complete" })._tag).toBe("Infeasible");
    expect(solveFairLoads(none, { coverage: "complete" })._tag).toBe("Infeasible");
    expect(solveCardinalityAssignmentOrThrow(none, 2)._tag).toBe("Infeasible");
    const wanted = transportationProblemFromMatrixOrThrow(
      [
        [5, null],
        [4, null],
      ],
      { lowerOfColumn: 1 },
    );
    expect(solveTransportation(wanted)._tag).toBe("Infeasible");
  });

  it("that was allowed before is given up when the answer is mended", () => {
    const before = assignmentProblemFromMatrixOrThrow([
      [9, -1],
      [-9, 9],
    ]);
    const answer = solveAssignment(before, { coverage: "first" });
    const { problem: now, delta } = changeAssignmentOrThrow(before, {
      _tag: "PairForbidden",
      row: 0,
      column: 0,
    });
    const mended = resolveAssignmentOrThrow(now, answer, { delta });
    expect(verifyAssignment(now, mended)).toEqual([]);
    expect(mended).toMatchObject({ columnOfRow: Int32Array.of(1, 0), total: -10 });
  });
});

describe("minimum loads", () => {
  // Two mentors with loads from 1 to 1 and from 0 to 2; scores for two mentees.
  const scores = [
    [10, 9],
    [8, 1],
  ];

  it("served first and the rest afterwards reach 11, together 17", () => {
    const served = solveAssignment(assignmentProblemFromMatrixOrThrow(scores, Int32Array.of(1, 0)));
    const rest = scores.map((row, mentee) =>
      served.columnOfRow[mentee] === 0 ? [null, null] : [null, row[1]!],
    );
    const afterwards = solveAssignment(assignmentProblemFromMatrixOrThrow(rest, Int32Array.of(0, 2)));
    expect(served.total + afterwards.total).toBe(11);

    const loads = { lowerOfColumn: Int32Array.of(1, 0), upperOfColumn: Int32Array.of(1, 2) };
    const problem = transportationProblemFromMatrixOrThrow(scores, loads);
    for (const coverage of ["free", "first"] as const) {
      const best = solveTransportation(problem, { coverage });
      expect(verifyTransportation(problem, best)).toEqual([]);
      expect(best).toMatchObject({ total: 17, size: 2, gap: 0 });
    }
  });

  it("reach 17 as a flow, too", () => {
    // Nodes: mentees 0 and 1, mentors 2 and 3, and where all end, 4.
    const network = flowProblemOrThrow({
      nodeCount: 5,
      tailOfArc: Int32Array.of(0, 0, 1, 1, 2, 3),
      headOfArc: Int32Array.of(2, 3, 2, 3, 4, 4),
      lowerOfArc: Int32Array.of(0, 0, 0, 0, 1, 0),
      upperOfArc: Int32Array.of(1, 1, 1, 1, 1, 2),
      costOfArc: Float64Array.of(-10, -9, -8, -1, 0, 0),
      supplyOfNode: Int32Array.of(1, 1, 0, 0, -2),
    });
    const flow = solveMinCostFlow(network);
    expect(verifyMinCostFlow(network, flow)).toEqual([]);
    expect(flow).toMatchObject({ _tag: "Optimal", cost: -17 });
  });
});

describe("equally good answers that leave 6 or 3 out", () => {
  // Three good pairs, three of weight 0, three that cost 1: half a percent of 600 for all nine.
  const worth = [200, 200, 200, 0, 0, 0, -1, -1, -1];
  const inOrder = (seed: number) => {
    const random = seededRandom(seed);
    const people = [...randomOrder(9, random)];
    const partners = [...randomOrder(9, random)];
    return people.map((person) =>
      partners.map((partner) => (person === partner ? worth[person]! : partner > person ? -50 : null)),
    );
  };

  it("leave 3 out, in any order of rows and columns, in every way of asking", () => {
    for (let seed = 0; seed < 60; seed++) {
      const matrix = inOrder(seed);
      const problem = assignmentProblemFromMatrixOrThrow(matrix);
      const answer = solveAssignment(problem);
      expect(answer).toMatchObject({ total: 600, size: 6 });
      const minimised = assignmentProblemFromMatrixOrThrow(
        matrix.map((row) => row.map((weight) => (weight === null ? null : -weight))),
        { sense: "minimise" },
      );
      expect(solveAssignment(minimised)).toMatchObject({ total: -600, size: 6 });
      expect(solveTransportation(transportationProblemFromMatrixOrThrow(matrix))).toMatchObject({
        total: 600,
        size: 6,
      });
      // A pair is forbidden: the answer is mended, and still leaves as few out as can be.
      const row = matrix.findIndex(([weight]) => weight !== null);
      const change = { _tag: "PairForbidden", row, column: 0 } as const;
      const { problem: now, delta } = changeAssignmentOrThrow(problem, change);
      const mended = resolveAssignmentOrThrow(now, answer, { delta });
      expect(mended).toMatchObject({ total: solveAssignment(now).total, size: solveAssignment(now).size });
    }
  });

  it("and it is told what full coverage costs: half a percent, and at which price of leaving somebody out it pays", () => {
    for (let seed = 0; seed < 20; seed++) {
      const problem = assignmentProblemFromMatrixOrThrow(inOrder(seed));
      const { total, marginal, size } = solveAssignmentCurve(problem);
      const best = marginal.findLastIndex((added) => added >= 0) + 1;
      expect([best, total[best], size, total[size]]).toEqual([6, 600, 9, 597]);
      expect((total[best]! - total[size]!) / total[best]!).toBe(0.005);
      expect(solveAssignment(problem, { coverage: "first" })).toMatchObject({ total: 597, size: 9 });
      const price = -marginal[size - 1]!;
      const atPrice = assignmentProblemFromMatrixOrThrow(inOrder(seed), { penaltyOfRow: price });
      expect(solveAssignment(atPrice)).toMatchObject({ total: 597, size: 9 });
      const below = assignmentProblemFromMatrixOrThrow(inOrder(seed), { penaltyOfRow: price / 2 });
      expect(solveAssignment(below)).toMatchObject({ total: 600, size: 6 });
    }
  });
});

describe("a result that is published as best at 37 where 26 is possible", () => {
  // 9 + 8 + 9 is best; the published one is the diagonal.
  const costs = assignmentProblemFromMatrixOrThrow(
    [
      [12, 9, 14],
      [11, 13, 8],
      [9, 10, 12],
    ],
    { sense: "minimise" },
  );
  const diagonal = Int32Array.of(0, 1, 2);
  const tagsOf = (violations: ReadonlyArray<{ readonly _tag: string }>): string[] =>
    violations.map(({ _tag }) => _tag);

  it("is refuted, whoever publishes it", () => {
    const everybody = { coverage: "complete" } as const;
    const best = solveAssignment(costs, everybody) as OptimalAssignment;
    expect(best.total).toBe(26);
    const published = { columnOfRow: diagonal, total: 37 };
    expect(tagsOf(verifyAssignment(costs, { ...best, ...published }))).toContain("Gap");
    const three = solveCardinalityAssignmentOrThrow(costs, 3) as OptimalCardinality;
    expect(three.total).toBe(26);
    expect(tagsOf(verifyCardinalityAssignment(costs, { ...three, ...published }))).toContain("Gap");
    const ranked = solveBestAssignments(costs, { count: 1, ...everybody });
    expect(ranked).toMatchObject({ assignments: [{ total: 26 }] });
    if (ranked._tag === "Ranked") {
      const assignments = ranked.assignments.map((one) => ({ ...one, ...published }));
      expect(tagsOf(verifyBestAssignments(costs, { ...ranked, assignments }))).not.toEqual([]);
    }
    const worst = solveBottleneck(costs);
    expect(worst.worst).toBe(9);
    expect(tagsOf(verifyBottleneck(costs, { ...worst, ...published, worst: 13 }))).not.toEqual([]);
    const fair = solveLeximin(costs);
    const sorted = Float64Array.of(13, 12, 12);
    expect(tagsOf(verifyLeximin(costs, { ...fair, ...published, sorted }))).not.toEqual([]);
    const even = solveFairLoads(costs);
    expect(even.total).toBe(26);
    expect(tagsOf(verifyFairLoads(costs, { ...even, ...published }))).not.toEqual([]);
  });

  it("is no point of the curve", () => {
    const curve = solveAssignmentCurve(costs);
    expect(verifyAssignmentCurve(costs, curve)).toEqual([]);
    expect([...curve.total]).toEqual([0, 8, 17, 26]);
    const published: CurveOutcome = {
      ...curve,
      total: Float64Array.of(0, 12, 25, 37),
      marginal: Float64Array.of(12, 13, 12),
      changes: { offsets: Int32Array.of(0, 1, 2, 3), row: diagonal, column: diagonal },
    };
    expect(verifyAssignmentCurve(costs, published)).not.toEqual([]);
    const inOrder: CurveOutcome = { ...published, marginal: Float64Array.of(12, 12, 13) };
    const last = Int32Array.of(0, 2, 1);
    const total = Float64Array.of(0, 12, 24, 37);
    const changes = { offsets: Int32Array.of(0, 1, 2, 3), row: last, column: last };
    expect(tagsOf(verifyAssignmentCurve(costs, { ...inOrder, total, changes }))).toContain("PriceTooLow");
  });
});

it("no number, ragged rows: refused at once, with all that is wrong", () => {
  const refused = assignmentProblemFromMatrix([[1, Number.NaN], [Number.POSITIVE_INFINITY]]);
  expect(isLeft(refused)).toBe(true);
  if (isLeft(refused))
    expect(refused.left.findings.map(({ code }) => code).sort()).toEqual([
      "not-finite",
      "not-finite",
      "ragged-array",
    ]);
});
