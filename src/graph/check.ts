import { errorFinding, type Finding, quote } from "../errors/finding";
import type { Bipartite } from "./bipartite";

/** Where arrays come from, for the place of a finding. */
const SOURCE = "problem";

/** A finding about one element of an input array. */
export const arrayFinding = (
  code: Finding["code"],
  path: ReadonlyArray<string | number>,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => errorFinding(code, { source: SOURCE, path }, words);

/** Everything that keeps the arrays from being a graph in compressed sparse rows. O(rows + edges). */
export const checkBipartite = (graph: Bipartite): Finding[] => {
  const counts = [
    ...checkCount("rowCount", graph.rowCount),
    ...checkCount("columnCount", graph.columnCount),
    ...checkKind("rowOffsets", graph.rowOffsets),
    ...checkKind("columnOfEdge", graph.columnOfEdge),
  ];
  if (counts.length > 0) return counts;
  const offsets = checkOffsets(graph);
  return offsets.length > 0 ? offsets : checkEdges(graph);
};

const checkCount = (name: string, count: number): Finding[] =>
  Number.isInteger(count) && count >= 0
    ? []
    : [
        arrayFinding("out-of-range", [name], {
          expected: "a whole number from 0",
          received: quote(count),
          remedy: "Give the number of people on that side.",
        }),
      ];

const checkKind = (name: string, array: unknown): Finding[] =>
  array instanceof Int32Array
    ? []
    : [
        arrayFinding("wrong-type", [name], {
          expected: "an Int32Array",
          received: quote(array),
          remedy: "Convert it with Int32Array.from(…).",
        }),
      ];

const checkOffsets = ({ rowCount, rowOffsets, columnOfEdge }: Bipartite): Finding[] => {
  if (rowOffsets.length !== rowCount + 1) {
    return [
      arrayFinding("ragged-array", ["rowOffsets"], {
        expected: `${rowCount + 1} offsets, one more than there are rows`,
        received: `${rowOffsets.length}`,
        remedy: "Give the first edge of every row, and the number of edges at the end.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let r = 0; r <= rowCount; r++) {
    const smallest = r === 0 ? 0 : rowOffsets[r - 1]!;
    const largest = r === 0 ? 0 : columnOfEdge.length;
    const offset = rowOffsets[r]!;
    const lastIsWrong = r === rowCount && offset !== columnOfEdge.length;
    if (offset >= smallest && offset <= largest && !lastIsWrong) continue;
    findings.push(
      arrayFinding("ragged-array", ["rowOffsets", r], {
        expected: lastIsWrong ? `${columnOfEdge.length}, the number of edges` : `${smallest} to ${largest}`,
        received: `${offset}`,
        remedy: "Offsets start at 0, never fall, and end at the number of edges.",
      }),
    );
  }
  return findings;
};

const checkEdges = ({ rowCount, columnCount, rowOffsets, columnOfEdge }: Bipartite): Finding[] => {
  const findings: Finding[] = [];
  for (let r = 0; r < rowCount; r++) {
    let previous = -1;
    for (let e = rowOffsets[r]!; e < rowOffsets[r + 1]!; e++) {
      const column = columnOfEdge[e]!;
      if (column < 0 || column >= columnCount) {
        findings.push(
          arrayFinding("out-of-range", ["columnOfEdge", e], {
            expected: `a column from 0 to ${columnCount - 1}`,
            received: `${column}`,
            remedy: `Row ${r} names a column that does not exist.`,
          }),
        );
      } else if (column <= previous) {
        findings.push(
          arrayFinding("duplicate-edge", ["columnOfEdge", e], {
            expected: `a column above ${previous}`,
            received: `${column}`,
            remedy: `Sort the columns of row ${r} in ascending order, each once.`,
          }),
        );
      }
      // One that does not exist says nothing about the order of the others.
      if (column < columnCount) previous = Math.max(previous, column);
    }
  }
  return findings;
};

/** Findings for a `Float64Array` with one finite number an edge. O(edges). */
export const checkWeights = (name: string, weights: Float64Array, edgeCount: number): Finding[] => {
  if (!(weights instanceof Float64Array)) {
    return [
      arrayFinding("wrong-type", [name], {
        expected: "a Float64Array",
        received: quote(weights),
        remedy: "Convert it with Float64Array.from(…).",
      }),
    ];
  }
  if (weights.length !== edgeCount) {
    return [
      arrayFinding("ragged-array", [name], {
        expected: `${edgeCount} numbers, one an edge`,
        received: `${weights.length}`,
        remedy: "Give every edge one number.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let e = 0; e < weights.length; e++) {
    if (Number.isFinite(weights[e]!)) continue;
    findings.push(
      arrayFinding("not-finite", [name, e], {
        expected: "a finite number",
        received: quote(weights[e]),
        remedy: "Leave a pair that is not allowed out of the edges instead of giving it such a weight.",
      }),
    );
  }
  return findings;
};

/** Findings for the places of each column: whole numbers from 0. O(columns). */
export const checkCapacities = (capacities: Int32Array, columnCount: number): Finding[] => {
  const kind = checkKind("capacityOfColumn", capacities);
  if (kind.length > 0) return kind;
  if (capacities.length !== columnCount) {
    return [
      arrayFinding("ragged-array", ["capacityOfColumn"], {
        expected: `${columnCount} capacities, one a column`,
        received: `${capacities.length}`,
        remedy: "Give every column its number of places.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let c = 0; c < columnCount; c++) {
    if (capacities[c]! >= 0) continue;
    findings.push(
      arrayFinding("out-of-range", ["capacityOfColumn", c], {
        expected: "a whole number from 0",
        received: `${capacities[c]}`,
        remedy: "A column that takes nobody has capacity 0.",
      }),
    );
  }
  return findings;
};

/**
 * What both families' constructors check: the graph first, for nothing can be judged without it; then one number an edge in each of the
 * named arrays, and the places of the columns, one each where nothing is said.
 */
export const checkProblem = (
  graph: Bipartite,
  perEdge: Readonly<Record<string, Float64Array>>,
  capacityOfColumn: Int32Array | undefined,
): { readonly capacityOfColumn: Int32Array; readonly findings: ReadonlyArray<Finding> } => {
  const ofGraph = checkBipartite(graph);
  if (ofGraph.length > 0) return { capacityOfColumn: new Int32Array(0), findings: ofGraph };
  const capacities = capacityOfColumn ?? new Int32Array(graph.columnCount).fill(1);
  const ofEdges = Object.entries(perEdge).flatMap(([name, weights]) =>
    checkWeights(name, weights, graph.columnOfEdge.length),
  );
  return {
    capacityOfColumn: capacities,
    findings: [...ofEdges, ...checkCapacities(capacities, graph.columnCount)],
  };
};
