/** Collects what is found while a table is read, each thing at its place. */
import { errorFinding, type Finding, type Place, warningFinding } from "../../errors/finding";
import type { Rows } from "./rows";

interface Words {
  readonly expected: string;
  readonly received: string;
  readonly remedy: string;
}

export class Report {
  readonly findings: Finding[] = [];

  constructor(private readonly rows: Pick<Rows, "source" | "numbering">) {}

  /** The place of a cell; `entry` only where the cell is a list already. */
  cell(position: number, heading: string, entry?: number): Place {
    const { source, numbering } = this.rows;
    if (numbering === "rows") return { source, row: rowOf(position), column: heading };
    return { source, path: entry === undefined ? [position, heading] : [position, heading, entry] };
  }

  /** The place of a heading. */
  heading(heading: string): Place {
    const { source, numbering } = this.rows;
    return numbering === "rows" ? { source, row: 1, column: heading } : { source, column: heading };
  }

  /** The place of a column as a whole. */
  column(heading: string): Place {
    return { source: this.rows.source, column: heading };
  }

  /** The place of somebody as a whole. */
  person(position: number): Place {
    const { source, numbering } = this.rows;
    return numbering === "rows" ? { source, row: rowOf(position) } : { source, path: [position] };
  }

  /** The place of everything. */
  whole(): Place {
    return { source: this.rows.source };
  }

  error(code: Finding["code"], place: Place, words: Words): void {
    this.findings.push(errorFinding(code, place, words));
  }

  warn(code: Finding["code"], place: Place, words: Words): void {
    this.findings.push(warningFinding(code, place, words));
  }
}

/** Rows count as in a spreadsheet: the headings are row 1. */
const rowOf = (position: number): number => position + 2;
