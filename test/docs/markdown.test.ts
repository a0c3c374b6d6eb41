import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { fencesOf, runSnippet } from "./snippets";

const project = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(project, file), "utf8");
const texts = [
  "README.md",
  "CHANGELOG.md",
  ...(readdirSync(join(project, "docs"), { recursive: true }) as string[])
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** A plan around a criterion or rule of a guide. */
const planWith = (part: { criterion?: unknown; rule?: unknown }): object => ({
  shape: { kind: "one-to-one" },
  objective: { kind: "total" },
  // Rules may name the criterion.
  criteria: [part.criterion ?? { kind: "same", name: "specialty", weight: 1, mentee: "x", mentor: "x" }],
  rules: part.rule === undefined ? [] : [part.rule],
});

/** Participants of whom a guide shows a field. */
const withField = (field: unknown): object => ({
  mentees: { id: "id", fields: { field } },
  mentors: { id: "id" },
});

const withPrograms = texts.filter((file) => fencesOf(read(file)).some(({ info }) => info === "ts"));

it("finds the texts with programs", () => {
  for (const file of ["README.md", "docs/guides/plan.md", "docs/guides/participants.md"])
    expect(withPrograms).toContain(file);
});

describe.each(withPrograms)("the programs of %s", (file) => {
  const fences = fencesOf(read(file));
  const programs = fences.flatMap((fence, at) =>
    fence.info === "ts" ? [{ code: fence.text, output: fences[at + 1] }] : [],
  );

  it("has programs, each followed by what it prints", () => {
    expect(programs.length).toBeGreaterThanOrEqual(1);
    for (const { output } of programs) expect(output?.info).toBe("text");
  });

  it.each(programs)("prints what it says: program $#", async ({ code, output }) => {
    expect((await runSnippet(code)).printed).toBe(output?.text.trimEnd());
  });
});

describe.each(texts)("%s", (file) => {
  const text = read(file);

  it("links to files that exist", () => {
    for (const [, target = ""] of text.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
      if (/^https?:/.test(target)) continue;
      expect(existsSync(join(project, dirname(file), target)), target).toBe(true);
    }
  });

  it.each(fencesOf(text).filter(({ info }) => info.startsWith("json")))("holds a valid $info", ({
    info,
    text: json,
  }) => {
    const value: unknown = JSON.parse(json);
    if (info === "json plan") parsePlanOrThrow(value);
    else if (info === "json criterion") parsePlanOrThrow(planWith({ criterion: value }));
    else if (info === "json rule") parsePlanOrThrow(planWith({ rule: value }));
    else if (info === "json participants") parsePlanOrThrow({ ...planWith({}), participants: value });
    else if (info === "json field") parsePlanOrThrow({ ...planWith({}), participants: withField(value) });
    else expect(info).toBe("json");
  });
});
