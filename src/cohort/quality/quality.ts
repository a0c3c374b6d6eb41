/** What is suspicious about the people of a round without being wrong: told, and never repaired. */
import type { Finding } from "../../errors/finding";
import type { Plan } from "../../plan/plan";
import type { Cohort } from "../cohort";
import { findIdleColumns } from "./columns";
import { findDoubleRows } from "./double-rows";
import { findNearDuplicates } from "./near-duplicates";
import { findSimilarIds } from "./similar-ids";
import { findTestRows } from "./test-rows";

/** Every check over the whole cohort. Close to linear in the answers: a few seconds for a million of them. */
export const findQuality = (plan: Plan, cohort: Cohort<unknown, unknown>): Finding[] =>
  [findIdleColumns, findNearDuplicates, findSimilarIds, findTestRows, findDoubleRows].flatMap((find) =>
    find(plan, cohort),
  );

/** The findings with those of every check behind them; as they are where errors stop the run, since warnings are not told then. */
export const withQuality = (
  findings: ReadonlyArray<Finding>,
  plan: Plan,
  cohort: Cohort<unknown, unknown>,
): ReadonlyArray<Finding> =>
  findings.some(({ severity }) => severity === "error")
    ? findings
    : findings.concat(findQuality(plan, cohort));
