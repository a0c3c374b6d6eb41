import fc from "fast-check";
import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { type FlowNetwork, type MaxFlow, maximumFlow } from "../../src/graph/max-flow";
import { drain } from "../../src/graph/slices";

const highs = await loadHighs();

/** Any network of up to seven nodes; arcs may be parallel, loops, opposite, or go into the source. */
const networkOf = (capacity: fc.Arbitrary<number>): fc.Arbitrary<FlowNetwork> =>
  fc.integer({ min: 2, max: 7 }).chain((nodeCount) =>
    fc
      .array(fc.tuple(fc.nat(nodeCount - 1), fc.nat(nodeCount - 1), capacity), { maxLength: 20 })
      .map((arcs) => ({
        nodeCount,
        source: 0,
        sink: nodeCount - 1,
        tailOfArc: Int32Array.from(arcs, ([tail]) => tail),
        headOfArc: Int32Array.from(arcs, ([, head]) => head),
        capacityOfArc: Float64Array.from(arcs, ([, , most]) => most),
      })),
  );

const arcsOf = ({ tailOfArc, headOfArc, capacityOfArc }: FlowNetwork): [number, number, number][] =>
  [...tailOfArc].map((tail, arc) => [tail, headOfArc[arc]!, capacityOfArc[arc]!]);

/** Every cut: capacity of the arcs that leave the source's side. */
const leastCut = (network: FlowNetwork): number => {
  const arcs = arcsOf(network);
  let least = Number.POSITIVE_INFINITY;
  for (let side = 0; side < 2 ** network.nodeCount; side++) {
    const has = (node: number): boolean => ((side >> node) & 1) === 1;
    if (!has(network.source) || has(network.sink)) continue;
    least = Math.min(
      least,
      arcs.reduce((sum, [tail, head, most]) => sum + (has(tail) && !has(head) ? most : 0), 0),
    );
  }
  return least;
};

/** The flow is one, and carries its value. */
const expectFlow = (network: FlowNetwork, { flowOfArc, value }: MaxFlow, digits: number): void => {
  const net = new Float64Array(network.nodeCount);
  for (const [arc, [tail, head, most]] of arcsOf(network).entries()) {
    const flow = flowOfArc[arc]!;
    expect(flow).toBeGreaterThanOrEqual(0);
    if (most < Number.POSITIVE_INFINITY) expect(flow - most).toBeLessThanOrEqual(10 ** -digits);
    net[tail]! += flow;
    net[head]! -= flow;
  }
  for (const [node, out] of net.entries()) {
    const expected = node === network.source ? value : node === network.sink ? -value : 0;
    expect(out).toBeCloseTo(expected, digits);
  }
};

describe("the maximum flow", () => {
  it("is as large as the least of all cuts, and shows one", () => {
    let flowing = 0;
    fc.assert(
      fc.property(networkOf(fc.oneof(fc.nat(9), fc.constant(Number.POSITIVE_INFINITY))), (network) => {
        const least = leastCut(network);
        if (least === Number.POSITIVE_INFINITY) return;
        const flow = drain(maximumFlow(network));
        expect(flow.stopped).toBeUndefined();
        expect(flow.value).toBe(least);
        expectFlow(network, flow, 12);
        const shown = arcsOf(network).reduce(
          (sum, [tail, head, most]) =>
            sum + (flow.isOnSourceSide[tail] === 1 && flow.isOnSourceSide[head] === 0 ? most : 0),
          0,
        );
        expect(shown).toBe(least);
        if (least > 0) flowing++;
      }),
      { numRuns: 3000 },
    );
    expect(flowing).toBeGreaterThan(300);
  });

  it("has, of all minimum cuts, the one with fewest nodes on the source's side", () => {
    const chain = {
      nodeCount: 4,
      source: 0,
      sink: 3,
      tailOfArc: Int32Array.of(0, 1, 2),
      headOfArc: Int32Array.of(1, 2, 3),
      capacityOfArc: Float64Array.of(2, 2, 2),
    };
    expect([...drain(maximumFlow(chain)).isOnSourceSide]).toEqual([1, 0, 0, 0]);
  });

  it("of floats is the least cut up to rounding", () => {
    fc.assert(
      fc.property(networkOf(fc.double({ min: 0, max: 1, noNaN: true })), (network) => {
        const flow = drain(maximumFlow(network));
        expect(flow.value).toBeCloseTo(leastCut(network), 12);
        expectFlow(network, flow, 12);
      }),
      { numRuns: 1000 },
    );
  });

  /** Layers of nodes, every node with arcs to some of the next layer and back. */
  const layered = (layers: number, width: number): FlowNetwork => {
    const tail: number[] = [];
    const head: number[] = [];
    const capacity: number[] = [];
    let state = 7;
    const draw = (bound: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % bound;
    };
    const arc = (from: number, to: number): void => {
      tail.push(from);
      head.push(to);
      capacity.push(draw(1000));
    };
    for (let at = 0; at < width; at++) {
      arc(0, 1 + at);
      arc(1 + (layers - 1) * width + at, layers * width + 1);
    }
    for (let layer = 0; layer + 1 < layers; layer++) {
      for (let at = 0; at < width; at++) {
        for (let times = 0; times < 3; times++) {
          arc(1 + layer * width + at, 1 + (layer + 1) * width + draw(width));
          arc(1 + (layer + 1) * width + draw(width), 1 + layer * width + at);
        }
      }
    }
    return {
      nodeCount: layers * width + 2,
      source: 0,
      sink: layers * width + 1,
      tailOfArc: Int32Array.from(tail),
      headOfArc: Int32Array.from(head),
      capacityOfArc: Float64Array.from(capacity),
    };
  };

  it("of larger networks is what a linear programme says", () => {
    for (const [layers, width] of [
      [4, 10],
      [12, 8],
    ] as const) {
      const network = layered(layers, width);
      const arcs = arcsOf(network);
      const terms = (node: number): string =>
        arcs
          .flatMap(([tail, head], arc) => [
            ...(tail === node ? [`+ x${arc}`] : []),
            ...(head === node ? [`- x${arc}`] : []),
          ])
          .join(" ");
      const programme = [
        "Maximize",
        terms(0),
        "Subject To",
        ...[...Array(network.nodeCount - 2).keys()].map((node) => `${terms(node + 1)} = 0`),
        "Bounds",
        ...arcs.map(([, , most], arc) => `0 <= x${arc} <= ${most}`),
        "End",
      ];
      const { ObjectiveValue } = highs.solve(programme.join("\n"));
      const flow = drain(maximumFlow(network));
      expect(flow.value).toBe(ObjectiveValue);
      expect(flow.value).toBeGreaterThan(0);
      expectFlow(network, flow, 9);
    }
  });

  it("can be stopped, with a flow that is one", () => {
    const network = layered(60, 400);
    const slices = maximumFlow(network);
    slices.next(undefined);
    slices.next(undefined);
    const { value, done } = slices.next("aborted");
    expect(done).toBe(true);
    if (!("value" in value)) throw new Error("went on");
    expect(value.stopped).toBe("aborted");
    expectFlow(network, value, 6);
    expect(value.value).toBeLessThan(drain(maximumFlow(network)).value);
  });
});
