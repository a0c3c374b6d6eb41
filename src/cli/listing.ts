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

/** Tells what was found: as JSON on stdout, or in words on stderr. */
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
  const things = findings.length === 1 ? "1 thing" : `${findings.length} things`;
  const heading = options.ok ? `${things} to look at:` : `Nothing was written: ${things} to mend.`;
  io.stderr(`${[heading, ...renderFindings(findings)].join("\n")}\n`);
};
