/** Bad input, each with a clear error that says file, row, column, what was found and what was expected, and nothing written. */
import { describe, expect, it } from "vitest";
import { Session, say } from "./session";

type Spoil = (session: Session) => void;

const plan =
  (change: (plan: Record<string, unknown>) => void): Spoil =>
  (session) =>
    session.editPlan(change);

/** The mentors' places, for the rules about capacity: the example has no such column. */
const withPlaces =
  (places: string): Spoil =>
  (session) => {
    const [header, ...rows] = session.read("mentors.csv").replaceAll("\r\n", "\n").trimEnd().split("\n");
    session.write(
      "mentors.csv",
      [`${header},places`, ...rows.map((row, at) => `${row},${at === 4 ? places : 2}`)].join("\n"),
    );
    session.editPlan((written) => {
      (written["participants"] as { mentors: { fields: Record<string, unknown> } }).mentors.fields["places"] =
        {
          column: "places",
          type: "number",
        };
      (written["rules"] as unknown[]).push({ kind: "capacity", mentor: "places" });
      written["shape"] = { kind: "one-to-many" };
    });
  };

const cases: ReadonlyArray<readonly [title: string, spoil: Spoil, ...lines: string[]]> = [
  [
    "a duplicate id",
    (session) => session.edit("mentees.csv", "mentee.07@gov.uk", "mentee.03@gov.uk"),
    'mentees.csv, row 9, column "email address": found "mentee.03@gov.uk", which stands in row 5 too, expected an id that nobody else on this side has.',
  ],
  [
    "an unknown step of the ladder",
    (session) => session.edit("mentors.csv", "SCS4,Department of Joy", "SCS 4,Department of Joy"),
    'mentors.csv, row 2, column "grade": found "SCS 4", expected a step of the ladder: AA, AO',
    'Did you mean "SCS4"?',
  ],
  [
    "a missing column",
    (session) => session.edit("mentors.csv", ",profession,", ",Profesion,"),
    'mentors.csv, row 1, column "profession": found the columns first name,',
    'Did you mean "Profesion"?',
  ],
  [
    "text where a number belongs",
    withPlaces("two"),
    'mentors.csv, row 6, column "places": found "two", expected a number.',
  ],
  [
    "a negative capacity",
    withPlaces("-1"),
    'mentors.csv, row 6, column "places": found -1, expected a whole number from 0',
  ],
  [
    "a fractional capacity",
    withPlaces("1.5"),
    'mentors.csv, row 6, column "places": found 1.5, expected a whole number from 0',
  ],
  [
    "a blank capacity",
    withPlaces(""),
    'mentors.csv, row 6, column "places": found a blank, expected a whole number from 0',
  ],
  [
    "an empty file",
    (session) => session.write("mentees.csv", ""),
    "mentees.csv: found an empty file, expected a row of headings.",
  ],
  [
    "headings only",
    (session) => session.write("mentees.csv", session.read("mentees.csv").split("\n")[0]!),
    "mentees.csv: found headings only, expected at least one person.",
  ],
  [
    "an unknown key in the plan",
    plan((written) => {
      (written["criteria"] as Record<string, unknown>[])[1]!["wieght"] = 2;
    }),
    'plan.json, criteria[1].wieght: found "wieght", expected one of the keys kind, name,',
    'Did you mean "weight"?',
  ],
  [
    "a plan that is not JSON",
    (session) => session.edit("plan.json", '"version": 1,', '"version": 1'),
    "plan.json: found ",
    "line 3 column 3",
    "expected a plan in JSON. Look for a comma",
  ],
  [
    "a plan of a later version",
    plan((written) => {
      written["version"] = 2;
    }),
    "plan.json, version: found 2, expected a plan of version 1. This plan was written for a newer release: update mentor-matching.",
  ],
  [
    "a plan that maps no columns",
    plan((written) => {
      delete written["participants"];
    }),
    "plan.json, participants: found nothing, expected which columns of the two tables hold what.",
  ],
  [
    "a quotation mark that is not closed",
    (session) => session.edit("mentees.csv", "Gay", '"Gay'),
    "mentees.csv, row 3: found a quotation mark in the middle of a cell, expected comma-separated values.",
  ],
  [
    "a quotation mark that is never closed, in a file with the line ends of Windows",
    (session) => {
      const rows = session.read("mentees.csv").replaceAll("\r\n", "\n").replaceAll('"', "").split("\n");
      session.write(
        "mentees.csv",
        rows.map((row, at) => (at === 4 ? row.replace(",no,", ',"no,') : row)).join("\r\n"),
      );
    },
    "mentees.csv, row 5: found a quotation mark that is never closed, expected comma-separated values.",
  ],
  [
    "a row with a cell too many",
    (session) => session.edit("mentees.csv", "mentee,01,", "mentee,01,,"),
    "mentees.csv, row 3: found 12, expected 11 cells, as many as there are headings.",
  ],
  [
    "another encoding",
    (session) => session.write("mentees.csv", Uint8Array.of(0x69, 0x64, 0x0a, 0xe9, 0x0a)),
    "mentees.csv: found another encoding, expected text in UTF-8. Save it again as “CSV UTF-8”.",
  ],
];

describe("bad input", () => {
  it.each(cases.map(([title, spoil, ...lines]) => ({ title, spoil, lines })))("$title", async ({
    spoil,
    lines,
  }) => {
    const session = new Session();
    spoil(session);
    for (const said of [await session.match(), await session.check()]) {
      expect(said.exitCode).toBe(1);
      expect(said.stdout).toBe("");
      for (const line of lines) expect(said.stderr).toContain(line);
    }
    expect(session.written()).toEqual([]);

    const json = await session.match("--json");
    expect(json).toMatchObject({ exitCode: 1, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({ format: "mentor-matching/findings", ok: false });
  });

  it("missing files, all three at once", async () => {
    const said = await say([
      "match",
      "--mentees",
      "no/a.csv",
      "--mentors",
      "no/b.csv",
      "--plan",
      "no/p.json",
      "--out",
      "no/out",
    ]);
    expect(said.exitCode).toBe(1);
    for (const file of ["no/a.csv", "no/b.csv", "no/p.json"]) {
      expect(said.stderr).toContain(`${file}: found no such file, expected a file.`);
    }
    expect(said.stderr).toContain("Nothing was written: 3 things to mend.");
  });

  it("a folder where a file belongs, and a file where the output folder belongs", async () => {
    const session = new Session();
    const said = await say([
      "match",
      "--mentees",
      session.folder,
      ...session.files().slice(2),
      "--out",
      session.out,
    ]);
    expect(said).toMatchObject({ exitCode: 1 });
    expect(said.stderr).toContain("expected a file that can be read");
    session.write("out", "a file");
    const blocked = await session.match();
    expect(blocked).toMatchObject({ exitCode: 1, stdout: "" });
    expect(blocked.stderr).toContain("expected a folder that can be written to");
  });

  it("several things at once are all told, in the order of the input", async () => {
    const session = new Session();
    session.edit("mentees.csv", "HEO,Department of Virtue", "HE0,Department of Virtue");
    session.edit("mentees.csv", "mentee.07@gov.uk", "mentee.03@gov.uk");
    session.edit("mentors.csv", "SCS4,Department of Joy", "SCS44,Department of Joy");
    const { stderr } = await session.match();
    expect(stderr).toContain("Nothing was written: 3 things to mend.");
    expect(stderr.match(/^- /gm)).toHaveLength(3);
  });

  it("what is wrong with the plan comes together with what is wrong with the tables' form", async () => {
    const session = new Session();
    session.editPlan((plan) => {
      plan["seed"] = "1";
      (plan["criteria"] as Record<string, unknown>[])[0]!["ladder"] = "grde";
    });
    session.edit("mentees.csv", "mentee,01,", "mentee,01,,");
    session.edit("mentors.csv", ",profession,", ",Profesion,");
    const { stderr } = await session.check();
    expect(stderr).toContain("4 things to mend.");
    for (const place of [
      "plan.json, seed: found",
      "plan.json, criteria[0].ladder: found",
      "mentees.csv, row 3: found 12",
      'mentors.csv, row 1, column "profession": found',
    ])
      expect(stderr).toContain(place);

    // Without a mapping of its own the plan says nothing about the tables.
    session.editPlan((plan) => {
      plan["participants"] = "none";
    });
    const { stderr: ofPlan } = await session.check();
    expect(ofPlan).toContain("3 things to mend.");
    expect(ofPlan).not.toContain("mentees.csv");
  });

  it("a listing is capped and counts the rest", async () => {
    const session = new Session();
    session.write(
      "mentees.csv",
      session
        .read("mentees.csv")
        .replaceAll("Department", "Dept")
        .replaceAll(/,(HEO|SEO|AA|AO|EO|Grade \d|SCS\d),/g, ",?,"),
    );
    session.write(
      "mentors.csv",
      session.read("mentors.csv").replaceAll(/,(HEO|SEO|AA|AO|EO|Grade \d|SCS\d),/g, ",?,"),
    );
    const { stderr } = await session.check();
    const [toMend = ""] = stderr.split(/^\d+ things? to look at:$/m);
    expect(toMend.match(/^- /gm)).toHaveLength(51);
    expect(toMend).toMatch(/… and \d+ more/);
  });

  it("tells what is suspicious together with what is wrong, apart from it", async () => {
    const session = new Session();
    session.edit("mentees.csv", "mentee,07,mentee.07@gov.uk", "mentee,07,MENTEE.03@gov.uk");
    session.edit("mentors.csv", "SCS4,Department of Joy", "SCS 4,Department of Joy");
    const { stderr } = await session.check();
    const [toMend = "", toLookAt = ""] = stderr.split(/^\d+ things? to look at:$/m);
    expect(toMend).toMatch(/^Nothing was written: 1 thing to mend\.\n- .*"SCS 4"/);
    expect(toLookAt).toContain('found "MENTEE.03@gov.uk"');
    const json = JSON.parse((await session.check("--json")).stdout);
    expect(json.findings.map(({ severity }: { severity: string }) => severity)).toEqual(["error", "warning"]);
  });
});

describe("bad input by the thousand", () => {
  it("is capped in JSON too, with a count of the rest", async () => {
    const session = new Session();
    const [header] = session.read("mentees.csv").split("\n");
    const row = (at: number): string => `a,b,p${at}@x.org,no,x,no grade,Dept ${at},y,no,,`;
    session.write(
      "mentees.csv",
      [header?.trimEnd(), ...Array.from({ length: 1500 }, (_, at) => row(at))].join("\n"),
    );
    const { findings, omitted } = JSON.parse((await session.check("--json")).stdout);
    expect([findings.length, omitted]).toEqual([1000, 500]);
  });
});

describe("mentor-matching check", () => {
  it("says that all is well and writes nothing", async () => {
    const session = new Session();
    session.editPlan((plan) => {
      (plan["criteria"] as Record<string, unknown>[])[1]!["points"] = 3;
      plan["rules"] = [];
    });
    const rows = session.read("mentees.csv").trimEnd().split("\r\n");
    session.write("mentees.csv", rows.slice(0, -1).join("\r\n"));
    expect(await session.check()).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: "The plan and its people can be used: 49 mentees, 50 mentors.\n",
    });
    expect(session.written()).toEqual([]);
    expect(JSON.parse((await session.check("--json")).stdout)).toEqual({
      format: "mentor-matching/findings",
      formatVersion: 1,
      ok: true,
      findings: [],
      omitted: 0,
    });
  });

  it("tells what looks wrong about the plan beside its people, with the file's name, and goes on", async () => {
    const session = new Session();
    const { exitCode, stderr } = await session.check();
    expect(exitCode).toBe(0);
    expect(stderr).toContain("3 things to look at:");
    expect(stderr).toContain('plan.json, criteria[1]: found "profession", which alone decides');
    const { ok, findings } = JSON.parse((await session.check("--json")).stdout);
    expect(ok).toBe(true);
    expect(findings.map(({ code, severity }: Record<string, string>) => [code, severity])).toEqual([
      ["dominating-criterion", "warning"],
      ["unmatchable-person", "warning"],
      ["capacity-short", "warning"],
    ]);
  });
});
