/** All assignments in order, by looking at every one. */
import type { Instance } from "../arbitraries/assignments";
import { objectiveOf } from "./best-answers";
import { forEachMatching } from "./brute-force";

export interface RankedByBruteForce {
  readonly columnOfRow: number[];
  readonly size: number;
  /** Total less penalties; when minimised, minus total and penalties. Higher is better. */
  readonly objective: number;
}

/** Every matching, the best first. */
export const rankedAssignments = (
  { world, weight, sense, penaltyOfRow, penaltyOfColumn }: Instance,
  coverage: "free" | "first" | "complete",
): RankedByBruteForce[] => {
  const all: RankedByBruteForce[] = [];
  forEachMatching(world, (columnOfRow) => {
    const left = [...world.capacity];
    let total = 0;
    let penalty = 0;
    let size = 0;
    for (const [row, column] of columnOfRow.entries()) {
      if (column < 0) penalty += penaltyOfRow?.[row] ?? 0;
      else {
        total += weight[row]![column]!;
        left[column]!--;
        size++;
      }
    }
    for (const [column, places] of left.entries()) penalty += places * (penaltyOfColumn?.[column] ?? 0);
    all.push({
      columnOfRow: [...columnOfRow],
      size,
      objective: objectiveOf({ sense }, { total, penalty }),
    });
  });
  const places = world.capacity.reduce((sum, capacity) => sum + capacity, 0);
  const largest = Math.max(...all.map(({ size }) => size));
  const wanted = coverage === "first" ? largest : Math.min(world.allowed.length, places);
  return all
    .filter(({ size }) => coverage === "free" || size === wanted)
    .sort((a, b) => b.objective - a.objective);
};
