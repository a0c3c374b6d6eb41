/** Answers that are most likely one, written in two ways: `PhD` and `Phd.`, `Palliative care` and `Paliative care`. */
import { type Finding, quote, warningFinding } from "../../errors/finding";
import type { Plan } from "../../plan/plan";
import { type Cohort, placeOfAnswer, type Side } from "../cohort";
import { type Vocabulary, vocabulariesOf } from "./asked";
import { alsoMentees, answerOf, inRowOrder, rowInWords } from "./rows";
import { isSlip, neighbourPairs, skeleton } from "./spelling";

/** Longer texts are sentences, which nobody compares. */
const LONGEST_ANSWER = 80;
/** Spellings of one vocabulary beyond which it is no list of categories, and is left alone. */
const MOST_SPELLINGS = 5000;
/** How much oftener a spelling must occur than another before that counts as a slip. */
const MUCH_OFTENER = 4;
/** How often each spelling occurs on average, at least, where they are categories. */
const REPEATS = 2;
/** Rows that a finding names before it counts the rest. */
const LISTED = 3;

/** One way in which an answer is written. */
interface Spelling {
  readonly text: string;
  count: number;
  /** Whether it is somebody's name or id: then it is right as it stands. */
  isLabel: boolean;
  /** Where it occurs first, and the next few on the same side. */
  readonly seen: {
    readonly side: Side<unknown>;
    readonly index: number;
    readonly field: string;
    readonly entry: number | undefined;
  }[];
}

/** One finding for each spelling that a commoner one was most likely meant by. */
export const findNearDuplicates = (plan: Plan, cohort: Cohort<unknown, unknown>): Finding[] => {
  const countedAlready = alsoMentees(cohort);
  const ids = new Set([...cohort.mentees.ids, ...cohort.mentors.ids]);
  return vocabulariesOf(plan, cohort)
    .filter(({ isClosed }) => !isClosed)
    .flatMap((vocabulary) => {
      const spellings = spellingsOf(vocabulary, cohort, countedAlready);
      if (spellings === undefined) return [];
      const open = spellings.filter(({ text }) => !ids.has(text));
      return pairsOf(open).map(([rare, common]) => nearDuplicate(rare, common));
    });
};

/** Every spelling of a vocabulary, in the order of the rows; `undefined` where there are too many. */
const spellingsOf = (
  { slots }: Vocabulary,
  cohort: Cohort<unknown, unknown>,
  countedAlready: Uint8Array,
): Spelling[] | undefined => {
  const spellings = new Map<string, Spelling>();
  const fieldsOfMentees = new Set(
    slots.filter(({ side }) => side === cohort.mentees).map(({ field }) => field),
  );
  for (const { side, field } of slots) {
    const skipsMentees = side === cohort.mentors && fieldsOfMentees.has(field);
    const isLabel = field === "id" || field === "name";
    for (const index of inRowOrder(side)) {
      if (skipsMentees && countedAlready[index] === 1) continue;
      const count = (text: unknown, entry?: number): void => {
        if (typeof text !== "string" || text.length > LONGEST_ANSWER) return;
        let spelling = spellings.get(text);
        if (spelling === undefined) {
          spelling = { text, count: 0, isLabel: false, seen: [] };
          spellings.set(text, spelling);
        }
        spelling.count++;
        spelling.isLabel ||= isLabel;
        if (spelling.seen.length <= LISTED && (spelling.seen[0]?.side ?? side) === side)
          spelling.seen.push({ side, index, field, entry });
      };
      const answer = answerOf(side, index, field);
      if (!Array.isArray(answer)) count(answer);
      else
        for (const [entry, value] of answer.entries()) {
          if (Array.isArray(value)) for (const inner of value) count(inner, entry);
          else count(value, entry);
        }
      if (spellings.size > MOST_SPELLINGS) return undefined;
    }
  }
  return [...spellings.values()];
};

type Pair = readonly [rare: Spelling, common: Spelling];

const pairsOf = (spellings: ReadonlyArray<Spelling>): Pair[] => {
  const classes = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    const key = skeleton(spelling.text);
    if (key === "") continue;
    const alike = classes.get(key);
    if (alike === undefined) classes.set(key, [spelling]);
    else alike.push(spelling);
  }
  const pairs: Pair[] = [];
  const standards: { readonly key: string; readonly spelling: Spelling }[] = [];
  for (const [key, alike] of classes) {
    const [common, ...rare] = [...alike].sort(
      (a, b) => Number(b.isLabel) - Number(a.isLabel) || oftenestFirst(a, b),
    );
    if (common === undefined) continue;
    standards.push({ key, spelling: common });
    for (const other of rare) if (!other.isLabel) pairs.push([other, common]);
  }
  const answers = spellings.reduce((sum, { count }) => sum + count, 0);
  if (answers < REPEATS * spellings.length) return pairs;

  const commonOf = new Map<Spelling, Spelling>();
  for (const [a, b] of neighbourPairs(standards.map(({ key }) => key))) {
    const [common, rare] = [standards[a]!.spelling, standards[b]!.spelling].sort(oftenestFirst);
    if (common === undefined || rare === undefined || common.count < MUCH_OFTENER * rare.count) continue;
    if (rare.isLabel || !isSlip(rare.text, common.text)) continue;
    const before = commonOf.get(rare);
    if (before === undefined || oftenestFirst(common, before) < 0) commonOf.set(rare, common);
  }
  return [...pairs, ...commonOf];
};

/** Ties go to the text that stands first by code units, whatever the order of the rows. */
const oftenestFirst = (a: Spelling, b: Spelling): number => b.count - a.count || (a.text < b.text ? -1 : 1);

const nearDuplicate = (rare: Spelling, common: Spelling): Finding => {
  const [first] = rare.seen;
  if (first === undefined) throw new Error("A spelling that nobody wrote");
  const rows = [...new Set(rare.seen.slice(0, LISTED).map(({ side, index }) => rowInWords(side, index)))];
  const rest = rare.count - rare.seen.slice(0, LISTED).length;
  const where =
    rare.count === 1
      ? "once"
      : `${rare.count} times: ${rows.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return warningFinding("near-duplicate", placeOfAnswer(first.side, first.index, first.field, first.entry), {
    expected: `the same as ${quote(common.text)}, ${common.count === 1 ? "which stands once" : `which stands ${common.count} times`}, if the same is meant`,
    received: `${quote(rare.text)} (${where})`,
    remedy: `Did you mean ${quote(common.text)}? They count as two different answers.`,
  });
};
