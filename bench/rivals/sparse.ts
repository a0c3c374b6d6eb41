import type { SparseInstance } from "../sparse-instances";
import { type PythonInput, pythonPackage, startPython } from "./python";
import type { Rival } from "./rival";

/** The instance with costs, as all three get it. */
const inputOf = ({
  rowCount: rows,
  columnCount: columns,
  places,
  rowOffsets: offsets,
  columnOfEdge: heads,
  weight,
}: SparseInstance): PythonInput => ({
  rows,
  columns,
  places,
  offsets,
  heads,
  costs: weight.map((one) => -one),
});

const onePlaceEach = (instance: SparseInstance): void => {
  if (instance.places !== 1 || instance.rowCount !== instance.columnCount) {
    throw new Error("takes as many columns as rows, of one place each");
  }
};

/** `SimpleLinearSumAssignment` of OR-Tools: cost-scaling push-relabel in C++. Its arcs are handed over beforehand, untimed. */
export const orToolsSparse: Rival<SparseInstance> = {
  name: "or-tools assignment",
  solves: "maximum-weight assignment",
  ...pythonPackage("ortools"),
  prepare: (instance) => {
    onePlaceEach(instance);
    return startPython("or-tools sparse", inputOf(instance));
  },
};

/** `scipy.sparse.csgraph.min_weight_full_bipartite_matching`: shortest augmenting paths in C++. */
export const scipySparse: Rival<SparseInstance> = {
  name: "scipy",
  solves: "maximum-weight assignment",
  ...pythonPackage("scipy"),
  prepare: (instance) => {
    onePlaceEach(instance);
    return startPython("scipy sparse", inputOf(instance));
  },
};

/** `SimpleMinCostFlow` of OR-Tools: cost-scaling push-relabel in C++, for columns of several places. Its arcs are handed over beforehand, untimed. */
export const orToolsFlow: Rival<SparseInstance> = {
  name: "or-tools flow",
  solves: "maximum-weight assignment",
  ...pythonPackage("ortools"),
  prepare: (instance) => startPython("or-tools flow", inputOf(instance)),
};

/** Rivals for sparse assignment problems of one place a column. */
export const sparseRivals: readonly Rival<SparseInstance>[] = [orToolsSparse, scipySparse];

/** Rivals for sparse assignment problems of several places a column. */
export const placesRivals: readonly Rival<SparseInstance>[] = [orToolsFlow];
