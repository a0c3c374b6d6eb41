import { type Finding, quote } from "../../errors/finding";
import { NOBODY } from "../../graph/bipartite";
import { arrayFinding, checkKind } from "../../graph/check";
import type { OptimalAssignment } from "../outcome";
import type { AssignmentProblem } from "../problem";
import type { AssignmentDelta } from "./delta";

/** Everything that keeps an earlier answer from being mended for a problem. O(rows + columns). */
export const checkDelta = (
  problem: AssignmentProblem,
  previous: OptimalAssignment,
  delta: AssignmentDelta | undefined,
): Finding[] => {
  if (typeof previous !== "object" || previous === null || previous._tag !== "Optimal") {
    return [
      arrayFinding("wrong-type", ["previous"], {
        expected: "an outcome with prices, whose _tag is Optimal",
        received: quote((previous as { _tag?: unknown } | null)?._tag ?? previous),
        remedy: "Solve from scratch: nothing of this answer can be used.",
      }),
    ];
  }
  const findings: Finding[] = [];
  const { rowCount, columnCount } = problem;
  const rowsBefore = previous.columnOfRow.length;
  const columnsBefore = previous.potentials.column.length;
  findings.push(...checkLength("previous.potentials.row", previous.potentials.row, rowsBefore));
  if (previous.coverage === "first") {
    findings.push(...checkLength("previous.cover.row", previous.cover.row, rowsBefore));
    findings.push(...checkLength("previous.cover.column", previous.cover.column, columnsBefore));
  }
  for (const [side, prices] of Object.entries(previous.potentials) as ["row" | "column", Float64Array][]) {
    const at = prices.findIndex((price) => !Number.isFinite(price));
    if (at >= 0) {
      findings.push(
        arrayFinding("not-finite", [`previous.potentials.${side}`, at], {
          expected: "a finite number",
          received: quote(prices[at]),
          remedy: "Hand over an answer as the solver gave it.",
        }),
      );
    }
  }
  const beyond = previous.columnOfRow.findIndex((column) => column < NOBODY || column >= columnsBefore);
  if (beyond >= 0) {
    findings.push(
      arrayFinding("out-of-range", ["previous.columnOfRow", beyond], {
        expected: `a column from 0 to ${columnsBefore - 1}, or −1`,
        received: `${previous.columnOfRow[beyond]}`,
        remedy: "Hand over an answer as the solver gave it.",
      }),
    );
  }
  findings.push(...checkMap("rowBefore", delta?.rowBefore, rowCount, rowsBefore));
  findings.push(...checkMap("columnBefore", delta?.columnBefore, columnCount, columnsBefore));
  findings.push(...checkNamed("rows", delta?.rows, rowCount));
  findings.push(...checkNamed("columns", delta?.columns, columnCount));
  return findings;
};

const checkLength = (name: string, { length }: ArrayLike<number>, expected: number): Finding[] =>
  length === expected
    ? []
    : [
        arrayFinding("ragged-array", [name], {
          expected: `${expected} entries`,
          received: `${length}`,
          remedy: "Hand over an answer as the solver gave it.",
        }),
      ];

/** A map from now to before: every number once at most. */
const checkMap = (
  name: "rowBefore" | "columnBefore",
  before: Int32Array | undefined,
  count: number,
  countBefore: number,
): Finding[] => {
  const side = name === "rowBefore" ? "row" : "column";
  const remedy = `Say for every ${side} which it was before, −1 for a new one.`;
  if (before === undefined) {
    if (count === countBefore) return [];
    const expected = `${countBefore} ${side}s as in the answer, or delta.${name}`;
    return [arrayFinding("ragged-array", [`${side}Count`], { expected, received: `${count}`, remedy })];
  }
  const kind = checkKind(`delta.${name}`, before);
  if (kind.length > 0) return kind;
  if (before.length !== count) {
    const expected = `${count} numbers, one a ${side}`;
    return [
      arrayFinding("ragged-array", [`delta.${name}`], { expected, received: `${before.length}`, remedy }),
    ];
  }
  const isTaken = new Uint8Array(countBefore);
  const at = before.findIndex((index) => {
    if (index === NOBODY) return false;
    if (index < 0 || index >= countBefore || isTaken[index] === 1) return true;
    isTaken[index] = 1;
    return false;
  });
  if (at < 0) return [];
  const expected = `a ${side} from 0 to ${countBefore - 1} that no other ${side} was, or −1`;
  return [
    arrayFinding("out-of-range", [`delta.${name}`, at], { expected, received: `${before[at]}`, remedy }),
  ];
};

const checkNamed = (name: "rows" | "columns", named: Int32Array | undefined, count: number): Finding[] => {
  if (named === undefined) return [];
  const kind = checkKind(`delta.${name}`, named);
  if (kind.length > 0) return kind;
  const at = named.findIndex((index) => index < 0 || index >= count);
  if (at < 0) return [];
  return [
    arrayFinding("out-of-range", [`delta.${name}`, at], {
      expected: `a number from 0 to ${count - 1}`,
      received: `${named[at]}`,
      remedy: `Name ${name} by their numbers in the problem as it is now.`,
    }),
  ];
};
