import { type Finding, PLAN_SOURCE } from "../errors/finding";
import { renderPath } from "../errors/render";

/**
 * Reports about the part of the plan at `path`: a field that nobody has is the plan's mistake, and stands there, where the
 * people's rows would be of no help.
 */
export const reportAt =
  (report: (finding: Finding) => void, path: ReadonlyArray<string | number>): ((finding: Finding) => void) =>
  (finding) => {
    const { place } = finding;
    if (place.source === PLAN_SOURCE) return report(finding);
    if (finding.code === "unknown-name") {
      const side = place.source === "mentees" ? "mentee" : "mentor";
      return report({ ...finding, place: { source: PLAN_SOURCE, path: [...path, side] } });
    }
    // Of a function's answer the place says only whose it is, so the finding says who asked.
    const isOfFunction = place.column === undefined && (place.path ?? []).length <= 1;
    report(
      isOfFunction
        ? { ...finding, expected: `${finding.expected}, for ${renderPath(path)} of the plan` }
        : finding,
    );
  };
