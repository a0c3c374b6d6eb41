/** What brute force makes of a number of pairs: every matching is looked at, penalties are paid, nothing is clever. */
import type { Instance } from "../arbitraries/assignments";
import { objectiveOf } from "./best-answers";
import { forEachMatching } from "./brute-force";

/** pairs → the best objective of any matching with so many; as long as there are matchings. */
export const bestOfEverySize = (instance: Instance): number[] => {
  const { world, weight, penaltyOfRow, penaltyOfColumn } = instance;
  const best: number[] = [];
  forEachMatching(world, (columnOfRow) => {
    const left = [...world.capacity];
    let total = 0;
    let penalty = 0;
    let size = 0;
    for (const [row, column] of columnOfRow.entries()) {
      if (column < 0) {
        penalty += penaltyOfRow?.[row] ?? 0;
        continue;
      }
      total += weight[row]![column]!;
      left[column]!--;
      size++;
    }
    for (const [column, places] of left.entries()) penalty += places * (penaltyOfColumn?.[column] ?? 0);
    best[size] = Math.max(best[size] ?? Number.NEGATIVE_INFINITY, objectiveOf(instance, { total, penalty }));
  });
  return best;
};
