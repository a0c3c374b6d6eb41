import type { Finding } from "../../errors/finding";
import { findEdge, NOBODY } from "../../graph/bipartite";
import { arrayFinding, checkKind, checkOffsets, checkWeights } from "../../graph/check";
import type { CouplesProblemInput } from "./problem";

/** Findings for couples and their lists; pairs are held against the graph only when that is one. */
export const checkCouples = (input: CouplesProblemInput, graphIsRight: boolean): Finding[] => {
  const { firstOfCouple, secondOfCouple, pairOffsets, firstColumnOfPair, secondColumnOfPair } = input;
  const kinds = Object.entries({
    firstOfCouple,
    secondOfCouple,
    pairOffsets,
    firstColumnOfPair,
    secondColumnOfPair,
  }).flatMap(([name, array]) => checkKind(name, array));
  if (kinds.length > 0) return kinds;
  const couples = firstOfCouple.length;
  const pairs = firstColumnOfPair.length;
  const lengths = [
    ...checkLength("secondOfCouple", secondOfCouple, couples),
    ...checkOffsets("pairOffsets", pairOffsets, couples, pairs),
    ...checkLength("secondColumnOfPair", secondColumnOfPair, pairs),
    ...checkWeights("scoreOfPair", input.scoreOfPair, pairs),
  ];
  if (lengths.some(({ code }) => code !== "not-finite")) return lengths;
  const members = checkMembers(input);
  const ofPairs = graphIsRight && members.length === 0 ? checkPairs(input) : [];
  return [...lengths, ...members, ...ofPairs];
};

const checkLength = (name: string, array: Int32Array, length: number): Finding[] =>
  array.length === length
    ? []
    : [
        arrayFinding("ragged-array", [name], {
          expected: `${length} entries, as many as in its twin`,
          received: `${array.length}`,
          remedy: "Give the first and the second of each one entry.",
        }),
      ];

/** Rows that do not exist, are linked to themselves, or twice. */
const checkMembers = ({ rowCount, firstOfCouple, secondOfCouple }: CouplesProblemInput): Finding[] => {
  const findings: Finding[] = [];
  const coupleOf = new Map<number, number>();
  for (let couple = 0; couple < firstOfCouple.length; couple++) {
    const members = [
      ["firstOfCouple", firstOfCouple[couple]!],
      ["secondOfCouple", secondOfCouple[couple]!],
    ] as const;
    for (const [name, row] of members) {
      const linked = coupleOf.get(row);
      if (row < 0 || row >= rowCount) {
        findings.push(
          arrayFinding("out-of-range", [name, couple], {
            expected: `a row from 0 to ${rowCount - 1}`,
            received: `${row}`,
            remedy: `Couple ${couple} names a row that does not exist.`,
          }),
        );
      } else if (linked !== undefined) {
        findings.push(
          arrayFinding(linked === couple ? "own-index" : "duplicate-edge", [name, couple], {
            expected: linked === couple ? "two different rows" : "a row of no other couple",
            received: `${row}, which belongs to couple ${linked}`,
            remedy: "Link every row to one other row at most.",
          }),
        );
      } else coupleOf.set(row, couple);
    }
  }
  return findings;
};

/** Pairs that name nobody at all, a column that may not have the row, or that were named before. */
const checkPairs = (input: CouplesProblemInput): Finding[] => {
  const { firstOfCouple, secondOfCouple, pairOffsets, firstColumnOfPair, secondColumnOfPair } = input;
  const findings: Finding[] = [];
  for (let couple = 0; couple < firstOfCouple.length; couple++) {
    const seen = new Set<string>();
    for (let pair = pairOffsets[couple]!; pair < pairOffsets[couple + 1]!; pair++) {
      const sides = [
        ["firstColumnOfPair", firstOfCouple[couple]!, firstColumnOfPair[pair]!],
        ["secondColumnOfPair", secondOfCouple[couple]!, secondColumnOfPair[pair]!],
      ] as const;
      for (const [name, row, column] of sides) {
        if (column === NOBODY) continue;
        const exists = column >= 0 && column < input.columnCount;
        if (exists && findEdge(input, row, column) !== NOBODY) continue;
        findings.push(
          arrayFinding(exists ? "not-mutual" : "out-of-range", [name, pair], {
            expected: exists ? `a column with an edge to row ${row}` : `a column, or ${NOBODY}`,
            received: `${column}`,
            remedy: exists
              ? `Give row ${row} an edge to column ${column}, with the column's score, or leave the pair out.`
              : `Couple ${couple} names a column that does not exist.`,
          }),
        );
      }
      const key = `${firstColumnOfPair[pair]} ${secondColumnOfPair[pair]}`;
      if (key === `${NOBODY} ${NOBODY}`) {
        findings.push(
          arrayFinding("out-of-range", ["firstColumnOfPair", pair], {
            expected: "a column for one of the two at least",
            received: "nobody for either",
            remedy: "Leave it out: having nobody is what a couple falls back to.",
          }),
        );
      } else if (seen.has(key)) {
        findings.push(
          arrayFinding("duplicate-edge", ["firstColumnOfPair", pair], {
            expected: `a pair that couple ${couple} has not named before`,
            received: key,
            remedy: "Name every pair once.",
          }),
        );
      }
      seen.add(key);
    }
  }
  return findings;
};
