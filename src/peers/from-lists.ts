import { type Finding, quote } from "../errors/finding";
import { arrayFinding } from "../graph/check";
import type { RankedPeers } from "./ranked-peers";

/** Everybody's list of those they accept, the most wanted first; positions are indices. */
export type PeerLists = ReadonlyArray<ArrayLike<number>>;

/** What the constructors that take lists can be told. */
export interface PeerListsOptions {
  /**
   * What happens to a peer whom somebody lists without being listed back. `"report"` refuses the lists and names all of them; `"drop"`
   * leaves the entry out. Default: `"report"`.
   */
  readonly nonReciprocal?: "report" | "drop";
}

/** Ranked peers from lists; `peers` is sound only when there are no findings. O(peers + entries · log longest list). */
export const rankedPeersFromLists = (
  lists: PeerLists,
  { nonReciprocal = "report" }: PeerListsOptions,
): { readonly peers: RankedPeers; readonly findings: ReadonlyArray<Finding> } => {
  const { entries, findings } = soundEntries(lists);
  /** peer → those that list it. */
  const namedBy: number[][] = Array.from({ length: lists.length }, () => []);
  for (const [peer, list] of entries.entries()) for (const { other } of list) namedBy[other]!.push(peer);
  const offsets = new Int32Array(lists.length + 1);
  const peerOfArc: number[] = [];
  const score: number[] = [];
  /** peer → the last peer whose namers it was found among. */
  const markedFor = new Int32Array(lists.length).fill(-1);
  for (const [peer, list] of entries.entries()) {
    for (const namer of namedBy[peer]!) markedFor[namer] = peer;
    const mutual: Entry[] = [];
    for (const entry of list) {
      if (markedFor[entry.other] === peer) mutual.push(entry);
      else if (nonReciprocal === "report") findings.push(notMutual(peer, entry));
    }
    mutual.sort((a, b) => a.other - b.other);
    for (const { other, place } of mutual) {
      peerOfArc.push(other);
      score.push(-place);
    }
    offsets[peer + 1] = peerOfArc.length;
  }
  return {
    peers: {
      peerCount: lists.length,
      offsets,
      peerOfArc: Int32Array.from(peerOfArc),
      score: Float64Array.from(score),
    },
    findings,
  };
};

/** Somebody in a list, and the place there. */
interface Entry {
  readonly other: number;
  readonly place: number;
}

/** The entries that name another peer that exists, each once, and what is wrong with the rest. */
const soundEntries = (lists: PeerLists): { readonly entries: Entry[][]; readonly findings: Finding[] } => {
  const findings: Finding[] = [];
  const entries: Entry[][] = [];
  /** other → the last peer in whose list it was found. */
  const foundFor = new Int32Array(lists.length).fill(-1);
  for (let peer = 0; peer < lists.length; peer++) {
    const sound: Entry[] = [];
    entries.push(sound);
    const list: unknown = lists[peer];
    if (!isList(list)) {
      findings.push(
        arrayFinding("wrong-type", ["lists", peer], {
          expected: "a list of peers, the most wanted first",
          received: quote(list),
          remedy: "Give a peer that accepts nobody an empty list.",
        }),
      );
      continue;
    }
    for (let place = 0; place < list.length; place++) {
      const other = list[place];
      const finding = badEntry(other, peer, place, lists.length, foundFor);
      if (finding !== undefined) findings.push(finding);
      else {
        foundFor[other as number] = peer;
        sound.push({ other: other as number, place });
      }
    }
  }
  return { entries, findings };
};

const isList = (list: unknown): list is ArrayLike<unknown> => Array.isArray(list) || ArrayBuffer.isView(list);

const badEntry = (
  other: unknown,
  peer: number,
  place: number,
  peerCount: number,
  foundFor: Int32Array,
): Finding | undefined => {
  const path = ["lists", peer, place];
  if (typeof other !== "number" || !Number.isInteger(other) || other < 0 || other >= peerCount) {
    return arrayFinding("out-of-range", path, {
      expected: `a peer from 0 to ${peerCount - 1}`,
      received: quote(other),
      remedy: `Peer ${peer} lists a peer that does not exist.`,
    });
  }
  if (other === peer) {
    return arrayFinding("own-index", path, {
      expected: "another peer",
      received: `${peer}, the peer itself`,
      remedy: `Peer ${peer} can't meet itself: leave it out of its own list.`,
    });
  }
  if (foundFor[other] === peer) {
    return arrayFinding("duplicate-edge", path, {
      expected: "a peer that is not in the list yet",
      received: `${other}`,
      remedy: `Let peer ${peer} list everybody once.`,
    });
  }
  return undefined;
};

const notMutual = (peer: number, { other, place }: Entry): Finding =>
  arrayFinding("not-mutual", ["lists", peer, place], {
    expected: `peer ${peer} in the list of peer ${other} too`,
    received: `peer ${other} in the list of peer ${peer} only`,
    remedy:
      'Let both list each other, or neither; or drop such entries with the option nonReciprocal: "drop".',
  });
