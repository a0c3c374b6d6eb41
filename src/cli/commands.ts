/** The commands themselves: a thin shell over the doors `mentor-matching`, `…/report` and `…/time-zones`. */
import { isLeft } from "fp-ts/Either";
import { check, type Finding, matchAsync } from "mentor-matching";
import { matchesCsv, reportHtml, resultJson } from "mentor-matching/report";
import { timeZones } from "mentor-matching/time-zones";
import { PLAN_SOURCE } from "../errors/finding";
import { allFindings } from "../errors/matching-error";
import { EXIT, type ExitCode, type Io } from "./io";
import { tellFindings } from "./listing";
import { loadRound, type RoundFiles } from "./load";
import { drawProgress } from "./progress";
import { summarise } from "./summary";
import { writeFiles } from "./write-files";

/** What `match` was told. */
export interface MatchOptions extends RoundFiles {
  readonly out?: string | undefined;
  /** Whether the result lists every allowed pair. */
  readonly candidates: boolean;
  readonly json: boolean;
}

/** Runs a round, writes its files, tells what came out. */
export const runMatch = async (options: MatchOptions, io: Io): Promise<ExitCode> => {
  const { json, out } = options;
  const loaded = await loadRound(options);
  if (isLeft(loaded)) {
    tellFindings(io, loaded.left, { ok: false, json });
    return EXIT.badInput;
  }
  const { plan, people } = loaded.right;
  const progress = drawProgress(io);
  const result = await matchAsync(plan, people, { onProgress: progress.onProgress, timeZones });
  progress.clear();
  if (isLeft(result)) {
    tellFindings(io, inPlanFile(allFindings(result.left), options.plan), { ok: false, json });
    return EXIT.badInput;
  }
  const matching = result.right;
  const resultText = `${JSON.stringify(resultJson(matching, { candidates: options.candidates }), null, 2)}\n`;
  let paths: ReadonlyArray<string> = [];
  if (out !== undefined) {
    const written = await writeFiles(out, {
      "report.html": reportHtml(matching),
      "matches.csv": matchesCsv(matching),
      "result.json": resultText,
    });
    if (isLeft(written)) {
      tellFindings(io, written.left, { ok: false, json });
      return EXIT.badInput;
    }
    paths = written.right;
  }
  if (json) {
    io.stdout(resultText);
    return EXIT.done;
  }
  tellFindings(io, inPlanFile(matching.warnings, options.plan), { ok: true, json });
  io.stdout(summarise(matching));
  if (paths.length > 0) io.stdout(`\nWritten:\n${paths.map((path) => `  ${path}\n`).join("")}`);
  return EXIT.done;
};

/** What `check` was told. */
export interface CheckOptions extends RoundFiles {
  readonly json: boolean;
}

/** Checks a round's files and writes nothing. */
export const runCheck = async (options: CheckOptions, io: Io): Promise<ExitCode> => {
  const { json } = options;
  const loaded = await loadRound(options);
  if (isLeft(loaded)) {
    tellFindings(io, loaded.left, { ok: false, json });
    return EXIT.badInput;
  }
  const { plan, people } = loaded.right;
  const checked = check(plan, people, { timeZones });
  if (isLeft(checked)) {
    tellFindings(io, inPlanFile(allFindings(checked.left), options.plan), { ok: false, json });
    return EXIT.badInput;
  }
  tellFindings(io, inPlanFile(checked.right, options.plan), { ok: true, json });
  if (!json) {
    const [mentees, mentors] = [people.mentees.length, people.mentors.length];
    io.stdout(`The plan and its people can be used: ${mentees} mentees, ${mentors} mentors.\n`);
  }
  return EXIT.done;
};

/** Findings about the plan name its file. */
const inPlanFile = (findings: ReadonlyArray<Finding>, file: string): ReadonlyArray<Finding> =>
  findings.map((finding) =>
    finding.place.source === PLAN_SOURCE
      ? { ...finding, place: { ...finding.place, source: file } }
      : finding,
  );
