import fc from "fast-check";
import type { WeightedEdges } from "../oracles/general-matching";

/** A graph of peers with weights. */
export interface WeightedGraph {
  readonly peerCount: number;
  readonly edges: WeightedEdges;
}

/** Every pair with some probability; edges from the lower to the higher peer, in order. */
export const weightedGraph = (
  peers: { readonly min: number; readonly max: number },
  weight: fc.Arbitrary<number>,
  densities: ReadonlyArray<number> = [0.3, 0.6, 1],
): fc.Arbitrary<WeightedGraph> =>
  fc.tuple(fc.integer(peers), fc.constantFrom(...densities)).chain(([peerCount, density]) =>
    fc
      .array(fc.tuple(fc.nat(99), weight), {
        minLength: (peerCount * (peerCount - 1)) / 2,
        maxLength: (peerCount * (peerCount - 1)) / 2,
      })
      .map((drawn) => {
        const edges: [number, number, number][] = [];
        let at = 0;
        for (let a = 0; a < peerCount; a++) {
          for (let b = a + 1; b < peerCount; b++) {
            const [percent, w] = drawn[at++]!;
            if (percent < density * 100) edges.push([a, b, w]);
          }
        }
        return { peerCount, edges };
      }),
  );
