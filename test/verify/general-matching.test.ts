import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  GeneralMatchingOutcome,
  OptimalGeneral,
  OptimalGeneralCardinality,
} from "../../src/peers/matching/outcome";
import { solveGeneralMatching } from "../../src/peers/matching/solvers";
import { verifyGeneralMatching } from "../../src/verify/general-matching";
import { weightedGraph } from "../arbitraries/graphs";
import { tiedWeight } from "../arbitraries/worlds";
import { problemOfGraph } from "../cases/general-matching";

/** A triangle of weight 4 with a tail of weight 1 at peer 2, and peer 4, whom nobody may meet. */
const graph = {
  peerCount: 5,
  edges: [
    [0, 1, 4],
    [0, 2, 4],
    [1, 2, 4],
    [2, 3, 1],
  ] as const,
};
const problem = problemOfGraph(graph);
const duals = {
  potential: Float64Array.of(1, 1, 1, 0, 0),
  blossomOffsets: Int32Array.of(0, 3),
  blossomPeers: Int32Array.of(0, 1, 2),
  blossomPrice: Float64Array.of(2),
};
const optimal: OptimalGeneral = {
  _tag: "Optimal",
  objective: "weight",
  partnerOfPeer: Int32Array.of(1, 0, 3, 2, -1),
  total: 5,
  size: 2,
  gap: 0,
  duals,
};
const largest: OptimalGeneralCardinality = {
  ...optimal,
  objective: "cardinality",
  barrier: new Int32Array(0),
};
const tags = (outcome: GeneralMatchingOutcome, of = problem): string[] =>
  [...new Set(verifyGeneralMatching(of, outcome).map(({ _tag }) => _tag))].sort();

describe("an optimal outcome", () => {
  it("that is what it claims has nothing against it", () => {
    expect(verifyGeneralMatching(problem, optimal)).toEqual([]);
    expect(verifyGeneralMatching(problem, largest)).toEqual([]);
  });

  it("whose duals miss a weight is refuted, edge by edge", () => {
    const cheaper = { potential: Float64Array.of(1.5, 1.5, 1, 0, 0), blossomPrice: Float64Array.of(1) };
    expect(verifyGeneralMatching(problem, { ...optimal, duals: { ...duals, ...cheaper } })).toEqual([
      { _tag: "DualsTooLow", peer: 0, partner: 2, missing: 0.5 },
      { _tag: "DualsTooLow", peer: 1, partner: 2, missing: 0.5 },
    ]);
  });

  it.each<[string, Partial<OptimalGeneral>, object[]]>([
    [
      "too short",
      { partnerOfPeer: Int32Array.of(1, 0) },
      [{ _tag: "WrongLength", array: "partnerOfPeer", expected: 5, found: 2 }],
    ],
    [
      "somebody who does not exist",
      { partnerOfPeer: Int32Array.of(5, -2, 3, 2, -1) },
      [
        { _tag: "NotAPair", peer: 0, partner: 5 },
        { _tag: "NotAPair", peer: 1, partner: -2 },
      ],
    ],
    [
      "a pair that must not meet",
      { partnerOfPeer: Int32Array.of(3, 2, 1, 0, -1) },
      [
        { _tag: "NotAPair", peer: 0, partner: 3 },
        { _tag: "NotAPair", peer: 3, partner: 0 },
      ],
    ],
    [
      "a partner of two",
      { partnerOfPeer: Int32Array.of(1, 0, 1, -1, -1) },
      [{ _tag: "NotAPair", peer: 2, partner: 1 }],
    ],
    [
      "another total",
      { total: 6 },
      [{ _tag: "WrongTotal", expected: 5, found: 6 }, { _tag: "Gap" }, { _tag: "WrongGap" }],
    ],
    ["no total", { total: Number.NaN }, [{ _tag: "WrongTotal" }, { _tag: "Gap" }, { _tag: "WrongGap" }]],
    ["another size", { size: 3 }, [{ _tag: "WrongSize", expected: 2, found: 3 }]],
    ["another gap", { gap: 1 }, [{ _tag: "WrongGap", expected: 0, found: 1 }]],
    [
      "somebody single, who is said to have a partner",
      { objective: "perfect" } as Partial<OptimalGeneral>,
      [{ _tag: "SinglePeer", peer: 4 }],
    ],
    [
      "potentials that are too few",
      { duals: { ...duals, potential: Float64Array.of(1) } },
      [{ _tag: "WrongLength", array: "duals.potential", expected: 5, found: 1 }],
    ],
    [
      "a price too many",
      { duals: { ...duals, blossomPrice: Float64Array.of(2, 0) } },
      [{ _tag: "WrongLength", array: "duals.blossomOffsets", expected: 3, found: 2 }],
    ],
    [
      "a negative potential",
      { duals: { ...duals, potential: Float64Array.of(1, 1, 1, 1, -1) } },
      [{ _tag: "BadPotential", peer: 4, potential: -1 }],
    ],
    [
      "a potential that is no number",
      { duals: { ...duals, potential: Float64Array.of(1, 1, 1, 0, Number.NaN) } },
      [{ _tag: "BadPotential", peer: 4, potential: Number.NaN }, { _tag: "Gap" }, { _tag: "WrongGap" }],
    ],
    [
      "a negative price",
      { duals: { ...duals, potential: Float64Array.of(2, 2, 2, 0, 0), blossomPrice: Float64Array.of(-1) } },
      [
        { _tag: "BadBlossomPrice", blossom: 0, price: -1 },
        { _tag: "DualsTooLow" },
        { _tag: "DualsTooLow" },
        { _tag: "DualsTooLow" },
      ],
    ],
    [
      "a price that is no number",
      { duals: { ...duals, blossomPrice: Float64Array.of(Number.NaN) } },
      [{ _tag: "BadBlossomPrice", blossom: 0, price: Number.NaN }, { _tag: "Gap" }, { _tag: "WrongGap" }],
    ],
    [
      "a larger matching's worth of potential",
      { duals: { ...duals, potential: Float64Array.of(1, 1, 2, 0, 0) } },
      [{ _tag: "Gap", gap: 1 }, { _tag: "WrongGap" }],
    ],
  ])("with %s is refuted", (_, wrong, expected) => {
    const found = verifyGeneralMatching(problem, { ...optimal, ...wrong } as OptimalGeneral);
    expect(found).toMatchObject(expected);
    expect(found).toHaveLength(expected.length);
  });

  it.each<[string, number[], number[], string[]]>([
    ["an even set", [0, 2], [0, 1], ["NotAnOddSet"]],
    ["a single peer", [0, 1], [0], ["NotAnOddSet"]],
    ["nobody", [0, 0], [], ["NotAnOddSet"]],
    ["somebody twice", [0, 3], [0, 1, 1], ["NotAnOddSet"]],
    ["somebody who does not exist", [0, 3], [0, 1, 5], ["NotAnOddSet"]],
    ["offsets that leave somebody out", [0, 3], [0, 1, 2, 3], ["NotAnOddSet"]],
    ["offsets that begin late", [1, 4], [4, 0, 1, 2], ["NotAnOddSet"]],
    ["offsets beyond the end", [0, 5], [0, 1, 2], ["NotAnOddSet"]],
    ["offsets that fall", [3, 0], [0, 1, 2], ["NotAnOddSet"]],
  ])("with a blossom of %s is refuted", (_, offsets, peers, expected) => {
    const wrong = {
      ...duals,
      blossomOffsets: Int32Array.from(offsets),
      blossomPeers: Int32Array.from(peers),
    };
    expect(tags({ ...optimal, duals: wrong })).toEqual(expected);
  });

  it("with blossoms that overlap is refuted, with nested and disjoint ones it is not", () => {
    const ring = problemOfGraph({ peerCount: 7, edges: [[0, 1, 0]] });
    const withBlossoms = (...sets: number[][]): OptimalGeneral => ({
      ...optimal,
      partnerOfPeer: new Int32Array(7).fill(-1),
      total: 0,
      size: 0,
      duals: {
        potential: new Float64Array(7),
        blossomOffsets: Int32Array.from([0, ...sets.map((_, at) => sets.slice(0, at + 1).flat().length)]),
        blossomPeers: Int32Array.from(sets.flat()),
        blossomPrice: new Float64Array(sets.length),
      },
    });
    expect(tags(withBlossoms([0, 1, 2], [0, 1, 2, 3, 4]), ring)).toEqual([]);
    expect(tags(withBlossoms([0, 1, 2, 3, 4], [4, 3, 2]), ring)).toEqual([]);
    expect(tags(withBlossoms([0, 1, 2], [3, 4, 5]), ring)).toEqual([]);
    expect(tags(withBlossoms([0, 1, 2], [2, 3, 4]), ring)).toEqual(["NotLaminar"]);
    expect(tags(withBlossoms([0, 1, 2, 3, 4], [4, 5, 6]), ring)).toEqual(["NotLaminar"]);
    expect(tags(withBlossoms([4, 5, 6], [0, 1, 2, 3, 4]), ring)).toEqual(["NotLaminar"]);
  });

  it("is refuted after any single change of a number (random graphs)", () => {
    let changed = 0;
    fc.assert(
      fc.property(
        weightedGraph({ min: 3, max: 9 }, tiedWeight),
        fc.constantFrom("weight", "cardinality", "perfect"),
        fc.constantFrom("potential", "price", "total", "size", "gap", "partner", "blossom"),
        fc.nat(),
        fc.constantFrom(-1, -0.5, 0.5, 1),
        (random, objective, what, at, by) => {
          const built = problemOfGraph(random);
          const outcome = solveGeneralMatching(built, { objective });
          if (outcome._tag === "Infeasible") return;
          const bad = structuredClone(outcome) as {
            -readonly [Key in keyof OptimalGeneral]: OptimalGeneral[Key];
          };
          const { duals: proof, partnerOfPeer } = bad;
          const blossoms = proof.blossomPrice.length;
          if (what === "potential") proof.potential[at % random.peerCount]! += by;
          else if (what === "price" && blossoms > 0) proof.blossomPrice[at % blossoms]! += by;
          else if (what === "total" || what === "size" || what === "gap") bad[what] += by;
          else if (what === "partner" && bad.size > 0) {
            const peers = [...partnerOfPeer.keys()].filter((peer) => partnerOfPeer[peer]! >= 0);
            partnerOfPeer[peers[at % peers.length]!] = -1;
          } else if (what === "blossom" && blossoms > 0)
            proof.blossomPeers[at % proof.blossomPeers.length] = -1;
          else return;
          changed++;
          expect(verifyGeneralMatching(built, bad as OptimalGeneral)).not.toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(changed).toBeGreaterThan(1500);
  });

  it("is refuted when a pair is left out and the sums follow", () => {
    let left = 0;
    fc.assert(
      fc.property(weightedGraph({ min: 2, max: 9 }, fc.integer({ min: 1, max: 5 })), (random) => {
        const built = problemOfGraph(random);
        const outcome = solveGeneralMatching(built);
        const peer = outcome.partnerOfPeer.findIndex((partner) => partner >= 0);
        if (peer < 0) return;
        left++;
        const partner = outcome.partnerOfPeer[peer]!;
        const partnerOfPeer = outcome.partnerOfPeer.map((other, one) =>
          one === peer || one === partner ? -1 : other,
        );
        const [, , weight] = random.edges.find(([a, b]) => a === peer && b === partner)!;
        const less = {
          ...outcome,
          partnerOfPeer,
          total: outcome.total - weight,
          size: outcome.size - 1,
          gap: weight,
        };
        expect(verifyGeneralMatching(built, less)).toMatchObject([{ _tag: "Gap", gap: weight }]);
      }),
      { numRuns: 500 },
    );
    expect(left).toBeGreaterThan(300);
  });
});

describe("a barrier", () => {
  /** A star: peer 0 in the middle of four. */
  const star = problemOfGraph({ peerCount: 5, edges: [1, 2, 3, 4].map((leaf) => [0, leaf, leaf] as const) });
  const ofStar = solveGeneralMatching(star, { objective: "cardinality" });
  const infeasible = solveGeneralMatching(star, { objective: "perfect" });

  it("that leaves as many odd components as peers are single proves it", () => {
    expect(ofStar).toMatchObject({ size: 1, total: 4, barrier: Int32Array.of(0) });
    expect(tags(ofStar, star)).toEqual([]);
    expect(infeasible).toEqual({ _tag: "Infeasible", barrier: Int32Array.of(0), oddComponents: 4 });
    expect(tags(infeasible, star)).toEqual([]);
  });

  it.each<[string, number[], string[]]>([
    ["without its peer", [], ["WrongOddComponents"]],
    ["with one too many", [0, 1], ["WrongOddComponents"]],
    ["of somebody else", [1], ["WrongOddComponents"]],
    ["with somebody twice", [0, 0], ["BadBarrier"]],
    ["of somebody who does not exist", [5], ["BadBarrier"]],
    ["of somebody below 0", [-1], ["BadBarrier"]],
  ])("%s is refuted", (_, barrier, expected) => {
    expect(tags({ ...ofStar, barrier: Int32Array.from(barrier) }, star)).toEqual(expected);
    const wrong = tags({ _tag: "Infeasible", barrier: Int32Array.from(barrier), oddComponents: 4 }, star);
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong).toContain(expected[0]);
  });

  it("that is as large as what it leaves proves nothing", () => {
    const path = problemOfGraph({ peerCount: 2, edges: [[0, 1, 1]] });
    expect(
      verifyGeneralMatching(path, { _tag: "Infeasible", barrier: Int32Array.of(0), oddComponents: 1 }),
    ).toEqual([{ _tag: "BarrierTooLarge", barrier: 1, oddComponents: 1 }]);
  });

  it("does not excuse a negative price or potential of others than it says", () => {
    // Two triangles joined by a path of two edges over peer 6, the barrier.
    const bow = problemOfGraph({
      peerCount: 7,
      edges: [
        [0, 1, -5],
        [1, 2, -5],
        [0, 2, -5],
        [3, 4, 8],
        [4, 5, 8],
        [3, 5, 8],
        [2, 6, 1],
        [3, 6, 1],
      ],
    });
    const outcome = solveGeneralMatching(bow, { objective: "cardinality" });
    expect(tags(outcome, bow)).toEqual([]);
    const single = outcome.partnerOfPeer.indexOf(-1);
    const potential = outcome.duals.potential.slice();
    potential[single]! -= 1;
    expect(tags({ ...outcome, duals: { ...outcome.duals, potential } }, bow)).toContain("BadPotential");
    // As a total without barrier it would need prices that are not negative.
    const { barrier: _, ...rest } = outcome;
    const asWeight = { ...rest, objective: "weight" } as OptimalGeneral;
    expect(outcome.duals.blossomPrice.some((price) => price < 0)).toBe(true);
    expect(tags(asWeight, bow)).toContain("BadBlossomPrice");
  });
});

describe("a stopped run", () => {
  const stopped = (change: object): GeneralMatchingOutcome => ({
    _tag: "Stopped",
    reason: "aborted",
    partnerOfPeer: Int32Array.of(1, 0, -1, -1, -1),
    total: 4,
    size: 1,
    bound: 6,
    sizeBound: 2,
    ...change,
  });

  it("needs bounds that are not below what it has", () => {
    expect(tags(stopped({}))).toEqual([]);
    expect(tags(stopped({ bound: 3 }))).toEqual(["BoundTooLow"]);
    expect(tags(stopped({ bound: Number.NaN }))).toEqual(["BoundTooLow"]);
    expect(tags(stopped({ sizeBound: 0 }))).toEqual(["SizeBoundTooLow"]);
    expect(tags(stopped({ total: 5 }))).toEqual(["WrongTotal"]);
  });
});
