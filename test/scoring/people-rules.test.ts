import { describe, expect, it } from "vitest";
import { inShort } from "../oracles/findings";
import { planWith, stagesOf } from "../oracles/stages";

type Json = Readonly<Record<string, unknown>>;
const criterion = { kind: "same", weight: 1, mentee: "team", mentor: "team" };

interface Outcome {
  /** Allowed pairs as `mentee-mentor`. */
  readonly allowed: string[];
  readonly name: string | undefined;
  readonly said: string[];
}

/** What a rule leaves of a round. */
const apply = (rule: Json, mentees: Json, mentors: Json, rest: Json = {}): Outcome => {
  const people = (records: Json) =>
    Object.entries(records).map(([id, answers]) => ({ id, team: "x", ...(answers as Json) }));
  const { scored, cohort, findings } = stagesOf({
    plan: planWith([criterion], { rules: [rule], ...rest }),
    mentees: people(mentees),
    mentors: people(mentors),
  });
  const { graph } = scored;
  const allowed = cohort.mentees.ids.flatMap((id, mentee) =>
    [...graph.columnOfEdge.subarray(graph.rowOffsets[mentee], graph.rowOffsets[mentee + 1])].map(
      (mentor) => `${id}-${cohort.mentors.ids[mentor]}`,
    ),
  );
  return { allowed: allowed.sort(), name: scored.removals.at(-1)?.rule, said: findings.map(inShort).sort() };
};

describe("who takes part", () => {
  const rule = { kind: "require", mentor: "trained", condition: { is: true } };
  const mentors = {
    m1: { trained: true },
    m2: { trained: false },
    m3: { trained: null },
    m4: { trained: "true" },
  };

  it("is who fulfils the condition; a blank does not, unless it is said to be allowed", () => {
    expect(apply(rule, { a: {} }, mentors).allowed).toEqual(["a-m1"]);
    expect(apply({ ...rule, missing: "allow" }, { a: {} }, mentors).allowed).toEqual(["a-m1", "a-m3"]);
  });

  it("may be asked of either side, or of both", () => {
    const both = { kind: "require", mentee: "on", mentor: "on", condition: { isNot: "paused" } };
    const people = { a: { on: "yes" }, b: { on: "paused" } };
    expect(apply(both, people, { c: { on: "yes" }, d: { on: "paused" } }).allowed).toEqual(["a-c"]);
    expect(apply({ ...both, mentor: undefined }, people, { c: {}, d: { on: "paused" } }).allowed).toEqual([
      "a-c",
      "a-d",
    ]);
  });

  it.each<[Json, unknown, boolean]>([
    [{ is: "x" }, "x", true],
    [{ is: "x" }, ["y", "x"], true],
    [{ is: ["x", 2] }, 2, true],
    [{ is: ["x", 2] }, "2", false],
    [{ isNot: "x" }, "y", true],
    [{ isNot: "x" }, ["y", "x"], false],
    [{ isNot: ["x", "y"] }, "z", true],
    [{ atLeast: 2 }, 2, true],
    [{ atLeast: 2 }, 1.9, false],
    [{ atLeast: 2, atMost: 3 }, 3, true],
    [{ atLeast: 2, atMost: 3 }, 3.1, false],
    [{ atMost: 3 }, [9, null, 1], true],
    [{ is: "x" }, [null, ""], false],
    [{ isNot: "x" }, [], false],
  ])("%j of %j is %s", (condition, answer, fulfils) => {
    const { allowed, said } = apply({ ...rule, condition }, { a: {} }, { m: { trained: answer } });
    expect(said).toEqual([]);
    expect(allowed.length === 1).toBe(fulfils);
  });

  it("is told of answers that can't be compared", () => {
    const change = (condition: Json, answer: unknown): string[] =>
      apply({ ...rule, condition }, { a: {} }, { m: { trained: answer } }).said;
    expect(change({ is: "x" }, { is: "x" })).toEqual([
      'wrong-type at mentors, [0].trained: found {"is":"x"}, expected a text, a number, yes or no, or a list of them. Correct the answer, or leave it blank.',
    ]);
    expect(change({ atLeast: 2 }, "3")).toEqual([
      'not-a-number at mentors, [0].trained: found "3", expected a number, since the rule sets bounds. Correct the answer, leave it blank, or name the answers in the rule.',
    ]);
    expect(apply({ ...rule, mentor: "traned" }, { a: {} }, mentors).said).toEqual([
      'unknown-name at plan, rules[0].mentor: found "traned", expected a field that the mentors have: id, team, trained. Did you mean "trained"?',
    ]);
  });

  it("is called by its name, or by what it asks", () => {
    const name = (change: Json): string | undefined =>
      apply({ ...rule, ...change }, { a: { on: "x" } }, { m: { trained: true, on: "x" } }).name;
    expect(name({ name: "trained" })).toBe("trained");
    expect(name({})).toBe("only mentors whose trained is true");
    expect(name({ mentor: undefined, mentee: "on", condition: { isNot: ["x", "y"] } })).toBe(
      'only mentees whose on is not "x" or "y"',
    );
    expect(name({ mentor: "on", mentee: "on", condition: { is: "x" } })).toBe('only people whose on is "x"');
    expect(name({ mentee: "on", condition: { is: ["x", true] } })).toBe(
      'only people whose on and trained is "x" or true',
    );
  });
});

describe("whom a person avoids", () => {
  it("is not met, whichever side lists the other", () => {
    const mentees = { a: { not: ["m", "o"] }, b: { not: null } };
    const mentors = { m: { not: "" }, n: { not: "b" }, o: {} };
    const rule = { kind: "avoid", mentee: "not", mentor: "not" };
    expect(apply(rule, mentees, mentors).allowed).toEqual(["a-n", "b-m", "b-o"]);
    expect(apply({ ...rule, mentor: undefined }, mentees, mentors).allowed).toEqual([
      "a-n",
      "b-m",
      "b-n",
      "b-o",
    ]);
    expect(apply(rule, mentees, mentors).name).toBe("never whom one avoids");
  });

  it("is a warning where nobody has the id", () => {
    expect(apply({ kind: "avoid", mentee: "not" }, { a: { not: ["monika"] } }, { monica: {} })).toMatchObject(
      {
        allowed: ["a-monica"],
        said: [
          'unknown-id at mentees, [0].not[0]: found "monika", expected the id of one of the mentors. Did you mean "monica"?',
        ],
      },
    );
  });
});

describe("the reporting line", () => {
  const rule = { kind: "reporting-line", manager: "boss" };
  // a below m below x below y; b below m too.
  const mentees = { a: { boss: "m" }, b: { boss: "m" }, y: { boss: null } };
  const mentors = { m: { boss: "x" }, y: { boss: null }, z: { boss: "a" } };
  const managers = { x: "y" };
  const forbidden = (change: Json): string[] => {
    const { allowed } = apply({ ...rule, ...change }, mentees, mentors);
    const all = Object.keys(mentees).flatMap((a) => Object.keys(mentors).map((b) => `${a}-${b}`));
    return all.filter((pair) => !allowed.includes(pair) && pair !== "y-y");
  };

  it("forbids one's own manager and those one manages, and no one's peers", () => {
    expect(forbidden({})).toEqual(["a-m", "a-z", "b-m"]);
  });

  it("reaches as many levels as it is told, through people who do not take part", () => {
    expect(forbidden({ levels: 2 })).toEqual(["a-m", "a-z", "b-m"]);
    expect(forbidden({ levels: 2, managers })).toEqual(["a-m", "a-z", "b-m", "y-m"]);
    expect(forbidden({ levels: 3, managers })).toEqual(["a-m", "a-y", "a-z", "b-m", "b-y", "y-m"]);
    expect(forbidden({ levels: 4, managers })).toEqual(["a-m", "a-y", "a-z", "b-m", "b-y", "y-m", "y-z"]);
  });

  it("says once where it does not know the line further up, and only to who looks further up", () => {
    expect(apply(rule, mentees, mentors).said).toEqual([]);
    expect(apply({ ...rule, levels: 2 }, mentees, mentors).said).toEqual([
      'unknown-id at plan, rules[0].managers: found 1 of whom nothing is known, "x" among them, expected the managers of everybody in the line. Say in "managers" who stands above them; without it, the line ends there.',
    ]);
  });

  it("is one line a person: two managers are a contradiction", () => {
    const { said } = apply(rule, { a: { boss: "m" } }, { a: { boss: "n" }, m: {}, n: {} });
    expect(said).toEqual([
      'contradiction at mentors, [0].boss: found "n", expected "m", the manager of "a" elsewhere. A person has one manager: correct one of the two.',
    ]);
  });

  it("is never a circle, of however many people, whatever the number of levels", () => {
    const circle = (ids: string[]): Json =>
      Object.fromEntries(ids.map((id, at) => [id, { boss: ids[(at + 1) % ids.length] }]));
    const expected = "expected a reporting line in which nobody stands above themselves.";
    const remedy = "Correct one of the managers; leave it blank for whoever has nobody above them.";
    const levels = Number.MAX_SAFE_INTEGER;
    expect(apply({ ...rule, levels }, circle(["a", "b", "c"]), { m: { boss: "a" } }).said).toEqual([
      `contradiction at mentees, [0].boss: found a circle: "a" below "b" below "c" below "a", ${expected} ${remedy}`,
    ]);
    expect(apply({ ...rule, levels }, circle(["a"]), { m: { boss: "a" } }).said).toEqual([
      `contradiction at mentees, [0].boss: found a circle: "a" below "a", ${expected} ${remedy}`,
    ]);
    const many = Array.from({ length: 9 }, (_, at) => `p${at}`);
    expect(apply(rule, circle(many), { m: { boss: null } }).said).toEqual([
      `contradiction at mentees, [0].boss: found a circle: "p0" below "p1" below "p2" below "p3" below "p4" and so on through 9 people, ${expected} ${remedy}`,
    ]);
    const { said } = apply({ ...rule, managers: { x: "y", y: "x" } }, circle(["a", "b"]), {
      m: { boss: null },
    });
    expect(said).toHaveLength(2);
  });
});

describe("past partners", () => {
  const past = { partners: "past", roundsAgo: "ago", ended: "how" };
  const mentors = { m: {}, n: {}, o: {} };
  const left = (rule: Json, answers: Json): string[] => {
    const { allowed, said } = apply({ kind: "repeat", mentee: past, ...rule }, { a: answers }, mentors);
    expect(said).toEqual([]);
    return allowed.map((pair) => pair.slice(2));
  };

  it.each<[Json, Json, string[]]>([
    [{}, { past: ["m", "n"], ago: [9, 1], how: null }, ["o"]],
    [{ coolDown: 2 }, { past: ["m", "n", "o"], ago: [1, 2, 3], how: null }, ["o"]],
    [{ coolDown: 1 }, { past: ["m", "n", "o"], ago: [null, 2, 0], how: null }, ["n"]],
    [{ coolDown: 0 }, { past: ["m", "n", "o"], ago: [1, 0, null], how: null }, ["m", "o"]],
    [{ coolDown: 1 }, { past: "m", ago: null, how: null }, ["n", "o"]],
    [
      { coolDown: 1, disqualifying: ["badly"] },
      { past: ["m", "n", "o"], ago: [8, 8, 8], how: ["well", "badly", null] },
      ["m", "o"],
    ],
    [{ coolDown: 1 }, { past: ["m", null, "m"], ago: [8, 8, 1], how: ["", "", ""] }, ["n", "o"]],
  ])("%j with %j leaves %j", (rule, answers, expected) => {
    expect(left(rule, answers)).toEqual(expected);
  });

  it("are told of by either side", () => {
    const rule = { kind: "repeat", mentor: { partners: "past" } };
    expect(apply(rule, { a: {}, b: {} }, { m: { past: ["b", "gone"] }, n: { past: "" } })).toMatchObject({
      allowed: ["a-m", "a-n", "b-n"],
      name: "never a past partner",
      said: [
        'unknown-id at plan, rules[0].mentor.partners: found 1 that none of them has, "gone" among them, expected ids of the mentees. Nothing to do if they have left; an id that is mistyped forbids nothing.',
      ],
    });
  });

  it("stand in lists of the same length, of the right kind", () => {
    const { said } = apply(
      { kind: "repeat", mentee: past },
      {
        a: { past: ["m", "n"], ago: [1], how: ["well", "well", "well"] },
        b: { past: "m", ago: -1, how: 5 },
        c: { past: [1], ago: null, how: null },
      },
      mentors,
    );
    const fix = "Correct the answer, or leave it blank.";
    const lengths =
      "Give every past partner an entry, blank where nothing is known, or leave all of it blank.";
    expect(said).toEqual([
      `ragged-row at mentees, [0].ago: found 1, expected 2 entries, one for each past partner. ${lengths}`,
      `ragged-row at mentees, [0].how: found 3, expected 2 entries, one for each past partner. ${lengths}`,
      `wrong-type at mentees, [1].ago: found -1, expected a whole number of rounds, or a list of them. ${fix}`,
      `wrong-type at mentees, [1].how: found 5, expected a word for how it ended, or a list of them. ${fix}`,
      `wrong-type at mentees, [2].past: found [1], expected an id, or a list of ids. ${fix}`,
    ]);
  });

  it("are called by their name, or by how far back they go", () => {
    const name = (change: Json): string | undefined =>
      apply({ kind: "repeat", mentee: past, ...change }, { a: { past: null, ago: null, how: null } }, mentors)
        .name;
    expect(name({ name: "again" })).toBe("again");
    expect(name({ coolDown: 1 })).toBe("never a partner of the last round");
    expect(name({ coolDown: 3 })).toBe("never a partner of the last 3 rounds");
    expect(name({ coolDown: 0, disqualifying: ["x"] })).toBe("never a partner with whom it ended badly");
  });
});
