import { munkres as solve } from "munkres";
import { negated, rowsOf } from "../instances";
import { packageOf } from "../packages";
import type { Rival } from "./rival";

/** The Hungarian algorithm of the npm package `munkres`. Typed rows: faster for it than arrays, or as fast (measured). */
export const munkres: Rival = {
  name: "munkres",
  solves: "maximum-weight assignment",
  available: () => undefined,
  version: () => packageOf("munkres").version,
  prepare: (instance) => {
    const costs = rowsOf(negated(instance));
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
