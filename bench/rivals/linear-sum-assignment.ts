import { linearSumAssignment as solve } from "linear-sum-assignment";
import { Matrix } from "ml-matrix";
import { negated, rowsOf } from "../instances";
import { packageOf } from "../packages";
import type { Rival } from "./rival";

/** The Jonker–Volgenant algorithm of the npm package `linear-sum-assignment`, on its own matrix type. */
export const linearSumAssignment: Rival = {
  name: "linear-sum-assignment",
  solves: "maximum-weight assignment",
  available: () => undefined,
  version: () => packageOf("linear-sum-assignment").version,
  prepare: (instance) => {
    const costs = new Matrix(rowsOf(negated(instance)));
    return {
      run: () => {
        // "maximaze" is the option's name.
        const { rowAssignments } = solve(costs, { maximaze: false });
        return { columnOfRow: () => Int32Array.from(rowAssignments) };
      },
    };
  },
};
