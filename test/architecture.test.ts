import { describe, expect, it } from "vitest";
import { packagesOf, parseModule, readModules, violationsOf } from "./oracles/imports";

const modules = readModules();

describe("the house", () => {
  it("has its rooms and doors, and more than a few files", () => {
    expect(modules.length).toBeGreaterThan(60);
    const rooms = new Set(modules.map(({ file }) => file.split("/")[0]));
    for (const room of ["errors", "graph", "plan", "cohort", "criteria", "scoring", "stable", "assignment"])
      expect(rooms).toContain(room);
    for (const room of ["verify", "match", "explain", "index.ts", "algorithms.ts"])
      expect(rooms).toContain(room);
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
  });

  it("keeps its rules: imports point one way, doors are for others, nothing depends on time, chance or place", () => {
    expect(violationsOf(modules)).toEqual([]);
  });

  it("loads fp-ts and zod behind the first door, and no zod behind the second", () => {
    expect(packagesOf("index.ts", modules)).toEqual(["fp-ts", "zod"]);
    expect(packagesOf("algorithms.ts", modules)).toEqual(["fp-ts"]);
  });

  it("loads a time-zone library behind the fourth, and nowhere else", () => {
    expect(packagesOf("time-zones.ts", modules)).toEqual(["@date-fns/tz"]);
    const knowing = modules.filter(({ imports }) => imports.some(({ from }) => from.startsWith("@date-fns")));
    expect(knowing.map(({ file }) => file)).toEqual(["time-zones.ts"]);
  });

  it("loads nothing of the command line's behind the third", () => {
    const ofReports = ["csv-stringify", "echarts", "fp-ts", "preact", "preact-render-to-string"];
    expect(packagesOf("report.ts", modules).filter((name) => !ofReports.includes(name))).toEqual([]);
  });
});

describe("the checker itself finds", () => {
  const contracts = [
    "stable/problem.ts",
    "stable/couples/outcome.ts",
    "stable/couples/search.ts",
    "assignment/outcome.ts",
    "assignment/solvers.ts",
    "graph/heap.ts",
  ];
  const others = [
    ...contracts,
    "errors/render.ts",
    "scoring/score.ts",
    "report/html.ts",
    "cli/main.ts",
    "index.ts",
  ];
  /** What is wrong with one file, among others that are empty. */
  const judge = (file: string, text: string): string[] => {
    const bare = others.filter((other) => other !== file).map((other) => parseModule(other, ""));
    return violationsOf([parseModule(file, text), ...bare]);
  };

  it.each<[file: string, text: string, found: string | undefined]>([
    ["errors/a.ts", 'import { x } from "../graph/heap";', "errors may not know graph"],
    ["graph/a.ts", 'import type { x } from "../scoring/score";', "graph may not know scoring"],
    ["graph/a.ts", 'import { x } from "../errors/render";', undefined],
    ["plan/a.ts", 'import type { x } from "../scoring/score";', "plan may not know scoring"],
    ["plan/a.ts", 'export { x } from "../graph/heap";', undefined],
    ["stable/a.ts", 'import { x } from "../assignment/outcome";', undefined],
    ["stable/a.ts", 'import { x } from "../scoring/score";', "stable may not know scoring"],
    ["assignment/a.ts", 'import { x } from "../stable/problem";', "assignment may not know stable"],
    ["assignment/a.ts", 'import { x } from "../scoring/score";', "assignment may not know scoring"],
    ["verify/a.ts", 'import type { x } from "../stable/problem";', undefined],
    ["verify/a.ts", 'import type { x } from "../stable/couples/outcome";', undefined],
    ["verify/a.ts", 'import type { x } from "../stable/couples/search";', "verify may not know stable"],
    ["peers/a.ts", 'import { x } from "../stable/problem";', "peers may not know stable"],
    ["verify/a.ts", 'import { type x, type y } from "../assignment/outcome";', undefined],
    ["verify/a.ts", 'import { x, type y } from "../assignment/outcome";', "verify may not know assignment"],
    ["verify/a.ts", 'import type { x } from "../assignment/solvers";', "verify may not know assignment"],
    ["match/a.ts", 'const x = import("../report/html");', "match may not know report"],
    ["match/a.ts", 'type X = import("../cli/main").X;', "match may not know cli"],
    ["report/a.tsx", 'import { x } from "../assignment/solvers";', "report may not know assignment"],
    ["report/a.tsx", 'import { x } from "../scoring/score";', undefined],
    ["report/a.ts", 'import { readFile } from "node:fs";', "only cli knows Node"],
    ["cli/a.ts", 'import { readFile } from "node:fs"; import "../index"; Date.now();', undefined],
    ["match/a.ts", 'export * from "../index";', "a door is for those outside"],
    ["match/a.ts", 'import { match } from "mentor-matching";', "a door is for those outside"],
    [
      "cli/a.ts",
      'import { match } from "mentor-matching"; import about from "../../package.json";',
      undefined,
    ],
    ["report/a.ts", 'import type { x } from "../verify/assignment"; ', "no such file"],
    ["plan/a.ts", 'import words from "./words.json";', undefined],
    ["plan/a.ts", 'import words from "../cli/words.json";', "no such file"],
    ["index.ts", 'export * from "./report";', "no such file"],
    ["match/a.ts", 'import "./nowhere";', "no such file"],
    ["cellar/a.ts", "", "is in a room that has no place in the order"],
    ["helpers.ts", "", "is neither a door nor in a room"],
    ["match/a.ts", "const x = Math.random();", "uses Math.random"],
    ["match/a.ts", "const x = Date.now() + new Date().getTime();", "uses Date.now"],
    ["match/a.ts", "const x = new Date().getTime();", "uses new Date()"],
    ["match/a.ts", "names.sort((a, b) => a.localeCompare(b));", "uses a.localeCompare"],
    ["report/a.ts", "const x = score.toLocaleString();", "uses score.toLocaleString"],
    ["match/a.ts", "// Math.random() and Date.now() are told of here", undefined],
  ])("%s: %s", (file, text, found) => {
    const violations = judge(file, text);
    if (found === undefined) expect(violations).toEqual([]);
    else expect(violations[0]).toContain(found);
  });

  it("packages through other files, but not through types", () => {
    const house = [
      parseModule("index.ts", 'export { x } from "./match/a"; export type { y } from "./match/b";'),
      parseModule("match/a.ts", 'import { right } from "fp-ts/Either"; import type { z } from "zod";'),
      parseModule("match/b.ts", 'import { z } from "zod";'),
    ];
    expect(packagesOf("index.ts", house)).toEqual(["fp-ts"]);
    expect(packagesOf("match/b.ts", house)).toEqual(["zod"]);
  });
});
