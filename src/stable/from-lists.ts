import { type Either, left, map } from "fp-ts/Either";
import { type Finding, quote } from "../errors/finding";
import { errorsAmong, type InvalidProblem } from "../errors/matching-error";
import { getOrThrow } from "../errors/or-throw";
import { arrayFinding, refuseNonObject } from "../graph/check";
import { problemFromOpinions } from "./from-opinions";
import { type NonReciprocal, type Opinions, OpinionsBuilder, type SideWords } from "./opinions";
import type { RowOrder, StableProblem } from "./problem";

/** A ranked list of the other side's indices, most wanted first. A list within it is a tie: `[4, [0, 2], 1]`. */
export type PreferenceList = ArrayLike<number | ArrayLike<number>>;

/** Ranked lists of both sides. */
export interface PreferenceLists {
  /** row → its columns, most wanted first. */
  readonly listOfRow: ReadonlyArray<PreferenceList>;
  /** column → its rows, most wanted first. */
  readonly listOfColumn: ReadonlyArray<PreferenceList>;
  /** column → places; whole numbers from 0; 1 each when left out. */
  readonly capacityOfColumn?: ArrayLike<number>;
}

/** What the constructors from lists and from ranks can be told. */
export interface PreferenceOptions {
  /**
   * What becomes of an entry that the other side doesn't answer: `"report"` makes it an error, `"drop"` leaves it out. Default: `"report"`.
   */
  readonly nonReciprocal?: NonReciprocal;
}

/**
 * A stable matching problem from ranked lists: `listOfRow[row]` names the columns the row accepts, most wanted first, and
 * `listOfColumn[column]` the rows.
 *
 * *When to use*: when people hand in ranked lists, as for residents and hospitals. For ranks in a table see {@link stableProblemFromRanks},
 * for scores {@link stableProblem}.
 *
 * *Details*: O(people + entries). A list within a list is a tie. Scores are 0 for the first, −1 for the next, and so on. Only pairs that
 * stand in both lists can be matched. The order of the rows' lists is kept, so that rows who propose read no more of them than they
 * need.
 *
 * *Gotchas*: an entry that the other side doesn't answer is reported, unless `nonReciprocal` is `"drop"`. Nothing else is ever cleaned.
 *
 * @returns the problem, or {@link InvalidProblem} with all findings: an index that doesn't exist or is no whole number, somebody who is
 * named twice in a list, entries without answer, a capacity below 0
 *
 * @example
 * ```ts
 * const problem = stableProblemFromListsOrThrow({
 *   listOfRow: [[0, 1], [0], [[0, 1]]], // row 2 doesn't mind
 *   listOfColumn: [[2, 0, 1], [0, 2]],
 * });
 * solveStable(problem).columnOfRow; // Int32Array [1, -1, 0]
 * const unanswered = stableProblemFromLists({ listOfRow: [[0]], listOfColumn: [[]] });
 * isLeft(unanswered); // true
 * ```
 */
export const stableProblemFromLists = (
  input: PreferenceLists,
  { nonReciprocal = "report" }: PreferenceOptions = {},
): Either<InvalidProblem, StableProblem> => {
  const refusal = refuseNonObject(input);
  if (refusal !== undefined) return refusal;
  const { listOfRow, listOfColumn, capacityOfColumn } = input;
  const shape = [...checkLists("listOfRow", listOfRow), ...checkLists("listOfColumn", listOfColumn)];
  const refused = errorsAmong(shape);
  if (refused !== undefined) return left({ _tag: "InvalidProblem", findings: refused });
  const rowCount = listOfRow.length;
  const columnCount = listOfColumn.length;
  const ofRows = readLists({ array: "listOfRow", owner: "row", other: "column" }, listOfRow, columnCount);
  const ofColumns = readLists(
    { array: "listOfColumn", owner: "column", other: "row" },
    listOfColumn,
    rowCount,
  );
  const words = {
    row: sideWords("row", "listOfRow", listOfRow),
    column: sideWords("column", "listOfColumn", listOfColumn),
  };
  return map((problem: StableProblem) => ({ ...problem, rowOrder: orderOfRows(problem) }))(
    problemFromOpinions(ofRows, ofColumns, words, nonReciprocal, capacityOfColumn),
  );
};

/** The rows' edges in order of their scores, which are 0, −1, −2, … here: a counting sort. O(entries). */
const orderOfRows = ({ rowOffsets, rowScore }: StableProblem): RowOrder => {
  const edgeAt = new Int32Array(rowScore.length);
  let lowest = 0;
  for (let e = 0; e < rowScore.length; e++) lowest = Math.min(lowest, rowScore[e]!);
  /** place in the list → edges of the row at hand with it, then where the next of them goes. */
  const next = new Int32Array(1 - lowest);
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    const start = rowOffsets[row]!;
    const end = rowOffsets[row + 1]!;
    let last = 0;
    for (let e = start; e < end; e++) {
      const place = -rowScore[e]!;
      next[place]!++;
      last = Math.max(last, place);
    }
    let position = start;
    for (let place = 0; place <= last; place++) {
      const count = next[place]!;
      next[place] = position;
      position += count;
    }
    for (let e = start; e < end; e++) edgeAt[next[-rowScore[e]!]!++] = e;
    next.fill(0, 0, last + 1);
  }
  return { rowScore, edgeAt };
};

/**
 * {@link stableProblemFromLists}, throwing.
 *
 * @throws {@link MatchingException} where `stableProblemFromLists` answers with a left
 */
export const stableProblemFromListsOrThrow = (
  lists: PreferenceLists,
  options: PreferenceOptions = {},
): StableProblem => getOrThrow(stableProblemFromLists(lists, options));

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Findings for what is no list of lists. */
const checkLists = (array: string, lists: unknown): Finding[] => {
  const wrong = (path: ReadonlyArray<string | number>, received: unknown): Finding =>
    arrayFinding("wrong-type", path, {
      expected: path.length === 1 ? "an array of ranked lists" : "a ranked list: an array of indices",
      received: quote(received),
      remedy: "Give everybody a list, an empty one where nobody is acceptable.",
    });
  if (!Array.isArray(lists)) return [wrong([array], lists)];
  return Array.from(lists, (list: unknown, at) => (isList(list) ? [] : [wrong([array, at], list)])).flat();
};

/** How a side's lists are called. */
interface ListWords {
  readonly array: string;
  readonly owner: string;
  readonly other: string;
}

/** Opinions of one side, with everything that is wrong with single entries. O(entries). */
const readLists = (
  { array, owner, other }: ListWords,
  lists: ReadonlyArray<PreferenceList>,
  otherCount: number,
): { readonly opinions: Opinions; readonly findings: ReadonlyArray<Finding> } => {
  const findings: Finding[] = [];
  const builder = new OpinionsBuilder(lists.length, otherCount, countEntries(lists));
  const read = (entry: unknown, score: number, person: number, ...at: number[]): void => {
    if (typeof entry !== "number" || !Number.isInteger(entry) || entry < 0 || entry >= otherCount) {
      findings.push(
        arrayFinding(typeof entry === "number" ? "out-of-range" : "wrong-type", [array, person, ...at], {
          expected:
            otherCount === 0
              ? `an empty list: there are no ${other}s`
              : `a ${other} from 0 to ${otherCount - 1}`,
          received: quote(entry),
          remedy: `Take it out of the list of ${owner} ${person}, or write the index of a ${other}.`,
        }),
      );
    } else if (!builder.add(entry, score)) {
      findings.push(
        arrayFinding("duplicate-edge", [array, person, ...at], {
          expected: `every ${other} once`,
          received: `${entry} once more`,
          remedy: `Leave ${other} ${entry} in one place of the list of ${owner} ${person}.`,
        }),
      );
    }
  };
  for (let person = 0; person < lists.length; person++) {
    const list = lists[person]!;
    let score = 0;
    for (let at = 0; at < list.length; at++) {
      const entry = list[at]!;
      if (typeof entry === "number" || !isList(entry)) read(entry, score, person, at);
      else for (let inner = 0; inner < entry.length; inner++) read(entry[inner], score, person, at, inner);
      score--;
    }
    builder.endOfPerson();
  }
  return { opinions: builder.build(), findings };
};

const countEntries = (lists: ReadonlyArray<PreferenceList>): number => {
  let entries = 0;
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) {
      const entry = list[at];
      entries += isList(entry) ? entry.length : 1;
    }
  }
  return entries;
};

const sideWords = (person: string, array: string, lists: ReadonlyArray<PreferenceList>): SideWords => ({
  person,
  pathTo: (owner, other) => {
    const list = lists[owner]!;
    for (let at = 0; at < list.length; at++) {
      const entry = list[at]!;
      if (entry === other) return [array, owner, at];
      const inner = isList(entry) ? Array.prototype.indexOf.call(entry, other) : -1;
      if (inner >= 0) return [array, owner, at, inner];
    }
    return [array, owner];
  },
});
