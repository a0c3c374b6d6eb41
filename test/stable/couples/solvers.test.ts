import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomOrder, seededRandom } from "../../../src/graph/random";
import type { CouplesOutcome } from "../../../src/stable/couples/outcome";
import { type CouplesProblem, couplesProblemOrThrow } from "../../../src/stable/couples/problem";
import {
  type CouplesOptions,
  couples,
  solveCouples,
  solveCouplesAsync,
} from "../../../src/stable/couples/solvers";
import { solveStable } from "../../../src/stable/solvers";
import { verifyCouples } from "../../../src/verify/couples";
import { everyNth } from "../../arbitraries/compact-families";
import { coupleAndSingles, couplesMarketOf, couplesProblemOf } from "../../arbitraries/couples-markets";
import { opinionatedWorld, tiedWeight } from "../../arbitraries/worlds";
import { couplesCases, couplesFromLists } from "../../cases/couples";
import { problemOf } from "../../laws/stable-laws";
import {
  blockingCoalitionsOf,
  type CouplesMarketOfLists,
  type CouplesNotion,
  couplesNotions,
  existsStableWithCouples,
  forEachCouplesMatching,
} from "../../oracles/stability";

const solve = (market: CouplesMarketOfLists, options: CouplesOptions) => {
  const problem = couplesProblemOf(market);
  const outcome = solveCouples(problem, options);
  expect(verifyCouples(problem, outcome)).toEqual([]);
  return outcome;
};

const isStable = (
  market: CouplesMarketOfLists,
  columnOf: ArrayLike<number>,
  notion: CouplesNotion,
): boolean => {
  const found = blockingCoalitionsOf(market, Array.from(columnOf), notion);
  return found.singles.length + found.couples.length === 0;
};

/** Holds the answer of a search without limit against all matchings. @returns its arm */
const expectRight = (
  market: CouplesMarketOfLists,
  stability: CouplesNotion,
  options: CouplesOptions,
): string => {
  const outcome = solve(market, { ...options, stability, searchLimit: 1e9 });
  if (outcome._tag === "Stable") expect(isStable(market, outcome.columnOfRow, stability)).toBe(true);
  else expect(outcome._tag).toBe("NoStableMatching");
  if (outcome._tag !== "Stable") expect(existsStableWithCouples(market, stability)).toBe(false);
  return outcome._tag;
};

const counts = (): { seen: Map<string, number>; count: (name: string) => void } => {
  const seen = new Map<string, number>();
  return { seen, count: (name) => void seen.set(name, (seen.get(name) ?? 0) + 1) };
};

describe("matching with couples", () => {
  for (const notion of couplesNotions) {
    it.each(couplesCases)(`case, ${notion}: $title`, ({ market, stable }) => {
      const found: number[][] = [];
      forEachCouplesMatching(market, (columnOf) => {
        if (isStable(market, columnOf, notion)) found.push([...columnOf]);
      });
      expect(found.sort()).toEqual([...stable[notion]].sort());
      const outcome = solve(market, { stability: notion });
      if (stable[notion].length === 0) expect(outcome._tag).toBe("NoStableMatching");
      else expect(stable[notion]).toContainEqual([...outcome.columnOfRow]);
    });
  }

  it("finds a stable matching or proves that there is none, in a compact family and by every definition", () => {
    const { seen, count } = counts();
    for (const market of everyNth(coupleAndSingles(), 3))
      for (const notion of couplesNotions) count(`${notion} ${expectRight(market, notion, {})}`);
    for (const notion of couplesNotions) {
      expect(seen.get(`${notion} Stable`)).toBeGreaterThan(800);
      expect(seen.get(`${notion} NoStableMatching`)).toBeGreaterThan(20);
    }
  });

  it.each([
    ["strict", fc.nat(100_000)],
    ["tied", tiedWeight],
  ])("finds one or proves that there is none, in random markets of up to four couples (%s)", (_, score) => {
    const { seen, count } = counts();
    fc.assert(
      fc.property(
        couplesMarketOf({ couples: 4, singles: 2, columns: 3, capacity: 3, pairs: 3 }, score),
        fc.constantFrom(...couplesNotions),
        (market, notion) => count(`${expectRight(market, notion, { attempts: 2 })} ${market.couples.length}`),
      ),
      { numRuns: 2000 },
    );
    expect(seen.get("Stable 4")).toBeGreaterThan(100);
    expect(
      [...seen]
        .filter(([name]) => name.startsWith("None") || name.startsWith("NoS"))
        .reduce((sum, [, n]) => sum + n, 0),
    ).toBeGreaterThan(10);
  });

  it("finds by exact search alone what there is, when the heuristic gets no second chance", () => {
    let found = 0;
    fc.assert(
      fc.property(
        couplesMarketOf({ couples: 3, singles: 4, columns: 3, capacity: 2, pairs: 4 }, fc.nat(100_000)),
        fc.constantFrom(...couplesNotions),
        (market, stability) => {
          const first = solve(market, { stability, attempts: 1, searchLimit: 0 });
          if (first._tag !== "NoneFound") return;
          const outcome = solve(market, { stability, attempts: 1, searchLimit: 1e9 });
          expect(outcome._tag).toBe(
            existsStableWithCouples(market, stability) ? "Stable" : "NoStableMatching",
          );
          found++;
        },
      ),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it("stable by the second or the third definition is stable by the first", () => {
    const { seen, count } = counts();
    fc.assert(
      fc.property(
        couplesMarketOf({ couples: 2, singles: 3, columns: 2, capacity: 3, pairs: 4 }, tiedWeight),
        (market) => {
          forEachCouplesMatching(market, (columnOf) => {
            const [first, second, third] = couplesNotions.map((notion) => isStable(market, columnOf, notion));
            if (second || third) expect(first).toBe(true);
            if (first && !second) count("first, not second");
            if (first && !third) count("first, not third");
          });
        },
      ),
      { numRuns: 1500 },
    );
    expect(seen.get("first, not second")).toBeGreaterThan(10);
    expect(seen.get("first, not third")).toBeGreaterThan(3);
  });

  it("is deferred acceptance where nobody is linked", () => {
    fc.assert(
      fc.property(
        opinionatedWorld({ rows: 6, columns: 5, capacity: 2 }, fc.nat(100_000)),
        fc.constantFrom(...couplesNotions),
        ({ world, opinions }, stability) => {
          // Strict, since ties may be kept where deferred acceptance breaks them.
          const strict = {
            ofRow: opinions.ofRow.map((row) => row.map((score, column) => score - column / 1e3)),
            ofColumn: opinions.ofColumn.map((row, r) => row.map((score) => score - r / 1e3)),
          };
          const problem = problemOf(world, strict);
          const none = new Int32Array();
          const outcome = solveCouples(
            {
              ...problem,
              firstOfCouple: none,
              secondOfCouple: none,
              pairOffsets: Int32Array.of(0),
              firstColumnOfPair: none,
              secondColumnOfPair: none,
              scoreOfPair: new Float64Array(),
            },
            { stability },
          );
          expect(outcome).toEqual({
            _tag: "Stable",
            stability,
            columnOfRow: solveStable(problem).columnOfRow,
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it("tells none found from none there is", () => {
    const { market } = couplesCases[0]!;
    expect(solve(market, { attempts: 3, searchLimit: 0 })).toMatchObject({
      _tag: "NoneFound",
      attempts: 3,
      searched: 0,
    });
    expect(solve(market, { searchLimit: 5 })).toMatchObject({ _tag: "NoneFound", searched: 1 });
    expect(solve(market, { searchLimit: 6 })).toMatchObject({ _tag: "NoStableMatching", searched: 2 });
  });

  /** Many couples and singles who want the same few columns. */
  const crowd = (side: number): CouplesMarketOfLists => {
    const columns = Array.from({ length: side }, (_, column) => column);
    const rows = Array.from({ length: 4 * side }, (_, row) => row);
    return couplesFromLists(
      rows.map((row) => (row < 2 * side ? [] : columns.map((column) => (column * 3 + row) % side))),
      columns.map((k) => ({
        members: [2 * k, 2 * k + 1],
        pairs: columns.map((at) => [(at + k) % side, (at * 2 + k) % side]),
      })),
      columns.map((column) =>
        [...rows].sort((a, b) => ((a * 7 + column) % 31) - ((b * 7 + column) % 31) || a - b),
      ),
      columns.map(() => 3),
    );
  };

  it("places a crowd, or says honestly that it did not", async () => {
    const market = crowd(16);
    for (const stability of couplesNotions) {
      const outcome = solve(market, { stability, searchLimit: 100 });
      expect(await solveCouplesAsync(couplesProblemOf(market), { stability, searchLimit: 100 })).toEqual(
        outcome,
      );
    }
  });

  /** Singles and couples who want random columns of five places, as many places as rows; couples want any two of their columns. */
  const tight = (rows: number, couplesCount: number, wished: number, seed: number): CouplesProblem => {
    const random = seededRandom(seed);
    const columns = rows / 5;
    const draw = (count: number): number[] => Array.from({ length: count }, () => random.fraction());
    const wishes = Array.from({ length: rows }, () => randomOrder(columns, random).slice(0, wished).sort());
    const pairs = Array.from({ length: couplesCount }, (_, k) =>
      Array.from(wishes[2 * k]!).flatMap((a) => Array.from(wishes[2 * k + 1]!, (b) => [a, b] as const)),
    );
    return couplesProblemOrThrow({
      rowCount: rows,
      columnCount: columns,
      rowOffsets: Int32Array.from({ length: rows + 1 }, (_, row) => row * wished),
      columnOfEdge: Int32Array.from(wishes.flatMap((wish) => [...wish])),
      rowScore: Float64Array.from(draw(rows * wished)),
      columnScore: Float64Array.from(draw(rows * wished)),
      capacityOfColumn: new Int32Array(columns).fill(5),
      firstOfCouple: Int32Array.from({ length: couplesCount }, (_, k) => 2 * k),
      secondOfCouple: Int32Array.from({ length: couplesCount }, (_, k) => 2 * k + 1),
      pairOffsets: Int32Array.from({ length: couplesCount + 1 }, (_, k) => k * wished ** 2),
      firstColumnOfPair: Int32Array.from(pairs.flat(), ([a]) => a),
      secondColumnOfPair: Int32Array.from(pairs.flat(), ([, b]) => b),
      scoreOfPair: Float64Array.from(draw(couplesCount * wished ** 2)),
    });
  };

  it("finds a stable matching in most tight markets of four hundred rows, a tenth of them linked", () => {
    let found = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const problem = tight(400, 20, 6, seed);
      const outcome = solveCouples(problem, { searchLimit: 0, attempts: 10 });
      expect(verifyCouples(problem, outcome)).toEqual([]);
      if (outcome._tag === "Stable") found++;
      // Nobody but the few couples that were set aside.
      else expect(outcome.blocking.every(({ _tag }) => _tag === "Couple")).toBe(true);
    }
    expect(found).toBeGreaterThanOrEqual(10);
  });

  it("stops while lists are being sorted, with nobody placed", () => {
    const problem = tight(8000, 400, 3, 1);
    const slices = couples(problem);
    expect(slices.next(undefined).done).toBe(false);
    const outcome = slices.next("aborted").value as CouplesOutcome;
    expect(outcome).toMatchObject({ _tag: "Stopped", reason: "aborted" });
    expect(outcome.columnOfRow).toEqual(new Int32Array(8000).fill(-1));
    expect(verifyCouples(problem, outcome)).toEqual([]);
  });

  it("leaves its input alone, and answers the same twice for a seed", () => {
    fc.assert(
      fc.property(
        couplesMarketOf({ couples: 3, singles: 3, columns: 3, capacity: 2, pairs: 4 }, tiedWeight),
        fc.integer(),
        (market, seed) => {
          const problem = couplesProblemOf(market);
          const before = structuredClone(problem);
          const once = solveCouples(problem, { seed });
          expect(problem).toEqual(before);
          expect(solveCouples(problem, { seed })).toEqual(once);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("stops wherever it is told to, with the best so far", () => {
    // Two copies of the market without stable matching beside a crowd keep the search busy.
    const side = 13;
    const { market } = couplesCases[0]!;
    const busy = crowd(side);
    const shift = busy.wishes.length;
    const together: CouplesMarketOfLists = {
      wishes: [
        ...busy.wishes.map((row) => (row.length === 0 ? [] : [...row, undefined, undefined])),
        ...market.wishes.map((row) =>
          row.length === 0 ? [] : [...busy.capacity.map(() => undefined), ...row],
        ),
      ],
      couples: [
        ...busy.couples,
        ...market.couples.map(({ members: [i, j], pairs }) => ({
          members: [i + shift, j + shift] as const,
          pairs: pairs.map(({ columns: [a, b], score }) => ({
            columns: [a + side, b + side] as const,
            score,
          })),
        })),
      ],
      columnWants: [
        ...busy.columnWants.map((column) => [...column, 0, 0, 0]),
        ...market.columnWants.map((column) => [...busy.wishes.map(() => 0), ...column]),
      ],
      capacity: [...busy.capacity, ...market.capacity],
    };
    const problem = couplesProblemOf(together);
    let stops = 0;
    for (let slice = 0; slice < 12; slice++) {
      const slices = couples(problem, { searchLimit: 100_000 });
      let step = slices.next(undefined);
      for (let at = 0; at < slice && step.done !== true; at++) step = slices.next(undefined);
      if (step.done === true) break;
      const outcome = slices.next("aborted").value as CouplesOutcome;
      expect(outcome).toMatchObject({ _tag: "Stopped", reason: "aborted" });
      expect(verifyCouples(problem, outcome)).toEqual([]);
      stops++;
    }
    expect(stops).toBeGreaterThan(3);
  });
});
