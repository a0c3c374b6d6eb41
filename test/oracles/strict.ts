/** Opinions made strict the way the library does it: of equal scores the lower index at the other end is better. */
import type { Opinions, SmallWorld } from "./brute-force";
import { allStable, columnOfRowOf, marketOf } from "./stability";

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

/** Every stable matching for strict lists, row → column or −1, by looking at all matchings. */
export const allStrictlyStable = (world: SmallWorld, opinions: Opinions): number[][] =>
  allStable(marketOf(world, strictly(world, opinions)), "weak").map((partners) =>
    columnOfRowOf(partners, world.allowed.length),
  );
