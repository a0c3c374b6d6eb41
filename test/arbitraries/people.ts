/** Random records with blanks in them, for both sides of a round. */
import fc from "fast-check";
import type { Person } from "../oracles/naive-answers";

/** Few names, so that somebody often stands on both sides. */
const names = ["ada", "ben", "cyd", "dot", "eve", "fay", "gus", "hal", "ivy", "jon", "kim", "lou"];

/** Who reports to whom: each to one of half their number. */
export const chart: Readonly<Record<string, string>> = Object.fromEntries(
  names.slice(1).map((name, at) => [name, names[Math.floor(at / 2)]!]),
);

/** Tracks of different lengths. */
export const tracks = { medicine: ["student", "resident", "attending"], nursing: ["trainee", "nurse"] };
/** One ladder. */
export const grades = ["g1", "g2", "g3", "g4"];
/** A term under two others, roots apart. */
export const terms = ["care", "family", "internal", "bones", "sports", "elderly"];
/** What stands above each of {@link terms}. */
export const tree = {
  care: [],
  family: ["care"],
  internal: ["care"],
  bones: [],
  sports: ["family", "bones"],
  elderly: ["internal", "family"],
};

const blank = fc.constantFrom(null, undefined, "");
const orBlank = <A>(answer: fc.Arbitrary<A>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: answer }, { weight: 1, arbitrary: blank });

/** Several texts, repeated and blank ones among them, one text alone, or none. */
const textsFrom = (pool: string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.subarray(pool) },
    { weight: 1, arbitrary: fc.array(orBlank(fc.constantFrom(...pool)), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(...pool) },
    { weight: 1, arbitrary: blank },
  );

const answers: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  team: orBlank(fc.constantFrom("red", "blue", "green")),
  boss: orBlank(fc.constantFrom("ada", "kim", "red")),
  tags: textsFrom(["a", "b", "c", "d", "e"]),
  interests: textsFrom(terms),
  slots: textsFrom(["Mon 07:00-08:00", "Mon 07:30-09:00", "Wed 12:00-13:00", "Sun 22:00-08:00"]),
  stage: orBlank(fc.constantFrom(...tracks.medicine, ...tracks.nursing)),
  grade: orBlank(fc.constantFrom(...grades)),
  rank: orBlank(fc.integer({ min: -2, max: 4 })),
  values: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(orBlank(fc.constantFrom(1, 2, 2.5, 4, 5)), { minLength: 3, maxLength: 3 }),
    },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined, []) },
  ),
  places: orBlank(fc.nat(3)),
  wishes: fc.oneof(
    {
      weight: 2,
      arbitrary: fc.array(
        fc.oneof(orBlank(fc.constantFrom(...names)), fc.subarray(names, { maxLength: 3 })),
        { maxLength: 5 },
      ),
    },
    { weight: 1, arbitrary: orBlank(fc.constantFrom(...names)) },
  ),
  importance: orBlank(fc.constantFrom(0, 1, 3, 0.2)),
  order: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
  member: orBlank(fc.boolean()),
  years: orBlank(fc.constantFrom(0, 1, 2.5, 4, 7, 12)),
  home: orBlank(
    fc.oneof(
      fc.tuple(fc.constantFrom(-90, -33.9, 0, 51.5, 51.6), fc.constantFrom(-180, -0.1, 0, 151.2, 180)),
      fc.constantFrom<unknown>("51.5, -0.12", "48.9;2.4", { latitude: 51.5, longitude: 0 }, [], [null, null]),
    ),
  ),
  seats: orBlank(fc.constantFrom(0, 1, 1, 1, 1, 2)),
  avoids: textsFrom(names.slice(0, 8)),
};

/** Entries with a number each, or without any: needs and how important they are, offers and how strong. */
const entries: fc.Arbitrary<ReadonlyArray<{ entry: unknown; number: unknown }>> = fc.oneof(
  fc.array(
    fc.record({
      entry: orBlank(fc.constantFrom("career", "research", "balance", "leadership")),
      number: orBlank(fc.constantFrom(0, 1, 2, 5)),
    }),
    { maxLength: 4 },
  ),
  fc.constant([]),
);

/** Past partners, with how long ago it was and how it ended. */
const past = fc.array(
  fc.record({
    partner: orBlank(fc.constantFrom(...names.slice(0, 8))),
    ago: orBlank(fc.nat(4)),
    ended: orBlank(fc.constantFrom("well", "badly", "early")),
  }),
  { maxLength: 3 },
);

/** One person's record. */
export const person: fc.Arbitrary<Person> = fc
  .record({
    record: fc.record({ id: fc.constantFrom(...names), ...answers }),
    given: entries,
    isRated: fc.boolean(),
    isManaged: fc.boolean(),
    partners: past,
  })
  .map(({ record, given, isRated, isManaged, partners }) => ({
    ...record,
    functions: given.map(({ entry }) => entry),
    ratings: isRated ? given.map(({ number }) => number) : null,
    // The same on both sides, for a person has one manager.
    manager: isManaged ? chart[record.id] : null,
    partners: partners.map(({ partner }) => partner),
    ago: partners.map(({ ago }) => ago),
    ended: partners.map(({ ended }) => ended),
  }));

/** One side's records, each id once. */
export const side = (most: number): fc.Arbitrary<Person[]> =>
  fc.uniqueArray(person, { maxLength: most, selector: ({ id }) => id });

/** A side of many people, those of few names first, without anybody above them. */
export const crowd = (least: number, most: number): fc.Arbitrary<Person[]> =>
  fc
    .array(person, { minLength: least, maxLength: most })
    .map((people) => people.map((one, at) => ({ ...one, id: names[at] ?? `person ${at}`, manager: null })));
