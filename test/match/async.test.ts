import fc from "fast-check";
import { isLeft, isRight, right } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/errors/finding";
import { MatchingException } from "../../src/errors/or-throw";
import { explain } from "../../src/explain/explain";
import type { Progress } from "../../src/graph/slices";
import {
  check,
  checkOrThrow,
  match,
  matchAsync,
  matchAsyncOrThrow,
  matchOrThrow,
} from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { round } from "../arbitraries/rounds";
import { planWith } from "../oracles/stages";
import { runRound, summaryOf } from "../oracles/summary";

const bad = planWith([{ kind: "same", weight: -1, mentee: "a", mentor: "a" }]);

describe("the asynchronous form", () => {
  it("equals the plain one", async () => {
    await fc.assert(
      fc.asyncProperty(round(6), async (drawn) => {
        const plan = parsePlanOrThrow(drawn.plan);
        const result = await matchAsync(plan, drawn);
        if (isLeft(result)) throw new Error("refused");
        expect(summaryOf(result.right)).toEqual(summaryOf(runRound(drawn)));
        expect(summaryOf(await matchAsyncOrThrow(plan, drawn))).toEqual(summaryOf(runRound(drawn)));
      }),
      { numRuns: 150 },
    );
  });

  it("finishes work that is below one slice though the signal was aborted before", async () => {
    const plan = parsePlanOrThrow(planWith([{ kind: "same", weight: 1, mentee: "a", mentor: "a" }]));
    const people = { mentees: [{ id: "x", a: "1" }], mentors: [{ id: "y", a: "1" }] };
    const matching = await matchAsyncOrThrow(plan, people, { signal: AbortSignal.abort() });
    expect(matching).toMatchObject({ status: "optimal", metrics: { pairs: 1 } });
  });

  it("answers the same lefts as the plain one, and rejects or throws them", async () => {
    const plan = bad as never;
    const people = { mentees: [], mentors: [] };
    const expected = match(plan, people);
    expect(isLeft(expected)).toBe(true);
    expect(await matchAsync(plan, people)).toEqual(expected);
    expect(check(plan, people)).toEqual(expected);
    await expect(matchAsyncOrThrow(plan, people)).rejects.toThrow(MatchingException);
    expect(() => matchOrThrow(plan, people)).toThrow(MatchingException);
    expect(() => checkOrThrow(plan, people)).toThrow(/weight: found -1/);
  });
});

describe("check", () => {
  it("answers the warnings alone, and those that came with the people", () => {
    const plan = parsePlanOrThrow(planWith([{ kind: "same", weight: 1, mentee: "a", mentor: "a" }]));
    const warning: Finding = {
      code: "blanks-trimmed",
      severity: "warning",
      place: { source: "x.csv" },
      expected: "none",
      received: "some",
      remedy: "Take them out.",
    };
    const people = { mentees: [], mentors: [], findings: [warning] };
    expect(check(plan, people)).toEqual(right([warning]));
    expect(checkOrThrow(plan, people)).toEqual([warning]);
    expect(matchOrThrow(plan, people).warnings).toEqual([warning]);
    const errors = check(plan, {
      ...people,
      findings: [warning, { ...warning, code: "ragged-row", severity: "error" }],
    });
    expect(isRight(errors)).toBe(false);
    if (isLeft(errors))
      expect(errors.left).toMatchObject({ _tag: "InvalidCohort", findings: [{ severity: "error" }] });
  });
});

describe("a round that takes several slices", () => {
  const side = 700;
  // Everybody wants the same mentors in the same order: about side²/2 proposals, or long augmenting paths.
  const people = {
    mentees: Array.from({ length: side }, (_, at) => ({ id: `a${at}`, at: at % 50 })),
    mentors: Array.from({ length: side }, (_, at) => ({ id: `b${at}`, at: at % 97 })),
  };
  const plan = (objective: object) =>
    parsePlanOrThrow(
      planWith([{ kind: "ladder", weight: 1, steps: [97], tolerance: 200, mentee: "at", mentor: "at" }], {
        objective,
      }),
    );

  it.each([
    { kind: "stable", proposing: "mentees" },
    { kind: "stable", proposing: "mentors" },
    { kind: "total", coverage: "free" },
    { kind: "total", coverage: "first" },
  ])("tells of its progress, and stops at once when told to (%j)", async (objective) => {
    const told: Progress[] = [];
    const finished = await matchAsyncOrThrow(plan(objective), people, {
      onProgress: (step) => told.push(step),
    });
    expect(told.length).toBeGreaterThan(1);
    for (const { done, total } of told) {
      expect(done).toBeGreaterThanOrEqual(0);
      expect(done).toBeLessThanOrEqual(total);
    }
    expect(finished.metrics.pairs).toBe(side);

    const controller = new AbortController();
    let slices = 0;
    const stopped = await matchAsyncOrThrow(plan(objective), people, {
      signal: controller.signal,
      onProgress: () => {
        slices++;
        controller.abort();
      },
    });
    expect(slices).toBe(1);
    expect(stopped).toMatchObject({ status: "stopped", violations: [] });
    // A stopped assignment may have matched everybody, only not as well.
    if (objective.kind === "stable") expect(stopped.metrics.pairs).toBeLessThan(side);
    else expect(stopped.metrics.total).toBeLessThan(finished.metrics.total);
    const before = await matchAsyncOrThrow(plan(objective), people, { signal: AbortSignal.abort() });
    expect(summaryOf(before)).toEqual(summaryOf(stopped));

    const { proof, unmatched } = explain(stopped);
    expect(proof.statements[0]).toBe("The run was stopped: this is the best found until then.");
    expect(unmatched.mentees.length).toBe(side - stopped.metrics.pairs);
    for (const { reason, sentence } of [...unmatched.mentees, ...unmatched.mentors]) {
      expect(reason).toEqual({ _tag: "NotDecided" });
      expect(sentence).toBe("The run was stopped before this was decided.");
    }
  });
});
