import type { Left } from "fp-ts/Either";
import { errorFinding, type Finding, quote } from "../errors/finding";
import type { InvalidProblem } from "../errors/matching-error";
import type { Bipartite } from "./bipartite";

/** Where arrays come from, for the place of a finding. */
const SOURCE = "problem";

/** A finding about one element of an input array. */
export const arrayFinding = (
  code: Finding["code"],
  path: ReadonlyArray<string | number>,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
): Finding => errorFinding(code, { source: SOURCE, path }, words);

/** The refusal of an input that is no object, so that there is nothing to look into; undefined for one that is. */
export const refuseNonObject = (input: unknown): Left<InvalidProblem> | undefined =>
  typeof input === "object" && input !== null
    ? undefined
    : refuse([], input, "an object with the arrays of the problem");

/** The refusal of what should be an array and is none. */
export const refuseNonArray = (name: string, input: unknown): Left<InvalidProblem> | undefined =>
  Array.isArray(input) ? undefined : refuse([name], input, "an array");

/** The refusal of what should be an array of rows and is none, or has a row that is none. */
export const refuseNonMatrix = (name: string, input: unknown): Left<InvalidProblem> | undefined => {
  if (!Array.isArray(input)) return refuse([name], input, "an array of rows");
  const row = Array.from(input).findIndex(
    (one) => !Array.isArray(one) && (!ArrayBuffer.isView(one) || one instanceof DataView),
  );
  return row < 0 ? undefined : refuse([name, row], input[row], "a row: an array of numbers");
};

const refuse = (
  path: ReadonlyArray<string | number>,
  input: unknown,
  expected: string,
): Left<InvalidProblem> => {
  const remedy = "Look at what is handed over: it may have been read from the wrong place.";
  const finding = arrayFinding("wrong-type", path, { expected, received: quote(input), remedy });
  return { _tag: "Left", left: { _tag: "InvalidProblem", findings: [finding] } };
};

/** Everything that keeps the arrays from being a graph in compressed sparse rows. O(rows + edges). */
export const checkBipartite = (graph: Bipartite): Finding[] => {
  const counts = [
    ...checkCount("rowCount", graph.rowCount),
    ...checkCount("columnCount", graph.columnCount),
    ...checkKind("rowOffsets", graph.rowOffsets),
    ...checkKind("columnOfEdge", graph.columnOfEdge),
  ];
  if (counts.length > 0) return counts;
  const { rowCount, columnCount, rowOffsets, columnOfEdge } = graph;
  const offsets = checkOffsets("rowOffsets", rowOffsets, rowCount, columnOfEdge.length);
  if (offsets.length > 0) return offsets;
  return checkIndices(
    { array: "columnOfEdge", owner: "Row", other: "column" },
    rowOffsets,
    columnOfEdge,
    columnCount,
  );
};

/** More people on a side than this are taken for a slip: arrays about them alone would fill the memory. */
const MOST_PEOPLE = 2 ** 27;

/** Findings for a number of people. */
export const checkCount = (name: string, count: number): Finding[] =>
  Number.isInteger(count) && count >= 0 && count <= MOST_PEOPLE
    ? []
    : [
        arrayFinding("out-of-range", [name], {
          expected: count > MOST_PEOPLE ? `a whole number up to ${MOST_PEOPLE}` : "a whole number from 0",
          received: quote(count),
          remedy: "Give the number of people on that side.",
        }),
      ];

/** A finding for what is no `Int32Array`. */
export const checkKind = (name: string, array: unknown): Finding[] =>
  array instanceof Int32Array
    ? []
    : [
        arrayFinding("wrong-type", [name], {
          expected: "an Int32Array",
          received: quote(array),
          remedy: "Convert it with Int32Array.from(…).",
        }),
      ];

/** Findings for the offsets of `count` lists that lie one behind the other and hold `length` entries in all. */
export const checkOffsets = (name: string, offsets: Int32Array, count: number, length: number): Finding[] => {
  if (offsets.length !== count + 1) {
    return [
      arrayFinding("ragged-array", [name], {
        expected: `${count + 1} offsets, one more than there are ${name === "rowOffsets" ? "rows" : "lists"}`,
        received: `${offsets.length}`,
        remedy:
          name === "rowOffsets"
            ? "Give the first edge of every row, and the number of edges at the end."
            : "Give the first entry of every list, and the number of entries at the end.",
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let at = 0; at <= count; at++) {
    const smallest = at === 0 ? 0 : offsets[at - 1]!;
    const largest = at === 0 ? 0 : length;
    const offset = offsets[at]!;
    const lastIsWrong = at === count && offset !== length;
    if (offset >= smallest && offset <= largest && !lastIsWrong) continue;
    findings.push(
      arrayFinding("ragged-array", [name, at], {
        expected: lastIsWrong ? `${length}, the number of edges` : `${smallest} to ${largest}`,
        received: `${offset}`,
        remedy: "Offsets start at 0, never fall, and end at the number of edges.",
      }),
    );
  }
  return findings;
};

/** What the findings of {@link checkIndices} call things. */
export interface IndexWords {
  /** Name of the array. */
  readonly array: string;
  /** Whose lists they are: `Row`. */
  readonly owner: string;
  /** What stands in them: `column`. */
  readonly other: string;
}

/** Findings for lists of indices, each list strictly ascending within `[0, bound)`. O(lists + entries). */
export const checkIndices = (
  { array, owner, other }: IndexWords,
  offsets: Int32Array,
  indices: Int32Array,
  bound: number,
): Finding[] => {
  const findings: Finding[] = [];
  for (let list = 0; list + 1 < offsets.length; list++) {
    let previous = -1;
    for (let at = offsets[list]!; at < offsets[list + 1]!; at++) {
      const index = indices[at]!;
      if (index < 0 || index >= bound) {
        findings.push(
          arrayFinding("out-of-range", [array, at], {
            expected: `a ${other} from 0 to ${bound - 1}`,
            received: `${index}`,
            remedy: `${owner} ${list} names a ${other} that does not exist.`,
          }),
        );
      } else if (index <= previous) {
        findings.push(
          arrayFinding("duplicate-edge", [array, at], {
            expected: `a ${other} above ${previous}`,
            received: `${index}`,
            remedy: `Sort the ${other}s of ${owner.toLowerCase()} ${list} in ascending order, each once.`,
          }),
        );
      }
      // One that does not exist says nothing about the order of the others.
      if (index < bound) previous = Math.max(previous, index);
    }
  }
  return findings;
};

/** Findings for a `Float64Array` with one finite number an edge. O(edges). */
export const checkWeights = (name: string, weights: Float64Array, edgeCount: number): Finding[] =>
  checkNumbers(name, weights, { count: edgeCount, owner: "edge" });

/** Findings for a `Float64Array` with one finite number each for so many edges, arcs, rows or columns. O(owners). */
export const checkNumbers = (
  name: string,
  numbers: Float64Array,
  { count, owner }: { readonly count: number; readonly owner: "edge" | "arc" | "row" | "column" },
): Finding[] => {
  if (!(numbers instanceof Float64Array)) {
    return [
      arrayFinding("wrong-type", [name], {
        expected: "a Float64Array",
        received: quote(numbers),
        remedy: "Convert it with Float64Array.from(…).",
      }),
    ];
  }
  const one = owner === "edge" || owner === "arc" ? `an ${owner}` : `a ${owner}`;
  if (numbers.length !== count) {
    return [
      arrayFinding("ragged-array", [name], {
        expected: `${count} numbers, one ${one}`,
        received: `${numbers.length}`,
        remedy: `Give every ${owner} one number.`,
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let at = 0; at < numbers.length; at++) {
    if (Number.isFinite(numbers[at]!)) continue;
    findings.push(
      arrayFinding("not-finite", [name, at], {
        expected: "a finite number",
        received: quote(numbers[at]),
        remedy:
          owner === "edge"
            ? "Leave a pair that is not allowed out of the edges instead of giving it such a weight."
            : `Give the ${owner} a finite number.`,
      }),
    );
  }
  return findings;
};

/** Findings for the places of each column, or of whoever else `owner` says: whole numbers from 0. O(owners). */
export const checkCapacities = (
  capacities: Int32Array,
  count: number,
  { name, owner }: { readonly name: string; readonly owner: string } = OF_COLUMNS,
): Finding[] => {
  const kind = checkKind(name, capacities);
  if (kind.length > 0) return kind;
  if (capacities.length !== count) {
    return [
      arrayFinding("ragged-array", [name], {
        expected: `${count} capacities, one a ${owner}`,
        received: `${capacities.length}`,
        remedy: `Give every ${owner} its number of places.`,
      }),
    ];
  }
  const findings: Finding[] = [];
  for (let at = 0; at < count; at++) {
    if (capacities[at]! >= 0) continue;
    findings.push(
      arrayFinding("out-of-range", [name, at], {
        expected: "a whole number from 0",
        received: `${capacities[at]}`,
        remedy: `A ${owner} that takes nobody has capacity 0.`,
      }),
    );
  }
  return findings;
};

const OF_COLUMNS = { name: "capacityOfColumn", owner: "column" };

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
