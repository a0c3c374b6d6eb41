/** Files in: texts, tables, the plan; whatever keeps one from being read is a finding, never an exception. */
import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { type Either, isLeft, isRight, left, right } from "fp-ts/Either";
import { type Finding, type Plan, parsePlan, type RecordTable, type Table } from "mentor-matching";
import { errorFinding, quote } from "../errors/finding";

type Findings = ReadonlyArray<Finding>;

const fileFinding = (
  code: Finding["code"],
  source: string,
  words: { readonly expected: string; readonly received: string; readonly remedy: string },
  row?: number,
): Findings => [errorFinding(code, row === undefined ? { source } : { source, row }, words)];

const readText = async (file: string): Promise<Either<Findings, string>> => {
  try {
    return right(new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file)));
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
    if (code === "ENOENT") {
      return left(
        fileFinding("missing-file", file, {
          expected: "a file",
          received: "no such file",
          remedy: "Check the path; it is relative to the folder you are in.",
        }),
      );
    }
    const isEncoding = code === "ERR_ENCODING_INVALID_ENCODED_DATA";
    return left(
      fileFinding("unreadable-file", file, {
        expected: isEncoding ? "text in UTF-8" : "a file that can be read",
        received: isEncoding ? "another encoding" : code === "" ? String(thrown) : code,
        remedy: isEncoding
          ? "Save it again as “CSV UTF-8”."
          : "Check that it is a file and that you may read it.",
      }),
    );
  }
};

/** Separators that spreadsheets write, in order of preference. */
const SEPARATORS = [",", ";", "\t"];

const parseCsv = (text: string, delimiter: string, toLine?: number): string[][] =>
  parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    ...(toLine === undefined ? {} : { to: toLine }),
  });

/** The separator that makes most columns of the headings; of several, the usual one. */
const findSeparator = (text: string): string => {
  const columnsBy = (separator: string): number => {
    try {
      return parseCsv(text, separator, 1)[0]?.length ?? 0;
    } catch {
      return 0;
    }
  };
  return SEPARATORS.reduce((best, separator) => (columnsBy(separator) > columnsBy(best) ? separator : best));
};

/** Reads a CSV file, whose separator may be a comma, a semicolon or a tab; or, by its name, a JSON file with a list of objects. */
export const readTableFile = async (file: string): Promise<Either<Findings, Table | RecordTable>> => {
  const text = await readText(file);
  if (isLeft(text)) return text;
  if (/\.json$/i.test(file)) return readRecords(file, text.right);
  try {
    // One line break for all: inside an open quote the parser counts two for the other.
    const unified = text.right.replaceAll("\r\n", "\n");
    const [header = [], ...rows] = parseCsv(unified, findSeparator(unified));
    return right({ source: file, header, rows });
  } catch (thrown) {
    return left([brokenCsv(file, thrown)]);
  }
};

const readRecords = (file: string, text: string): Either<Findings, RecordTable> => {
  const json = parseJson(file, text, "a list of people in JSON");
  if (isLeft(json)) return json;
  // What the list holds is judged where it is read; that it is a list must be known before.
  if (Array.isArray(json.right)) return right({ source: file, records: json.right });
  return left(
    fileFinding("wrong-type", file, {
      expected: "a list of objects, one for each person",
      received: quote(json.right),
      remedy: "Write the people in brackets: [{ … }, { … }].",
    }),
  );
};

/** What the parser says of quotation marks, in our words. */
const QUOTE_TROUBLE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark that is never closed",
  CSV_INVALID_CLOSING_QUOTE: "a quotation mark in the middle of a cell",
  INVALID_OPENING_QUOTE: "a quotation mark in the middle of a cell",
};

const brokenCsv = (source: string, thrown: unknown): Finding => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const isOfParser = thrown instanceof CsvError;
  // The row that could not be read stands behind those that were.
  const rowsRead = isOfParser ? thrown["records"] : undefined;
  return errorFinding("not-csv", typeof rowsRead === "number" ? { source, row: rowsRead + 1 } : { source }, {
    expected: "comma-separated values",
    received: (isOfParser ? QUOTE_TROUBLE[thrown.code] : undefined) ?? message,
    remedy: "Close the quotation mark, or double one that belongs to the text of a cell.",
  });
};

/** What the file of a plan holds. */
export interface PlanFile {
  /** The plan, or all that is wrong with it; findings name the file. */
  readonly plan: Either<Findings, Plan>;
  /** How the columns of tables become fields, where that much of the plan can be used. */
  readonly participants: Plan["participants"];
}

/** Reads and checks a plan. */
export const readPlanFile = async (file: string): Promise<PlanFile> => {
  const text = await readText(file);
  const json = isLeft(text) ? text : parseJson(file, text.right, "a plan in JSON");
  if (isLeft(json)) return { plan: json, participants: undefined };
  const plan = parsePlan(json.right);
  if (isRight(plan)) return { plan, participants: plan.right.participants };
  const findings = plan.left.findings.map((finding) => ({
    ...finding,
    place: { ...finding.place, source: file },
  }));
  return { plan: left(findings), participants: participantsOf(json.right) };
};

/** The mapping of a plan that can't be used otherwise: it can, if it could beside a sound rest. */
const participantsOf = (json: unknown): Plan["participants"] => {
  if (typeof json !== "object" || json === null || !("participants" in json)) return undefined;
  const plan = parsePlan({
    participants: json.participants,
    shape: { kind: "one-to-one" },
    objective: { kind: "total" },
    criteria: [{ kind: "same", name: "id", weight: 1, mentee: "id", mentor: "id" }],
  });
  return isRight(plan) ? plan.right.participants : undefined;
};

const parseJson = (file: string, text: string, expected: string): Either<Findings, unknown> => {
  try {
    return right(JSON.parse(text));
  } catch (thrown) {
    return left(
      fileFinding("not-json", file, {
        expected,
        received: thrown instanceof Error ? withLine(thrown.message, text) : String(thrown),
        remedy: "Look for a comma too many or too few, or a quotation mark that is missing.",
      }),
    );
  }
};

/** Adds line and column to a message that counts characters. */
const withLine = (message: string, text: string): string => {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined || message.includes("line ")) return message;
  const before = text.slice(0, Number(position)).split("\n");
  return `${message} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
};
