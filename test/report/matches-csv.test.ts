import { parse } from "csv-parse/sync";
import { matchesCsv } from "mentor-matching/report";
import { describe, expect, it } from "vitest";
import { exampleRounds, runExample, runSmall, shuffled } from "./rounds";

const FIXED = [
  "mentee id",
  "mentee name",
  "mentor id",
  "mentor name",
  "joint score",
  "mentee's view",
  "mentor's view",
];

describe.each(exampleRounds)("the table of $title", ({ name, objective }) => {
  const matching = runExample(name, objective);
  const csv = matchesCsv(matching);
  const [header = [], ...rows] = parse(csv) as string[][];

  it("has a row for every pair, with the pair's own facts", () => {
    expect(header).toEqual([...FIXED, ...matching.stages.plan.criteria.map((criterion) => criterion.name)]);
    expect(rows).toHaveLength(matching.pairs.length);
    for (const [at, pair] of matching.pairs.entries()) {
      const [menteeId, menteeName, mentorId, mentorName, joint, menteeView, mentorView, ...facts] = rows[at]!;
      expect([menteeId, menteeName]).toEqual([pair.mentee.id, pair.mentee.record.name]);
      expect([mentorId, mentorName]).toEqual([pair.mentor.id, pair.mentor.record.name]);
      expect(Number(joint)).toBeCloseTo(pair.joint, 6);
      expect(Number(menteeView)).toBeCloseTo(pair.menteeView, 6);
      expect(Number(mentorView)).toBeCloseTo(pair.mentorView, 6);
      expect(facts).toEqual(pair.contributions.map((contribution) => contribution.facts));
    }
  });

  it("writes scores with six decimals at most", () => {
    for (const row of rows) {
      for (const score of row.slice(4, 7)) expect(score).toMatch(/^-?\d+(\.\d{1,6})?$/);
    }
  });

  it("ends every line with LF alone", () => {
    expect(csv).not.toContain("\r");
    expect(csv.endsWith("\n")).toBe(true);
  });

  it("does not depend on the order of the rows", () => {
    expect(matchesCsv(runExample(name, objective, shuffled))).toBe(csv);
  });
});

describe("a table without pairs", () => {
  it.each([
    ["of nobody", [], []],
    ["of people who may not meet", [{ id: "a" }], [{ id: "a" }]],
  ])("%s is a heading alone", (_, mentees, mentors) => {
    expect(matchesCsv(runSmall(mentees, mentors))).toBe(`${FIXED.join(",")},team,topics\n`);
  });
});

describe("texts that would break a table", () => {
  it("come back as they were", () => {
    const name = 'a "quoted", name;\r\nof two\rlines';
    const csv = matchesCsv(runSmall([{ id: "a,b", name }], [{ id: 'b"', name: " Bo " }]));
    const [, row] = parse(csv) as string[][];
    expect(row?.slice(0, 4)).toEqual(["a,b", name, 'b"', " Bo "]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])("are no formula: %j", (text) => {
    const csv = matchesCsv(
      runSmall([{ id: "a", name: text, team: text }], [{ id: text, team: text }], {
        criteria: [{ kind: "different", name: text, weight: 1, mentee: "team", mentor: "team" }],
      }),
    );
    const [header, row] = parse(csv) as string[][];
    expect(header?.at(-1)).toBe(`'${text}`);
    expect(row?.slice(1, 4)).toEqual([`'${text}`, `'${text}`, `'${text}`]);
    for (const cell of [...header!, ...row!]) expect(cell).not.toMatch(/^[=+@\t\r＝]/);
  });
});

describe("scores below 0", () => {
  it("stay numbers", () => {
    const csv = matchesCsv(
      runSmall([{ id: "a", team: "x" }], [{ id: "b", team: "x" }], {
        objective: { kind: "total", coverage: "first" },
        criteria: [{ kind: "same", name: "team", points: -2.5, mentee: "team", mentor: "team" }],
      }),
    );
    expect(csv.split("\n")[1]).toBe("a,a,b,b,-2.5,-2.5,-2.5,Both: x");
  });
});
