/** What a plan's parts say about each other: names that must be known, choices that exclude one another. */
import type { Finding } from "../../errors/finding";
import type { Plan } from "../plan";
import { checkCriteria } from "./criteria";
import { checkPeople } from "./people";
import { checkRules } from "./rules";
import { checkLadder, checkTaxonomy } from "./vocabularies";

/** Everything that a plan of the right form says and can't mean. */
export const findInconsistencies = (plan: Plan): Finding[] => [
  ...checkCriteria(plan),
  ...checkRules(plan),
  ...checkPeople(plan),
  ...Object.entries(plan.ladders).flatMap(([name, ladder]) => checkLadder(ladder, ["ladders", name])),
  ...Object.entries(plan.taxonomies).flatMap(([name, taxonomy]) =>
    checkTaxonomy(taxonomy, ["taxonomies", name]),
  ),
];
