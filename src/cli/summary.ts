/** A matching as text for a terminal. */
import Table from "cli-table3";
import { explain, type Matching, type Row } from "mentor-matching";
import { inWords } from "../explain/words";
import { scaleOf } from "../plan/scale";

/** Lines of a listing before the rest is counted. */
const LISTED = 25;

/** A table without lines: aligned columns, numbers to the right. */
const aligned = (head: string[], rows: string[][], numbers: ReadonlyArray<number>): string => {
  const empty = Object.fromEntries(
    ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
      .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
      .map((part) => [part, ""]),
  );
  const table = new Table({
    head,
    chars: { ...empty, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: head.map((_, column) => (numbers.includes(column) ? "right" : "left")),
  });
  table.push(...rows);
  return table
    .toString()
    .split("\n")
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const more = (count: number): string[] => (count > 0 ? [`  … and ${count} more`] : []);

/** The summary: what was asked, what came out, how far it is proven, who is left. */
export const summarise = (matching: Matching<Row, Row>): string => {
  const { metrics, pairs, stages } = matching;
  const { proof, unmatched } = explain(matching);
  // Points stand as they are; scores in [0, 1] all have three decimals, so that they align.
  const score = (value: number): string =>
    scaleOf(stages.plan) === "points" ? inWords(value) : value.toFixed(3);
  const listedPairs = pairs.slice(0, LISTED);
  const withId = ({ id, record }: { readonly id: string; readonly record: Row }): string =>
    record.name === id ? id : `${id} ${record.name}`;
  const left = [
    ...section(
      "Mentees without a mentor",
      unmatched.mentees.map((person) => [withId(person), person.sentence]),
    ),
    ...section(
      "Mentors without a mentee",
      unmatched.mentors.map((person) => [withId(person), person.sentence]),
    ),
  ];
  return [
    stages.plan.name,
    "",
    aligned(
      ["", ""],
      [
        ["pairs", `${metrics.pairs} of ${metrics.mentees} mentees (${percent(metrics.coverage)})`],
        ["places taken", `${metrics.pairs} of ${metrics.places} (${percent(metrics.utilisation)})`],
        ["allowed pairs", String(metrics.candidatePairs)],
        ["total", inWords(metrics.total)],
        ["mean of a pair", inWords(metrics.meanJoint)],
        ["proof", proof.verified ? "verified" : "NOT VERIFIED"],
      ],
      [],
    )
      .split("\n")
      .slice(1)
      .join("\n"),
    "",
    ...proof.statements.map((statement) => `  ${statement}`),
    ...matching.violations.slice(0, LISTED).map((violation) => `  ! ${JSON.stringify(violation)}`),
    "",
    aligned(
      ["mentee", "mentor", "joint", "mentee's view", "mentor's view"],
      listedPairs.map(({ mentee, mentor, joint, menteeView, mentorView }) => [
        withId(mentee),
        withId(mentor),
        ...[joint, menteeView, mentorView].map(score),
      ]),
      [2, 3, 4],
    ),
    ...more(pairs.length - listedPairs.length),
    ...left,
    "",
  ].join("\n");
};

const section = (title: string, people: string[][]): string[] => {
  if (people.length === 0) return [];
  const lines = people.slice(0, LISTED).map(([who, why]) => `  ${who}: ${why}`);
  return ["", `${title} (${people.length})`, ...lines, ...more(people.length - lines.length)];
};
