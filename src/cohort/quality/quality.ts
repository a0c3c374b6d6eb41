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

/** Errors beyond which a table is most likely read as something that it is not, and nothing is said about its quality. */
const MOST_ERRORS = 1000;

/** The findings with those of every check behind them; as they are where nearly everything is wrong. */
export const withQuality = (
  findings: ReadonlyArray<Finding>,
  plan: Plan,
  cohort: Cohort<unknown, unknown>,
): ReadonlyArray<Finding> =>
  findings.filter(({ severity }) => severity === "error").length > MOST_ERRORS
    ? findings
    : findings.concat(findQuality(plan, cohort));
