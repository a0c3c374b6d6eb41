import { type Finding, quote } from "../errors/finding";
import { arrayFinding } from "../graph/check";

/** Places of columns from any array of numbers, 1 each when left out, with everything that is wrong with them. */
export const readCapacities = (
  capacityOfColumn: ArrayLike<number> | undefined,
  columnCount: number,
): { readonly capacityOfColumn: Int32Array; readonly findings: ReadonlyArray<Finding> } => {
  const capacities = new Int32Array(columnCount).fill(1);
  if (capacityOfColumn === undefined) return { capacityOfColumn: capacities, findings: [] };
  if (capacityOfColumn?.length !== columnCount) {
    const finding = arrayFinding("ragged-array", ["capacityOfColumn"], {
      expected: `${columnCount} capacities, one a column`,
      received: quote(capacityOfColumn?.length ?? capacityOfColumn),
      remedy: "Give every column its number of places.",
    });
    return { capacityOfColumn: capacities, findings: [finding] };
  }
  const findings: Finding[] = [];
  for (let c = 0; c < columnCount; c++) {
    const capacity = capacityOfColumn[c]!;
    capacities[c] = capacity;
    // What an Int32Array holds as it is, is a whole number in its range.
    if (capacities[c] === capacity && capacity >= 0) continue;
    findings.push(
      arrayFinding("out-of-range", ["capacityOfColumn", c], {
        expected: "a whole number from 0",
        received: quote(capacity),
        remedy: "A column that takes nobody has capacity 0.",
      }),
    );
  }
  return { capacityOfColumn: capacities, findings };
};
