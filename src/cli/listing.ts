import { type Finding, renderFindings } from "mentor-matching";
import type { Io } from "./io";

/** What `--json` prints when the input is wrong, and `check` when it is right. */
export interface FindingsJson {
  readonly format: "mentor-matching/findings";
  readonly formatVersion: 1;
  readonly ok: boolean;
  readonly findings: ReadonlyArray<Finding>;
}

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
      findings,
    };
    io.stdout(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  if (findings.length === 0) return;
  const things = findings.length === 1 ? "1 thing" : `${findings.length} things`;
  const heading = options.ok ? `${things} to look at:` : `Nothing was written: ${things} to mend.`;
  io.stderr(`${[heading, ...renderFindings(findings)].join("\n")}\n`);
};
