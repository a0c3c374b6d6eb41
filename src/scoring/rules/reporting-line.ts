/** The reporting line: whose manager is whose, and who stands above whom. */
import { placeOfAnswer } from "../../cohort/cohort";
import { readTexts } from "../../criteria/answers";
import { errorFinding, PLAN_SOURCE, type Place, quote, warningFinding } from "../../errors/finding";
import type { RuleOf } from "../../plan/rules";
import { questionAt, sidesOf } from "./question";
import { type CompiledRule, type RuleContext, type RulePath, ruleOfLists } from "./rule";

/** A pair of which one stands above the other, within so many levels, is forbidden. */
export const compileReportingLine = (
  rule: RuleOf<"reporting-line">,
  context: RuleContext,
  path: RulePath,
): CompiledRule => {
  const { mentees, mentors } = context.cohort;
  const managerOf = readLine(rule, context, path);
  const menteesOfId = indicesOf(mentees.ids);
  const mentorsOfId = indicesOf(mentors.ids);
  /** person → those right below. */
  const reportsOf = new Map<string, string[]>();
  for (const [id, manager] of managerOf) {
    const reports = reportsOf.get(manager);
    if (reports === undefined) reportsOf.set(manager, [id]);
    else reports.push(id);
  }

  /** Everybody above or below, within the levels, each once; a circle ends where it began. */
  const inLineWith = (id: string): ReadonlySet<string> => {
    const found = new Set<string>();
    let above = managerOf.get(id);
    for (let level = 0; level < rule.levels && above !== undefined && !found.has(above); level++) {
      found.add(above);
      above = managerOf.get(above);
    }
    let row = [id];
    const below = new Set<string>();
    for (let level = 0; level < rule.levels && row.length > 0; level++) {
      row = row.flatMap((person) => reportsOf.get(person) ?? []).filter((person) => !below.has(person));
      for (const person of row) below.add(person);
    }
    return new Set([...found, ...below]);
  };
  const isAbove = (upper: string, lower: string): boolean => {
    const passed = new Set<string>();
    let above = managerOf.get(lower);
    for (let level = 0; level < rule.levels && above !== undefined && !passed.has(above); level++) {
      if (above === upper) return true;
      passed.add(above);
      above = managerOf.get(above);
    }
    return false;
  };
  reportUnknownManagers(rule, context, path, managerOf, (id) => menteesOfId.has(id) || mentorsOfId.has(id));
  return ruleOfLists(
    rule.name ??
      `never within ${rule.levels} ${rule.levels === 1 ? "level" : "levels"} of the reporting line`,
    (mentee, marks) => {
      for (const id of inLineWith(mentees.ids[mentee]!)) {
        const mentor = mentorsOfId.get(id);
        if (mentor !== undefined) marks[mentor] = 1;
      }
    },
    (mentee, mentor) =>
      isAbove(mentors.ids[mentor]!, mentees.ids[mentee]!) ||
      isAbove(mentees.ids[mentee]!, mentors.ids[mentor]!),
  );
};

const indicesOf = (ids: ReadonlyArray<string>): ReadonlyMap<string, number> =>
  new Map(ids.map((id, index) => [id, index]));

/** Person → manager, by id, of everybody who gave one; contradictions and circles are reported. */
const readLine = (
  rule: RuleOf<"reporting-line">,
  context: RuleContext,
  path: RulePath,
): ReadonlyMap<string, string> => {
  const managerOf = new Map(Object.entries(rule.managers ?? {}));
  const placeOf = new Map<string, Place>();
  for (const id of managerOf.keys()) {
    placeOf.set(id, { source: PLAN_SOURCE, path: [...path, "managers", id] });
  }
  const sides = sidesOf(rule.manager, [...path, "manager"]);
  for (const name of ["mentee", "mentor"] as const) {
    const question = questionAt(context, `${name}s`, sides[name].selector, sides[name].path);
    for (const [index, manager] of readTexts(question).entries()) {
      if (manager === undefined) continue;
      const id = question.side.ids[index]!;
      const place = placeOfAnswer(question.side, index, question.selector);
      const known = managerOf.get(id);
      if (known !== undefined && known !== manager) {
        question.report(
          errorFinding("contradiction", place, {
            expected: `${quote(known)}, the manager of ${quote(id)} elsewhere`,
            received: quote(manager),
            remedy: "A person has one manager: correct one of the two.",
          }),
        );
        continue;
      }
      managerOf.set(id, manager);
      placeOf.set(id, place);
    }
  }
  reportCircles(managerOf, placeOf, context);
  return managerOf;
};

/**
 * A circle puts everybody in it above everybody else in it, so the answers can't be true, and nothing says where the line is broken:
 * an error. O(people).
 */
const reportCircles = (
  managerOf: ReadonlyMap<string, string>,
  placeOf: ReadonlyMap<string, Place>,
  { report }: RuleContext,
): void => {
  /** person → the walk that came by first. */
  const walkOf = new Map<string, number>();
  let walk = 0;
  for (const start of [...managerOf.keys()].sort(byCodeUnits)) {
    walk++;
    const way: string[] = [];
    let person: string | undefined = start;
    while (person !== undefined && !walkOf.has(person)) {
      walkOf.set(person, walk);
      way.push(person);
      person = managerOf.get(person);
    }
    const place = person === undefined || walkOf.get(person) !== walk ? undefined : placeOf.get(person);
    if (person === undefined || place === undefined) continue;
    const circle = [...way.slice(way.indexOf(person)), person];
    report(
      errorFinding("contradiction", place, {
        expected: "a reporting line in which nobody stands above themselves",
        received: `a circle: ${circleInWords(circle)}`,
        remedy: "Correct one of the managers; leave it blank for whoever has nobody above them.",
      }),
    );
  }
};

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** People of a circle that are named before the rest is counted. */
const MOST_NAMED = 6;

const circleInWords = (circle: ReadonlyArray<string>): string =>
  circle.length <= MOST_NAMED
    ? circle.map((id) => quote(id)).join(" below ")
    : `${circle
        .slice(0, MOST_NAMED - 1)
        .map((id) => quote(id))
        .join(" below ")} and so on through ${circle.length - 1} people`;

/** Above a manager of whom nothing is known the line is not known either: whoever looks further up is told, once. */
const reportUnknownManagers = (
  rule: RuleOf<"reporting-line">,
  { report }: RuleContext,
  path: RulePath,
  managerOf: ReadonlyMap<string, string>,
  takesPart: (id: string) => boolean,
): void => {
  if (rule.levels === 1) return;
  const unknown = new Set<string>();
  for (const manager of managerOf.values()) {
    if (!managerOf.has(manager) && !takesPart(manager)) unknown.add(manager);
  }
  if (unknown.size === 0) return;
  const [first] = [...unknown].sort(byCodeUnits);
  report(
    warningFinding(
      "unknown-id",
      { source: PLAN_SOURCE, path: [...path, "managers"] },
      {
        expected: "the managers of everybody in the line",
        received: `${unknown.size} of whom nothing is known, ${quote(first)} among them`,
        remedy: 'Say in "managers" who stands above them; without it, the line ends there.',
      },
    ),
  );
};
