import type { Cohort } from "../../cohort/cohort";
import type { Finding } from "../../errors/finding";
import type { Plan } from "../../plan/plan";

/** What compiling a rule needs to know. */
export interface RuleContext {
  readonly plan: Plan;
  readonly cohort: Cohort<unknown, unknown>;
  /** Takes what is wrong with the answers. */
  readonly report: (finding: Finding) => void;
}

/** A rule over the columns of one cohort: says of each mentor whether this mentee must not meet them. */
export interface CompiledRule {
  readonly name: string;
  /** Sets `marks[mentor]` to 1 for every mentor that the rule forbids to the mentee. */
  readonly markForbidden: (mentee: number, marks: Uint8Array) => void;
}
