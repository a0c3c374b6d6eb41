import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stableMatchings } from "../../../src/stable/lattice/enumerate";
import { stableLattice, stableLatticeAsync } from "../../../src/stable/lattice/lattice";
import type { StableLattice } from "../../../src/stable/lattice/outcome";
import { findRotations } from "../../../src/stable/lattice/rotations";
import type { StableProblem } from "../../../src/stable/problem";
import { solveStable } from "../../../src/stable/solvers";
import { verifyLattice } from "../../../src/verify/lattice";
import { fourAndFourInCircles, type OpinionatedWorld } from "../../arbitraries/compact-families";
import { crowdedWorld, opinionatedWorld } from "../../arbitraries/worlds";
import { gusfieldIrving8, independentSwaps, irvingLeather, mcVitieWilson8 } from "../../cases/lattice";
import { fromLists, stableCases } from "../../cases/stable";
import { anyWorld, compactWorlds, known, largerWorld, opposedWorld, problemOf } from "./worlds";

/** The moves of a rotation: row, column left, column taken. */
const movesOf = (lattice: StableLattice, rotation: number): string[] =>
  [...lattice.rowOfMove.keys()]
    .slice(lattice.rotationOffsets[rotation], lattice.rotationOffsets[rotation + 1])
    .map((move) => `${lattice.rowOfMove[move]}: ${lattice.columnLeft[move]} > ${lattice.columnTaken[move]}`);
/** Row r has column r, and would have column r + 1 next, which wants it more than the row it has. */
const ring = (side: number): StableProblem =>
  fromLists(
    Array.from({ length: side }, (_, row) => [row, (row + 1) % side]),
    Array.from({ length: side }, (_, column) => [(column + side - 1) % side, column]),
  );
const sorted = (matchings: Iterable<ArrayLike<number>>): string[] =>
  [...matchings].map((matching) => Array.from(matching).join(" ")).sort();
const count = (matchings: Iterable<unknown>): number => {
  let number = 0;
  for (const _ of matchings) number++;
  return number;
};

/** Everything that is held to brute force at once; answers how many stable matchings there are. */
const holdToBruteForce = (one: OpinionatedWorld): number => {
  const { problem, all, world } = known(one);
  const lattice = stableLattice(problem);
  expect(verifyLattice(problem, lattice)).toEqual([]);
  expect(lattice.rowOptimal).toEqual(solveStable(problem).columnOfRow);
  expect(lattice.columnOptimal).toEqual(solveStable(problem, { proposing: "columns" }).columnOfRow);
  const found = [...stableMatchings(lattice)];
  expect(found[0]).toEqual(lattice.rowOptimal);
  expect(sorted(found)).toEqual(sorted(all));
  // Rural hospitals: the same rows, the same number of rows a column, and a column with places left keeps its rows.
  for (const columnOfRow of found) {
    for (const [column, capacity] of world.capacity.entries()) {
      const rows = [...columnOfRow].flatMap((chosen, row) => (chosen === column ? [row] : []));
      const first = [...lattice.rowOptimal].flatMap((chosen, row) => (chosen === column ? [row] : []));
      expect(rows.length).toBe(first.length);
      if (rows.length < capacity) expect(rows).toEqual(first);
    }
  }
  return all.length;
};

describe("the lattice of stable matchings", () => {
  it("is all of them in the compact families", () => {
    const histogram = new Map<number, number>();
    for (const one of compactWorlds()) {
      const size = holdToBruteForce(one);
      histogram.set(size, (histogram.get(size) ?? 0) + 1);
    }
    expect(histogram.get(2)).toBeGreaterThan(4000);
    expect(histogram.get(3)).toBeGreaterThan(500);
  });

  it("is all of them in random worlds, incomplete, uneven, with ties and several places", () => {
    let several = 0;
    let severalOfPlaces = 0;
    fc.assert(
      fc.property(anyWorld, (one) => {
        const size = holdToBruteForce(one);
        if (size > 1) several++;
        if (size > 1 && one.world.capacity.some((places) => places > 1)) severalOfPlaces++;
      }),
      { numRuns: 2000 },
    );
    expect(several).toBeGreaterThan(300);
    expect(severalOfPlaces).toBeGreaterThan(200);
  });

  it("is all of them in larger random worlds", () => {
    let sizes = 0;
    const larger = fc.oneof(
      crowdedWorld(6, fc.nat(1000)),
      largerWorld,
      opposedWorld(7, 1),
      opposedWorld(3, 2),
      opinionatedWorld({ rows: 7, columns: 3, capacity: 3 }, fc.nat(1000)),
    );
    fc.assert(
      fc.property(larger, (one) => {
        sizes += holdToBruteForce(one);
      }),
      { numRuns: 2000 },
    );
    expect(sizes).toBeGreaterThan(3000);
  });

  it("has meets and joins, and opposes the interests of the two sides", () => {
    let incomparable = 0;
    let ordered = 0;
    fc.assert(
      fc.property(fc.oneof(opposedWorld(4, 1), opposedWorld(5, 1), opposedWorld(3, 2)), (one) => {
        const { all, rank, world } = known(one);
        const names = new Set(sorted(all));
        const ranksIn = (columnOfRow: ReadonlyArray<number>, column: number): number[] =>
          columnOfRow
            .flatMap((chosen, row) => (chosen === column ? [rank.column(row, column)] : []))
            .sort((x, y) => x - y);
        for (const a of all) {
          for (const b of all) {
            const better = a.map((column, row) => rank.row(row, column) <= rank.row(row, b[row]!));
            expect(names).toContain(a.map((column, row) => (better[row] ? column : b[row]!)).join(" "));
            expect(names).toContain(a.map((column, row) => (better[row] ? b[row]! : column)).join(" "));
            if (better.includes(false)) {
              if (better.some((it, row) => it && a[row] !== b[row])) incomparable++;
              continue;
            }
            // Every row likes a at least as much, so no column likes it better.
            if (a !== b) ordered++;
            for (let column = 0; column < world.columnCount; column++) {
              const inB = ranksIn(b, column);
              expect(ranksIn(a, column).every((mine, at) => mine >= inB[at]!)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(incomparable).toBeGreaterThan(20);
    expect(ordered).toBeGreaterThan(500);
  });

  it("of four and four in circles has at most as many members as their comment says", () => {
    let most = 0;
    for (const one of fourAndFourInCircles()) most = Math.max(most, count(stableMatchings(problemOf(one))));
    expect(most).toBe(4);
  });

  it("of McVitie and Wilson's instance of size 8 has 9 members", () => {
    const lattice = stableLattice(mcVitieWilson8);
    expect(verifyLattice(mcVitieWilson8, lattice)).toEqual([]);
    expect([...lattice.rowOptimal].map((column) => column + 1)).toEqual([5, 3, 8, 6, 7, 1, 2, 4]);
    expect([...lattice.columnOptimal].map((column) => column + 1)).toEqual([3, 6, 2, 8, 1, 5, 7, 4]);
    expect(count(stableMatchings(lattice))).toBe(9);
  });

  it("of Gusfield and Irving's instance of size 8 has 23 members and 10 rotations", () => {
    const lattice = stableLattice(gusfieldIrving8);
    expect(verifyLattice(gusfieldIrving8, lattice)).toEqual([]);
    expect([...lattice.rowOptimal].map((column) => column + 1)).toEqual([3, 1, 7, 5, 4, 6, 8, 2]);
    expect(lattice.rotationOffsets.length - 1).toBe(10);
    expect(movesOf(lattice, 0)).toEqual(["0: 2 > 0", "1: 0 > 2"]);
    expect(count(stableMatchings(lattice))).toBe(23);
  });

  it.each([
    [1, 1],
    [2, 2],
    [4, 10],
    [8, 268],
    [16, 195_472],
  ])("of Irving and Leather's instance of size %i has %i members", (size, members) => {
    const problem = irvingLeather(size);
    expect(verifyLattice(problem, stableLattice(problem))).toEqual([]);
    expect(count(stableMatchings(problem))).toBe(members);
  });

  it("of independent swaps has every combination, and its first members come at once", () => {
    expect(count(stableMatchings(independentSwaps(10)))).toBe(1024);
    const many = stableMatchings(independentSwaps(500));
    const first: string[] = [];
    for (const columnOfRow of many) {
      first.push(columnOfRow.slice(996).join(" "));
      if (first.length === 3) break;
    }
    expect(first).toEqual(["996 997 998 999", "996 997 998 999", "996 997 998 999"]);
    // It can be gone through again, from the start.
    for (const columnOfRow of many) {
      expect(columnOfRow).toEqual(stableLattice(independentSwaps(500)).rowOptimal);
      break;
    }
  });

  it.each(stableCases)("case: $title", ({ problem, rowOptimal, columnOptimal }) => {
    const lattice = stableLattice(problem);
    expect([...lattice.rowOptimal]).toEqual(rowOptimal);
    expect([...lattice.columnOptimal]).toEqual(columnOptimal);
    expect(verifyLattice(problem, lattice)).toEqual([]);
  });

  it("is found in slices, and stops with a stable matching once the first one is found", async () => {
    const problem = ring(100_000);
    expect(await stableLatticeAsync(problem)).toEqual(stableLattice(problem));
    let stopped = 0;
    let stable = 0;
    for (let stopAt = 1; ; stopAt++) {
      const slices = findRotations(problem);
      let step = slices.next(undefined);
      for (let at = 1; at < stopAt && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      const { value, done } = slices.next("aborted");
      expect(done).toBe(true);
      if (!("_tag" in value && value._tag === "Stopped")) throw new Error("went on");
      expect(verifyLattice(problem, value)).toEqual([]);
      stopped++;
      if (value.unsettled === 0) stable++;
    }
    expect(stopped).toBeGreaterThan(1);
    expect(stable).toBeGreaterThan(0);
  });

  it("leaves its input alone and answers the same twice", () => {
    const before = structuredClone(gusfieldIrving8);
    const once = stableLattice(gusfieldIrving8);
    expect(gusfieldIrving8).toEqual(before);
    expect(stableLattice(gusfieldIrving8)).toEqual(once);
  });

  it("does not mind a path through 100,000 rows", () => {
    const side = 100_000;
    const problem = ring(side);
    const lattice = stableLattice(problem);
    expect(lattice.rotationOffsets).toEqual(Int32Array.of(0, side));
    expect(verifyLattice(problem, lattice)).toEqual([]);
  });
});
