/** The middle sample, or the mean of the two in the middle: a busy neighbour moves it less than a mean. */
export const median = (samples: readonly number[]): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const above = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[above]! : (sorted[above - 1]! + sorted[above]!) / 2;
};

/** The fastest and the slowest sample. */
export const spread = (samples: readonly number[]): [number, number] => [
  Math.min(...samples),
  Math.max(...samples),
];

/** Who of the peers is fastest, and how many times our time it takes: above 1 we win, below 1 we lose. */
export interface Comparison {
  readonly fastestPeer: string | null;
  readonly ratio: number | null;
}

/** Compares our median with the peers' medians, all in milliseconds. */
export const compare = (ours: number, peers: Readonly<Record<string, number>>): Comparison => {
  const [fastest] = Object.entries(peers).sort(([, a], [, b]) => a - b);
  return fastest === undefined
    ? { fastestPeer: null, ratio: null }
    : { fastestPeer: fastest[0], ratio: fastest[1] / ours };
};
