import { describe, expect, it } from "vitest";
import type { BenchCase, Contestant, Field, OurAnswer } from "../../bench/contest";
import { runCase, summarise } from "../../bench/harness";
import { completeGraph, denseInstance, negated, rowsOf } from "../../bench/instances";
import { assignmentJudge, generalJudge, stableJudge, totalOf } from "../../bench/judge";
import type { Machine } from "../../bench/machine";
import { renderMarkdown } from "../../bench/markdown";
import type { Effort } from "../../bench/measure";
import { randomNumbers } from "../../bench/random";
import { placeInDocument, renderOutcome, reportOf } from "../../bench/report";
import { roundingOfOrTools } from "../../bench/rivals/or-tools";
import { compare, median, spread } from "../../bench/statistics";
import { listInput } from "../../bench/suites/stable-input";
import { stableProblemFromListsOrThrow } from "../../src/stable/from-lists";
import { stableProblemOrThrow } from "../../src/stable/problem";

const effort: Effort = { budgetMs: 0, minRounds: 3, maxRounds: 3, warmUpMs: 0 };

/** One run checks, one warms up, three are timed. */
const RUNS_WHEN_TIMED = 5;

const machine: Machine = {
  cpu: "abacus",
  cores: 2,
  memory_gib: 1,
  load: 0,
  node: "v0",
  platform: "desk",
  versions: { "mentor-matching": "0.0.0", rival: "1.0.0" },
};

/** A contestant that claims a time, so that no clock decides a test, and counts its runs. */
const claiming = (ms: number, columnOfRow: readonly number[], violations: readonly string[] = []) => {
  const log = { runs: 0, closed: 0 };
  const contestant: Contestant<OurAnswer> = {
    run: () => {
      log.runs++;
      return { columnOfRow: () => Int32Array.from(columnOfRow), ms, violations: () => violations };
    },
    close: () => {
      log.closed++;
    },
  };
  return { contestant, log };
};

const judgePeer = (columnOfRow: Int32Array): string[] => (columnOfRow[0] === 1 ? [] : ["total too small"]);

const caseOf = (field: Partial<Field> & Pick<Field, "peers">): BenchCase => ({
  suite: "test",
  name: "two by two",
  n: 2,
  prepare: async () => ({
    ours: claiming(2, [1, 0]).contestant,
    oursWithInput: claiming(4, [1, 0]).contestant,
    absent: {},
    judgePeer,
    ...field,
  }),
});

describe("statistics", () => {
  it("takes the middle sample, or the mean of the two in the middle", () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([10, 9, 1, 2])).toBe(5.5);
    expect(median([])).toBeNaN();
    expect(spread([3, 1, 2])).toEqual([1, 3]);
  });

  it("divides the fastest peer's time by ours", () => {
    expect(compare(2, { slow: 8, fast: 5 })).toEqual({ fastestPeer: "fast", ratio: 2.5 });
    expect(compare(8, { only: 2 })).toEqual({ fastestPeer: "only", ratio: 0.25 });
    expect(compare(8, {})).toEqual({ fastestPeer: null, ratio: null });
  });
});

describe("summarise", () => {
  it("has the fields that the JSON file promises", () => {
    const samples = { ours: [2, 1, 9], "ours with input": [4, 4, 4], rival: [1, 1, 6], other: [5, 7, 6] };
    expect(summarise({ suite: "s", name: "c", n: 3 }, samples, { gone: "not installed" })).toEqual({
      suite: "s",
      case: "c",
      n: 3,
      ours_ms: 2,
      peers: { rival: 1, other: 6 },
      fastest_peer: "rival",
      ratio: 0.5,
      ours_spread: [1, 9],
      peers_spread: { rival: [1, 6], other: [5, 7] },
      ours_with_input_ms: 4,
      ratio_with_input: 0.25,
      samples: { ours: 3, "ours with input": 3, rival: 3, other: 3 },
      absent: ["gone"],
      absent_reasons: { gone: "not installed" },
    });
  });

  it("tells our time in passes over the input, which are nobody's time", () => {
    const samples = { ours: [6, 8], "ours with input": [9], "one pass": [2], rival: [3] };
    const line = summarise({ suite: "s", name: "c", n: 3 }, samples, {});
    expect(line).toMatchObject({ ours_passes: 3.5, peers: { rival: 3 }, fastest_peer: "rival" });
    expect(renderMarkdown("Title", { machine, results: [line] })).toContain(
      "| ratio with input | ours in passes | verdict |",
    );
  });

  it("says so when there is nobody to compare with", () => {
    const samples = { ours: [2], "ours with input": [3] };
    expect(summarise({ suite: "s", name: "c", n: 3, note: "alone" }, samples, {})).toMatchObject({
      peers: {},
      fastest_peer: null,
      ratio: null,
      ratio_with_input: null,
      note: "alone",
    });
  });
});

describe("runCase", () => {
  it("times everybody in the same rounds, and closes them", async () => {
    const ours = claiming(2, [1, 0]);
    const rival = claiming(3, [1, 0]);
    const outcome = await runCase(
      caseOf({ ours: ours.contestant, peers: { rival: rival.contestant } }),
      effort,
    );
    expect(outcome).toMatchObject({
      _tag: "Timed",
      result: { ours_ms: 2, ours_with_input_ms: 4, peers: { rival: 3 }, ratio: 1.5, ratio_with_input: 0.75 },
    });
    expect([ours.log, rival.log]).toEqual(Array(2).fill({ runs: RUNS_WHEN_TIMED, closed: 1 }));
  });

  it("times nobody when our answer is not proven", async () => {
    const ours = claiming(2, [1, 0], ["a gap"]);
    const rival = claiming(3, [1, 0]);
    const outcome = await runCase(
      caseOf({ ours: ours.contestant, peers: { rival: rival.contestant } }),
      effort,
    );
    expect(outcome).toEqual({
      _tag: "Refused",
      refused: { suite: "test", case: "two by two", n: 2, problems: ["ours: a gap"] },
    });
    expect([ours.log, rival.log]).toEqual(Array(2).fill({ runs: 1, closed: 1 }));
  });

  it("times nobody when a peer's answer is wrong", async () => {
    const rival = claiming(3, [0, 1]);
    const outcome = await runCase(caseOf({ peers: { rival: rival.contestant } }), effort);
    expect(outcome).toMatchObject({ refused: { problems: ["rival: total too small"] } });
    expect(rival.log).toEqual({ runs: 1, closed: 1 });
  });

  it("refuses answers that change while they are timed", async () => {
    let runs = 0;
    const fickle: Contestant = {
      run: () => ({ columnOfRow: () => Int32Array.of(runs++ < 3 ? 1 : 0), ms: 1 }),
    };
    const outcome = await runCase(caseOf({ peers: { fickle } }), effort);
    expect(outcome).toMatchObject({
      refused: { problems: ["fickle: another answer than the one that was checked"] },
    });
  });

  it("names a peer that can't run as absent, with the reason", async () => {
    const broken: Contestant = {
      run: () => {
        throw new Error("out of memory");
      },
    };
    const outcome = await runCase(caseOf({ peers: { broken }, absent: { gone: "not installed" } }), effort);
    expect(outcome).toMatchObject({
      result: {
        peers: {},
        absent: ["gone", "broken"],
        absent_reasons: { gone: "not installed", broken: "threw: Error: out of memory" },
      },
    });
  });

  it("times a pass over the input in the same rounds, and takes the case's own effort", async () => {
    const pass = claiming(0.5, []);
    const outcome = await runCase(
      { ...caseOf({ pass: pass.contestant, peers: {} }), effort: { minRounds: 7, maxRounds: 7 } },
      effort,
    );
    expect(outcome).toMatchObject({ result: { ours_passes: 4, samples: { "one pass": 7 } } });
  });

  it("tells the judge whose answer it is", async () => {
    const peers = { exact: claiming(3, [1, 0]).contestant, rounding: claiming(3, [0, 1]).contestant };
    const judge = (columnOfRow: Int32Array, peer: string) =>
      peer === "rounding" ? [] : judgePeer(columnOfRow);
    expect(await runCase(caseOf({ peers, judgePeer: judge }), effort)).toMatchObject({ _tag: "Timed" });
  });

  it("lets a slow contestant drop out after the rounds it owes", async () => {
    const slow = claiming(60, [1, 0]);
    const patient: Effort = { budgetMs: 90, minRounds: 3, maxRounds: 9, warmUpMs: 0 };
    const outcome = await runCase(caseOf({ peers: { slow: slow.contestant } }), patient);
    expect(outcome).toMatchObject({ result: { samples: { ours: 9, "ours with input": 8, slow: 3 } } });
  });

  it("believes no clock of ours about another process", async () => {
    const elsewhere: Contestant = { run: async () => ({ columnOfRow: () => Int32Array.of(1, 0) }) };
    const outcome = await runCase(caseOf({ peers: { elsewhere } }), effort);
    expect(outcome).toMatchObject({ result: { absent: ["elsewhere"] } });
  });
});

describe("assignmentJudge", () => {
  const instance = { rowCount: 2, columnCount: 2, weight: Float64Array.of(1, 5, 6, 2) };
  const judge = assignmentJudge(instance, 11);

  it("accepts a best assignment only", () => {
    expect(totalOf(instance, Int32Array.of(1, -1))).toBe(5);
    expect(judge(Int32Array.of(1, 0))).toEqual([]);
    expect(judge(Int32Array.of(0, 1))).toEqual(["total 3, but the best is 11"]);
    expect(judge(Int32Array.of(0, 0))).toEqual(["a column that is taken twice"]);
    expect(judge(Int32Array.of(1, -1))).toEqual(["1 matched instead of 2"]);
    expect(judge(Int32Array.of(1, 2))).toEqual(["a column that does not exist"]);
    expect(judge(Int32Array.of(1))).toEqual(["1 rows instead of 2"]);
  });

  it("allows for rounding where it is told to", () => {
    expect(assignmentJudge(instance, 11, 8)(Int32Array.of(0, 1))).toEqual([]);
    expect(assignmentJudge(instance, 11, 7)(Int32Array.of(0, 1))).toHaveLength(1);
    expect(roundingOfOrTools(instance)).toBe(0);
    expect(roundingOfOrTools({ ...instance, weight: Float64Array.of(0.5, -4, 1, 2) })).toBe(8e-6);
  });

  it("refuses a total that is no number", () => {
    const broken = { ...instance, weight: Float64Array.of(1, Number.NaN, 6, 2) };
    expect(assignmentJudge(broken, 11)(Int32Array.of(1, 0))).toHaveLength(1);
  });
});

describe("stableJudge", () => {
  // Both rows want column 0 most, which wants row 1 most.
  const problem = stableProblemFromListsOrThrow({
    listOfRow: [
      [0, 1],
      [0, 1],
    ],
    listOfColumn: [
      [1, 0],
      [0, 1],
    ],
  });
  const judge = stableJudge(problem, Int32Array.of(1, 0));

  it("accepts the stable matching that is best for the rows, and no other", () => {
    expect(judge(Int32Array.of(1, 0))).toEqual([]);
    expect(judge(Int32Array.of(0, 1))).toEqual(['not stable: {"_tag":"BlockingPair","row":1,"column":0}']);
    expect(judge(Int32Array.of(1))).toHaveLength(1);
    const circle = stableProblemFromListsOrThrow({
      listOfRow: [
        [0, 1],
        [1, 0],
      ],
      listOfColumn: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(stableJudge(circle, Int32Array.of(0, 1))(Int32Array.of(1, 0))).toEqual([
      "row 0 has column 1, but can have 0",
    ]);
  });
});

describe("generalJudge", () => {
  const instance = {
    peerCount: 3,
    endA: Int32Array.of(0, 0, 1),
    endB: Int32Array.of(1, 2, 2),
    weight: Float64Array.of(4, 7, 5),
  };
  const judge = generalJudge(instance, 7);

  it("accepts a heaviest matching only", () => {
    expect(judge(Int32Array.of(2, -1, 0))).toEqual([]);
    expect(judge(Int32Array.of(1, 0, -1))).toEqual(["total 4, but the best is 7"]);
    expect(judge(Int32Array.of(2, 0, 0))).toEqual(["peer 1 has a partner that has another one"]);
    expect(judge(Int32Array.of(2, -1))).toEqual(["2 peers instead of 3"]);
  });
});

describe("instances", () => {
  it("of complete graphs have every edge once, and whole weights", () => {
    const { endA, endB, weight } = completeGraph(4, 1);
    expect([...endA].map((a, e) => `${a}${endB[e]}`)).toEqual(["01", "02", "03", "12", "13", "23"]);
    expect(weight.every((one) => Number.isInteger(one) && one >= 1 && one <= 1_000_000)).toBe(true);
  });

  it("of lists have so many different columns a row", () => {
    const problem = stableProblemOrThrow(listInput(30, 10, 4, 3, 1));
    expect(problem.rowOffsets[30]).toBe(120);
    expect(problem.capacityOfColumn).toEqual(new Int32Array(10).fill(3));
  });

  it("belong to their seed", () => {
    const { weight } = denseInstance("uniform", 5, 1);
    expect(denseInstance("uniform", 5, 1).weight).toEqual(weight);
    expect(denseInstance("uniform", 5, 2).weight).not.toEqual(weight);
  });

  it("are what their names say", () => {
    const uniform = denseInstance("uniform", 50, 1).weight;
    expect(uniform.every((weight) => weight >= 0 && weight < 1)).toBe(true);
    expect(Math.abs(uniform.reduce((sum, weight) => sum + weight) / uniform.length - 0.5)).toBeLessThan(0.02);
    const integers = new Set(denseInstance("integers", 50, 1).weight);
    expect([Math.min(...integers), Math.max(...integers), integers.size]).toEqual([1, 100, 100]);
    expect(denseInstance("low-rank", 50, 1).weight.every((weight) => weight > 0 && weight < 8)).toBe(true);
    const distances = denseInstance("euclidean", 50, 1).weight;
    expect(distances.every((weight) => weight <= 0 && weight > -Math.SQRT2)).toBe(true);
    expect(denseInstance("row times column", 2, 1).weight).toEqual(Float64Array.of(-1, -2, -2, -4));
    const offsets = denseInstance("offsets", 50, 1).weight;
    const differences = offsets.slice(0, 50).map((weight, column) => weight - offsets[50 + column]!);
    expect(Math.max(...differences) - Math.min(...differences)).toBeLessThan(200);
    expect(Math.max(...offsets) - Math.min(...offsets)).toBeGreaterThan(100_000);
  });

  it("draw from the whole unit interval", () => {
    const draw = randomNumbers(7);
    const bins = new Int32Array(16);
    for (let at = 0; at < 16_000; at++) bins[Math.floor(draw() * 16)]!++;
    expect(Math.min(...bins)).toBeGreaterThan(850);
    expect(Math.max(...bins)).toBeLessThan(1150);
  });

  it("can be read by rows and negated", () => {
    const instance = { rowCount: 2, columnCount: 2, weight: Float64Array.of(1, 2, 3, 4) };
    expect(rowsOf(instance)).toEqual([Float64Array.of(1, 2), Float64Array.of(3, 4)]);
    expect(negated(instance).weight).toEqual(Float64Array.of(-1, -2, -3, -4));
  });
});

describe("report", () => {
  const line = (ours: number, rival: number) =>
    ({
      _tag: "Timed",
      result: summarise(
        { suite: "s", name: "c", n: 3 },
        { ours: [ours], "ours with input": [ours], rival: [rival] },
        { gone: "not installed" },
      ),
    }) as const;
  const refused = {
    _tag: "Refused",
    refused: { suite: "s", case: "c", n: 3, problems: ["rival: wrong"] },
  } as const;

  it("is the machine and the results, and tells of what was refused", () => {
    expect(Object.keys(reportOf(machine, [line(1, 2)]))).toEqual(["machine", "results"]);
    expect(reportOf(machine, [refused])).toEqual({ machine, results: [], refused: [refused.refused] });
    expect(renderOutcome(refused)).toBe("c, n = 3: NOT TIMED\n  rival: wrong\n");
    expect(renderOutcome(line(1, 2))).toBe("c, n = 3: 1.00 ms, 2.00 against rival\n");
  });

  it("shows wins, losses, absences and refusals", () => {
    const markdown = renderMarkdown(
      "Title",
      reportOf(machine, [line(1, 2), line(2, 1), line(1, 1), refused]),
      ["A remark."],
    );
    for (const part of [
      "abacus, 2 cores",
      "rival 1.0.0",
      "\n\nA remark.\n\n",
      "| faster than rival |",
      "| **slower** than rival |",
      "| even with rival |",
      "- gone: not installed",
      "- c, n = 3: rival: wrong",
    ]) {
      expect(markdown).toContain(part);
    }
  });

  it("takes the place of the last one in a document", () => {
    const once = placeInDocument("# Head\n", "s", "old\n");
    expect(once).toBe("# Head\n\n<!-- bench:s -->\n\nold\n\n<!-- /bench:s -->\n");
    expect(placeInDocument(`${once}tail\n`, "s", "new\n")).toBe(`${once.replace("old", "new")}tail\n`);
    expect(placeInDocument("", "s", "old\n")).toBe("<!-- bench:s -->\n\nold\n\n<!-- /bench:s -->\n");
  });
});
