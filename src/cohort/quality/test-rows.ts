/** Rows that somebody left behind who was trying the form out. */
import { type Finding, quote, warningFinding } from "../../errors/finding";
import type { Plan } from "../../plan/plan";
import type { AnySelector } from "../../plan/selector";
import { type Cohort, placeOfAnswer, placeOfPerson, type Side } from "../cohort";
import { answerOf, inRowOrder } from "./rows";

/** Words of which one alone makes a name or an id a test, as long as no word of a real name stands beside it. */
const SIGNS = new Set(
  "test tests tester testing testtest testperson testuser testmentor testmentee dummy sample example fake asdf asdfasdf asdfgh asdfghjkl qwer qwert qwerty qwertz foobar deleteme ignoreme placeholder".split(
    " ",
  ),
);
/** Words that stand beside those in what people call their tests. */
const COMPANIONS = new Set(
  "user person people account entry row record participant mentor mentee name first last please ignore delete me this do not use only for a an the one two three".split(
    " ",
  ),
);
/** Whole phrases without any of {@link SIGNS}. */
const PHRASES = /^(please )?(delete|ignore|remove) (me|this)( please)?$|^do not use$|^foo bar$/;
/** Weak signs: any one of them may be somebody's; two in one row are a test. */
const WEAK = /^(abcd?e?f?|12345?6?|(john|jane) doe|max mustermann|erika mustermann)$/;
/** Domains that are reserved for examples; in an invented cohort everybody has one, so that alone they say nothing. */
const EXAMPLE_DOMAIN = /@([^@]+\.)?(example|test|invalid|localhost)(\.(com|org|net))?$/;

/** Fewest rows, and share of a side, from which on one word is how the ids are made and no sign of a test. */
const SCHEME = { rows: 5, share: 0.5 };

interface Suspect {
  readonly index: number;
  readonly field: string | undefined;
  readonly value: string;
  /** The words without numbers: `sample-17` and `sample-18` are made in one way. */
  readonly made: string;
}

/** One finding for each row that looks like a test. */
export const findTestRows = (plan: Plan, cohort: Cohort<unknown, unknown>): Finding[] => {
  const selectors = typeof plan.id === "object" ? plan.id : { mentee: plan.id, mentor: plan.id };
  return [...findOnSide(cohort.mentees, selectors.mentee), ...findOnSide(cohort.mentors, selectors.mentor)];
};

const findOnSide = (side: Side<unknown>, idSelector: AnySelector): Finding[] => {
  const idField = typeof idSelector === "string" ? idSelector : undefined;
  const fields = labelFields(side, idField);
  const suspects: Suspect[] = [];
  for (const index of inRowOrder(side)) {
    const suspect = suspectOf(side, index, idField, fields);
    if (suspect !== undefined) suspects.push(suspect);
  }
  const count = new Map<string, number>();
  for (const { made } of suspects) count.set(made, (count.get(made) ?? 0) + 1);
  const isScheme = (made: string): boolean => {
    const rows = count.get(made) ?? 0;
    return rows >= SCHEME.rows && rows >= SCHEME.share * side.people.length;
  };
  return suspects
    .filter(({ made }) => !isScheme(made))
    .map(({ index, field, value }) =>
      warningFinding(
        "likely-test-row",
        field === undefined ? placeOfPerson(side, index) : placeOfAnswer(side, index, field),
        {
          expected: "somebody who takes part",
          received: quote(value),
          remedy:
            "It looks like a row that was made to try the form out: remove it, or leave it if the person is real.",
        },
      ),
    );
};

/** Fields that name somebody or hold an address, by what they or their headings are called. */
const labelFields = ({ people, origin }: Side<unknown>, idField: string | undefined): string[] => {
  const [first] = people;
  const own = typeof first === "object" && first !== null ? Object.keys(first) : [];
  return own.filter((field) => {
    const headings = [origin?.columnOfField[field] ?? []].flat();
    return field !== idField && [field, ...headings].some((called) => LABEL.test(called.trim()));
  });
};

/** What fields and headings of names and addresses are called. */
const LABEL = /^((first|last|full|sur|family|given|fore)[ _-]?)?name$|^(vor|nach)name$|e-?mail/i;

const suspectOf = (
  side: Side<unknown>,
  index: number,
  idField: string | undefined,
  fields: ReadonlyArray<string>,
): Suspect | undefined => {
  const id = side.ids[index] ?? "";
  const labels: [string | undefined, string][] = [[idField, id]];
  for (const field of fields) {
    const value = answerOf(side, index, field);
    if (typeof value === "string" && value !== "" && value !== id) labels.push([field, value]);
  }
  let weak: Suspect | undefined;
  for (const [field, value] of labels) {
    const lower = value.toLowerCase();
    const words = wordsOf(lower.replace(/@.*$/, ""));
    const phrase = words.join(" ");
    const suspect = { index, field, value, made: words.filter((word) => !/^\d+$/.test(word)).join(" ") };
    if (isTest(words) || PHRASES.test(phrase)) return suspect;
    if (WEAK.test(phrase)) weak ??= suspect;
  }
  const hasExampleDomain = labels.some(([, value]) => EXAMPLE_DOMAIN.test(value.toLowerCase()));
  return hasExampleDomain ? weak : undefined;
};

const wordsOf = (text: string): string[] => text.match(/\p{L}+|\p{N}+/gu) ?? [];

/** At least one sign, and nothing beside it that could be part of a name. */
const isTest = (words: ReadonlyArray<string>): boolean => {
  const isSign = (word: string): boolean => SIGNS.has(word) || /^(x{3,}|(asdf)+)$/.test(word);
  return (
    words.some(isSign) && words.every((word) => isSign(word) || COMPANIONS.has(word) || /^\d+$/.test(word))
  );
};
