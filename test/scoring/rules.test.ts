import { describe, expect, it } from "vitest";
import { planWith, stagesOf } from "../oracles/stages";

type Json = Readonly<Record<string, unknown>>;
const criterion = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
const tracks = { medicine: ["student", "resident", "attending"], nursing: ["trainee", "nurse"] };

/** Whether a rule allows a pair, and what the rule is called. */
const judge = (rule: Json, mentee: Json, mentor: Json): { allowed: boolean; name: string | undefined } => {
  const { scored, findings } = stagesOf({
    plan: planWith([criterion], { rules: [rule], ladders: { tracks } }),
    mentees: [{ id: "mentee", team: "x", ...mentee }],
    mentors: [{ id: "mentor", team: "x", ...mentor }],
  });
  expect(findings).toEqual([]);
  return { allowed: scored.graph.columnOfEdge.length === 1, name: scored.removals[0]?.rule };
};

describe("the eligibility window", () => {
  const rule = { kind: "eligibility", mentee: "at", mentor: "at", ladder: "tracks", from: 1, to: 2 };
  const allows = (mentee: unknown, mentor: unknown, change: Json = {}): boolean =>
    judge({ ...rule, ...change }, { at: mentee }, { at: mentor }).allowed;

  it.each([
    ["student", "student", false],
    ["student", "resident", true],
    ["student", "attending", true],
    ["attending", "student", false],
    ["trainee", "nurse", true],
    ["trainee", "attending", false],
    [null, "nurse", false],
    ["trainee", "", false],
  ])("from 1 to 2 steps up: %s with %s: %s", (mentee, mentor, expected) => {
    expect(allows(mentee, mentor)).toBe(expected);
  });

  it("says by itself what a blank means, and what another track does", () => {
    expect(allows(null, "nurse", { missing: "allow" })).toBe(true);
    expect(allows("student", "nurse", { missing: "allow" })).toBe(false);
    expect(allows("student", "nurse", { acrossTracks: "allow" })).toBe(true);
    expect(allows(null, "nurse", { acrossTracks: "allow" })).toBe(false);
  });

  it("may go down, include one's own step, and count plain numbers", () => {
    expect(allows("attending", "student", { from: -2, to: -1 })).toBe(true);
    expect(allows("attending", "attending", { from: 0, to: 0 })).toBe(true);
    expect(allows(-1, 1, { ladder: undefined })).toBe(true);
    expect(allows(-1, 2, { ladder: undefined })).toBe(false);
  });

  it("is called by its name, or by what it does", () => {
    const at = { at: "student" };
    expect(judge(rule, at, at).name).toBe("mentor 1 to 2 steps above");
    expect(judge({ ...rule, name: "a step ahead" }, at, at).name).toBe("a step ahead");
  });
});

describe("never", () => {
  const allows = (sharing: unknown, mentee: Json, mentor: Json): boolean =>
    judge({ kind: "never", sharing }, mentee, mentor).allowed;

  it("forbids whoever shares an answer, one of several included; a blank shares nothing", () => {
    expect(allows("boss", { boss: "kim" }, { boss: "kim" })).toBe(false);
    expect(allows("boss", { boss: "kim" }, { boss: "lee" })).toBe(true);
    expect(allows("boss", { boss: ["kim", "lee"] }, { boss: ["ann", "lee"] })).toBe(false);
    for (const blank of [null, undefined, "", [], [null, ""]])
      expect(allows("boss", { boss: blank }, { boss: blank })).toBe(true);
  });

  it("compares one field with another where told to", () => {
    const sharing = { mentee: "boss", mentor: "name" };
    expect(allows(sharing, { boss: "Kim" }, { name: "Kim", boss: "Lee" })).toBe(false);
    expect(allows(sharing, { boss: "Kim" }, { name: "Lee", boss: "Kim" })).toBe(true);
  });

  it("is called by its name, or by the fields", () => {
    const name = (rule: Json): string | undefined =>
      judge({ kind: "never", ...rule }, { boss: "a" }, { boss: "a", name: "b" }).name;
    expect(name({ sharing: "boss", name: "no common boss" })).toBe("no common boss");
    expect(name({ sharing: "boss" })).toBe("never the same boss");
    expect(name({ sharing: { mentee: "boss", mentor: "name" } })).toBe("never boss equal to name");
    expect(name({ sharing: ({ boss }: { boss: string }) => boss })).toBe("never the same answer");
  });
});

describe("oneself", () => {
  it("is a rule only where somebody stands on both sides, and takes that one pair", () => {
    const { scored, cohort } = stagesOf({
      plan: planWith([criterion]),
      mentees: ["a", "b", "c"].map((id) => ({ id, team: "x" })),
      mentors: ["c", "d", "a"].map((id) => ({ id, team: "x" })),
    });
    expect(scored.removals.map(({ rule }) => rule)).toEqual(["never oneself"]);
    const count = (id: string): number => scored.removals[0]!.ofMentee[cohort.mentees.ids.indexOf(id)]!;
    expect(["a", "b", "c"].map(count)).toEqual([1, 0, 1]);
    expect(scored.graph.columnOfEdge.length).toBe(7);
    expect(judge({ kind: "never", sharing: "boss" }, { boss: null }, { boss: null }).name).toBe(
      "never the same boss",
    );
  });
});
