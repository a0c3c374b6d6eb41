/**
 * A matching of roommates that fewest pairs block, by branch and bound.
 *
 * D. J. Abraham, P. Biró and D. F. Manlove, "'Almost stable' matchings in the roommates problem", WAOA 2005, LNCS 3879, 1–14: even to come
 * near the fewest is NP-hard; with at most k it takes O(arcs^(k + 1)); half the number of odd parties is a lower bound.
 *
 * B  pairs that are struck out; a matching that is stable without them is blocked by none but them
 *
 * So wanted is the smallest B that leaves a stable matching. As long as there is none, a stable partition of what is left proves it, and
 * goes on proving it unless one of the pairs *in* the partition is struck out. Those are the branches: at most one a peer instead of one
 * an arc. A pair that was branched on is kept in the later branches, so no B comes twice. A branch is given up when its B and half the
 * odd parties that are left, rounded up, are too many. The size of B allowed grows by one from round to round, so each finished round
 * raises the bound.
 *
 * Departures: (1) branches from the stable partition instead of all sets of k pairs. (2) At each node the odd parties are turned into a
 * matching (`nearlyStable`) that may be the best so far.
 *
 * O(peers^k · arcs) for an answer of k, unless a bound ends it.
 */
import { NOBODY } from "../../graph/bipartite";
import { type AsyncOptions, drain, drainAsync, type Slices } from "../../graph/slices";
import { listsInSlices, type PreferenceLists, twinPosition, withoutPairs } from "../preference-lists";
import { blockingPairsOf } from "./blocking";
import { partitionInSlices } from "./irving";
import { nearlyStable } from "./nearly-stable";
import type {
  FewestBlockingPairsOutcome,
  RoommatesBlockingPair,
  StablePartition,
  StoppedFewestBlockingPairs,
} from "./outcome";
import type { RoommatesProblem } from "./problem";

/** What {@link solveFewestBlockingPairs} can be told. */
export interface FewestBlockingPairsOptions {
  /**
   * How many list entries the search may read, over all branches, before it answers `Stopped`; the start is always worked out. A number
   * of entries rather than a time, so that the answer is the same everywhere. Default: 100 million, about a second.
   */
  readonly entryLimit?: number;
}

const DEFAULT_ENTRY_LIMIT = 100_000_000;

/** Entries read before the search yields: a few milliseconds. */
const ENTRIES_PER_SLICE = 1 << 18;

/**
 * A matching of one population that fewest pairs block.
 *
 * *When to use*: when no stable matching exists and nobody is to be left out for it. For large populations see {@link largestStablePart}:
 * this problem is NP-hard.
 *
 * *Details*: exact by branch and bound as long as it lasts: seconds for some dozens of peers. Deterministic; ties are resolved towards
 * the lower index first, and blocking pairs are counted in the lists after that.
 *
 * *Gotchas*: look at `_tag`. `Optimal` with the proof `"odd-parties"` can be checked by anyone; the proof `"exhaustion"` is the search itself.
 *
 * @returns {@link FewestBlockingPairs}, or {@link StoppedFewestBlockingPairs} with best and bound when the limit is reached; check either
 * with {@link verifyFewestBlockingPairs}
 *
 * @example
 * ```ts
 * const outcome = solveFewestBlockingPairs(
 *   roommatesProblemFromListsOrThrow([[1, 2, 3], [2, 0, 3], [0, 1, 3], [0, 1, 2]]),
 * );
 * outcome._tag; // "Optimal"
 * outcome.partnerOf; // Int32Array [1, 0, 3, 2]
 * outcome.blockingPairs; // [ { peer: 1, other: 2 } ]
 * ```
 */
export const solveFewestBlockingPairs = (
  problem: RoommatesProblem,
  options: FewestBlockingPairsOptions = {},
): FewestBlockingPairsOutcome => drain(fewestInSlices(problem, options));

/**
 * {@link solveFewestBlockingPairs} in slices: lets the event loop turn, reports progress and can be aborted.
 *
 * *Details*: progress counts entries read, out of the limit. An abort is answered after at most one slice, a few milliseconds, or what
 * one branch takes.
 *
 * @returns what {@link solveFewestBlockingPairs} answers
 *
 * @example
 * ```ts
 * const problem = roommatesProblemFromListsOrThrow([[1, 2], [2, 0], [0, 1]]);
 * const outcome = await solveFewestBlockingPairsAsync(problem, { entryLimit: 1000 });
 * outcome.blockingPairs.length; // 1
 * ```
 */
export const solveFewestBlockingPairsAsync = (
  problem: RoommatesProblem,
  options: FewestBlockingPairsOptions & AsyncOptions = {},
): Promise<FewestBlockingPairsOutcome> => drainAsync(fewestInSlices(problem, options), options);

/** The best matching so far. */
interface Best {
  partnerOf: Int32Array;
  blockingPairs: RoommatesBlockingPair[];
}

function* fewestInSlices(
  problem: RoommatesProblem,
  { entryLimit = DEFAULT_ENTRY_LIMIT }: FewestBlockingPairsOptions,
): Slices<FewestBlockingPairsOutcome> {
  const lists = yield* listsInSlices(problem);
  if (lists === "aborted") return stoppedAtOnce(problem);
  const partition = yield* partitionInSlices(lists);
  if ("reason" in partition) {
    const { reason, partnerOf } = partition;
    return { _tag: "Stopped", reason, partnerOf, blockingPairs: blockingPairsOf(lists, partnerOf), bound: 0 };
  }
  const search = new Search(lists, partition, entryLimit);
  const { best } = search;
  const rootBound = boundOf(partition);
  for (let bound = rootBound; bound < best.blockingPairs.length; bound++) {
    const reason = yield* search.round(bound);
    if (reason !== undefined) return { _tag: "Stopped", reason, ...best, bound };
  }
  const proof = best.blockingPairs.length === rootBound ? "odd-parties" : "exhaustion";
  return { _tag: "Optimal", ...best, proof, partition };
}

/** Nobody is matched, so every pair blocks. */
const stoppedAtOnce = ({ peerCount, offsets, peerOfArc }: RoommatesProblem): StoppedFewestBlockingPairs => {
  const blockingPairs: RoommatesBlockingPair[] = [];
  for (let peer = 0; peer < peerCount; peer++) {
    for (let arc = offsets[peer]!; arc < offsets[peer + 1]!; arc++) {
      if (peerOfArc[arc]! > peer) blockingPairs.push({ peer, other: peerOfArc[arc]! });
    }
  }
  const partnerOf = new Int32Array(peerCount).fill(NOBODY);
  return { _tag: "Stopped", reason: "aborted", partnerOf, blockingPairs, bound: 0 };
};

const boundOf = ({ oddParties }: StablePartition): number => Math.ceil(oddParties.length / 2);

/** Where the search branches: one pair of `choices` after the other is struck out, and those before it are kept. */
interface Branching {
  /** Positions of pairs, at the end of their lower peer. */
  readonly choices: ReadonlyArray<number>;
  /** Which one is struck out now; −1 before the first. */
  at: number;
}

class Search {
  readonly best: Best;
  /** position → 1 when its pair is struck out; at both ends. */
  private readonly struckOut: Uint8Array;
  /** position → 1 when its pair must not be struck out. */
  private readonly isKept: Uint8Array;
  private entriesRead = 0;
  private nextYield = ENTRIES_PER_SLICE;

  constructor(
    private readonly lists: PreferenceLists,
    private readonly root: StablePartition,
    private readonly entryLimit: number,
  ) {
    this.struckOut = new Uint8Array(lists.peerAt.length);
    this.isKept = new Uint8Array(lists.peerAt.length);
    const partnerOf = nearlyStable(lists, root);
    this.best = { partnerOf, blockingPairs: blockingPairsOf(lists, partnerOf) };
  }

  /** Looks for a matching with at most `allowed` blocking pairs, knowing that there is none with fewer. */
  *round(allowed: number): Slices<StoppedFewestBlockingPairs["reason"] | undefined> {
    const { best, lists } = this;
    const branchings: Branching[] = [{ choices: this.choicesIn(this.root), at: -1 }];
    while (branchings.length > 0) {
      const branching = branchings.at(-1)!;
      if (branching.at >= 0) {
        const tried = branching.choices[branching.at]!;
        this.strike(tried, 0);
        this.isKept[tried] = 1;
      }
      if (++branching.at === branching.choices.length) {
        for (const kept of branching.choices) this.isKept[kept] = 0;
        branchings.pop();
        continue;
      }
      this.strike(branching.choices[branching.at]!, 1);
      if (this.entriesRead >= this.entryLimit) return "limit";
      // Lists are copied, read by Irving's algorithm, and read for blocking pairs.
      this.entriesRead += 3 * lists.peerAt.length + lists.peerCount;
      if (this.entriesRead >= this.nextYield) {
        this.nextYield = this.entriesRead + ENTRIES_PER_SLICE;
        const reason = yield { done: this.entriesRead, total: Math.max(this.entryLimit, this.entriesRead) };
        if (reason !== undefined) return reason;
      }
      const partition = this.partitionOfRest();
      if (best.blockingPairs.length <= allowed) return undefined;
      if (branchings.length + boundOf(partition) > allowed) continue;
      branchings.push({ choices: this.choicesIn(partition), at: -1 });
    }
    return undefined;
  }

  /** The stable partition without the pairs that are struck out; what it gives may be the best so far. */
  private partitionOfRest(): StablePartition {
    const rest = withoutPairs(this.lists, this.struckOut);
    const partition = drain(partitionInSlices(rest)) as StablePartition;
    const partnerOf = nearlyStable(rest, partition);
    const blockingPairs = blockingPairsOf(this.lists, partnerOf);
    if (blockingPairs.length < this.best.blockingPairs.length) {
      this.best.partnerOf = partnerOf;
      this.best.blockingPairs = blockingPairs;
    }
    return partition;
  }

  /** The pairs of a partition that may be struck out: first those of odd parties, then the others. */
  private choicesIn({ successor, oddParties }: StablePartition): number[] {
    const choices: number[] = [];
    const inParty = new Uint8Array(successor.length);
    for (const party of oddParties) {
      for (const peer of party) {
        inParty[peer] = 1;
        choices.push(this.positionOf(peer, successor[peer]!));
      }
    }
    for (let peer = 0; peer < successor.length; peer++) {
      if (successor[peer]! > peer && inParty[peer] === 0)
        choices.push(this.positionOf(peer, successor[peer]!));
    }
    return choices.filter((position) => this.isKept[position] === 0);
  }

  private positionOf(peer: number, other: number): number {
    const low = Math.min(peer, other);
    return this.lists.peerAt.indexOf(Math.max(peer, other), this.lists.offsets[low]!);
  }

  private strike(position: number, value: 0 | 1): void {
    this.struckOut[position] = value;
    this.struckOut[twinPosition(this.lists, position)] = value;
  }
}
