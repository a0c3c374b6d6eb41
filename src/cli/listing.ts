import { type Finding, renderFindings } from "mentor-matching";
import type { Io } from "./io";

/** What `--json` prints when the input is wrong, and `check` when it is right. */
export interface FindingsJson {
  readonly format: "mentor-matching/findings";
  readonly formatVersion: 1;
  readonly ok: boolean;
  /** The first of them, at most 1000. */
  readonly findings: ReadonlyArray<Finding>;
  /** How many more there are. */
  readonly omitted: number;
}

/** Findings that go into JSON before the rest is counted: a file of 100,000 wrong rows must not become one of 100 MB. */
const MOST_IN_JSON = 1000;

/** Tells what was found, errors first: as JSON on stdout, or in words on stderr. */
export const tellFindings = (
  io: Io,
  findings: ReadonlyArray<Finding>,
  options: { ok: boolean; json: boolean },
): void => {
  if (options.json) {
    const answer: FindingsJson = {
      format: "mentor-matching/findings",
      formatVersion: 1,
      ok: options.ok,
      findings: findings.slice(0, MOST_IN_JSON),
      omitted: Math.max(0, findings.length - MOST_IN_JSON),
    };
    io.stdout(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  if (findings.length === 0) return;
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const toMend = [`Nothing was written: ${things(errors.length)} to mend.`, ...renderFindings(errors)];
  const toLookAt = [`${things(warnings.length)} to look at:`, ...renderFindings(warnings)];
  const lines = [...(options.ok ? [] : toMend), ...(warnings.length === 0 ? [] : toLookAt)];
  io.stderr(`${lines.join("\n")}\n`);
};

const things = (count: number): string => (count === 1 ? "1 thing" : `${count} things`);
