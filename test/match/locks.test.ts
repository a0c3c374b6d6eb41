import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/explain/explain";
import { resultJson } from "../../src/report/result-json";
import { type LockedRound, lockedRound } from "../arbitraries/locks";
import { blockingPairs, forEachMatching } from "../oracles/brute-force";
import { peopleComplaints } from "../oracles/findings";
import { naivePlaces } from "../oracles/naive-places";
import { naiveRules } from "../oracles/naive-rules";
import { naivePair } from "../oracles/naive-scoring";
import { planWith } from "../oracles/stages";
import { pairsOf, runRound } from "../oracles/summary";
import { recheck } from "../report/recheck";

/** The round as a small world, by a naive reading of the records, and whom each mentee got: mentor or −1. */
const naiveWorld = (drawn: LockedRound) => {
  const matching = runRound(drawn);
  const { plan } = matching.stages;
  const rules = naiveRules(plan, drawn.mentees, drawn.mentors);
  const pairs = drawn.mentees.map((mentee) =>
    drawn.mentors.map((mentor) => naivePair(plan, rules, mentee, mentor, drawn)),
  );
  const indexOf = (list: ReadonlyArray<{ id: string }>, id: string | undefined): number =>
    list.findIndex((one) => one.id === id);
  const locks = drawn.mentees.map(({ id }) => {
    const lock = drawn.locked.find(({ mentee }) => mentee === id);
    return lock === undefined ? -1 : indexOf(drawn.mentors, lock.mentor);
  });
  const got = drawn.mentees.map(({ id }) =>
    indexOf(drawn.mentors, matching.pairs.find(({ mentee }) => mentee.id === id)?.mentor.id),
  );
  return { matching, plan, pairs, locks, got };
};

const hold = (columnOfRow: ReadonlyArray<number>, locks: ReadonlyArray<number>): boolean =>
  locks.every((mentor, mentee) => mentor < 0 || columnOfRow[mentee] === mentor);

describe("locked pairs", () => {
  it("are in every matching, and the rest is verified, from the result alone as well", () => {
    let locked = 0;
    let others = 0;
    fc.assert(
      fc.property(lockedRound(7), (drawn) => {
        const { matching, locks, got } = naiveWorld(drawn);
        expect(matching.violations).toEqual([]);
        expect(hold(got, locks)).toBe(true);
        locked += drawn.locked.length;
        others += matching.pairs.length - drawn.locked.length;
        const result = JSON.parse(JSON.stringify(resultJson(matching, { candidates: true })));
        expect(recheck(result)).toEqual([]);
        expect(result.proof.locked ?? []).toEqual(
          [...drawn.locked].sort((a, b) => (a.mentee < b.mentee ? -1 : 1)),
        );
        const isNamed = explain(matching).proof.statements.some((one) => / locked pairs?[.:]/.test(one));
        expect(isNamed).toBe(drawn.locked.length > 0);
      }),
      { numRuns: 800 },
    );
    expect(locked).toBeGreaterThan(300);
    expect(others).toBeGreaterThan(300);
  });

  it.each([
    "free",
    "first",
  ])("leave the best of all matchings that hold them, by brute force (coverage %s)", (coverage) => {
    let withLocks = 0;
    fc.assert(
      fc.property(lockedRound(4, { objectives: [{ kind: "total", coverage }] }), (drawn) => {
        const { matching, plan, pairs, locks } = naiveWorld(drawn);
        const world = {
          columnCount: drawn.mentors.length,
          capacity: drawn.mentors.map((mentor) => naivePlaces(plan, mentor)),
          allowed: pairs.map((row) => row.map((pair) => pair !== undefined)),
        };
        let best = { size: -1, total: Number.NEGATIVE_INFINITY };
        forEachMatching(world, (columnOfRow) => {
          if (!hold(columnOfRow, locks)) return;
          const worths = columnOfRow.flatMap((column, row) =>
            column < 0 ? [] : [pairs[row]![column]!.joint],
          );
          const total = worths.reduce((sum, worth) => sum + worth, 0);
          const isBetter =
            coverage === "first" && worths.length !== best.size
              ? worths.length > best.size
              : total > best.total;
          if (isBetter) best = { size: worths.length, total };
        });
        if (drawn.locked.length > 0 && drawn.mentees.length > drawn.locked.length) withLocks++;
        expect(matching.metrics.total).toBeCloseTo(best.total, 9);
        if (coverage === "first") expect(matching.metrics.pairs).toBe(best.size);
      }),
      { numRuns: 600 },
    );
    expect(withLocks).toBeGreaterThan(100);
  });

  it("are apart from stability: nobody else blocks, and nobody gives a locked pair up", () => {
    let couldBlock = 0;
    const objectives = ["mentees", "mentors"].map((proposing) => ({ kind: "stable", proposing }));
    fc.assert(
      fc.property(lockedRound(6, { objectives }), (drawn) => {
        const { plan, pairs, locks, got } = naiveWorld(drawn);
        const locked = (mentor: number): number => locks.filter((one) => one === mentor).length;
        const world = {
          columnCount: drawn.mentors.length,
          capacity: drawn.mentors.map((mentor, at) => naivePlaces(plan, mentor) - locked(at)),
          allowed: pairs.map((row, mentee) => row.map((pair) => pair !== undefined && locks[mentee]! < 0)),
        };
        const rounded = (score: number | undefined): number => Math.round((score ?? 0) * 1e9);
        const opinions = {
          ofRow: pairs.map((row) => row.map((pair) => rounded(pair?.menteeView))),
          ofColumn: pairs.map((row) => row.map((pair) => rounded(pair?.mentorView))),
        };
        const ofRest = got.map((mentor, mentee) => (locks[mentee]! < 0 ? mentor : -1));
        couldBlock += world.allowed.flat().filter((allowed) => allowed).length * drawn.locked.length;
        expect(blockingPairs(world, opinions, ofRest)).toEqual([]);
      }),
      { numRuns: 800 },
    );
    expect(couldBlock).toBeGreaterThan(1000);
  });

  it("go before what is better: the rest makes the best of it", () => {
    const criterion = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
    const mentees = ["a", "b"].map((id) => ({ id, team: id }));
    const mentors = [
      { id: "x", team: "a" },
      { id: "y", team: "b" },
    ];
    const run = (rules: object[], rest: object = {}) =>
      runRound({ plan: planWith([criterion], { rules, ...rest }), mentees, mentors });
    const lock = { kind: "must", pairs: [{ mentee: "a", mentor: "y" }] };
    expect(pairsOf(run([]))).toEqual(["a-x", "b-y"]);
    for (const objective of [{ kind: "total", coverage: "first" }, { kind: "total" }, { kind: "stable" }]) {
      const matching = run([lock], { objective });
      expect(pairsOf(matching)).toEqual(["a-y", "b-x"]);
      expect(explain(matching).proof.statements[0]).toMatch(
        /^(Largest|Optimal|Stable), apart from 1 locked pair: /,
      );
    }
  });
});

describe("locks that can't be", () => {
  const criterion = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
  const person = (id: string, rest: object = {}) => ({ id, team: "red", boss: null, seats: 1, ...rest });
  const complaints = (must: object, rest: object[] = [], places = 2): string[] =>
    peopleComplaints(
      planWith([criterion], {
        shape: { kind: "one-to-many" },
        rules: [{ kind: "must", ...must }, ...rest, { kind: "capacity", mentor: places, mentee: "seats" }],
      }),
      [
        person("ada", { boss: "kim" }),
        person("ben", { keeps: "lou" }),
        person("cyd", { seats: 0, team: "blue" }),
      ],
      [person("kim", { boss: "kim", has: ["ben", "ada"] }), person("lou", { has: "ben" })],
    );
  const pair = (mentee: string, mentor: string) => ({ mentee, mentor });

  it("are all told at once", () => {
    expect(
      complaints({ pairs: [pair("adda", "kim"), pair("ada", "luo"), pair("ben", "kim")], mentee: "keeps" }),
    ).toEqual([
      'contradiction at mentees, [1].keeps: found "lou", expected one mentor for "ben", who is locked to "kim" already. Take one of the two locks out.',
      'unknown-id at plan, rules[0].pairs[0].mentee: found "adda", expected the id of one of the mentees. Did you mean "ada"?',
      'unknown-id at plan, rules[0].pairs[1].mentor: found "luo", expected the id of one of the mentors. Did you mean "lou"?',
    ]);
  });

  it("are more than places", () => {
    expect(complaints({ mentor: "has" }, [], 1)).toEqual([
      'contradiction at mentors, [1].has: found "lou", expected one mentor for "ben", who is locked to "kim" already. Take one of the two locks out.',
      'contradiction at plan, rules[0]: found 2, expected no more locked pairs of "kim" than places, which are 1. Take locks out, or give the mentor more places.',
    ]);
  });

  it("are forbidden by something else: a rule, no place, a least score", () => {
    const locks = { pairs: [pair("ada", "kim"), pair("cyd", "kim")] };
    const fix = "expected a pair that no other rule forbids. Take the lock out, or change the rule.";
    expect(complaints(locks, [{ kind: "never", sharing: "boss" }])).toEqual([
      `contradiction at plan, rules[0].pairs[0]: found "ada" with "kim", whom “never the same boss” forbids, ${fix}`,
      `contradiction at plan, rules[0].pairs[1]: found "cyd" with "kim", whom “takes nobody” forbids, ${fix}`,
    ]);
    const poor = { pairs: [pair("ada", "kim"), pair("cyd", "lou")] };
    const rest = [{ kind: "minimum", atLeast: 0.5 }];
    expect(complaints(poor, rest)).toEqual([
      `contradiction at plan, rules[0].pairs[1]: found "cyd" with "lou", whom “takes nobody” forbids, ${fix}`,
    ]);
    expect(
      peopleComplaints(
        planWith([criterion], { rules: [{ kind: "must", pairs: [pair("ada", "kim")] }, ...rest] }),
        [person("ada")],
        [person("kim", { team: "blue" })],
      ),
    ).toEqual([
      `contradiction at plan, rules[0].pairs[0]: found "ada" with "kim", whom “at least 0.5 in all” forbids, ${fix}`,
    ]);
  });

  it("the same lock from both sides is one lock", () => {
    expect(complaints({ pairs: [pair("ben", "lou"), pair("ben", "lou")], mentee: "keeps" })).toEqual([]);
  });
});
