/** Past partners: who was paired with whom, how long ago, and how it ended. */
import { placeOfAnswer } from "../../cohort/cohort";
import { type Question, readAnswers } from "../../criteria/answers";
import { errorFinding, PLAN_SOURCE, quote, warningFinding } from "../../errors/finding";
import type { RuleOf } from "../../plan/rules";
import type { AnySelector } from "../../plan/selector";
import { questionAt } from "./question";
import { type CompiledRule, type RuleContext, type RulePath, ruleOfForbiddenPairs } from "./rule";

/** How long ago it was where nobody says: the last round, so that a blank allows nothing that a cool-down forbids. */
const LAST_ROUND = 1;

/** Past partners do not meet again within the cool-down, nor ever after some ends. */
export const compileRepeat = (rule: RuleOf<"repeat">, context: RuleContext, path: RulePath): CompiledRule => {
  const pairs: [mentee: number, mentor: number][] = [];
  if (rule.mentee !== undefined) {
    for (const [mentee, mentor] of forbiddenPartners(rule, "mentee", rule.mentee, context, path))
      pairs.push([mentee, mentor]);
  }
  if (rule.mentor !== undefined) {
    for (const [mentor, mentee] of forbiddenPartners(rule, "mentor", rule.mentor, context, path))
      pairs.push([mentee, mentor]);
  }
  return ruleOfForbiddenPairs(rule.name ?? nameOf(rule), pairs);
};

const nameOf = ({ coolDown, disqualifying }: RuleOf<"repeat">): string => {
  if (coolDown === "forever") return "never a past partner";
  if (coolDown === 0 && disqualifying !== undefined) return "never a partner with whom it ended badly";
  return `never a partner of the last ${coolDown === 1 ? "round" : `${coolDown} rounds`}`;
};

/** The pairs that one side's lists forbid: this side's index first. */
const forbiddenPartners = (
  rule: RuleOf<"repeat">,
  name: "mentee" | "mentor",
  past: {
    readonly partners: AnySelector;
    readonly roundsAgo?: AnySelector | undefined;
    readonly ended?: AnySelector | undefined;
  },
  context: RuleContext,
  rulePath: RulePath,
): ReadonlyArray<readonly [own: number, other: number]> => {
  const others = context.cohort[name === "mentee" ? "mentors" : "mentees"];
  const ask = (key: "partners" | "roundsAgo" | "ended"): Question | undefined => {
    const selector = past[key];
    return selector === undefined
      ? undefined
      : questionAt(context, `${name}s`, selector, [...rulePath, name, key]);
  };
  const ofPartners = ask("partners")!;
  const partners = readEntries(ofPartners, "an id, or a list of ids", isText);
  const roundsAgo = readBeside(
    ask("roundsAgo"),
    partners,
    "a whole number of rounds, or a list of them",
    isRounds,
  );
  const ended = readBeside(ask("ended"), partners, "a word for how it ended, or a list of them", isText);
  const indexOf = new Map(others.ids.map((id, index) => [id, index]));
  const disqualifying = new Set(rule.disqualifying ?? []);
  const isForbidden = (person: number, at: number): boolean =>
    rule.coolDown === "forever" ||
    (roundsAgo[person]?.[at] ?? LAST_ROUND) <= rule.coolDown ||
    disqualifying.has(ended[person]?.[at] ?? "");
  const strangers = new Set<string>();
  const forbidden: [own: number, other: number][] = [];
  for (const [person, list] of partners.entries()) {
    for (const [at, id] of list.entries()) {
      if (id === undefined) continue;
      const other = indexOf.get(id);
      if (other === undefined) strangers.add(id);
      else if (isForbidden(person, at)) forbidden.push([person, other]);
    }
  }
  reportStrangers(strangers, others.name, context, [...rulePath, name, "partners"]);
  return forbidden;
};

/** Most past partners have left the programme, so those who do not take part are told in one piece. */
const reportStrangers = (
  strangers: ReadonlySet<string>,
  others: string,
  { report }: RuleContext,
  path: RulePath,
): void => {
  if (strangers.size === 0) return;
  const [first] = [...strangers].sort((a, b) => (a < b ? -1 : 1));
  report(
    warningFinding(
      "unknown-id",
      { source: PLAN_SOURCE, path },
      {
        expected: `ids of the ${others}`,
        received: `${strangers.size} that none of them has, ${quote(first)} among them`,
        remedy: "Nothing to do if they have left; an id that is mistyped forbids nothing.",
      },
    ),
  );
};

const isText = (entry: unknown): entry is string => typeof entry === "string";
const isRounds = (entry: unknown): entry is number => Number.isSafeInteger(entry) && Number(entry) >= 0;

/** A list a person, in the person's order, with gaps where an entry is blank. */
const readEntries = <Entry>(
  question: Question,
  expected: string,
  isEntry: (entry: unknown) => entry is Entry,
): ReadonlyArray<(Entry | undefined)[]> =>
  readAnswers<(Entry | undefined)[]>(question, expected, [], (value) => {
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    const known = entries.map((entry) => (isEntry(entry) && entry !== "" ? entry : undefined));
    const isBlank = (entry: unknown): boolean => entry === null || entry === undefined || entry === "";
    return entries.every((entry, at) => known[at] !== undefined || isBlank(entry)) ? known : undefined;
  });

/** A list that stands beside that of the partners; one that has as many entries, or none. */
const readBeside = <Entry>(
  question: Question | undefined,
  partners: ReadonlyArray<ReadonlyArray<unknown>>,
  expected: string,
  isEntry: (entry: unknown) => entry is Entry,
): ReadonlyArray<ReadonlyArray<Entry | undefined>> => {
  if (question === undefined) return [];
  const lists = readEntries(question, expected, isEntry);
  for (const [person, list] of lists.entries()) {
    const wanted = partners[person]!.length;
    if (list.length === 0 || list.length === wanted) continue;
    question.report(
      errorFinding("ragged-row", placeOfAnswer(question.side, person, question.selector), {
        expected: `${wanted} ${wanted === 1 ? "entry" : "entries"}, one for each past partner`,
        received: String(list.length),
        remedy: "Give every past partner an entry, blank where nothing is known, or leave all of it blank.",
      }),
    );
  }
  return lists;
};
