import { type ResultJson, resultJson } from "mentor-matching/report";
import { describe, expect, it } from "vitest";
import { warningFinding } from "../../src/errors/finding";
import { matchAsyncOrThrow } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import type { Violation } from "../../src/verify/violation";
import { recheck } from "./recheck";
import { exampleRounds, runExample, runSmall, shuffled, smallPlan, stoppedRound } from "./rounds";

const throughText = (result: ResultJson): ResultJson => JSON.parse(JSON.stringify(result));
const inOrder = (ids: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...ids].sort((a, b) => (a < b ? -1 : 1));

describe.each(exampleRounds)("the result of $title", ({ name, objective }) => {
  const matching = runExample(name, objective);
  const result = resultJson(matching, { candidates: true });

  it("survives being written and read", () => {
    expect(throughText(result)).toStrictEqual(result);
  });

  it("carries a proof that holds with nothing but the file", () => {
    expect(recheck(throughText(result))).toEqual([]);
    expect(result.proof).toMatchObject({ verified: true, violations: [] });
    expect(result.proof.statements.length).toBeGreaterThan(0);
  });

  it("carries a proof that says something: a better score breaks it", () => {
    const best = Math.max(...result.candidates!.map(({ joint }) => joint)) + 100;
    const raised = result.candidates!.map((candidate) => ({
      ...candidate,
      joint: best,
      menteeView: best,
      mentorView: best,
    }));
    const isPair = new Set(result.pairs.map(({ mentee, mentor }) => `${mentee.id} ${mentor.id}`));
    const candidates = result.candidates!.map((candidate, at) =>
      isPair.has(`${candidate.mentee} ${candidate.mentor}`) ? candidate : raised[at]!,
    );
    expect(recheck({ ...result, candidates })).not.toEqual([]);
  });

  it("lists everything in the order of ids", () => {
    const idsOfPairs = result.pairs.map(({ mentee }) => mentee.id);
    expect(idsOfPairs).toEqual(inOrder(idsOfPairs));
    for (const side of ["mentees", "mentors"] as const) {
      const ids = result.unmatched[side].map(({ id }) => id);
      expect(ids).toEqual(inOrder(ids));
      if (result.proof.kind !== "optimal") continue;
      const priced = Object.keys(result.proof.prices[side]);
      expect(priced).toHaveLength(result.metrics[side]);
      expect(priced).toEqual(inOrder(priced));
      if (result.proof.coverage === "first") {
        expect(result.proof.cover[side]).toEqual(inOrder(result.proof.cover[side]));
      }
    }
    const keys = result.candidates!.map(({ mentee, mentor }) => `${mentee} ${mentor}`);
    expect(keys).toEqual(inOrder(keys));
    expect(keys).toHaveLength(result.metrics.candidatePairs);
  });

  it("does not depend on the order of the rows", () => {
    const other = resultJson(runExample(name, objective, shuffled), { candidates: true });
    expect(JSON.stringify(other)).toBe(JSON.stringify(result));
  });

  it("says everything of everybody exactly once", () => {
    const { metrics, pairs, unmatched } = result;
    expect(pairs.length + unmatched.mentees.length).toBe(metrics.mentees);
    expect(new Set(pairs.map(({ mentor }) => mentor.id)).size + unmatched.mentors.length).toBe(
      metrics.mentors,
    );
    for (const { contributions, joint } of pairs) {
      expect(contributions.map(({ criterion }) => criterion)).toEqual(
        matching.stages.plan.criteria.map((criterion) => criterion.name),
      );
      expect(Number.isFinite(joint)).toBe(true);
    }
    for (const person of [...unmatched.mentees, ...unmatched.mentors]) {
      expect(person.sentence).toMatch(/\.$/);
      expect(person.reason._tag).toBeTypeOf("string");
    }
  });
});

describe("the header of a result", () => {
  it("names the format, the plan's essentials and the unit", () => {
    expect(resultJson(runExample("primary-care"))).toMatchObject({
      format: "mentor-matching/result",
      formatVersion: 1,
      plan: {
        name: "Primary-care mentoring (invented example)",
        seed: 2026,
        shape: { kind: "one-to-many" },
        objective: { kind: "total", coverage: "first" },
      },
      status: "optimal",
      scale: "weights",
      metrics: { mentees: 60, mentors: 25, pairs: 55, places: 55 },
    });
    expect(resultJson(runExample("civil-service"))).toMatchObject({ scale: "points", proof: { total: 750 } });
  });

  it("lists candidates only when asked", () => {
    expect(resultJson(runSmall([], []))).not.toHaveProperty("candidates");
    expect(resultJson(runSmall([], []), { candidates: false })).not.toHaveProperty("candidates");
  });

  it("does not repeat the caller's records", () => {
    const result = resultJson(runSmall([{ id: "a", team: "secret" }], [{ id: "b", team: "x" }]));
    expect(result.pairs[0]?.mentee).toStrictEqual({ id: "a", name: "a" });
  });
});

describe("names", () => {
  it("are the record's, or else the id", () => {
    const names = ["Ada", "", "  ", undefined, 7];
    const result = resultJson(
      runSmall(
        names.map((name, at) => ({ id: `m${at}`, name })),
        [{ id: "t", places: 9 }],
      ),
    );
    expect(result.pairs.map(({ mentee }) => mentee.name)).toEqual(["Ada", "m1", "m2", "m3", "m4"]);
  });

  it("need no record with fields", () => {
    const matching = runSmall([{ id: "a" }], [{ id: "b" }]);
    const bare = {
      ...matching,
      pairs: matching.pairs.map((pair) => ({
        ...pair,
        mentee: { id: "a", record: null },
        mentor: { id: "b", record: "text" },
      })),
    };
    expect(resultJson(bare).pairs[0]).toMatchObject({
      mentee: { id: "a", name: "a" },
      mentor: { id: "b", name: "b" },
    });
  });
});

describe("ids that are names of properties", () => {
  const ids = ["__proto__", "constructor", "10", "9", "toString"];
  const people = ids.map((id) => ({ id, team: id }));
  const mentors = ids.map((id) => ({ id: `${id}`, team: id === "__proto__" ? "9" : "__proto__" }));

  it.each(["free", "first"] as const)("keep their prices and places, %s", (coverage) => {
    const result = resultJson(runSmall(people, mentors, { objective: { kind: "total", coverage } }), {
      candidates: true,
    });
    const read = throughText(result);
    expect(read).toStrictEqual(result);
    expect(recheck(read)).toEqual([]);
    if (read.proof.kind !== "optimal") throw new Error("not optimal");
    expect(Object.keys(read.proof.prices.mentees).sort()).toEqual([...ids].sort());
    expect(Object.hasOwn(read.proof.prices.mentors, "__proto__")).toBe(true);
    expect(Object.hasOwn(read.proof.places, "__proto__")).toBe(true);
  });
});

describe("rounds at the edge", () => {
  it.each([
    ["nobody at all", [], []],
    ["no mentors", [{ id: "a" }], []],
    ["no mentees", [], [{ id: "b" }]],
    ["one person on both sides", [{ id: "a" }], [{ id: "a" }]],
    ["mentors without a place", [{ id: "a" }], [{ id: "b", places: 0 }]],
  ])("%s", (_, mentees, mentors) => {
    for (const objective of [{ kind: "stable" }, { kind: "total", coverage: "first" }] as const) {
      const result = resultJson(runSmall(mentees, mentors, { objective }), { candidates: true });
      expect(throughText(result)).toStrictEqual(result);
      expect(recheck(result)).toEqual([]);
      expect(result.pairs).toEqual([]);
      expect(result.unmatched.mentees.map(({ id }) => id)).toEqual(mentees.map(({ id }) => id));
      expect(result.unmatched.mentors.map(({ id }) => id)).toEqual(mentors.map(({ id }) => id));
    }
  });

  it("keeps negative points, and writes no −0", () => {
    const matching = runSmall(
      [
        { id: "a", team: "x", topics: ["u"] },
        { id: "b", team: "y", topics: ["v"] },
      ],
      [{ id: "c", team: "x", topics: ["w"], places: 2 }],
      {
        objective: { kind: "total", coverage: "first" },
        criteria: [
          { kind: "same", name: "team", points: -3, mentee: "team", mentor: "team" },
          { kind: "overlap", name: "topics", points: -2, mentee: "topics", mentor: "topics" },
        ],
      },
    );
    const result = resultJson(matching, { candidates: true });
    expect(result.pairs.map(({ joint }) => joint)).toEqual([-3, 0]);
    expect(result.pairs[1]?.contributions.map(({ menteeView }) => menteeView)).toStrictEqual([0, 0]);
    expect(throughText(result)).toStrictEqual(result);
    expect(recheck(result)).toEqual([]);
  });

  it("writes no −0 as a price", () => {
    const matching = runSmall([{ id: "a" }], [{ id: "b" }]);
    const { solved } = matching.stages;
    if (solved.family !== "assignment" || solved.outcome._tag !== "Optimal") throw new Error("not optimal");
    const potentials = { row: Float64Array.of(-0), column: Float64Array.of(0.5) };
    const outcome = { ...solved.outcome, gap: -0, potentials };
    const result = resultJson({
      ...matching,
      stages: { ...matching.stages, solved: { ...solved, outcome } },
    });
    expect(result.proof).toMatchObject({ gap: 0, prices: { mentees: { a: 0 }, mentors: { b: 0.5 } } });
    expect(throughText(result)).toStrictEqual(result);
  });

  it("bounds a stopped round", () => {
    const total = resultJson(stoppedRound("total"));
    expect(total).toMatchObject({
      status: "stopped",
      proof: { kind: "stopped", bound: 1, unsettled: null },
      unmatched: { mentees: [{ id: "a", reason: { _tag: "NotDecided" } }] },
    });
    const stable = resultJson(stoppedRound("stable"));
    expect(stable.proof).toMatchObject({ kind: "stopped", bound: null, unsettled: 1 });
    expect(throughText(stable)).toStrictEqual(stable);
  });
});

describe("a run that was aborted", () => {
  const people = Array.from({ length: 700 }, (_, at) => ({
    id: `p${at}`,
    team: `team ${at % 9}`,
    topics: null,
  }));
  const mentors = people.slice(10).map((person) => ({ ...person, id: `${person.id} mentor`, places: 1 }));

  it.each([{ kind: "total" }, { kind: "total", coverage: "first" }] as const)("%o", async (objective) => {
    const plan = parsePlanOrThrow({ ...smallPlan, objective });
    const matching = await matchAsyncOrThrow(
      plan,
      { mentees: people, mentors },
      { signal: AbortSignal.abort() },
    );
    const result = resultJson(matching, { candidates: true });
    expect(result.status).toBe("stopped");
    expect(result.pairs.length).toBeGreaterThan(0);
    expect(result.unmatched.mentees.length).toBeGreaterThan(0);
    expect(result.proof).toMatchObject({ kind: "stopped", verified: true });
    expect(recheck(result)).toEqual([]);
    if (result.proof.kind !== "stopped") throw new Error("not stopped");
    expect(result.proof.bound).toBeGreaterThanOrEqual(result.metrics.total);
    expect(JSON.parse(JSON.stringify(resultJson(matching)))).toStrictEqual(resultJson(matching));
  });
});

describe("warnings", () => {
  const warning = (row: number) =>
    warningFinding(
      "blanks-trimmed",
      { source: "mentees.csv", row },
      { expected: "no blanks", received: "blanks", remedy: "Take them out." },
    );

  it("stand in the order of their texts, whatever the order in which they were found", () => {
    const matching = runSmall([], []);
    const one = resultJson({ ...matching, warnings: [warning(2), warning(3)] });
    const other = resultJson({ ...matching, warnings: [warning(3), warning(2)] });
    expect(one.warnings).toEqual([warning(2), warning(3)]);
    expect(other).toStrictEqual(one);
  });
});

describe("violations", () => {
  const matching = runSmall([{ id: "mentee a" }, { id: "mentee b" }], [{ id: "mentor c", places: 2 }]);
  const rowOf = (id: string): number => matching.stages.cohort.mentees.ids.indexOf(id);
  const violationsOf = (...violations: Violation[]) => resultJson({ ...matching, violations }).proof;

  it("make the result unverified and name people instead of indices", () => {
    const proof = violationsOf({ _tag: "BlockingPair", row: rowOf("mentee b"), column: 0 });
    expect(proof.verified).toBe(false);
    expect(proof.violations).toEqual([
      {
        code: "BlockingPair",
        mentee: "mentee b",
        mentor: "mentor c",
        sentence: "mentee b and mentor c would both rather have each other than whom they were given.",
      },
    ]);
  });

  it("stand in the order of ids", () => {
    const [a, b] = [rowOf("mentee a"), rowOf("mentee b")];
    const { violations } = violationsOf(
      { _tag: "Uncovered", row: b, column: 0 },
      { _tag: "PriceTooLow", row: a, column: 0, missing: 2 },
      { _tag: "BadPrice", side: "row", index: a, price: -1 },
      { _tag: "WrongSize", expected: 2, found: 1 },
    );
    expect(violations.map(({ code }) => code)).toEqual(["WrongSize", "BadPrice", "PriceTooLow", "Uncovered"]);
  });

  it.each<[Violation, string | null, string | null, RegExp]>([
    [{ _tag: "WrongLength", array: "cover.row", expected: 2, found: 1 }, null, null, /^cover\.row has 1/],
    [{ _tag: "ForbiddenPair", row: 0, column: 99 }, "first", null, /paired with somebody unknown/],
    [{ _tag: "ForbiddenPair", row: 99, column: 0 }, null, "mentor c", /^somebody unknown is paired/],
    [{ _tag: "OverCapacity", column: 0, capacity: 2, load: 3 }, null, "mentor c", /3 mentees but 2 places/],
    [{ _tag: "WrongTotal", expected: 2, found: 1 }, null, null, /said to be 1 but is 2/],
    [{ _tag: "WrongSize", expected: 2, found: 1 }, null, null, /said to be 1 pairs but there are 2/],
    [{ _tag: "PriceTooLow", row: 0, column: 0, missing: 0.5 }, "first", "mentor c", /0\.5 short/],
    [{ _tag: "BadPrice", side: "column", index: 0, price: -1 }, null, "mentor c", /mentor c may not be -1/],
    [{ _tag: "BadPrice", side: "row", index: 0, price: -1 }, "first", null, /may not be -1/],
    [{ _tag: "Gap", gap: 1, tolerance: 0 }, null, null, /add up to 1 more/],
    [{ _tag: "WrongGap", expected: 2, found: 1 }, null, null, /gap is said to be 1 but is 2/],
    [{ _tag: "Uncovered", row: 0, column: 0 }, "first", "mentor c", /neither is in the cover/],
    [{ _tag: "CoverTooLarge", places: 3, size: 2 }, null, null, /holds 3 places but there are 2 pairs/],
    [{ _tag: "BoundTooLow", bound: 1, total: 2 }, null, null, /bound 1 is below the total 2/],
  ])("say what is wrong: %o", (violation, mentee, mentor, words) => {
    const first = matching.stages.cohort.mentees.ids[0];
    const [said] = violationsOf(violation).violations;
    expect(said).toMatchObject({
      code: violation._tag,
      mentee: mentee === "first" ? first : mentee,
      mentor,
    });
    expect(said?.sentence).toMatch(words);
  });
});
