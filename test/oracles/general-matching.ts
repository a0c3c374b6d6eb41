/** Matching in general graphs by looking at every set of peers, and as an integer programme. Nothing is shared with the library. */
import loadHighs from "highs";

const highs = await loadHighs();

/** Edges of a small graph: two peers and a weight. */
export type WeightedEdges = ReadonlyArray<readonly [a: number, b: number, weight: number]>;

/** What every solver is measured against. */
export interface BestMatchings {
  /** Best total of all matchings. */
  readonly total: number;
  /** The most pairs of any matching. */
  readonly largest: number;
  /** Best total of the matchings with that many pairs. */
  readonly totalAtLargest: number;
}

/** Looks at every matching: for the lowest peer that is left, everything that may become of it. */
export const bestMatchings = (peerCount: number, edges: WeightedEdges): BestMatchings => {
  const weight: (number | undefined)[][] = Array.from({ length: peerCount }, () => []);
  for (const [a, b, w] of edges) {
    weight[a]![b] = w;
    weight[b]![a] = w;
  }
  /** set of peers left → size → best total, by sizes that can be reached. */
  const known = new Map<number, number[]>();
  const bestOf = (left: number): number[] => {
    if (left === 0) return [0];
    const found = known.get(left);
    if (found !== undefined) return found;
    const peer = Math.clz32(left & -left) ^ 31;
    const rest = left & (left - 1);
    const best = [...bestOf(rest)];
    for (let other = peer + 1; other < peerCount; other++) {
      const w = weight[peer]![other];
      if ((rest & (1 << other)) === 0 || w === undefined) continue;
      for (const [size, total] of bestOf(rest & ~(1 << other)).entries())
        best[size + 1] = Math.max(best[size + 1] ?? Number.NEGATIVE_INFINITY, total + w);
    }
    known.set(left, best);
    return best;
  };
  const best = bestOf(2 ** peerCount - 1);
  return { total: Math.max(...best), largest: best.length - 1, totalAtLargest: best.at(-1)! };
};

/** The best total as an integer programme: max Σ w·x, at most one edge a peer, x in {0, 1}. @param size - the number of pairs, when it is fixed */
export const integerProgrammeTotal = (peerCount: number, edges: WeightedEdges, size?: number): number => {
  if (edges.length === 0) return 0;
  const ofPeer: string[][] = Array.from({ length: peerCount }, () => []);
  for (const [at, [a, b]] of edges.entries()) {
    ofPeer[a]!.push(`x${at}`);
    ofPeer[b]!.push(`x${at}`);
  }
  const all = edges.map((_, at) => `x${at}`);
  const lines = [
    "Maximize",
    edges.map(([, , w], at) => `${w < 0 ? "-" : "+"} ${Math.abs(w)} x${at}`).join("\n"),
    "Subject To",
    ...ofPeer.flatMap((terms) => (terms.length === 0 ? [] : [`${terms.join(" + ")} <= 1`])),
    ...(size === undefined ? [] : [`${all.join(" + ")} = ${size}`]),
    "Binary",
    ...all,
    "End",
  ];
  const solution = highs.solve(lines.join("\n"));
  if (solution.Status !== "Optimal") throw new Error(`The integer programme is ${solution.Status}`);
  return solution.ObjectiveValue;
};
