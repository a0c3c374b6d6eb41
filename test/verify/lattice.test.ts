/** The verifier of lattices, on lattices that are wrong in one way each. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stableMatchings } from "../../src/stable/lattice/enumerate";
import { stableLattice } from "../../src/stable/lattice/lattice";
import type { StableLattice } from "../../src/stable/lattice/outcome";
import { verifyLattice } from "../../src/verify/lattice";
import { gusfieldIrving8, independentSwaps } from "../cases/lattice";
import { anyWorld, opposedWorld, problemOf } from "../stable/lattice/worlds";

const good = stableLattice(gusfieldIrving8);
const tagsOf = (change: Partial<StableLattice>): string[] => [
  ...new Set(verifyLattice(gusfieldIrving8, { ...good, ...change }).map(({ _tag }) => _tag)),
];
const changed = (array: Int32Array, at: number, value: number): Int32Array =>
  array.map((old, index) => (index === at ? value : old));

describe("a lattice", () => {
  it.each<[string, Partial<StableLattice>, string]>([
    [
      "with a first matching that is not stable",
      { rowOptimal: good.rowOptimal.toReversed() },
      "BlockingPair",
    ],
    ["with a first matching that is too short", { rowOptimal: Int32Array.of(1) }, "WrongLength"],
    ["with another last matching", { columnOptimal: good.rowOptimal }, "WrongColumnOptimal"],
    ["with a last matching that is too short", { columnOptimal: Int32Array.of(1) }, "WrongLength"],
    ["with moves of a row that is not there", { rowOfMove: changed(good.rowOfMove, 0, 8) }, "Malformed"],
    [
      "with moves to a column that is not there",
      { columnTaken: changed(good.columnTaken, 0, -1) },
      "Malformed",
    ],
    ["with a row in another's place", { rowOfMove: changed(good.rowOfMove, 0, 5) }, "NotExposed"],
    ["with a column left that was not had", { columnLeft: changed(good.columnLeft, 0, 0) }, "NotExposed"],
    ["with a column taken that is not next", { columnTaken: changed(good.columnTaken, 0, 3) }, "NotExposed"],
    [
      "with moves that are no rotation",
      { rotationOffsets: changed(good.rotationOffsets, 1, 3) },
      "NotExposed",
    ],
    ["with offsets that fall", { rotationOffsets: changed(good.rotationOffsets, 1, 99) }, "Malformed"],
    ["with offsets that do not start at 0", { arcOffsets: changed(good.arcOffsets, 0, -1) }, "Malformed"],
    ["with too few offsets", { arcOffsets: good.arcOffsets.slice(1) }, "WrongLength"],
    ["with no offsets", { rotationOffsets: new Int32Array(0) }, "WrongLength"],
    [
      "with a predecessor too many",
      { predecessorOfArc: changed(good.predecessorOfArc, 1, 9) },
      "UnfoundedPrecedence",
    ],
    [
      "with a predecessor twice",
      { predecessorOfArc: changed(good.predecessorOfArc, 1, 0) },
      "UnfoundedPrecedence",
    ],
    [
      "with a predecessor missing",
      { predecessorOfArc: changed(good.predecessorOfArc, 1, 0) },
      "MissingPrecedence",
    ],
    [
      "with a predecessor that is no rotation",
      { predecessorOfArc: changed(good.predecessorOfArc, 1, 10) },
      "Malformed",
    ],
  ])("%s is refuted", (_, change, tag) => {
    expect(tagsOf(change)).toContain(tag);
  });

  it("with a rotation gone twice round is refuted", () => {
    const problem = independentSwaps(1);
    const once = stableLattice(problem);
    const twice = (array: Int32Array): Int32Array => Int32Array.of(...array, ...array);
    const { rowOfMove, columnLeft, columnTaken } = once;
    expect(
      verifyLattice(problem, {
        ...once,
        rotationOffsets: Int32Array.of(0, 4),
        rowOfMove: twice(rowOfMove),
        columnLeft: twice(columnLeft),
        columnTaken: twice(columnTaken),
      }).map(({ _tag }) => _tag),
    ).toEqual(["NotExposed"]);
  });

  it("that starts too low or ends too high is refuted, in every world", () => {
    const empty = Int32Array.of(0);
    const none = new Int32Array(0);
    let tooLow = 0;
    fc.assert(
      fc.property(fc.oneof(opposedWorld(4, 1), opposedWorld(3, 2), anyWorld), (one) => {
        const problem = problemOf(one);
        const { rowOptimal, columnOptimal } = stableLattice(problem);
        for (const columnOfRow of stableMatchings(problem)) {
          const tags = verifyLattice(problem, {
            _tag: "Lattice",
            rowOptimal: columnOfRow,
            columnOptimal: columnOfRow,
            rotationOffsets: empty,
            rowOfMove: none,
            columnLeft: none,
            columnTaken: none,
            arcOffsets: empty,
            predecessorOfArc: none,
          }).map(({ _tag }) => _tag);
          expect(tags.includes("NotRowOptimal")).toBe(columnOfRow.join() !== rowOptimal.join());
          expect(tags.includes("NotColumnOptimal")).toBe(columnOfRow.join() !== columnOptimal.join());
          if (tags.includes("NotRowOptimal")) tooLow++;
        }
      }),
      { numRuns: 800 },
    );
    expect(tooLow).toBeGreaterThan(300);
  });
});
