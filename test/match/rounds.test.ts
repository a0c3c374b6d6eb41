import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanJson } from "../../src/plan/plan";
import { round } from "../arbitraries/rounds";
import { naiveRules } from "../oracles/naive-rules";
import { naivePair } from "../oracles/naive-scoring";
import type { Round } from "../oracles/stages";
import { pairsOf, runRound, summaryOf } from "../oracles/summary";

const shuffled = (drawn: Round): fc.Arbitrary<Round> =>
  fc.record({
    plan: fc.constant(drawn.plan),
    mentees: fc.shuffledSubarray([...drawn.mentees], { minLength: drawn.mentees.length }),
    mentors: fc.shuffledSubarray([...drawn.mentors], { minLength: drawn.mentors.length }),
  });

/** Keys of a plan under which the names of fields stand. */
const RENAMED = ["mentee", "mentor", "sharing", "ownWeight", "importance", "strength"].concat([
  "manager",
  "partners",
  "roundsAgo",
  "ended",
]);

/** The round with every field but `id` under another name, in the plan and in the records. */
const renamed = (drawn: Round): Round => {
  const rename = (name: string): string => (name === "id" ? name : `the ${name}`);
  const person = (record: Round["mentees"][0]) =>
    Object.fromEntries(
      Object.entries(record).map(([name, answer]) => [rename(name), answer]),
    ) as typeof record;
  const sides = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        RENAMED.includes(key)
          ? typeof value === "string"
            ? rename(value)
            : typeof value === "object"
              ? sides(value)
              : value
          : value,
      ]),
    );
  const { criteria, rules = [], wishes, ...rest } = drawn.plan;
  const plan = {
    ...rest,
    ...(wishes === undefined ? {} : { wishes: sides(wishes) }),
    criteria: criteria.map(sides),
    rules: rules.map(sides),
  } as unknown as PlanJson;
  return { plan, mentees: drawn.mentees.map(person), mentors: drawn.mentors.map(person) };
};

const freeze = <A>(value: A): A => {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
};

describe("a round", () => {
  it("is verified, and all it says adds up", () => {
    let pairs = 0;
    fc.assert(
      fc.property(round(7), (drawn) => {
        const matching = runRound(drawn);
        const { metrics, unmatched } = matching;
        expect(matching.violations).toEqual([]);
        expect(matching.status).toBe(drawn.plan.objective.kind === "stable" ? "stable" : "optimal");
        pairs += matching.pairs.length;
        expect(metrics.pairs).toBe(matching.pairs.length);
        expect(metrics.mentees).toBe(drawn.mentees.length);
        expect(metrics.mentors).toBe(drawn.mentors.length);
        expect(metrics.pairs + unmatched.mentees.length).toBe(metrics.mentees);
        const busy = new Set(matching.pairs.map(({ mentor }) => mentor.id));
        expect(busy.size + unmatched.mentors.length).toBe(metrics.mentors);
        const ids = pairsOf(matching);
        expect(ids).toEqual([...ids].sort((a, b) => (a.split("-")[0]! < b.split("-")[0]! ? -1 : 1)));
        expect(metrics.total).toBeCloseTo(
          matching.pairs.reduce((sum, { joint }) => sum + joint, 0),
          9,
        );
        expect(metrics.coverage).toBe(metrics.mentees === 0 ? 1 : metrics.pairs / metrics.mentees);
        expect(metrics.utilisation).toBe(metrics.places === 0 ? 1 : metrics.pairs / metrics.places);
        expect(metrics.meanJoint).toBe(metrics.pairs === 0 ? 0 : metrics.total / metrics.pairs);
      }),
      { numRuns: 600 },
    );
    expect(pairs).toBeGreaterThan(500);
  });

  it("pairs the caller's own records, with the scores that a naive reading gives them", () => {
    let pairs = 0;
    fc.assert(
      fc.property(round(7), (drawn) => {
        const matching = runRound(drawn);
        const { plan } = matching.stages;
        const rules = naiveRules(plan, drawn.mentees, drawn.mentors);
        for (const { mentee, mentor, joint, menteeView, mentorView } of matching.pairs) {
          pairs++;
          expect(drawn.mentees).toContain(mentee.record);
          expect(drawn.mentors).toContain(mentor.record);
          const expected = naivePair(plan, rules, mentee.record, mentor.record, drawn)!;
          expect(menteeView).toBeCloseTo(expected.menteeView, 10);
          expect(mentorView).toBeCloseTo(expected.mentorView, 10);
          expect(joint).toBeCloseTo(expected.joint, 10);
        }
      }),
      { numRuns: 500 },
    );
    expect(pairs).toBeGreaterThan(500);
  });

  it("explains each view by parts that add up to it, and stand in the middle when nothing is said", () => {
    let parts = 0;
    let unsupported = 0;
    fc.assert(
      fc.property(round(6), (drawn) => {
        for (const { contributions, ...pair } of runRound(drawn).pairs) {
          const names = drawn.plan.criteria.map(({ name }) => name);
          expect(contributions.map(({ criterion }) => criterion)).toEqual(
            drawn.plan.wishes === undefined ? names : ["wishes", ...names],
          );
          for (const view of ["menteeView", "mentorView"] as const) {
            const said = contributions.flatMap((part) => part[view] ?? []);
            if (said.length === 0) {
              unsupported++;
              expect(pair[view]).toBe(
                drawn.plan.criteria.some(({ points }) => points !== undefined) ? 0 : 0.5,
              );
              continue;
            }
            parts += said.length;
            expect(said.reduce((sum, part) => sum + part, 0)).toBeCloseTo(pair[view], 10);
          }
          for (const { facts } of contributions) expect(facts).not.toBe("");
        }
      }),
      { numRuns: 500 },
    );
    expect(parts).toBeGreaterThan(1000);
    expect(unsupported).toBeGreaterThan(100);
  });

  it("comes out the same for every order of the rows", () => {
    let moved = 0;
    fc.assert(
      fc.property(
        round(7).chain((drawn) => fc.tuple(fc.constant(drawn), shuffled(drawn))),
        ([one, other]) => {
          const ids = ({ mentees, mentors }: Round): string =>
            [...mentees, ...mentors].map(({ id }) => id).join();
          const matching = runRound(one);
          if (ids(one) !== ids(other) && matching.pairs.length > 0) moved++;
          expect(summaryOf(runRound(other))).toEqual(summaryOf(matching));
        },
      ),
      { numRuns: 600 },
    );
    expect(moved).toBeGreaterThan(200);
  });

  it("comes out the same when fields are renamed together with the plan", () => {
    let pairs = 0;
    fc.assert(
      fc.property(round(6, { json: true }), (drawn) => {
        const matching = runRound(drawn);
        pairs += matching.pairs.length;
        expect(summaryOf(runRound(renamed(drawn)))).toEqual(summaryOf(matching));
      }),
      { numRuns: 400 },
    );
    expect(pairs).toBeGreaterThan(300);
  });

  it("leaves records and plan alone: frozen to the bottom they give the same", () => {
    fc.assert(
      fc.property(round(6), (drawn) => {
        const before = summaryOf(runRound(drawn));
        expect(summaryOf(runRound(freeze(drawn)))).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});

describe("another seed", () => {
  const choice = { points: [12, 9, 5, 1], scales: ["points"], kinds: ["same", "different"] } as const;
  const total = [{ kind: "total", coverage: "free" }];
  const objectives = [...total, { kind: "total", coverage: "first" }];

  it("resolves ties another way, and changes neither total nor number of pairs", () => {
    let changed = 0;
    fc.assert(
      fc.property(round(8, { ...choice, objectives }), fc.nat(99), (drawn, seed) => {
        // Whole joint points, so that equal totals are equal numbers.
        const plan: PlanJson = { ...drawn.plan, combination: { kind: "minimum" } };
        const one = runRound({ ...drawn, plan });
        const other = runRound({ ...drawn, plan: { ...plan, seed: 1000 + seed } });
        expect(other.metrics).toEqual(one.metrics);
        if (pairsOf(other).join() !== pairsOf(one).join()) changed++;
      }),
      { numRuns: 600 },
    );
    expect(changed).toBeGreaterThan(30);
  });

  it("changes nothing where there is no tie", () => {
    let pairs = 0;
    const ranks = fc.shuffledSubarray([...Array(25).keys()], { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(
        ranks,
        ranks,
        fc.constantFrom("mentees", "mentors"),
        fc.nat(99),
        (own, other, proposing, seed) => {
          const people = [0, 1, 2, 3, 4];
          // Points by a number of steps that is another one for every pair: all 25 scores of a side differ.
          const points = (list: number[]): object =>
            Object.fromEntries(list.map((worth, pair) => [String(pair), 1 + worth]));
          const ladder = (direction: string, list: number[]): object => ({
            ...{
              kind: "ladder",
              name: direction,
              direction,
              points: points(list),
              mentee: "at",
              mentor: "at",
            },
          });
          const plan = (chosen: number): PlanJson =>
            ({
              shape: { kind: "one-to-one" },
              objective: { kind: "stable", proposing },
              seed: chosen,
              criteria: [ladder("mentee", own), ladder("mentor", other)],
            }) as unknown as PlanJson;
          const drawn = {
            mentees: people.map((at) => ({ id: `a${at}`, at: -5 * at })),
            mentors: people.map((at) => ({ id: `b${at}`, at })),
          };
          const matching = runRound({ ...drawn, plan: plan(0) });
          pairs += matching.pairs.length;
          expect(summaryOf(runRound({ ...drawn, plan: plan(seed + 1) }))).toEqual(summaryOf(matching));
        },
      ),
      { numRuns: 200 },
    );
    expect(pairs).toBe(1000);
  });
});
