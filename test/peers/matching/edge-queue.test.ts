import fc from "fast-check";
import { expect, it } from "vitest";
import { EdgeQueue } from "../../../src/peers/matching/edge-queue";

it("gives arcs out by key, equal keys by arc, however pushes and pops alternate", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(99), fc.boolean()), { maxLength: 300 }), (calls) => {
      const queue = new EdgeQueue();
      let inside: [key: number, arc: number][] = [];
      for (const [key, arc, pops] of calls) {
        queue.push(key, arc);
        inside.push([key, arc]);
        inside = inside.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(queue.smallestKey).toBe(inside[0]![0]);
        if (pops) expect(queue.pop()).toBe(inside.shift()![1]);
        expect(queue.length).toBe(inside.length);
      }
      queue.clear();
      expect(queue.smallestKey).toBe(Number.POSITIVE_INFINITY);
    }),
    { numRuns: 300 },
  );
});
