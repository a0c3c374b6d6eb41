/**
 * Runs a suite of benchmarks on the built library.
 *
 *     npm run bench -- --suite NAME [--json FILE] [--markdown FILE] [--quick]
 *
 * Progress goes to standard error, the tables to standard output. Exit code 1: an answer was wrong; 2: usage.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CaseOutcome } from "./contest";
import { runCase } from "./harness";
import { describeMachine } from "./machine";
import { renderMarkdown } from "./markdown";
import { placeInDocument, renderOutcome, reportOf } from "./report";
import { suites } from "./suites/all";

const USAGE = `Usage: npm run bench -- --suite NAME [--json FILE] [--markdown FILE] [--quick]
Suites: ${Object.keys(suites).join(", ")}
`;

const options = {
  suite: { type: "string" },
  json: { type: "string" },
  markdown: { type: "string" },
  quick: { type: "boolean", default: false },
} as const;

const readArguments = () => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const refuseUsage = (message: string): number => {
  process.stderr.write(`${message}\n${USAGE}`);
  return 2;
};

const main = async (): Promise<number> => {
  const values = readArguments();
  if (typeof values === "string") return refuseUsage(values);
  if (values.suite === undefined) return refuseUsage("Which suite?");
  if (!Object.hasOwn(suites, values.suite)) return refuseUsage(`There is no suite "${values.suite}".`);
  const suite = suites[values.suite]!;

  const machine = describeMachine(suite.rivals);
  const outcomes: CaseOutcome[] = [];
  for (const benchCase of suite.cases(values.quick)) {
    const outcome = await runCase(benchCase, suite.effort(values.quick));
    process.stderr.write(renderOutcome(outcome));
    outcomes.push(outcome);
  }

  const report = reportOf(machine, outcomes);
  const tables = renderMarkdown(suite.title, report, suite.remarks);
  process.stdout.write(tables);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (values.markdown !== undefined) {
    const document = existsSync(values.markdown) ? readFileSync(values.markdown, "utf8") : "";
    writeFileSync(values.markdown, placeInDocument(document, values.suite, tables));
  }
  return report.refused === undefined ? 0 : 1;
};

process.exitCode = await main();
