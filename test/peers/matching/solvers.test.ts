import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain } from "../../../src/graph/slices";
import type { GeneralObjective } from "../../../src/peers/matching/general-matching";
import type {
  GeneralMatchingOutcome,
  InfeasibleGeneral,
  OptimalGeneral,
} from "../../../src/peers/matching/outcome";
import {
  type GeneralMatchingProblem,
  generalMatchingProblemFromEdgesOrThrow,
} from "../../../src/peers/matching/problem";
import {
  generalMatchingSolvers,
  solveGeneralMatching,
  solveGeneralMatchingAsync,
} from "../../../src/peers/matching/solvers";
import { verifyGeneralMatching } from "../../../src/verify/general-matching";
import { choicesOf } from "../../arbitraries/compact-families";
import { type WeightedGraph, weightedGraph } from "../../arbitraries/graphs";
import { floatWeight, tiedWeight, wideWeight } from "../../arbitraries/worlds";
import { generalMatchingCases, problemOfGraph } from "../../cases/general-matching";
import { bestMatchings, integerProgrammeTotal } from "../../oracles/general-matching";

const objectives: ReadonlyArray<GeneralObjective> = ["weight", "cardinality", "perfect"];

const solve = (
  problem: GeneralMatchingProblem,
  objective: GeneralObjective,
): OptimalGeneral | InfeasibleGeneral => {
  const outcome: GeneralMatchingOutcome = drain(
    generalMatchingSolvers.weightedBlossom.slices(problem, { objective }),
  );
  expect(verifyGeneralMatching(problem, outcome)).toEqual([]);
  if (outcome._tag === "Stopped") throw new Error("nobody stopped it");
  return outcome;
};

/** Every objective against all matchings. @returns how many blossoms the proofs needed */
const agreesWithAllMatchings = (graph: WeightedGraph, exact: boolean): number => {
  const problem = problemOfGraph(graph);
  const best = bestMatchings(graph.peerCount, graph.edges);
  let blossoms = 0;
  for (const objective of objectives) {
    const outcome = solve(problem, objective);
    if (objective === "perfect") {
      expect(outcome._tag).toBe(2 * best.largest === graph.peerCount ? "Optimal" : "Infeasible");
    }
    if (outcome._tag === "Infeasible") continue;
    const expected = objective === "weight" ? best.total : best.totalAtLargest;
    if (exact) {
      expect(outcome.total).toBe(expected);
      expect(outcome.gap).toBe(0);
    } else {
      expect(outcome.total).toBeCloseTo(expected, 9);
      expect(outcome.gap).toBeCloseTo(0, 9);
    }
    if (objective !== "weight") expect(outcome.size).toBe(best.largest);
    blossoms += outcome.duals.blossomPrice.length;
  }
  return blossoms;
};

describe("matching in general graphs", () => {
  it.each(generalMatchingCases)("case: $title", (graph) => {
    const problem = problemOfGraph(graph);
    const pairsOf = (outcome: OptimalGeneral | InfeasibleGeneral): number[][] =>
      outcome._tag === "Infeasible"
        ? []
        : [...outcome.partnerOfPeer].flatMap((partner, peer) => (partner > peer ? [[peer, partner]] : []));
    expect(pairsOf(solve(problem, "weight"))).toEqual(graph.best);
    expect(pairsOf(solve(problem, "cardinality"))).toEqual(graph.bestOfLargest ?? graph.best);
  });

  it("is best in every graph of up to five peers with weights 1 and 2", () => {
    let graphs = 0;
    for (const peerCount of [0, 1, 2, 3, 4, 5]) {
      const pairs: [number, number][] = [];
      for (let a = 0; a < peerCount; a++) for (let b = a + 1; b < peerCount; b++) pairs.push([a, b]);
      const kinds = pairs.map(() => (peerCount < 5 ? [0, 1, 2, -1] : [0, 1, 2]));
      let at = 0;
      for (const weights of choicesOf(kinds)) {
        // Every 13th of the largest family.
        if (peerCount === 5 && at++ % 13 !== 0) continue;
        const edges = pairs.flatMap(([a, b], pair) =>
          weights[pair] === 0 ? [] : [[a, b, weights[pair]!] as const],
        );
        agreesWithAllMatchings({ peerCount, edges }, true);
        graphs++;
      }
    }
    expect(graphs).toBeGreaterThan(8000);
  });

  it.each([
    ["ties", tiedWeight, true],
    ["ties among large and small", fc.constantFrom(1, 2, 3, 50, 51, 52), true],
    ["large whole numbers", wideWeight, true],
    ["fractions", floatWeight, false],
  ] as const)("is best among all matchings of up to nine peers: %s", (_, weight, exact) => {
    let blossoms = 0;
    fc.assert(
      fc.property(weightedGraph({ min: 0, max: 9 }, weight), (graph) => {
        blossoms += agreesWithAllMatchings(graph, exact);
      }),
      { numRuns: 2000 },
    );
    expect(blossoms).toBeGreaterThan(1000);
  });

  it("is best among all matchings of twelve and thirteen peers, where blossoms nest", () => {
    let nested = 0;
    fc.assert(
      fc.property(
        weightedGraph({ min: 12, max: 13 }, fc.constantFrom(6, 7, 8, 9, 10, 11, 20, 21), [0.25, 0.35, 0.5]),
        (graph) => {
          agreesWithAllMatchings(graph, true);
          const { duals } = solveGeneralMatching(problemOfGraph(graph), { objective: "cardinality" });
          const members = new Set(duals.blossomPeers);
          if (members.size < duals.blossomPeers.length) nested++;
        },
      ),
      { numRuns: 500 },
    );
    expect(nested).toBeGreaterThan(20);
  });

  it("agrees with an integer programme on 12 to 20 peers", () => {
    fc.assert(
      fc.property(weightedGraph({ min: 12, max: 20 }, wideWeight, [0.2, 0.5, 1]), (graph) => {
        const problem = problemOfGraph(graph);
        const best = solve(problem, "weight") as OptimalGeneral;
        expect(integerProgrammeTotal(graph.peerCount, graph.edges)).toBeCloseTo(best.total, 3);
        const largest = solve(problem, "cardinality") as OptimalGeneral;
        expect(integerProgrammeTotal(graph.peerCount, graph.edges, largest.size)).toBeCloseTo(
          largest.total,
          3,
        );
      }),
      { numRuns: 30 },
    );
  });

  it("holds on larger graphs by its own proof, whole numbers exactly", () => {
    let infeasible = 0;
    let blossoms = 0;
    fc.assert(
      fc.property(
        weightedGraph({ min: 30, max: 60 }, fc.integer({ min: 1, max: 30 }), [0.06, 0.12, 0.5, 1]),
        (graph) => {
          const problem = problemOfGraph(graph);
          for (const objective of objectives) {
            const outcome = solve(problem, objective);
            if (outcome._tag === "Infeasible") infeasible++;
            else {
              expect(outcome.gap).toBe(0);
              blossoms += outcome.duals.blossomPrice.length;
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(infeasible).toBeGreaterThan(50);
    expect(blossoms).toBeGreaterThan(200);
  });

  it("holds on sparse graphs with many ties, where trees get stuck and blossoms fall apart", () => {
    let single = 0;
    fc.assert(
      fc.property(weightedGraph({ min: 10, max: 26 }, tiedWeight, [0.12, 0.2, 0.3]), (graph) => {
        const outcome = solve(problemOfGraph(graph), "cardinality") as OptimalGeneral;
        if (2 * outcome.size < graph.peerCount - 1) single++;
      }),
      { numRuns: 3000 },
    );
    expect(single).toBeGreaterThan(200);
  });

  it("leaves out of a settled tree what fell out of it when a blossom was expanded", () => {
    const edges = [
      [0, 5, -3],
      [0, 8, 1],
      [1, 6, 0],
      [1, 7, -3],
      [1, 8, 0],
      [2, 3, -1],
      [2, 5, 2],
      [2, 7, 2],
      [2, 11, 1],
      [3, 6, 2],
      [4, 8, 2],
      [5, 6, 1],
      [5, 8, 2],
      [5, 10, -1],
      [6, 7, 2],
      [6, 10, 0],
      [7, 9, 0],
      [8, 10, -1],
    ] as const;
    expect(bestMatchings(12, edges)).toMatchObject({ largest: 5, totalAtLargest: 4 });
    expect(solve(problemOfGraph({ peerCount: 12, edges }), "cardinality")).toMatchObject({
      size: 5,
      total: 4,
    });
  });

  it("doubles its total when weights double, and does not care how peers are numbered", () => {
    fc.assert(
      fc.property(
        weightedGraph({ min: 2, max: 14 }, tiedWeight),
        fc.infiniteStream(fc.nat(1000)),
        (graph, draws) => {
          const scaled = {
            ...graph,
            edges: graph.edges.map(([a, b, weight]) => [a, b, 2 * weight] as const),
          };
          const keys = Array.from({ length: graph.peerCount }, () => draws.next().value as number);
          const order = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
          const renamed = {
            ...graph,
            edges: graph.edges.map(([a, b, weight]) => [order[b]!, order[a]!, weight] as const),
          };
          for (const objective of ["weight", "cardinality"] as const) {
            const one = solve(problemOfGraph(graph), objective) as OptimalGeneral;
            const twice = solve(problemOfGraph(scaled), objective) as OptimalGeneral;
            const other = solve(problemOfGraph(renamed), objective) as OptimalGeneral;
            expect([...twice.partnerOfPeer]).toEqual([...one.partnerOfPeer]);
            expect(other.total).toBe(one.total);
            if (objective === "cardinality") expect(other.size).toBe(one.size);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("matches everybody the same way when every weight is shifted", () => {
    let perfect = 0;
    fc.assert(
      fc.property(weightedGraph({ min: 2, max: 12 }, wideWeight, [0.5, 1]), wideWeight, (graph, shift) => {
        const shifted = {
          ...graph,
          edges: graph.edges.map(([a, b, weight]) => [a, b, weight + shift] as const),
        };
        const one = solve(problemOfGraph(graph), "perfect");
        const other = solve(problemOfGraph(shifted), "perfect");
        expect(other._tag).toBe(one._tag);
        if (one._tag === "Infeasible" || other._tag === "Infeasible") return;
        perfect++;
        expect(other.total).toBe(one.total + one.size * shift);
      }),
      { numRuns: 500 },
    );
    expect(perfect).toBeGreaterThan(100);
  });

  it("counts pairs where no weights are given", () => {
    const problem = generalMatchingProblemFromEdgesOrThrow({
      peerCount: 5,
      endA: Int32Array.of(0, 1, 2, 3, 4),
      endB: Int32Array.of(1, 2, 3, 4, 0),
    });
    expect(solveGeneralMatching(problem)).toMatchObject({ total: 2, size: 2 });
    expect(solveGeneralMatching(problem, { objective: "perfect" })).toEqual({
      _tag: "Infeasible",
      barrier: new Int32Array(0),
      oddComponents: 1,
    });
  });

  it("leaves its input alone and answers the same twice", () => {
    fc.assert(
      fc.property(
        weightedGraph({ min: 0, max: 12 }, tiedWeight),
        fc.constantFrom(...objectives),
        (graph, objective) => {
          const problem = problemOfGraph(graph);
          const before = structuredClone(problem);
          const once = solve(problem, objective);
          expect(problem).toEqual(before);
          expect(solve(problem, objective)).toEqual(once);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("goes deep without a deep stack: a long chain of triangles, a long path", () => {
    const triangles = 4000;
    const edges: [number, number, number][] = [];
    for (let t = 0; t < triangles; t++) {
      edges.push([2 * t, 2 * t + 1, 2], [2 * t + 1, 2 * t + 2, 2], [2 * t, 2 * t + 2, 2]);
    }
    const outcome = solve(problemOfGraph({ peerCount: 2 * triangles + 1, edges }), "cardinality");
    expect(outcome).toMatchObject({ _tag: "Optimal", size: triangles });
  });
});

describe("a run that is stopped", () => {
  const side = 700;
  const edges: [number, number, number][] = [];
  for (let a = 0; a < side; a++)
    for (let b = a + 1; b < side; b++) edges.push([a, b, 1 + ((a * b + a) % 997)]);
  const problem = problemOfGraph({ peerCount: side, edges });

  it.each(objectives)("has a matching and bounds that hold (%s)", (objective) => {
    const slices = generalMatchingSolvers.weightedBlossom.slices(problem, { objective });
    const first = slices.next(undefined);
    expect(first).toMatchObject({ done: false, value: { total: side } });
    const stopped = slices.next("aborted");
    expect(stopped.done).toBe(true);
    const outcome = stopped.value as GeneralMatchingOutcome;
    expect(verifyGeneralMatching(problem, outcome)).toEqual([]);
    const best = solve(problem, objective) as OptimalGeneral;
    expect(outcome).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    if (outcome._tag !== "Stopped") return;
    expect(outcome.total).toBeLessThan(best.total);
    expect(outcome.bound).toBeGreaterThanOrEqual(best.total);
    expect(outcome.sizeBound).toBeGreaterThanOrEqual(best.size);
    // The duals say more than half of everybody's best weight does.
    if (objective === "weight") expect(outcome.bound).toBeLessThan((side * 996) / 2);
  });

  it("knows who must stay single by then", () => {
    const star = [1, 2, 3, 4, 5].map((leaf) => [0, leaf, 1] as const);
    const moved = edges.map(([a, b, weight]) => [a + 6, b + 6, weight] as const);
    const both = problemOfGraph({ peerCount: side + 6, edges: [...star, ...moved] });
    const slices = generalMatchingSolvers.weightedBlossom.slices(both, { objective: "cardinality" });
    slices.next(undefined);
    const outcome = slices.next("aborted").value as GeneralMatchingOutcome;
    expect(verifyGeneralMatching(both, outcome)).toEqual([]);
    expect(outcome).toMatchObject({ _tag: "Stopped", sizeBound: side / 2 + 1 });
  });

  it("is the same as one that runs on, until it is stopped", async () => {
    const calls: number[] = [];
    const outcome = await solveGeneralMatchingAsync(problem, {
      objective: "cardinality",
      onProgress: ({ done }) => calls.push(done),
    });
    expect(outcome).toEqual(solveGeneralMatching(problem, { objective: "cardinality" }));
    expect(calls.length).toBeGreaterThan(1);
    const aborted = await solveGeneralMatchingAsync(problem, { signal: AbortSignal.abort() });
    expect(aborted._tag).toBe("Stopped");
  });
});
