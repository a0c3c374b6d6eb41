/** Sets of peers of which two are disjoint or one holds the other: a forest, read without trusting it. */
import type { BlossomDuals } from "../peers/matching/outcome";

/** A laminar family of odd sets with prices. */
export interface LaminarFamily {
  /** set → how many peers it has. */
  readonly sizes: ReadonlyArray<number>;
  /** set → one of its peers. */
  readonly firstPeer: ReadonlyArray<number>;
  /** Sum of the prices of the sets that hold both peers. O(depth). */
  readonly pricesOver: (one: number, other: number) => number;
}

/** What keeps sets from being a laminar family of odd sets. */
export interface NotLaminarFamily {
  readonly violations: { readonly _tag: "NotAnOddSet" | "NotLaminar"; readonly blossom: number }[];
}

/**
 * Reads the blossoms of duals.
 *
 * From the largest set to the smallest: a set is fine when its peers have one and the same innermost set among those read before.
 * O(peers + entries + sets log sets).
 */
export const readLaminarFamily = (
  peerCount: number,
  { blossomOffsets, blossomPeers, blossomPrice }: BlossomDuals,
): LaminarFamily | NotLaminarFamily => {
  const count = blossomPrice.length;
  const violations: { readonly _tag: "NotAnOddSet" | "NotLaminar"; readonly blossom: number }[] = [];
  /** peer → the set that was read last with it. */
  const lastRead = new Int32Array(peerCount).fill(-1);
  for (let blossom = 0; blossom < count; blossom++) {
    const start = blossomOffsets[blossom]!;
    const end = blossomOffsets[blossom + 1]!;
    const startsRight = blossom === 0 ? start === 0 : start >= 0;
    const endsRight = blossom === count - 1 ? end === blossomPeers.length : end <= blossomPeers.length;
    let fine = startsRight && endsRight && end - start >= 3 && (end - start) % 2 === 1;
    for (let at = start; fine && at < end; at++) {
      const peer = blossomPeers[at]!;
      fine = peer >= 0 && peer < peerCount && lastRead[peer] !== blossom;
      if (fine) lastRead[peer] = blossom;
    }
    if (!fine) violations.push({ _tag: "NotAnOddSet", blossom });
  }
  if (violations.length > 0) return { violations };

  const sizes = Array.from(blossomPrice, (_, at) => blossomOffsets[at + 1]! - blossomOffsets[at]!);
  const fromLargest = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]!);
  /** peer → the smallest set read so far that holds it, or −1. */
  const innermost = new Int32Array(peerCount).fill(-1);
  /** set → the smallest one that holds it, or −1; how many hold it; their prices and its own. */
  const parent = new Int32Array(count);
  const depth = new Int32Array(count);
  const pricesAbove = new Float64Array(count);
  for (const blossom of fromLargest) {
    const start = blossomOffsets[blossom]!;
    const end = blossomOffsets[blossom + 1]!;
    const around = innermost[blossomPeers[start]!]!;
    let fine = true;
    for (let at = start; at < end; at++) {
      const peer = blossomPeers[at]!;
      fine &&= innermost[peer] === around;
      innermost[peer] = blossom;
    }
    if (!fine) violations.push({ _tag: "NotLaminar", blossom });
    parent[blossom] = around;
    depth[blossom] = around === -1 ? 0 : depth[around]! + 1;
    pricesAbove[blossom] = blossomPrice[blossom]! + (around === -1 ? 0 : pricesAbove[around]!);
  }
  if (violations.length > 0) return { violations };

  const pricesOver = (one: number, other: number): number => {
    let a = innermost[one]!;
    let b = innermost[other]!;
    while (a !== b) {
      if (a === -1 || b === -1) return 0;
      if (depth[a]! >= depth[b]!) a = parent[a]!;
      else b = parent[b]!;
    }
    return a === -1 ? 0 : pricesAbove[a]!;
  };
  return { sizes, firstPeer: sizes.map((_, at) => blossomPeers[blossomOffsets[at]!]!), pricesOver };
};
