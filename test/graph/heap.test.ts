import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IndexedHeap } from "../../src/graph/heap";

const popAll = (heap: IndexedHeap): number[] => {
  const items: number[] = [];
  while (heap.length > 0) {
    expect(heap.peek()).toBe(heap.peek());
    const top = heap.peek();
    expect(heap.pop()).toBe(top);
    items.push(top);
  }
  return items;
};

const keys = fc.array(fc.constantFrom(0, 1, 1, 2, 3, 5, -4, 0.5), { maxLength: 24 });

describe("the heap with decrease-key", () => {
  it("gives what sorting gives, equal keys by the lower item, whatever was pushed first", () => {
    fc.assert(
      fc.property(
        keys.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()]))),
        ([list, pushed]) => {
          const heap = new IndexedHeap(list.length, Float64Array.from(list));
          for (const item of pushed) heap.raise(item);
          expect(heap.length).toBe(pushed.length);
          expect(popAll(heap)).toEqual([...pushed].sort((a, b) => list[a]! - list[b]! || a - b));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("moves an item up when its key falls, and takes items out and in again", () => {
    type Step = { readonly act: "raise" | "lower" | "pop" | "clear"; readonly item: number };
    let lowered = 0;
    let popped = 0;
    const size = 12;
    const step: fc.Arbitrary<Step> = fc.record({
      act: fc.constantFrom("raise", "raise", "raise", "lower", "lower", "pop", "pop", "clear"),
      item: fc.nat(size - 1),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
        const key = new Float64Array(size).map((_, item) => (item * 7) % 5);
        const heap = new IndexedHeap(size, key);
        const inside = new Set<number>();
        const first = (): number => [...inside].sort((a, b) => key[a]! - key[b]! || a - b)[0]!;
        for (const { act, item } of steps) {
          if (act === "clear" && item < 3) {
            heap.clear();
            inside.clear();
          } else if (act === "pop" && inside.size > 0) {
            popped++;
            const expected = first();
            expect(heap.pop()).toBe(expected);
            inside.delete(expected);
          } else if (act === "lower" && inside.has(item)) {
            lowered++;
            key[item]! -= 2;
            heap.raise(item);
          } else if (act === "raise") {
            heap.raise(item);
            inside.add(item);
          }
          expect(heap.length).toBe(inside.size);
          if (inside.size > 0) expect(heap.peek()).toBe(first());
        }
      }),
      { numRuns: 1000 },
    );
    expect(lowered).toBeGreaterThan(1000);
    expect(popped).toBeGreaterThan(1000);
  });
});
