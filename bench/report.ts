import type { CaseOutcome, CaseResult, RefusedCase } from "./contest";
import type { Machine } from "./machine";

/** What the JSON file holds. */
export interface Report {
  readonly machine: Machine;
  readonly results: readonly CaseResult[];
  /** Cases with a wrong answer; the key is there only when there are any. */
  readonly refused?: readonly RefusedCase[];
}

/** Puts the outcomes of a run together. */
export const reportOf = (machine: Machine, outcomes: readonly CaseOutcome[]): Report => {
  const results = outcomes.flatMap((outcome) => (outcome._tag === "Timed" ? [outcome.result] : []));
  const refused = outcomes.flatMap((outcome) => (outcome._tag === "Refused" ? [outcome.refused] : []));
  return { machine, results, ...(refused.length === 0 ? {} : { refused }) };
};

/** One line on a case that has just been run. */
export const renderOutcome = (outcome: CaseOutcome): string => {
  if (outcome._tag === "Refused") {
    const { case: name, n, problems } = outcome.refused;
    return `${name}, n = ${n}: NOT TIMED\n${problems.map((problem) => `  ${problem}\n`).join("")}`;
  }
  const { case: name, n, ours_ms, fastest_peer, ratio } = outcome.result;
  const against = ratio === null ? "no peer" : `${ratio.toFixed(2)} against ${fastest_peer}`;
  return `${name}, n = ${n}: ${ours_ms.toFixed(2)} ms, ${against}\n`;
};

/** Puts a suite's tables into a document: in the place of the old ones between its two markers, else at the end. */
export const placeInDocument = (document: string, suite: string, tables: string): string => {
  const [start, end] = [`<!-- bench:${suite} -->`, `<!-- /bench:${suite} -->`];
  const block = `${start}\n\n${tables}\n${end}`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from >= 0 && to > from) return document.slice(0, from) + block + document.slice(to + end.length);
  return `${document}${document === "" ? "" : "\n"}${block}\n`;
};
