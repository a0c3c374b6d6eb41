import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalOrder, compareText, hashText } from "../../src/graph/canonical-order";

/** MurmurHash3 x86_32, byte by byte in unbounded integers, from the description on Wikipedia and in the SMHasher sources. */
const murmur3 = (bytes: Uint8Array, seed: number): number => {
  const mask = 0xffffffffn;
  const times = (a: bigint, b: bigint): bigint => (a * b) & mask;
  const rotate = (a: bigint, by: bigint): bigint => ((a << by) | (a >> (32n - by))) & mask;
  const mix = (block: bigint): bigint => times(rotate(times(block, 0xcc9e2d51n), 15n), 0x1b873593n);
  const block = (from: number, to: number): bigint =>
    [...bytes.subarray(from, to)].reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  let hash = BigInt(seed >>> 0);
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) {
    hash = (times(rotate(hash ^ mix(block(at, at + 4)), 13n), 5n) + 0xe6546b64n) & mask;
  }
  if (whole < bytes.length) hash ^= mix(block(whole, bytes.length));
  hash ^= BigInt(bytes.length);
  hash = times(hash ^ (hash >> 16n), 0x85ebca6bn);
  hash = times(hash ^ (hash >> 13n), 0xc2b2ae35n);
  return Number(hash ^ (hash >> 16n));
};

describe("the oracle of the hash", () => {
  // Published vectors: I. Boyd's answer at stackoverflow.com/a/31929528, used by many ports.
  it.each([
    ["", 0, 0],
    ["", 1, 0x514e28b7],
    ["", 0xffffffff, 0x81f16f39],
    ["\x00\x00\x00\x00", 0, 0x2362f9de],
    ["aaaa", 0x9747b28c, 0x5a97808a],
    ["aaa", 0x9747b28c, 0x283e0130],
    ["aa", 0x9747b28c, 0x5d211726],
    ["a", 0x9747b28c, 0x7fa09ea6],
    ["abcd", 0x9747b28c, 0xf0478627],
    ["Hello, world!", 0x9747b28c, 0x24884cba],
  ])("gives the published value of %j", (text, seed, expected) => {
    expect(murmur3(Buffer.from(text, "latin1"), seed)).toBe(expected);
  });
});

describe("the seeded hash of a text", () => {
  it("is MurmurHash3 x86_32 of its UTF-16LE bytes", () => {
    let odd = 0;
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.integer(), (text, seed) => {
        if (text.length % 2 === 1) odd++;
        expect(hashText(text, seed)).toBe(murmur3(Buffer.from(text, "utf16le"), seed));
      }),
      { numRuns: 2000 },
    );
    expect(odd).toBeGreaterThan(300);
  });

  it("has the published values where code units and bytes agree", () => {
    expect(hashText("", 0)).toBe(0);
    expect(hashText("", 1)).toBe(0x514e28b7);
    // "aa" in UTF-16LE is a NUL a NUL; four NULs are two NUL code units.
    expect(hashText("\x00\x00", 0)).toBe(0x2362f9de);
    // The bytes of "aaaa" are two code units of 0x6161, those of "abcd" are 0x6261 0x6463.
    expect(hashText("\u6161\u6161", 0x9747b28c)).toBe(0x5a97808a);
    expect(hashText("\u6261\u6463", 0x9747b28c)).toBe(0xf0478627);
    expect(hashText("\u6161", 0x9747b28c)).toBe(0x5d211726);
  });
});

describe("comparing texts", () => {
  it("goes by code units, not by the alphabet of some place", () => {
    expect(["é", "z", "Z", "a", "É"].sort(compareText)).toEqual(["Z", "a", "z", "É", "é"]);
    expect(compareText("a", "a")).toBe(0);
  });
});

describe("the canonical order", () => {
  const ids = fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 12 });
  const ordered = (list: string[], seed: number): string[] =>
    [...canonicalOrder(list, seed)].map((position) => list[position]!);

  it("is a permutation of the positions", () => {
    fc.assert(
      fc.property(ids, fc.integer(), (list, seed) => {
        const positions = [...canonicalOrder(list, seed)].sort((a, b) => a - b);
        expect(positions).toEqual([...list.keys()]);
      }),
    );
  });

  it("does not depend on the order in which the ids are given", () => {
    let shuffled = 0;
    fc.assert(
      fc.property(
        ids.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.integer(),
        ([list, other], seed) => {
          if (list.join() !== other.join()) shuffled++;
          expect(ordered(other, seed)).toEqual(ordered(list, seed));
        },
      ),
      { numRuns: 500 },
    );
    expect(shuffled).toBeGreaterThan(200);
  });

  it("ascends by hash, and by code units where two hashes are equal", () => {
    const seen = new Map<number, string>();
    let twins: [string, string] | undefined;
    for (let number = 0; twins === undefined; number++) {
      const text = number.toString(36);
      const other = seen.get(hashText(text, 7));
      if (other !== undefined) twins = [other, text];
      seen.set(hashText(text, 7), text);
    }
    const sorted = [...twins].sort(compareText);
    expect(ordered([...twins], 7)).toEqual(sorted);
    expect(ordered([...twins].reverse(), 7)).toEqual(sorted);
    fc.assert(
      fc.property(ids, fc.integer(), (list, seed) => {
        const hashes = ordered(list, seed).map((id) => hashText(id, seed));
        expect(hashes).toEqual([...hashes].sort((a, b) => a - b));
      }),
    );
  });

  it("is another one for another seed, and prefers no end of the alphabet", () => {
    const alphabet = [..."abcdefghijklmnopqrstuvwxyz"];
    const orders = Array.from({ length: 200 }, (_, seed) => ordered(alphabet, seed).join(""));
    expect(new Set(orders).size).toBe(200);
    const firsts = new Set(orders.map((order) => order[0]));
    expect(firsts.size).toBeGreaterThan(20);
  });

  it("keeps doubles of one id in the order given", () => {
    const list = ["b", "a", "b", "a"];
    const positions = [...canonicalOrder(list, 0)];
    expect(positions.filter((position) => list[position] === "a")).toEqual([1, 3]);
    expect(positions.filter((position) => list[position] === "b")).toEqual([0, 2]);
  });
});
