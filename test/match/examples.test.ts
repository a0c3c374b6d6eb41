import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPeople, type Table } from "../../src/cohort/read-table";
import { explain } from "../../src/explain/explain";
import { matchOrThrow } from "../../src/match/match";
import { timeZones } from "../../src/time-zones";
import { type Example, peopleOf, readExample } from "../examples";
import { summaryOf } from "../oracles/summary";

const objectives = [
  { kind: "stable", proposing: "mentees" },
  { kind: "stable", proposing: "mentors" },
  { kind: "total", coverage: "free" },
  { kind: "total", coverage: "first" },
] as const;

const run = (example: Example, objective: (typeof objectives)[number]) => {
  const matching = matchOrThrow({ ...example.plan, objective }, peopleOf(example), { timeZones });
  const { proof, unmatched } = explain(matching);
  const sentences = [...unmatched.mentees, ...unmatched.mentors].map(({ id, sentence }) => [id, sentence]);
  return { ...summaryOf(matching), proof, sentences };
};

/** The table with its rows in another order. */
const shuffle = (table: Table): fc.Arbitrary<Table> =>
  fc.shuffledSubarray([...table.rows], { minLength: table.rows.length }).map((rows) => ({ ...table, rows }));

/** Another order of the columns, and a word behind each heading. */
const renameColumns = (example: Example): Example => {
  const heading = (text: string): string => `${text} (2026)`;
  const rename = (part: unknown, key = ""): unknown => {
    if (typeof part === "string") return ["type", "list"].includes(key) ? part : heading(part);
    if (Array.isArray(part)) return part.map((entry) => rename(entry));
    return Object.fromEntries(
      Object.entries(part as object).map(([name, value]) => [name, rename(value, name)]),
    );
  };
  const table = ({ source, header, rows }: Table): Table => ({
    source,
    header: header.map(heading).reverse(),
    rows: rows.map((row) => [...row].reverse()),
  });
  const { mentees, mentors } = example.tables;
  return {
    ...example,
    plan: { ...example.plan, participants: rename(example.plan.participants) } as Example["plan"],
    tables: { mentees: table(mentees), mentors: table(mentors) },
  };
};

describe.each(["civil-service", "primary-care"] as const)("the example %s", (name) => {
  const example = readExample(name);

  it("is read without a finding", () => {
    expect(readPeople(example.plan.participants!, example.tables).findings).toEqual([]);
  });

  describe.each(objectives)("objective %j", (objective) => {
    const expected = run(example, objective);

    it("gives a verified matching with a sentence for everybody who is left", () => {
      expect(expected).toMatchObject({ violations: [], proof: { verified: true } });
      for (const [, sentence] of expected.sentences) expect(sentence).toMatch(/\.$/);
    });

    it("gives the same for every order of the rows of either file", () => {
      const { mentees, mentors } = example.tables;
      fc.assert(
        fc.property(shuffle(mentees), shuffle(mentors), (shuffledMentees, shuffledMentors) => {
          const tables = { mentees: shuffledMentees, mentors: shuffledMentors };
          expect(run({ ...example, tables }, objective)).toEqual(expected);
        }),
        { numRuns: 5 },
      );
    });

    it("gives the same when the columns are renamed and moved together with the plan", () => {
      expect(run(renameColumns(example), objective)).toEqual(expected);
    });
  });

  it("is verified under other seeds as well, with the same best total and the same number of pairs", () => {
    const total = (seed: number) =>
      matchOrThrow(
        { ...example.plan, seed, objective: { kind: "total", coverage: "first" } },
        peopleOf(example),
        { timeZones },
      );
    const one = total(1);
    for (const seed of [2, 3, 4]) {
      const other = total(seed);
      expect(other.violations).toEqual([]);
      expect(other.metrics.pairs).toBe(one.metrics.pairs);
      expect(other.metrics.total).toBeCloseTo(one.metrics.total, 9);
    }
  });
});

describe("what the primary-care example says of its people", () => {
  const example = readExample("primary-care");
  /** mentee → mentor → the facts about their availability, for the pairs that some of the plan's rules allow. */
  const factsWithout = (rule: string): Map<string, Map<string, string>> => {
    const plan = { ...example.plan, rules: example.plan.rules.filter(({ name }) => name !== rule) };
    const { cohort, scored } = matchOrThrow(plan, peopleOf(example), { timeZones }).stages;
    const { rowOffsets, columnOfEdge } = scored.graph;
    const availability = scored.criteria.find(({ name }) => name === "availability")!;
    return new Map(
      cohort.mentees.ids.map((id, row) => {
        const mentors = [...columnOfEdge.subarray(rowOffsets[row]!, rowOffsets[row + 1]!)];
        return [id, new Map(mentors.map((at) => [cohort.mentors.ids[at]!, availability.describe(row, at)]))];
      }),
    );
  };

  it("holds: how many allowed pairs have time in common", () => {
    const facts = [...factsWithout("").values()].flatMap((ofMentee) => [...ofMentee.values()]);
    const count = (pattern: RegExp): number => facts.filter((fact) => pattern.test(fact)).length;
    expect(facts).toHaveLength(496);
    expect(count(/a week in common$/)).toBe(130);
    expect(count(/^No time in common$/)).toBe(298);
    expect(count(/^No answer/)).toBe(68);
  });

  it("holds: M009, M029 and M030 have time in common with T10 alone, of those above them whom they do not report to", () => {
    const facts = factsWithout("never under the same supervisor");
    for (const mentee of ["M009", "M029", "M030"]) {
      const mentors = [...facts.get(mentee)!].filter(([, fact]) => fact.endsWith("a week in common"));
      expect(mentors.map(([mentor]) => mentor)).toEqual(["T10"]);
    }
  });
});
