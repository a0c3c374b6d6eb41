/** The tree of the network simplex method beside one that is made of nothing but parents. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SpanningTree } from "../../../src/assignment/flow/spanning-tree";

/** The nodes above a node, itself first. */
const wayUp = (parentOf: ArrayLike<number>, node: number): number[] => {
  const way: number[] = [];
  for (let u = node; u !== -1; u = parentOf[u]!) way.push(u);
  return way;
};

/** Everything that must hold of the arrays, given parents alone. */
const expectSound = (tree: SpanningTree, parents: readonly number[]): void => {
  expect([...tree.parentOf]).toEqual(parents);
  const count = parents.length;
  const below = Array.from(parents, (_, u) =>
    [...parents.keys()].filter((v) => wayUp(parents, v).includes(u)).sort((a, b) => a - b),
  );
  const preorder = [tree.root];
  for (let u = tree.thread[tree.root]!; u !== tree.root && preorder.length <= count; u = tree.thread[u]!) {
    preorder.push(u);
  }
  expect(preorder).toHaveLength(count);
  for (const [at, u] of preorder.entries()) {
    expect(tree.threadBack[tree.thread[u]!]).toBe(u);
    expect(tree.sizeOf[u]).toBe(below[u]!.length);
    const run = preorder.slice(at, at + below[u]!.length);
    expect(run.toSorted((a, b) => a - b)).toEqual(below[u]);
    expect(tree.lastOf[u]).toBe(run.at(-1));
  }
};

describe("the spanning tree", () => {
  it("begins as a star", () => {
    for (const count of [0, 1, 2, 5]) {
      expectSound(new SpanningTree(count), [...Array(count).fill(count), -1]);
    }
  });

  it("keeps its preorder, sizes and last nodes through any moves, and what its arcs carry", () => {
    let moves = 0;
    let turned = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 25 }),
        (count, picks) => {
          const tree = new SpanningTree(count);
          const parents: number[] = [...Array(count).fill(count), -1];
          /** The ends of every arc, and the room from the first to the second and back. */
          const arcs = new Map<number, { ends: [number, number]; room: [number, number] }>();
          for (let v = 0; v < count; v++) {
            tree.arcAbove[v] = v;
            tree.leadsUp[v] = 1;
            tree.roomUp[v] = 2 * v;
            tree.roomDown[v] = 2 * v + 1;
            arcs.set(v, { ends: [v, count], room: [2 * v, 2 * v + 1] });
          }
          for (const [at, [one, other, third]] of picks.entries()) {
            const cut = one % count;
            const all = [...parents.keys()];
            const inside = all.filter((v) => wayUp(parents, v).includes(cut));
            const outside = all.filter((v) => !inside.includes(v));
            const top = inside[other % inside.length]!;
            const under = outside[third % outside.length]!;
            const above = wayUp(parents, top);
            const meet = wayUp(parents, under).find((u) => above.includes(u))!;
            expect(tree.meetingPoint(top, under)).toBe(meet);
            expect(tree.meetingPoint(under, top)).toBe(meet);
            arcs.delete(tree.arcAbove[cut]!);
            const way = above.slice(0, above.indexOf(cut) + 1);
            for (const [step, node] of way.entries()) parents[node] = step === 0 ? under : way[step - 1]!;
            tree.move(cut, top, under, meet);
            moves++;
            if (way.length > 1) turned++;
            const arc = 100 + at;
            tree.arcAbove[top] = arc;
            tree.leadsUp[top] = other % 2;
            tree.roomUp[top] = arc;
            tree.roomDown[top] = arc + 0.5;
            arcs.set(
              arc,
              other % 2 === 1
                ? { ends: [top, under], room: [arc, arc + 0.5] }
                : { ends: [under, top], room: [arc + 0.5, arc] },
            );
            expectSound(tree, parents);
            for (let v = 0; v < count; v++) {
              const { ends, room } = arcs.get(tree.arcAbove[v]!)!;
              const up = tree.leadsUp[v] === 1;
              expect(up ? ends : ends.toReversed()).toEqual([v, parents[v]]);
              expect(up ? room : room.toReversed()).toEqual([tree.roomUp[v], tree.roomDown[v]]);
            }
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(moves).toBeGreaterThan(500);
    expect(turned).toBeGreaterThan(50);
  });
});
