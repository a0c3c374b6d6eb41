/** Opinions made strict the way the library does it: of equal scores the lower index at the other end is better. */
import type { Opinions, SmallWorld } from "./brute-force";

/** Ranks within each list as scores: no two are equal, and none depends on how far apart scores are. */
export const strictly = (world: SmallWorld, { ofRow, ofColumn }: Opinions): Opinions => {
  const better = (a: number, b: number, i: number, j: number): boolean => a > b || (a === b && i < j);
  return {
    ofRow: ofRow.map((scores, row) =>
      scores.map(
        (score, column) =>
          -scores.filter((other, i) => world.allowed[row]![i] && better(other, score, i, column)).length,
      ),
    ),
    ofColumn: ofColumn.map((scores, row) =>
      scores.map(
        (score, column) =>
          -ofColumn.filter((other, i) => world.allowed[i]![column] && better(other[column]!, score, i, row))
            .length,
      ),
    ),
  };
};
