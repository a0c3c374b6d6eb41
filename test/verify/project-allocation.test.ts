import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyProjectAllocation } from "../../src/verify/project-allocation";
import { projectMarket, projectProblemOf } from "../arbitraries/project-markets";
import { tiedWeight } from "../arbitraries/worlds";
import { projectMarketFromLists } from "../cases/projects";
import { forEachAllocation, projectBlockingPairs } from "../oracles/stability";

const judge = (problem: ReturnType<typeof projectProblemOf>, columnOfRow: number[]) =>
  verifyProjectAllocation(problem, {
    _tag: "Stable",
    columnOfRow: Int32Array.from(columnOfRow),
    proposals: 0,
  });

it("finds the blocking pairs of the definition, in every allocation of random markets, stable or not", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      projectMarket({ students: 4, projects: 4, lecturers: 2, capacity: 2, score: tiedWeight }),
      (market) => {
        const problem = projectProblemOf(market);
        forEachAllocation(market, (projectOf) => {
          const found = judge(problem, projectOf);
          const pairs = found.map((one) => (one._tag === "BlockingPair" ? [one.row, one.column] : one));
          expect(pairs).toEqual(projectBlockingPairs(market, projectOf));
          for (const one of found)
            if ("because" in one) seen.set(one.because, (seen.get(one.because) ?? 0) + 1);
          if (found.length === 0) seen.set("stable", (seen.get("stable") ?? 0) + 1);
        });
      },
    ),
    { numRuns: 300 },
  );
  for (const reason of [
    "both-have-places",
    "moves-within-lecturer",
    "lecturer-gains",
    "project-gains",
    "stable",
  ])
    expect(seen.get(reason), reason).toBeGreaterThan(50);
});

describe("an allocation", () => {
  const problem = projectProblemOf(
    projectMarketFromLists([[0, 1], [0], [1]], [0, 0], [[0, 1, 2]], [1, 2], [2]),
  );

  it.each<[string, number[], object[]]>([
    ["that is right", [0, -1, 1], []],
    ["too short", [0], [{ _tag: "WrongLength", array: "columnOfRow", expected: 3, found: 1 }]],
    ["with a project that does not exist", [7, -1, -1], [{ _tag: "ForbiddenPair", row: 0, column: 7 }]],
    ["with a project it may not have", [-1, 1, -1], [{ _tag: "ForbiddenPair", row: 1, column: 1 }]],
    ["over a project's places", [0, 0, -1], [{ _tag: "OverCapacity", column: 0, capacity: 1, load: 2 }]],
    [
      "over a lecturer's places",
      [1, 0, 1],
      [{ _tag: "OverLecturerCapacity", lecturer: 0, capacity: 2, load: 3 }],
    ],
    [
      "with a student who could move",
      [1, -1, 1],
      [
        { _tag: "BlockingPair", row: 0, column: 0, because: "moves-within-lecturer" },
        { _tag: "BlockingPair", row: 1, column: 0, because: "lecturer-gains" },
      ],
    ],
  ])("%s", (_, columnOfRow, expected) => {
    expect(judge(problem, columnOfRow)).toEqual(expected);
  });

  it("of a stopped run may have blocking pairs", () => {
    const stopped = { _tag: "Stopped", reason: "aborted", unsettled: 1 } as const;
    expect(verifyProjectAllocation(problem, { ...stopped, columnOfRow: Int32Array.of(-1, -1, -1) })).toEqual(
      [],
    );
    expect(
      verifyProjectAllocation(problem, { ...stopped, columnOfRow: Int32Array.of(1, 0, 1) }),
    ).toHaveLength(1);
  });
});
