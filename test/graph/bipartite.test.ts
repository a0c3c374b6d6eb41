import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findEdge, NOBODY, rowOfEdge, transpose } from "../../src/graph/bipartite";
import { checkBipartite } from "../../src/graph/check";
import { smallWorld } from "../arbitraries/worlds";
import { toGraph } from "../oracles/brute-force";

const worlds = smallWorld({ rows: 7, columns: 6, capacity: 2 });

describe("a graph in compressed sparse rows", () => {
  it("turned twice is itself, and its edges come back", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const graph = toGraph(world);
        const once = transpose(graph);
        const twice = transpose(once.graph);
        expect(checkBipartite(once.graph)).toEqual([]);
        expect(twice.graph).toEqual(graph);
        expect([...twice.originalEdge].map((edge) => once.originalEdge[edge])).toEqual([
          ...graph.columnOfEdge.keys(),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it("turned once has the same pairs, each edge knowing where it came from", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const graph = toGraph(world);
        const { graph: turned, originalEdge } = transpose(graph);
        const rows = rowOfEdge(graph);
        const columns = rowOfEdge(turned);
        for (const [edge, original] of originalEdge.entries()) {
          expect(turned.columnOfEdge[edge]).toBe(rows[original]);
          expect(columns[edge]).toBe(graph.columnOfEdge[original]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds the edge of every allowed pair, and nobody's of any other", () => {
    let found = 0;
    let missed = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const graph = toGraph(world);
        const rows = rowOfEdge(graph);
        for (const [row, columns] of world.allowed.entries()) {
          for (const [column, allowed] of columns.entries()) {
            const edge = findEdge(graph, row, column);
            if (allowed) {
              found++;
              expect([rows[edge], graph.columnOfEdge[edge]]).toEqual([row, column]);
            } else {
              missed++;
              expect(edge).toBe(NOBODY);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(found, missed)).toBeGreaterThan(500);
  });
});
