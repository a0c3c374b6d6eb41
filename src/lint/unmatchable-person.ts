/** People whom the rules leave no candidate, and which rules those are. */
import type { Finding } from "../errors/finding";
import { compareText } from "../graph/canonical-order";
import type { Removals } from "../scoring/removals";
import type { ViewOf } from "../scoring/views";
import type { Draft } from "./candidates";
import { counted, lintFinding, listed } from "./finding";

export const findUnmatchable = (draft: Draft): Finding[] =>
  (["mentee", "mentor"] as const).flatMap((side) => findOnSide(draft, side));

const findOnSide = (draft: Draft, side: ViewOf): Finding[] => {
  const { cohort, removals } = draft;
  const degrees = draft.degreesOf(side);
  const everybody = draft.degreesOf(side === "mentee" ? "mentor" : "mentee").length;
  if (everybody === 0) return [];
  /** The rules that keep somebody from everybody → the ids of those people. */
  const idsBy = new Map<string, { rules: ReadonlyArray<Removals>; areAlone: boolean; ids: string[] }>();
  for (const [person, degree] of degrees.entries()) {
    if (degree > 0) continue;
    const removed = (rule: Removals): number => (side === "mentee" ? rule.ofMentee : rule.ofMentor)[person]!;
    const byThemselves = removals.filter((rule) => removed(rule) === everybody);
    const areAlone = byThemselves.length > 0;
    const rules = areAlone ? byThemselves : removals.filter((rule) => removed(rule) > 0);
    const key = JSON.stringify([areAlone, ...rules.map((rule) => removals.indexOf(rule))]);
    const ids = idsBy.get(key)?.ids ?? [];
    ids.push(cohort[`${side}s`].ids[person]!);
    idsBy.set(key, { rules, areAlone, ids });
  }
  return [...idsBy.values()].map(({ rules, areAlone, ids }) => {
    const names = rules.map(({ rule }) => `“${rule}”`);
    const how = names.length === 1 ? "" : areAlone ? ", each by itself" : " together";
    return lintFinding("unmatchable-person", rules[0]?.path ?? ["rules"], {
      expected: `rules that leave every ${side} somebody to meet`,
      received: `nobody left for ${counted(ids.length, side)} by ${names.join(" and ")}${how}: ${listed(ids.sort(compareText))}`,
      remedy: "Loosen the rule, correct the answers of these people, or tell them before the round.",
    });
  });
};
