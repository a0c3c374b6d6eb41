/** What brute force makes of an assignment problem: every matching is looked at, penalties are paid, nothing is clever. */
import type { Instance } from "../arbitraries/assignments";
import { forEachMatching } from "./brute-force";

/** The best of all matchings by each kind of coverage. The objective is total − penalties, or their sum's negative when minimised. */
export interface BestAnswers {
  readonly objective: number;
  /** The most pairs of any matching with that objective. */
  readonly sizeAtBest: number;
  /** The most pairs of any matching. */
  readonly largest: number;
  readonly objectiveAtLargest: number;
  /** Whether somebody of the smaller side is left out by all matchings. */
  readonly isInfeasible: boolean;
}

/** What a matching is worth: larger is better in both senses. */
export const objectiveOf = (
  { sense }: Pick<Instance, "sense">,
  { total, penalty }: { readonly total: number; readonly penalty: number },
): number => (sense === "minimise" ? -(total + penalty) : total - penalty) + 0;

/** Looks at every matching. */
export const bestAnswers = (instance: Instance): BestAnswers => {
  const { world, weight, penaltyOfRow, penaltyOfColumn } = instance;
  let best = { objective: Number.NEGATIVE_INFINITY, size: 0 };
  let largest = { objective: Number.NEGATIVE_INFINITY, size: 0 };
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
    const found = { objective: objectiveOf(instance, { total, penalty }), size };
    if (found.objective > best.objective || (found.objective === best.objective && size > best.size))
      best = found;
    if (size > largest.size || (size === largest.size && found.objective > largest.objective))
      largest = found;
  });
  const places = world.capacity.reduce((sum, capacity) => sum + capacity, 0);
  return {
    objective: best.objective,
    sizeAtBest: best.size,
    largest: largest.size,
    objectiveAtLargest: largest.objective,
    isInfeasible: largest.size < Math.min(world.allowed.length, places),
  };
};
