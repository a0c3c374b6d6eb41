import { type DenseInstance, negated } from "../instances";
import { pythonPackage, startPython } from "./python";
import type { Rival } from "./rival";

/** What the largest cost becomes where costs are no whole numbers: it takes whole ones only. */
const LARGEST_COST = 1_000_000;

/** What costs are multiplied by before they are rounded: 1 for whole numbers, which it gets as they are. */
const scaleOf = ({ weight }: DenseInstance): number => {
  if (weight.every(Number.isInteger)) return 1;
  return LARGEST_COST / weight.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0);
};

/** By how much its total may miss the best: every weight of either matching is off by half a unit at most. */
export const roundingOfOrTools = (instance: DenseInstance): number => {
  const scale = scaleOf(instance);
  return scale === 1 ? 0 : instance.rowCount / scale;
};

/**
 * `SimpleLinearSumAssignment` of OR-Tools: a cost-scaling push-relabel solver in C++ on whole costs. The arcs are handed over
 * beforehand, untimed; its `solve()` is timed.
 */
export const orTools: Rival = {
  name: "or-tools",
  solves: "maximum-weight assignment",
  ...pythonPackage("ortools"),
  prepare: (instance) => {
    const { rowCount: rows, columnCount: columns, weight: costs } = negated(instance);
    if (rows !== columns) throw new Error("takes square matrices only");
    return startPython("or-tools", { rows, columns, costs, scale: scaleOf(instance) });
  },
};
