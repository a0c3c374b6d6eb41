/** Small populations for the problems of peers, as markets that the oracle reads, and as the library's arrays. */
import fc from "fast-check";
import type { PeerGraph } from "../../src/graph/peer-graph";
import type { Market } from "../oracles/stability";
import { choicesOf, permutationsOf } from "./compact-families";

const indices = (count: number): number[] => [...Array(count).keys()];

/** A market of peers with one place each from their lists, the most wanted first. */
export const peersFromLists = (
  lists: ReadonlyArray<ReadonlyArray<number>>,
  quota: ReadonlyArray<number> = lists.map(() => 1),
): Market => ({
  quota,
  opinion: lists.map((list) =>
    lists.map((_, other) => (list.includes(other) ? -list.indexOf(other) : undefined)),
  ),
});

/** The lists of a market, equal scores towards the lower index. */
export const listsOf = ({ opinion }: Market): number[][] =>
  opinion.map((ofPeer) =>
    ofPeer
      .flatMap((score, other) => (score === undefined ? [] : [{ score, other }]))
      .sort((a, b) => b.score - a.score || a.other - b.other)
      .map(({ other }) => other),
  );

/** The same market with ties resolved as the library does it. */
export const withoutTies = (market: Market): Market => peersFromLists(listsOf(market), market.quota);

/** A market of peers as arrays; everybody must accept those by whom they are accepted. */
export const rankedPeersOf = ({ opinion }: Market): PeerGraph & { readonly score: Float64Array } => {
  const arcs = opinion.map((ofPeer) =>
    ofPeer.flatMap((score, other) => (score === undefined ? [] : [{ score, other }])),
  );
  const offsets = new Int32Array(opinion.length + 1);
  for (const [peer, { length }] of arcs.entries()) offsets[peer + 1] = offsets[peer]! + length;
  const all = arcs.flat();
  return {
    peerCount: opinion.length,
    offsets,
    peerOfArc: Int32Array.from(all, ({ other }) => other),
    score: Float64Array.from(all, ({ score }) => score),
  };
};

/** peer → partner or −1 as partners of a market. */
export const partnersOfPeers = (partnerOf: ArrayLike<number>): number[][] =>
  Array.from(partnerOf, (other) => (other < 0 ? [] : [other]));

/** Partners of a market in which everybody has one place as peer → partner or −1. */
export const partnerOfPeers = (partners: ReadonlyArray<ReadonlyArray<number>>): number[] =>
  partners.map(([other = -1]) => other);

/** Who may meet whom, by pairs in the order 0-1, 0-2, 1-2, 0-3, … */
const neighbours = (peers: number, pairs: ReadonlyArray<number>): number[][] =>
  indices(peers).map((peer) =>
    indices(peers).filter((other) => {
      const high = Math.max(peer, other);
      return other !== peer && pairs[(high * (high - 1)) / 2 + Math.min(peer, other)] === 1;
    }),
  );

/** Every graph on so many peers, every strict order of every list. Of four: 2,634 populations, 1,296 of them with complete lists. */
export function* allOfPeers(peers: number): Generator<Market> {
  for (const pairs of choicesOf(indices((peers * (peers - 1)) / 2).map(() => [0, 1]))) {
    for (const lists of choicesOf(neighbours(peers, pairs).map(permutationsOf))) yield peersFromLists(lists);
  }
}

/** What random populations are like. */
export interface PeersSize {
  readonly peers: number;
  /** Largest number of places; 1 when nothing is said. */
  readonly quota?: number;
}

/** A random population, sparse or dense, odd or even. */
export const peersMarket = (
  { peers, quota = 1 }: PeersSize,
  entry: fc.Arbitrary<number>,
  densities: ReadonlyArray<number> = [0.5, 0.8, 1],
): fc.Arbitrary<Market> =>
  fc.tuple(fc.integer({ min: 0, max: peers }), fc.constantFrom(...densities)).chain(([count, density]) => {
    const pairCount = (count * (count - 1)) / 2;
    const exactly = { minLength: count, maxLength: count };
    return fc
      .record({
        quota: quota === 1 ? fc.constant(indices(count).map(() => 1)) : fc.array(fc.nat(quota), exactly),
        percents: fc.array(fc.nat(99), { minLength: pairCount, maxLength: pairCount }),
        scores: fc.array(fc.array(entry, exactly), exactly),
      })
      .map(({ quota: places, percents, scores }) => {
        const pairs = percents.map((percent) => (percent < density * 100 ? 1 : 0));
        const accepted = neighbours(count, pairs);
        return {
          quota: places,
          opinion: scores.map((row, peer) =>
            row.map((score, other) => (accepted[peer]!.includes(other) ? score : undefined)),
          ),
        };
      });
  });

/** Scores far enough apart that ties are rare. */
export const rarelyTied: fc.Arbitrary<number> = fc.integer({ min: 0, max: 1_000_000 });

/** Populations in which everybody lists the others in an order that turns round with it, with two neighbours swapped here and there. */
export const circles = (peers: number): fc.Arbitrary<Market> =>
  fc
    .tuple(
      fc.integer({ min: 3, max: peers }),
      fc.array(fc.tuple(fc.nat(peers - 1), fc.nat(peers)), { maxLength: 5 }),
      fc.array(fc.nat(peers), { minLength: peers, maxLength: peers }),
    )
    .map(([count, swaps, steps]) => {
      const others = Array.from({ length: count - 1 }, (_, at) => at + 1);
      // Those ahead first, or those on both sides by turns.
      const lists = Array.from({ length: count }, (_, peer) =>
        others
          .toSorted((a, b) => rank(a, steps) - rank(b, steps) || a - b)
          .map((step) => (peer + step) % count),
      );
      for (const [peer, at] of swaps) {
        const list = lists[peer % count]!;
        const one = at % list.length;
        const next = (at + 1) % list.length;
        [list[one], list[next]] = [list[next]!, list[one]!];
      }
      return peersFromLists(lists);
    });

const rank = (step: number, steps: ReadonlyArray<number>): number => steps[step % steps.length]!;

/** The same, with some pairs who don't accept each other. */
export const gappyCircles = (peers: number): fc.Arbitrary<Market> =>
  fc
    .tuple(circles(peers), fc.array(fc.tuple(fc.nat(peers - 1), fc.nat(peers - 1)), { maxLength: peers }))
    .map(([market, gaps]) =>
      peersFromLists(
        listsOf(market).map((list, peer) =>
          list.filter(
            (other) => !gaps.some(([a, b]) => (a === peer && b === other) || (a === other && b === peer)),
          ),
        ),
      ),
    );
