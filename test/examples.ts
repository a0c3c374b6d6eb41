import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { readPeople, type Table, type TablePeople } from "../src/cohort/read-table";
import { parsePlanOrThrow } from "../src/plan/parse";
import type { Plan, PlanJson } from "../src/plan/plan";

const folder = new URL("../docs/examples/", import.meta.url);

/** A shipped example as its plan and its two tables. */
export interface Example {
  readonly plan: Plan;
  readonly json: PlanJson;
  readonly tables: { readonly mentees: Table; readonly mentors: Table };
}

export const readExample = (name: "civil-service" | "primary-care"): Example => {
  const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, folder), "utf8");
  const table = (side: string): Table => {
    const [header = [], ...rows] = parse(read(`${side}.csv`), { bom: true }) as string[][];
    return { source: `${side}.csv`, header, rows };
  };
  const json = JSON.parse(read("plan.json")) as PlanJson;
  return {
    plan: parsePlanOrThrow(json),
    json,
    tables: { mentees: table("mentees"), mentors: table("mentors") },
  };
};

/** The people of an example, read as its plan says. */
export const peopleOf = ({ plan, tables }: Example): TablePeople => {
  if (plan.participants === undefined) throw new Error("The example's plan maps no columns");
  return readPeople(plan.participants, tables);
};
