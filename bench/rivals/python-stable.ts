import type { StableProblem } from "mentor-matching/algorithms";
import { type PythonInput, pythonPackage, startPython } from "./python";
import type { Rival } from "./rival";

/** Lists of equal length, as matrices. */
const listsOf = (problem: StableProblem): PythonInput => {
  const { rowCount, columnOfEdge, rowScore, columnScore, capacityOfColumn } = problem;
  return {
    rows: rowCount,
    columns: columnOfEdge,
    row_scores: rowScore,
    column_scores: columnScore,
    capacities: capacityOfColumn,
  };
};

/** Deferred acceptance as one writes it with NumPy (`bench/peers/gale_shapley.py`), a round at a time; sorting the lists is part of its time. */
export const numpyGaleShapley: Rival<StableProblem> = {
  name: "NumPy, by rounds",
  solves: "stable matching",
  ...pythonPackage("numpy"),
  prepare: (problem) => startPython("numpy", listsOf(problem)),
};

/** The PyPI package `matching`: the games of matching theory, people as objects. */
export const matchingGames: Rival<StableProblem> = {
  name: "matching",
  solves: "stable matching",
  ...pythonPackage("matching"),
  prepare: (problem) => startPython("matching", listsOf(problem)),
};
