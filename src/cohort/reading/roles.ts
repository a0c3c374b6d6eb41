/** Who is a mentee, who a mentor, who both: from one column of words, or from two of yes and no. */
import { quote } from "../../errors/finding";
import type { RoleMapping } from "../../plan/participants";
import { type CellContext, fieldReader } from "./cells";
import { understand } from "./meaning";
import { isBlank } from "./rows";

/** What somebody takes part as. */
export interface Roles {
  readonly mentee: boolean;
  readonly mentor: boolean;
}

const NOBODY: Roles = { mentee: false, mentor: false };

const ROLES: Readonly<Record<string, Roles>> = {
  mentee: { mentee: true, mentor: false },
  mentor: { mentee: false, mentor: true },
  both: { mentee: true, mentor: true },
  none: NOBODY,
};

type RolesReader = (cells: ReadonlyArray<unknown>, position: number) => Roles;

/** The headings that a role mapping speaks of. */
export const headingsOfRole = (role: RoleMapping): string[] =>
  "words" in role ? [role.column] : [role.mentee, role.mentor].map(headingOf);

/** Reads the roles of the person in a row; somebody who does not say which is reported, and takes part as nothing. */
export const rolesReader = (role: RoleMapping, context: CellContext): RolesReader => {
  // Where the column is missing, that has been told once.
  if (headingsOfRole(role).some((heading) => context.find(heading).column === undefined)) return () => NOBODY;
  if ("words" in role) {
    const words = Object.keys(role.words);
    const read = answerReader(
      role.column,
      { type: "text", words: role.words, others: "error" },
      words,
      context,
    );
    return (cells, position) => {
      const answer = read(cells, position);
      return typeof answer === "string" ? (ROLES[answer] ?? NOBODY) : NOBODY;
    };
  }
  const [mentee, mentor] = [role.mentee, role.mentor].map((said) => {
    const form = typeof said === "string" ? { column: said } : said;
    return answerReader(form.column, { type: "yes-no", yes: form.yes, no: form.no }, ["yes", "no"], context);
  });
  return (cells, position) => ({
    mentee: mentee?.(cells, position) === true,
    mentor: mentor?.(cells, position) === true,
  });
};

const headingOf = (said: string | { readonly column: string }): string =>
  typeof said === "string" ? said : said.column;

/** Reads a column in which a blank is an error, unless the plan has a word for it. */
const answerReader = (
  heading: string,
  form: Parameters<typeof understand>[0],
  words: ReadonlyArray<string>,
  context: CellContext,
): ((cells: ReadonlyArray<unknown>, position: number) => unknown) => {
  const { column = -1, heading: written } = context.find(heading);
  const read = fieldReader({ column: heading, ...form }, context);
  const meansSomething = understand(form).blank !== null;
  return (cells, position) => {
    if (!meansSomething && isBlank(cells[column])) {
      context.report.error("missing-answer", context.report.cell(position, written), {
        expected: `a role: ${words.map(quote).join(", ")}`,
        received: "a blank",
        remedy: 'Fill it in, or say in the plan what a blank means, as in "": "none".',
      });
      return null;
    }
    return read(cells, position);
  };
};
