import fc from "fast-check";
import type { FlowProblem } from "../../src/assignment/flow/problem";

/** How large a random network may be. */
export interface NetworkSize {
  readonly nodes: number;
  readonly arcs: number;
  /** Largest bound of an arc, up or down. */
  readonly bound: number;
}

/**
 * Networks with parallel arcs, loops, nodes without arcs, lower bounds of any sign and negative cycles. Of two in three the supplies are those of some flow
 * within the bounds, so that there is one; of the others there may be none.
 */
export const flowNetwork = (size: NetworkSize, cost: fc.Arbitrary<number>): fc.Arbitrary<FlowProblem> =>
  fc.integer({ min: 1, max: size.nodes }).chain((nodeCount) => {
    const node = fc.nat(nodeCount - 1);
    const arc = fc.record({
      tail: node,
      head: node,
      cost,
      kind: fc.nat(4),
      width: fc.nat(size.bound),
      lower: fc.integer({ min: -size.bound, max: size.bound }),
      /** Where between its bounds the flow lies that gives the supplies. */
      share: fc.nat(100),
    });
    return fc
      .record({
        arcs: fc.array(arc, { maxLength: size.arcs }),
        given: fc.nat(2),
        supplies: fc.array(fc.integer({ min: -size.bound, max: size.bound }), {
          minLength: nodeCount,
          maxLength: nodeCount,
        }),
      })
      .map(({ arcs, given, supplies }) => {
        const lower = arcs.map((one) =>
          one.kind < 3 ? 0 : one.kind === 3 ? Math.abs(one.lower) % 2 : one.lower,
        );
        const upper = arcs.map((one, a) => lower[a]! + one.width);
        const supply = new Array<number>(nodeCount).fill(0);
        if (given > 0) {
          for (const [a, one] of arcs.entries()) {
            const flow = lower[a]! + Math.round((one.width * one.share) / 100);
            supply[one.tail]! += flow;
            supply[one.head]! -= flow;
          }
        } else {
          for (let v = 1; v < nodeCount; v++) {
            supply[v]! += supplies[v]!;
            supply[v - 1]! -= supplies[v]!;
          }
        }
        return {
          nodeCount,
          tailOfArc: Int32Array.from(arcs, ({ tail }) => tail),
          headOfArc: Int32Array.from(arcs, ({ head }) => head),
          lowerOfArc: Int32Array.from(lower),
          upperOfArc: Int32Array.from(upper),
          costOfArc: Float64Array.from(arcs, (one) => one.cost),
          supplyOfNode: Int32Array.from(supply),
        };
      });
  });
