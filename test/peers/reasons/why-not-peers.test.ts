import fc from "fast-check";
import { expect, it } from "vitest";
import { whyNotPeers, whyNotPeersOrThrow } from "../../../src/peers/reasons/why-not-peers";
import { type RoommatesProblem, roommatesProblemOrThrow } from "../../../src/peers/roommates/problem";
import { accept, blocks, forEachMatchingOf, type Market } from "../../oracles/stability";

const problemOf = ({ opinion }: Market): RoommatesProblem => {
  const lists = opinion.map((row) =>
    row.flatMap((score, other) => (score === undefined ? [] : [{ other, score }])),
  );
  const offsets = [0];
  for (const list of lists) offsets.push(offsets.at(-1)! + list.length);
  return roommatesProblemOrThrow({
    peerCount: opinion.length,
    offsets: Int32Array.from(offsets),
    peerOfArc: Int32Array.from(lists.flat(), ({ other }) => other),
    score: Float64Array.from(lists.flat(), ({ score }) => score),
  });
};

const market = fc.integer({ min: 0, max: 5 }).chain((peers) =>
  fc
    .tuple(
      fc.array(fc.nat(3), { minLength: peers * peers, maxLength: peers * peers }),
      fc.array(fc.nat(9), { minLength: peers * peers, maxLength: peers * peers }),
    )
    .map(
      ([scores, allowed]): Market => ({
        quota: Array.from({ length: peers }, () => 1),
        opinion: Array.from({ length: peers }, (_, a) =>
          Array.from({ length: peers }, (_, b) =>
            a !== b && allowed[Math.min(a, b) * peers + Math.max(a, b)]! < 8
              ? scores[a * peers + b]
              : undefined,
          ),
        ),
      }),
    ),
);

it("is true of every two peers in every matching, stable or not", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(market, (told) => {
      const problem = problemOf(told);
      const { opinion } = told;
      forEachMatchingOf(told, (partners) => {
        const own = partners.map(([partner = -1]) => partner);
        const gains = (a: number, b: number): boolean =>
          own[a]! < 0 || opinion[a]![b]! > opinion[a]![own[a]!]!;
        for (const [peer] of opinion.entries()) {
          for (const [other] of opinion.entries()) {
            const { verdict, better } = whyNotPeersOrThrow(problem, Int32Array.from(own), { peer, other });
            seen.set(verdict._tag, (seen.get(verdict._tag) ?? 0) + 1);
            expect(verdict._tag === "NotAcceptable").toBe(!accept(told, peer, other));
            expect(verdict._tag === "IsPartner").toBe(own[peer] === other);
            expect(verdict._tag === "Blocking").toBe(blocks(told, partners, peer, other, "weak"));
            const check = (with_: number, why: typeof verdict): void => {
              if (why._tag !== "PrefersItsOwn") return;
              expect(why.peer).toBe(gains(peer, with_) ? with_ : peer);
              expect(why.partner).toBe(own[why.peer]);
              const offered = opinion[why.peer]![why.peer === peer ? with_ : peer]!;
              expect(gains(why.peer, why.peer === peer ? with_ : peer)).toBe(false);
              expect(why.indifferent).toBe(opinion[why.peer]![why.partner] === offered);
            };
            check(other, verdict);
            const expected = [...opinion.keys()]
              .filter((one) => accept(told, peer, one) && own[peer] !== one && gains(peer, one))
              .sort((a, b) => opinion[peer]![b]! - opinion[peer]![a]! || a - b);
            expect(better.map(({ partner }) => partner)).toEqual(expected);
            for (const { partner, refusal } of better) {
              check(partner, refusal);
              expect(refusal._tag === "Blocking").toBe(blocks(told, partners, peer, partner, "weak"));
            }
          }
        }
      });
    }),
    { numRuns: 80 },
  );
  for (const tag of ["NotAcceptable", "IsPartner", "PrefersItsOwn", "Blocking"])
    expect(seen.get(tag), tag).toBeGreaterThan(100);
});

it("reports what is no matching and no question, all at once", () => {
  const problem = problemOf({
    quota: [1, 1, 1],
    opinion: [
      [undefined, 1, undefined],
      [1, undefined, 1],
      [undefined, 1, undefined],
    ],
  });
  const codes = (partnerOf: Int32Array, peer = 0, other = 1): unknown => {
    const answer = whyNotPeers(problem, partnerOf, { peer, other });
    return "left" in answer ? answer.left.findings.map(({ code, place }) => [code, ...place.path!]) : [];
  };
  expect(codes(Int32Array.of(1, 0, -1))).toEqual([]);
  expect(codes(Int32Array.of(2, 2, -1), 3, -1)).toEqual([
    ["out-of-range", "partnerOf", 0],
    ["not-mutual", "partnerOf", 1],
    ["out-of-range", "peer"],
    ["out-of-range", "other"],
  ]);
  expect(codes(Int32Array.of(7, -2, -1))).toEqual([
    ["out-of-range", "partnerOf", 0],
    ["out-of-range", "partnerOf", 1],
  ]);
  expect(codes(Int32Array.of(1, 0))).toEqual([["ragged-array", "partnerOf"]]);
  expect(codes([] as unknown as Int32Array)).toEqual([["wrong-type", "partnerOf"]]);
  expect(() => whyNotPeersOrThrow(problem, Int32Array.of(1, 0), { peer: 0, other: 1 })).toThrow();
});
