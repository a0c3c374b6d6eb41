import fc from "fast-check";
import { expect, it } from "vitest";
import { rowOfEdge } from "../../../src/graph/bipartite";
import { divideIntoBlocks } from "../../../src/stable/trade-off/blocks";
import { StabilityConstraints } from "../../../src/stable/trade-off/stability-constraints";
import { opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { problemOf } from "../../laws/stable-laws";
import { forEachMatching } from "../../oracles/brute-force";
import { blocks as blocksMatching, marketOf, partnersOf } from "../../oracles/stability";

it("the support of a seat is that of its definition, at least 1 where nothing blocks, and what raised weights add up to", () => {
  let supported = 0;
  let unsupported = 0;
  fc.assert(
    fc.property(
      opinionatedWorld({ rows: 4, columns: 3, capacity: 3 }, tiedWeight),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.nat(9), { minLength: 36, maxLength: 36 }),
      ({ world, opinions }, most, numbers) => {
        const problem = problemOf(world, opinions);
        const blocks = divideIntoBlocks(problem, most);
        const constraints = new StabilityConstraints(problem, blocks);
        const rows = rowOfEdge(problem);
        const seats = [...blocks.edgeOfSeat].map((edge, seat) => ({
          row: rows[edge]!,
          column: problem.columnOfEdge[edge]!,
          nth: seat - blocks.seatOffsets[edge]!,
          places: blocks.placesOfBlock[blocks.blockOfSeat[seat]!]!,
        }));
        const seatOf = (row: number, column: number, nth: number): number =>
          seats.findIndex((seat) => seat.row === row && seat.column === column && seat.nth === nth);
        const multiplier = Float64Array.from(seats, (_, seat) => numbers[seat]!);
        const weight = problem.rowScore;
        const raised = new Float64Array(seats.length);
        constraints.raise(weight, multiplier, raised);
        const market = marketOf(world, opinions);
        let looked = 0;
        forEachMatching(world, (columnOfRow) => {
          if (looked++ % 3 > 0) return;
          // Fill the blocks of every column in order, its most wanted rows first.
          const seatOfRow = new Int32Array(columnOfRow.length).fill(-1);
          for (let column = 0; column < world.columnCount; column++) {
            const queue = columnOfRow
              .flatMap((chosen, row) => (chosen === column ? [row] : []))
              .sort((a, b) => opinions.ofColumn[b]![column]! - opinions.ofColumn[a]![column]! || a - b);
            for (
              let block = blocks.blockOffsets[column]!;
              block < blocks.blockOffsets[column + 1]!;
              block++
            ) {
              for (const row of queue.splice(0, blocks.placesOfBlock[block]!))
                seatOfRow[row] = seatOf(row, column, block - blocks.blockOffsets[column]!);
            }
          }
          const chosen = [...seatOfRow]
            .filter((seat) => seat >= 0)
            .map((seat) => ({ ...seats[seat]!, seat }));
          const support = new Float64Array(seats.length);
          constraints.support(seatOfRow, rows, support);
          const partners = partnersOf(columnOfRow, world.columnCount);
          for (const [at, { row, column, nth, places }] of seats.entries()) {
            let naive = 0;
            for (const other of chosen) {
              const { ofRow, ofColumn } = opinions;
              if (other.row === row) {
                const isAsGood =
                  other.column === column
                    ? other.nth <= nth
                    : ofRow[row]![other.column]! >= ofRow[row]![column]!;
                if (isAsGood) naive++;
              } else if (other.column === column && other.nth === nth) {
                if (ofColumn[other.row]![column]! >= ofColumn[row]![column]!) naive += 1 / places;
              }
            }
            expect(support[at]).toBeCloseTo(naive, 12);
            if (blocksMatching(market, partners, row, world.allowed.length + column, "weak")) unsupported++;
            else {
              supported++;
              expect(support[at]!).toBeGreaterThanOrEqual(1 - 1e-12);
            }
          }
          const worth = support.reduce((sum, one, seat) => sum + one * multiplier[seat]!, 0);
          const gained = chosen.reduce(
            (sum, { seat }) => sum + raised[seat]! - weight[blocks.edgeOfSeat[seat]!]!,
            0,
          );
          expect(gained).toBeCloseTo(worth, 9);
        });
      },
    ),
    { numRuns: 400 },
  );
  expect(supported).toBeGreaterThan(800);
  expect(unsupported).toBeGreaterThan(800);
});
