import { negated } from "../instances";
import { pythonPackage, startPython } from "./python";
import type { Rival } from "./rival";

/** `scipy.optimize.linear_sum_assignment`: a shortest-augmenting-path solver in C++; what most people use today. */
export const scipy: Rival = {
  name: "scipy",
  solves: "maximum-weight assignment",
  ...pythonPackage("scipy"),
  prepare: (instance) => {
    const { rowCount: rows, columnCount: columns, weight: costs } = negated(instance);
    return startPython("scipy", { rows, columns, costs });
  },
};
