/** Laws of reading: what was written comes back, order decides nothing, nothing throws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPeople, type Table } from "../../../src/cohort/read-table";
import { match } from "../../../src/match/match";
import { parsePlanOrThrow } from "../../../src/plan/parse";
import { planWith } from "../../oracles/stages";
import { participants, readAll, readFields } from "./tables";

const fields = {
  stage: "career stage",
  renamed: { column: "grade", words: { "Oberarzt / Oberärztin": "attending", Student: "student" } },
  years: { column: "years", type: "number", decimal: "," },
  places: { column: "places", type: "number", words: { "only one": 1, "two, gladly": 2 } },
  online: { column: "online?", type: "yes-no", yes: ["ja", "gern"], no: ["nein"] },
  topics: { column: "topics", list: [";", "|"] },
  values: { columns: ["v1", "v2", "v3"], type: "number" },
  wishes: { columns: ["1st", "2nd"], list: "=" },
};

/** A text without separators, and without blanks around it. */
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
  .map((written) => written.replace(/[;|=]/g, "").trim())
  .filter((written) => written !== "");
const orNull = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: null, freq: 4 });
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));

const record = fc.record({
  id: text,
  stage: orNull(text),
  renamed: orNull(fc.constantFrom("attending", "student", "nurse")),
  years: orNull(number),
  places: orNull(fc.constantFrom(1, 2, 3, 0.5)),
  online: orNull(fc.boolean()),
  topics: fc.array(text, { maxLength: 3 }),
  values: fc.tuple(orNull(number), orNull(number), orNull(number)),
  wishes: fc.tuple(fc.array(text, { maxLength: 2 }), fc.array(text, { maxLength: 2 })),
});
type Record = typeof record extends fc.Arbitrary<infer A> ? A : never;

const header = [
  "id",
  "career stage",
  "grade",
  "years",
  "places",
  "online?",
  "topics",
  "v1",
  "v2",
  "v3",
  "1st",
  "2nd",
];

/** A record as a coordinator's table has it; `turn` chooses among ways to write the same. */
const write = (given: Record, turn: number): string[] => {
  const either = (...ways: string[]): string => ways[turn % ways.length]!;
  const grade = {
    attending: either("Oberarzt / Oberärztin", "OBERARZT/OBERÄRZTIN"),
    student: "student",
    nurse: "nurse",
  };
  const places: { [places: number]: string } = {
    1: either("only one", "1", "Only  One"),
    2: either("2.0", "two, gladly"),
  };
  return [
    given.id,
    given.stage ?? "",
    given.renamed === null ? "" : grade[given.renamed as keyof typeof grade],
    given.years === null ? "" : String(given.years).replace(".", ","),
    given.places === null ? "" : (places[given.places] ?? String(given.places)),
    given.online === null ? "" : given.online ? either("ja", "GERN") : either("nein", "Ne in"),
    given.topics.join(either(";", "|", " ; ")),
    ...given.values.map((value) => (value === null ? "" : String(value))),
    ...given.wishes.map((wish) => wish.join(either("=", " = "))),
  ];
};

describe("tables that are written from records", () => {
  it("give the records when they are read", () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), fc.nat(5), (records, turn) => {
        const rows = records.map((given) => write(given, turn));
        const read = readFields(fields, { source: "people.csv", header, rows });
        expect(read.findings).toEqual([]);
        expect(read.records).toEqual(records.map((given) => ({ ...given, name: given.id })));
        answered += records.filter(
          ({ places, renamed, years }) => places !== null && renamed !== null && years !== null,
        ).length;
      }),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(200);
  });

  it("give the same as rows of JSON, whether their values have types already or are texts", () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.nat(5), (records, turn) => {
        const rows = records.map((given) => write(given, turn));
        const texts = rows.map((row) => Object.fromEntries(header.map((heading, at) => [heading, row[at]])));
        const typed = records.map((given, at) => ({
          ...texts[at],
          years: given.years,
          places: given.places,
          "online?": given.online,
          topics: given.topics,
          "1st": given.wishes[0],
        }));
        for (const objects of [texts, typed]) {
          const read = readFields(fields, { source: "people.json", records: objects });
          expect(read.findings).toEqual([]);
          expect(read.records).toEqual(records.map((given) => ({ ...given, name: given.id })));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the order of rows and columns", () => {
  /** Any cell at all, good ones among them. */
  const cell = fc.oneof(
    fc.constantFrom("", " ", "ja", "nein", "1", "2,5", "only one", "both", "a mentor", " x ", "a;b"),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  const table = fc
    .array(fc.array(cell, { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 5 })
    .map((rows): Table => ({ source: "people.csv", header, rows }));
  const role = { column: "grade", words: { "a mentor": "mentee", both: "both", "": "none" } };
  const { renamed: _, ...others } = fields;
  const mapping = { id: "id", name: ["id", "career stage"], fields: others, role };

  const inShort = (people: ReturnType<typeof readAll>): unknown => ({
    mentees: people.mentees,
    mentors: people.mentors,
    origins: [people.origins.mentees.rowOfRecord, people.origins.mentors.rowOfRecord],
    found: people.findings.map((finding) => JSON.stringify(finding)).sort(),
  });

  it("of the columns changes nothing at all", () => {
    fc.assert(
      fc.property(table, fc.shuffledSubarray([...header.keys()], { minLength: 12 }), (given, order) => {
        const pick = <A>(cells: ReadonlyArray<A>): A[] => order.map((column) => cells[column]!);
        const moved = { ...given, header: pick(given.header), rows: given.rows.map(pick) };
        expect(inShort(readAll(mapping, moved))).toEqual(inShort(readAll(mapping, given)));
      }),
      { numRuns: 200 },
    );
  });

  it("of the rows changes nothing but the order of the people, and the rows that findings name", () => {
    fc.assert(
      fc.property(table, (given) => {
        const ofRow = (people: ReturnType<typeof readAll>, reversed: boolean) => {
          const rowOf = (row: number): number => (reversed ? given.rows.length + 3 - row : row);
          const sides = (["mentees", "mentors"] as const).map((side) =>
            people[side].map((person, at) => [rowOf(people.origins[side].rowOfRecord[at]!), person]),
          );
          const found = people.findings.map(({ place, ...rest }) =>
            JSON.stringify([
              place.row === undefined || place.row === 1 ? place.row : rowOf(place.row),
              place.column,
              rest,
            ]),
          );
          return { sides: sides.map((side) => (reversed ? side.reverse() : side)), found: found.sort() };
        };
        const reversed = { ...given, rows: [...given.rows].reverse() };
        expect(ofRow(readAll(mapping, reversed), true)).toEqual(ofRow(readAll(mapping, given), false));
      }),
      { numRuns: 200 },
    );
  });

  it("and no cell makes reading or matching throw", () => {
    const people = {
      id: "id",
      name: "years",
      role,
      fields: { stage: "career stage", topics: fields.topics },
    };
    const plan = parsePlanOrThrow(
      planWith(
        [
          { kind: "overlap", weight: 1, mentee: "topics", mentor: "topics" },
          { kind: "same", weight: 1, mentee: "stage", mentor: "stage" },
        ],
        { participants: { people }, rules: [{ kind: "never", sharing: "name" }] },
      ),
    );
    let matched = 0;
    fc.assert(
      fc.property(table, fc.boolean(), (given, isSound) => {
        const sound = (cells: ReadonlyArray<string>, at: number): string[] => [
          `p${at}`,
          cells[1]!,
          "both",
          ...cells.slice(3),
        ];
        const rows = isSound ? given.rows.map(sound) : given.rows;
        const result = match(plan, readPeople(plan.participants!, { people: { ...given, rows } }));
        if (result._tag === "Right") matched++;
      }),
      { numRuns: 300 },
    );
    expect(matched).toBeGreaterThan(100);
  });

  it("nor does any value of a row of JSON, nor any heading", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()), { maxLength: 4 }),
        fc.anything(),
        (records, value) => {
          const people = [
            ...records,
            { id: value, grade: "both", topics: value, years: value, "career stage": value },
          ];
          expect(() => readAll(mapping, { source: "people.json", records: people as never })).not.toThrow();
          expect(() =>
            readPeople(participants({ people: mapping }), {
              people: { source: "x", header: Object.keys(Object(records[0] ?? {})), rows: [] },
            }),
          ).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});
