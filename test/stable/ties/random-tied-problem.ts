import { seededRandom } from "../../../src/graph/random";
import { type StableProblem, stableProblemOrThrow } from "../../../src/stable/problem";

/** A problem too large for any oracle: every row knows `degree` columns, and there are `levels` different scores. */
export const randomTiedProblem = (size: {
  readonly rows: number;
  readonly columns: number;
  readonly degree: number;
  readonly places: number;
  readonly levels: number;
  readonly seed: number;
}): StableProblem => {
  const random = seededRandom(size.seed);
  const rowOffsets = new Int32Array(size.rows + 1);
  const columnOfEdge: number[] = [];
  for (let row = 0; row < size.rows; row++) {
    const known = new Set<number>();
    while (known.size < size.degree) known.add(random.below(size.columns));
    columnOfEdge.push(...[...known].sort((a, b) => a - b));
    rowOffsets[row + 1] = columnOfEdge.length;
  }
  const scores = (): Float64Array => Float64Array.from(columnOfEdge, () => random.below(size.levels));
  return stableProblemOrThrow({
    rowCount: size.rows,
    columnCount: size.columns,
    rowOffsets,
    columnOfEdge: Int32Array.from(columnOfEdge),
    rowScore: scores(),
    columnScore: scores(),
    capacityOfColumn: new Int32Array(size.columns).fill(size.places),
  });
};
