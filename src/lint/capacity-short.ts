/** Fewer places than there are mentees who may be matched: in total, and for what they seek. */
import type { Finding } from "../errors/finding";
import { compareText } from "../graph/canonical-order";
import { readFunctionPlaces } from "../scoring/rules/function-places";
import type { ViewOf } from "../scoring/views";
import type { Draft } from "./candidates";
import { counted, lintFinding } from "./finding";
import { valuesOfPerson } from "./values";

/** Functions that a finding writes out. */
const NAMED = 5;

/** People of either side who have somebody to meet, and the places that they offer. */
interface Market {
  readonly mentees: ReadonlyArray<number>;
  readonly mentors: ReadonlyArray<number>;
  readonly placesOf: (mentor: number) => number;
}

export const findShortCapacity = (draft: Draft): Finding[] => {
  const { plan, capacities } = draft;
  const withCandidates = (side: ViewOf): number[] =>
    [...draft.degreesOf(side).entries()].flatMap(([person, degree]) => (degree > 0 ? [person] : []));
  const market: Market = {
    mentees: withCandidates("mentee"),
    mentors: withCandidates("mentor"),
    placesOf: (mentor) => capacities[mentor]!,
  };
  const rule = plan.rules.findIndex(({ kind }) => kind === "capacity");
  return [...inTotal(market, rule < 0 ? ["shape"] : ["rules", rule]), ...ofFunctions(draft, market, rule)];
};

/** What mentees seek, and the places that mentors have for it. */
interface Trade {
  readonly soughtBy: (mentee: number) => ReadonlyArray<string>;
  readonly placesOf: (mentor: number) => ReadonlyMap<string, number>;
}

/** By the functions of the capacity rule; where it has none, by those of each criterion that asks what needs are met. */
const ofFunctions = (draft: Draft, market: Market, at: number): Finding[] => {
  const { plan, cohort } = draft;
  const rule = plan.rules[at];
  if (rule?.kind === "capacity" && rule.functions !== undefined) {
    // What is wrong with the answers has been told.
    const context = { plan, cohort, report: () => undefined };
    const read = readFunctionPlaces(rule, context, ["rules", at]);
    if (read === undefined) return [];
    const { soughtBy, placesOf } = read;
    const trade = {
      soughtBy: (mentee: number) => soughtBy[mentee]!,
      placesOf: (mentor: number) => placesOf[mentor]!,
    };
    return perFunction(market, trade, () => true, ["rules", at, "functions"]);
  }
  return plan.criteria.flatMap((criterion, position) => {
    if (criterion.kind !== "coverage") return [];
    const offered = (mentor: number) => valuesOfPerson(cohort.mentors.people[mentor], criterion.mentor);
    const isOffered = new Set(market.mentors.flatMap(offered));
    const trade: Trade = {
      soughtBy: (mentee) => valuesOfPerson(cohort.mentees.people[mentee], criterion.mentee),
      placesOf: (mentor) => new Map(offered(mentor).map((name) => [name, market.placesOf(mentor)])),
    };
    // What nobody offers is told as a value that never meets any.
    return perFunction(market, trade, (name) => isOffered.has(name), ["criteria", position]);
  });
};

const inTotal = ({ mentees, mentors, placesOf }: Market, path: ReadonlyArray<string | number>): Finding[] => {
  const places = mentors.reduce((sum, mentor) => sum + placesOf(mentor), 0);
  if (mentees.length <= places) return [];
  return [
    lintFinding("capacity-short", path, {
      expected: `places for the ${counted(mentees.length, "mentee")} who may be matched`,
      received: `${counted(places, "place")} of ${counted(mentors.length, "mentor")}`,
      remedy: `At least ${counted(mentees.length - places, "mentee")} will be left: recruit mentors, or let some take more.`,
    }),
  ];
};

/** Functions that more mentees seek than there are places for. */
const perFunction = (
  { mentees, mentors }: Market,
  { soughtBy, placesOf }: Trade,
  isTold: (name: string) => boolean,
  path: ReadonlyArray<string | number>,
): Finding[] => {
  const demand = new Map<string, number>();
  for (const mentee of mentees)
    for (const name of new Set(soughtBy(mentee))) demand.set(name, (demand.get(name) ?? 0) + 1);
  const supply = new Map<string, number>();
  for (const mentor of mentors)
    for (const [name, places] of placesOf(mentor)) supply.set(name, (supply.get(name) ?? 0) + places);
  const short = [...demand]
    .filter(([name, seekers]) => isTold(name) && seekers > (supply.get(name) ?? 0))
    .sort(([a], [b]) => compareText(a, b));
  if (short.length === 0) return [];
  const told = short
    .slice(0, NAMED)
    .map(
      ([name, seekers]) =>
        `${JSON.stringify(name)}: ${counted(supply.get(name) ?? 0, "place")} for ${seekers}`,
    );
  const rest = short.length > told.length ? ` and ${short.length - told.length} more` : "";
  return [
    lintFinding("capacity-short", path, {
      expected: "places for everybody with a mentor who offers what they seek",
      received: `${told.join(", ")}${rest}`,
      remedy: "Some will get a mentor who does not offer it: recruit mentors who do, or let some take more.",
    }),
  ];
};
