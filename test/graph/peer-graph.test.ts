import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPeerGraph, type PeerGraph, tailOfArc, twinArcs } from "../../src/graph/peer-graph";
import { inShort } from "../oracles/findings";

const graphOf = (lists: ReadonlyArray<ReadonlyArray<number>>): PeerGraph => ({
  peerCount: lists.length,
  offsets: Int32Array.from([0, ...lists.map((_, peer) => lists.slice(0, peer + 1).flat().length)]),
  peerOfArc: Int32Array.from(lists.flat()),
});
const complaints = (graph: PeerGraph): string[] => checkPeerGraph(graph).map(inShort);

/** Lists in which some arcs may lack their twin. */
const anyLists = fc.nat(6).chain((peers) =>
  fc.array(fc.array(fc.boolean(), { minLength: peers, maxLength: peers }), {
    minLength: peers,
    maxLength: peers,
  }),
);

describe("a graph of peers", () => {
  it("has for every arc its twin, and the peer that it starts from", () => {
    fc.assert(
      fc.property(anyLists, (named) => {
        const lists = named.map((row, peer) =>
          row.flatMap((_, other) =>
            other !== peer && (named[peer]![other] || named[other]![peer]) ? [other] : [],
          ),
        );
        const graph = graphOf(lists);
        expect(checkPeerGraph(graph)).toEqual([]);
        const twin = twinArcs(graph);
        const tail = tailOfArc(graph);
        for (let a = 0; a < twin.length; a++) {
          expect(tail[twin[a]!]).toBe(graph.peerOfArc[a]);
          expect(graph.peerOfArc[twin[a]!]).toBe(tail[a]);
          expect(lists[tail[a]!]).toContain(graph.peerOfArc[a]);
        }
      }),
    );
  });

  it("is told of every arc that lacks its twin, once, and of nothing else", () => {
    let found = 0;
    fc.assert(
      fc.property(anyLists, (named) => {
        const lists = named.map((row, peer) =>
          row.flatMap((names, other) => (names && other !== peer ? [other] : [])),
        );
        const oneSided = lists.flatMap((list, peer) =>
          list.filter((other) => !lists[other]!.includes(peer)).map((other) => `${peer}-${other}`),
        );
        const graph = graphOf(lists);
        const tail = tailOfArc(graph);
        const told = checkPeerGraph(graph).map(({ code, place }) => {
          expect(code).toBe("not-mutual");
          const a = Number(place.path![1]);
          return `${tail[a]}-${graph.peerOfArc[a]}`;
        });
        expect(told).toEqual(oneSided);
        found += told.length;
      }),
    );
    expect(found).toBeGreaterThan(100);
  });

  it.each<[number[][], string[]]>([
    [[], []],
    [[[1], [0]], []],
    [
      [[0, 1], [0]],
      [
        "own-index at problem, peerOfArc[0]: found 0, the peer itself, expected another peer. Peer 0 can't meet itself: leave it out of its own list.",
      ],
    ],
    [
      [[1], []],
      [
        "not-mutual at problem, peerOfArc[0]: found peer 1 among those of peer 0 only, expected peer 0 among those of peer 1 too. Let both name each other, or neither.",
      ],
    ],
    [
      [
        [1, 1],
        [0, 2],
      ],
      [
        "duplicate-edge at problem, peerOfArc[1]: found 1, expected a peer above 1. Sort the peers of peer 0 in ascending order, each once.",
        "out-of-range at problem, peerOfArc[3]: found 2, expected a peer from 0 to 1. Peer 1 names a peer that does not exist.",
      ],
    ],
  ])("%j", (lists, expected) => {
    expect(complaints(graphOf(lists))).toEqual(expected);
  });

  it("is told of everything at once", () => {
    const spoilt = graphOf([[3, 0, 1, 1], [2], [0], [9]]);
    expect(checkPeerGraph(spoilt).map(({ code, place }) => [code, place.path?.[1]])).toEqual([
      ["duplicate-edge", 1],
      ["duplicate-edge", 2],
      ["duplicate-edge", 3],
      ["out-of-range", 6],
      ["own-index", 1],
      ["not-mutual", 0],
      ["not-mutual", 2],
      ["not-mutual", 3],
      ["not-mutual", 4],
      ["not-mutual", 5],
    ]);
  });

  it("is refused when its arrays are none", () => {
    const spoilt = { peerCount: -1, offsets: [0], peerOfArc: Int32Array.of() } as unknown as PeerGraph;
    expect(checkPeerGraph(spoilt).map(({ code, place }) => [code, place.path?.[0]])).toEqual([
      ["out-of-range", "peerCount"],
      ["wrong-type", "offsets"],
    ]);
    const ragged = { peerCount: 2, offsets: Int32Array.of(0, 0), peerOfArc: Int32Array.of() };
    expect(complaints(ragged)).toEqual([
      "ragged-array at problem, offsets: found 2, expected 3 offsets, one more than there are lists. Give the first entry of every list, and the number of entries at the end.",
    ]);
  });
});
