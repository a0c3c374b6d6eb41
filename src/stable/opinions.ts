import type { Finding } from "../errors/finding";
import { arrayFinding } from "../graph/check";

/** What one side thinks of the other: list after list of others, each with a score; no order within a list, nobody twice. */
export interface Opinions {
  /** person → first entry; one more than there are people. */
  readonly offsets: Int32Array;
  /** entry → the other. */
  readonly other: Int32Array;
  /** entry → how much the other is wanted; higher is better. */
  readonly score: Float64Array;
}

/** What becomes of an entry that the other side does not answer. */
export type NonReciprocal = "report" | "drop";

/** What findings call a side, and where its entries stand. */
export interface SideWords {
  /** `row` or `column`. */
  readonly person: string;
  /** Where the person's opinion of the other stands in the input. */
  readonly pathTo: (person: number, other: number) => ReadonlyArray<string | number>;
}

/** The pairs that stand in both sides' lists, in compressed sparse rows. */
export interface Reciprocal {
  readonly rowOffsets: Int32Array;
  readonly columnOfEdge: Int32Array;
  readonly rowScore: Float64Array;
  readonly columnScore: Float64Array;
  /** Entries that the other side does not answer: one each, or none when they are to be dropped. */
  readonly findings: ReadonlyArray<Finding>;
}

/** Joins both sides' opinions into edges. O(people + entries). */
export const joinOpinions = (
  ofRows: Opinions,
  ofColumns: Opinions,
  words: { readonly row: SideWords; readonly column: SideWords },
  nonReciprocal: NonReciprocal,
): Reciprocal => {
  const rowCount = ofRows.offsets.length - 1;
  const columnCount = ofColumns.offsets.length - 1;
  const back = readByOther(ofColumns, rowCount);
  const findings: Finding[] = [];
  const complain = (side: SideWords, other: SideWords, person: number, about: number): void => {
    if (nonReciprocal === "drop") return;
    findings.push(
      arrayFinding("not-mutual", side.pathTo(person, about), {
        expected: `${side.person} ${person} in the list of ${other.person} ${about} too`,
        received: `${other.person} ${about} in the list of ${side.person} ${person} only`,
        remedy: 'Let both name each other, or neither; or leave such entries out with nonReciprocal: "drop".',
      }),
    );
  };

  const most = Math.min(ofRows.other.length, ofColumns.other.length);
  const rowOffsets = new Int32Array(rowCount + 1);
  const columnOfEdge = new Int32Array(most);
  const rowScore = new Float64Array(most);
  const columnScore = new Float64Array(most);
  /** column → entry of the row at hand that names it; below the row's entries when there is none. */
  const entryOfColumn = new Int32Array(columnCount).fill(-1);
  /** entry of a row → 1 when the column names the row too. */
  const answered = new Uint8Array(ofRows.other.length);
  let edges = 0;
  for (let row = 0; row < rowCount; row++) {
    const start = ofRows.offsets[row]!;
    const end = ofRows.offsets[row + 1]!;
    for (let at = start; at < end; at++) entryOfColumn[ofRows.other[at]!] = at;
    for (let at = back.offsets[row]!; at < back.offsets[row + 1]!; at++) {
      const column = back.other[at]!;
      const entry = entryOfColumn[column]!;
      if (entry < start) {
        complain(words.column, words.row, column, row);
        continue;
      }
      answered[entry] = 1;
      columnOfEdge[edges] = column;
      rowScore[edges] = ofRows.score[entry]!;
      columnScore[edges++] = back.score[at]!;
    }
    for (let at = start; at < end; at++)
      if (answered[at] === 0) complain(words.row, words.column, row, ofRows.other[at]!);
    rowOffsets[row + 1] = edges;
  }
  return {
    rowOffsets,
    columnOfEdge: columnOfEdge.slice(0, edges),
    rowScore: rowScore.slice(0, edges),
    columnScore: columnScore.slice(0, edges),
    findings,
  };
};

/** The same opinions by whom they are about; those who hold them come out ascending. Counting sort. */
const readByOther = ({ offsets, other, score }: Opinions, otherCount: number): Opinions => {
  const offsetsByOther = new Int32Array(otherCount + 1);
  for (let at = 0; at < other.length; at++) offsetsByOther[other[at]! + 1]!++;
  for (let o = 0; o < otherCount; o++) offsetsByOther[o + 1]! += offsetsByOther[o]!;
  const holder = new Int32Array(other.length);
  const scoreByOther = new Float64Array(other.length);
  const next = offsetsByOther.slice(0, otherCount);
  for (let person = 0; person + 1 < offsets.length; person++) {
    for (let at = offsets[person]!; at < offsets[person + 1]!; at++) {
      const slot = next[other[at]!]!++;
      holder[slot] = person;
      scoreByOther[slot] = score[at]!;
    }
  }
  return { offsets: offsetsByOther, other: holder, score: scoreByOther };
};

/** Opinions as they are read: room for a number of entries, filled person by person. */
export class OpinionsBuilder {
  private readonly offsets: Int32Array;
  private other: Int32Array;
  private score: Float64Array;
  /** other → the last person that named it. */
  private readonly namedBy: Int32Array;
  private person = 0;
  private count = 0;

  constructor(personCount: number, otherCount: number, entries: number) {
    this.offsets = new Int32Array(personCount + 1);
    this.other = new Int32Array(entries);
    this.score = new Float64Array(entries);
    this.namedBy = new Int32Array(otherCount).fill(-1);
  }

  /** Adds an entry of the person at hand. False when it names the other already, and nothing is added. */
  add(other: number, score: number): boolean {
    if (this.namedBy[other] === this.person) return false;
    this.namedBy[other] = this.person;
    this.other[this.count] = other;
    this.score[this.count++] = score;
    return true;
  }

  /** Goes on to the next person. */
  endOfPerson(): void {
    this.offsets[++this.person] = this.count;
  }

  /** What has been read. */
  build(): Opinions {
    return {
      offsets: this.offsets,
      other: this.other.subarray(0, this.count),
      score: this.score.subarray(0, this.count),
    };
  }
}
