/** How the columns of a table become the fields of a record. */
import { z } from "zod";
import { oneOf, says, strict, text } from "./wording";

const heading = text("the heading of a column");

const typeSchema = oneOf("text", "number").default("text");

const oneColumn = strict({
  /** Heading of the column. */
  column: heading,
  /** What its cells hold. Default: `"text"`. */
  type: typeSchema,
  /** The separator between several answers in one cell; the field then is a list. */
  list: text("a separator").optional(),
});

const severalColumns = strict({
  /** Headings of the columns, in order; the field is a list with one entry a column. */
  columns: z
    .array(heading, says("a list of headings", "Write it in brackets."))
    .min(1, says("at least one heading", "Name the columns.")),
  /** What their cells hold. Default: `"text"`. */
  type: typeSchema,
});

/** One field: the heading of a column of text, or more about it. */
export const fieldSchema = z.union(
  [heading, oneColumn, severalColumns],
  says(
    'the heading of a column, or { "column", "type", "list" }, or { "columns", "type" }',
    "Name the column in quotes, or say more about it in braces.",
  ),
);
export type FieldMapping = z.infer<typeof fieldSchema>;

const fieldsSchema = z
  .record(
    text("the name of a field"),
    fieldSchema,
    says("an object from fields to columns", "Write it in braces."),
  )
  .refine((fields) => !Object.hasOwn(fields, "id"), {
    path: ["id"],
    ...says("a field by another name", 'The field "id" is what "id" beside "fields" says.'),
  });

/** One table: which column identifies a person, which ones name them, and the fields that criteria and rules speak of. */
const wholeTableSchema = strict({
  /** Heading of the column that identifies a person; the field is called `id`. */
  id: text("the heading of the column that identifies a person"),
  /** Heading or headings of the person's name, for display; the field is called `name`. */
  name: z
    .union(
      [heading, z.array(heading).min(1, says("at least one heading", "Name the columns."))],
      says("a heading, or a list of them", "Name the columns."),
    )
    .optional(),
  fields: fieldsSchema.default({}),
});
export const tableSchema = wholeTableSchema.refine(
  ({ name, fields }) => name === undefined || !Object.hasOwn(fields, "name"),
  {
    path: ["fields", "name"],
    ...says("a field by another name", 'The field "name" is what "name" beside "fields" says.'),
  },
);
/** The mapping of one table's columns; see {@link ParticipantsMapping}. */
export type TableMapping = z.infer<typeof tableSchema>;

export const participantsSchema = strict({
  /** The table of the mentees. */
  mentees: tableSchema,
  /** The table of the mentors. */
  mentors: tableSchema,
});
/** The mapping of both tables. */
export type ParticipantsMapping = z.infer<typeof participantsSchema>;
