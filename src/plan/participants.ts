/** How the columns of a table become the fields of a record, and whose record it is. */
import { z } from "zod";
import { fieldSchema, heading, tellTwins, tellYesAndNo, wordList } from "./fields";
import { oneOf, says, strict, text } from "./wording";

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

const table = {
  /** Heading of the column that identifies a person; the field is called `id`. */
  id: text("the heading of the column that identifies a person"),
  /** Heading or headings of the person's name, for display; the field is called `name`. */
  name: z
    .union(
      [heading, z.array(heading).min(1, says("at least one heading", "Name the columns."))],
      says("a heading, or a list of them", "Name the columns."),
    )
    .optional(),
  /** The fields that criteria and rules speak of, by name: where each one stands. */
  fields: fieldsSchema.default({}),
};

const namesOnce = ({ name, fields }: { readonly name?: unknown; readonly fields: object }): boolean =>
  name === undefined || !Object.hasOwn(fields, "name");
const namedTwice = {
  path: ["fields", "name"],
  ...says("a field by another name", 'The field "name" is what "name" beside "fields" says.'),
};

/** One table: which column identifies a person, which ones name them, and the fields that criteria and rules speak of. */
export const tableSchema = strict(table).refine(namesOnce, namedTwice);
/** The mapping of one table's columns; see {@link ParticipantsMapping}. */
export type TableMapping = z.infer<typeof tableSchema>;

/** A column that says yes or no to one role. */
const yesNoColumn = z.union(
  [
    heading,
    strict({
      /** Heading of the column. */
      column: heading,
      /** What its cells hold; it can be nothing else. */
      type: oneOf("yes-no").optional(),
      /** Words for yes, instead of yes, y, true, 1, x. */
      yes: wordList("yes").optional(),
      /** Words for no, instead of no, n, false, 0. */
      no: wordList("no").optional(),
    }).superRefine((form, context) =>
      tellYesAndNo({ yes: form.yes, no: form.no }, (path, expected, remedy) => {
        context.addIssue({ code: "custom", path, message: says(expected, remedy).error });
      }),
    ),
  ],
  says('the heading of a column, or { "column", "yes", "no" }', "Name the column in quotes."),
);

const roleSchema = z.union(
  [
    strict({
      /** Heading of the column that says what a person wants to be. */
      column: heading,
      /** What its words mean; they are compared without case and blanks. */
      words: z
        .record(
          z.string(),
          oneOf("mentee", "mentor", "both", "none"),
          says("an object from words to roles", 'Write it as in { "I want to mentor": "mentor" }.'),
        )
        .superRefine((words, context) =>
          tellTwins(Object.entries(words), [], (path, expected, remedy) => {
            context.addIssue({ code: "custom", path, message: says(expected, remedy).error });
          }),
        ),
    }),
    strict({
      /** The column that says whether somebody wants a mentor. */
      mentee: yesNoColumn,
      /** The column that says whether somebody wants to be one. */
      mentor: yesNoColumn,
    }),
  ],
  says(
    'who is what: { "column", "words" }, or { "mentee", "mentor" }',
    "Name the column that says it, and what its words mean.",
  ),
);
/** Which column says who is a mentee, who a mentor, who both. */
export type RoleMapping = z.infer<typeof roleSchema>;

/** One table that holds everybody. */
export const peopleTableSchema = strict({
  ...table,
  /** Which column says who is a mentee, who a mentor, who both. */
  role: roleSchema,
}).refine(namesOnce, namedTwice);
/** The mapping of a table that holds both sides. */
export type PeopleTableMapping = z.infer<typeof peopleTableSchema>;

export const participantsSchema = z.union(
  [
    strict({
      /** The table of the mentees. */
      mentees: tableSchema,
      /** The table of the mentors. */
      mentors: tableSchema,
    }),
    strict({
      /** The table that holds everybody, mentees and mentors. */
      people: peopleTableSchema,
    }),
  ],
  says(
    'the columns of both tables, { "mentees", "mentors" }, or of one that holds everybody, { "people" }',
    "Write it in braces.",
  ),
);
/** The mapping of both tables, or of the one that holds everybody. */
export type ParticipantsMapping = z.infer<typeof participantsSchema>;
