import { describe, expect, it } from "vitest";
import { Session, say } from "./session";

const header = "\uFEFFE-Mail;Vorname;Nachname;Fach ;Ich möchte;Plätze;1. Wunsch;2. Wunsch";
const rows = [
  "ada@praxis.de;Ada;Loew;Innere; Geriatrie;beides;nur eine;;",
  "ben@praxis.de;Ben;Maas;Geriatrie;einen Mentor;;ada@praxis.de;",
  "cyd@praxis.de;Cyd;Noll;Innere;EINEN  Mentor;;ada@praxis.de = dot@praxis.de;",
  "dot@praxis.de;Dot;Orth;Innere;Mentor sein;gern auch zwei;;",
  ";;;;;;;",
  "eve@praxis.de;Eve;Paul;Innere;diesmal nicht;;;",
].map((row) => row.replace("Innere; Geriatrie", '"Innere; Geriatrie"'));

const plan = {
  shape: { kind: "one-to-many" },
  objective: { kind: "total", coverage: "first" },
  participants: {
    people: {
      id: "e-mail",
      name: ["Vorname", "Nachname"],
      role: {
        column: "Ich möchte",
        words: { "einen Mentor": "mentee", "Mentor sein": "mentor", beides: "both", "diesmal nicht": "none" },
      },
      fields: {
        fields: { column: "Fach", list: ";" },
        places: { column: "Plätze", type: "number", words: { "nur eine": 1, "gern auch zwei": 2 } },
        wishes: { columns: ["1. Wunsch", "2. Wunsch"], list: "=" },
      },
    },
  },
  criteria: [{ kind: "overlap", name: "field", weight: 1, mentee: "fields", mentor: "fields" }],
  rules: [{ kind: "capacity", mentor: "places" }],
};

/** A round whose people stand in one file. */
const session = (file: string, content: string, change: object = {}) => {
  const folder = new Session();
  folder.write(file, content);
  folder.write("plan.json", JSON.stringify({ ...plan, ...change }));
  const args = ["--people", folder.path(file), "--plan", folder.path("plan.json")];
  return { folder, args };
};

describe("everybody in one file", () => {
  it("as a spreadsheet writes it: byte-order mark, semicolons, headings in another case, sentences for numbers", async () => {
    const { args } = session("people.csv", `${[header, ...rows].join("\r\n")}\r\n`);
    const said = await say(["match", ...args, "--json"]);
    expect(said.exitCode).toBe(0);
    const { pairs, metrics } = JSON.parse(said.stdout);
    expect(metrics.pairs).toBe(3);
    const names = pairs.map(
      ({ mentee, mentor }: Record<string, { name: string }>) => `${mentee!.name} - ${mentor!.name}`,
    );
    expect(names.sort()).toEqual(["Ada Loew - Dot Orth", "Ben Maas - Ada Loew", "Cyd Noll - Dot Orth"]);
    const checked = await say(["check", ...args]);
    expect(checked.stdout).toBe("The plan and its people can be used: 3 mentees, 2 mentors.\n");
    expect(checked.stderr).toContain('found "E-Mail", expected the heading "e-mail", as the plan has it.');
    expect(checked.stderr).toContain('found "Fach ", expected a heading without blanks around it.');
  });

  it("as JSON: a list of objects whose values may have types already", async () => {
    const people = [
      { "e-mail": 1, Fach: ["Innere"], "Ich möchte": "einen Mentor", "1. Wunsch": "2" },
      { "e-mail": 2, Fach: "Innere;Geriatrie", "Ich möchte": "Mentor sein", Plätze: 1, Vorname: "Dot" },
      { "e-mail": 3, "Ich möchte": "beides", Plätze: "nur eine", Nachname: "Paul", "2. Wunsch": null },
    ];
    const { args } = session("people.JSON", JSON.stringify(people));
    const { stdout, stderr, exitCode } = await say(["match", ...args, "--json"]);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(JSON.parse(stdout).metrics).toMatchObject({ pairs: 2, mentees: 2, mentors: 2 });
  });

  it("JSON on both sides, too", async () => {
    const folder = new Session();
    for (const [file, prefix] of [
      ["mentees", "e"],
      ["mentors", "m"],
    ])
      folder.write(
        `${file}.json`,
        JSON.stringify([1, 2, 3].map((at) => ({ id: `${prefix}${at}`, team: "red" }))),
      );
    const side = { id: "id", fields: { team: "team" } };
    folder.write(
      "plan.json",
      JSON.stringify({
        ...plan,
        shape: { kind: "one-to-one" },
        rules: [],
        participants: { mentees: side, mentors: side },
        criteria: [{ kind: "same", name: "team", weight: 1, mentee: "team", mentor: "team" }],
      }),
    );
    const files = ["mentees", "mentors", "plan"].flatMap((name) => [
      `--${name}`,
      folder.path(`${name}.json`),
    ]);
    expect(JSON.parse((await say(["match", ...files, "--json"])).stdout).metrics.pairs).toBe(3);
  });

  it.each([
    ["no JSON", "[{]", "not-json", "expected a list of people in JSON"],
    [
      "an object",
      '{"people": []}',
      "wrong-type",
      'found {"people":[]}, expected a list of objects, one for each person.',
    ],
    ["an empty list", "[]", "empty-table", "found an empty list, expected at least one person."],
    [
      "a list of texts",
      '["ada"]',
      "wrong-type",
      '[0]: found "ada", expected an object from headings to answers.',
    ],
  ])("%s where the people should be is a finding", async (_, content, code, words) => {
    const { args } = session("people.json", content);
    const said = await say(["check", ...args]);
    expect(said).toMatchObject({ exitCode: 1, stdout: "" });
    expect(said.stderr).toContain(words);
    const { findings } = JSON.parse((await say(["check", ...args, "--json"])).stdout);
    expect(findings.map((finding: { code: string }) => finding.code)).toContain(code);
  });
});

describe("which files were given", () => {
  it.each([
    ["none"],
    ["mentees only", "--mentees"],
    ["mentors only", "--mentors"],
    ["both forms", "--people", "--mentees", "--mentors"],
    ["half of both forms", "--people", "--mentees"],
  ])("%s is wrong usage", async (_, ...options) => {
    const { folder } = session("people.csv", "");
    const files = options.flatMap((option) => [option, folder.path("people.csv")]);
    for (const command of ["match", "check"]) {
      const said = await say([
        command,
        ...files,
        "--plan",
        folder.path("plan.json"),
        ...(command === "match" ? ["--json"] : []),
      ]);
      expect(said).toMatchObject({ exitCode: 2, stdout: "" });
      expect(said.stderr).toContain(
        "say where the people are: --mentees <file> and --mentors <file>, or --people <file>",
      );
    }
  });

  it("other ones than the plan's participants speak of are a finding about the plan's file", async () => {
    const { args, folder } = session("people.csv", [header, ...rows].join("\n"));
    const said = await say(["check", ...folder.files()]);
    expect(said.exitCode).toBe(1);
    expect(said.stderr).toContain(
      'plan.json, participants: found those of "people", expected the columns of "mentees" and "mentors"',
    );
    expect(said.stderr).toContain("1 thing to mend");
    const civilService = new Session();
    const other = await say(["check", ...args.slice(0, 2), "--plan", civilService.path("plan.json")]);
    expect(other.stderr).toContain(
      'plan.json, participants: found those of "mentees" and "mentors", expected the columns of "people"',
    );
  });

  it("a plan that maps no columns is told which are wanted", async () => {
    const { args } = session("people.csv", [header, ...rows].join("\n"), { participants: undefined });
    expect((await say(["check", ...args])).stderr).toContain('Add "participants": { "people": {');
  });

  it("a file that is missing is told together with a wrong plan", async () => {
    const said = await say(["check", "--people", "no/people.csv", "--plan", "no/plan.json"]);
    expect(said.stderr).toContain("no/people.csv: found no such file");
    expect(said.stderr).toContain("no/plan.json: found no such file");
  });
});
