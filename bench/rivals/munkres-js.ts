import solve from "munkres-js";
import { negated, rowsOf } from "../instances";
import { packageOf } from "../packages";
import type { Rival } from "./rival";

/** Rows above which a run takes longer than a suite can wait for. */
const MOST_ROWS = 300;

/** The Hungarian algorithm of the npm package `munkres-js`, on arrays of arrays. */
export const munkresJs: Rival = {
  name: "munkres-js",
  solves: "maximum-weight assignment",
  available: () => undefined,
  version: () => packageOf("munkres-js").version,
  prepare: (instance) => {
    if (instance.rowCount > MOST_ROWS) throw new Error(`takes minutes with more than ${MOST_ROWS} rows`);
    const costs = rowsOf(negated(instance)).map((row) => Array.from(row));
    return {
      run: () => {
        const pairs = solve(costs);
        return {
          columnOfRow: () => {
            const columnOfRow = new Int32Array(instance.rowCount).fill(-1);
            for (const [row, column] of pairs) columnOfRow[row] = column;
            return columnOfRow;
          },
        };
      },
    };
  },
};
