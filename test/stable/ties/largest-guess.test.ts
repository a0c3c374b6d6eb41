import fc from "fast-check";
import { expect, it } from "vitest";
import { LargestGuess } from "../../../src/stable/ties/largest-guess";
import { smallWorld } from "../../arbitraries/worlds";
import { forEachMatching, toGraph } from "../../oracles/brute-force";

it("is the size of a largest matching, whatever was asked before", () => {
  let full = 0;
  fc.assert(
    fc.property(smallWorld({ rows: 5, columns: 4, capacity: 2 }), (world) => {
      const graph = { ...toGraph(world), capacityOfColumn: Int32Array.from(world.capacity) };
      const indices = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at);
      const rows = indices(graph.rowCount);
      const columns = indices(graph.columnCount);
      const guess = new LargestGuess(graph, () => true);
      const undecided = new Int32Array(graph.rowCount).fill(-2);
      let largest = 0;
      forEachMatching(world, (columnOfRow) => {
        largest = Math.max(largest, columnOfRow.filter((column) => column >= 0).length);
      });
      for (let size = 0; size <= graph.rowCount; size++)
        expect(guess.exceeds(rows, columns, size, undecided, new Int32Array(graph.columnCount))).toBe(
          largest > size,
        );
      if (largest > 0) {
        // With every place taken nobody can be matched any more.
        expect(guess.exceeds(rows, columns, 0, undecided, graph.capacityOfColumn)).toBe(false);
        full++;
      }
    }),
    { numRuns: 500 },
  );
  expect(full).toBeGreaterThan(200);
});
