/** What goes wrong in other tools (DOMAIN, section 6): one test a line. */
import { isLeft } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { assignmentProblem, assignmentProblemFromMatrixOrThrow } from "../../src/assignment/problem";
import { solveAssignment } from "../../src/assignment/solvers";
import { readPeople } from "../../src/cohort/read-table";
import { checkOrThrow, match, matchOrThrow } from "../../src/match/match";
import { parsePlanOrThrow } from "../../src/plan/parse";
import { stableProblem } from "../../src/stable/problem";
import { verifyAssignment } from "../../src/verify/assignment";
import { inShort } from "../oracles/findings";
import { planWith, type Round, scoreAnswers, scorePair } from "../oracles/stages";
import { pairsOf, runRound } from "../oracles/summary";

const team = { kind: "same", weight: 1, mentee: "team", mentor: "team" };
const tracks = { nursing: ["student nurse", "nurse"], medicine: ["resident", "attending", "chief"] };

describe("traps of other tools", () => {
  it("a forbidden pair is no pair of score 0: it neither beats a worthless allowed pair nor equals it", () => {
    const round: Round = {
      plan: planWith([team], { rules: [{ kind: "never", sharing: "boss" }] }),
      mentees: [{ id: "a", team: "red", boss: "kim" }],
      mentors: [
        { id: "b", team: "red", boss: "kim" },
        { id: "c", team: "blue", boss: "lee" },
      ],
    };
    expect(pairsOf(runRound(round))).toEqual(["a-c"]);
  });

  it("the order of the rows decides nothing, not even between people who are alike", () => {
    const alike = ["p", "q", "r", "s", "t"].map((id) => ({ id, team: "red" }));
    const mentors = ["x", "y"].map((id) => ({ id, team: "red" }));
    const plan = planWith([team]);
    const expected = pairsOf(runRound({ plan, mentees: alike, mentors }));
    expect(expected).toHaveLength(2);
    for (let turn = 1; turn < 5; turn++) {
      const mentees = [...alike.slice(turn), ...alike.slice(0, turn)];
      expect(pairsOf(runRound({ plan, mentees, mentors: [...mentors].reverse() }))).toEqual(expected);
    }
  });

  it("a ladder ranks nobody across professions: a student nurse is neither above nor below an attending", () => {
    const score = (mentee: string, mentor: string, rest: object = {}): number | undefined =>
      scoreAnswers({ kind: "ladder", ladder: tracks, steps: [1], ...rest }, mentee, mentor)?.menteeView;
    expect(score("student nurse", "attending")).toBe(0.5);
    expect(score("resident", "nurse")).toBe(0.5);
    expect(score("student nurse", "nurse")).toBe(1);
    const window = { kind: "eligibility", ladder: tracks, mentee: "at", mentor: "at", from: -9, to: 9 };
    const plan = planWith([team], { rules: [window] });
    const attending = { team: "red", at: "attending" };
    expect(scorePair(plan, { team: "red", at: "student nurse" }, attending)).toBeUndefined();
    expect(scorePair(plan, { team: "red", at: "resident" }, attending)).toBeDefined();
  });

  it("one ladder for all professions, on which a student nurse may stand above an attending, is told", () => {
    const ladder = ["attending", "student nurse", "resident", "nurse"];
    const stageOf = {
      attending: "medicine",
      resident: "medicine",
      "student nurse": "nursing",
      nurse: "nursing",
    };
    const people = (side: string) =>
      Object.entries(stageOf).map(([stage, profession]) => ({ id: `${side} ${stage}`, stage, profession }));
    const plan = planWith([
      { kind: "ladder", ladder, weight: 1, mentee: "stage", mentor: "stage", steps: [1] },
    ]);
    const { warnings } = runRound({ plan, mentees: people("mentee"), mentors: people("mentor") });
    expect(warnings.map(({ code }) => code)).toEqual(["nominal-scale"]);
  });

  it("a criterion whose weight changes nothing is told, before anything is solved and beside the result", () => {
    const plan = planWith([team, { kind: "same", weight: 99, mentee: "site", mentor: "site" }]);
    const mentees = ["red", "blue"].map((colour) => ({
      id: `mentee ${colour}`,
      team: colour,
      site: "north",
    }));
    const mentors = ["red", "blue"].map((colour) => ({
      id: `mentor ${colour}`,
      team: colour,
      site: "north",
    }));
    const dead = [
      expect.objectContaining({ code: "dead-criterion", place: { source: "plan", path: ["criteria", 1] } }),
    ];
    expect(runRound({ plan, mentees, mentors }).warnings).toEqual(dead);
    expect(checkOrThrow(parsePlanOrThrow(plan), { mentees, mentors })).toEqual(dead);
  });

  it.each([
    ["overlap", {}, []],
    ["profile", {}, null],
    ["same", {}, ""],
    ["different", {}, undefined],
    ["taxonomy", { tree: { A: [] } }, null],
    ["ladder", { steps: [1] }, null],
  ])("a blank answer to a criterion of kind %s is neither a perfect fit nor none, by default", (kind, options, blank) => {
    const good = { overlap: ["x"], profile: [3], same: "x", different: "x", taxonomy: "A", ladder: 1 }[kind];
    const plan = planWith([
      { ...team, name: "team" },
      { kind, ...options, weight: 3, mentee: "answer", mentor: "answer" },
    ]);
    for (const [mentee, mentor] of [["red", "red"] as const, ["red", "blue"] as const]) {
      const pair = scorePair(plan, { team: mentee, answer: blank }, { team: mentor, answer: good })!;
      const without = scorePair(planWith([team]), { team: mentee }, { team: mentor })!;
      expect(pair).toEqual(without);
    }
    expect(scoreAnswers({ kind, ...options }, blank, good)?.menteeView).toBe(0.5);
  });

  it("ticking more boxes does not make a better match", () => {
    const few = { id: "few", tags: ["a", "b"] };
    const many = { id: "many", tags: ["a", "b", "c", "d", "e", "f"] };
    const plan = planWith([{ kind: "overlap", weight: 1, mentee: "tags", mentor: "tags" }]);
    const mentees = [{ id: "mentee", tags: ["a", "b"] }];
    expect(pairsOf(runRound({ plan, mentees, mentors: [many, few] }))).toEqual(["mentee-few"]);
  });

  it("of equally good results the one with more people is chosen, by plan and not by chance", () => {
    // With points for one pair alone, leaving the others out would give the same total.
    const plan = (seed: number) =>
      planWith([{ kind: "same", points: 5, mentee: "team", mentor: "team" }], { seed });
    const mentees = ["a", "b", "c", "d"].map((id) => ({ id, team: id === "a" ? "red" : "blue" }));
    const mentors = ["w", "x", "y", "z"].map((id) => ({ id, team: id === "w" ? "red" : "green" }));
    for (let seed = 0; seed < 20; seed++) {
      expect(runRound({ plan: plan(seed), mentees, mentors }).metrics).toMatchObject({ total: 5, pairs: 4 });
    }
  });

  it("a result that is published as best at 37 where 26 is possible is refuted, whatever prices are claimed", () => {
    // Costs; the best assignment costs 26 (9 + 8 + 9), the published one, down the diagonal, 37.
    const costs = [
      [12, 9, 14],
      [11, 13, 8],
      [9, 10, 12],
    ];
    const problem = assignmentProblemFromMatrixOrThrow(costs.map((row) => row.map((cost) => 100 - cost)));
    const best = solveAssignment(problem);
    expect(300 - best.total).toBe(26);
    expect(verifyAssignment(problem, best)).toEqual([]);
    const published = { ...best, columnOfRow: Int32Array.of(0, 1, 2), total: 300 - 37 };
    expect(verifyAssignment(problem, published).map(({ _tag }) => _tag)).toContain("Gap");
    const madeUp = {
      ...published,
      gap: 0,
      potentials: { row: Float64Array.of(88, 87, 88), column: new Float64Array(3) },
    };
    expect(verifyAssignment(problem, madeUp).map(({ _tag }) => _tag)).toContain("PriceTooLow");
  });

  it("a trailing blank makes neither a new column nor a new category, and is told", () => {
    const plan = parsePlanOrThrow(
      planWith([team], {
        participants: {
          mentees: { id: "id", fields: { team: "team" } },
          mentors: { id: "id", fields: { team: "team" } },
        },
      }),
    );
    const people = readPeople(plan.participants!, {
      mentees: { source: "mentees.csv", header: ["id", "team "], rows: [["a", "PhD "]] },
      mentors: { source: "mentors.csv", header: ["id", "team"], rows: [["b", "PhD"]] },
    });
    const matching = matchOrThrow(plan, people);
    expect(matching.metrics.total).toBe(1);
    expect(matching.warnings.map(({ code, place }) => [code, place.source])).toEqual([
      ["blanks-trimmed", "mentees.csv"],
      ["blanks-trimmed", "mentees.csv"],
    ]);
  });

  it("headings need not match to the letter, and a second spelling or a test row does not stay in the pool unseen", () => {
    const side = { id: "id", name: "name", fields: { team: "Team Name" } };
    const plan = parsePlanOrThrow(planWith([team], { participants: { mentees: side, mentors: side } }));
    const people = readPeople(plan.participants!, {
      mentees: {
        source: "mentees.csv",
        header: ["id", "name", "team  name"],
        rows: [
          ["a", "Ada Low", "PhD"],
          ["b", "Ben Mars", "Phd"],
          ["c", "Test Mentee", "PhD"],
        ],
      },
      mentors: {
        source: "mentors.csv",
        header: ["id", "name", "Team Name"],
        rows: [["d", "Dot Orr", "PhD"]],
      },
    });
    const { warnings, metrics } = matchOrThrow(plan, people);
    expect(metrics.total).toBe(1);
    const ofTables = warnings.filter(({ place }) => place.source !== "plan");
    expect(ofTables.map(({ code, place }) => [code, place.row])).toEqual([
      ["heading-differs", 1],
      ["near-duplicate", 3],
      ["likely-test-row", 4],
    ]);
  });

  it("NaN, ragged rows and unequal arrays give findings, and nothing hangs", () => {
    const arrays = {
      rowCount: 1,
      columnCount: 2,
      rowOffsets: Int32Array.of(0, 2),
      columnOfEdge: Int32Array.of(0, 1),
      weight: Float64Array.of(Number.NaN, 1),
    };
    const scores = { rowScore: arrays.weight, columnScore: Float64Array.of(1) };
    expect([assignmentProblem(arrays), stableProblem({ ...arrays, ...scores })].every(isLeft)).toBe(true);
    const plan = planWith([{ kind: "profile", weight: 1, mentee: "values", mentor: "values" }]);
    const result = match(parsePlanOrThrow(plan), {
      mentees: [
        { id: "a", values: [Number.NaN, 2] },
        { id: "b", values: [1] },
      ],
      mentors: [{ id: "c", values: [1, 2] }],
    });
    if (!isLeft(result)) throw new Error("accepted");
    expect(result.left.findings.map(inShort).sort()).toEqual([
      expect.stringMatching(/^out-of-range at mentees, \[0\]\.values\[0\]: found NaN/),
      expect.stringMatching(/^ragged-array at mentees, \[1\]\.values: found 1, expected 2/),
    ]);
  });

  it("a round in which nobody may meet is an answer, not an error and no hang", () => {
    const plan = planWith([team], { rules: [{ kind: "never", sharing: "team" }] });
    const people = ["a", "b", "c"].map((id) => ({ id, team: "red" }));
    const matching = runRound({ plan, mentees: people, mentors: people });
    expect(matching.metrics).toMatchObject({ pairs: 0, candidatePairs: 0 });
    expect(matching.violations).toEqual([]);
  });
});
