import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { planJsonSchema } from "../../src/plan/json-schema";
import { Session, say } from "./session";

describe("mentor-matching match", () => {
  it("runs the Civil Service round: summary, report, CSV and JSON agree", async () => {
    const session = new Session();
    const said = await session.match();
    expect(said.exitCode).toBe(0);
    expect(said.stderr).toContain("3 things to look at:");
    expect(said.stdout).toMatch(/pairs +35 of 50 mentees \(70\.0 %\)/);
    expect(said.stdout).toMatch(/total +750\n/);
    expect(said.stdout).toMatch(/proof +verified\n/);
    expect(said.stdout).toContain("Mentees without a mentor (15)");
    expect(session.written()).toEqual(["matches.csv", "report.html", "result.json"]);
    for (const file of session.written()) expect(said.stdout).toContain(`${session.out}/${file}`);

    const pairs = parse(session.read("out/matches.csv"), { columns: true }) as Record<string, string>[];
    const result = JSON.parse(session.read("out/result.json"));
    expect(pairs).toHaveLength(35);
    expect(pairs.reduce((sum, pair) => sum + Number(pair["joint score"]), 0)).toBe(750);
    expect(result.pairs.map((pair: { mentee: { id: string } }) => pair.mentee.id)).toEqual(
      pairs.map((pair) => pair["mentee id"]),
    );
    expect(session.read("out/report.html")).toContain("<svg");
  });

  it("runs the primary-care round, in which five people are left and told why", async () => {
    const session = new Session("primary-care");
    const { exitCode, stdout } = await session.match();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/pairs +55 of 60 mentees/);
    expect(stdout).toMatch(/M052 .*: No eligible mentor among 25: “mentor at least one step above/);
    expect(stdout).toContain("… and 30 more");
  });

  it("prints the result as JSON and nothing else, with or without a folder", async () => {
    const session = new Session();
    const withFolder = await session.match("--json");
    const without = await say(["match", ...session.files(), "--json"]);
    expect(withFolder.stderr).toBe("");
    expect(withFolder.stdout).toBe(session.read("out/result.json"));
    expect(without).toEqual(withFolder);
    expect(JSON.parse(without.stdout)).toMatchObject({ metrics: { total: 750 } });
  });

  it("lists every allowed pair when it is asked to, and the proof can be checked from the file alone", async () => {
    const session = new Session();
    await session.match("--candidates");
    const { proof, candidates, metrics } = JSON.parse(session.read("out/result.json"));
    expect(candidates).toHaveLength(392);
    const { mentees, mentors } = proof.prices as Record<string, Record<string, number>>;
    for (const { mentee, mentor, joint } of candidates) {
      expect(mentees![mentee]! + mentors![mentor]!).toBeGreaterThanOrEqual(joint);
    }
    const prices = [
      ...Object.values(mentees!),
      ...Object.entries(mentors!).map(([id, price]) => price * proof.places[id]),
    ];
    expect(Math.min(...prices)).toBeGreaterThanOrEqual(0);
    expect(prices.reduce((sum, price) => sum + price, 0)).toBe(metrics.total);
    await session.match();
    expect(JSON.parse(session.read("out/result.json")).candidates).toBeUndefined();
  });

  it("gives the same bytes whatever the order of the rows and the names of the columns", async () => {
    const session = new Session("primary-care");
    await session.match();
    const before = session.written().map((file) => session.read(`out/${file}`));

    for (const file of ["mentees.csv", "mentors.csv"]) {
      const [header, ...rows] = session.read(file).trimEnd().split("\n");
      session.write(file, `${[header, ...rows.reverse()].join("\n")}\n`);
    }
    await session.match();
    expect(session.written().map((file) => session.read(`out/${file}`))).toEqual(before);

    for (const file of ["mentees.csv", "mentors.csv"]) {
      session.edit(file, /,specialties,/, ",Which fields?,");
      session.edit(file, /^id,/, "Kennung,");
    }
    session.write(
      "plan.json",
      session
        .read("plan.json")
        .replaceAll('"column": "specialties"', '"column": "Which fields?"')
        .replaceAll('"id": "id"', '"id": "Kennung"'),
    );
    await session.match();
    expect(session.written().map((file) => session.read(`out/${file}`))).toEqual(before);
  });

  it("reads what spreadsheets write: byte-order mark, semicolons, CRLF, quoted line breaks, an empty last line", async () => {
    const session = new Session();
    const { stderr: told } = await session.match();
    const before = session.read("out/result.json");
    for (const file of ["mentees.csv", "mentors.csv"]) {
      const rows = parse(session.read(file)) as string[][];
      const quoted = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";"));
      session.write(file, `\uFEFF${quoted.join("\r\n")}\r\n\r\n`);
    }
    const said = await session.match();
    expect(said.stderr).toBe(told);
    expect(session.read("out/result.json")).toBe(before);
  });

  it("tells blanks around cells and goes on", async () => {
    const session = new Session();
    session.edit("mentees.csv", "HEO,Department of Virtue", "HEO ,Department of Virtue");
    const { exitCode, stderr } = await session.match();
    expect(exitCode).toBe(0);
    expect(stderr).toContain("4 things to look at:");
    expect(stderr).toContain('mentees.csv, column "grade": found 1 cell with them');
  });

  it("draws progress for somebody who watches, and wipes it away", async () => {
    const session = new Session();
    const grades = ["AA", "AO"];
    const people = (grade: string, prefix: string): string =>
      [
        "id,grade,field",
        ...Array.from({ length: 700 }, (_, at) => `${prefix}${at},${grade},f${(at * 31) % 97}`),
      ].join("\n");
    session.write("mentees.csv", people(grades[0]!, "e"));
    session.write("mentors.csv", people(grades[1]!, "m"));
    session.editPlan((plan) => {
      const side = { id: "id", fields: { grade: "grade", field: "field" } };
      plan["participants"] = { mentees: side, mentors: side };
      plan["criteria"] = [{ kind: "same", name: "field", weight: 1, mentee: "field", mentor: "field" }];
      plan["rules"] = [];
    });
    const args = ["match", ...session.files(), "--out", session.out];
    const watched = await say(args, true);
    expect(watched.stderr).toMatch(/\rmatching \d+ %/);
    expect(watched.stderr.endsWith("\r")).toBe(true);
    expect((await say(args, false)).stderr).toBe("");
  });
});

describe("the command line", () => {
  it("answers 2 to wrong usage, and says what is wrong", async () => {
    const session = new Session();
    expect(await say(["match", "--mentees", "x.csv"])).toMatchObject({ exitCode: 2, stdout: "" });
    expect((await say(["mtach"])).stderr).toContain("Did you mean match?");
    expect((await say(["match", ...session.files()])).stderr).toContain("--out <folder>");
    expect((await say(["match", ...session.files(), "--output", "x"])).exitCode).toBe(2);
    expect(await say([])).toMatchObject({ exitCode: 2 });
  });

  it("helps on each command, and tells its version", async () => {
    for (const args of [["--help"], ["match", "--help"], ["check", "--help"], ["help", "match"]]) {
      const said = await say(args);
      expect(said).toMatchObject({ exitCode: 0, stderr: "" });
      expect(said.stdout).toContain("Usage: mentor-matching");
    }
    expect((await say(["match", "--help"])).stdout).toContain("Exit codes: 0 done, 1 bad input");
    expect((await say(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+/);
  });
});

describe("mentor-matching check --schema", () => {
  it("prints the JSON Schema of plans and nothing else, without any file", async () => {
    const said = await say(["check", "--schema"]);
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(said.stdout)).toEqual(planJsonSchema());
    expect(await say(["check", "--json", "--schema", "--plan", "nowhere.json"])).toEqual(said);
    expect((await say(["match", "--schema"])).exitCode).toBe(2);
  });
});
