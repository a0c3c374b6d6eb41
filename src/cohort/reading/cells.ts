/** Reads the cells of one field: the form of the field is understood once, then row by row. */
import { quote } from "../../errors/finding";
import type { FieldMapping } from "../../plan/fields";
import type { Cell } from "../table";
import type { FoundColumn } from "./headings";
import { type Scalar, type Understanding, understand, wrongType } from "./meaning";
import type { Report } from "./report";

/** What reading cells needs: where columns stand, and whom to tell. */
export interface CellContext {
  /** The column that a heading of the plan speaks of. */
  readonly find: (heading: string) => FoundColumn;
  readonly report: Report;
  /** The table's heading → cells that had blanks around them. */
  readonly trimmed: Map<string, number>;
}

type Cells = ReadonlyArray<unknown>;

/** Reads one field of the row at a position. */
export type FieldReader = (cells: Cells, position: number) => Cell;

/** The reader of a field. */
export const fieldReader = (mapping: FieldMapping, context: CellContext): FieldReader => {
  const form = typeof mapping === "string" ? { column: mapping, type: "text" as const } : mapping;
  const understanding = understand(form);
  const split = "list" in form && form.list !== undefined ? splitter(form.list) : undefined;
  if ("columns" in form) {
    const columns = form.columns.map((heading) => {
      const column = new Column(context.find(heading), understanding, context);
      return split === undefined
        ? (cells: Cells, position: number) => column.scalarsOf(column.value(cells), position)
        : (cells: Cells, position: number) => column.listOf(column.value(cells), position, split);
    });
    return (cells, position) => columns.map((read) => read(cells, position));
  }
  const column = new Column(context.find(form.column), understanding, context);
  return split === undefined
    ? (cells, position) => column.cellOf(column.value(cells), position)
    : (cells, position) => column.listOf(column.value(cells), position, split);
};

/** Reads texts that identify or name somebody. In a list of records a number does so too. */
export const labelReader = (
  heading: string,
  context: CellContext,
): ((cells: Cells, position: number) => string) => {
  const column = new Column(context.find(heading), understand({ type: "text" }), context);
  return (cells, position) => {
    const value = column.value(cells);
    const text = column.scalar(
      typeof value === "number" && Number.isFinite(value) ? String(value) : value,
      position,
    );
    return typeof text === "string" ? text : "";
  };
};

const splitter = (separators: string | ReadonlyArray<string>): ((text: string) => string[]) => {
  const texts = [separators].flat();
  const [only, ...others] = texts;
  if (only !== undefined && others.length === 0) return (text) => text.split(only);
  const alternatives = texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pattern = new RegExp(alternatives);
  return (text) => text.split(pattern);
};

class Column {
  constructor(
    private readonly found: FoundColumn,
    private readonly understanding: Understanding,
    private readonly context: CellContext,
  ) {}

  /** The cell without blanks around it; `null` where there is none. */
  value(cells: Cells): unknown {
    const { column, heading } = this.found;
    const written = column === undefined ? null : (cells[column] ?? null);
    if (typeof written !== "string") return written;
    const text = written.trim();
    if (text === "") return null;
    if (text !== written) {
      const { trimmed } = this.context;
      trimmed.set(heading, (trimmed.get(heading) ?? 0) + 1);
    }
    return text;
  }

  /** One answer; what is none is reported and read as a blank. */
  scalar(value: unknown, position: number, entry?: number): Scalar {
    const { type, blank, ofText } = this.understanding;
    if (value === null || value === undefined || value === "") return blank;
    if (typeof value === "number" && type === "number" && Number.isFinite(value)) return value;
    if (typeof value === "boolean" && type === "yes-no") return value;
    const isText = typeof value === "string" || (typeof value === "number" && type === "yes-no");
    const meaning = isText ? ofText(String(value)) : undefined;
    if (meaning?._tag === "Means") return meaning.value;
    const { code, expected, remedy } = meaning ?? wrongType(type, value);
    const place = this.context.report.cell(position, this.found.heading, entry);
    this.context.report.error(code, place, { expected, received: quote(value), remedy });
    return null;
  }

  /** One answer, or a list of them that came as one, with lists for entries at most. */
  cellOf(value: unknown, position: number): Cell {
    if (!Array.isArray(value)) return this.scalar(value, position);
    return value.map((entry: unknown, at) =>
      Array.isArray(entry)
        ? entry.map((inner: unknown) => this.entry(inner, position, at))
        : this.entry(entry, position, at),
    );
  }

  /** One answer, or a list of single ones that came as one. */
  scalarsOf(value: unknown, position: number): Scalar | Scalar[] {
    if (!Array.isArray(value)) return this.scalar(value, position);
    return value.map((entry: unknown, at) => this.entry(entry, position, at));
  }

  /** The answers of a cell that holds several. */
  listOf(value: unknown, position: number, split: (text: string) => string[]): Scalar[] {
    if (typeof value !== "string") {
      const entries: unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
      return entries.map((entry, at) => this.entry(entry, position, at));
    }
    const answers: Scalar[] = [];
    for (const part of split(value)) {
      const entry = part.trim();
      if (entry !== "") answers.push(this.scalar(entry, position));
    }
    return answers;
  }

  private entry(value: unknown, position: number, at: number): Scalar {
    return this.scalar(typeof value === "string" ? value.trim() : value, position, at);
  }
}
