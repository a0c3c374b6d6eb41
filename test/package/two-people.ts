/** A programme for each way of loading the package; each prints the same line when it works. */
const BODY = `
const plan = {
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  criteria: [
    criteria.same({ name: "field", weight: 1, mentee: "field", mentor: "field" }),
    criteria.availability({
      name: "time", weight: 1, mentee: "slots", mentor: "slots", zone: "zone", from: "2027-05-03", to: "2027-06-30",
    }),
  ],
  rules: [rules.never({ sharing: "supervisor" })],
};
const people = {
  mentees: [{ id: "ada", field: "geriatrics", supervisor: "kim", slots: "Mon 07:00-08:00", zone: "America/New_York" }],
  mentors: [
    { id: "bea", field: "geriatrics", supervisor: "lou", slots: "Mon 12:00-13:00", zone: "Europe/London" },
    { id: "cyd", field: "geriatrics", supervisor: "kim", slots: "Mon 12:00-13:00", zone: "Europe/London" },
  ],
};
const matching = matchOrThrow(plan, people, { timeZones });
const { total } = solveAssignment(assignmentProblemFromMatrixOrThrow([[7, 4], [6, null]]));
const html = reportHtml(matching);
const pair = matching.pairs[0];
answer([pair.mentee.id, pair.mentor.id, pair.joint, matching.violations.length, total, html.startsWith("<!doctype html>")].join(" "));
`;

/** What each programme prints. */
export const ANSWER = "ada bea 1 0 10 true";

const names = {
  "mentor-matching": "criteria, rules, matchOrThrow",
  "mentor-matching/algorithms": "solveAssignment, assignmentProblemFromMatrixOrThrow",
  "mentor-matching/report": "reportHtml",
  "mentor-matching/time-zones": "timeZones",
};

const imports = Object.entries(names).map(([door, what]) => `import { ${what} } from "${door}";`);
const requires = Object.entries(names).map(([door, what]) => `const { ${what} } = require("${door}");`);

/** As an ES module; `answer` is a function of the caller's. */
export const asModule = (answer: string): string =>
  [...imports, `const answer = ${answer};`, BODY].join("\n");

/** As CommonJS. */
export const asCommonJs = (answer: string): string =>
  [...requires, `const answer = ${answer};`, BODY].join("\n");
