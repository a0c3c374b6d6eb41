import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packLevels, unpack } from "../../../src/assignment/lexicographic/packing";
import {
  type LexicographicProblem,
  lexicographicProblemOrThrow,
} from "../../../src/assignment/lexicographic/problem";
import {
  lexicographicSlices,
  solveLexicographic,
  solveLexicographicAsync,
} from "../../../src/assignment/lexicographic/solve";
import {
  coveredSidesProblemOrThrow,
  priorityTiersProblemOrThrow,
} from "../../../src/assignment/lexicographic/standard-orders";
import {
  assignmentProblemFromMatrixOrThrow,
  assignmentProblemOrThrow,
} from "../../../src/assignment/problem";
import { solveAssignment } from "../../../src/assignment/solvers";
import { seededRandom } from "../../../src/graph/random";
import { verifyLexicographic } from "../../../src/verify/lexicographic";
import { floatWeight, tiedWeight, weightedWorld, wideWeight } from "../../arbitraries/worlds";
import { alongEdges, forEachMatching, toGraph } from "../../oracles/brute-force";
import {
  isLexicographicallyAbove,
  lexicographicallyBest,
  type PlainLevel,
  valuesOf,
} from "../../oracles/lexicographic";
import { linearProgrammeTotal } from "../../oracles/linear-programme";
import { type LexicographicWorld, lexicographicWorld, problemOf } from "./worlds";

const proven = (problem: LexicographicProblem) => {
  const outcome = solveLexicographic(problem);
  expect(verifyLexicographic(problem, outcome)).toEqual([]);
  return outcome;
};
const plain = (values: ArrayLike<number>): number[] => Array.from(values, (value) => value + 0);

describe("against all matchings", () => {
  it.each([
    ["few values, many ties", tiedWeight, 800],
    ["0 and 1", fc.constantFrom(0, 1), 800],
    ["whole numbers far apart, so that levels need vectors of their own", wideWeight, 500],
  ])("%s", (_name, entry, numRuns) => {
    let severalLevels = 0;
    fc.assert(
      fc.property(lexicographicWorld({ rows: 5, columns: 4, capacity: 3 }, entry), (drawn) => {
        const best = lexicographicallyBest(drawn.world, drawn.levels);
        const outcome = proven(problemOf(drawn));
        expect(plain(outcome.values)).toEqual(best.values);
        expect(outcome.size).toBe(best.size);
        expect(outcome.gap).toBe(0);
        if (drawn.levels.length > 1) severalLevels++;
      }),
      { numRuns },
    );
    expect(severalLevels).toBeGreaterThan(numRuns / 3);
  });

  it("with fractions on the last level", () => {
    fc.assert(
      fc.property(
        lexicographicWorld({ rows: 5, columns: 4, capacity: 3 }, tiedWeight, floatWeight),
        (drawn) => {
          const best = lexicographicallyBest(drawn.world, drawn.levels).values;
          const { values, gap } = proven(problemOf(drawn));
          expect(plain(values).slice(0, -1)).toEqual(best.slice(0, -1));
          expect(values.at(-1)).toBeCloseTo(best.at(-1)!, 9);
          expect(Math.abs(gap)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("tiers: nobody of a tier can be added without losing somebody of one before", () => {
    fc.assert(
      fc.property(
        weightedWorld({ rows: 5, columns: 4, capacity: 2 }, tiedWeight),
        fc.array(fc.constantFrom(1, 2, 7), { minLength: 5, maxLength: 5 }),
        fc.array(fc.constantFrom(1, 3), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        ({ world, weight }, tiers, others, bothSides) => {
          const tierOfRow = Int32Array.from(tiers.slice(0, world.allowed.length));
          const tierOfColumn = Int32Array.from(others.slice(0, world.columnCount));
          const problem = priorityTiersProblemOrThrow({
            ...toGraph(world),
            weight: alongEdges(world, weight),
            capacityOfColumn: Int32Array.from(world.capacity),
            tierOfRow,
            ...(bothSides ? { tierOfColumn } : {}),
          });
          const measure = (columnOfRow: ReadonlyArray<number>): number[] => [
            ...[...new Set(tierOfRow)]
              .sort((a, b) => a - b)
              .map((tier) => columnOfRow.filter((c, r) => c >= 0 && tierOfRow[r] === tier).length),
            ...(bothSides
              ? [...new Set(tierOfColumn)]
                  .sort((a, b) => a - b)
                  .map((tier) => new Set(columnOfRow.filter((c) => c >= 0 && tierOfColumn[c] === tier)).size)
              : []),
            columnOfRow.reduce((sum, c, r) => sum + (c < 0 ? 0 : weight[r]![c]!), 0),
          ];
          let best = measure(world.allowed.map(() => -1));
          forEachMatching(world, (columnOfRow) => {
            const here = measure(columnOfRow);
            if (isLexicographicallyAbove(here, best)) best = here;
          });
          expect(plain(proven(problem).values)).toEqual(best.map((value) => value + 0));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("both sides covered, in either order, maximised and minimised", () => {
    fc.assert(
      fc.property(
        weightedWorld({ rows: 5, columns: 4, capacity: 3 }, tiedWeight),
        fc.constantFrom("rows" as const, "columns" as const),
        fc.constantFrom(1 as const, -1 as const),
        ({ world, weight }, first, sign) => {
          const zeros = { weight: weight.map((row) => row.map(() => 0)), sign: 1 as const };
          const rows = {
            ...zeros,
            valueOfRow: weight.map(() => 1),
            valueOfColumn: world.capacity.map(() => 0),
          };
          const columns = {
            ...zeros,
            valueOfRow: weight.map(() => 0),
            valueOfColumn: world.capacity.map(() => 1),
          };
          const total: PlainLevel = { ...zeros, ...rows, valueOfRow: weight.map(() => 0), weight, sign };
          const levels = first === "rows" ? [rows, columns, total] : [columns, rows, total];
          const problem = coveredSidesProblemOrThrow({
            ...toGraph(world),
            weight: alongEdges(world, weight),
            capacityOfColumn: Int32Array.from(world.capacity),
            sense: sign === 1 ? "maximise" : "minimise",
            first,
          });
          expect(plain(proven(problem).values)).toEqual(lexicographicallyBest(world, levels).values);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("levels in vectors", () => {
  it("compare and come back as they are", () => {
    const reach = fc.constantFrom(0, 1, 5, 1000, 2 ** 20, 2 ** 45);
    fc.assert(
      fc.property(
        fc.array(reach, { minLength: 1, maxLength: 9 }).chain((reaches) =>
          fc.tuple(
            fc.constant(Float64Array.from(reaches)),
            fc.array(
              fc.tuple(...reaches.map((most) => fc.maxSafeInteger().map((n) => (n % (most + 1)) + 0))),
              {
                minLength: 2,
                maxLength: 2,
              },
            ),
          ),
        ),
        ([reaches, vectors]) => {
          const packing = packLevels(reaches);
          const packed = new Float64Array(packing.limbs * vectors.length);
          for (const [at, vector] of vectors.entries())
            for (const [level, number] of vector.entries())
              packed[at * packing.limbs + packing.limbOfLevel[level]!]! +=
                number * packing.unitOfLevel[level]!;
          const back = unpack(packing, packed, vectors.length);
          for (const [at, vector] of vectors.entries())
            expect(back.map((numbers) => numbers[at])).toEqual([...vector]);
          const half = (vector: ReadonlyArray<number>): number[] => vector.map((n) => Math.trunc(n / 2) + 0);
          const [a, b] = vectors.map((vector) => half(vector)) as [number[], number[]];
          const limbsOf = (vector: number[]): number[] => {
            const limbs = Array.from({ length: packing.limbs }, () => 0);
            for (const [level, number] of vector.entries())
              limbs[packing.limbOfLevel[level]!]! += number * packing.unitOfLevel[level]!;
            return limbs;
          };
          expect(isLexicographicallyAbove(limbsOf(a), limbsOf(b))).toBe(isLexicographicallyAbove(a, b));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("share a number when they are small", () => {
    expect(packLevels(new Float64Array(12).fill(4000)).limbs).toBe(3);
    expect(packLevels(Float64Array.of(4000, 4000, Number.POSITIVE_INFINITY)).limbs).toBe(2);
  });
});

describe("a linear programme a level", () => {
  it("agrees on tiers and totals of a hundred people", () => {
    for (let seed = 1; seed <= 3; seed++) {
      const draw = seededRandom(seed);
      const rowCount = 60;
      const columnCount = 40;
      const matrix = Array.from({ length: rowCount }, () =>
        Array.from({ length: columnCount }, () => (draw.below(8) === 0 ? draw.below(100) - 20 : null)),
      );
      const capacityOfColumn = Int32Array.from({ length: columnCount }, () => draw.below(3));
      const scores = assignmentProblemFromMatrixOrThrow(matrix, capacityOfColumn);
      const tierOfRow = Int32Array.from({ length: rowCount }, () => 1 + draw.below(3));
      const { values, size } = proven(priorityTiersProblemOrThrow({ ...scores, tierOfRow }));
      // A tier's number, with those before it: a programme in which only they count. All together are a largest matching.
      let before = 0;
      for (let tier = 1; tier <= 3; tier++) {
        const matrixOf = matrix.map((row, r) =>
          row.map((score) => (score !== null && tierOfRow[r]! <= tier ? 1 : null)),
        );
        const most = linearProgrammeTotal(assignmentProblemFromMatrixOrThrow(matrixOf, capacityOfColumn));
        before += values[tier - 1]!;
        expect(before).toBe(most);
      }
      expect(size).toBe(before);
      // Numbers so large that no total makes up for them, in a programme with fractions: the oracle may, within its precision.
      const one = 10_000;
      const priced = matrix.map((row, r) =>
        row.map((score) => (score === null ? null : score + one ** (3 - tierOfRow[r]!) * 4000)),
      );
      const best = linearProgrammeTotal(assignmentProblemFromMatrixOrThrow(priced, capacityOfColumn));
      const ours = values[3]! + 4000 * (values[0]! * one ** 2 + values[1]! * one + values[2]!);
      expect(Math.abs(ours - best)).toBeLessThan(1e-9 * best);
    }
  });
});

describe("laws", () => {
  const law = (name: string, check: (drawn: LexicographicWorld) => void): void => {
    it(name, () => {
      fc.assert(fc.property(lexicographicWorld({ rows: 8, columns: 6, capacity: 3 }, tiedWeight), check), {
        numRuns: 200,
      });
    });
  };
  const valuesFor = (drawn: LexicographicWorld): number[] => plain(proven(problemOf(drawn)).values);

  law("the order of rows and columns does not matter", (drawn) => {
    const flip = <A>(rows: ReadonlyArray<ReadonlyArray<A>>): A[][] =>
      rows.map((row) => [...row].reverse()).reverse();
    const flipped: LexicographicWorld = {
      world: {
        ...drawn.world,
        capacity: [...drawn.world.capacity].reverse(),
        allowed: flip(drawn.world.allowed),
      },
      levels: drawn.levels.map((level) => ({
        ...level,
        weight: flip(level.weight),
        valueOfRow: [...level.valueOfRow].reverse(),
        valueOfColumn: [...level.valueOfColumn].reverse(),
      })),
    };
    expect(valuesFor(flipped)).toEqual(valuesFor(drawn));
  });

  law("minimising is maximising the negative", (drawn) => {
    const negative = (numbers: ReadonlyArray<number>): number[] => numbers.map((n) => 0 - n);
    const there = drawn.levels.map((level) => ({
      sign: (0 - level.sign) as 1 | -1,
      weight: level.weight.map(negative),
      valueOfRow: negative(level.valueOfRow),
      valueOfColumn: negative(level.valueOfColumn),
    }));
    expect(valuesFor({ ...drawn, levels: there })).toEqual(valuesFor(drawn).map((value) => 0 - value));
  });

  law("a level that is said twice, or says nothing, changes nothing", (drawn) => {
    const [first, ...rest] = drawn.levels;
    const nothing = {
      ...first!,
      weight: first!.weight.map((row) => row.map(() => 0)),
      valueOfRow: first!.valueOfRow.map(() => 0),
      valueOfColumn: first!.valueOfColumn.map(() => 0),
    };
    const here = valuesFor(drawn);
    expect(valuesFor({ ...drawn, levels: [first!, nothing, first!, ...rest] })).toEqual([
      here[0],
      0,
      ...here,
    ]);
  });

  law("levels may be scaled, each by itself", (drawn) => {
    const scaled = drawn.levels.map((level, at) => ({
      ...level,
      weight: level.weight.map((row) => row.map((n) => n * 7 ** (3 * at))),
      valueOfRow: level.valueOfRow.map((n) => n * 7 ** (3 * at)),
      valueOfColumn: level.valueOfColumn.map((n) => n * 7 ** (3 * at)),
    }));
    const here = valuesFor(drawn);
    expect(valuesFor({ ...drawn, levels: scaled })).toEqual(here.map((value, at) => value * 7 ** (3 * at)));
  });

  law("the first levels alone give the same first values", (drawn) => {
    const here = valuesFor(drawn);
    for (let count = 1; count < drawn.levels.length; count++)
      expect(valuesFor({ ...drawn, levels: drawn.levels.slice(0, count) })).toEqual(here.slice(0, count));
  });

  it("one level is an assignment problem; people, then weight, is coverage first", () => {
    fc.assert(
      fc.property(weightedWorld({ rows: 9, columns: 7, capacity: 3 }, wideWeight), ({ world, weight }) => {
        const scores = assignmentProblemOrThrow({
          ...toGraph(world),
          weight: alongEdges(world, weight),
          capacityOfColumn: Int32Array.from(world.capacity),
        });
        const { sense: _, weight: ofEdge, ...graph } = scores;
        const one = proven({ ...graph, levels: [{ weight: ofEdge }] });
        const free = solveAssignment(scores);
        expect([one.values[0]! + 0, one.size]).toEqual([free.total + 0, free.size]);
        const people = { valueOfRow: new Float64Array(scores.rowCount).fill(1) };
        const first = solveAssignment(scores, { coverage: "first" });
        expect(plain(proven({ ...graph, levels: [people, { weight: ofEdge }] }).values)).toEqual([
          first.size,
          first.total + 0,
        ]);
      }),
      { numRuns: 400 },
    );
  });
});

describe("proofs", () => {
  const size = { rows: 6, columns: 5, capacity: 3 };

  it("of worse matchings are refused, whatever is reported of them", () => {
    let worse = 0;
    fc.assert(
      fc.property(lexicographicWorld(size, tiedWeight), fc.nat(), (drawn, pick) => {
        const problem = problemOf(drawn);
        const outcome = solveLexicographic(problem);
        const columnOfRow = outcome.columnOfRow.slice();
        const row = columnOfRow.length === 0 ? 0 : pick % columnOfRow.length;
        if (!(columnOfRow[row]! >= 0)) return;
        columnOfRow[row] = -1;
        const values = Float64Array.from(valuesOf(drawn.levels, [...columnOfRow]));
        if (plain(values).join() === plain(outcome.values).join()) return;
        worse++;
        const told = { ...outcome, columnOfRow, values, size: outcome.size - 1 };
        expect(verifyLexicographic(problem, told).map(({ _tag }) => _tag)).toContain("Gap");
      }),
      { numRuns: 600 },
    );
    expect(worse).toBeGreaterThan(100);
  });

  it("with a price changed are refused, on whatever level", () => {
    let changed = 0;
    fc.assert(
      fc.property(
        lexicographicWorld(size, tiedWeight),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(1, -1, Number.NaN, Number.POSITIVE_INFINITY),
        (drawn, pickLevel, pick, by) => {
          const problem = problemOf(drawn);
          const outcome = solveLexicographic(problem);
          const level = pickLevel % drawn.levels.length;
          const matched = [...outcome.columnOfRow.keys()].filter((row) => outcome.columnOfRow[row]! >= 0);
          if (matched.length === 0) return;
          changed++;
          const potentials = outcome.potentials.map(({ row, column }, at) => {
            const copy = row.slice();
            if (at === level) copy[matched[pick % matched.length]!]! += by;
            return { row: copy, column };
          });
          expect(verifyLexicographic(problem, { ...outcome, potentials })).not.toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
    expect(changed).toBeGreaterThan(200);
  });

  it("with other numbers reported are refused", () => {
    const problem = problemOf({
      world: {
        columnCount: 2,
        capacity: [1, 1],
        allowed: [
          [true, true],
          [true, false],
        ],
      },
      levels: [
        {
          sign: 1,
          weight: [
            [0, 0],
            [0, 0],
          ],
          valueOfRow: [1, 1],
          valueOfColumn: [0, 0],
        },
        {
          sign: 1,
          weight: [
            [5, 0.5],
            [2, 0],
          ],
          valueOfRow: [0, 0],
          valueOfColumn: [0, 0],
        },
      ],
    });
    const outcome = proven(problem);
    expect([...outcome.columnOfRow]).toEqual([1, 0]);
    const tags = (told: object): string[] =>
      verifyLexicographic(problem, { ...outcome, ...told }).map(({ _tag }) => _tag);
    expect(tags({ size: 1 })).toEqual(["WrongSize"]);
    expect(tags({ values: Float64Array.of(2, 3) })).toEqual(["WrongValue"]);
    expect(tags({ values: Float64Array.of(2) })).toEqual(["WrongLength"]);
    expect(tags({ gap: 1 })).toEqual(["WrongGap"]);
    expect(tags({ potentials: outcome.potentials.slice(1) })).toEqual(["WrongLength"]);
    expect(tags({ columnOfRow: Int32Array.of(0, 0) })).toEqual(["OverCapacity"]);
    expect(tags({ columnOfRow: Int32Array.of(0, 1) })).toEqual(["ForbiddenPair"]);
    expect(tags({ columnOfRow: Int32Array.of(0) })).toEqual(["WrongLength"]);
    const [people, total] = outcome.potentials as [
      (typeof outcome.potentials)[0],
      (typeof outcome.potentials)[0],
    ];
    const short = { row: people.row.slice(1), column: people.column };
    expect(tags({ potentials: [short, total] })).toEqual(["WrongLength"]);
  });
});

describe("stopped work", () => {
  const draw = seededRandom(5);
  const [rowCount, columnCount] = [300, 200];
  const noise = (most: number): Float64Array =>
    Float64Array.from({ length: rowCount * columnCount }, () => draw.below(most));
  const problem = lexicographicProblemOrThrow({
    rowCount,
    columnCount,
    levels: [
      { weight: noise(3), sense: "minimise", valueOfRow: new Float64Array(rowCount).fill(-2) },
      { weight: noise(3), valueOfColumn: new Float64Array(columnCount).fill(1) },
      { weight: noise(1000), sense: "minimise" },
    ],
  });
  const best = proven(problem);
  const signed = (values: ArrayLike<number>): number[] =>
    Array.from(values, (value, at) => (problem.levels[at]!.sense === "minimise" ? -1 : 1) * value + 0);

  it("has a matching, and a bound that the best does not exceed, after any slice", () => {
    let stops = 0;
    for (let after = 1; ; after++) {
      const work = lexicographicSlices(problem);
      let step = work.next();
      for (let slice = 1; slice < after && step.done !== true; slice++) step = work.next();
      if (step.done === true) break;
      const { value: outcome } = work.next("aborted");
      if (!("_tag" in outcome) || outcome._tag !== "Stopped") throw new Error("it did not stop");
      expect(verifyLexicographic(problem, outcome)).toEqual([]);
      expect(isLexicographicallyAbove(signed(best.values), signed(outcome.bound))).toBe(false);
      const bound = Float64Array.from(outcome.values, (value, at) => (at === 0 ? value + 1 : value));
      const refused = verifyLexicographic(problem, { ...outcome, bound });
      expect(refused.map(({ _tag }) => _tag)).toEqual(
        ["BoundTooLow"].slice(signed(bound)[0]! > signed(outcome.values)[0]! ? 1 : 0),
      );
      stops++;
    }
    expect(stops).toBeGreaterThan(2);
  });

  it("by a signal; not stopped, it is the same answer", async () => {
    const controller = new AbortController();
    const stopped = await solveLexicographicAsync(problem, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(stopped).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    expect(verifyLexicographic(problem, stopped)).toEqual([]);
    expect(await solveLexicographicAsync(problem)).toEqual(best);
  });
});
